package mathematics

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// logOf makes a logarithm that knows ints beyond all floats.
func logOf(log func(float64) float64) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		f, err := logValue(thread, v, log)
		return starlark.Float(f), err
	}
}

func logValue(thread *starlark.Thread, v starlark.Value, log func(float64) float64) (float64, error) {
	if kit.IsInt(v) {
		i, _, _ := object.AsInt(thread, v)
		if i.Sign() <= 0 {
			return 0, domainError()
		}
		f, err := kit.IntToFloat(i)
		if err == nil {
			return log(f), nil
		}
		// x = m * 2**e
		x := i.BigInt()
		m := new(big.Float)
		e := new(big.Float).SetInt(x).MantExp(m)
		f, _ = m.Float64()
		return log(f) + log(2)*float64(e), nil
	}
	f, err := kit.ToFloat(thread, v)
	if err != nil {
		return 0, err
	}
	if f <= 0 {
		return 0, domainError()
	}
	return log(f), nil
}

// mathLog is math.log(x, [base=math.e]).
func mathLog(thread *starlark.Thread, v, base starlark.Value) (starlark.Value, error) {
	x, err := logValue(thread, v, libm.Log)
	if err != nil || base == nil {
		return starlark.Float(x), err
	}
	divisor, err := logValue(thread, base, libm.Log)
	if err != nil {
		return nil, err
	}
	if divisor == 0 {
		return nil, raise.Errorf("ZeroDivisionError", "float division by zero")
	}
	return starlark.Float(x / divisor), nil
}

func mathHypot(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	x := make([]float64, len(args))
	for i, v := range args {
		var err error
		if x[i], err = kit.ToFloat(thread, v); err != nil {
			return nil, err
		}
	}
	return starlark.Float(norm(x)), nil
}

func mathDist(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	p, err := point(thread, a)
	if err != nil {
		return nil, err
	}
	q, err := point(thread, b)
	if err != nil {
		return nil, err
	}
	if len(p) != len(q) {
		return nil, raise.Errorf("ValueError", "both points must have the same number of dimensions")
	}
	x := make([]float64, len(p))
	for i := range x {
		from, to, err := twoFloats(thread, p[i], q[i])
		if err != nil {
			return nil, err
		}
		x[i] = from - to
	}
	return starlark.Float(norm(x)), nil
}

func point(thread *starlark.Thread, v starlark.Value) ([]starlark.Value, error) {
	if t, ok := v.(starlark.Tuple); ok {
		return t, nil
	}
	return object.Collect(thread, v)
}

// norm returns the length of a vector, rounded once: the squares are added exactly.
func norm(x []float64) float64 {
	largest := 0.0
	nan := false
	for i := range x {
		x[i] = math.Abs(x[i])
		nan = nan || x[i] != x[i]
		largest = max(largest, x[i])
	}
	switch {
	case anyInf(x):
		return math.Inf(1)
	case nan:
		return math.NaN()
	case len(x) < 2 || largest == 0:
		return largest
	}
	_, e := math.Frexp(largest)
	sum := new(big.Float).SetPrec(2200)
	for _, f := range x {
		b := big.NewFloat(math.Ldexp(f, -e)).SetPrec(106)
		if f < math.Ldexp(largest, -60) {
			continue // it changes nothing
		}
		sum.Add(sum, new(big.Float).SetPrec(106).Mul(b, b))
	}
	r, _ := new(big.Float).SetPrec(120).Sqrt(sum).Float64()
	return math.Ldexp(r, e)
}

func anyInf(x []float64) bool {
	for _, f := range x {
		if math.IsInf(f, 0) {
			return true
		}
	}
	return false
}
