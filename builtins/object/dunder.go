package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The special methods of the built-in classes that have no code of their own for them:
// (3).__add__, super().__setitem__. Each does what the operator or function does.

// Give defines a special method unless the class has it.
func (c *Class) Give(name string, f MethodFunc) {
	c.later(lateStep{one: &lateMember{name: name, f: f, slot: true, weak: true}})
}

// GiveWhole defines a special method whose self may be an instance of a program's class,
// which the others get as the built-in value that it carries.
func (c *Class) GiveWhole(name string, f MethodFunc) {
	c.later(lateStep{one: &lateMember{name: name, f: f, slot: true, whole: true}})
}

// A DunderFunc is the Go part of a special method, whose arguments have been counted.
type DunderFunc func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error)

// Dunder makes a special method with n arguments.
func Dunder(n int, f DunderFunc) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, raise.Errorf("TypeError", "wrapper takes no keyword arguments")
		}
		if len(args) != n {
			return nil, raise.Errorf("TypeError", "expected %s, got %d", call.Arguments(n), len(args))
		}
		return f(thread, self, args)
	}
}

// DunderText makes a special method of a function that converts to a text.
func DunderText(text func(*starlark.Thread, starlark.Value) (string, error)) MethodFunc {
	return Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		s, err := text(thread, self)
		return starlark.String(s), err
	})
}

// GiveOperators gives a class the special methods of binary operators, and the reflected
// ones. An operand that is not alike is left to itself; a nil alike takes all.
func (c *Class) GiveOperators(alike func(a, b starlark.Value) bool, ops ...string) {
	for _, op := range ops {
		for _, right := range []bool{false, true} {
			name := plainOperators[op]
			if right {
				name = rightOperators[op]
			}
			c.Give(name, Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
				a, b := self, Native(args[0])
				if alike != nil && !alike(a, b) {
					return NotImplemented, nil
				}
				if right {
					a, b = b, a
				}
				return operateOn(thread, op, a, b)
			}))
		}
	}
}

// operateOn is Binary, and divmod.
func operateOn(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	if op != "divmod" {
		return Binary(thread, op, a, b)
	}
	q, err := Binary(thread, "//", a, b)
	if err != nil {
		return nil, err
	}
	r, err := Binary(thread, "%", a, b)
	return starlark.Tuple{q, r}, err
}

// GiveComparisons gives a class the special methods of == and !=, and with ordered those of
// the other comparisons. They know operands that are alike.
func (c *Class) GiveComparisons(alike func(a, b starlark.Value) bool, ordered bool) {
	for op, name := range comparisons {
		if !ordered && op != "==" && op != "!=" {
			continue
		}
		c.Give(name, Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			other := Native(args[0])
			if !alike(self, other) {
				return NotImplemented, nil
			}
			is, err := Compare(thread, op, self, other)
			return starlark.Bool(is), err
		}))
	}
}

// SameClass reports whether two built-in values are of one class.
func SameClass(a, b starlark.Value) bool { return TypeOf(a) == TypeOf(b) }

// GiveUnary gives a class the special methods of unary operators.
func (c *Class) GiveUnary(ops ...string) {
	for _, op := range ops {
		c.Give(unaries[op], Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
			return UnaryOp(thread, op, self)
		}))
	}
}

// GiveInPlace gives a class the special methods of augmented assignments, which return self.
func (c *Class) GiveInPlace(ops ...string) {
	for _, op := range ops {
		f := Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			v, err := InPlace(thread, op, Native(self), Native(args[0]))
			if err != nil {
				return nil, err
			}
			if i, ok := self.(*Instance); ok {
				i.base = v
				return i, nil
			}
			return v, nil
		})
		c.later(lateStep{one: &lateMember{name: inPlaceOperators[op], f: f, slot: true, whole: true, weak: true}})
	}
}

// GiveText gives a class __repr__ and __hash__.
func (c *Class) GiveText() {
	c.Give("__repr__", DunderText(Repr))
	c.Give("__hash__", Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		h, err := Hash(thread, self)
		return starlark.MakeInt64(h), err
	}))
}

// GiveSize gives a class of containers __len__ and __contains__.
func (c *Class) GiveSize() {
	c.Give("__len__", Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		n, err := Length(thread, self)
		return starlark.MakeInt(n), err
	}))
	c.Give("__contains__", Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		in, err := Contains(thread, self, args[0])
		return starlark.Bool(in), err
	}))
}

// GiveItems gives a class __getitem__, and with mutable __setitem__ and __delitem__.
func (c *Class) GiveItems(mutable bool) {
	c.Give("__getitem__", Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return GetItem(thread, self, args[0])
	}))
	if !mutable {
		return
	}
	c.Give("__setitem__", Dunder(2, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, SetItem(thread, self, args[0], args[1])
	}))
	c.Give("__delitem__", Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, DelItem(thread, self, args[0])
	}))
}
