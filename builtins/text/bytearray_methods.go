package text

import (
	"bytes"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillByteArray() {
	ByteArrayClass.Define(newByteArray, nil)
	ByteArrayClass.Set("fromhex", starlark.NewBuiltin("fromhex", byteArrayFromHex))
	ByteArrayClass.Set("maketrans", starlark.NewBuiltin("maketrans", bytesMakeTrans))
	ByteArrayClass.Set("__hash__", starlark.None)
	defineText(ByteArrayClass, bytesMethods(), map[string]object.MethodFunc{
		"append":  byteArrayMethod("append", 1, 1, (*ByteArray).append),
		"extend":  byteArrayMethod("extend", 1, 1, (*ByteArray).extend),
		"insert":  byteArrayMethod("insert", 2, 2, (*ByteArray).insert),
		"pop":     byteArrayMethod("pop", 0, 1, (*ByteArray).pop),
		"remove":  byteArrayMethod("remove", 1, 1, (*ByteArray).removeValue),
		"clear":   byteArrayMethod("clear", 0, 0, (*ByteArray).clear),
		"copy":    byteArrayMethod("copy", 0, 0, (*ByteArray).copy),
		"reverse": byteArrayMethod("reverse", 0, 0, (*ByteArray).reverse),
		"__iadd__": object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			return object.InPlace(thread, "+", self, args[0])
		}),
		"__imul__": object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			return object.InPlace(thread, "*", self, args[0])
		}),
		"__setitem__": object.Dunder(2, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, object.SetItem(thread, self, args[0], args[1])
		}),
		"__delitem__": object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, object.DelItem(thread, self, args[0])
		}),
	})
}

// newByteArray is bytearray(source=b"", encoding, errors).
func newByteArray(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s, err := bytesContents(thread, "bytearray", args, kwargs)
	if err != nil {
		return nil, err
	}
	return &ByteArray{[]byte(s)}, nil
}

// byteArrayFromHex is bytearray.fromhex(string), a class method.
func byteArrayFromHex(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	data, err := parseHex("bytearray", args, kwargs)
	if err != nil {
		return nil, err
	}
	return &ByteArray{data}, nil
}

// byteArrayMethod makes a method that changes a bytearray.
func byteArrayMethod(name string, least, most int, f func(b *ByteArray, thread *starlark.Thread, v textArgs) (starlark.Value, error)) object.MethodFunc {
	sig := &textSignature{name: name, least: least, most: most, counted: true}
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, err := sig.bind(textual{kind: bytearrayKind}, args, kwargs)
		if err != nil {
			return nil, err
		}
		b, ok := self.(*ByteArray)
		if !ok {
			b = extended(self).(*ByteArray)
		}
		return f(b, thread, v)
	}
}

// append is bytearray.append(item).
func (b *ByteArray) append(thread *starlark.Thread, v textArgs) (starlark.Value, error) {
	c, err := byteArg(thread, v[0], "byte")
	if err != nil {
		return nil, err
	}
	if err := checkSize(len(b.data) + 1); err != nil {
		return nil, err
	}
	b.data = append(b.data, c)
	return starlark.None, nil
}

// extend is bytearray.extend(iterable_of_ints).
func (b *ByteArray) extend(thread *starlark.Thread, v textArgs) (starlark.Value, error) {
	s, ok := bytesLike(v[0])
	if !ok {
		data, err := collectBytes(thread, v[0], "byte")
		if err != nil {
			if object.IsNotIterable(err, v[0]) {
				err = raise.Errorf("TypeError", "can't extend bytearray with %s", object.TypeOf(v[0]).Name())
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

// insert is bytearray.insert(index, item).
func (b *ByteArray) insert(thread *starlark.Thread, v textArgs) (starlark.Value, error) {
	i, err := sizeArg(thread, v[0], 0)
	if err != nil {
		return nil, err
	}
	c, err := byteArg(thread, v[1], "byte")
	if err != nil {
		return nil, err
	}
	b.data = slices.Insert(b.data, clampIndex(i, len(b.data)), c)
	return starlark.None, nil
}

// pop is bytearray.pop(index=-1).
func (b *ByteArray) pop(thread *starlark.Thread, v textArgs) (starlark.Value, error) {
	i, err := sizeArg(thread, v[0], -1)
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

// removeValue is bytearray.remove(value).
func (b *ByteArray) removeValue(thread *starlark.Thread, v textArgs) (starlark.Value, error) {
	c, err := byteArg(thread, v[0], "byte")
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

// clear is bytearray.clear().
func (b *ByteArray) clear(*starlark.Thread, textArgs) (starlark.Value, error) {
	b.data = nil
	return starlark.None, nil
}

// copy is bytearray.copy().
func (b *ByteArray) copy(*starlark.Thread, textArgs) (starlark.Value, error) {
	return &ByteArray{bytes.Clone(b.data)}, nil
}

// reverse is bytearray.reverse().
func (b *ByteArray) reverse(*starlark.Thread, textArgs) (starlark.Value, error) {
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
