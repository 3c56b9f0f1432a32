package prelude

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// iter is iter(iterable, /) and iter(callable, sentinel, /).
func iter(thread *starlark.Thread, v, sentinel starlark.Value) (starlark.Value, error) {
	if sentinel != nil {
		return IterCallable(v, sentinel)
	}
	return collection.IterValue(thread, v)
}

// next is next(iterator[, default]).
func next(thread *starlark.Thread, iterator, def starlark.Value) (starlark.Value, error) {
	it, ok := object.AsIterator(iterator)
	if !ok {
		return nil, raise.New(fact.NotIterator, object.TypeOf(iterator).Name())
	}
	v, ok, err := it.Next(thread)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return v, nil
	case def != nil:
		return def, nil
	}
	return nil, object.Ended(it)
}

var callIteratorClass = collection.NewIteratorClass("callable_iterator")

// IterCallable is iter(f, sentinel): an iterator that calls f until it returns the
// sentinel.
func IterCallable(f, sentinel starlark.Value) (starlark.Value, error) {
	if _, ok := f.(starlark.Callable); !ok {
		return nil, raise.Errorf("TypeError", "iter(v, w): v must be callable")
	}
	return collection.NewIterator(callIteratorClass, &callableIterator{f: f, sentinel: sentinel}), nil
}

type callableIterator struct {
	f        starlark.Value // nil at the end
	sentinel starlark.Value
	pace     proc.Pace
}

func (it *callableIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if it.f == nil {
		return nil, false, nil
	}
	if err := it.pace.Step(thread); err != nil {
		return nil, false, err
	}
	v, err := starlark.Call(thread, it.f, nil, nil)
	if err != nil {
		return nil, false, err
	}
	end, err := object.Equal(thread, it.sentinel, v)
	if end || err != nil {
		it.f = nil
		return nil, false, err
	}
	return v, true, nil
}
