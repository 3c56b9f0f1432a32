package handle

import (
	"strings"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
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

// NoArguments checks a call that takes none. A name with a dot is that of a method.
func NoArguments(name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if len(args)+len(kwargs) == 0 {
		return nil
	}
	return unwanted(name, args, kwargs)
}

// writtenInC are the functions and methods that complain in other words under CPython.
var writtenInC = map[string]bool{"SemLock.release": true, "lock.release": true, "lock.locked": true, "get_ident": true, "get_native_id": true}

//go:noinline
func unwanted(name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	switch {
	case writtenInC[name] && len(kwargs) > 0:
		return raise.Errorf("TypeError", "%s() takes no keyword arguments", name)
	case writtenInC[name]:
		return raise.Errorf("TypeError", "%s() takes no arguments (%d given)", name, len(args))
	case strings.Contains(name, "."):
		name += "(self)"
	default:
		name += "()"
	}
	return call.NewSignature("def "+name).Bind(nil, args, kwargs)
}

// WaitTime converts the pair of arguments block and timeout.
func WaitTime(block, timeout starlark.Value) (time.Duration, error) {
	if !object.Truth(block, true) {
		return 0, nil
	}
	return number.Timeout(timeout)
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

// One returns the only argument.
func (c *Call) One(name string) (starlark.Value, error) {
	if len(c.Args) != 1 || len(c.Kwargs) > 0 {
		return nil, raise.Errorf("TypeError", "%s() takes exactly one argument (%d given)", name, len(c.Args)+len(c.Kwargs))
	}
	return c.Args[0], nil
}

// Simple makes a function that takes no arguments.
func Simple(name string, f func(p *proc.Proc) starlark.Value) starlark.Value {
	return object.NewFunc(name, func(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(p), NoArguments(name, args, kwargs)
	})
}

// BlockTime is the arguments block and timeout, which must not be negative here.
func (c *Call) BlockTime(block, timeout starlark.Value) (time.Duration, error) {
	wait, err := WaitTime(block, timeout)
	if err != nil || !object.Truth(block, true) || timeout == nil || timeout == starlark.None {
		return wait, err
	}
	if s, err := number.Number(timeout); err == nil && s < 0 {
		return 0, raise.Errorf("ValueError", "'timeout' must be a non-negative number")
	}
	return wait, nil
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
