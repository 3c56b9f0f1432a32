package text

import (
	"bytes"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ByteArrayClass is bytearray.
var ByteArrayClass = object.NewClass("bytearray").Sequence()

// A ByteArray is a bytearray: a sequence of bytes that can be changed.
type ByteArray struct{ data []byte }

var (
	_ starlark.HasAttrs    = (*ByteArray)(nil)
	_ starlark.HasSetIndex = (*ByteArray)(nil)
	_ starlark.HasBinary   = (*ByteArray)(nil)
	_ starlark.Comparable  = (*ByteArray)(nil)
	_ memory.Traveler      = (*ByteArray)(nil)
	_ object.Classed       = (*ByteArray)(nil)
	_ object.Iterable      = (*ByteArray)(nil)
	_ object.Reprer        = (*ByteArray)(nil)
	_ object.Sized         = (*ByteArray)(nil)
	_ object.Container     = (*ByteArray)(nil)
	_ object.Comparer      = (*ByteArray)(nil)
	_ object.Operand       = (*ByteArray)(nil)
	_ object.ItemGetter    = (*ByteArray)(nil)
	_ object.ItemSetter    = (*ByteArray)(nil)
	_ object.ItemDeleter   = (*ByteArray)(nil)
)

// NewByteArray returns a bytearray that takes over data.
func NewByteArray(data []byte) *ByteArray { return &ByteArray{data} }

// Bytes returns the contents, which the caller must not change.
func (b *ByteArray) Bytes() []byte { return b.data }

// Class returns bytearray.
func (b *ByteArray) Class() *object.Class { return ByteArrayClass }
func (b *ByteArray) Type() string         { return "bytearray" }
func (b *ByteArray) Freeze()              {}
func (b *ByteArray) Truth() starlark.Bool { return len(b.data) > 0 }

// Hash fails: a bytearray can change.
func (b *ByteArray) Hash() (uint32, error) {
	return 0, raise.New(fact.Unhashable, "bytearray")
}

// String is the repr: the literal of the bytes, in which CPython always escapes a single
// quote.
func (b *ByteArray) String() string {
	quote := byte('\'')
	if bytes.IndexByte(b.data, '\'') >= 0 && bytes.IndexByte(b.data, '"') < 0 {
		quote = '"'
	}
	out := append(make([]byte, 0, len(b.data)+16), "bytearray(b"...)
	out = append(out, quote)
	for _, c := range b.data {
		if c == '\'' {
			out = append(out, '\\', c)
			continue
		}
		out, _ = putEscape(out, rune(c))
	}
	return string(append(out, quote, ')'))
}

// Repr is repr(b).
func (b *ByteArray) Repr(*starlark.Thread) (string, error) { return b.String(), nil }

// ByteText returns the bytes, for int(b) and float(b).
func (b *ByteArray) ByteText() string { return string(b.data) }

// Travel returns a copy.
func (b *ByteArray) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(b); ok {
		return to, nil
	}
	to := &ByteArray{bytes.Clone(b.data)}
	c.Note(b, to)
	return to, nil
}

// Attr returns a bound method.
func (b *ByteArray) Attr(name string) (starlark.Value, error) { return object.ClassAttr(b, name) }

// AttrNames returns the methods' names.
func (b *ByteArray) AttrNames() []string { return ByteArrayClass.AttrNames() }

// Len and Length are len(b).
func (b *ByteArray) Len() int                             { return len(b.data) }
func (b *ByteArray) Length(*starlark.Thread) (int, error) { return len(b.data), nil }

// Index returns b[i] to the engine, which has checked i.
func (b *ByteArray) Index(i int) starlark.Value { return starlark.MakeInt(int(b.data[i])) }

// SetIndex does b[i] = v for the engine.
func (b *ByteArray) SetIndex(i int, v starlark.Value) error {
	c, err := byteArg(nil, v, "byte")
	if err == nil {
		b.data[i] = c
	}
	return err
}

// Iter returns an iterator that sees what happens to the bytearray meanwhile.
func (b *ByteArray) Iter(*starlark.Thread) (object.Iterator, error) {
	return &byteArrayIterator{b, 0}, nil
}

type byteArrayIterator struct {
	array *ByteArray // nil at the end
	next  int
}

func (it *byteArrayIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if it.array == nil || it.next >= len(it.array.data) {
		it.array = nil
		return nil, false, nil
	}
	it.next++
	return it.array.Index(it.next - 1), true, nil
}

// Contains is x in b: a byte or a part.
func (b *ByteArray) Contains(thread *starlark.Thread, x starlark.Value) (bool, error) {
	if part, ok := bytesLike(x); ok {
		return bytes.Contains(b.data, []byte(part)), nil
	}
	i, ok, err := object.AsInt(thread, x)
	if err != nil {
		return false, err
	}
	if !ok {
		_, err := bytesOperand(x)
		return false, err
	}
	c, err := byteValue(i, "byte")
	return err == nil && bytes.IndexByte(b.data, c) >= 0, err
}

// Compare compares with anything bytes-like, byte by byte.
func (b *ByteArray) Compare(_ *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	s, ok := bytesLike(other)
	if !ok {
		return nil, false, nil
	}
	holds, ok := orderHolds[op]
	if !ok {
		return nil, false, nil
	}
	return starlark.Bool(holds(strings.Compare(string(b.data), s))), true, nil
}

var orderHolds = map[string]func(order int) bool{
	"==": func(n int) bool { return n == 0 }, "!=": func(n int) bool { return n != 0 },
	"<": func(n int) bool { return n < 0 }, "<=": func(n int) bool { return n <= 0 },
	">": func(n int) bool { return n > 0 }, ">=": func(n int) bool { return n >= 0 },
}

// CompareSameType compares two bytearrays for the engine.
func (b *ByteArray) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	v, ok, err := b.Compare(nil, op.String(), y)
	return ok && bool(v.Truth()), err
}

// Operate is + with bytes, * with an integer, and % as of bytes.
func (b *ByteArray) Operate(thread *starlark.Thread, op string, other starlark.Value, right, inPlace bool) (starlark.Value, bool, error) {
	switch op {
	case "+":
		return b.concat(other, right, inPlace)
	case "*":
		return b.repeat(thread, other, inPlace)
	case "%":
		if right {
			return nil, false, nil
		}
		s, err := PercentBytes(thread, string(b.data), other)
		return &ByteArray{[]byte(s)}, err == nil, err
	}
	return nil, false, nil
}

func (b *ByteArray) concat(other starlark.Value, right, inPlace bool) (starlark.Value, bool, error) {
	s, ok := bytesLike(other)
	switch {
	case !ok && right:
		return nil, false, nil
	case !ok:
		return nil, false, raise.Errorf("TypeError", "can't concat %s to bytearray", object.TypeOf(other).Name())
	case len(b.data)+len(s) > object.MaxText:
		return nil, false, checkSize(-1)
	case right: // bytes + bytearray are bytes
		return starlark.Bytes(s + string(b.data)), true, nil
	case inPlace:
		b.data = append(b.data, s...)
		return b, true, nil
	}
	return &ByteArray{append(bytes.Clone(b.data), s...)}, true, nil
}

func (b *ByteArray) repeat(thread *starlark.Thread, times starlark.Value, inPlace bool) (starlark.Value, bool, error) {
	i, ok, err := object.AsInt(thread, times)
	if err != nil {
		return nil, false, err
	}
	if !ok {
		return nil, false, raise.Errorf("TypeError", "can't multiply sequence by non-int of type '%s'", object.TypeOf(times).Name()).About(fact.WrongType, object.TypeOf(times).Name())
	}
	n, ok := i.Int64()
	if !ok {
		return nil, false, raise.Errorf("OverflowError", "cannot fit 'int' into an index-sized integer")
	}
	if n > 0 && int64(len(b.data)) > object.MaxText/n {
		return nil, false, checkSize(-1)
	}
	data := bytes.Repeat(b.data, int(max(n, 0)))
	if inPlace {
		b.data = data
		return b, true, nil
	}
	return &ByteArray{data}, true, nil
}

// Binary does the operations that the engine knows.
func (b *ByteArray) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op == syntax.IN && side == starlark.Right {
		in, err := b.Contains(nil, y)
		return starlark.Bool(in), err
	}
	v, ok, err := b.Operate(nil, op.String(), y, bool(side), false)
	if !ok {
		return nil, err
	}
	return v, nil
}
