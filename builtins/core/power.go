package core

import "math"

// Go's math.Pow errs by a few units in the last place, so that 1.05**10 would print
// other digits than CPython, whose C library errs by little more than half a unit.
// This file computes powers with about 100 bits and rounds once.

// A pair is the unevaluated sum of two floats, the second being at most half a unit in
// the last place of the first. The conversions float64(…) keep the compiler from fusing
// a multiplication and an addition.
type pair struct{ hi, lo float64 }

// quickSum adds floats with |a| >= |b|.
func quickSum(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

func twoSum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

func twoProduct(a, b float64) pair {
	p := float64(a * b)
	return pair{p, math.FMA(a, b, -p)}
}

func (a pair) add(b pair) pair {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (a pair) mul(b pair) pair {
	p := twoProduct(a.hi, b.hi)
	return quickSum(p.hi, p.lo+(float64(a.hi*b.lo)+float64(a.lo*b.hi)))
}

func (a pair) times(f float64) pair {
	p := twoProduct(a.hi, f)
	return quickSum(p.hi, p.lo+float64(a.lo*f))
}

// scale multiplies by a power of two, which is exact.
func (a pair) scale(power float64) pair { return pair{a.hi * power, a.lo * power} }

var (
	ln2 = pair{0.6931471805599453, 2.3190468138462996e-17}
	// inverse factorials from 1/2! on
	inverseFactorials = []pair{
		{0.5, 0},
		{0.16666666666666666, 9.25185853854297e-18},
		{0.041666666666666664, 2.3129646346357427e-18},
		{0.008333333333333333, 1.1564823173178714e-19},
		{0.001388888888888889, -5.300543954373577e-20},
		{0.0001984126984126984, 1.7209558293420705e-22},
		{2.48015873015873e-05, 2.1511947866775882e-23},
		{2.7557319223985893e-06, -1.858393274046472e-22},
		{2.755731922398589e-07, 2.3767714622250297e-23},
	}
)

// expm1 is e**a - 1 for |a| < 0.4.
func (a pair) expm1() pair {
	const halvings = 9
	r := a.scale(1.0 / (1 << halvings))
	sum := inverseFactorials[len(inverseFactorials)-1]
	for i := len(inverseFactorials) - 2; i >= 0; i-- {
		sum = sum.mul(r).add(inverseFactorials[i])
	}
	sum = sum.mul(r).mul(r).add(r)
	for range halvings {
		sum = sum.scale(2).add(sum.mul(sum)) // (1+s)**2 - 1
	}
	return sum
}

// split returns mantissa and exponent with the mantissa between sqrt(1/2) and sqrt(2).
func split(x float64) (mantissa float64, exponent int) {
	mantissa, exponent = math.Frexp(x)
	if mantissa < math.Sqrt2/2 {
		return mantissa * 2, exponent - 1
	}
	return mantissa, exponent
}

// logarithm returns ln(x) for a positive finite x: one step of Newton's method from the
// double that is nearly it.
func logarithm(x float64) pair {
	m, e := split(x)
	guess := math.Log(m)
	// m*exp(-guess) - 1, which is tiny, without losing its digits
	rest := pair{m - 1, 0}.add(pair{-guess, 0}.expm1().times(m))
	log := pair{guess, 0}.add(rest).add(pair{-rest.hi * rest.hi / 2, 0})
	return ln2.times(float64(e)).add(log)
}

// exponential returns e**a.
func (a pair) exponential() float64 {
	if a.hi > 710 {
		return math.Inf(1)
	}
	if a.hi < -746 {
		return 0
	}
	k := math.Round(a.hi / ln2.hi)
	r := a.add(ln2.times(-k)).expm1().add(pair{1, 0})
	return math.Ldexp(r.hi+r.lo, int(k))
}

// wholePower returns x**n for a small n > 0 by repeated multiplication.
func wholePower(x float64, n int) float64 {
	m, e := split(x)
	result, square := pair{1, 0}, pair{m, 0}
	for i := n; i > 0; i >>= 1 {
		if i&1 != 0 {
			result = result.mul(square)
		}
		square = square.mul(square)
	}
	return math.Ldexp(result.hi+result.lo, e*n)
}

// power is C's pow: no errors, correctly rounded but for a few cases in a thousand
// million.
func power(x, y float64) float64 {
	switch {
	case x == 0, x != x, y != y, math.IsInf(x, 0), y == 0, math.Abs(y) > 1e20:
		return math.Pow(x, y) // nothing is rounded, and Go follows C
	case y == 1:
		return x
	case y == 2:
		return x * x
	case y == -1:
		return 1 / x
	case y == 0.5 && x > 0:
		return math.Sqrt(x)
	}
	sign := 1.0
	whole := y == math.Floor(y)
	if x < 0 {
		if !whole {
			return math.NaN()
		}
		x = -x
		if math.Mod(y, 2) != 0 {
			sign = -1
		}
	}
	const small = 64
	if whole && 0 < y && y <= small {
		return sign * wholePower(x, int(y))
	}
	return sign * logarithm(x).times(y).exponential()
}
