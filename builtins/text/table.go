package text

import (
	"cmp"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the iterators of str and bytes.
var (
	strIteratorClass   = collection.NewIteratorClass("str_iterator")
	bytesIteratorClass = collection.NewIteratorClass("bytes_iterator")
)

// Table is what the package tells of its classes.
var Table = object.Table{
	Slots: []object.ClassSlots{
		{Class: object.StrClass, Slots: &object.Slots{
			Repr: reprStr, Compare: compareStr, Format: formatStr, Hash: hashStr, Order: orderStr, Operate: strOperate, Contains: strContains,
			Iterate: iterateStr, Iterator: strIteratorClass, Loop: loopStr, Reverse: reverseStr, Slice: sliceString, GetItem: strGetItem,
			Python2: strMethodsPython2,
		}},
		{Class: object.BytesClass, Slots: &object.Slots{
			Repr: reprBytes, Str: strBytes, Hash: hashBytes, Compare: compareBytes, Order: orderBytes, Operate: bytesOperate,
			Contains: bytesContain, Iterate: iterateBytes, Iterator: bytesIteratorClass,
			Reverse: reverseBytes, Slice: sliceBytes, GetItem: bytesGetItem,
		}},
	},
	Late: []object.Late{
		{Fill: fillStr, Classes: []*object.Class{object.StrClass}},
		{Fill: fillBytes, Classes: []*object.Class{object.BytesClass}},
		{Fill: fillByteArray, Classes: []*object.Class{ByteArrayClass}},
		{Fill: fillMemoryView, Classes: []*object.Class{MemoryViewClass}},
	},
}

// The slots of the engine's types, which call what is done with the types themselves.

func reprStr(w *object.Writer, v starlark.Value) error {
	w.Buf = appendQuoted(w.Buf, string(v.(starlark.String)), w.Python2)
	return nil
}

func reprBytes(w *object.Writer, v starlark.Value) error {
	if !w.Python2 {
		w.Text("b")
	}
	w.Buf = appendQuotedBytes(w.Buf, string(v.(starlark.Bytes)))
	return nil
}

func strBytes(w *object.Writer, v starlark.Value) error {
	if !w.Python2 {
		return reprBytes(w, v)
	}
	w.Text(string(v.(starlark.Bytes)))
	return nil
}

func hashStr(_ object.Hashing, v starlark.Value) (int64, error) {
	return object.HashText("s", string(v.(starlark.String))), nil
}

func hashBytes(_ object.Hashing, v starlark.Value) (int64, error) {
	return object.HashText("s", string(v.(starlark.Bytes))), nil
}

func compareStr(_ object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	if y, ok := b.(starlark.String); ok {
		return starlark.Bool(object.CompareOrdered(op, string(a.(starlark.String)), string(y))), nil
	}
	return nil, nil
}

func compareBytes(_ object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	if y, ok := b.(starlark.Bytes); ok {
		return starlark.Bool(object.CompareOrdered(op, string(a.(starlark.Bytes)), string(y))), nil
	}
	return nil, nil
}

func orderStr(_ object.Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	y, ok := b.(starlark.String)
	return cmp.Compare(a.(starlark.String), y), ok, nil
}

func orderBytes(_ object.Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	y, ok := b.(starlark.Bytes)
	return cmp.Compare(a.(starlark.Bytes), y), ok, nil
}

func strOperate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if op != "%" {
		return nil, false, nil
	}
	v, err = Percent(thread, string(a.(starlark.String)), b)
	return v, err == nil, err
}

func bytesOperate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if op != "%" {
		return nil, false, nil
	}
	s, err := PercentBytes(thread, string(a.(starlark.Bytes)), b)
	return starlark.Bytes(s), err == nil, err
}

func iterateStr(v starlark.Value) object.Iterator {
	return &stringIterator{rest: string(v.(starlark.String))}
}
func iterateBytes(v starlark.Value) object.Iterator {
	return &bytesIterator{rest: string(v.(starlark.Bytes))}
}

func reverseStr(v starlark.Value) object.Iterator   { return &stringReverse{string(v.(starlark.String))} }
func reverseBytes(v starlark.Value) object.Iterator { return &bytesReverse{string(v.(starlark.Bytes))} }

func loopStr(_ *starlark.Thread, v starlark.Value) starlark.Value {
	return &stringLoop{rest: string(v.(starlark.String))}
}

func strGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	i, ok, err := object.ItemInt(thread, key)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, raise.New(fact.StringIndexType, object.TypeOf(key).Name())
	}
	if c := charAt(string(v.(starlark.String)), i); c != nil {
		return c, nil
	}
	return nil, raise.Errorf("IndexError", "string index out of range")
}

func bytesGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	b := v.(starlark.Bytes)
	i, err := object.ItemIndex(thread, key, b, "byte", "index out of range")
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt(int(b[i])), nil
}
