package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

// This file has the shapes of methods that CPython writes in C, which check the
// number of their arguments in words of their own. name is the full name
// ("list.append") where the words need it.

// Method0 makes a method that takes no arguments.
func Method0(name string, f func(*starlark.Thread, starlark.Value) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := call.NoArguments(name, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, self)
	}
}

// Method1 makes a method that takes one argument.
func Method1(name string, f func(_ *starlark.Thread, self, x starlark.Value) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		x, err := call.ExactlyOne(name, args, kwargs)
		if err != nil {
			return nil, err
		}
		return f(thread, self, x)
	}
}

// MethodN makes a method of class that takes at least least and at most most arguments by
// position; most < 0 is any number.
func MethodN(class, name string, least, most int, f func(*starlark.Thread, starlark.Value, starlark.Tuple) (starlark.Value, error)) MethodFunc {
	full := class + "." + name
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := call.CheckArgs(full, name, args, kwargs, least, most); err != nil {
			return nil, err
		}
		return f(thread, self, args)
	}
}

// ClassAttr is the Attr of a value whose attributes are all in its class.
func ClassAttr(self starlark.Value, name string) (starlark.Value, error) {
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
