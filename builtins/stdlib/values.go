package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// copyDict returns a dict with the same entries.
func copyDict(d *starlark.Dict) *starlark.Dict {
	to := starlark.NewDict(d.Len())
	for k, v := range d.Entries() {
		_ = to.SetKey(k, v) // it is a key already
	}
	return to
}

// stringList returns a list of strs.
func stringList(list []string) *starlark.List {
	return starlark.NewList(stringTuple(list))
}

// noResult makes a method's result of an error.
func noResult(err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.None, nil
}

// bytesArgument converts an argument that is to be bytes-like; ok is false if it is not.
func bytesArgument(v starlark.Value) (string, bool) {
	switch x := core.Native(v).(type) {
	case starlark.Bytes:
		return string(x), true
	case *core.ByteArray:
		return string(x.Bytes()), true
	}
	return "", false
}

// setAll sets attributes: name, value, name, value...
func setAll(i *core.Instance, pairs ...any) {
	for k := 0; k < len(pairs); k += 2 {
		_ = i.SetOwn(pairs[k].(string), pairs[k+1].(starlark.Value)) // a name can be a key
	}
}

// orNone is None for an argument that was not given.
func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// stringTuple returns a tuple of strs.
func stringTuple(list []string) starlark.Tuple {
	t := make(starlark.Tuple, len(list))
	for i, s := range list {
		t[i] = starlark.String(s)
	}
	return t
}

// firstError returns the first that is not nil, nil if all are.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// homeOf returns the home of new values; a nil thread is for those that all share.
func homeOf(thread *starlark.Thread) *proc.Home {
	if thread == nil {
		return nil
	}
	return proc.Of(thread).Home()
}

// hashOf is hash(v).
func hashOf(v starlark.Value) (starlark.Value, error) {
	h, err := v.Hash()
	return starlark.MakeUint64(uint64(h)), err
}
