package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// iter is iter(iterable, /) and iter(callable, sentinel, /).
func iter(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := positional("iter", args, kwargs, 1, 2); err != nil {
		return nil, err
	}
	if len(args) == 2 {
		return IterCallable(args[0], args[1])
	}
	return IterValue(thread, args[0])
}

// next is next(iterator[, default]).
func next(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := positional("next", args, kwargs, 1, 2); err != nil {
		return nil, err
	}
	it, ok := AsIterator(args[0])
	if !ok {
		return nil, proc.Errorf("TypeError", "'%s' object is not an iterator", TypeOf(args[0]).Name())
	}
	v, ok, err := it.Next(thread)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return v, nil
	case len(args) == 2:
		return args[1], nil
	}
	return nil, Ended(thread, it)
}
