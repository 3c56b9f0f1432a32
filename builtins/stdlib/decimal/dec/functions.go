package dec

import (
	"math"
	"math/big"
)

// Sqrt returns the square root of x.
func (c *Context) Sqrt(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	switch {
	case x.IsZero():
		return c.Fix(&Decimal{Neg: x.Neg, Coeff: new(big.Int), Exp: x.Exp >> 1})
	case x.Neg:
		return invalid(InvalidOperation)
	case x.Form == Infinite:
		return x, 0
	}
	n, e, length := x.Coeff, x.Exp>>1, (x.Digits()+1)>>1
	if x.Exp&1 != 0 {
		n, length = new(big.Int).Mul(n, ten), x.Digits()>>1+1
	}
	shift := c.Prec + 1 - length
	exact := true
	switch {
	case shift > MaxDigits:
		return invalid(NoMemory)
	case shift >= 0:
		n = new(big.Int).Mul(n, pow10(2*shift))
	default:
		q, rest := new(big.Int).QuoRem(n, pow10(-2*shift), new(big.Int))
		n, exact = q, rest.Sign() == 0
	}
	root := integerRoot(n)
	exact = exact && new(big.Int).Mul(root, root).Cmp(n) == 0
	e -= shift
	switch {
	case !exact:
		sticky(root)
	case shift >= 0:
		root.Quo(root, pow10(shift))
		e += shift
	default:
		root.Mul(root, pow10(-shift))
		e += shift
	}
	return c.halfEven().Fix(&Decimal{Coeff: root, Exp: e})
}

// integerRoot returns the integer part of the square root of n > 0. big.Int.Sqrt divides
// with all digits in each of its steps, this one with as many as are right: of a million
// digits it takes a thirtieth of the time.
func integerRoot(n *big.Int) *big.Int {
	const few = 2000 // bits
	bits := uint(n.BitLen())
	if bits <= few {
		return new(big.Int).Sqrt(n)
	}
	c := (bits - 1) / 2
	half := c / 2 // bits of the root that are left for the last step
	root := integerRoot(new(big.Int).Rsh(n, 2*half))
	q := new(big.Int).Rsh(n, half+1)
	q.Quo(q, root)
	root = root.Lsh(root, half-1)
	root.Add(root, q)
	if new(big.Int).Mul(root, root).Cmp(n) > 0 {
		root.Sub(root, one)
	}
	return root
}

// spareDigits are computed beyond the precision: enough for a result that is rounded
// rightly in all but one of 10**12 cases.
const spareDigits = 14

// mostExponent bounds the exponents of arguments of exponentials that are computed; with
// greater ones the result is beyond all exponents.
const mostExponent = 19

// bits returns the bits of mantissas for a number of decimal digits.
func bits(digits int) uint { return uint(float64(digits)*math.Log2(10)) + 32 }

// float returns the value with a precision in bits.
func (d *Decimal) float(prec uint) *big.Float {
	f := new(big.Float).SetPrec(prec).SetInt(d.signed())
	scale := new(big.Float).SetPrec(prec + 64).SetInt(pow10(max(d.Exp, -d.Exp)))
	if d.Exp >= 0 {
		return f.Mul(f, scale)
	}
	return f.Quo(f, scale)
}

// fromFloat rounds f * 10**exp, which is not exact, to the context.
func (c *Context) fromFloat(f *big.Float, exp int) (*Decimal, Condition) {
	if c.stopped() {
		return invalid(Stopped)
	}
	d, _ := Parse(f.Text('e', c.Prec+spareDigits-2))
	d.Exp += exp
	r, flags := c.Fix(d)
	return r, flags | Inexact | Rounded
}

// Exp returns e**x.
func (c *Context) Exp(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	c = c.halfEven()
	switch {
	case x.Form == Infinite && x.Neg:
		return NewInt(0), 0
	case x.Form == Infinite:
		return x, 0
	case x.IsZero():
		return NewInt(1), 0
	case c.Prec > MaxDigits:
		return invalid(NoMemory)
	case x.Adjusted() >= mostExponent:
		return c.extreme(x.Neg, false)
	case x.Adjusted() < -c.Prec-1: // 1 + x
		return c.Add(NewInt(1), x)
	}
	prec := bits(c.Prec + spareDigits + max(x.Adjusted(), 0))
	return c.expFloat(x.float(prec), prec, false)
}

// extreme is the result of an exponential beyond all exponents.
func (c *Context) extreme(small, neg bool) (*Decimal, Condition) {
	if small {
		return c.Fix(&Decimal{Neg: neg, Coeff: one, Exp: c.etiny() - 2})
	}
	return c.Fix(&Decimal{Neg: neg, Coeff: one, Exp: c.Emax + 1})
}

// expFloat returns e**x, negated if neg, for |x| below 10**mostExponent.
func (c *Context) expFloat(x *big.Float, prec uint, neg bool) (*Decimal, Condition) {
	// x = k*ln(10) + r, so that the result is e**r * 10**k.
	lnTen := c.lnTen(prec)
	quotient, _ := new(big.Float).Quo(x, lnTen).Float64()
	if math.Abs(quotient) > 2*float64(c.Emax)+1000 {
		return c.extreme(quotient < 0, neg)
	}
	k := int64(math.Round(quotient))
	r := new(big.Float).SetPrec(prec).SetInt64(k)
	r.Sub(x, r.Mul(r, lnTen))
	f := c.expSmall(r, prec)
	if neg {
		f.Neg(f)
	}
	return c.fromFloat(f, int(k))
}

// expSmall returns e**x for small x, by the series for x / 2**halvings.
func (c *Context) expSmall(x *big.Float, prec uint) *big.Float {
	halvings := max(16, int(math.Sqrt(float64(prec))))
	prec += 2 * uint(halvings)
	x = new(big.Float).SetPrec(prec).Set(x)
	x.SetMantExp(x, -halvings)
	sum := new(big.Float).SetPrec(prec).SetInt64(1)
	term := new(big.Float).SetPrec(prec).SetInt64(1)
	for n := int64(1); !c.stopped(); n++ {
		term.Mul(term, x)
		term.Quo(term, new(big.Float).SetInt64(n))
		if term.Sign() == 0 || term.MantExp(nil) < -int(prec) {
			break
		}
		sum.Add(sum, term)
	}
	for i := 0; i < halvings && !c.stopped(); i++ {
		sum.Mul(sum, sum)
	}
	return sum
}

// logarithm returns the natural logarithm of |x|, to a precision of its own bits also
// where it is next to 0.
func (c *Context) logarithm(x *Decimal, prec uint) *big.Float {
	x = x.Abs()
	adjusted := x.Adjusted()
	if adjusted == 0 || adjusted == -1 {
		off, _ := (&Context{Prec: x.Digits() + 1, Emax: maxExponent, Emin: -maxExponent}).Sub(x, NewInt(1))
		prec += bits(max(-off.Adjusted(), 0))
		return c.logFloat(x.float(prec), prec)
	}
	first := &Decimal{Coeff: x.Coeff, Exp: 1 - x.Digits()} // from 1 to 10
	r := c.logFloat(first.float(prec), prec)
	scale := new(big.Float).SetPrec(prec).SetInt64(int64(adjusted))
	return r.Add(r, scale.Mul(scale, c.lnTen(prec)))
}

// logFloat returns the natural logarithm of x > 0.
func (c *Context) logFloat(x *big.Float, prec uint) *big.Float {
	prec += 32
	m := new(big.Float).SetPrec(prec)
	e := x.MantExp(m) // m in [0.5, 1)
	if f, _ := m.Float64(); f < math.Sqrt2/2 {
		m.SetMantExp(m, 1)
		e--
	}
	r := c.logNearOne(m, prec)
	if e != 0 {
		r.Add(r, new(big.Float).SetPrec(prec).Mul(c.lnTwo(prec), new(big.Float).SetInt64(int64(e))))
	}
	return r
}

// logNearOne is 2*artanh((x-1)/(x+1)), for x near 1. Many digits are faster from a root
// that is nearer, and then x may be somewhat farther.
func (c *Context) logNearOne(x *big.Float, prec uint) *big.Float {
	roots := 0
	if prec > textBits {
		roots = int(math.Sqrt(float64(prec))) / 3
		prec += 2 * uint(roots)
	}
	x = new(big.Float).SetPrec(prec).Set(x)
	for i := 0; i < roots && !c.stopped(); i++ {
		x.Sqrt(x)
	}
	unit := new(big.Float).SetPrec(prec).SetInt64(1)
	s := new(big.Float).SetPrec(prec).Sub(x, unit)
	s.Quo(s, new(big.Float).SetPrec(prec).Add(x, unit))
	r := c.artanh(s, prec)
	return r.SetMantExp(r, roots)
}

// artanh returns 2*artanh(s) for small s.
func (c *Context) artanh(s *big.Float, prec uint) *big.Float {
	sum := new(big.Float).SetPrec(prec).Set(s)
	power := new(big.Float).SetPrec(prec).Set(s)
	square := new(big.Float).SetPrec(prec).Mul(s, s)
	for n := int64(3); sum.Sign() != 0 && !c.stopped(); n += 2 {
		power.Mul(power, square)
		term := new(big.Float).SetPrec(prec).Quo(power, new(big.Float).SetInt64(n))
		if term.Sign() == 0 || term.MantExp(nil) < sum.MantExp(nil)-int(prec) {
			break
		}
		sum.Add(sum, term)
	}
	return sum.SetMantExp(sum, 1)
}

// The logarithms that every result needs, to 130 digits.
const (
	lnTwoText = "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875420014810205706857336855202358"
	lnTenText = "2.302585092994045684017991454684364207601101488628772976033327900967572609677352480235997205089598298341967784042286248633409525465"

	textBits = 420 // that they are good for
)

// lnTwo is the natural logarithm of 2.
func (c *Context) lnTwo(prec uint) *big.Float { return c.lnConstant(lnTwoText, 2, prec) }

// lnTen is the natural logarithm of 10.
func (c *Context) lnTen(prec uint) *big.Float { return c.lnConstant(lnTenText, 10, prec) }

func (c *Context) lnConstant(text string, of float64, prec uint) *big.Float {
	if prec > textBits {
		return c.logNearOne(big.NewFloat(of), prec+16)
	}
	f, _, _ := big.ParseFloat(text, 10, prec, big.ToNearestEven)
	return f
}

// logSpecial returns the results of logarithms that need no computing.
func (c *Context) logSpecial(x *Decimal) (*Decimal, Condition, bool) {
	if n, flags, is := c.nans(x); is {
		return n, flags, true
	}
	switch {
	case x.IsZero():
		return infinity(true), 0, true
	case x.Neg:
		n, flags := invalid(InvalidOperation)
		return n, flags, true
	case x.Form == Infinite:
		return x, 0, true
	case x.Cmp(NewInt(1)) == 0:
		return NewInt(0), 0, true
	case c.Prec > MaxDigits:
		n, flags := invalid(NoMemory)
		return n, flags, true
	}
	return nil, 0, false
}

// Ln returns the natural logarithm of x.
func (c *Context) Ln(x *Decimal) (*Decimal, Condition) {
	if r, flags, special := c.logSpecial(x); special {
		return r, flags
	}
	return c.halfEven().fromFloat(c.logarithm(x, bits(c.Prec+spareDigits)), 0)
}

// Log10 returns the logarithm of x to base 10.
func (c *Context) Log10(x *Decimal) (*Decimal, Condition) {
	if r, flags, special := c.logSpecial(x); special {
		return r, flags
	}
	power := *x
	if power.reduce(math.MaxInt); power.Coeff.Cmp(one) == 0 {
		return c.halfEven().Fix(NewInt(int64(power.Exp)))
	}
	prec := bits(c.Prec + spareDigits)
	r := c.logarithm(x, prec)
	return c.halfEven().fromFloat(r.Quo(r, c.lnTen(prec)), 0)
}
