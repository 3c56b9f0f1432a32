package mathematics

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Members is the module math.
func Members() starlark.StringDict {
	m := call.Functions(
		rounding("ceil", math.Ceil), rounding("floor", math.Floor),
		call.F1("math.trunc(x, /)", mathTrunc), call.F1("math.fsum(seq, /)", mathFsum),
		call.F1("math.factorial(n, /)", mathFactorial), call.F1("math.isqrt(n, /)", mathIsqrt),
		GCD(), mathLCM(), call.F2("math.comb(n, k, /)", mathComb), call.F2("math.perm(n, k=None, /)", mathPerm),
		call.F1("math.frexp(x, /)", mathFrexp), call.F1("math.modf(x, /)", mathModf), call.F2("math.ldexp(x, i, /)", mathLdexp),
		call.F2("math.pow(x, y, /)", mathPow), call.F2("math.fmod(x, y, /)", mathFmod),
		call.FArgs("math.hypot(*coordinates)", mathHypot), call.F2("math.dist(p, q, /)", mathDist),
		call.F2("math.log(x, base=math.e, /)", mathLog), call.F1("math.log2(x, /)", logOf(libm.Log2)), call.F1("math.log10(x, /)", logOf(libm.Log10)),
		call.F2("prod(iterable, /, *, start=1)", mathProd),
		call.F4("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", mathIsClose),
		float1("degrees", func(x float64) float64 { return x * (180 / math.Pi) }),
		float1("radians", func(x float64) float64 { return x * (math.Pi / 180) }),
		float1("ulp", ulp),
		call.F1("math.gamma(x, /)", mathGamma), call.F1("math.lgamma(x, /)", mathLgamma),
		checkedPair("atan2(y, x, /)", libm.Atan2), checkedPair("copysign(x, y, /)", math.Copysign), checkedPair("remainder(x, y, /)", math.Remainder),
		call.F3("nextafter(x, y, /, *, steps=None)", mathNextAfter),
	)
	for name, f := range mathUnary {
		m[name] = call.New(checked(name, f.f, f.overflows))
	}
	for name, f := range mathTests {
		m[name] = call.New(call.F1("math."+name+"(x, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			x, err := kit.ToFloat(thread, v)
			return starlark.Bool(f(x)), err
		}))
	}
	m["pi"], m["e"], m["tau"] = starlark.Float(math.Pi), starlark.Float(math.E), starlark.Float(2*math.Pi)
	m["inf"], m["nan"] = starlark.Float(math.Inf(1)), starlark.Float(math.NaN())
	return m
}

// A floatFunc is a function of one float. overflows says that an infinite result for a
// finite argument is a range error, not a domain error.
type floatFunc struct {
	f         func(float64) float64
	overflows bool
}

var mathUnary = map[string]floatFunc{
	"acos": {libm.Acos, false}, "acosh": {libm.Acosh, false}, "asin": {libm.Asin, false},
	"asinh": {libm.Asinh, false}, "atan": {libm.Atan, false}, "atanh": {libm.Atanh, false},
	"cbrt": {math.Cbrt, false}, "cos": {libm.Cos, false}, "cosh": {libm.Cosh, true},
	"sin": {libm.Sin, false}, "sinh": {libm.Sinh, true}, "tan": {libm.Tan, false}, "tanh": {libm.Tanh, false},
	"sqrt": {math.Sqrt, false}, "exp": {libm.Exp, true}, "exp2": {libm.Exp2, true}, "expm1": {libm.Expm1, true},
	"log1p": {libm.Log1p, false}, "erf": {math.Erf, false}, "erfc": {math.Erfc, false}, "fabs": {math.Abs, false},
}

var mathTests = map[string]func(float64) bool{
	"isnan":    math.IsNaN,
	"isinf":    func(x float64) bool { return math.IsInf(x, 0) },
	"isfinite": kit.IsFinite,
}

func domainError() error { return raise.Errorf("ValueError", "math domain error") }

// checked makes a function of f with Python's errors.
func checked(name string, f func(float64) float64, overflows bool) *call.Entry {
	return call.F1("math."+name+"(x, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		x, err := kit.ToFloat(thread, v)
		if err != nil {
			return nil, err
		}
		r := f(x)
		switch {
		case kit.IsFinite(r) || !kit.IsFinite(x) && (r == r || x != x):
			return starlark.Float(r), nil
		case r == r && overflows:
			return nil, kit.RangeError()
		}
		return nil, domainError()
	})
}

// checkedPair is checked for a function of two floats that does not overflow.
func checkedPair(text string, f func(x, y float64) float64) *call.Entry {
	return call.F2("math."+text, func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		x, y, err := twoFloats(thread, a, b)
		if err != nil {
			return nil, err
		}
		r := f(x, y)
		if r != r && x == x && y == y {
			return nil, domainError()
		}
		return starlark.Float(r), nil
	})
}

func float1(name string, f func(float64) float64) *call.Entry {
	return call.F1("math."+name+"(x, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		x, err := kit.ToFloat(thread, v)
		return starlark.Float(f(x)), err
	})
}

func twoFloats(thread *starlark.Thread, a, b starlark.Value) (x, y float64, err error) {
	if x, err = kit.ToFloat(thread, a); err == nil {
		y, err = kit.ToFloat(thread, b)
	}
	return x, y, err
}

// ulp is the value of the least significant bit.
func ulp(x float64) float64 {
	x = math.Abs(x)
	switch {
	case !kit.IsFinite(x):
		return x
	case x == math.MaxFloat64:
		return x - math.Nextafter(x, 0)
	}
	return math.Nextafter(x, math.Inf(1)) - x
}

// rounding is floor or ceil: an int, whatever number it is given.
func rounding(name string, round func(float64) float64) *call.Entry {
	return call.F1("math."+name+"(x, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		if proc.InPython2(thread) { // a float
			f, err := kit.ToFloat(thread, v)
			return starlark.Float(round(f)), err
		}
		switch x := v.(type) {
		case starlark.Float:
			return kit.FloatToInt(round(float64(x)))
		case starlark.Int:
			return x, nil
		case object.Unary:
			if r, ok, err := x.OperateUnary(thread, name); ok || err != nil {
				return r, err
			}
		}
		f, err := kit.ToFloat(thread, v)
		if err != nil {
			return nil, err
		}
		return kit.FloatToInt(round(f))
	})
}

func mathTrunc(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case starlark.Float:
		return kit.FloatToInt(math.Trunc(float64(x)))
	case starlark.Int, starlark.Bool:
		return object.IndexInt(thread, x)
	case object.Unary:
		if r, ok, err := x.OperateUnary(thread, "trunc"); ok || err != nil {
			return r, err
		}
	}
	return nil, raise.Errorf("TypeError", "type %s doesn't define __trunc__ method", object.TypeOf(v).Name())
}

func mathFrexp(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	x, err := kit.ToFloat(thread, v)
	if err != nil {
		return nil, err
	}
	m, e := math.Frexp(x)
	return starlark.Tuple{starlark.Float(m), starlark.MakeInt(e)}, nil
}

func mathModf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	x, err := kit.ToFloat(thread, v)
	if err != nil {
		return nil, err
	}
	whole := math.Trunc(x)
	part := math.Copysign(x-whole, x)
	if math.IsInf(x, 0) {
		part = math.Copysign(0, x)
	}
	return starlark.Tuple{starlark.Float(part), starlark.Float(whole)}, nil
}

func mathLdexp(thread *starlark.Thread, number, exponent starlark.Value) (starlark.Value, error) {
	x, err := kit.ToFloat(thread, number)
	if err != nil {
		return nil, err
	}
	if !kit.IsInt(exponent) {
		return nil, raise.Errorf("TypeError", "Expected an int as second argument to ldexp.")
	}
	i, err := object.IndexInt(thread, exponent)
	if err != nil {
		return nil, err
	}
	e, ok := i.Int64()
	if !ok {
		e = int64(i.Sign()) << 40
	}
	r := math.Ldexp(x, int(max(min(e, 1<<20), -1<<20)))
	if math.IsInf(r, 0) && kit.IsFinite(x) {
		return nil, kit.RangeError()
	}
	return starlark.Float(r), nil
}

func mathPow(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	x, y, err := twoFloats(thread, a, b)
	if err != nil {
		return nil, err
	}
	r := libm.Pow(x, y)
	if kit.IsFinite(x) && kit.IsFinite(y) {
		switch {
		case r != r, math.IsInf(r, 0) && x == 0:
			return nil, domainError()
		case math.IsInf(r, 0):
			return nil, kit.RangeError()
		}
	}
	return starlark.Float(r), nil
}

func mathFmod(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	x, y, err := twoFloats(thread, a, b)
	if err != nil {
		return nil, err
	}
	if math.IsInf(y, 0) && kit.IsFinite(x) {
		return starlark.Float(x), nil
	}
	r := math.Mod(x, y)
	if r != r && x == x && y == y {
		return nil, domainError()
	}
	return starlark.Float(r), nil
}

func mathGamma(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	x, err := kit.ToFloat(thread, v)
	if err != nil {
		return nil, err
	}
	if math.IsInf(x, -1) || x <= 0 && x == math.Floor(x) {
		return nil, domainError()
	}
	r := libm.Gamma(x)
	if math.IsInf(r, 0) && kit.IsFinite(x) {
		return nil, kit.RangeError()
	}
	return starlark.Float(r), nil
}

func mathLgamma(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	x, err := kit.ToFloat(thread, v)
	if err != nil {
		return nil, err
	}
	if kit.IsFinite(x) && x <= 0 && x == math.Floor(x) {
		return nil, domainError()
	}
	r := libm.Lgamma(x)
	if math.IsInf(r, 0) && kit.IsFinite(x) {
		return nil, kit.RangeError()
	}
	return starlark.Float(r), nil
}

// mathNextAfter is math.nextafter(x, y, *, steps=None): the float so many steps from x
// towards y.
func mathNextAfter(thread *starlark.Thread, a, b, steps starlark.Value) (starlark.Value, error) {
	x, y, err := twoFloats(thread, a, b)
	if err != nil {
		return nil, err
	}
	if steps = kit.OrNone(steps); steps == starlark.None {
		return starlark.Float(math.Nextafter(x, y)), nil
	}
	i, err := object.IndexInt(thread, steps)
	if err != nil {
		return nil, err
	}
	if i.Sign() < 0 {
		return nil, raise.Errorf("ValueError", "steps must be a non-negative integer")
	}
	n, ok := i.Uint64()
	if !ok {
		n = math.MaxUint64
	}
	return starlark.Float(stepFloat(x, y, n)), nil
}

// stepFloat goes n floats from x towards y. Floats of one sign are ordered as the numbers
// that their bits are.
func stepFloat(x, y float64, n uint64) float64 {
	const sign = 1 << 63
	from, to := math.Float64bits(x), math.Float64bits(y)
	above, below := from&^sign, to&^sign // the distances from zero
	switch {
	case n == 0 || x != x || from == to:
		return x
	case y != y:
		return y
	case from&sign != to&sign && above+below <= n:
		return y
	case from&sign != to&sign && above < n:
		return math.Float64frombits(to&sign | (n - above))
	case from&sign != to&sign:
		return math.Float64frombits(from - n)
	case above > below && above-below >= n:
		return math.Float64frombits(from - n)
	case above < below && below-above >= n:
		return math.Float64frombits(from + n)
	}
	return y
}

func mathIsClose(thread *starlark.Thread, x, y, relTol, absTol starlark.Value) (starlark.Value, error) {
	f := [4]float64{2: 1e-09}
	for i, v := range [4]starlark.Value{x, y, relTol, absTol} {
		if v == nil {
			continue
		}
		var err error
		if f[i], err = kit.ToFloat(thread, v); err != nil {
			return nil, err
		}
	}
	a, b, rel, abs := f[0], f[1], f[2], f[3]
	switch {
	case rel < 0 || abs < 0:
		return nil, raise.Errorf("ValueError", "tolerances must be non-negative")
	case a == b:
		return starlark.True, nil
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return starlark.False, nil
	}
	diff := math.Abs(b - a)
	return starlark.Bool(diff <= math.Abs(rel*b) || diff <= math.Abs(rel*a) || diff <= abs), nil
}
