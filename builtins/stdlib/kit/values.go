package kit

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// CopyDict returns a dict with the same entries.
func CopyDict(d *starlark.Dict) *starlark.Dict {
	to := starlark.NewDict(d.Len())
	_ = object.DictAddAll(nil, to, d) // a new dict takes what another has, and asks nobody
	return to
}

// StringList returns a list of strs.
func StringList(list []string) *starlark.List {
	return starlark.NewList(StringTuple(list))
}

// NoResult makes a method's result of an error.
func NoResult(err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.None, nil
}

// BytesArgument converts an argument that is to be bytes-like; ok is false if it is not.
func BytesArgument(v starlark.Value) (string, bool) {
	switch x := object.Native(v).(type) {
	case starlark.Bytes:
		return string(x), true
	case *text.ByteArray:
		return string(x.Bytes()), true
	case *text.MemoryView:
		return x.Text()
	}
	return "", false
}

// SetAll sets attributes: name, value, name, value...
func SetAll(i *object.Instance, pairs ...any) {
	for k := 0; k < len(pairs); k += 2 {
		_ = i.SetOwn(pairs[k].(string), pairs[k+1].(starlark.Value)) // a name can be a key
	}
}

// OrNone is None for an argument that was not given.
func OrNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// StringTuple returns a tuple of strs.
func StringTuple(list []string) starlark.Tuple {
	t := make(starlark.Tuple, len(list))
	for i, s := range list {
		t[i] = starlark.String(s)
	}
	return t
}

// FirstError returns the first that is not nil, nil if all are.
func FirstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// HomeOf returns the home of new values; a nil thread is for those that all share.
func HomeOf(thread *starlark.Thread) *memory.Home {
	if thread == nil {
		return nil
	}
	return proc.Of(thread).Home()
}

// HashOf is hash(v).
func HashOf(v starlark.Value) (starlark.Value, error) {
	h, err := v.Hash()
	return starlark.MakeUint64(uint64(h)), err
}

// TextOrBytes returns ASCII text, which decoders take as well.
func TextOrBytes(v starlark.Value) (string, bool) {
	if s, ok := object.Native(v).(starlark.String); ok {
		return string(s), true
	}
	return BytesArgument(v)
}

// EachElement replaces the elements of a slice.
func EachElement(elems []starlark.Value, f func(starlark.Value) (starlark.Value, error)) error {
	for i, x := range elems {
		var err error
		if elems[i], err = f(x); err != nil {
			return err
		}
	}
	return nil
}

// Satisfies reports whether f(x) is true.
func Satisfies(thread *starlark.Thread, f, x starlark.Value) (bool, error) {
	v, err := object.Call1(thread, f, x)
	if err != nil {
		return false, err
	}
	return object.IsTrue(thread, v)
}

// Item returns the i'th element of what Python can index.
func Item(thread *starlark.Thread, seq starlark.Value, i int) (starlark.Value, error) {
	switch seq := seq.(type) {
	case *starlark.List:
		if i < seq.Len() {
			return seq.Index(i), nil
		}
	case starlark.Tuple:
		if i < len(seq) {
			return seq[i], nil
		}
	}
	return object.GetItem(thread, seq, starlark.MakeInt(i))
}
