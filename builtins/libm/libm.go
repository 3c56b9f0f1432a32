// Package libm, internal to pyq, has the functions of C's math library that Go's package
// math computes less exactly: here the last digit is right, as it nearly always is in the
// libraries that CPython uses. So programs print the same numbers, and a seeded
// random.gauss gives the same sequence.
//
// Each function computes in numbers of twice the precision (double-double, some 100
// bits) and rounds once, at the end. That is not proven to be right for every argument,
// but a wrong digit needs a result that agrees for 45 bits with the middle between two
// floats. A call costs 100 to 300 ns.
package libm

import "math"

// special reports whether a function of x is best left to package math.
func special(x float64) bool { return x == 0 || x-x != 0 }

// Exp returns e**x.
func Exp(x float64) float64 {
	if special(x) || x > 709.79 || x < -745.2 {
		return math.Exp(x)
	}
	p, k := expReduced(dd{x, 0})
	return scale(p.addFloat(1), k)
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	if special(x) || x >= 1024 || x < -1075 {
		return math.Exp2(x)
	}
	k := math.RoundToEven(x)
	p, more := expReduced(ln2.mulFloat(x - k))
	return scale(p.addFloat(1), int(k)+more)
}

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	if special(x) || x < 0 || x == 1 {
		return math.Log(x)
	}
	return log(dd{x, 0}).float()
}

// Log1p returns the natural logarithm of 1+x. C libraries do not round it rightly either, but
// by the same algorithm as Go's.
func Log1p(x float64) float64 { return math.Log1p(x) }

// Log2 returns the logarithm of x to base 2.
func Log2(x float64) float64 {
	if special(x) || x < 0 || x == 1 {
		return math.Log2(x)
	}
	return log(dd{x, 0}).div(ln2).float()
}

// Pow returns x**y.
func Pow(x, y float64) float64 {
	switch { // the powers that one operation has, which are the usual ones
	case y == 2:
		return x * x
	case y == 1:
		return x
	case y == -1:
		return 1 / x
	case y == 0.5 && x > 0:
		return math.Sqrt(x)
	}
	r := math.Pow(x, y)
	if special(x) || special(y) || special(r) || x == 1 {
		return r
	}
	const tiny = 0x1p-900 // the second half of a dd may be too small
	if y == math.Trunc(y) && math.Abs(y) <= 64 && math.Abs(r) > tiny {
		// Exact as long as the result has 106 bits: these alone can be in the
		// middle between two floats.
		p := power(x, int(math.Abs(y)))
		if y < 0 {
			p = dd{1, 0}.div(p)
		}
		if f := p.float(); !special(f) && !special(p.lo-p.lo+1) {
			return f
		}
	}
	e, k := expReduced(log(dd{math.Abs(x), 0}).mulFloat(y))
	f := scale(e.addFloat(1), k)
	if x < 0 {
		f = math.Copysign(f, r)
	}
	return f
}

// power returns x**n for n > 0.
func power(x float64, n int) dd {
	r, square := dd{1, 0}, dd{x, 0}
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			r = r.mul(square)
		}
		if n > 1 {
			square = square.mul(square)
		}
	}
	return r
}

// Sin returns the sine of x.
func Sin(x float64) float64 {
	if special(x) || math.Abs(x) < 1e-160 {
		return math.Sin(x)
	}
	s, _ := sincos(reduce(x))
	return s.float()
}

// Cos returns the cosine of x.
func Cos(x float64) float64 {
	if special(x) || math.Abs(x) < 1e-160 {
		return math.Cos(x)
	}
	_, c := sincos(reduce(x))
	return c.float()
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	if special(x) || math.Abs(x) < 1e-160 {
		return math.Tan(x)
	}
	s, c := sincos(reduce(x))
	return s.div(c).float()
}

// Asin returns the arcsine of x.
func Asin(x float64) float64 {
	if special(x) || math.Abs(x) >= 1 || math.Abs(x) < 1e-150 {
		return math.Asin(x)
	}
	return atan2(dd{x, 0}, coordinate(x)).float()
}

// Acos returns the arccosine of x.
func Acos(x float64) float64 {
	if special(x) || math.Abs(x) >= 1 || math.Abs(x) < 1e-150 {
		return math.Acos(x)
	}
	return atan2(coordinate(x), dd{x, 0}).float()
}

// coordinate returns the square root of 1 - x*x.
func coordinate(x float64) dd {
	return twoSum(1, x).mul(twoSum(1, -x)).sqrt()
}

// Atan returns the arctangent of x.
func Atan(x float64) float64 {
	if special(x) || math.Abs(x) < 1e-150 || math.Abs(x) > 1e150 {
		return math.Atan(x)
	}
	return atan2(dd{x, 0}, dd{1, 0}).float()
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	if special(x) || special(y) || outside(x) || outside(y) {
		return math.Atan2(y, x)
	}
	return atan2(dd{y, 0}, dd{x, 0}).float()
}

// outside reports whether products with x may leave the range of floats.
func outside(x float64) bool { return math.Abs(x) < 1e-120 || math.Abs(x) > 1e120 }
