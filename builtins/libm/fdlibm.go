package libm

import "math"

// The functions in this file are computed as in Sun's fdlibm, which C's libraries use for
// them and whose last digit is often not the right one.

// Log10 returns the logarithm of x to base 10.
func Log10(x float64) float64 {
	const (
		inverseLn10 = 0x1.bcb7b1526e50ep-2
		log2Head    = 0x1.34413509f6p-2
		log2Tail    = 0x1.9fef311f12b36p-42
	)
	if special(x) || x < 0 {
		return math.Log10(x)
	}
	m, e := math.Frexp(x)
	if e--; e < 0 {
		e++
	} else {
		m *= 2
	}
	k := float64(e)
	z := float64(k*log2Tail) + float64(inverseLn10*Log(m))
	return z + float64(k*log2Head)
}

// Expm1 returns e**x - 1.
func Expm1(x float64) float64 {
	const (
		q1, q2, q3 = -0x1.11111111110f4p-5, 0x1.a01a019fe5585p-10, -0x1.4ce199eaadbb7p-14
		q4, q5     = 0x1.0cfca86e65239p-18, -0x1.afdb76e09c32dp-23
		ln2Hi      = 0x1.62e42feep-1
		ln2Lo      = 0x1.a39ef35793c76p-33
	)
	a := math.Abs(x)
	if special(x) || x > 709.78 || a > 56*math.Ln2 || a < 0x1p-54 {
		return math.Expm1(x)
	}
	var c float64
	k := 0
	if a > 0.5*math.Ln2 {
		var hi, lo float64
		switch {
		case a < 1.5*math.Ln2 && x > 0:
			hi, lo, k = x-ln2Hi, ln2Lo, 1
		case a < 1.5*math.Ln2:
			hi, lo, k = x+ln2Hi, -ln2Lo, -1
		default:
			k = int(x*(1/math.Ln2) + math.Copysign(0.5, x))
			t := float64(k)
			hi, lo = x-t*ln2Hi, t*ln2Lo
		}
		x = hi - lo
		c = (hi - x) - lo
	}
	half := 0.5 * x
	h := x * half
	h2 := h * h
	r := (1 + float64(h*q1)) + float64(h2*(q2+float64(h*q3))) + float64(h2*h2*(q4+float64(h*q5)))
	t := 3 - float64(r*half)
	e := h * ((r - t) / (6 - float64(x*t)))
	if k == 0 {
		return x - (float64(x*e) - h)
	}
	e = float64(x*(e-c)) - c
	e -= h
	return expm1Join(x, e, k)
}

// expm1Join is the last step of Expm1: it undoes the reduction.
func expm1Join(x, e float64, k int) float64 {
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1 && x < -0.25:
		return -2.0 * (e - (x + 0.5))
	case k == 1:
		return 1.0 + 2.0*(x-e)
	case k <= -2 || k > 56:
		return math.Ldexp(1-(e-x), k) - 1
	case k < 20:
		return math.Ldexp((1-math.Ldexp(1, -k))-(e-x), k)
	}
	return math.Ldexp((x-(e+math.Ldexp(1, -k)))+1, k)
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	a, h := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case special(x) || a < 0x1p-28:
		return x
	case a < 1:
		t := Expm1(a)
		return h * (float64(2*t) - t*t/(t+1))
	case a < 22:
		t := Expm1(a)
		return h * (t + t/(t+1))
	case a < 709.78:
		return h * Exp(a)
	}
	w := Exp(0.5 * a)
	return h * w * w
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case special(x):
		return math.Cosh(x)
	case a < 0x1p-55:
		return 1
	case a < 0.5*math.Ln2:
		t := Expm1(a)
		w := 1 + t
		return 1 + (t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return float64(0.5*t) + 0.5/t
	case a < 709.78:
		return 0.5 * Exp(a)
	}
	w := Exp(0.5 * a)
	return 0.5 * w * w
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case special(x):
		return math.Tanh(x)
	case a < 0x1p-55:
		return x
	case a >= 22:
		z = 1
	case a >= 1:
		z = 1 - 2/(Expm1(2*a)+2)
	default:
		t := Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var w float64
	switch {
	case special(x) || a < 0x1p-28:
		return x
	case a > 0x1p28:
		w = Log(a) + math.Ln2
	case a > 2:
		w = Log(float64(2*a) + 1/(math.Sqrt(float64(x*x)+1)+a))
	default:
		t := x * x
		w = Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(w, x)
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 {
	switch {
	case special(x) || x <= 1:
		return math.Acosh(x)
	case x > 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return Log1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 {
	a := math.Abs(x)
	var t float64
	switch {
	case special(x) || a >= 1:
		return math.Atanh(x)
	case a < 0x1p-28:
		return x
	case a < 0.5:
		t = a + a
		t = 0.5 * Log1p(t+t*a/(1-a))
	default:
		t = 0.5 * Log1p((a+a)/(1-a))
	}
	return math.Copysign(t, x)
}
