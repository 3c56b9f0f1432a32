package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// flowHelpers are those of exceptions, with statements and generators.
var flowHelpers = map[string]helper{
	"$assert":    assert,
	"$try":       try,
	"$trysignal": trySignal,
	"$matches":   matches,
	"$handle":    handle,
	"$leave":     leave,
	"$raise":     raise3,
	"$raise2":    raise2,
	"$reraise":   reraise,
	"$with":      with,
	"$generator": generator,
	"$genexp":    generatorExpression,
	"$yield": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return function.Yield(thread, args[0])
	},
	"$yieldfrom": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return function.YieldFrom(thread, args[0])
	},
}

func assert(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return nil, exception.Raise(thread, exception.New(proc.Of(thread), object.AssertionErrorClass, args...), nil)
}

// uncalled warns of a statement that names a function and does not call it.
func uncalled(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if _, isClass := args[0].(*object.Class); isClass || !object.Callable(args[0]) {
		return starlark.None, nil
	}
	if i, ok := args[0].(*object.Instance); ok && i.Class() != nil {
		return starlark.None, nil // an object that can be called as well
	}
	p, text := proc.Of(thread), object.Text(args[1])
	return starlark.None, p.Warn(p.Here(thread), text+" is not called, so nothing happens here", "write "+text+"()")
}

// try calls the body of a try statement: the exception or None.
func try(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc, _, err := exception.Try(thread, args[0])
	switch {
	case err != nil:
		return nil, err
	case exc != nil:
		return exc, nil
	}
	return starlark.None, nil
}

// trySignal is try for a body that may be left before its end: ($exception or None, signal).
func trySignal(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc, signal, err := exception.Try(thread, args[0])
	switch {
	case err != nil:
		return nil, err
	case exc != nil:
		return starlark.Tuple{exc, starlark.None}, nil
	case signal == starlark.None:
		return nothing, nil
	}
	return starlark.Tuple{starlark.None, signal}, nil
}

// nothing is what trySignal returns for most bodies.
var nothing starlark.Value = starlark.Tuple{starlark.None, starlark.None}

func matches(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	found, err := exception.Matches(thread, args[0].(*object.Instance), args[1])
	return starlark.Bool(found), err
}

func handle(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc, _ := args[0].(*object.Instance) // None in a finally that nothing led to
	exception.Enter(thread, exc)
	return args[0], nil
}

// leave leaves except clauses, and passes a value on.
func leave(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		exception.Leave(thread)
		return starlark.None, nil
	}
	for range intOf(args[1]) {
		exception.Leave(thread)
	}
	return args[0], nil
}

func raise3(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	switch len(args) {
	case 0:
		return nil, exception.RaiseHandled(thread)
	case 1:
		return nil, exception.Raise(thread, args[0], nil)
	}
	return nil, exception.Raise(thread, args[0], args[1])
}

// raise2 is Python 2's "raise class, value, traceback".
func raise2(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return nil, exception.RaisePython2(thread, args)
}

// reraise lets an exception go on that a statement has not handled, if there is one.
func reraise(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if exc, ok := args[0].(*object.Instance); ok {
		return nil, exception.Reraise(exc)
	}
	return starlark.None, nil
}

// with carries out a with statement: the body's signal.
func with(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return exception.With(thread, args[0], args[1].(*starlark.Function))
}

func generator(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return function.NewGenerator(thread, stringOf(args[0]), args[1], args[2:]), nil
}

// generatorExpression is lazy: iterable, number of targets, element, condition. A negative
// number says that the elements are generators, whose elements are wanted.
func generatorExpression(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	n, flatten := intOf(args[1]), false
	if n < 0 {
		n, flatten = -n-1, true
	}
	return function.NewGenExp(thread, args[0], n, args[2], args[3], flatten)
}
