package core

import (
	"go.starlark.net/starlark"
)

// The special methods of the built-in classes that have no code of their own for them:
// (3).__add__, super().__setitem__. Each does what the operator or function does.

// sized, and so on, are the classes that have the methods of a protocol.
var (
	numberClasses    = []*Class{IntClass, FloatClass, BoolClass}
	integerClasses   = []*Class{IntClass, BoolClass}
	sequenceClasses  = []*Class{ListClass, TupleClass, RangeClass}
	containerClasses = []*Class{ListClass, TupleClass, RangeClass, DictClass, SetClass, FrozenSetClass}
)

func init() {
	all := append(append([]*Class{}, numberClasses...), containerClasses...)
	all = append(all, NoneClass, SliceClass)
	give(all, "__repr__", dunderText(Repr))
	give(all, "__hash__", dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		h, err := hashValue(thread, self, 0)
		return starlark.MakeInt64(h), err
	}))
	for _, c := range []*Class{ListClass, DictClass, SetClass} {
		c.Set("__hash__", starlark.None)
	}
	giveComparisons()
	giveNumbers()
	giveContainers()
	for _, c := range []*Class{ListClass, DictClass, SetClass} {
		giveWhole(c, "__init__", func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if i, ok := self.(*Instance); ok {
				return starlark.None, i.fill(thread, args, kwargs)
			}
			return starlark.None, reinit(thread, self, args, kwargs)
		})
	}
}

// give defines a special method in the classes that do not have it.
func give(classes []*Class, name string, f MethodFunc) {
	m := &lateMember{name: name, f: f, slot: true, weak: true}
	for _, c := range classes {
		c.later(lateStep{one: m})
	}
}

// giveWhole defines a special method whose self is a program's own instance.
func giveWhole(c *Class, name string, f MethodFunc) {
	c.later(lateStep{one: &lateMember{name: name, f: f, slot: true, whole: true}})
}

// reinit is list.__init__(l, iterable) and the like for a value of the class itself.
func reinit(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	method := map[*Class]string{ListClass: "extend", DictClass: "update", SetClass: "update"}[TypeOf(self)]
	if _, err := CallMethod(thread, self, "clear", nil, nil); err != nil || len(args)+len(kwargs) == 0 {
		return err
	}
	_, err := CallMethod(thread, self, method, args, kwargs)
	return err
}

// comparable reports whether two built-in values can be compared by their special methods:
// whether they are of the same kind.
func alike(a, b starlark.Value) bool {
	x, y := TypeOf(a), TypeOf(b)
	if isNumberClass(x) {
		return isNumberClass(y)
	}
	if x == SetClass || x == FrozenSetClass {
		return y == SetClass || y == FrozenSetClass
	}
	return x == y
}

func isNumberClass(c *Class) bool { return c == IntClass || c == FloatClass || c == BoolClass }

func giveComparisons() {
	ordered := append([]*Class{ListClass, TupleClass, SetClass, FrozenSetClass}, numberClasses...)
	equal := append([]*Class{DictClass, RangeClass, SliceClass}, ordered...)
	for op, name := range comparisons {
		classes := ordered
		if op == "==" || op == "!=" {
			classes = equal
		}
		give(classes, name, dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			other := Native(args[0])
			if !alike(self, other) {
				return NotImplemented, nil
			}
			is, err := Compare(thread, op, self, other)
			return starlark.Bool(is), err
		}))
	}
}

// binaryMethods gives a special method, and its reflected one, to classes. Operands that
// are not alike are left to the other operand.
func binaryMethods(classes []*Class, strict bool, ops ...string) {
	for _, op := range ops {
		for _, right := range []bool{false, true} {
			name := plainOperators[op]
			if right {
				name = rightOperators[op]
			}
			give(classes, name, dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
				a, b := self, Native(args[0])
				if strict && !alike(a, b) {
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

func giveNumbers() {
	binaryMethods(numberClasses, true, "+", "-", "*", "/", "//", "%", "**", "divmod")
	binaryMethods(integerClasses, true, "<<", ">>", "&", "|", "^")
	binaryMethods([]*Class{SetClass, FrozenSetClass}, true, "-", "&", "|", "^")
	binaryMethods([]*Class{DictClass}, true, "|")
	unary := func(classes []*Class, op string) {
		give(classes, unaries[op], dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
			return UnaryOp(thread, op, self)
		}))
	}
	unary(numberClasses, "-")
	unary(numberClasses, "+")
	unary(integerClasses, "~")
	convert := func(classes []*Class, name string, function func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error)) {
		give(classes, name, dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
			return function(thread, starlark.Tuple{self}, nil)
		}))
	}
	call := func(c *Class) func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return c.CallInternal
	}
	convert(numberClasses, "__int__", call(IntClass))
	convert(numberClasses, "__float__", call(FloatClass))
	convert(integerClasses, "__index__", call(IntClass))
	give(numberClasses, "__bool__", dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		b, err := IsTrue(thread, self)
		return starlark.Bool(b), err
	}))
	give(numberClasses, "__abs__", dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		if negative, err := Compare(thread, "<", self, starlark.MakeInt(0)); err != nil || !negative {
			return self, err
		}
		return UnaryOp(thread, "-", self)
	}))
}

func giveContainers() {
	give(containerClasses, "__len__", dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		n, err := Length(thread, self)
		return starlark.MakeInt(n), err
	}))
	give(containerClasses, "__contains__", dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		in, err := Contains(thread, self, args[0])
		return starlark.Bool(in), err
	}))
	give(containerClasses, "__iter__", dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return iter(thread, starlark.Tuple{self}, nil)
	}))
	indexed := append([]*Class{DictClass}, sequenceClasses...)
	give(indexed, "__getitem__", dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return GetItem(thread, self, args[0])
	}))
	mutable := []*Class{ListClass, DictClass}
	give(mutable, "__setitem__", dunder(2, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, SetItem(thread, self, args[0], args[1])
	}))
	give(mutable, "__delitem__", dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, DelItem(thread, self, args[0])
	}))
	binaryMethods([]*Class{ListClass, TupleClass}, false, "*")
	for _, c := range []*Class{ListClass, TupleClass} {
		give([]*Class{c}, "__add__", dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			return Binary(thread, "+", self, Native(args[0]))
		}))
	}
	inPlace := func(classes []*Class, ops ...string) {
		for _, op := range ops {
			for _, c := range classes {
				giveInPlace(c, op)
			}
		}
	}
	inPlace([]*Class{ListClass}, "+", "*")
	inPlace([]*Class{SetClass}, "-", "&", "|", "^")
	inPlace([]*Class{DictClass}, "|")
}

// giveInPlace defines __iadd__ and the like, which return self.
func giveInPlace(c *Class, op string) {
	if c.members()[inPlaceOperators[op]] != nil {
		return
	}
	giveWhole(c, inPlaceOperators[op], dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		v, err := InPlace(thread, op, Native(self), Native(args[0]))
		if err != nil {
			return nil, err
		}
		if i, ok := self.(*Instance); ok {
			i.base = v
			return i, nil
		}
		return v, nil
	}))
}
