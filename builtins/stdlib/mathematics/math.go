package mathematics

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Members is the module math.
func Members() starlark.StringDict {
	m := kit.Functions(map[string]kit.Native{
		"ceil": rounding("ceil", math.Ceil), "floor": rounding("floor", math.Floor),
		"trunc": kit.One("math.trunc", mathTrunc), "fsum": kit.One("math.fsum", mathFsum),
		"factorial": kit.One("math.factorial", mathFactorial), "isqrt": kit.One("math.isqrt", mathIsqrt),
		"gcd": GCD, "lcm": mathLCM, "comb": kit.Some("math.comb", 2, 2, mathComb), "perm": kit.Some("math.perm", 1, 2, mathPerm),
		"frexp": kit.One("math.frexp", mathFrexp), "modf": kit.One("math.modf", mathModf), "ldexp": kit.Some("math.ldexp", 2, 2, mathLdexp),
		"pow": kit.Some("math.pow", 2, 2, mathPow), "fmod": kit.Some("math.fmod", 2, 2, mathFmod),
		"hypot": kit.Some("math.hypot", 0, -1, mathHypot), "dist": kit.Some("math.dist", 2, 2, mathDist),
		"log": kit.Some("math.log", 0, -1, mathLog), "log2": kit.One("math.log2", logOf(libm.Log2)), "log10": kit.One("math.log10", logOf(libm.Log10)),
		"prod":    kit.Named("prod(iterable, /, *, start=1)", mathProd),
		"isclose": kit.Named("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", mathIsClose),
		"degrees": float1("degrees", func(x float64) float64 { return x * (180 / math.Pi) }),
		"radians": float1("radians", func(x float64) float64 { return x * (math.Pi / 180) }),
		"ulp":     float1("ulp", ulp),
		"gamma":   kit.One("math.gamma", mathGamma), "lgamma": kit.One("math.lgamma", mathLgamma),
	})
	for name, f := range mathUnary {
		m[name] = kit.Function(name, checked1(name, f.f, f.overflows))
	}
	for name, f := range mathBinary {
		m[name] = kit.Function(name, checked2(name, f))
	}
	for name, f := range mathTests {
		m[name] = kit.Function(name, kit.One("math."+name, func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
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

var mathBinary = map[string]func(x, y float64) float64{
	"atan2": libm.Atan2, "copysign": math.Copysign, "nextafter": math.Nextafter, "remainder": math.Remainder,
}

var mathTests = map[string]func(float64) bool{
	"isnan":    math.IsNaN,
	"isinf":    func(x float64) bool { return math.IsInf(x, 0) },
	"isfinite": kit.IsFinite,
}

func domainError() error { return raise.Errorf("ValueError", "math domain error") }

// checked1 makes a function of f with Python's errors.
func checked1(name string, f func(float64) float64, overflows bool) kit.Native {
	return kit.One("math."+name, func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
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

// checked2 is checked1 for a function of two floats that does not overflow.
func checked2(name string, f func(x, y float64) float64) kit.Native {
	return kit.Some("math."+name, 2, 2, func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		x, y, err := twoFloats(thread, args)
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

func float1(name string, f func(float64) float64) kit.Native {
	return kit.One("math."+name, func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		x, err := kit.ToFloat(thread, v)
		return starlark.Float(f(x)), err
	})
}

func twoFloats(thread *starlark.Thread, args starlark.Tuple) (x, y float64, err error) {
	if x, err = kit.ToFloat(thread, args[0]); err == nil {
		y, err = kit.ToFloat(thread, args[1])
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
func rounding(name string, round func(float64) float64) kit.Native {
	return kit.One("math."+name, func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
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

func mathLdexp(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	x, err := kit.ToFloat(thread, args[0])
	if err != nil {
		return nil, err
	}
	if !kit.IsInt(args[1]) {
		return nil, raise.Errorf("TypeError", "Expected an int as second argument to ldexp.")
	}
	i, err := object.IndexInt(thread, args[1])
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

func mathPow(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	x, y, err := twoFloats(thread, args)
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

func mathFmod(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	x, y, err := twoFloats(thread, args)
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
	r := gamma(x)
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
	r := lgamma(x)
	if math.IsInf(r, 0) && kit.IsFinite(x) {
		return nil, kit.RangeError()
	}
	return starlark.Float(r), nil
}

func mathIsClose(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	f := [4]float64{2: 1e-09}
	for i, x := range v {
		if x == nil {
			continue
		}
		var err error
		if f[i], err = kit.ToFloat(thread, x); err != nil {
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
