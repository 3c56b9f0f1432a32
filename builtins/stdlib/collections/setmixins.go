package collections

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// setMixins are what classes of a program get that derive from collections.abc.Set. Of what
// they make from others the class is called with the elements, as in CPython.
func setMixins() []*call.Entry {
	return []*call.Entry{
		setCompare("__le__", func(self, other int, common int) bool { return common == self }),
		setCompare("__lt__", func(self, other int, common int) bool { return common == self && self < other }),
		setCompare("__ge__", func(self, other int, common int) bool { return common == other }),
		setCompare("__gt__", func(self, other int, common int) bool { return common == other && other < self }),
		setCompare("__eq__", func(self, other int, common int) bool { return self == other && common == self }),
		setOperator("__and__", false, true, func(in, inOther bool) bool { return in && inOther }),
		setOperator("__rand__", false, true, func(in, inOther bool) bool { return in && inOther }),
		setOperator("__or__", true, true, func(bool, bool) bool { return true }),
		setOperator("__ror__", true, true, func(bool, bool) bool { return true }),
		setOperator("__sub__", true, false, func(_, inOther bool) bool { return !inOther }),
		setOperator("__rsub__", false, true, func(in, _ bool) bool { return !in }),
		setOperator("__xor__", true, true, func(in, inOther bool) bool { return in != inOther }),
		setOperator("__rxor__", true, true, func(in, inOther bool) bool { return in != inOther }),
		call.M1("def Set.isdisjoint(self, other)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			_, common, err := countCommon(thread, self, other)
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
func setCompare(name string, holds func(self, other, common int) bool) *call.Entry {
	return call.M1("def Set."+name+"(self, other)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
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
func setOperator(name string, own, others bool, keep func(in, inOther bool) bool) *call.Entry {
	return call.M1("def Set."+name+"(self, other)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
		if _, ok := object.TypeOf(other).Lookup("__iter__"); !ok {
			return object.NotImplemented, nil
		}
		elems, err := object.Collect(thread, other)
		if err != nil {
			return nil, err
		}
		there := starlark.NewSet(len(elems))
		for _, x := range elems {
			if err := object.SetAdd(thread, there, x); err != nil {
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
				if inOther, err := object.SetHas(thread, there, x); err != nil {
					return nil, err
				} else if keep(true, inOther) {
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
func mutableSetMixins() []*call.Entry {
	each := func(name, method string) *call.Entry { // self op= other calls a method with each of other
		return call.M1("def MutableSet."+name+"(self, it)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, other)
			return self, callEach(thread, self, method, elems, err)
		})
	}
	return []*call.Entry{
		call.M1("def MutableSet.remove(self, value)", func(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
			has, err := object.Contains(thread, self, value)
			if err == nil && !has {
				err = kit.KeyError(thread, value)
			}
			return starlark.None, callEach(thread, self, "discard", []starlark.Value{value}, err)
		}),
		call.M0("def MutableSet.pop(self)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, self)
			if err == nil && len(elems) == 0 {
				err = &raise.Error{Class: "KeyError"}
			}
			if err != nil {
				return nil, err
			}
			return elems[0], callEach(thread, self, "discard", elems[:1], nil)
		}),
		call.M0("def MutableSet.clear(self)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			elems, err := object.Collect(thread, self)
			return starlark.None, callEach(thread, self, "discard", elems, err)
		}),
		each("__ior__", "add"),
		each("__isub__", "discard"),
		call.M1("def MutableSet.__iand__(self, it)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
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
		call.M1("def MutableSet.__ixor__(self, it)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
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
