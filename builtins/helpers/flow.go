package helpers

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/memory"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// flowHelpers are those of exceptions, with statements and generators.
func flowHelpers() []*call.Entry {
	return []*call.Entry{
		call.F1("$assert(message=..., /)", assert),
		call.F1("$try(body, /)", try),
		call.F1("$trysignal(body, /)", trySignal),
		call.F2("$matches(exc, classes, /)", func(thread *starlark.Thread, exc, classes starlark.Value) (starlark.Value, error) {
			found, err := exception.Matches(thread, exc.(*object.Instance), classes)
			return starlark.Bool(found), err
		}),
		call.F2("$matchstar(exc, classes, /)", func(thread *starlark.Thread, exc, classes starlark.Value) (starlark.Value, error) {
			match, rest, err := exception.MatchStar(thread, exc, classes)
			return starlark.Tuple{match, rest}, err
		}),
		call.F2("$raisedstar(raised, exc, /)", func(_ *starlark.Thread, raised, exc starlark.Value) (starlark.Value, error) {
			return append(slices.Clip(raised.(starlark.Tuple)), exc), nil
		}),
		call.F3("$endstar(exc, raised, rest, /)", func(thread *starlark.Thread, exc, raised, rest starlark.Value) (starlark.Value, error) {
			return exception.EndStar(thread, exc.(*object.Instance), raised.(starlark.Tuple), rest)
		}),
		call.F1("$handle(exc, /)", handle),
		call.F2("$leave(value=..., count=..., /)", leave),
		call.F2("$raise(exc=..., cause=..., /)", raiseException),
		call.F3("$raise2(exc, value=None, traceback=None, /)", func(thread *starlark.Thread, exc, value, _ starlark.Value) (starlark.Value, error) {
			return nil, exception.RaisePython2(thread, exc, value)
		}),
		call.F1("$reraise(exc, /)", reraise),
		call.F2("$with(manager, body, /)", func(thread *starlark.Thread, manager, body starlark.Value) (starlark.Value, error) {
			return exception.With(thread, manager, body.(memory.Func))
		}),
		call.FArgs("$generator(*args)", generator),
		call.F4("$genexp(iterable, targets, element, condition, /)", generatorExpression),
		call.F1("$yield(value, /)", function.Yield),
		call.F1("$yieldfrom(iterable, /)", function.YieldFrom),
	}
}

func assert(thread *starlark.Thread, message starlark.Value) (starlark.Value, error) {
	var args starlark.Tuple
	if message != nil {
		args = starlark.Tuple{message}
	}
	return nil, exception.Raise(thread, exception.New(proc.Of(thread), object.AssertionErrorClass, args...), nil)
}

// uncalled warns of a statement that names a function and does not call it.
func uncalled(thread *starlark.Thread, f, literal starlark.Value) (starlark.Value, error) {
	if _, isClass := f.(*object.Class); isClass || !object.Callable(f) {
		return starlark.None, nil
	}
	if i, ok := f.(*object.Instance); ok && i.Class() != nil {
		return starlark.None, nil // an object that can be called as well
	}
	p, text := proc.Of(thread), stringOf(literal)
	return starlark.None, p.Warn(p.Here(thread), text+" is not called, so nothing happens here", "write "+text+"()")
}

// try calls the body of a try statement: the exception or None.
func try(thread *starlark.Thread, body starlark.Value) (starlark.Value, error) {
	exc, _, err := exception.Try(thread, body)
	switch {
	case err != nil:
		return nil, err
	case exc != nil:
		return exc, nil
	}
	return starlark.None, nil
}

// trySignal is try for a body that may be left before its end: ($exception or None, signal).
func trySignal(thread *starlark.Thread, body starlark.Value) (starlark.Value, error) {
	exc, signal, err := exception.Try(thread, body)
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

func handle(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	exc, _ := v.(*object.Instance) // None in a finally that nothing led to
	exception.Enter(thread, exc)
	return v, nil
}

// leave leaves except clauses, and passes a value on.
func leave(thread *starlark.Thread, value, count starlark.Value) (starlark.Value, error) {
	if count == nil {
		exception.Leave(thread)
		return starlark.None, nil
	}
	for range intOf(count) {
		exception.Leave(thread)
	}
	return value, nil
}

// raiseException is the statement raise; without an exception it raises the one that is
// being handled.
func raiseException(thread *starlark.Thread, exc, cause starlark.Value) (starlark.Value, error) {
	if exc == nil {
		return nil, exception.RaiseHandled(thread)
	}
	return nil, exception.Raise(thread, exc, cause)
}

// reraise lets an exception go on that a statement has not handled, if there is one.
func reraise(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if exc, ok := v.(*object.Instance); ok {
		return nil, exception.Reraise(exc)
	}
	return starlark.None, nil
}

// generator is what a call of a generator function returns: its name, its body, and the
// body's arguments.
func generator(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return function.NewPulled(thread, stringOf(args[0]), args[1], args[2:]), nil
}

// generatorExpression is lazy. A negative number of targets says that the elements are
// generators, whose elements are wanted.
func generatorExpression(thread *starlark.Thread, iterable, targets, element, condition starlark.Value) (starlark.Value, error) {
	n, flatten := intOf(targets), false
	if n < 0 {
		n, flatten = -n-1, true
	}
	return function.NewGenExp(thread, iterable, n, element, condition, flatten)
}
