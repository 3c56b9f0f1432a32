package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A Func is the Go part of a builtin: it is given the process that called it.
type Func func(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// NewFunc returns a builtin function.
func NewFunc(name string, f Func) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(proc.Of(thread), thread, args, kwargs)
	})
}

// A Method is the Go part of a method of a T.
type Method[T starlark.Value] func(recv T, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// NewMethod returns the unbound builtin for a method; bind a T to it.
func NewMethod[T starlark.Value](name string, f Method[T]) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(b.Receiver().(T), proc.Of(thread), thread, args, kwargs)
	})
}
