package number

import (
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ComplexClass is complex.
var ComplexClass = object.NewClass("complex")

// A Complex is a complex number.
type Complex complex128

var (
	_ starlark.HasAttrs   = Complex(0)
	_ starlark.HasBinary  = Complex(0)
	_ starlark.HasUnary   = Complex(0)
	_ starlark.Comparable = Complex(0)
	_ memory.Traveler     = Complex(0)
	_ object.Classed      = Complex(0)
	_ object.Reprer       = Complex(0)
	_ object.Strer        = Complex(0)
	_ object.Formatter    = Complex(0)
	_ object.Comparer     = Complex(0)
	_ object.Operand      = Complex(0)
	_ object.Unary        = Complex(0)
)

// Class returns complex.
func (z Complex) Class() *object.Class { return ComplexClass }
func (z Complex) Type() string         { return "complex" }
func (z Complex) Freeze()              {}
func (z Complex) Truth() starlark.Bool { return z != 0 }

// Travel returns z, which nobody can change.
func (z Complex) Travel(*memory.Copier) (starlark.Value, error) { return z, nil }

// Hash is that of the equal float if there is one.
func (z Complex) Hash() (uint32, error) {
	h, err := starlark.Float(real(z)).Hash()
	if err != nil || imag(z) == 0 {
		return h, err
	}
	i, err := starlark.Float(imag(z)).Hash()
	return h + 1000003*i, err
}

// IsSpecialKey implements object.SpecialKey: it may equal an int.
func (z Complex) IsSpecialKey() bool { return true }

// RealPart returns the part of a complex number that compares with other numbers: the number
// itself if it has no imaginary part. Other values are returned as they are.
func RealPart(v starlark.Value) starlark.Value {
	if z, ok := object.Native(v).(Complex); ok && imag(z) == 0 {
		return starlark.Float(real(z))
	}
	return v
}

// hash is hash(z), CPython's number.
func (z Complex) hash() int64 {
	const multiplier = 1000003
	return object.NotMinusOne(int64(uint64(hashFloat(real(z))) + multiplier*uint64(hashFloat(imag(z))))) //nolint:gosec // it wraps
}

// Attr returns a part or a bound method.
func (z Complex) Attr(name string) (starlark.Value, error) {
	switch name {
	case "real":
		return starlark.Float(real(z)), nil
	case "imag":
		return starlark.Float(imag(z)), nil
	}
	return object.ClassAttr(z, name)
}

// AttrNames returns the names of the parts and methods.
func (z Complex) AttrNames() []string { return ComplexClass.AttrNames() }

// complexOperand converts a number as an operand; ok is false if v is none.
func complexOperand(v starlark.Value) (z complex128, ok bool, err error) {
	switch v := v.(type) {
	case Complex:
		return complex128(v), true, nil
	case starlark.Float:
		return complex(float64(v), 0), true, nil
	case starlark.Int, starlark.Bool:
		f, err := floatOperand(v)
		return complex(f, 0), err == nil, err
	}
	return 0, false, nil
}

// Binary does the operations that the engine knows. An instance of a program's class is
// left to that, for it may have to be asked first.
func (z Complex) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	w, ok, err := complexOperand(y)
	if !ok {
		return nil, err
	}
	if side == starlark.Right {
		return complexBinary(op, w, complex128(z))
	}
	return complexBinary(op, complex128(z), w)
}

// complexBinary applies op to two numbers; it returns nil if complex numbers have no such
// operator.
func complexBinary(op syntax.Token, a, b complex128) (starlark.Value, error) {
	switch op {
	case syntax.PLUS:
		return Complex(a + b), nil
	case syntax.MINUS:
		return Complex(a - b), nil
	case syntax.STAR:
		return Complex(libm.CMul(a, b)), nil
	case syntax.SLASH:
		if b == 0 {
			return nil, raise.Errorf("ZeroDivisionError", "complex division by zero")
		}
		return Complex(libm.CQuo(a, b)), nil
	case syntax.STARSTAR:
		return complexPower(a, b)
	}
	return nil, nil
}

// complexPower is a ** b.
func complexPower(a, b complex128) (starlark.Value, error) {
	switch {
	case b == 0:
		return Complex(1), nil
	case a == 0:
		if imag(b) != 0 || real(b) < 0 {
			return nil, raise.Errorf("ZeroDivisionError", "0.0 to a negative or complex power")
		}
		return Complex(0), nil
	}
	z, ok := libm.CPow(a, b)
	if !ok { // the C library calls it an error of the same kind
		return nil, raise.Errorf("ZeroDivisionError", "0.0 to a negative or complex power")
	}
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		return nil, raise.Errorf("OverflowError", "complex exponentiation")
	}
	return Complex(z), nil
}

// Operate is +, -, *, / and **.
func (z Complex) Operate(_ *starlark.Thread, op string, other starlark.Value, right, _ bool) (starlark.Value, bool, error) {
	token := syntax.STARSTAR
	switch op {
	case "+", "-", "*", "/":
		token = object.OperatorToken(op)
	case "**":
	default:
		return nil, false, nil
	}
	w, ok, err := complexOperand(object.Native(other))
	if !ok {
		return nil, false, err
	}
	a, b := complex128(z), w
	if right {
		a, b = b, a
	}
	v, err := complexBinary(token, a, b)
	return v, v != nil, err
}

// Unary is -z or +z.
func (z Complex) Unary(op syntax.Token) (starlark.Value, error) {
	switch op {
	case syntax.MINUS:
		return -z, nil
	case syntax.PLUS:
		return z, nil
	}
	return nil, nil
}

// OperateUnary is -z, +z, abs(z), hash(z) and complex(z).
func (z Complex) OperateUnary(_ *starlark.Thread, op string) (starlark.Value, bool, error) {
	switch op {
	case "-":
		return -z, true, nil
	case "+", "complex":
		return z, true, nil
	case "hash":
		return starlark.MakeInt64(z.hash()), true, nil
	case "abs":
		abs := libm.Hypot(real(z), imag(z))
		if math.IsInf(abs, 0) && !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0) {
			return nil, false, raise.Errorf("OverflowError", "absolute value too large")
		}
		return starlark.Float(abs), true, nil
	}
	return nil, false, nil
}

// Compare is == and != with any number; complex numbers have no order.
func (z Complex) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	other = object.Native(other)
	if op != "==" && op != "!=" {
		if !proc.CallerPython2(thread) {
			return nil, false, nil
		}
		_, ok, err := complexOperand(other)
		if ok {
			err = raise.Errorf("TypeError", "no ordering relation is defined for complex numbers")
		}
		return nil, false, err
	}
	var same bool
	if w, ok := other.(Complex); ok {
		same = z == w
	} else {
		equal, ok, err := compareNumbers("==", starlark.Float(real(z)), other)
		if !ok || err != nil {
			return nil, false, err
		}
		same = equal && imag(z) == 0
	}
	return starlark.Bool(same == (op == "==")), true, nil
}

// CompareSameType compares two complex numbers for the engine.
func (z Complex) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	switch op {
	case syntax.EQL:
		return z == y.(Complex), nil
	case syntax.NEQ:
		return z != y.(Complex), nil
	}
	return false, raise.New(fact.NotOrdered, op.String(), "complex", "complex")
}
