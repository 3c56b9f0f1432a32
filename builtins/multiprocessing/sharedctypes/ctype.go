package sharedctypes

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A CType is the type of a shared value: what ctypes calls c_int, and multiprocessing 'i'.
type CType struct {
	Name    string // "c_int"
	codes   string // "i"; two for a type that has two names, "" for one without
	zero    starlark.Value
	low     int64 // of integers
	high    uint64
	Convert func(thread *starlark.Thread, t *CType, v starlark.Value) (starlark.Value, error)
	Class   *object.Class
}

// CTypes are the types that there are.
var CTypes = complete([]*CType{
	{Name: "c_char", codes: "c", zero: starlark.Bytes("\x00"), Convert: toChar},
	{Name: "c_wchar", codes: "u", zero: starlark.String("\x00"), Convert: toWideChar},
	{Name: "c_byte", codes: "b", low: math.MinInt8, high: math.MaxInt8},
	{Name: "c_ubyte", codes: "B", high: math.MaxUint8},
	{Name: "c_short", codes: "h", low: math.MinInt16, high: math.MaxInt16},
	{Name: "c_ushort", codes: "H", high: math.MaxUint16},
	{Name: "c_int", codes: "i", low: math.MinInt32, high: math.MaxInt32},
	{Name: "c_uint", codes: "I", high: math.MaxUint32},
	{Name: "c_long", codes: "lq", low: math.MinInt64, high: math.MaxInt64},
	{Name: "c_ulong", codes: "LQ", high: math.MaxUint64},
	{Name: "c_float", codes: "f", zero: starlark.Float(0), Convert: toFloat},
	{Name: "c_double", codes: "d", zero: starlark.Float(0), Convert: toFloat},
	{Name: "c_bool", zero: starlark.False, Convert: toBool},
})

// CTypeAliases are the other names that types have on Linux.
var CTypeAliases = map[string]string{
	"c_longlong": "c_long", "c_ulonglong": "c_ulong", "c_int8": "c_byte", "c_uint8": "c_ubyte", "c_int16": "c_short", "c_uint16": "c_ushort",
	"c_int32": "c_int", "c_uint32": "c_uint", "c_int64": "c_long", "c_uint64": "c_ulong", "c_size_t": "c_ulong", "c_ssize_t": "c_long",
}

// CTypeOf returns the type that a type code or a class of ctypes names.
func CTypeOf(v starlark.Value) (*CType, error) {
	code, _ := v.(starlark.String)
	for _, t := range CTypes {
		if v == starlark.Value(t.Class) || len(code) == 1 && strings.Contains(t.codes, string(code)) {
			return t, nil
		}
	}
	return nil, raise.Errorf("TypeError", "this type has no size")
}

// toInteger converts an integer. pyq: what does not fit is an OverflowError, where CPython
// takes the lower bits without a word.
func toInteger(thread *starlark.Thread, t *CType, v starlark.Value) (starlark.Value, error) {
	n, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	if i, ok := n.Int64(); ok && i >= t.low && (i < 0 || uint64(i) <= t.high) {
		return n, nil
	}
	if u, ok := n.Uint64(); ok && u <= t.high {
		return n, nil
	}
	return nil, raise.Errorf("OverflowError", "%s does not fit into '%s' (%s), which holds %d to %d",
		text.Short(n), strings.Join(strings.Split(t.codes, ""), "' or '"), t.Name, t.low, t.high)
}

func toFloat(_ *starlark.Thread, t *CType, v starlark.Value) (starlark.Value, error) {
	if b, ok := v.(starlark.Bool); ok {
		v = starlark.MakeInt(map[starlark.Bool]int{true: 1}[b])
	}
	f, ok := starlark.AsFloat(object.Native(v))
	if !ok {
		return nil, raise.New(fact.RealNumber, object.TypeOf(v).Name())
	}
	if t.codes == "f" {
		f = float64(float32(f))
	}
	return starlark.Float(f), nil
}

func toBool(thread *starlark.Thread, _ *CType, v starlark.Value) (starlark.Value, error) {
	b, err := object.IsTrue(thread, v)
	return starlark.Bool(b), err
}

func toChar(_ *starlark.Thread, _ *CType, v starlark.Value) (starlark.Value, error) {
	if b, ok := handle.BytesOf(v); ok && len(b) == 1 {
		return b, nil
	}
	if n, ok := v.(starlark.Int); ok {
		if i, ok := n.Int64(); ok && i >= 0 && i < 256 {
			return starlark.Bytes([]byte{byte(i)}), nil
		}
	}
	return nil, raise.Errorf("TypeError", "one character bytes, bytearray or integer expected")
}

func toWideChar(_ *starlark.Thread, _ *CType, v starlark.Value) (starlark.Value, error) {
	s, ok := v.(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "unicode string expected instead of %s instance", object.TypeOf(v).Name())
	}
	if utf8.RuneCountInString(string(s)) != 1 {
		return nil, raise.Errorf("TypeError", "one character unicode string expected")
	}
	return s, nil
}

// zeros returns new cells.
func (t *CType) zeros(n int) []starlark.Value {
	cells := make([]starlark.Value, n)
	for i := range cells {
		cells[i] = t.zero
	}
	return cells
}

// complete gives the types their classes, and those that are integers what is common to
// them.
func complete(types []*CType) []*CType {
	for _, t := range types {
		if t.Convert == nil {
			t.zero, t.Convert = starlark.MakeInt(0), toInteger
		}
		t.Class = object.NewClass(t.Name).In("ctypes")
	}
	return types
}

func ctypeClasses() (classes []*object.Class) {
	for _, t := range CTypes {
		classes = append(classes, t.Class)
	}
	return classes
}

func fillCTypes() {
	for _, t := range CTypes {
		t.fill()
	}
}

// fill completes the type's class.
func (t *CType) fill() {
	init := handle.MOpen("slot "+t.Name+".__init__(self, /, *args, **kwargs)", func(m *lockedBlock, c *handle.Call, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		m.block = &block{Maker: handle.MakerOf(c.P, t.Name), kind: t, cells: t.zeros(1)}
		return handle.NoReturn(m.fillValue(c, args))
	})
	handle.Define[lockedBlock](t.Class, init, handle.M0("slot __repr__(self, /)", (*lockedBlock).valueRepr))
	computeValue(t.Class)
}
