package number

import (
	"math"
	"math/big"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Round is round(number, ndigits=None): half to even.
func Round(thread *starlark.Thread, number, ndigits starlark.Value) (starlark.Value, error) {
	if ndigits == starlark.None {
		ndigits = nil
	}
	if f, ok := number.(starlark.Float); ok && ndigits == nil {
		return FloatToInt(math.RoundToEven(float64(f)))
	}
	if object.IsNumber(number) {
		digits, err := clampedIndex(thread, ndigits)
		if err != nil {
			return nil, err
		}
		if f, ok := number.(starlark.Float); ok {
			return roundFloat(float64(f), digits)
		}
		i, _ := object.Integer(number)
		return roundInt(i, digits), nil
	}
	if ndigits != nil {
		if own, err := object.GetAttr(thread, number, "__round__"); err == nil {
			return starlark.Call(thread, own, starlark.Tuple{ndigits}, nil)
		}
	}
	if u, is := number.(object.Unary); is {
		if v, ok, err := u.OperateUnary(thread, "round"); ok || err != nil {
			return v, err
		}
	}
	return nil, raise.Errorf("TypeError", "type %s doesn't define __round__ method", object.TypeOf(number).Name())
}

// clampedIndex returns a number of digits, 0 if it is not given; beyond the range of any
// number all are alike.
func clampedIndex(thread *starlark.Thread, v starlark.Value) (int, error) {
	if v == nil || v == starlark.None {
		return 0, nil
	}
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return 0, err
	}
	const most = math.MaxInt32
	if n, ok := i.Int64(); ok {
		return int(max(-most, min(n, most))), nil
	}
	return i.Sign() * most, nil
}

// roundInt rounds to a multiple of 10**-digits.
func roundInt(i starlark.Int, digits int) starlark.Value {
	if digits >= 0 {
		return i
	}
	x := i.BigInt()
	if -digits > x.BitLen() { // 10**n is larger than 2**n
		return starlark.MakeInt(0)
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
	return starlark.MakeBigInt(nearest(x, unit).Mul(x, unit))
}

// nearest sets x to x / unit, half to even.
func nearest(x, unit *big.Int) *big.Int {
	remainder := new(big.Int)
	x.DivMod(x, unit, remainder) // the remainder is not negative
	switch remainder.Lsh(remainder, 1).Cmp(unit) {
	case 1:
		x.Add(x, big.NewInt(1))
	case 0:
		if x.Bit(0) == 1 {
			x.Add(x, big.NewInt(1))
		}
	}
	return x
}

// The numbers of digits beyond which rounding changes nothing, or leaves nothing.
const (
	allDigits = 323
	noDigits  = -309
)

// roundFloat returns the float nearest to the decimal number nearest to f.
func roundFloat(f float64, digits int) (starlark.Value, error) {
	switch {
	case f != f, math.IsInf(f, 0), digits > allDigits, f == 0:
		return starlark.Float(f), nil
	case digits < noDigits:
		return starlark.Float(math.Copysign(0, f)), nil
	}
	var r float64
	if digits >= 0 {
		r, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
	} else {
		x, _ := new(big.Float).SetFloat64(math.Trunc(f)).Int(nil)
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
		// A fraction decides what would be a tie.
		x.Lsh(x, 1)
		if f != math.Trunc(f) {
			x.Add(x, big.NewInt(int64(math.Copysign(1, f))))
		}
		nearest(x, new(big.Int).Lsh(unit, 1)).Mul(x, unit)
		r, _ = new(big.Float).SetInt(x).Float64()
		r = math.Copysign(r, f)
	}
	if math.IsInf(r, 0) {
		return nil, raise.Errorf("OverflowError", "rounded value too large to represent")
	}
	return starlark.Float(r), nil
}

// RoundPython2 is Python 2's round: half away from zero, and always a float.
func RoundPython2(thread *starlark.Thread, number, ndigits starlark.Value) (starlark.Value, error) {
	digits, err := clampedIndex(thread, ndigits)
	if err != nil {
		return nil, err
	}
	v, err := floatOf(thread, number)
	if _, isText := number.(starlark.String); err != nil || isText {
		return nil, raise.Errorf("TypeError", "a float is required")
	}
	f := float64(v.(starlark.Float))
	switch {
	case f != f, math.IsInf(f, 0), digits > allDigits, f == 0:
		return v, nil
	case digits < noDigits:
		return starlark.Float(math.Copysign(0, f)), nil
	}
	return starlark.Float(math.Copysign(awayFromZero(math.Abs(f), digits), f)), nil
}

// awayFromZero rounds a positive number exactly.
func awayFromZero(f float64, digits int) float64 {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(digits, -digits))), nil))
	if digits < 0 {
		scale.Inv(scale)
	}
	x := new(big.Rat).SetFloat64(f)
	x.Mul(x, scale).Add(x, big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(x.Num(), x.Denom()))
	r, _ := whole.Quo(whole, scale).Float64()
	return r
}
