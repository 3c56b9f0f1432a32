package handle

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file has the entries of methods of classes whose instances carry a *T. Their Go
// functions get it, and the Call. Those that programs call in their innermost loops do
// without the Call, which is allocated: they are call.M0 and its like, and find what the
// instance carries by Base.

// Base returns what an instance carries.
func Base[T any](i *object.Instance) *T { return i.Base().(*T) }

// Define completes a class whose instances carry a *T, which is made empty and filled by
// init, the entry of __init__: nothing can be done with an instance before. What a program
// derives from the class calls it. A nil init is that of a class of which programs make no
// instances: Call.New does.
func Define[T any](class *object.Class, init *call.Entry, methods ...*call.Entry) {
	if init == nil {
		class.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
			return nil, raise.Errorf("TypeError", "cannot create '%s' instances", class.FullName())
		}, methods...)
		return
	}
	class.NeedsInit()
	DefineEmpty[T](class, init, methods...)
}

// DefineEmpty is Define for a class whose methods look themselves whether init has filled
// the *T.
func DefineEmpty[T any](class *object.Class, init *call.Entry, methods ...*call.Entry) {
	class.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return new(T), nil
	}, append(methods, init)...)
}

// M0 is a method without parameters.
func M0[T any](text string, f func(*T, *Call) (starlark.Value, error)) *call.Entry {
	return call.M0(text, func(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
		return f(Base[T](i), newCall(thread, i))
	})
}

// M1 is a method of one parameter.
func M1[T any](text string, f func(_ *T, _ *Call, x starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M1(text, func(thread *starlark.Thread, i *object.Instance, x starlark.Value) (starlark.Value, error) {
		return f(Base[T](i), newCall(thread, i), x)
	})
}

// M2 is a method of two parameters.
func M2[T any](text string, f func(_ *T, _ *Call, a, b starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M2(text, func(thread *starlark.Thread, i *object.Instance, a, b starlark.Value) (starlark.Value, error) {
		return f(Base[T](i), newCall(thread, i), a, b)
	})
}

// M3 is a method of three parameters.
func M3[T any](text string, f func(_ *T, _ *Call, a, b, c starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M3(text, func(thread *starlark.Thread, i *object.Instance, a, b, c starlark.Value) (starlark.Value, error) {
		return f(Base[T](i), newCall(thread, i), a, b, c)
	})
}

// M is a method of any number of parameters: v has a place for each.
func M[T any](text string, f func(_ *T, _ *Call, v []starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M(text, func(thread *starlark.Thread, i *object.Instance, v []starlark.Value) (starlark.Value, error) {
		return f(Base[T](i), newCall(thread, i), v)
	})
}

// MOpen is a method that takes the arguments of the call, once their number is checked.
func MOpen[T any](text string, f func(_ *T, _ *Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *call.Entry {
	return call.MOpen(text, func(thread *starlark.Thread, i *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(Base[T](i), newCall(thread, i), args, kwargs)
	})
}

func newCall(thread *starlark.Thread, i *object.Instance) *Call {
	return &Call{Thread: thread, P: proc.Of(thread), Self: i}
}
