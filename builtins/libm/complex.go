package libm

import "math"

// Functions of complex numbers, by CPython's formulas, so that the last digits are the same.
// The conversions float64(…) keep the compiler from fusing a multiplication and an addition.

// Hypot returns the square root of x*x + y*y as glibc does since 2.35 (Borges' algorithm, "An
// Improved Algorithm for hypot(a,b)"): in some cases of a thousand the last digit is not the
// nearest.
func Hypot(x, y float64) float64 {
	const (
		huge, tiny = 0x1p511, 0x1p-459 // beyond them, squares overflow or lose digits
		scale      = 0x1p-600
		half       = 0x1p-54 // of the last place: a smaller y changes nothing
	)
	if x-x != 0 || y-y != 0 {
		return math.Hypot(x, y)
	}
	x, y = math.Abs(x), math.Abs(y)
	if x < y {
		x, y = y, x
	}
	switch {
	case y <= x*half:
		return x + y
	case x > huge:
		return hypot(x*scale, y*scale) / scale
	case y < tiny:
		return hypot(x/scale, y/scale) * scale
	}
	return hypot(x, y)
}

// hypot is Hypot for ordinary x >= y > 0.
func hypot(x, y float64) float64 {
	h := math.Sqrt(float64(x*x) + float64(y*y))
	var a, b float64
	if h <= 2*y {
		delta := h - y
		a = x * (2*delta - x)
		b = (delta - 2*(x-y)) * delta
	} else {
		delta := h - x
		a = 2 * delta * (x - 2*y)
		b = float64((4*delta-y)*y) + float64(delta*delta)
	}
	return h - (float64(a)+float64(b))/(2*h)
}

// CMul returns the product of a and b.
func CMul(a, b complex128) complex128 {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	return complex(float64(ar*br)-float64(ai*bi), float64(ar*bi)+float64(ai*br))
}

// CQuo returns the quotient of a and b, which is not 0.
func CQuo(a, b complex128) complex128 {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	switch {
	case math.Abs(br) >= math.Abs(bi):
		ratio := bi / br
		denominator := br + float64(bi*ratio)
		return complex((ar+float64(ai*ratio))/denominator, (ai-float64(ar*ratio))/denominator)
	case math.Abs(bi) >= math.Abs(br):
		ratio := br / bi
		denominator := float64(br*ratio) + bi
		return complex((float64(ar*ratio)+ai)/denominator, (float64(ai*ratio)-ar)/denominator)
	}
	return complex(math.NaN(), math.NaN())
}

// CPow returns a to the power of b. a is not 0. ok is false if the angle of the result is
// beyond all floats.
func CPow(a, b complex128) (z complex128, ok bool) {
	x, y := real(b), imag(b)
	if y == 0 && x == math.Floor(x) && math.Abs(x) <= 100 {
		if x < 0 {
			return CQuo(1, wholePower(a, int(-x))), true
		}
		return wholePower(a, int(x)), true
	}
	abs, angle := Hypot(real(a), imag(a)), Atan2(imag(a), real(a))
	length, phase := Pow(abs, x), float64(angle*x)
	if y != 0 {
		length /= Exp(float64(angle * y))
		phase += float64(y * Log(abs))
	}
	return complex(length*Cos(phase), length*Sin(phase)), !math.IsInf(phase, 0)
}

// wholePower multiplies in CPython's order.
func wholePower(a complex128, n int) complex128 {
	result := complex128(1)
	for mask := 1; mask <= n; mask <<= 1 {
		if n&mask != 0 {
			result = CMul(result, a)
		}
		a = CMul(a, a)
	}
	return result
}
