package libm

import (
	"math"
	"math/cmplx"
)

const (
	large        = math.MaxFloat64 / 4 // beyond it, sums of squares may overflow though their root does not
	sqrtLarge    = 0x1p511
	logLarge     = 708.3964185322641 // ln(large)
	smallest     = 0x1p-1022         // of the normal numbers
	sqrtSmallest = 0x1p-511
)

// cSpecial reports whether a part is infinite or NaN. Package cmplx follows C's tables then.
func cSpecial(z complex128) bool {
	return cmplx.IsNaN(z) || cmplx.IsInf(z) || real(z) != real(z) || imag(z) != imag(z)
}

// isLarge reports whether the formulas for ordinary numbers may overflow.
func isLarge(z complex128) bool { return math.Abs(real(z)) > large || math.Abs(imag(z)) > large }

// logHypot is the logarithm of a large number's absolute value.
func logHypot(z complex128) float64 {
	return Log(Hypot(real(z)/2, imag(z)/2)) + math.Ln2*2
}

// timesI returns z times i, and overI z divided by it, which change no digit.
func timesI(z complex128) complex128 { return complex(-imag(z), real(z)) }
func overI(z complex128) complex128  { return complex(imag(z), -real(z)) }

// CSqrt returns the square root of z whose real part is not negative.
func CSqrt(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Sqrt(z)
	}
	if z == 0 {
		return complex(0, imag(z))
	}
	const up, down = 53, -27 // 2**up is more than a float has digits, and down its root
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	var s float64
	if ax < smallest && ay < smallest {
		ax = math.Ldexp(ax, up)
		s = math.Ldexp(math.Sqrt(ax+Hypot(ax, math.Ldexp(ay, up))), down)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+Hypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if real(z) >= 0 {
		return complex(s, math.Copysign(d, imag(z)))
	}
	return complex(d, math.Copysign(s, imag(z)))
}

// CExp returns e**z.
func CExp(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Exp(z)
	}
	x, sin, cos := real(z), Sin(imag(z)), Cos(imag(z))
	if x > logLarge {
		length := Exp(x - 1)
		return complex(length*cos*math.E, length*sin*math.E)
	}
	length := Exp(x)
	return complex(length*cos, length*sin)
}

// CLog returns the natural logarithm of z.
func CLog(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Log(z)
	}
	const digits = 53
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	var length float64
	switch {
	case isLarge(z):
		length = Log(Hypot(ax/2, ay/2)) + math.Ln2
	case z == 0:
		length = math.Inf(-1)
	case ax < smallest && ay < smallest:
		length = Log(Hypot(math.Ldexp(ax, digits), math.Ldexp(ay, digits))) - digits*math.Ln2
	default:
		h := Hypot(ax, ay)
		if 0.71 <= h && h <= 1.73 {
			most, least := max(ax, ay), min(ax, ay)
			length = Log1p(float64((most-1)*(most+1))+float64(least*least)) / 2
		} else {
			length = Log(h)
		}
	}
	return complex(length, Atan2(imag(z), real(z)))
}

// CSinh returns the hyperbolic sine of z.
func CSinh(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Sinh(z)
	}
	x, sin, cos := real(z), Sin(imag(z)), Cos(imag(z))
	if math.Abs(x) > logLarge {
		x -= math.Copysign(1, x)
		return complex(cos*Sinh(x)*math.E, sin*Cosh(x)*math.E)
	}
	return complex(cos*Sinh(x), sin*Cosh(x))
}

// CCosh returns the hyperbolic cosine of z.
func CCosh(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Cosh(z)
	}
	x, sin, cos := real(z), Sin(imag(z)), Cos(imag(z))
	if math.Abs(x) > logLarge {
		x -= math.Copysign(1, x)
		return complex(cos*Cosh(x)*math.E, sin*Sinh(x)*math.E)
	}
	return complex(cos*Cosh(x), sin*Sinh(x))
}

// CTanh returns the hyperbolic tangent of z.
func CTanh(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Tanh(z)
	}
	x, y := real(z), imag(z)
	if math.Abs(x) > logLarge {
		return complex(math.Copysign(1, x), 4*Sin(y)*Cos(y)*Exp(-2*math.Abs(x)))
	}
	tx, ty, cx := Tanh(x), Tan(y), 1/Cosh(x)
	txty := tx * ty
	denominator := 1 + float64(txty*txty)
	return complex(tx*(1+float64(ty*ty))/denominator, ty/denominator*cx*cx)
}

// CSin returns the sine of z.
func CSin(z complex128) complex128 { return overI(CSinh(timesI(z))) }

// CCos returns the cosine of z.
func CCos(z complex128) complex128 { return CCosh(timesI(z)) }

// CTan returns the tangent of z.
func CTan(z complex128) complex128 { return overI(CTanh(timesI(z))) }

// CAcos returns the inverse cosine of z.
func CAcos(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Acos(z)
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		return complex(Atan2(math.Abs(y), x), math.Copysign(logHypot(z), -y))
	}
	a, b := CSqrt(complex(1-x, -y)), CSqrt(complex(1+x, y))
	return complex(2*Atan2(real(a), real(b)), Asinh(float64(real(b)*imag(a))-float64(imag(b)*real(a))))
}

// CAcosh returns the inverse hyperbolic cosine of z.
func CAcosh(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Acosh(z)
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		return complex(logHypot(z), Atan2(y, x))
	}
	a, b := CSqrt(complex(x-1, y)), CSqrt(complex(x+1, y))
	return complex(Asinh(float64(real(a)*real(b))+float64(imag(a)*imag(b))), 2*Atan2(imag(a), real(b)))
}

// CAsinh returns the inverse hyperbolic sine of z.
func CAsinh(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Asinh(z)
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		return complex(math.Copysign(logHypot(z), x), Atan2(y, math.Abs(x)))
	}
	a, b := CSqrt(complex(1+y, -x)), CSqrt(complex(1-y, x))
	return complex(Asinh(float64(real(a)*imag(b))-float64(real(b)*imag(a))),
		Atan2(y, float64(real(a)*real(b))-float64(imag(a)*imag(b))))
}

// CAsin returns the inverse sine of z.
func CAsin(z complex128) complex128 { return overI(CAsinh(timesI(z))) }

// CAtanh returns the inverse hyperbolic tangent of z.
func CAtanh(z complex128) complex128 {
	if cSpecial(z) {
		return cmplx.Atanh(z)
	}
	if math.Signbit(real(z)) {
		return -CAtanh(-z)
	}
	x, y := real(z), imag(z)
	ay := math.Abs(y)
	switch {
	case x > sqrtLarge || ay > sqrtLarge:
		h := Hypot(x/2, y/2)
		return complex(x/4/h/h, math.Copysign(math.Pi/2, y))
	case x == 1 && ay == 0:
		return complex(math.Inf(1), y)
	case x == 1 && ay < sqrtSmallest:
		return complex(-Log(math.Sqrt(ay)/math.Sqrt(Hypot(ay, 2))), math.Copysign(Atan2(2, -ay)/2, y))
	}
	square := float64(ay * ay)
	return complex(Log1p(4*x/(float64((1-x)*(1-x))+square))/4, -Atan2(-2*y, float64((1-x)*(1+x))-square)/2)
}

// CAtan returns the inverse tangent of z.
func CAtan(z complex128) complex128 { return overI(CAtanh(timesI(z))) }
