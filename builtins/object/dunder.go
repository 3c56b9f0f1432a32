package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

// The special methods of the built-in classes that have no code of their own for them:
// (3).__add__, super().__setitem__. Each does what the operator or function does.

// Give defines special methods, of those that the class has not.
func (c *Class) Give(methods ...*call.Entry) {
	for _, e := range methods {
		c.later(lateStep{one: &lateMember{entry: e, slot: true, weak: true}})
	}
}

// GiveWhole defines special methods whose self may be an instance of a program's class,
// which the others get as the built-in value that it carries.
func (c *Class) GiveWhole(methods ...*call.Entry) {
	for _, e := range methods {
		c.later(lateStep{one: &lateMember{entry: e, slot: true, whole: true}})
	}
}

// Slot0 is a special method without parameters.
func Slot0[T starlark.Value](name string, f func(_ *starlark.Thread, self T) (starlark.Value, error)) *call.Entry {
	return call.M0("slot "+name+"(self, /)", f)
}

// Slot1 is a special method of one parameter.
func Slot1[T starlark.Value](name string, f func(_ *starlark.Thread, self T, x starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M1("slot "+name+"(self, value, /)", f)
}

// Slot2 is a special method of two parameters.
func Slot2[T starlark.Value](name string, f func(_ *starlark.Thread, self T, a, b starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M2("slot "+name+"(self, key, value, /)", f)
}

// SlotText is a special method that converts to a text.
func SlotText(name string, text func(*starlark.Thread, starlark.Value) (string, error)) *call.Entry {
	return Slot0(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
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
			c.Give(Slot1(name, func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
				a, b := self, Native(x)
				if alike != nil && !alike(a, b) {
					return NotImplemented, nil
				}
				if right {
					a, b = b, a
				}
				return known(operateBuiltin(thread, op, a, b))
			}))
		}
	}
}

// operateBuiltin is what built-in values do for an operator, without methods of a program.
func operateBuiltin(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if v, ok, err = operateLeft(thread, op, a, b); ok || err != nil {
		return v, ok, err
	}
	return multiply(thread, a, b, a, b)
}

// known is what a special method returns.
func known(v starlark.Value, ok bool, err error) (starlark.Value, error) {
	if !ok && err == nil {
		return NotImplemented, nil
	}
	return v, err
}

// GiveComparisons gives a class the special methods of == and !=, and with ordered those of
// the other comparisons. They know operands that are alike.
func (c *Class) GiveComparisons(alike func(a, b starlark.Value) bool, ordered bool) {
	for op, name := range comparisons {
		if !ordered && op != "==" && op != "!=" {
			continue
		}
		c.Give(Slot1(name, func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			other := Native(x)
			if !alike(self, other) {
				return NotImplemented, nil
			}
			return RichCompare(thread, op, self, other)
		}))
	}
}

// SameClass reports whether two built-in values are of one class.
func SameClass(a, b starlark.Value) bool { return TypeOf(a) == TypeOf(b) }

// GiveUnary gives a class the special methods of unary operators.
func (c *Class) GiveUnary(ops ...string) {
	for _, op := range ops {
		c.Give(Slot0(unaries[op], func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return UnaryOp(thread, op, self)
		}))
	}
}

// GiveInPlace gives a class the special methods of augmented assignments, which return self.
func (c *Class) GiveInPlace(ops ...string) {
	for _, op := range ops {
		f := Slot1(inPlaceOperators[op], func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			native := Native(self)
			v, err := known(SlotsOf(native).InPlace(thread, op, native, x))
			if v == native {
				v = self
			}
			return v, err
		})
		c.later(lateStep{one: &lateMember{entry: f, slot: true, whole: true, weak: true}})
	}
}

// GiveText gives a class __repr__ and __hash__.
func (c *Class) GiveText() {
	c.Give(SlotText("__repr__", Repr))
	c.Give(Slot0("__hash__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		h, err := Hash(thread, self)
		return starlark.MakeInt64(h), err
	}))
}

// GiveSize gives a class of containers __len__ and __contains__.
func (c *Class) GiveSize() {
	c.GiveLength()
	c.Give(Slot1("__contains__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
		in, err := Contains(thread, self, x)
		return starlark.Bool(in), err
	}))
}

// GiveLength gives a class __len__.
func (c *Class) GiveLength() {
	c.Give(Slot0("__len__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		n, err := Length(thread, self)
		return starlark.MakeInt(n), err
	}))
}

// GiveItems gives a class __getitem__, and with mutable __setitem__ and __delitem__.
func (c *Class) GiveItems(mutable bool) {
	c.Give(Slot1("__getitem__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
		return GetItem(thread, self, x)
	}))
	if !mutable {
		return
	}
	c.Give(Slot2("__setitem__", func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
		return starlark.None, SetItem(thread, self, a, b)
	}))
	c.Give(Slot1("__delitem__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
		return starlark.None, DelItem(thread, self, x)
	}))
}
