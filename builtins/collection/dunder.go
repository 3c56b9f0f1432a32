package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
)

// giveContainer gives a class the special methods of all containers.
func giveContainer(c *object.Class) {
	c.GiveText()
	c.GiveSize()
	giveIteration(c)
}

// giveIteration gives a class __iter__.
func giveIteration(c *object.Class) {
	c.Give(object.Slot0("__iter__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return IterValue(thread, self)
	}))
}

// containsMethod is __contains__ of a class in which it is no slot.
func containsMethod(class string) *call.Entry {
	return call.M1(class+".__contains__(self, key, /)", func(thread *starlark.Thread, self, key starlark.Value) (starlark.Value, error) {
		in, err := object.Contains(thread, self, key)
		return starlark.Bool(in), err
	})
}

// giveSequence gives list or tuple what they have in common.
func giveSequence(c *object.Class) {
	c.GiveComparisons(object.SameClass, true)
	c.GiveOperators(nil, "*")
	c.Give(object.Slot1("__add__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
		return object.Binary(thread, "+", self, object.Native(x))
	}))
}

// giveMutable gives list, dict or set what only they have: they have no hash, and __init__
// fills them anew, with the method.
func giveMutable(c *object.Class, method string) {
	c.Set("__hash__", starlark.None)
	c.GiveWhole(call.MOpen("slot __init__(self, /, *args, **kwargs)", func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if i, ok := self.(*object.Instance); ok {
			return starlark.None, i.Fill(thread, args, kwargs)
		}
		return starlark.None, reinit(thread, self, method, args, kwargs)
	}))
}

// reinit is list.__init__(l, iterable) and the like for a value of the class itself.
func reinit(thread *starlark.Thread, self starlark.Value, method string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if _, err := object.CallMethod(thread, self, "clear", nil, nil); err != nil || len(args)+len(kwargs) == 0 {
		return err
	}
	_, err := object.CallMethod(thread, self, method, args, kwargs)
	return err
}

// giveReversed gives list or dict __reversed__, which the objects of derived classes are asked
// for.
func giveReversed(c *object.Class) {
	c.Give(object.Slot0("__reversed__", Reversed))
}

// giveSet gives set or frozenset what they have in common.
func giveSet(c *object.Class) {
	c.GiveComparisons(bothSets, true)
	c.GiveOperators(bothSets, "-", "&", "|", "^")
}

// bothSets reports whether two values are sets or frozensets.
func bothSets(a, b starlark.Value) bool {
	return isSetClass(object.TypeOf(a)) && isSetClass(object.TypeOf(b))
}

func isSetClass(c *object.Class) bool { return c == object.SetClass || c == FrozenSetClass }
