package kit

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ToFloat converts an argument that is to be a real number, as PyFloat_AsDouble does.
func ToFloat(thread *starlark.Thread, v starlark.Value) (float64, error) {
	f, ok, err := number.AsDouble(thread, v)
	if !ok && err == nil {
		err = raise.New(fact.RealNumber, object.TypeOf(v).Name())
	}
	return f, err
}

// IntToFloat is float(i). The error is an OverflowError.
func IntToFloat(i starlark.Int) (float64, error) {
	if n, ok := i.Int64(); ok {
		return float64(n), nil
	}
	f, _ := new(big.Float).SetInt(i.BigInt()).Float64()
	if f-f != 0 {
		return 0, raise.Errorf("OverflowError", "int too large to convert to float")
	}
	return f, nil
}

// IsInt reports whether v is an int or a bool.
func IsInt(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Int, starlark.Bool:
		return true
	}
	return false
}

// FloorDiv is a // b.
func FloorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// FloorMod is a % b.
func FloorMod(a, b int) int { return a - FloorDiv(a, b)*b }

// Zero and unit are 0 and 1.
var Zero, Unit = starlark.MakeInt(0), starlark.MakeInt(1)

// IsFinite reports whether x is neither infinite nor NaN.
func IsFinite(x float64) bool { return x-x == 0 }

// RangeError is the error of a result that no float can hold.
func RangeError() error { return raise.Errorf("OverflowError", "math range error") }

// FloatToInt converts a float without a fraction.
func FloatToInt(f float64) (starlark.Value, error) {
	switch {
	case f != f:
		return nil, raise.Errorf("ValueError", "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, raise.Errorf("OverflowError", "cannot convert float infinity to integer")
	case math.Abs(f) < 1<<62:
		return starlark.MakeInt64(int64(f)), nil
	}
	return starlark.NumberToInt(starlark.Float(f))
}

// DivideNearest returns a/b rounded half to even.
func DivideNearest(a, b *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	twice := new(big.Int).Lsh(new(big.Int).Abs(r), 1)
	c := twice.Cmp(new(big.Int).Abs(b))
	if c > 0 || c == 0 && q.Bit(0) == 1 {
		if (a.Sign() < 0) != (b.Sign() < 0) {
			return q.Sub(q, big.NewInt(1))
		}
		return q.Add(q, big.NewInt(1))
	}
	return q
}

// Ratio returns a float as a fraction.
func Ratio(f float64) (num, den *big.Int, err error) {
	switch {
	case f != f:
		return nil, nil, raise.Errorf("ValueError", "cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return nil, nil, raise.Errorf("OverflowError", "cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return r.Num(), r.Denom(), nil
}

// FloorDivBig returns quotient and remainder rounded down.
func FloorDivBig(a, b *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && (r.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r
}

// IsNumber reports whether v counts as a number for those of CPython's functions that only
// ask whether it has a number's methods.
func IsNumber(v starlark.Value) bool {
	switch v := v.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		return true
	case *object.Instance:
		for _, name := range []string{"__index__", "__float__", "__add__"} {
			if _, ok := v.Class().Lookup(name); ok {
				return true
			}
		}
	}
	return false
}
