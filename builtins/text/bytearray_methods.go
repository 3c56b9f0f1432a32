package text

import (
	"bytes"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// byteArrayText is the repr, and the str, which begins with the name of a derived class.
func byteArrayText(_ *starlark.Thread, v starlark.Value) (string, error) {
	text := object.Native(v).String()
	if i, ok := v.(*object.Instance); ok {
		text = i.Class().ShortName() + strings.TrimPrefix(text, ByteArrayClass.Name())
	}
	return text, nil
}

func fillByteArray() {
	ByteArrayClass.Define(call.M3("bytearray(self, source=b'', encoding='utf-8', errors='strict')", newByteArray))
	ByteArrayClass.Set("fromhex", call.New(call.F1("bytearray.fromhex(string, /)", byteArrayFromHex)))
	ByteArrayClass.Set("maketrans", bytesMakeTrans("bytearray"))
	ByteArrayClass.Set("__hash__", starlark.None)
	defineText(ByteArrayClass, func(_, b starlark.Value) bool {
		_, ok := bytesLike(b)
		return ok
	}, bytesMethods())
	ByteArrayClass.GiveWhole(
		object.SlotText("__repr__", byteArrayText), object.SlotText("__str__", byteArrayText),
		call.MOpen("slot __init__(self, /, *args, **kwargs)", func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if i, ok := self.(*object.Instance); ok {
				return starlark.None, i.Fill(thread, args, kwargs)
			}
			made, err := starlark.Call(thread, ByteArrayClass, args, kwargs)
			if err == nil {
				self.(*ByteArray).data = made.(*ByteArray).data
			}
			return starlark.None, err
		}),
	)
	ByteArrayClass.Define(nil,
		call.M1("bytearray.append(self, item, /)", byteArrayAppend),
		call.M1("bytearray.extend(self, iterable_of_ints, /)", byteArrayExtend),
		call.M2("bytearray.insert(self, index, item, /)", byteArrayInsert),
		call.M1("bytearray.pop(self, index=-1, /)", byteArrayPop),
		call.M1("bytearray.remove(self, value, /)", byteArrayRemove),
		call.M0("bytearray.clear(self, /)", byteArrayClear),
		call.M0("bytearray.copy(self, /)", byteArrayCopy),
		call.M0("bytearray.reverse(self, /)", byteArrayReverse),
		object.Slot1("__iadd__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			return object.InPlace(thread, "+", self, x)
		}),
		object.Slot1("__imul__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			return object.InPlace(thread, "*", self, x)
		}),
		object.Slot2("__setitem__", func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
			return starlark.None, object.SetItem(thread, self, a, b)
		}),
		object.Slot1("__delitem__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			return starlark.None, object.DelItem(thread, self, x)
		}),
	)
}

// newByteArray is bytearray(source=b"", encoding, errors).
func newByteArray(thread *starlark.Thread, _ *object.Class, source, encoding, errors starlark.Value) (starlark.Value, error) {
	s, err := bytesContents(thread, "bytearray", source, encoding, errors)
	if err != nil {
		return nil, err
	}
	return &ByteArray{[]byte(s)}, nil
}

// byteArrayFromHex is bytearray.fromhex(string), a class method.
func byteArrayFromHex(_ *starlark.Thread, text starlark.Value) (starlark.Value, error) {
	data, err := parseHex(text)
	if err != nil {
		return nil, err
	}
	return &ByteArray{data}, nil
}

// byteArrayAppend is bytearray.append(item).
func byteArrayAppend(thread *starlark.Thread, b *ByteArray, item starlark.Value) (starlark.Value, error) {
	c, err := byteArg(thread, item, "byte")
	if err != nil {
		return nil, err
	}
	if err := checkSize(len(b.data) + 1); err != nil {
		return nil, err
	}
	b.data = append(b.data, c)
	return starlark.None, nil
}

// byteArrayExtend is bytearray.extend(iterable_of_ints).
func byteArrayExtend(thread *starlark.Thread, b *ByteArray, iterable starlark.Value) (starlark.Value, error) {
	s, ok := bytesLike(iterable)
	if !ok {
		data, err := collectBytes(thread, iterable, "byte")
		if err != nil {
			if object.IsNotIterable(err, iterable) {
				err = raise.Errorf("TypeError", "can't extend bytearray with %s", object.TypeOf(iterable).Name())
			}
			return nil, err
		}
		s = string(data)
	}
	if err := checkSize(len(b.data) + len(s)); err != nil {
		return nil, err
	}
	b.data = append(b.data, s...)
	return starlark.None, nil
}

// byteArrayInsert is bytearray.insert(index, item).
func byteArrayInsert(thread *starlark.Thread, b *ByteArray, index, item starlark.Value) (starlark.Value, error) {
	i, err := sizeArg(thread, index, 0)
	if err != nil {
		return nil, err
	}
	c, err := byteArg(thread, item, "byte")
	if err != nil {
		return nil, err
	}
	b.data = slices.Insert(b.data, clampIndex(i, len(b.data)), c)
	return starlark.None, nil
}

// byteArrayPop is bytearray.pop(index=-1).
func byteArrayPop(thread *starlark.Thread, b *ByteArray, index starlark.Value) (starlark.Value, error) {
	i, err := sizeArg(thread, index, -1)
	if err != nil {
		return nil, err
	}
	n := len(b.data)
	if n == 0 {
		return nil, raise.Errorf("IndexError", "pop from empty bytearray")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, raise.Errorf("IndexError", "pop index out of range")
	}
	c := b.data[i]
	b.data = slices.Delete(b.data, i, i+1)
	return starlark.MakeInt(int(c)), nil
}

// byteArrayRemove is bytearray.remove(value).
func byteArrayRemove(thread *starlark.Thread, b *ByteArray, value starlark.Value) (starlark.Value, error) {
	c, err := byteArg(thread, value, "byte")
	if err != nil {
		return nil, err
	}
	i := bytes.IndexByte(b.data, c)
	if i < 0 {
		return nil, raise.Errorf("ValueError", "value not found in bytearray")
	}
	b.data = slices.Delete(b.data, i, i+1)
	return starlark.None, nil
}

// byteArrayClear is bytearray.clear().
func byteArrayClear(_ *starlark.Thread, b *ByteArray) (starlark.Value, error) {
	b.data = nil
	return starlark.None, nil
}

// byteArrayCopy is bytearray.copy().
func byteArrayCopy(_ *starlark.Thread, b *ByteArray) (starlark.Value, error) {
	return &ByteArray{bytes.Clone(b.data)}, nil
}

// byteArrayReverse is bytearray.reverse().
func byteArrayReverse(_ *starlark.Thread, b *ByteArray) (starlark.Value, error) {
	slices.Reverse(b.data)
	return starlark.None, nil
}

// clampIndex turns a bound of a slice with step 1 into an index of a sequence of n.
func clampIndex(i, n int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}
