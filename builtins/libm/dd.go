package libm

import "math"

// A dd is a number of twice the precision of a float: the sum of its two parts, of which
// lo is less than half the last bit of hi.
type dd struct{ hi, lo float64 }

// twoSum returns a+b exactly.
func twoSum(a, b float64) dd {
	s := a + b
	v := s - a
	return dd{s, (a - (s - v)) + (b - v)}
}

// quickSum is twoSum for |a| >= |b|.
func quickSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoProd returns a*b exactly.
func twoProd(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) float() float64 { return a.hi + a.lo }

func (a dd) neg() dd { return dd{-a.hi, -a.lo} }

func (a dd) add(b dd) dd {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (a dd) addFloat(b float64) dd {
	s := twoSum(a.hi, b)
	return quickSum(s.hi, s.lo+a.lo)
}

func (a dd) sub(b dd) dd { return a.add(b.neg()) }

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	return quickSum(p.hi, p.lo+math.FMA(a.hi, b.lo, a.lo*b.hi))
}

func (a dd) mulFloat(b float64) dd {
	p := twoProd(a.hi, b)
	return quickSum(p.hi, math.FMA(a.lo, b, p.lo))
}

func (a dd) div(b dd) dd {
	q1 := a.hi / b.hi
	r := a.sub(b.mulFloat(q1))
	q2 := r.hi / b.hi
	r = r.sub(b.mulFloat(q2))
	return quickSum(q1, q2).addFloat(r.hi / b.hi)
}

func (a dd) sqrt() dd {
	if a.hi <= 0 {
		return dd{}
	}
	x := math.Sqrt(a.hi)
	r := a.sub(twoProd(x, x))
	return quickSum(x, r.hi/(2*x))
}

var (
	ln2    = dd{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	piHalf = [...]float64{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110}
	// ln2Head has so few bits that a product with an exponent is exact.
	ln2Head = 0x1.62e42fefap-1
	ln2Tail = dd{0x1.cf79abc9e3b3ap-40, -0x1.ff0342542fc33p-94}
)

// inverse[n] is 1/n, factorial[n] is 1/n!.
var inverse, factorial = func() (inv, fact [32]dd) {
	one := dd{1, 0}
	fact[0] = one
	for n := 1; n < len(inv); n++ {
		inv[n] = one.div(dd{float64(n), 0})
		fact[n] = fact[n-1].div(dd{float64(n), 0})
	}
	return inv, fact
}()

// expReduced returns p and k with e**x = (1+p) * 2**k.
func expReduced(x dd) (p dd, k int) {
	n := math.RoundToEven(x.hi * (1 / math.Ln2))
	r := x.addFloat(-n * ln2Head).sub(ln2Tail.mulFloat(n))
	return expm1Small(r), int(n)
}

// expm1Small returns e**x - 1 for |x| < 0.4.
func expm1Small(x dd) dd {
	const halvings = 6
	x = dd{x.hi / (1 << halvings), x.lo / (1 << halvings)}
	p := factorial[12]
	for n := 11; n >= 1; n-- {
		p = p.mul(x).add(factorial[n])
	}
	p = p.mul(x)
	for range halvings {
		p = dd{2 * p.hi, 2 * p.lo}.add(p.mul(p))
	}
	return p
}

// scale returns x * 2**k, rounded once.
func scale(x dd, k int) float64 {
	if k > -1022 {
		f := math.Ldexp(1, k/2)
		return x.float() * f * math.Ldexp(1, k-k/2)
	}
	// The result may be subnormal: it is rounded to the last bit that it can have.
	r := math.Ldexp(x.float(), k)
	rest := x.addFloat(-math.Ldexp(r, -k))
	half := math.Ldexp(math.SmallestNonzeroFloat64, -k) / 2
	switch {
	case rest.hi > half:
		return math.Nextafter(r, math.Inf(1))
	case rest.hi < -half:
		return math.Nextafter(r, math.Inf(-1))
	}
	return r
}

// log returns the natural logarithm of x > 0.
func log(x dd) dd {
	if math.Abs(x.hi-1) < 1./64 {
		return log1p(x.addFloat(-1))
	}
	m, e := math.Frexp(x.hi)
	if m < math.Sqrt2/2 {
		m, e = 2*m, e-1
	}
	f := dd{m, math.Ldexp(x.lo, -e)}
	// One step of Newton's method: y0 is right to 53 bits.
	y0 := math.Log(m)
	p := expm1Small(dd{-y0, 0})
	err := f.mul(p).add(f.addFloat(-1)) // f*e**-y0 - 1
	y := err.sub(err.mul(err).mulFloat(0.5)).addFloat(y0)
	n := float64(e)
	return y.add(ln2Tail.mulFloat(n)).addFloat(n * ln2Head)
}

// log1p returns the natural logarithm of 1+x.
func log1p(x dd) dd {
	if math.Abs(x.hi) > 1./32 {
		return log(x.addFloat(1))
	}
	// 2 * artanh(s)
	s := x.div(x.addFloat(2))
	square := s.mul(s)
	p := inverse[23]
	for n := 21; n >= 1; n -= 2 {
		p = p.mul(square).add(inverse[n])
	}
	return p.mul(s).mulFloat(2)
}

// sincos returns sine and cosine of x + quadrant*pi/2, for |x| < 0.8.
func sincos(x dd, quadrant int) (s, c dd) {
	square := x.mul(x)
	s, c = factorial[27], factorial[28]
	for n := 25; n >= 1; n -= 2 {
		s = factorial[n].sub(s.mul(square))
	}
	for n := 26; n >= 0; n -= 2 {
		c = factorial[n].sub(c.mul(square))
	}
	s = s.mul(x)
	switch quadrant & 3 {
	case 1:
		return c, s.neg()
	case 2:
		return s.neg(), c.neg()
	case 3:
		return c.neg(), s
	}
	return s, c
}

// reduce returns x less a multiple of pi/2.
func reduce(x float64) (r dd, quadrant int) {
	if math.Abs(x) > 1<<28 {
		return reduceLarge(x)
	}
	n := math.RoundToEven(x * (2 / math.Pi))
	r = dd{x, 0}
	for _, part := range piHalf {
		r = r.sub(twoProd(n, part))
	}
	return r, int(n)
}

// atan2 returns the angle of the point (x, y).
func atan2(y, x dd) dd {
	angle := math.Atan2(y.hi, x.hi)
	s, c := sincos(reduce(angle))
	// What is left is so small that its tangent is as large.
	rest := y.mul(c).sub(x.mul(s)).div(x.mul(c).add(y.mul(s)))
	return rest.addFloat(angle)
}
