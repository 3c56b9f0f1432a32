package exception

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Try calls the body of a try statement. exc is the exception that it raised, nil if it
// raised none; signal is what it returned. err is what no program can catch: the process
// was stopped, or leaves at once.
func Try(thread *starlark.Thread, body starlark.Value, args ...starlark.Value) (exc *object.Instance, signal starlark.Value, err error) {
	signal, err = starlark.Call(thread, body, args, nil)
	if err == nil && !proc.Of(thread).HasThrown() {
		return nil, signal, nil
	}
	exc, err = Catch(thread, err)
	return exc, nil, err
}

// Catch turns an error into the exception that it is. err is what no program can catch.
func Catch(thread *starlark.Thread, e error) (exc *object.Instance, err error) {
	return CatchOn(memory.StackOf(thread), e)
}

// CatchOn is Catch in the thread of a stack.
func CatchOn(st *memory.Stack, e error) (exc *object.Instance, err error) {
	return catch(st, e, st.CallDepth()-2, false)
}

// CatchOf is CatchOn for an error of calls that the thread has left: its traceback has only those.
func CatchOf(st *memory.Stack, e error) (exc *object.Instance, err error) {
	return catch(st, e, st.CallDepth(), false)
}

// catch is CatchOn; from and last are those of on.
func catch(st *memory.Stack, e error, from int, last bool) (exc *object.Instance, err error) {
	p := proc.On(st)
	if p.Task().Stopped() != nil || !last && uncatchable(e) {
		return nil, e
	}
	exc = on(st, e, from, last)
	// A stop that came in between is not lost.
	if stopped := p.Task().Stopped(); stopped != nil {
		return nil, e
	}
	return exc, nil
}

// With carries out a with statement. Its body is a function, of what __enter__ returns if
// it has a parameter; signal is what the body returned, or None. It is for the reference.
func With(thread *starlark.Thread, manager starlark.Value, body memory.Func) (signal starlark.Value, err error) {
	enter, exit, err := ContextMethods(manager)
	if err != nil {
		return nil, err
	}
	value, err := enter.Call(thread, nil)
	if err != nil {
		return nil, err
	}
	var exc *object.Instance
	if body.NumParams() > 0 {
		exc, signal, err = Try(thread, body, value)
	} else {
		exc, signal, err = Try(thread, body)
	}
	if err != nil {
		return nil, err
	}
	if exc == nil {
		_, err := exit.Call(thread, noException)
		return signal, err
	}
	swallow, err := exitWith(thread, exc, func(args starlark.Tuple) (starlark.Value, error) { return exit.Call(thread, args) })
	if err == nil && !swallow {
		err = Reraise(exc)
	}
	return starlark.None, err
}

// noException is what __exit__ is called with when the body has raised nothing.
var noException = starlark.Tuple{starlark.None, starlark.None, starlark.None}

var enterSite, exitSite = object.NewSite("__enter__"), object.NewSite("__exit__")

// ContextMethods returns __enter__ and __exit__ of a context manager.
func ContextMethods(manager starlark.Value) (enter, exit object.Special, err error) {
	if enter, err = enterSite.Special(manager); err != nil {
		return enter, exit, err
	}
	if !enter.Found() {
		return enter, exit, raise.New(fact.NoContext, object.TypeOf(manager).Name())
	}
	if exit, err = exitSite.Special(manager); err != nil {
		return enter, exit, err
	}
	if !exit.Found() {
		missed := raise.New(fact.NoContext, object.TypeOf(manager).Name())
		missed.Msg += " (missed __exit__ method)"
		err = missed
	}
	return enter, exit, err
}

// WithEnter begins a with statement: it calls __enter__ of the context manager and
// returns what that returned, and the method __exit__.
func WithEnter(thread *starlark.Thread, manager starlark.Value) (value, exit starlark.Value, err error) {
	enter, leave, err := ContextMethods(manager)
	if err != nil {
		return nil, nil, err
	}
	if exit, err = leave.Bind(thread); err != nil {
		return nil, nil, err
	}
	value, err = enter.Call(thread, nil)
	return value, exit, err
}

// WithExit ends a with statement whose body raised exc, nil for nothing. It reports
// whether __exit__ wants the exception swallowed. While __exit__ runs exc is being
// handled.
func WithExit(thread *starlark.Thread, exit starlark.Value, exc *object.Instance) (swallow bool, err error) {
	if exc == nil {
		_, err := starlark.Call(thread, exit, noException, nil)
		return false, err
	}
	return exitWith(thread, exc, func(args starlark.Tuple) (starlark.Value, error) { return starlark.Call(thread, exit, args, nil) })
}

func exitWith(thread *starlark.Thread, exc *object.Instance, exit func(starlark.Tuple) (starlark.Value, error)) (swallow bool, err error) {
	Enter(thread, exc)
	v, err := exit(starlark.Tuple{exc.Class(), exc, TracebackOf(exc)})
	if err != nil {
		return false, err
	}
	swallow, err = object.IsTrue(thread, v)
	if err == nil {
		Leave(thread)
	}
	return swallow, err
}
