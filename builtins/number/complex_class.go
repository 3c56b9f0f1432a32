package number

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillComplex() {
	methods := map[string]object.MethodFunc{
		"conjugate":   complexMethod("complex.conjugate", func(z Complex) starlark.Value { return Complex(complex(real(z), -imag(z))) }),
		"__complex__": complexMethod("complex.__complex__", func(z Complex) starlark.Value { return z }),
		"__getnewargs__": complexMethod("complex.__getnewargs__", func(z Complex) starlark.Value {
			return starlark.Tuple{starlark.Float(real(z)), starlark.Float(imag(z))}
		}),
	}
	ComplexClass.SetProperty("real", func(self starlark.Value) starlark.Value { return starlark.Float(real(selfComplex(self))) })
	ComplexClass.SetProperty("imag", func(self starlark.Value) starlark.Value { return starlark.Float(imag(selfComplex(self))) })
	ComplexClass.Immutable()
	for name, op := range map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "pow": "**"} {
		most := 1
		if name == "pow" {
			most = 2 // it may be given None
		}
		methods["__"+name+"__"] = specialMethodOf(1, most, complexSpecial(op, false))
		methods["__r"+name+"__"] = specialMethodOf(1, most, complexSpecial(op, true))
	}
	for name, op := range orderOperators {
		methods["__"+name+"__"] = specialMethodOf(1, 1,
			func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
				return orNotImplemented(selfComplex(self).Compare(thread, op, args[0]))
			})
	}
	for name, f := range map[string]specialFunc{
		"__neg__": unarySpecial("-"), "__pos__": unarySpecial("+"), "__abs__": noOperand(Abs),
		"__hash__": hashSpecial, "__repr__": reprSpecial,
		"__bool__": func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
			return self.Truth(), nil
		},
	} {
		methods[name] = specialMethodOf(0, 0, f)
	}
	methods["__format__"] = formatSpecial
	ComplexClass.Define(newComplex, methods)
}

// selfComplex returns a method's self, which may be of a derived class.
func selfComplex(self starlark.Value) Complex {
	z, _ := object.Native(self).(Complex)
	return z
}

// complexMethod makes a method of a function that needs no arguments.
func complexMethod(name string, f func(Complex) starlark.Value) object.MethodFunc {
	return func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := call.NoArguments(name, args, kwargs); err != nil {
			return nil, err
		}
		return f(selfComplex(self)), nil
	}
}

// complexSpecial makes __add__ and the like.
func complexSpecial(op string, right bool) specialFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if len(args) == 2 && args[1] != starlark.None {
			return nil, errComplexModulo()
		}
		return orNotImplemented(selfComplex(self).Operate(thread, op, args[0], right, false))
	}
}

func errComplexModulo() error { return raise.Errorf("ValueError", "complex modulo") }

// newComplex is complex(real=0, imag=0): real + imag*1j, or what a text says.
func newComplex(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := call.BindNamed("complex", []string{"real", "imag"}, 0, v[:], args, kwargs); err != nil {
		return nil, err
	}
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
			err = raise.Errorf("TypeError", "complex() %s, not '%s'", complexPlaces[i], object.TypeOf(x).Name())
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
	if z, ok, err := complexOperand(object.Native(v)); ok || err != nil {
		return z, ok, err
	}
	if u, is := v.(object.Unary); is {
		if r, ok, err := u.OperateUnary(thread, "float"); ok || err != nil {
			f, _ := object.Native(r).(starlark.Float)
			return complex(float64(f), 0), ok, err
		}
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
