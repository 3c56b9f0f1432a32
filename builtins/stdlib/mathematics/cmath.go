package mathematics

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/libm"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// CmathMembers is the module cmath.
func CmathMembers() starlark.StringDict {
	m := call.Functions(
		call.F2("cmath.log(z, base=math.e, /)", cmathLog), call.F1("cmath.log10(z, /)", cmathLog10),
		call.F1("cmath.phase(z, /)", cmathPhase), call.F1("cmath.polar(z, /)", cmathPolar),
		call.F2("cmath.rect(r, phi, /)", cmathRect),
		call.F4("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", cmathIsClose),
	)
	for name, f := range cmathUnary {
		m[name] = call.New(call.F1("cmath."+name+"(z, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			z, err := number.ToComplex(thread, v)
			if err != nil {
				return nil, err
			}
			return complexResult(z, f.f(z), f.poles)
		}))
	}
	for name, test := range cmathTests {
		m[name] = call.New(call.F1("cmath."+name+"(z, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			z, err := number.ToComplex(thread, v)
			return starlark.Bool(test(z)), err
		}))
	}
	inf, nan := math.Inf(1), math.NaN()
	m["pi"], m["e"], m["tau"] = starlark.Float(math.Pi), starlark.Float(math.E), starlark.Float(2*math.Pi)
	m["inf"], m["infj"] = starlark.Float(inf), number.Complex(complex(0, inf))
	m["nan"], m["nanj"] = starlark.Float(nan), number.Complex(complex(0, nan))
	return m
}

// A complexFunc is a function of a complex number. poles says that an infinite result for
// a finite argument is a domain error, not a range error.
type complexFunc struct {
	f     func(complex128) complex128
	poles bool
}

var cmathUnary = map[string]complexFunc{
	"acos": {libm.CAcos, false}, "acosh": {libm.CAcosh, false}, "asin": {libm.CAsin, false}, "asinh": {libm.CAsinh, false},
	"atan": {libm.CAtan, true}, "atanh": {libm.CAtanh, true}, "cos": {libm.CCos, false}, "cosh": {libm.CCosh, false},
	"exp": {libm.CExp, false}, "sin": {libm.CSin, false}, "sinh": {libm.CSinh, false}, "sqrt": {libm.CSqrt, false},
	"tan": {libm.CTan, false}, "tanh": {libm.CTanh, false},
}

var cmathTests = map[string]func(complex128) bool{
	"isfinite": isFiniteComplex,
	"isnan":    isNaNComplex,
	"isinf":    isInfComplex,
}

func isFiniteComplex(z complex128) bool { return kit.IsFinite(real(z)) && kit.IsFinite(imag(z)) }
func isNaNComplex(z complex128) bool    { return real(z) != real(z) || imag(z) != imag(z) }
func isInfComplex(z complex128) bool    { return math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) }

// complexResult returns a function's result with Python's errors.
func complexResult(z, result complex128, poles bool) (starlark.Value, error) {
	switch {
	case isInfComplex(result) && isFiniteComplex(z) && !poles:
		return nil, kit.RangeError()
	case isInfComplex(result) && isFiniteComplex(z), isNaNComplex(result) && !isNaNComplex(z):
		return nil, domainError()
	}
	return number.Complex(result), nil
}

// cmathLog is cmath.log(z, [base]).
func cmathLog(thread *starlark.Thread, x, y starlark.Value) (starlark.Value, error) {
	z, err := number.ToComplex(thread, x)
	if err != nil {
		return nil, err
	}
	if y == nil {
		return complexResult(z, libm.CLog(z), true)
	}
	base, err := number.ToComplex(thread, y)
	if err != nil {
		return nil, err
	}
	divisor := libm.CLog(base)
	if z == 0 || base == 0 || divisor == 0 {
		return nil, domainError()
	}
	return number.Complex(libm.CQuo(libm.CLog(z), divisor)), nil
}

func cmathLog10(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	z, err := number.ToComplex(thread, v)
	if err != nil {
		return nil, err
	}
	r := libm.CLog(z)
	return complexResult(z, complex(real(r)/math.Ln10, imag(r)/math.Ln10), true)
}

func cmathPhase(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	z, err := number.ToComplex(thread, v)
	return starlark.Float(libm.Atan2(imag(z), real(z))), err
}

func cmathPolar(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	z, err := number.ToComplex(thread, v)
	if err != nil {
		return nil, err
	}
	r := libm.Hypot(real(z), imag(z))
	if math.IsInf(r, 0) && isFiniteComplex(z) {
		return nil, kit.RangeError()
	}
	return starlark.Tuple{starlark.Float(r), starlark.Float(libm.Atan2(imag(z), real(z)))}, nil
}

// cmathRect is cmath.rect(r, phi), the inverse of polar.
func cmathRect(thread *starlark.Thread, x, y starlark.Value) (starlark.Value, error) {
	r, phi, err := twoFloats(thread, x, y)
	if err != nil {
		return nil, err
	}
	switch {
	case r == 0 && !kit.IsFinite(phi):
		return number.Complex(0), nil
	case r == r && math.IsInf(phi, 0):
		return nil, domainError()
	case phi == 0:
		return number.Complex(complex(r, rectZero(r, phi))), nil
	case math.IsInf(r, 0) && phi != phi:
		return number.Complex(complex(math.Inf(1), phi)), nil
	}
	return number.Complex(complex(r*libm.Cos(phi), r*libm.Sin(phi))), nil
}

// rectZero is r * phi for a phi of 0, also for an infinite r.
func rectZero(r, phi float64) float64 {
	if kit.IsFinite(r) {
		return r * phi
	}
	if math.Signbit(r) {
		return -phi
	}
	return phi
}

// cmathIsClose is cmath.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0).
func cmathIsClose(thread *starlark.Thread, x, y, relTol, absTol starlark.Value) (starlark.Value, error) {
	tolerances := [2]float64{1e-09, 0}
	a, err := number.ToComplex(thread, x)
	if err != nil {
		return nil, err
	}
	b, err := number.ToComplex(thread, y)
	if err != nil {
		return nil, err
	}
	for i, v := range [2]starlark.Value{relTol, absTol} {
		if v == nil {
			continue
		}
		if tolerances[i], err = kit.ToFloat(thread, v); err != nil {
			return nil, err
		}
	}
	rel, abs := tolerances[0], tolerances[1]
	switch {
	case rel < 0 || abs < 0:
		return nil, raise.Errorf("ValueError", "tolerances must be non-negative")
	case a == b:
		return starlark.True, nil
	case isInfComplex(a) || isInfComplex(b):
		return starlark.False, nil
	}
	size := func(z complex128) float64 { return libm.Hypot(real(z), imag(z)) }
	diff := size(a - b)
	return starlark.Bool(diff <= rel*size(b) || diff <= rel*size(a) || diff <= abs), nil
}
