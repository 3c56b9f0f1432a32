package kit

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// NewIteratorClass returns a class of iterators, which collection.NewIterator makes values of.
func NewIteratorClass(module, name string) *object.Class {
	c := object.NewClass(name).In(module).Static()
	entries := iteratorEntries()
	c.Define(entries[0], entries[1:]...)
	return c
}

// iteratorEntries are the constructor, which fails whatever it is given, and the methods of
// every class of iterators.
var iteratorEntries = sync.OnceValue(func() []*call.Entry {
	return []*call.Entry{
		call.MRaw("__new__(self, *args, **kwargs)", func(_ *starlark.Thread, cls *object.Class, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return nil, raise.Errorf("TypeError", "cannot create '%s' instances", cls.FullName())
		}),
		object.Slot0("__iter__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self, nil }),
		object.Slot0("__next__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			v, ok, err := self.(object.Iterator).Next(thread)
			if err == nil && !ok {
				err = StopIteration()
			}
			return v, err
		}),
	}
})

// An IteratorFunc is an iterator that is a function.
type IteratorFunc func(thread *starlark.Thread) (v starlark.Value, ok bool, err error)

// Next implements object.Iterator.
func (f IteratorFunc) Next(thread *starlark.Thread) (starlark.Value, bool, error) { return f(thread) }

// StopIteration is the error that ends a loop.
func StopIteration() error { return &raise.Error{Class: "StopIteration"} }

// IterOf returns iter(v) of a built-in value.
func IterOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return object.CallMethod(thread, v, "__iter__", nil, nil)
}
