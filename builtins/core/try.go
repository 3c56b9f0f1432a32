package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Try calls the body of a try statement. exc is the exception that it raised, nil if it
// raised none; signal is what it returned. err is what no program can catch: the process
// was stopped, or leaves at once.
func Try(thread *starlark.Thread, body starlark.Value) (exc *Instance, signal starlark.Value, err error) {
	signal, err = starlark.Call(thread, body, nil, nil)
	if err == nil && !proc.Of(thread).HasThrown() {
		return nil, signal, nil
	}
	exc, err = Catch(thread, err)
	return exc, nil, err
}

// Catch turns an error into the exception that it is. err is what no program can catch.
func Catch(thread *starlark.Thread, e error) (exc *Instance, err error) {
	p := proc.Of(thread)
	if uncatchable(p, e) {
		return nil, e
	}
	exc = ExceptionOf(thread, e)
	// A stop that came in between is not lost.
	if stopped := p.Task().Stopped(); stopped != nil {
		return nil, e
	}
	return exc, nil
}

// WithEnter begins a with statement: it calls __enter__ of the context manager and
// returns what that returned, and the method __exit__.
func WithEnter(thread *starlark.Thread, manager starlark.Value) (value, exit starlark.Value, err error) {
	enter, err := specialMethod(thread, manager, "__enter__")
	if err != nil {
		return nil, nil, err
	}
	if enter == nil {
		return nil, nil, proc.Errorf("TypeError", "'%s' object does not support the context manager protocol", TypeOf(manager).Name())
	}
	exit, err = specialMethod(thread, manager, "__exit__")
	if err != nil {
		return nil, nil, err
	}
	if exit == nil {
		return nil, nil, proc.Errorf("TypeError", "'%s' object does not support the context manager protocol (missed __exit__ method)",
			TypeOf(manager).Name())
	}
	value, err = starlark.Call(thread, enter, nil, nil)
	return value, exit, err
}

// WithExit ends a with statement whose body raised exc, nil for nothing. It reports
// whether __exit__ wants the exception swallowed. While __exit__ runs exc is being
// handled.
func WithExit(thread *starlark.Thread, exit starlark.Value, exc *Instance) (swallow bool, err error) {
	if exc == nil {
		_, err := starlark.Call(thread, exit, starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil)
		return false, err
	}
	Enter(thread, exc)
	v, err := starlark.Call(thread, exit, starlark.Tuple{exc.class, exc, TracebackOf(exc)}, nil)
	if err != nil {
		return false, err
	}
	Leave(thread)
	return IsTrue(thread, v)
}
