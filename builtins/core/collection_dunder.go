package core

import (
	"go.starlark.net/starlark"
)

// giveContainer gives a class the special methods of all containers.
func giveContainer(c *Class) {
	c.GiveText()
	c.GiveSize()
	c.Give("__iter__", Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return IterValue(thread, self)
	}))
}

// giveSequence gives list or tuple what they have in common.
func giveSequence(c *Class) {
	c.GiveComparisons(sameClass, true)
	c.GiveOperators(nil, "*")
	c.Give("__add__", Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return Binary(thread, "+", self, Native(args[0]))
	}))
}

// giveMutable gives list, dict or set what only they have: they have no hash, and __init__
// fills them anew, with the method.
func giveMutable(c *Class, method string) {
	c.Set("__hash__", starlark.None)
	c.GiveWhole("__init__", func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if i, ok := self.(*Instance); ok {
			return starlark.None, i.fill(thread, args, kwargs)
		}
		return starlark.None, reinit(thread, self, method, args, kwargs)
	})
}

// reinit is list.__init__(l, iterable) and the like for a value of the class itself.
func reinit(thread *starlark.Thread, self starlark.Value, method string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if _, err := CallMethod(thread, self, "clear", nil, nil); err != nil || len(args)+len(kwargs) == 0 {
		return err
	}
	_, err := CallMethod(thread, self, method, args, kwargs)
	return err
}

// giveSet gives set or frozenset what they have in common.
func giveSet(c *Class) {
	c.GiveComparisons(bothSets, true)
	c.GiveOperators(bothSets, "-", "&", "|", "^")
}

// bothSets reports whether two values are sets or frozensets.
func bothSets(a, b starlark.Value) bool { return isSetClass(TypeOf(a)) && isSetClass(TypeOf(b)) }

func isSetClass(c *Class) bool { return c == SetClass || c == FrozenSetClass }
