package number

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The special methods of numbers. Operators do not need them; programs call them by hand
// and through super(), and instances of classes that are derived from numbers find here
// what they do not define.

// A specialFunc is the Go part of a special method. self is a number of the engine's.
type specialFunc func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error)

// specialMethodOf makes a special method with least to most arguments.
func specialMethodOf(least, most int, f specialFunc) object.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, raise.Errorf("TypeError", "wrapper takes no keyword arguments")
		}
		if n := len(args); n < least || n > most {
			s := "s"
			if most == 1 {
				s = ""
			}
			return nil, raise.Errorf("TypeError", "expected %d argument%s, got %d", most, s, n)
		}
		return f(thread, object.Native(self), args)
	}
}

var (
	realOperators    = map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%"}
	integerOperators = map[string]string{"and": "&", "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>"}
	orderOperators   = map[string]string{"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
)

// fillBool gives bool what int has, as operators of its own.
func fillBool() {
	methods := map[string]object.MethodFunc{}
	addOperators(methods, map[string]string{"and": "&", "or": "|", "xor": "^"})
	object.BoolClass.Define(newBool, methods)
	object.BoolClass.GiveText()
	object.BoolClass.GiveComparisons(bothNumbers, true)
	object.BoolClass.GiveOperators(bothNumbers, "+", "-", "*", "/", "//", "%", "**", "divmod", "<<", ">>", "&", "|", "^")
	object.BoolClass.GiveUnary("-", "+", "~")
	for name, convert := range map[string]func(*starlark.Thread, starlark.Value) (starlark.Value, error){
		"__int__": intOf, "__index__": intOf, "__float__": floatOf, "__abs__": Abs,
		"__bool__": func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self.Truth(), nil },
	} {
		object.BoolClass.Give(name, object.Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
			return convert(thread, self)
		}))
	}
}

// bothNumbers reports whether two values are real numbers of the engine's.
func bothNumbers(a, b starlark.Value) bool { return object.IsNumber(a) && object.IsNumber(b) }

// addOperators adds __add__, __radd__ and so on.
func addOperators(methods map[string]object.MethodFunc, operators map[string]string) {
	for name, op := range operators {
		methods["__"+name+"__"] = specialMethodOf(1, 1, binarySpecial(op, false))
		methods["__r"+name+"__"] = specialMethodOf(1, 1, binarySpecial(op, true))
	}
}

// addNumberMethods adds what ints and floats both have.
func addNumberMethods(methods map[string]object.MethodFunc) {
	for name, op := range orderOperators {
		methods["__"+name+"__"] = specialMethodOf(1, 1, orderSpecial(op))
	}
	for name, op := range map[string]string{"__neg__": "-", "__pos__": "+"} {
		methods[name] = specialMethodOf(0, 0, unarySpecial(op))
	}
	whole := wholeSpecial(math.Trunc)
	for name, f := range map[string]specialFunc{
		"__abs__": noOperand(Abs), "__float__": noOperand(floatOf), "__hash__": hashSpecial,
		"__int__": whole, "__trunc__": whole, "__floor__": wholeSpecial(math.Floor), "__ceil__": wholeSpecial(math.Ceil),
		"__bool__": func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
			return self.Truth(), nil
		},
		"__repr__": reprSpecial,
	} {
		methods[name] = specialMethodOf(0, 0, f)
	}
	methods["__divmod__"] = specialMethodOf(1, 1, divmodSpecial(false))
	methods["__rdivmod__"] = specialMethodOf(1, 1, divmodSpecial(true))
	methods["__pow__"] = specialMethodOf(1, 2, powerSpecial)
	methods["__rpow__"] = specialMethodOf(1, 1, binarySpecial("**", true))
	methods["__round__"] = specialMethodOf(0, 1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return Round(thread, append(starlark.Tuple{self}, args...), nil)
	})
	methods["__format__"] = formatSpecial
}

// formatSpecial is __format__(spec).
var formatSpecial = specialMethodOf(1, 1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	spec, ok := args[0].(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "__format__() argument must be str, not %s", object.TypeOf(args[0]).Name())
	}
	s, err := object.Format(thread, self, string(spec))
	return starlark.String(s), err
})

// hashSpecial is __hash__().
func hashSpecial(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
	h, err := object.Hash(thread, self)
	return starlark.MakeInt64(h), err
}

// reprSpecial is __repr__().
func reprSpecial(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
	s, err := object.Repr(thread, self)
	return starlark.String(s), err
}

// noOperand makes a special method of a function of one argument.
func noOperand(f func(*starlark.Thread, starlark.Value) (starlark.Value, error)) specialFunc {
	return func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return f(thread, self)
	}
}

// orNotImplemented is the result of an operator that may not know its operand.
func orNotImplemented(v starlark.Value, ok bool, err error) (starlark.Value, error) {
	if err == nil && !ok {
		return object.NotImplemented, nil
	}
	return v, err
}

func binarySpecial(op string, right bool) specialFunc {
	return func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		a, b := self, object.Native(args[0])
		if right {
			a, b = b, a
		}
		return orNotImplemented(operateReals(op, a, b))
	}
}

func orderSpecial(op string) specialFunc {
	return func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		result, ok, err := compareNumbers(op, self, object.Native(args[0]))
		return orNotImplemented(starlark.Bool(result), ok, err)
	}
}

func unarySpecial(op string) specialFunc {
	return func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return object.UnaryOp(thread, op, self)
	}
}

// wholeSpecial makes a method that rounds a float to an int.
func wholeSpecial(f func(float64) float64) specialFunc {
	return func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		if x, ok := self.(starlark.Float); ok {
			return FloatToInt(f(float64(x)))
		}
		i, _ := object.Integer(self)
		return i, nil
	}
}

func divmodSpecial(right bool) specialFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		a, b := self, object.Native(args[0])
		if !object.IsNumber(b) {
			return object.NotImplemented, nil
		}
		if right {
			a, b = b, a
		}
		return Divmod(thread, starlark.Tuple{a, b}, nil)
	}
}

// powerSpecial is __pow__(value, mod=None).
func powerSpecial(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	for _, a := range args {
		if !object.IsNumber(object.Native(a)) && a != starlark.None {
			return object.NotImplemented, nil
		}
	}
	if len(args) == 2 {
		return Pow(thread, starlark.Tuple{self, object.Native(args[0]), object.Native(args[1])}, nil)
	}
	return orNotImplemented(operateReals("**", self, object.Native(args[0])))
}
