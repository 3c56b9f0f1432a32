package sys

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An exitCall is a call that a process makes at its end.
type exitCall struct {
	f      starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

// An exitState is what the module keeps for a process: the calls at its end, and whether
// the process knows of them.
type exitState struct {
	calls  []exitCall
	leaves bool
}

var exits = proc.NewSlot[exitState](nil)

// AtexitMembers is the module atexit. As in CPython since 3.13 a child has calls of its
// own, which it does not inherit; they are made when its children are gone.
func AtexitMembers() starlark.StringDict {
	return call.Functions(
		call.FRaw("register(func, *args, **kwargs)", register), // it has words of its own
		call.F1("atexit.unregister(func, /)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			return starlark.None, unregister(thread, f)
		}),
		call.F0("atexit._clear()", func(thread *starlark.Thread) (starlark.Value, error) {
			exits.Of(proc.Of(thread)).calls = nil
			return starlark.None, nil
		}),
		call.F0("atexit._ncallbacks()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.MakeInt(len(exits.Of(proc.Of(thread)).calls)), nil
		}),
		call.F0("atexit._run_exitfuncs()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.None, runExitCalls(thread)
		}),
	)
}

// register is register(func, *args, **kwargs).
func register(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, raise.Arguments("register() takes at least 1 argument (0 given)")
	}
	if !object.Callable(args[0]) {
		return nil, raise.Errorf("TypeError", "the first argument must be callable")
	}
	p := proc.Of(thread)
	s := exits.Of(p)
	if !s.leaves {
		s.leaves = true
		p.AtEnd(func(now bool) error {
			if now {
				return nil
			}
			return runExitCalls(p.Current())
		})
	}
	s.calls = append(s.calls, exitCall{args[0], args[1:], kwargs})
	return args[0], nil
}

func unregister(thread *starlark.Thread, f starlark.Value) error {
	s := exits.Of(proc.Of(thread))
	var failed error
	s.calls = slices.DeleteFunc(s.calls, func(c exitCall) bool {
		same, err := object.Equal(thread, c.f, f)
		if err != nil {
			failed = err
		}
		return same
	})
	return failed
}

// runExitCalls makes the calls, the last first. What is registered meanwhile is forgotten,
// and an exception ends its call only. The error is one that no program can catch.
func runExitCalls(thread *starlark.Thread) error {
	s := exits.Of(proc.Of(thread))
	calls := s.calls
	defer func() { s.calls = nil }()
	for _, c := range slices.Backward(calls) {
		if _, err := starlark.Call(thread, c.f, c.args, c.kwargs); err != nil {
			if err := tellIgnored(thread, err, c.f); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellIgnored writes the traceback of an exception in a call at the end.
func tellIgnored(thread *starlark.Thread, err error, f starlark.Value) error {
	exc, fatal := exception.Catch(thread, err)
	if fatal != nil {
		return fatal
	}
	p := proc.Of(thread)
	repr, err := object.Repr(thread, f)
	if err != nil {
		return err
	}
	text := "Exception ignored in atexit callback: " + repr + "\n" + p.Traceback(advice.Describe(thread, exc))
	return prelude.PrintTo(p, thread, prelude.StderrOf(p), text, true)
}
