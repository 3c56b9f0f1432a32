package multiprocessing

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A ctype is the type of a shared value: what ctypes calls c_int, and multiprocessing 'i'.
type ctype struct {
	name    string // "c_int"
	code    string // "i", "" if it has none
	zero    starlark.Value
	low     int64 // of integers
	high    uint64
	convert func(thread *starlark.Thread, t *ctype, v starlark.Value) (starlark.Value, error)
	class   *core.Class
}

var ctypes = []*ctype{
	{name: "c_char", code: "c", zero: starlark.Bytes("\x00"), convert: toChar},
	{name: "c_wchar", code: "u", zero: starlark.String("\x00"), convert: toWideChar},
	{name: "c_byte", code: "b", low: math.MinInt8, high: math.MaxInt8},
	{name: "c_ubyte", code: "B", high: math.MaxUint8},
	{name: "c_short", code: "h", low: math.MinInt16, high: math.MaxInt16},
	{name: "c_ushort", code: "H", high: math.MaxUint16},
	{name: "c_int", code: "i", low: math.MinInt32, high: math.MaxInt32},
	{name: "c_uint", code: "I", high: math.MaxUint32},
	{name: "c_long", code: "l", low: math.MinInt64, high: math.MaxInt64},
	{name: "c_ulong", code: "L", high: math.MaxUint64},
	{name: "c_longlong", code: "q", low: math.MinInt64, high: math.MaxInt64},
	{name: "c_ulonglong", code: "Q", high: math.MaxUint64},
	{name: "c_float", code: "f", zero: starlark.Float(0), convert: toFloat},
	{name: "c_double", code: "d", zero: starlark.Float(0), convert: toFloat},
	{name: "c_bool", zero: starlark.False, convert: toBool},
}

// ctypeOf returns the type that a type code or a class of ctypes names.
func ctypeOf(v starlark.Value) (*ctype, error) {
	for _, t := range ctypes {
		if v == starlark.Value(t.class) || t.code != "" && v == starlark.String(t.code) {
			return t, nil
		}
	}
	return nil, proc.Errorf("TypeError", "this type has no size")
}

// name as CPython on Linux shows it: long long is long there.
func (t *ctype) shown() string { return strings.Replace(t.name, "longlong", "long", 1) }

// toInteger converts an integer. pyq: what does not fit is an OverflowError, where CPython
// takes the lower bits without a word.
func toInteger(thread *starlark.Thread, t *ctype, v starlark.Value) (starlark.Value, error) {
	n, err := core.AsInteger(thread, v)
	if err != nil {
		return nil, err
	}
	if i, ok := n.Int64(); ok && i >= t.low && (i < 0 || uint64(i) <= t.high) {
		return n, nil
	}
	if u, ok := n.Uint64(); ok && u <= t.high {
		return n, nil
	}
	return nil, proc.Errorf("OverflowError", "%s does not fit into '%s' (%s), which holds %d to %d", core.Short(n), t.code, t.shown(), t.low, t.high)
}

func toFloat(_ *starlark.Thread, t *ctype, v starlark.Value) (starlark.Value, error) {
	if b, ok := v.(starlark.Bool); ok {
		v = starlark.MakeInt(map[starlark.Bool]int{true: 1}[b])
	}
	f, ok := starlark.AsFloat(core.Native(v))
	if !ok {
		return nil, proc.Errorf("TypeError", "must be real number, not %s", core.TypeOf(v).Name())
	}
	if t.code == "f" {
		f = float64(float32(f))
	}
	return starlark.Float(f), nil
}

func toBool(thread *starlark.Thread, _ *ctype, v starlark.Value) (starlark.Value, error) {
	b, err := core.IsTrue(thread, v)
	return starlark.Bool(b), err
}

func toChar(_ *starlark.Thread, _ *ctype, v starlark.Value) (starlark.Value, error) {
	if b, ok := bytesOf(v); ok && len(b) == 1 {
		return b, nil
	}
	if n, ok := v.(starlark.Int); ok {
		if i, ok := n.Int64(); ok && i >= 0 && i < 256 {
			return starlark.Bytes([]byte{byte(i)}), nil
		}
	}
	return nil, proc.Errorf("TypeError", "one character bytes, bytearray or integer expected")
}

func toWideChar(_ *starlark.Thread, _ *ctype, v starlark.Value) (starlark.Value, error) {
	s, ok := v.(starlark.String)
	if !ok {
		return nil, proc.Errorf("TypeError", "unicode string expected instead of %s instance", core.TypeOf(v).Name())
	}
	if utf8.RuneCountInString(string(s)) != 1 {
		return nil, proc.Errorf("TypeError", "one character unicode string expected")
	}
	return s, nil
}

func init() {
	for _, t := range ctypes {
		if t.convert == nil {
			t.zero, t.convert = starlark.MakeInt(0), toInteger
		}
		t.class = core.NewClass(t.name).In("ctypes")
		core.Late(t.fill, t.class)
	}
}

// fill completes the type's class.
func (t *ctype) fill() {
	Define(t.class, func(m *memory, c *Call) error {
		m.block = &block{maker: makerOf(c.P, t.shown()), kind: t, cells: []starlark.Value{t.zero}}
		return m.fill(c, c.Args)
	}, Methods[*memory]{"__repr__": (*memory).valueRepr})
	computeValue(t.class)
}
