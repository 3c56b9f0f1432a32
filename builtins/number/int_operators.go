package number

import (
	"math"
	"math/big"
	"math/bits"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// operateReals applies op to two numbers of the engine's types; ok is false if the
// operands are no numbers, or op is none of theirs.
func operateReals(op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if x, isFloat := a.(starlark.Float); isFloat {
		if y, isFloat := b.(starlark.Float); isFloat {
			v, err = floatBinary(op, float64(x), float64(y))
			return v, v != nil, err
		}
	}
	if p, isBool := a.(starlark.Bool); isBool {
		if q, isBool := b.(starlark.Bool); isBool {
			if v = boolBinary(op, p, q); v != nil {
				return v, true, nil
			}
		}
	}
	x, xInt := object.Integer(a)
	y, yInt := object.Integer(b)
	if xInt && yInt {
		v, err = intBinary(op, x, y)
		return v, v != nil, err
	}
	if !isFloatOp(op) {
		return nil, false, nil
	}
	f, g, ok, err := floatOperands(a, b)
	if !ok || err != nil {
		return nil, false, err
	}
	v, err = floatBinary(op, f, g)
	return v, v != nil, err
}

// floatOperands converts two numbers; ok is false if one is none.
func floatOperands(a, b starlark.Value) (f, g float64, ok bool, err error) {
	if !object.IsNumber(a) || !object.IsNumber(b) {
		return 0, 0, false, nil
	}
	if f, err = floatOperand(a); err == nil {
		g, err = floatOperand(b)
	}
	return f, g, err == nil, err
}

// floatOperand converts a number.
func floatOperand(v starlark.Value) (float64, error) {
	if f, ok := v.(starlark.Float); ok {
		return float64(f), nil
	}
	i, _ := object.Integer(v)
	f, err := Finite(i)
	return float64(f), err
}

// Finite converts an int to the nearest float: OverflowError if there is none.
func Finite(x starlark.Int) (starlark.Float, error) {
	f := x.Float()
	if math.IsInf(float64(f), 0) {
		return 0, raise.Errorf("OverflowError", "int too large to convert to float")
	}
	return f, nil
}

func boolBinary(op string, p, q starlark.Bool) starlark.Value {
	switch op {
	case "&":
		return p && q
	case "|":
		return p || q
	case "^":
		return starlark.Bool(p != q)
	}
	return nil
}

// The errors of a division by zero: nothing in them depends on what is divided.
var (
	errDivideByZero error = raise.New(fact.DivideByZero)
	errFloorByZero  error = raise.New(fact.FloorByZero)
	errModuloByZero error = raise.New(fact.ModuloByZero)

	errFloatDivideByZero error = raise.Errorf("ZeroDivisionError", "float division by zero")
	errFloatFloorByZero  error = raise.Errorf("ZeroDivisionError", "float floor division by zero")
	errFloatModuloByZero error = raise.Errorf("ZeroDivisionError", "float modulo")
)

// intBinary applies op to two integers; it returns nil for "@".
func intBinary(op string, x, y starlark.Int) (starlark.Value, error) {
	if v, ok := memory.IntOp(op, memory.Unbox(x), memory.Unbox(y)); ok {
		return v.Box(), nil
	}
	switch op {
	case "//":
		return nil, errFloorByZero
	case "%":
		return nil, errModuloByZero
	case "divmod":
		if y.Sign() == 0 {
			return nil, errFloorByZero
		}
		return starlark.Tuple{x.Div(y), x.Mod(y)}, nil
	case "/":
		return trueDivide(x, y)
	case "**":
		return intPower(x, y)
	case "<<", ">>":
		return shift(op, x, y)
	}
	return nil, nil
}

// maxExact bounds the integers of which every one is a float.
const maxExact = 1 << 53

// trueDivide returns the float nearest to the exact quotient.
func trueDivide(x, y starlark.Int) (starlark.Value, error) {
	if y.Sign() == 0 {
		return nil, errDivideByZero
	}
	i, iok := x.Int64()
	j, jok := y.Int64()
	if iok && jok && -maxExact <= i && i <= maxExact && -maxExact <= j && j <= maxExact {
		return starlark.Float(float64(i) / float64(j)), nil
	}
	if i == 0 && iok {
		return starlark.Float(math.Copysign(0, float64(y.Sign()))), nil
	}
	f, _ := new(big.Rat).SetFrac(x.BigInt(), y.BigInt()).Float64()
	if math.IsInf(f, 0) {
		return nil, raise.Errorf("OverflowError", "integer division result too large for a float")
	}
	return starlark.Float(f), nil
}

// maxBits bounds the size of an integer that one operation makes, which would
// otherwise take all memory.
const maxBits = 1 << 32

func intPower(x, y starlark.Int) (starlark.Value, error) {
	if y.Sign() < 0 {
		f, g, _, err := floatOperands(x, y)
		if err != nil {
			return nil, err
		}
		return floatPower(f, g)
	}
	if i, ok := x.Int64(); ok {
		switch i { // whatever the exponent
		case 0, 1:
			if i == 0 && y.Sign() == 0 {
				return starlark.MakeInt(1), nil
			}
			return x, nil
		case -1:
			return starlark.MakeInt(1).Sub(y.And(starlark.MakeInt(1)).Mul(starlark.MakeInt(2))), nil
		}
	}
	n, ok := y.Int64()
	if i, small := x.Int64(); small && ok {
		if p, fits := smallPower(i, n); fits {
			return starlark.MakeInt64(p), nil
		}
	}
	base := x.BigInt()
	if !ok || n > maxBits/int64(base.BitLen()) {
		return nil, object.OutOfMemory()
	}
	return starlark.MakeBigInt(base.Exp(base, big.NewInt(n), nil)), nil
}

// smallPower returns x ** n if it surely fits.
func smallPower(x, n int64) (power int64, fits bool) {
	if n < 0 || bits.Len64(uint64(max(x, -x)))*int(min(n, 64)) > 62 {
		return 0, false
	}
	power = 1
	for range n {
		power *= x
	}
	return power, true
}

func shift(op string, x, y starlark.Int) (starlark.Value, error) {
	if y.Sign() < 0 {
		return nil, raise.Errorf("ValueError", "negative shift count")
	}
	n, ok := y.Int64()
	switch {
	case op == ">>" && (!ok || n > maxBits):
		if x.Sign() < 0 {
			return starlark.MakeInt(-1), nil
		}
		return starlark.MakeInt(0), nil
	case op == ">>":
		return x.Rsh(uint(n)), nil
	case x.Sign() == 0:
		return x, nil
	case !ok:
		return nil, raise.Errorf("OverflowError", "too many digits in integer")
	case n > maxBits:
		return nil, object.OutOfMemory()
	}
	return x.Lsh(uint(n)), nil
}

// unaryNumber applies "-", "+" or "~"; it returns nil for ~ of a float.
func unaryNumber(op string, v starlark.Value) starlark.Value {
	if f, ok := v.(starlark.Float); ok {
		switch op {
		case "-":
			return -f
		case "+":
			return f
		}
		return nil
	}
	i, _ := object.Integer(v)
	switch op {
	case "-":
		return starlark.MakeInt(0).Sub(i)
	case "~":
		return i.Not()
	}
	return i
}

// operateNumbers is operateReals with what Python 2 says of the roots of negative numbers.
func operateNumbers(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	v, ok, err = operateReals(op, a, b)
	if _, isComplex := v.(Complex); isComplex && proc.CallerPython2(thread) {
		return nil, false, raise.Errorf("ValueError", "negative number cannot be raised to a fractional power")
	}
	return v, ok, err
}
