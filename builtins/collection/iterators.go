package collection

import (
	"fmt"
	"hash/maphash"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of iterators that a program makes by their names are EnumerateClass
// and so on; the others come from iter and reversed.
var (
	EnumerateClass     = object.NewClass("enumerate")
	ZipClass           = object.NewClass("zip")
	MapClass           = object.NewClass("map")
	FilterClass        = object.NewClass("filter")
	ReversedClass      = object.NewClass("reversed")
	listIteratorClass  = NewIteratorClass("list_iterator")
	listReverseClass   = NewIteratorClass("list_reverseiterator")
	tupleIteratorClass = NewIteratorClass("tuple_iterator")
	rangeIteratorClass = NewIteratorClass("range_iterator")
	setIteratorClass   = NewIteratorClass("set_iterator")
	plainIteratorClass = NewIteratorClass("iterator")
)

// viewIteratorClasses and viewReverseClasses are indexed by the kind of view.
var (
	viewIteratorClasses = [...]*object.Class{
		keysView:   NewIteratorClass("dict_keyiterator"),
		valuesView: NewIteratorClass("dict_valueiterator"),
		itemsView:  NewIteratorClass("dict_itemiterator"),
	}
	viewReverseClasses = [...]*object.Class{
		keysView:   NewIteratorClass("dict_reversekeyiterator"),
		valuesView: NewIteratorClass("dict_reversevalueiterator"),
		itemsView:  NewIteratorClass("dict_reverseitemiterator"),
	}
)

// NewIteratorClass returns a class of iterators, which NewIterator makes values of.
func NewIteratorClass(name string) *object.Class {
	c := object.NewClass(name)
	c.Define(noConstructor())
	c.Give(iteratorMethods()...)
	return c
}

// noConstructor is the constructor of classes that a program cannot call, whatever it gives
// them.
var noConstructor = sync.OnceValue(func() *call.Entry {
	return call.MRaw("__new__(self, *args, **kwargs)", func(_ *starlark.Thread, cls *object.Class, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("TypeError", "cannot create '%s' instances", cls.Name())
	})
})

// iteratorMethods are the methods of every class of iterators.
var iteratorMethods = sync.OnceValue(func() []*call.Entry {
	return []*call.Entry{
		object.Slot0("__iter__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self, nil }),
		object.Slot0("__next__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			v, ok, err := self.(object.Iterator).Next(thread)
			if err == nil && !ok {
				err = &raise.Error{Class: "StopIteration"}
			}
			return v, err
		}),
	}
})

// An iteratorValue is an iterator as a value: what iter, zip, map and so on return.
// Like every value that is an iterator, it implements Iterator and Iterable.
type iteratorValue struct {
	class *object.Class
	it    object.Iterator
}

var (
	_ object.Iterator   = (*iteratorValue)(nil)
	_ object.Iterable   = (*iteratorValue)(nil)
	_ object.Classed    = (*iteratorValue)(nil)
	_ starlark.HasAttrs = (*iteratorValue)(nil)
)

// NewIterator returns an iterator as a value of the class (zip, list_iterator). The
// value is an Iterator itself.
func NewIterator(class *object.Class, it object.Iterator) starlark.Value {
	return &iteratorValue{class, it}
}

func (v *iteratorValue) Class() *object.Class { return v.class }
func (v *iteratorValue) Type() string         { return v.class.Name() }
func (v *iteratorValue) String() string {
	return fmt.Sprintf("<%s object at %p>", v.class.FullName(), v)
}

// Repr is that of what v iterates with, if it has one: count(1).
func (v *iteratorValue) Repr(thread *starlark.Thread) (string, error) {
	if r, ok := v.it.(object.Reprer); ok {
		return r.Repr(thread)
	}
	return v.String(), nil
}

func (v *iteratorValue) Freeze()              {}
func (v *iteratorValue) Truth() starlark.Bool { return true }
func (v *iteratorValue) Hash() (uint32, error) {
	return uint32(maphash.Comparable(iteratorSeed, v)), nil //nolint:gosec // a hash may be cut
}

var iteratorSeed = maphash.MakeSeed()

func (v *iteratorValue) Attr(name string) (starlark.Value, error) { return object.ClassAttr(v, name) }
func (v *iteratorValue) AttrNames() []string                      { return v.class.AttrNames() }

// Next returns the next element.
func (v *iteratorValue) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	return v.it.Next(thread)
}

// Iter returns what v iterates with, which saves a call a step.
func (v *iteratorValue) Iter(*starlark.Thread) (object.Iterator, error) { return v.it, nil }

// IterValue is iter(v): an iterator as a value.
func IterValue(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if v, ok := v.(*iteratorValue); ok {
		return v, nil
	}
	it, err := object.Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	switch it := it.(type) {
	case starlark.Value: // a generator
		return it, nil
	case object.ObjectIterator:
		return it.Object, nil
	}
	class := object.SlotsOf(v).Iterator
	if class == nil {
		class = plainIteratorClass
	}
	return NewIterator(class, it), nil
}

func fillIterators() {
	EnumerateClass.Define(call.M2("enumerate(self, iterable, start=0)", newEnumerate))
	ZipClass.Define(call.MOpen("zip(self, *iterables, strict=False)", newZip))
	MapClass.Define(call.MRaw("map(self, func, iterable, /, *iterables)", newMap)) // counts in words of its own
	FilterClass.Define(call.M2("filter(self, function, iterable, /)", newFilter))
	ReversedClass.Define(call.M1("reversed(self, sequence, /)", newReversed))
	for _, c := range []*object.Class{EnumerateClass, ZipClass, MapClass, FilterClass, ReversedClass} {
		c.Immutable() // what they go over is known when they are made
		c.Give(iteratorMethods()...)
	}
}

// iterateAll returns an iterator of each value.
func iterateAll(thread *starlark.Thread, values starlark.Tuple) ([]object.Iterator, error) {
	its := make([]object.Iterator, len(values))
	for i, v := range values {
		var err error
		if its[i], err = object.Iterate(thread, v); err != nil {
			return nil, err
		}
	}
	return its, nil
}

// newEnumerate is enumerate(iterable, start=0).
func newEnumerate(thread *starlark.Thread, _ *object.Class, iterable, start starlark.Value) (starlark.Value, error) {
	e := &enumerateIterator{start: starlark.MakeInt(0)}
	var err error
	if start != nil {
		if e.start, err = object.IndexInt(thread, start); err != nil {
			return nil, err
		}
	}
	if e.it, err = object.Iterate(thread, iterable); err != nil {
		return nil, err
	}
	return NewIterator(EnumerateClass, e), nil
}

type enumerateIterator struct {
	it    object.Iterator
	start starlark.Int
	n     int
}

func (e *enumerateIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	pair, elems := memory.NewTuple(2)
	ok, err := e.NextInto(thread, elems)
	return pair, ok, err
}

func (e *enumerateIterator) Width() int { return 2 }

func (e *enumerateIterator) NextInto(thread *starlark.Thread, dst []starlark.Value) (ok bool, err error) {
	dst[1], ok, err = e.it.Next(thread)
	dst[0] = e.start.Add(starlark.MakeInt(e.n))
	e.n++
	return ok, err
}

// newZip is zip(*iterables, strict=False).
func newZip(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	strict := false
	if len(kwargs) > 0 {
		var err error
		if strict, err = object.IsTrue(thread, kwargs[0][1]); err != nil {
			return nil, err
		}
	}
	its, err := iterateAll(thread, args)
	if err != nil {
		return nil, err
	}
	return NewIterator(ZipClass, &zipIterator{its: its, strict: strict}), nil
}

type zipIterator struct {
	its    []object.Iterator
	strict bool
}

func (z *zipIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if len(z.its) == 0 {
		return nil, false, nil
	}
	tuple, elems := memory.NewTuple(len(z.its))
	ok, err := z.NextInto(thread, elems)
	return tuple, ok, err
}

func (z *zipIterator) Width() int { return len(z.its) }

func (z *zipIterator) NextInto(thread *starlark.Thread, dst []starlark.Value) (ok bool, err error) {
	for i, it := range z.its {
		dst[i], ok, err = it.Next(thread)
		if err != nil {
			return false, err
		}
		if !ok {
			if z.strict {
				err = z.mismatch(thread, i)
			}
			return false, err
		}
	}
	return len(z.its) > 0, nil
}

// mismatch returns strict zip's error when iterator i was the first to end.
func (z *zipIterator) mismatch(thread *starlark.Thread, i int) error {
	relation := "shorter"
	if i == 0 {
		relation = "longer"
		for i = 1; i < len(z.its); i++ {
			_, more, err := z.its[i].Next(thread)
			if err != nil {
				return err
			}
			if more {
				break
			}
		}
		if i >= len(z.its) {
			return nil // all have ended together
		}
	}
	others := "argument 1"
	if i > 1 {
		others = fmt.Sprintf("arguments 1-%d", i)
	}
	return raise.Errorf("ValueError", "zip() argument %d is %s than %s", i+1, relation, others)
}

// newMap is map(func, iterable, *iterables).
func newMap(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		return nil, call.NoKeywords("map")
	}
	if len(args) < 2 {
		return nil, raise.Errorf("TypeError", "map() must have at least two arguments.")
	}
	its, err := iterateAll(thread, args[1:])
	if err != nil {
		return nil, err
	}
	return NewIterator(MapClass, &mapIterator{args[0], its}), nil
}

type mapIterator struct {
	f   starlark.Value
	its []object.Iterator
}

func (m *mapIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if len(m.its) == 1 {
		x, ok, err := m.its[0].Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		v, err := object.Call1(thread, m.f, x)
		return v, err == nil, err
	}
	args := make(starlark.Tuple, len(m.its))
	for i, it := range m.its {
		var ok bool
		var err error
		if args[i], ok, err = it.Next(thread); !ok || err != nil {
			return nil, false, err
		}
	}
	v, err := object.Call(thread, m.f, args...)
	return v, err == nil, err
}

// newFilter is filter(function or None, iterable).
func newFilter(thread *starlark.Thread, _ *object.Class, f, iterable starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	if f == starlark.None || f == object.BoolClass {
		f = nil
	}
	return NewIterator(FilterClass, &filterIterator{f, it}), nil
}

type filterIterator struct {
	f  starlark.Value // nil: the element itself is tested
	it object.Iterator
}

func (f *filterIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	for {
		x, ok, err := f.it.Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		result := x
		if f.f != nil {
			if result, err = object.Call1(thread, f.f, x); err != nil {
				return nil, false, err
			}
		}
		if ok, err = object.IsTrue(thread, result); ok || err != nil {
			return x, ok, err
		}
	}
}
