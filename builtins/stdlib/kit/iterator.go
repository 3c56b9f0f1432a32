package kit

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// NewIteratorClass returns a class of iterators, which collection.NewIterator makes values of.
func NewIteratorClass(module, name string) *object.Class {
	c := object.NewClass(name).In(module).Static()
	c.Define(func(_ *starlark.Thread, cls *object.Class, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("TypeError", "cannot create '%s' instances", cls.FullName())
	}, iteratorMethods)
	return c
}

// iteratorMethods are the methods of every class of iterators.
var iteratorMethods = map[string]object.MethodFunc{
	"__iter__": Method0("__iter__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self, nil }),
	"__next__": Method0("__next__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		v, ok, err := self.(object.Iterator).Next(thread)
		if err == nil && !ok {
			err = &raise.Error{Class: "StopIteration"}
		}
		return v, err
	}),
}

// An IteratorFunc is an iterator that is a function.
type IteratorFunc func(thread *starlark.Thread) (v starlark.Value, ok bool, err error)

// Next implements object.Iterator.
func (f IteratorFunc) Next(thread *starlark.Thread) (starlark.Value, bool, error) { return f(thread) }

// StopIteration is the error that ends a loop.
func StopIteration() error { return &raise.Error{Class: "StopIteration"} }
