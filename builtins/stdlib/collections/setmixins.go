package collections

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// setMixins are what classes of a program get that derive from collections.abc.Set. Of what
// they make from others the class is called with the elements, as in CPython.
func setMixins() map[string]object.MethodFunc {
	return map[string]object.MethodFunc{
		"__le__":   setCompare(func(self, other int, common int) bool { return common == self }),
		"__lt__":   setCompare(func(self, other int, common int) bool { return common == self && self < other }),
		"__ge__":   setCompare(func(self, other int, common int) bool { return common == other }),
		"__gt__":   setCompare(func(self, other int, common int) bool { return common == other && other < self }),
		"__eq__":   setCompare(func(self, other int, common int) bool { return self == other && common == self }),
		"__and__":  setOperator(false, true, func(in, inOther bool) bool { return in && inOther }),
		"__rand__": setOperator(false, true, func(in, inOther bool) bool { return in && inOther }),
		"__or__":   setOperator(true, true, func(bool, bool) bool { return true }),
		"__ror__":  setOperator(true, true, func(bool, bool) bool { return true }),
		"__sub__":  setOperator(true, false, func(_, inOther bool) bool { return !inOther }),
		"__rsub__": setOperator(false, true, func(in, _ bool) bool { return !in }),
		"__xor__":  setOperator(true, true, func(in, inOther bool) bool { return in != inOther }),
		"__rxor__": setOperator(true, true, func(in, inOther bool) bool { return in != inOther }),
		"isdisjoint": kit.MethodPython("Set.isdisjoint(self, other)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
			_, common, err := countCommon(thread, self, v[0])
			return starlark.Bool(common == 0), err
		}),
	}
}

// countCommon counts the elements of an iterable, and those that a set has too.
func countCommon(thread *starlark.Thread, set, of starlark.Value) (n, common int, err error) {
	elems, err := object.Collect(thread, of)
	if err != nil {
		return 0, 0, err
	}
	for _, x := range elems {
		has, err := object.Contains(thread, set, x)
		if err != nil {
			return 0, 0, err
		}
		if has {
			common++
		}
	}
	return len(elems), common, nil
}

// isSetLike reports whether a value is a set, or of a class derived from Set.
func isSetLike(v starlark.Value) bool {
	class := object.TypeOf(v)
	if class.Is(object.SetClass) || class.Is(collection.FrozenSetClass) {
		return true
	}
	return slices.ContainsFunc(class.MRO(), func(k *object.Class) bool { return k.FullName() == "collections.abc.Set" })
}

// setCompare is a comparison, which the sizes and the number of common elements decide.
func setCompare(holds func(self, other, common int) bool) object.MethodFunc {
	return kit.Method1("Set", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
		if !isSetLike(other) {
			return object.NotImplemented, nil
		}
		n, common, err := countCommon(thread, other, self)
		if err != nil {
			return nil, err
		}
		m, err := object.Length(thread, other)
		return starlark.Bool(holds(n, m, common)), err
	})
}

// setOperator is an operator: it looks at the elements of the set, of the other operand, or
// of both, and keeps those that keep says.
func setOperator(own, others bool, keep func(in, inOther bool) bool) object.MethodFunc {
	return kit.Method1("Set", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
		if _, ok := object.TypeOf(other).Lookup("__iter__"); !ok {
			return object.NotImplemented, nil
		}
		elems, err := object.Collect(thread, other)
		if err != nil {
			return nil, err
		}
		there := starlark.NewSet(len(elems))
		for _, x := range elems {
			if err := there.Insert(x); err != nil {
				return nil, err
			}
		}
		mine, err := object.Collect(thread, self)
		if err != nil {
			return nil, err
		}
		var kept []starlark.Value
		if own {
			for _, x := range mine {
				if inOther, err := there.Has(x); err != nil {
					return nil, err
				} else if keep(true, bool(inOther)) {
					kept = append(kept, x)
				}
			}
		}
		if others {
			for _, x := range elems {
				in, err := object.Contains(thread, self, x)
				if err != nil {
					return nil, err
				}
				if keep(in, true) {
					kept = append(kept, x)
				}
			}
		}
		return setFrom(thread, self, kept)
	})
}

// setFrom makes a set of the class of another one: by its _from_iterable, or by a call.
func setFrom(thread *starlark.Thread, like starlark.Value, elems []starlark.Value) (starlark.Value, error) {
	class, list := object.TypeOf(like), starlark.Value(starlark.NewList(elems))
	if _, ok := class.Lookup("_from_iterable"); ok {
		return object.CallMethod(thread, class, "_from_iterable", starlark.Tuple{list}, nil)
	}
	return starlark.Call(thread, class, starlark.Tuple{list}, nil)
}

// mutableSetMixins are what those of MutableSet get beside that.
func mutableSetMixins() map[string]object.MethodFunc {
	each := func(method string) object.MethodFunc { // self op= other calls a method with each of other
		return kit.Method1("MutableSet", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, other)
			return self, callEach(thread, self, method, elems, err)
		})
	}
	return map[string]object.MethodFunc{
		"remove": kit.MethodPython("MutableSet.remove(self, value)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
			has, err := object.Contains(thread, self, v[0])
			if err == nil && !has {
				err = kit.KeyError(thread, v[0])
			}
			return starlark.None, callEach(thread, self, "discard", v[:1], err)
		}),
		"pop": kit.MethodPython("MutableSet.pop(self)", func(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, self)
			if err == nil && len(elems) == 0 {
				err = &raise.Error{Class: "KeyError"}
			}
			if err != nil {
				return nil, err
			}
			return elems[0], callEach(thread, self, "discard", elems[:1], nil)
		}),
		"clear": kit.MethodPython("MutableSet.clear(self)", func(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, self)
			return starlark.None, callEach(thread, self, "discard", elems, err)
		}),
		"__ior__":  each("add"),
		"__isub__": each("discard"),
		"__iand__": kit.Method1("MutableSet.__iand__", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, self)
			for _, x := range elems {
				has, bad := object.Contains(thread, other, x)
				if bad == nil && !has {
					bad = callEach(thread, self, "discard", []starlark.Value{x}, nil)
				}
				if bad != nil {
					return nil, bad
				}
			}
			return self, err
		}),
		"__ixor__": kit.Method1("MutableSet.__ixor__", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, other)
			for _, x := range elems {
				has, bad := object.Contains(thread, self, x)
				if bad == nil {
					bad = callEach(thread, self, map[bool]string{true: "discard", false: "add"}[has], []starlark.Value{x}, nil)
				}
				if bad != nil {
					return nil, bad
				}
			}
			return self, err
		}),
	}
}

// callEach calls a method with each of some values, unless err is not nil.
func callEach(thread *starlark.Thread, self starlark.Value, method string, elems []starlark.Value, err error) error {
	for _, x := range elems {
		if err == nil {
			_, err = object.CallMethod(thread, self, method, starlark.Tuple{x}, nil)
		}
	}
	return err
}
