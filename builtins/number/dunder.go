package number

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The special methods of numbers. Operators do not need them; programs call them by hand
// and through super(), and instances of classes that are derived from numbers find here
// what they do not define.

// A zeroFunc is the Go part of a special method without parameters, an oneFunc that of one
// with one. self is a number of the engine's.
type (
	zeroFunc = func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error)
	oneFunc  = func(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error)
)

var (
	realOperators    = map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%"}
	integerOperators = map[string]string{"and": "&", "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>"}
	orderOperators   = map[string]string{"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
)

// fillBool gives bool what int has, as operators of its own.
func fillBool() {
	object.BoolClass.Define(call.M1("bool(self, object=False, /)", newBool))
	object.BoolClass.Give(operatorSlots(map[string]string{"and": "&", "or": "|", "xor": "^"})...)
	object.BoolClass.GiveText()
	object.BoolClass.GiveComparisons(knows, true)
	object.BoolClass.GiveOperators(knows, "+", "-", "*", "/", "//", "%", "**", "divmod", "<<", ">>", "&", "|", "^")
	object.BoolClass.GiveUnary("-", "+", "~")
	object.BoolClass.Give(
		object.Slot0("__int__", intOf), object.Slot0("__index__", intOf), object.Slot0("__float__", floatOf),
		object.Slot0("__abs__", Abs), object.Slot0("__bool__", boolSpecial),
	)
}

// knows reports whether a number of the engine's knows another value: an int knows ints, a
// float all.
func knows(self, other starlark.Value) bool {
	if _, ok := self.(starlark.Float); ok {
		return object.IsNumber(other)
	}
	_, ok := object.Integer(other)
	return ok
}

// operatorSlots are __add__, __radd__ and so on.
func operatorSlots(operators map[string]string) []*call.Entry {
	var slots []*call.Entry
	for name, op := range operators {
		slots = append(slots, object.Slot1("__"+name+"__", binarySpecial(op, false)), object.Slot1("__r"+name+"__", binarySpecial(op, true)))
	}
	return slots
}

// giveReal gives int or float what both have.
func giveReal(c *object.Class) {
	c.Give(operatorSlots(realOperators)...)
	for name, op := range orderOperators {
		c.Give(object.Slot1("__"+name+"__", orderSpecial(op)))
	}
	toInt := wholeSpecial(math.Trunc)
	c.Give(
		object.Slot0("__neg__", unarySpecial("-")), object.Slot0("__pos__", unarySpecial("+")), object.Slot0("__abs__", Abs),
		object.Slot0("__float__", floatOf), object.Slot0("__int__", toInt), object.Slot0("__bool__", boolSpecial),
		object.Slot0("__hash__", hashSpecial), object.SlotText("__repr__", object.Repr),
		object.Slot1("__divmod__", divmodSpecial(false)), object.Slot1("__rdivmod__", divmodSpecial(true)),
		call.M2("slot __pow__(self, value, mod=None, /)", powerSpecial(false)), call.M2("slot __rpow__(self, value, mod=None, /)", powerSpecial(true)),
	)
	name := c.Name()
	c.Define(nil,
		call.M0(name+".__trunc__(self, /)", toInt),
		call.M0(name+".__floor__(self, /)", wholeSpecial(math.Floor)),
		call.M0(name+".__ceil__(self, /)", wholeSpecial(math.Ceil)),
		call.M1(name+".__round__(self, ndigits=None, /)", Round),
		formatSpecial(name),
	)
}

// boolSpecial is __bool__().
func boolSpecial(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	return self.Truth(), nil
}

// formatSpecial is __format__(format_spec).
func formatSpecial(class string) *call.Entry {
	return call.M1(class+".__format__(self, format_spec, /)", func(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
		spec, ok := value.(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "__format__() argument must be str, not %s", object.TypeOf(value).Name())
		}
		s, err := object.Format(thread, self, string(spec))
		return starlark.String(s), err
	})
}

// hashSpecial is __hash__().
func hashSpecial(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	h, err := object.Hash(thread, self)
	return starlark.MakeInt64(h), err
}

// orNotImplemented is the result of an operator that may not know its operand.
func orNotImplemented(v starlark.Value, ok bool, err error) (starlark.Value, error) {
	if err == nil && !ok {
		return object.NotImplemented, nil
	}
	return v, err
}

func binarySpecial(op string, right bool) oneFunc {
	return func(_ *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
		a, b := self, object.Native(value)
		if !knows(a, b) {
			return object.NotImplemented, nil
		}
		if right {
			a, b = b, a
		}
		return orNotImplemented(operateReals(op, a, b))
	}
}

func orderSpecial(op string) oneFunc {
	return func(_ *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
		other := object.Native(value)
		if !knows(self, other) {
			return object.NotImplemented, nil
		}
		result, ok, err := compareNumbers(op, self, other)
		return orNotImplemented(starlark.Bool(result), ok, err)
	}
}

func unarySpecial(op string) zeroFunc {
	return func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return object.UnaryOp(thread, op, self)
	}
}

// wholeSpecial makes a method that rounds a float to an int.
func wholeSpecial(f func(float64) float64) zeroFunc {
	return func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if x, ok := self.(starlark.Float); ok {
			return FloatToInt(f(float64(x)))
		}
		i, _ := object.Integer(self)
		return i, nil
	}
}

func divmodSpecial(right bool) oneFunc {
	return func(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
		a, b := self, object.Native(value)
		if !knows(a, b) {
			return object.NotImplemented, nil
		}
		if right {
			a, b = b, a
		}
		return Divmod(thread, a, b)
	}
}

// powerSpecial is __pow__(value, mod=None), or __rpow__.
func powerSpecial(right bool) func(thread *starlark.Thread, self, value, mod starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self, value, mod starlark.Value) (starlark.Value, error) {
		for _, a := range []starlark.Value{value, mod} {
			if a != nil && a != starlark.None && !knows(self, object.Native(a)) {
				return object.NotImplemented, nil
			}
		}
		a, b := self, object.Native(value)
		if right {
			a, b = b, a
		}
		if mod != nil {
			return Pow(thread, a, b, object.Native(mod))
		}
		return orNotImplemented(operateReals("**", a, b))
	}
}
