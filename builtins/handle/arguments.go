package handle

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// IntArg converts an argument that is an integer.
func IntArg(thread *starlark.Thread, v starlark.Value, def int) (int, error) {
	if v == nil {
		return def, nil
	}
	n, err := object.Index(thread, v)
	if object.IsError(err, object.IndexErrorClass) {
		err = raise.Errorf("OverflowError", "Python int too large to convert to C int")
	}
	return n, err
}

// WaitTime converts the pair of arguments block and timeout.
func WaitTime(thread *starlark.Thread, block, timeout starlark.Value) (time.Duration, error) {
	if !object.Truth(block, true) {
		return 0, nil
	}
	return number.Timeout(thread, timeout)
}

// ArgPairs is Python's dict(kwargs), as pairs.
func ArgPairs(thread *starlark.Thread, v starlark.Value) ([]starlark.Tuple, error) {
	if d, ok := v.(*starlark.Dict); ok {
		return d.Items(), nil
	}
	d, err := starlark.Call(thread, object.DictClass, starlark.Tuple{v}, nil)
	if err != nil {
		return nil, err
	}
	return d.(*starlark.Dict).Items(), nil
}

// OrNone is None for an argument that was not given.
func OrNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// PairsDict is the dict of ArgPairs.
func PairsDict(pairs []starlark.Tuple) (starlark.Value, error) {
	d := starlark.NewDict(len(pairs))
	for _, kw := range pairs {
		if err := d.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}
