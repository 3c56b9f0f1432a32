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

// lanczos approximates the gamma function, with CPython's coefficients, so that the last
// digits are the same.
const (
	lanczosG = 6.024680040776729583740234375
	lanczosH = lanczosG - 0.5
)

var (
	lanczosNum = [...]float64{
		23531376880.410759688572007674451636754734846804940,
		42919803642.649098768957899047001988850926355848959,
		35711959237.355668049440185451547166705960488635843,
		17921034426.037209699919755754458931112671403265390,
		6039542586.3520280050642916443072979210699388420708,
		1439720407.3117216736632230727949123939715485786372,
		248874557.86205415651146038641322942321632125127801,
		31426415.585400194380614231628318205362874684987640,
		2876370.6289353724412254090516208496135991145378768,
		186056.26539522349504029498971604569928220784236328,
		8071.6720023658162106380029022722506138218516325024,
		210.82427775157934587250973392071336271166969580291,
		2.5066282746310002701649081771338373386264310793408,
	}
	lanczosDen = [...]float64{0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0,
		13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0}
)

func lanczosSum(x float64) float64 {
	num, den := 0.0, 0.0
	if x < 5.0 {
		for i := len(lanczosNum) - 1; i >= 0; i-- {
			num = float64(num*x) + lanczosNum[i]
			den = float64(den*x) + lanczosDen[i]
		}
	} else {
		for i := range lanczosNum {
			num = num/x + lanczosNum[i]
			den = den/x + lanczosDen[i]
		}
	}
	return num / den
}

// sinPi returns sin(pi*x) for x that is finite.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2.0)
	var r float64
	switch n := int(math.Round(2.0 * y)); n {
	case 0:
		r = libm.Sin(math.Pi * y)
	case 1:
		r = libm.Cos(math.Pi * (y - 0.5))
	case 2:
		r = libm.Sin(math.Pi * (1.0 - y))
	case 3:
		r = -libm.Cos(math.Pi * (y - 1.5))
	case 4:
		r = libm.Sin(math.Pi * (y - 2.0))
	}
	return math.Copysign(1.0, x) * r
}

// gamma is the gamma function, computed as CPython does.
func gamma(x float64) float64 {
	if !kit.IsFinite(x) {
		return x
	}
	if x == math.Floor(x) && 0 < x && x <= 23 {
		r := 1.0
		for i := 2.0; i < x; i++ {
			r *= i
		}
		return r
	}
	absx := math.Abs(x)
	switch {
	case absx < 1e-20:
		return 1.0 / x
	case absx > 200.0 && x < 0:
		return 0.0 / sinPi(x)
	case absx > 200.0:
		return math.Inf(1)
	}
	y := absx + lanczosH
	var z float64
	if absx > lanczosH {
		q := y - absx
		z = q - lanczosH
	} else {
		q := y - lanczosH
		z = q - absx
	}
	z = z * lanczosG / y
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(absx) / absx * libm.Exp(y) / lanczosSum(absx)
		r -= z * r
		if absx < 140.0 {
			return r / libm.Pow(y, absx-0.5)
		}
		sqrtpow := libm.Pow(y, absx/2.0-0.25)
		return r / sqrtpow / sqrtpow
	}
	r = lanczosSum(absx) / libm.Exp(y)
	r += z * r
	if absx < 140.0 {
		return r * libm.Pow(y, absx-0.5)
	}
	sqrtpow := libm.Pow(y, absx/2.0-0.25)
	return r * sqrtpow * sqrtpow
}

// lgamma is the logarithm of the gamma function's absolute value.
func lgamma(x float64) float64 {
	switch {
	case x != x:
		return x
	case math.IsInf(x, 0):
		return math.Inf(1)
	case x == 1 || x == 2:
		return 0
	}
	absx := math.Abs(x)
	if absx < 1e-20 {
		return -libm.Log(absx)
	}
	r := libm.Log(lanczosSum(absx)) - lanczosG
	r += (absx - 0.5) * (libm.Log(absx+lanczosG-0.5) - 1)
	if x < 0 {
		r = libm.Log(math.Pi) - libm.Log(math.Abs(sinPi(absx))) - libm.Log(absx) - r
	}
	return r
}
