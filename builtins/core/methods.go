package core

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// This file has the shapes of methods that CPython writes in C, which check the
// number of their arguments in words of their own. name is the full name
// ("list.append") where the words need it.

// method0 makes a method that takes no arguments.
func method0(name string, f func(*starlark.Thread, starlark.Value) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := noArguments(name, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, self)
	}
}

// method1 makes a method that takes one argument.
func method1(name string, f func(_ *starlark.Thread, self, x starlark.Value) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		x, err := exactlyOne(name, args, kwargs)
		if err != nil {
			return nil, err
		}
		return f(thread, self, x)
	}
}

// methodN makes a method of class that takes at least least and at most most arguments by
// position; most < 0 is any number.
func methodN(class, name string, least, most int, f func(*starlark.Thread, starlark.Value, starlark.Tuple) (starlark.Value, error)) MethodFunc {
	full := class + "." + name
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := checkArgs(full, name, args, kwargs, least, most); err != nil {
			return nil, err
		}
		return f(thread, self, args)
	}
}

// checkArgs checks the number of arguments by position, and that there are none by
// keyword; most < 0 is any number.
func checkArgs(full, name string, args starlark.Tuple, kwargs []starlark.Tuple, least, most int) error {
	if len(kwargs) > 0 {
		return noKeywords(full)
	}
	if most < 0 {
		most = math.MaxInt
	}
	return positionalCount(name, len(args), least, most)
}

func noKeywords(name string) error {
	return proc.Errorf("TypeError", "%s() takes no keyword arguments", name)
}

// builtinAttr is the Attr of a value whose attributes are all in its class.
func builtinAttr(self starlark.Value, name string) (starlark.Value, error) {
	v, ok := TypeOf(self).Lookup(name)
	if !ok {
		return nil, nil
	}
	switch v := v.(type) {
	case *MethodDescriptor:
		return v.Bind(self), nil
	case *GetSet:
		return v.get(nil, self)
	}
	return v, nil
}

// AsInt returns v as an integer, as operator.index does; ok is false if v is none.
func AsInt(thread *starlark.Thread, v starlark.Value) (i starlark.Int, ok bool, err error) {
	switch v := v.(type) {
	case starlark.Int:
		return v, true, nil
	case starlark.Bool:
		if v {
			return starlark.MakeInt(1), true, nil
		}
		return starlark.MakeInt(0), true, nil
	case Integral:
		return v.AsIndex(thread)
	}
	return i, false, nil
}

// IndexInt is AsInt with Python's usual TypeError.
func IndexInt(thread *starlark.Thread, v starlark.Value) (starlark.Int, error) {
	i, ok, err := AsInt(thread, v)
	if !ok && err == nil {
		err = proc.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", TypeOf(v).Name())
	}
	return i, err
}

// ToSize returns v as a Go int, as an argument of a C function that takes a
// Py_ssize_t.
func ToSize(thread *starlark.Thread, v starlark.Value) (int, error) {
	i, err := IndexInt(thread, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok {
		return 0, proc.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}
