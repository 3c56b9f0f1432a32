package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillSet() {
	object.SetClass.Define(newSet, setMethods("set"))
	object.SetClass.Define(newSet, map[string]object.MethodFunc{
		"add":                         object.Method1("set.add", setAdd),
		"clear":                       object.Method0("set.clear", setClear),
		"difference_update":           object.MethodN("set", "difference_update", 0, -1, setMethod(setRemoveAll, false)),
		"discard":                     object.Method1("set.discard", setDiscard),
		"intersection_update":         object.MethodN("set", "intersection_update", 0, -1, setIntersectionUpdate),
		"pop":                         object.Method0("set.pop", setPop),
		"remove":                      object.Method1("set.remove", setRemove),
		"symmetric_difference_update": object.Method1("set.symmetric_difference_update", setSymmetricUpdate),
		"update":                      object.MethodN("set", "update", 0, -1, setMethod(setAddAll, false)),
	})
	giveContainer(object.SetClass)
	giveSet(object.SetClass)
	object.SetClass.GiveInPlace("-", "&", "|", "^")
	giveMutable(object.SetClass, "update")
}

// setMethods is the methods that set and frozenset share.
func setMethods(class string) map[string]object.MethodFunc {
	return map[string]object.MethodFunc{
		"copy":                 object.Method0(class+".copy", setCopy),
		"difference":           object.MethodN(class, "difference", 0, -1, setMethod(setRemoveAll, true)),
		"intersection":         object.MethodN(class, "intersection", 0, -1, setIntersection),
		"isdisjoint":           object.Method1(class+".isdisjoint", setIsDisjoint),
		"issubset":             object.Method1(class+".issubset", setIsSubset),
		"issuperset":           object.Method1(class+".issuperset", setIsSuperset),
		"symmetric_difference": object.Method1(class+".symmetric_difference", setSymmetricDifference),
		"union":                object.MethodN(class, "union", 0, -1, setMethod(setAddAll, true)),
	}
}

// newSet is set(iterable=()).
func newSet(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.CheckArgs("set", "set", args, kwargs, 0, 1); err != nil {
		return nil, err
	}
	s := new(starlark.Set)
	if len(args) == 0 {
		return s, nil
	}
	return s, setAddAll(thread, s, args[0])
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

// setInsert adds x to a set.
func setInsert(s *starlark.Set, x starlark.Value) error {
	if err := s.Insert(x); err != nil {
		return object.HashError(x, err)
	}
	return nil
}

// setAddAll adds the elements of an iterable.
func setAddAll(thread *starlark.Thread, s *starlark.Set, v starlark.Value) error {
	if o, ok := asSet(v); ok {
		if o == s {
			return nil
		}
		return setInsertAll(s, o)
	}
	return EachElement(thread, v, func(x starlark.Value) error { return setInsert(s, x) })
}

// setInsertAll adds the elements of another set, which are known to be hashable.
func setInsertAll(s, other *starlark.Set) error {
	it := other.Iterate()
	defer it.Done()
	return s.InsertAll(it)
}

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
func copyOf(s *starlark.Set) *starlark.Set {
	c := starlark.NewSet(s.Len())
	_ = setInsertAll(c, s) // a new set takes what another has
	return c
}

// setHas reports whether x is in s. A set is looked up as the frozenset that equals it, as in
// CPython.
func setHas(s *starlark.Set, x starlark.Value) (bool, error) {
	in, err := s.Has(asKey(x))
	if err != nil {
		return false, object.HashError(x, err)
	}
	return in, nil
}

func asKey(x starlark.Value) starlark.Value {
	if s, ok := x.(*starlark.Set); ok {
		return &FrozenSet{set: s}
	}
	return x
}

func setAdd(_ *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return starlark.None, setInsert(selfSet(self), x)
}

func setClear(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	return starlark.None, selfSet(self).Clear()
}

func setCopy(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	if f, ok := self.(*FrozenSet); ok {
		return f, nil
	}
	return likeSelf(self, copyOf(selfSet(self))), nil
}

func setDiscard(_ *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	_, err := setDelete(selfSet(self), asKey(x))
	return starlark.None, err
}

// setDelete removes x, which must have a hash: the engine does not look in an empty set.
func setDelete(s *starlark.Set, x starlark.Value) (found bool, err error) {
	if s.Len() == 0 {
		_, err = x.Hash()
	} else {
		found, err = s.Delete(x)
	}
	if err != nil {
		err = object.HashError(x, err)
	}
	return found, err
}

func setRemove(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	found, err := setDelete(selfSet(self), asKey(x))
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
func setPop(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	s := selfSet(self)
	if s.Len() == 0 {
		return nil, &raise.Error{
			Class: "KeyError", Msg: "'pop from an empty set'",
			Args: starlark.Tuple{starlark.String("pop from an empty set")},
		}
	}
	x := firstOf(s)
	_, err := s.Delete(x)
	return x, err
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

// setMethod is a method that does something for each of its arguments, to the set itself or,
// if fresh is true, to a copy that it returns.
func setMethod(each func(*starlark.Thread, *starlark.Set, starlark.Value) error, fresh bool) func(*starlark.Thread, starlark.Value, starlark.Tuple) (starlark.Value, error) {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		s := selfSet(self)
		if fresh {
			s = copyOf(s)
		}
		for _, v := range args {
			if err := each(thread, s, v); err != nil {
				return nil, err
			}
		}
		if fresh {
			return likeSelf(self, s), nil
		}
		return starlark.None, nil
	}
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
func setIntersectionUpdate(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	s := selfSet(self)
	elems, err := intersectAll(thread, s, args)
	if err != nil {
		return nil, err
	}
	return starlark.None, replaceSet(s, elems)
}

// intersectAll returns a new set of the elements that are in all others as well.
func intersectAll(thread *starlark.Thread, s *starlark.Set, others starlark.Tuple) (*starlark.Set, error) {
	if len(others) == 0 {
		return copyOf(s), nil
	}
	for _, v := range others {
		if other, ok := asSet(v); ok {
			s = setIntersect(s, other)
			continue
		}
		var err error
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
		in, err := s.Has(x)
		if in && err == nil {
			err = found.Insert(x)
		}
		if err != nil {
			return nil, object.HashError(x, err)
		}
		if in && found.Len() >= s.Len() {
			return found, nil
		}
	}
}

func replaceSet(s, elems *starlark.Set) error {
	if err := s.Clear(); err != nil {
		return err
	}
	return setInsertAll(s, elems)
}

func setRemoveAll(thread *starlark.Thread, s *starlark.Set, v starlark.Value) error {
	if o, ok := asSet(v); ok && o == s {
		return s.Clear()
	}
	return EachElement(thread, v, func(x starlark.Value) error {
		_, err := setDelete(s, x)
		return err
	})
}

// setSymmetricDifference is set.symmetric_difference(other).
func setSymmetricDifference(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	other, err := toSet(thread, x)
	if err != nil {
		return nil, err
	}
	return likeSelf(self, setSymmetric(selfSet(self), other)), nil
}

// setSymmetricUpdate is set.symmetric_difference_update(other).
func setSymmetricUpdate(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	other, err := toSet(thread, x)
	if err != nil {
		return nil, err
	}
	s := selfSet(self)
	return starlark.None, replaceSet(s, setSymmetric(s, other))
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
		in, err := s.Has(x)
		if err != nil {
			return nil, object.HashError(x, err)
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
	return starlark.Bool(setIncludes(other, selfSet(self))), nil
}

// setIsSuperset is set.issuperset(other).
func setIsSuperset(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return allElements(thread, selfSet(self), x, true)
}
