package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// The classes of iterators that iter returns.
var (
	iteratorClass         = NewClass("iterator")
	callableIteratorClass = NewClass("callable_iterator")
	iterClasses           = map[*Class]*Class{
		ListClass:  NewClass("list_iterator"),
		TupleClass: NewClass("tuple_iterator"),
		StrClass:   NewClass("str_iterator"),
		BytesClass: NewClass("bytes_iterator"),
		DictClass:  NewClass("dict_keyiterator"),
		SetClass:   NewClass("set_iterator"),
		RangeClass: NewClass("range_iterator"),
	}
)

// iter is iter(iterable, /) and iter(callable, sentinel, /).
func iter(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := positional("iter", args, kwargs, 1, 2); err != nil {
		return nil, err
	}
	if len(args) == 2 {
		if _, ok := args[0].(starlark.Callable); !ok {
			return nil, proc.Errorf("TypeError", "iter(v, w): v must be callable")
		}
		return NewIterator(callableIteratorClass, &callIterator{args[0], args[1]}), nil
	}
	it, err := Iterate(thread, args[0])
	if err != nil {
		return nil, err
	}
	if v, ok := it.(starlark.Value); ok {
		return v, nil // an iterator is its own
	}
	class := iterClasses[TypeOf(args[0])]
	if class == nil {
		class = iteratorClass
	}
	return NewIterator(class, it), nil
}

// A callIterator calls a function until it returns the sentinel.
type callIterator struct{ f, sentinel starlark.Value }

func (c *callIterator) Next(thread *starlark.Thread) (v starlark.Value, ok bool, err error) {
	if c.f == nil {
		return nil, false, nil
	}
	if v, err = starlark.Call(thread, c.f, nil, nil); err != nil {
		return nil, false, err
	}
	end, err := Equal(thread, v, c.sentinel)
	if err != nil {
		return nil, false, err
	}
	if end {
		c.f = nil // it is not called again
	}
	return v, !end, nil
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
	if r, ok := it.(interface{ Result() starlark.Value }); ok {
		return nil, ended(proc.Of(thread), r.Result())
	}
	return nil, &proc.Error{Class: "StopIteration"}
}
