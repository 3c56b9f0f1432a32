package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Iterate returns iter(v). A loop over a list or dict may change it as in Python.
// The error is a TypeError if v is not iterable, or what its __iter__ raised.
func Iterate(thread *starlark.Thread, v starlark.Value) (Iterator, error) {
	if iterate := SlotsOf(v).Iterate; iterate != nil {
		return iterate(v), nil
	}
	switch v := v.(type) {
	case Iterable:
		return v.Iter(thread)
	case starlark.Iterable: // range, and values of the engine's libraries
		return &engineIterator{it: v.Iterate()}, nil
	}
	return nil, notIterable(v)
}

func notIterable(v starlark.Value) error {
	return raise.New(fact.NotIterable, TypeOf(v).Name())
}

// IsNotIterable reports whether err says that v itself is not iterable, rather
// than that its iteration failed.
func IsNotIterable(err error, v starlark.Value) bool {
	e, ok := err.(*raise.Error) //nolint:errorlint // a wrapped error was raised by the program
	return ok && e.Fact.Kind == fact.NotIterable && e.Fact.Name(0) == TypeOf(v).Name()
}

// Ended returns the StopIteration of an iterator that has come to its end. It has what a
// generator returned.
func Ended(it Iterator) error {
	if r, ok := it.(interface{ Result() starlark.Value }); ok {
		if result := r.Result(); result != nil && result != starlark.None {
			return &raise.Error{Class: "StopIteration", Args: starlark.Tuple{result}}
		}
	}
	return errEnded
}

var errEnded error = &raise.Error{Class: "StopIteration"}

// Collect returns the elements of an iterable in a new slice, as list(v) does.
func Collect(thread *starlark.Thread, v starlark.Value) ([]starlark.Value, error) {
	if collect := SlotsOf(v).Collect; collect != nil {
		return collect(v), nil
	}
	if c, ok := v.(Collector); ok {
		return c.Collect(), nil
	}
	it, err := Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	return CollectFrom(thread, it, hintOf(v, it))
}

// A Hinter is an iterator that knows how many elements are left: its __length_hint__.
type Hinter interface{ LengthHint() int }

// hintOf is SizeHint of an iterable, or what its iterator knows.
func hintOf(v starlark.Value, it Iterator) int {
	if h, ok := it.(Hinter); ok {
		return h.LengthHint()
	}
	return SizeHint(v)
}

// CollectFrom takes all that is left of an iterator, which is about size elements.
func CollectFrom(thread *starlark.Thread, it Iterator, size int) ([]starlark.Value, error) {
	if err := AffordValues(size); err != nil {
		return nil, err
	}
	elems := make([]starlark.Value, 0, size)
	for {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return elems, err
		}
		if len(elems) == cap(elems) {
			if err := AffordValues(2 * len(elems)); err != nil {
				return nil, err
			}
		}
		elems = append(elems, x)
	}
}

// SizeHint returns the number of elements of an engine's value, if that is cheap.
func SizeHint(v starlark.Value) int {
	switch v := v.(type) {
	case starlark.String:
		return len(v)
	case starlark.Bytes:
		return len(v)
	case starlark.Sequence:
		return v.Len()
	}
	return 0
}

// An engineIterator adapts an iterator of the engine.
type engineIterator struct {
	it starlark.Iterator // nil at the end
	v  starlark.Value    // a place for Next, which would have to allocate one
	// A range may be endless for practical purposes.
	pace proc.Pace
}

func (it *engineIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if it.it == nil {
		return nil, false, nil
	}
	if it.it.Next(&it.v) {
		return it.v, true, it.pace.Step(thread)
	}
	it.it.Done()
	it.it = nil
	return nil, false, nil
}
