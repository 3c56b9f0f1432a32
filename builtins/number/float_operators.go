package number

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/interp/raise"
)

func isFloatOp(op string) bool {
	switch op {
	case "+", "-", "*", "/", "//", "%", "**", "divmod":
		return true
	}
	return false
}

// floatBinary applies op to two floats; it returns nil if floats have no such operator.
func floatBinary(op string, x, y float64) (starlark.Value, error) {
	switch op {
	case "+":
		return starlark.Float(x + y), nil
	case "-":
		return starlark.Float(x - y), nil
	case "*":
		return starlark.Float(x * y), nil
	case "/":
		if y == 0 {
			return nil, errFloatDivideByZero
		}
		return starlark.Float(x / y), nil
	case "//":
		if y == 0 {
			return nil, errFloatFloorByZero
		}
		quotient, _ := floatDivmod(x, y)
		return starlark.Float(quotient), nil
	case "%":
		if y == 0 {
			return nil, errFloatModuloByZero
		}
		_, remainder := floatDivmod(x, y)
		return starlark.Float(remainder), nil
	case "divmod":
		if y == 0 {
			return nil, raise.Errorf("ZeroDivisionError", "float divmod()")
		}
		quotient, remainder := floatDivmod(x, y)
		return starlark.Tuple{starlark.Float(quotient), starlark.Float(remainder)}, nil
	case "**":
		return floatPower(x, y)
	}
	return nil, nil
}

// floatDivmod returns the floored quotient, rounded to a whole number, and the
// remainder, which has the sign of y, as CPython computes them. y is not 0.
func floatDivmod(x, y float64) (quotient, remainder float64) {
	remainder = math.Mod(x, y)
	quotient = (x - remainder) / y
	if remainder == 0 {
		remainder = math.Copysign(0, y)
	} else if (y < 0) != (remainder < 0) {
		remainder += y
		quotient--
	}
	if quotient == 0 {
		return math.Copysign(0, x/y), remainder
	}
	floor := math.Floor(quotient)
	if quotient-floor > 0.5 {
		floor++
	}
	return floor, remainder
}

// floatPower is x ** y, a complex number if a negative number has a fractional power.
func floatPower(x, y float64) (starlark.Value, error) {
	switch {
	case y == 0, x == 1:
		return starlark.Float(1), nil
	case x == 0 && y < 0 && !math.IsInf(y, 0):
		return nil, raise.Errorf("ZeroDivisionError", "0.0 cannot be raised to a negative power")
	case x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y == y && y != math.Floor(y):
		return complexPower(complex(x, 0), complex(y, 0))
	}
	z := libm.Pow(x, y)
	if math.IsInf(z, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return nil, errRange()
	}
	return starlark.Float(z), nil
}

// errRange is the error of C's mathematical functions.
func errRange() error {
	const text = "Numerical result out of range"
	return &raise.Error{Class: "OverflowError", Msg: "(34, '" + text + "')",
		Args: starlark.Tuple{starlark.MakeInt(34), starlark.String(text)}}
}
