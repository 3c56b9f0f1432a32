package number

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillComplex() {
	ComplexClass.SetProperty("real", func(self starlark.Value) starlark.Value { return starlark.Float(real(selfComplex(self))) })
	ComplexClass.SetProperty("imag", func(self starlark.Value) starlark.Value { return starlark.Float(imag(selfComplex(self))) })
	ComplexClass.Immutable()
	for name, op := range map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/"} {
		ComplexClass.Give(object.Slot1("__"+name+"__", complexSpecial(op, false)), object.Slot1("__r"+name+"__", complexSpecial(op, true)))
	}
	for name, op := range orderOperators {
		ComplexClass.Give(object.Slot1("__"+name+"__", func(thread *starlark.Thread, z Complex, value starlark.Value) (starlark.Value, error) {
			return orNotImplemented(z.Compare(thread, op, value))
		}))
	}
	ComplexClass.Give(
		call.M2("slot __pow__(self, value, mod=None, /)", complexToPower(false)), call.M2("slot __rpow__(self, value, mod=None, /)", complexToPower(true)),
		object.Slot0("__neg__", unarySpecial("-")), object.Slot0("__pos__", unarySpecial("+")), object.Slot0("__abs__", Abs),
		object.Slot0("__bool__", boolSpecial), object.Slot0("__hash__", hashSpecial), object.SlotText("__repr__", object.Repr),
	)
	ComplexClass.Define(call.M2("complex(self, real=0, imag=0)", newComplex),
		complexMethod("conjugate", func(z Complex) starlark.Value { return Complex(complex(real(z), -imag(z))) }),
		complexMethod("__complex__", func(z Complex) starlark.Value { return z }),
		complexMethod("__getnewargs__", func(z Complex) starlark.Value {
			return starlark.Tuple{starlark.Float(real(z)), starlark.Float(imag(z))}
		}),
		formatSpecial("complex"),
	)
}

// selfComplex returns what has a property, which may be of a derived class.
func selfComplex(self starlark.Value) Complex {
	z, _ := object.Native(self).(Complex)
	return z
}

// complexMethod makes a method of a function that needs no arguments.
func complexMethod(name string, f func(Complex) starlark.Value) *call.Entry {
	return call.M0("complex."+name+"(self, /)", func(_ *starlark.Thread, z Complex) (starlark.Value, error) { return f(z), nil })
}

// complexSpecial makes __add__ and the like.
func complexSpecial(op string, right bool) func(thread *starlark.Thread, z Complex, value starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, z Complex, value starlark.Value) (starlark.Value, error) {
		return orNotImplemented(z.Operate(thread, op, value, right, false))
	}
}

// complexToPower makes __pow__, which may be given None as a third operand.
func complexToPower(right bool) func(_ *starlark.Thread, z Complex, value, mod starlark.Value) (starlark.Value, error) {
	power := complexSpecial("**", right)
	return func(thread *starlark.Thread, z Complex, value, mod starlark.Value) (starlark.Value, error) {
		if mod != nil && mod != starlark.None {
			return nil, errComplexModulo()
		}
		return power(thread, z, value)
	}
}

func errComplexModulo() error { return raise.Errorf("ValueError", "complex modulo") }

// newComplex is complex(real=0, imag=0): real + imag*1j, or what a text says.
func newComplex(thread *starlark.Thread, _ *object.Class, first, second starlark.Value) (starlark.Value, error) {
	v := [2]starlark.Value{first, second}
	if z, ok := v[0].(Complex); ok && v[1] == nil {
		return z, nil
	}
	if s, ok := object.Native(v[0]).(starlark.String); ok {
		if v[1] != nil {
			return nil, raise.Errorf("TypeError", "complex() can't take second arg if first is a string")
		}
		return parseComplex(thread, s)
	}
	if _, ok := object.Native(v[1]).(starlark.String); ok {
		return nil, raise.Errorf("TypeError", "complex() second arg can't be a string")
	}
	var parts [2]complex128
	for i, x := range v {
		if x == nil {
			continue
		}
		z, ok, err := complexOf(thread, x, i == 0)
		if err == nil && !ok {
			err = raise.Errorf("TypeError", "complex() %s, not '%s'", complexPlaces[i], object.TypeOf(x).Name()).About(fact.WrongType, object.TypeOf(x).Name())
		}
		if err != nil {
			return nil, err
		}
		parts[i] = z
	}
	if v[1] == nil {
		return Complex(parts[0]), nil
	}
	r, i := real(parts[0]), real(parts[1])
	if isComplex(v[1]) {
		r -= imag(parts[1])
	}
	if isComplex(v[0]) {
		i += imag(parts[0])
	}
	return Complex(complex(r, i)), nil
}

var complexPlaces = [2]string{"first argument must be a string or a number", "second argument must be a number"}

// isComplex reports whether an argument is no real number. The parts of those are not
// added to, for that would lose the sign of a zero.
func isComplex(v starlark.Value) bool {
	_, real := object.Native(v).(starlark.Float)
	return v != nil && !real && !object.IsNumber(v)
}

// complexOf converts a number to a complex one; ok is false if v is none. special says to
// ask for __complex__.
func complexOf(thread *starlark.Thread, v starlark.Value, special bool) (z complex128, ok bool, err error) {
	if u, is := v.(object.Unary); is && special {
		r, ok, err := u.OperateUnary(thread, "complex")
		if err != nil {
			return 0, false, err
		}
		if ok {
			z, is := object.Native(r).(Complex)
			if !is {
				return 0, false, raise.Errorf("TypeError", "__complex__ returned non-complex (type %s)", object.TypeOf(r).Name())
			}
			return complex128(z), true, nil
		}
	}
	if z, ok := object.Native(v).(Complex); ok {
		return complex128(z), true, nil
	}
	if u, is := v.(object.Unary); is {
		if r, ok, err := u.OperateUnary(thread, "float"); ok || err != nil {
			f, _ := object.Native(r).(starlark.Float)
			return complex(float64(f), 0), ok, err
		}
	}
	if z, ok, err := complexOperand(v); ok || err != nil {
		return z, ok, err
	}
	i, ok, err := object.AsInt(thread, v)
	if !ok || err != nil {
		return 0, false, err
	}
	f, err := floatOperand(i)
	return complex(f, 0), err == nil, err
}

// ToComplex converts an argument that is to be a number, as the functions of cmath do.
func ToComplex(thread *starlark.Thread, v starlark.Value) (complex128, error) {
	z, ok, err := complexOf(thread, v, true)
	if err == nil && !ok {
		err = raise.New(fact.RealNumber, object.TypeOf(v).Name())
	}
	return z, err
}
