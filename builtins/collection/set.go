package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillSet() {
	object.SetClass.Define(call.M1("set(self, iterable=(), /)", newSet), setMethods("set")...)
	object.SetClass.Define(nil,
		call.M1("set.add(self, object, /)", setAdd),
		call.M0("set.clear(self, /)", setClear),
		setUpdate("set.difference_update(self, *others)", setRemoveAll),
		call.M1("set.discard(self, object, /)", setDiscard),
		call.MArgs("set.intersection_update(self, *others)", setIntersectionUpdate),
		call.M0("set.pop(self, /)", setPop),
		call.M1("set.remove(self, object, /)", setRemove),
		call.M1("set.symmetric_difference_update(self, other, /)", setSymmetricUpdate),
		setUpdate("set.update(self, *others)", setAddAll),
	)
	object.SetClass.GiveWhole(object.SlotText("__repr__", reprOfSet))
	giveContainer(object.SetClass)
	giveSet(object.SetClass)
	object.SetClass.GiveInPlace("-", "&", "|", "^")
	giveMutable(object.SetClass, "update")
}

// setMethods is the methods that set and frozenset share.
func setMethods(class string) []*call.Entry {
	return []*call.Entry{
		containsMethod(class),
		call.M0(class+".copy(self, /)", setCopy),
		setCombine(class+".difference(self, *others)", setRemoveAll),
		call.MArgs(class+".intersection(self, *others)", setIntersection),
		call.M1(class+".isdisjoint(self, other, /)", setIsDisjoint),
		call.M1(class+".issubset(self, other, /)", setIsSubset),
		call.M1(class+".issuperset(self, other, /)", setIsSuperset),
		call.M1(class+".symmetric_difference(self, other, /)", setSymmetricDifference),
		setCombine(class+".union(self, *others)", setAddAll),
	}
}

// newSet is set(iterable=()).
func newSet(thread *starlark.Thread, _ *object.Class, iterable starlark.Value) (starlark.Value, error) {
	s := new(starlark.Set)
	if iterable == nil {
		return s, nil
	}
	return s, setAddAll(thread, s, iterable)
}

// asSet returns the engine's set in a set or frozenset, or in an instance that
// extends one.
func asSet(v starlark.Value) (s *starlark.Set, ok bool) {
	switch v := v.(type) {
	case *starlark.Set:
		return v, true
	case *FrozenSet:
		return v.set, true
	case interface{ Base() any }: // an instance that extends a set, perhaps
		base, _ := v.Base().(starlark.Value)
		return asSet(base)
	}
	return nil, false
}

// selfSet is asSet for a method's self.
func selfSet(self starlark.Value) *starlark.Set {
	s, _ := asSet(self)
	return s
}

// toSet returns the elements of an iterable as a set, which must not be changed.
func toSet(thread *starlark.Thread, v starlark.Value) (*starlark.Set, error) {
	if s, ok := asSet(v); ok {
		return s, nil
	}
	s := new(starlark.Set)
	return s, setAddAll(thread, s, v)
}

// isSetLike reports whether v compares as a set.
func isSetLike(v starlark.Value) bool {
	if view, ok := v.(*DictView); ok {
		return view.kind != valuesView
	}
	_, ok := asSet(v)
	return ok
}

// likeSelf returns the result of a method in self's class: a set or a frozenset.
func likeSelf(self starlark.Value, s *starlark.Set) starlark.Value {
	if object.TypeOf(self).Is(FrozenSetClass) {
		return NewFrozenSet(s)
	}
	return s
}

// setAddAll adds the elements of an iterable.
func setAddAll(thread *starlark.Thread, s *starlark.Set, v starlark.Value) error {
	if o, ok := asSet(v); ok {
		return object.SetAddAll(thread, s, o)
	}
	return EachElement(thread, v, func(x starlark.Value) error {
		if err := object.Afford(s.Len(), entrySize); err != nil {
			return err
		}
		return object.SetAdd(thread, s, x)
	})
}

// entrySize is, in bytes, what an element of a set takes at least.
const entrySize = 40

// EachElement calls f for the elements of an iterable until it fails.
func EachElement(thread *starlark.Thread, v starlark.Value, f func(starlark.Value) error) error {
	it, err := object.Iterate(thread, v)
	if err != nil {
		return err
	}
	for {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		if err := f(x); err != nil {
			return err
		}
	}
}

// copyOf returns a new set with the same elements.
func copyOf(s *starlark.Set) *starlark.Set { return copyWithRoom(s, 0) }

// copyWithRoom is copyOf with room for more elements.
func copyWithRoom(s *starlark.Set, more int) *starlark.Set {
	c := starlark.NewSet(s.Len() + more)
	_ = object.SetAddAll(nil, c, s) // a new set takes what another has, and asks nobody
	return c
}

// setHas reports whether x is in s. A set is looked up as the frozenset that equals it, as in
// CPython.
func setHas(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (bool, error) {
	return object.SetHas(thread, s, asKey(x))
}

func asKey(x starlark.Value) starlark.Value {
	if s, ok := object.Native(x).(*starlark.Set); ok {
		return &FrozenSet{set: s}
	}
	return x
}

func setAdd(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (starlark.Value, error) {
	return starlark.None, object.SetAdd(thread, s, x)
}

func setClear(_ *starlark.Thread, s *starlark.Set) (starlark.Value, error) {
	return starlark.None, object.SetClear(s)
}

func setCopy(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	if f, ok := self.(*FrozenSet); ok {
		return f, nil
	}
	return likeSelf(self, copyOf(selfSet(self))), nil
}

func setDiscard(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (starlark.Value, error) {
	_, err := object.SetDelete(thread, s, asKey(x))
	return starlark.None, err
}

func setRemove(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (starlark.Value, error) {
	found, err := object.SetDelete(thread, s, asKey(x))
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, object.NoSuchKey(thread, x)
	}
	return starlark.None, nil
}

// mostOrdered is the size up to which pop takes the element that CPython takes, if
// that can be known; finding it takes time in proportion to the size.
const mostOrdered = 1000

// setPop is set.pop().
func setPop(_ *starlark.Thread, s *starlark.Set) (starlark.Value, error) {
	if s.Len() == 0 {
		return nil, &raise.Error{
			Class: "KeyError", Msg: "'pop from an empty set'",
			Args: starlark.Tuple{starlark.String("pop from an empty set")},
		}
	}
	x := firstOf(s)
	return x, object.SetTake(s, x)
}

func firstOf(s *starlark.Set) (x starlark.Value) {
	if s.Len() <= mostOrdered {
		if elems := SetOrder(s); elems != nil {
			return elems[0]
		}
	}
	it := s.Iterate()
	defer it.Done()
	it.Next(&x)
	return x
}

// A setChange does something to a set for an iterable.
type setChange func(*starlark.Thread, *starlark.Set, starlark.Value) error

func (f setChange) all(thread *starlark.Thread, s *starlark.Set, others starlark.Tuple) error {
	for _, v := range others {
		if err := f(thread, s, v); err != nil {
			return err
		}
	}
	return nil
}

// setUpdate is a method that changes the set itself.
func setUpdate(signature string, change setChange) *call.Entry {
	return call.MArgs(signature, func(thread *starlark.Thread, s *starlark.Set, others starlark.Tuple) (starlark.Value, error) {
		return starlark.None, change.all(thread, s, others)
	})
}

// setCombine is a method that returns a copy with the changes.
func setCombine(signature string, change setChange) *call.Entry {
	return call.MArgs(signature, func(thread *starlark.Thread, self starlark.Value, others starlark.Tuple) (starlark.Value, error) {
		s := copyOf(selfSet(self))
		if err := change.all(thread, s, others); err != nil {
			return nil, err
		}
		return likeSelf(self, s), nil
	})
}

// setIntersection is set.intersection(*others).
func setIntersection(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	s, err := intersectAll(thread, selfSet(self), args)
	if err != nil {
		return nil, err
	}
	return likeSelf(self, s), nil
}

// setIntersectionUpdate is set.intersection_update(*others).
func setIntersectionUpdate(thread *starlark.Thread, s *starlark.Set, args starlark.Tuple) (starlark.Value, error) {
	elems, err := intersectAll(thread, s, args)
	if err != nil {
		return nil, err
	}
	return starlark.None, replaceSet(s, elems)
}

// intersectAll returns a new set of the elements that are in all others as well.
func intersectAll(thread *starlark.Thread, s *starlark.Set, others starlark.Tuple) (_ *starlark.Set, err error) {
	if len(others) == 0 {
		return copyOf(s), nil
	}
	for _, v := range others {
		if other, ok := asSet(v); ok {
			if s, err = setIntersect(thread, s, other); err != nil {
				return nil, err
			}
			continue
		}
		if s, err = intersectIterable(thread, s, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// intersectIterable stops, as CPython does, when all of s has been found.
func intersectIterable(thread *starlark.Thread, s *starlark.Set, v starlark.Value) (*starlark.Set, error) {
	found := new(starlark.Set)
	it, err := object.Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	for {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return found, err
		}
		in, err := object.SetHas(thread, s, x)
		if in && err == nil {
			err = object.SetAdd(thread, found, x)
		}
		if err != nil {
			return nil, err
		}
		if in && found.Len() >= s.Len() {
			return found, nil
		}
	}
}

// replaceSet gives s the elements of a new set. Nobody is asked what equals what.
func replaceSet(s, elems *starlark.Set) error {
	if err := object.SetClear(s); err != nil {
		return err
	}
	return object.SetAddAll(nil, s, elems) // an empty set takes what another has
}

func setRemoveAll(thread *starlark.Thread, s *starlark.Set, v starlark.Value) error {
	if o, ok := asSet(v); ok {
		if o == s {
			return object.SetClear(s)
		}
		if done, err := object.SetDrop(s, o); done || err != nil {
			return err
		}
	}
	return EachElement(thread, v, func(x starlark.Value) error {
		_, err := object.SetDelete(thread, s, x)
		return err
	})
}

// setSymmetricDifference is set.symmetric_difference(other).
func setSymmetricDifference(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	other, err := toSet(thread, x)
	if err != nil {
		return nil, err
	}
	s, err := setSymmetric(thread, selfSet(self), other)
	if err != nil {
		return nil, err
	}
	return likeSelf(self, s), nil
}

// setSymmetricUpdate is set.symmetric_difference_update(other).
func setSymmetricUpdate(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (starlark.Value, error) {
	other, err := toSet(thread, x)
	if err != nil {
		return nil, err
	}
	elems, err := setSymmetric(thread, s, other)
	if err != nil {
		return nil, err
	}
	return starlark.None, replaceSet(s, elems)
}

// setIsDisjoint is set.isdisjoint(other).
func setIsDisjoint(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return allElements(thread, selfSet(self), x, false)
}

// allElements reports whether the presence in s of every element of an iterable is as
// wanted. It stops at the first one whose presence is not.
func allElements(thread *starlark.Thread, s *starlark.Set, v starlark.Value, wanted bool) (starlark.Value, error) {
	it, err := object.Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	for {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return starlark.True, err
		}
		in, err := object.SetHas(thread, s, x)
		if err != nil {
			return nil, err
		}
		if in != wanted {
			return starlark.False, nil
		}
	}
}

// setIsSubset is set.issubset(other).
func setIsSubset(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	other, err := toSet(thread, x)
	if err != nil {
		return nil, err
	}
	whole, err := compareSets(thread, "<=", selfSet(self), other)
	return starlark.Bool(whole), err
}

// setIsSuperset is set.issuperset(other).
func setIsSuperset(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return allElements(thread, selfSet(self), x, true)
}
