package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

var flowHelpers = map[string]helper{
	"$assert":   assert,
	"$try":      try,
	"$matches":  matches,
	"$handle":   handle,
	"$leave":    leave,
	"$raise":    raise,
	"$raise2":   raise2,
	"$reraise":  reraise,
	"$with":     with,
	"$withexit": withExit,
	"$yield": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return core.Yield(thread, args[0])
	},
	"$yieldfrom": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return core.YieldFrom(thread, args[0])
	},
	"$generator": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return core.NewGenerator(thread, text(args[0]), args[1], args[2:]), nil
	},
	"$genexp": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return core.NewGenExp(thread, args[0], args[2], args[3], number(args[1]))
	},
}

func assert(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc, err := starlark.Call(thread, core.AssertionErrorClass, args, nil)
	if err != nil {
		return nil, err
	}
	return nil, core.Raise(thread, exc, nil)
}

// try calls the body of a try statement.
func try(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc, signal, err := core.Try(thread, args[0])
	switch {
	case err != nil:
		return nil, err
	case exc != nil:
		return starlark.Tuple{exc, starlark.None}, nil
	}
	return starlark.Tuple{starlark.None, signal}, nil
}

func matches(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	ok, err := core.Matches(thread, args[0].(*core.Instance), args[1])
	return starlark.Bool(ok), err
}

func handle(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	core.Enter(thread, args[0].(*core.Instance))
	return args[0], nil
}

// leave ends one except clause, or as many as a return leaves, whose value it returns.
func leave(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		core.Leave(thread)
		return starlark.None, nil
	}
	for range number(args[1]) {
		core.Leave(thread)
	}
	return args[0], nil
}

func raise(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	switch len(args) {
	case 0:
		return nil, core.RaiseHandled(thread)
	case 1:
		return nil, core.Raise(thread, args[0], nil)
	}
	return nil, core.Raise(thread, args[0], args[1])
}

// raise2 is Python 2's raise Class, value.
func raise2(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc := args[0]
	if c, ok := exc.(*core.Class); ok && len(args) > 1 && args[1] != starlark.None {
		given, ok := args[1].(starlark.Tuple)
		if !ok {
			given = starlark.Tuple{args[1]}
		}
		if core.TypeOf(args[1]).Is(c) {
			exc = args[1]
		} else {
			var err error
			if exc, err = starlark.Call(thread, c, given, nil); err != nil {
				return nil, err
			}
		}
	}
	return nil, core.Raise(thread, exc, nil)
}

func reraise(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if exc, ok := args[0].(*core.Instance); ok {
		return nil, core.Reraise(exc)
	}
	return starlark.None, nil
}

func with(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	value, exit, err := core.WithEnter(thread, args[0])
	if err != nil {
		return nil, err
	}
	return starlark.Tuple{value, exit}, nil
}

func withExit(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	exc, _ := args[1].(*core.Instance)
	swallow, err := core.WithExit(thread, args[0], exc)
	switch {
	case err != nil:
		return nil, err
	case exc != nil && !swallow:
		return nil, core.Reraise(exc)
	}
	return starlark.None, nil
}

// eval and exec see the names around them through functions, see proc.Proc.Dynamic.
func eval(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return nil, proc.Errorf("NotImplementedError", "eval is not supported")
}

func exec(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return nil, proc.Errorf("NotImplementedError", "exec is not supported")
}
