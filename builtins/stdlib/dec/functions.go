package dec

import (
	"math"
	"math/big"
)

// Sqrt returns the square root of x.
func (c *Context) Sqrt(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x); is {
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
	if shift >= 0 {
		n = new(big.Int).Mul(n, pow10(2*shift))
	} else {
		q, rest := new(big.Int).QuoRem(n, pow10(-2*shift), new(big.Int))
		n, exact = q, rest.Sign() == 0
	}
	root := new(big.Int).Sqrt(n)
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

// spareDigits are computed beyond the precision: enough for a result that is rounded
// rightly in all but one of 10**12 cases.
const spareDigits = 14

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

// halfEven returns the context with the rounding that functions use whatever the context
// says.
func (c *Context) halfEven() *Context {
	to := *c
	to.Rounding = HalfEven
	return &to
}

// fromFloat rounds a value that is not exact to the context.
func (c *Context) fromFloat(f *big.Float) (*Decimal, Condition) {
	d, _ := Parse(f.Text('e', c.Prec+spareDigits-2))
	r, flags := c.Fix(d)
	return r, flags | Inexact | Rounded
}

// Exp returns e**x.
func (c *Context) Exp(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x); is {
		return n, flags
	}
	switch {
	case x.Form == Infinite && x.Neg:
		return NewInt(0), 0
	case x.Form == Infinite:
		return x, 0
	case x.IsZero():
		return NewInt(1), 0
	case x.Adjusted() > 8:
		return c.extreme(x.Neg)
	case x.Adjusted() < -c.Prec-1: // 1 + x
		return c.halfEven().Add(NewInt(1), x)
	}
	prec := bits(c.Prec + spareDigits + max(x.Adjusted(), 0))
	return c.halfEven().expFloat(x.float(prec), prec)
}

// extreme is the result of an exponential beyond all exponents.
func (c *Context) extreme(small bool) (*Decimal, Condition) {
	if small {
		return c.Fix(&Decimal{Coeff: one, Exp: c.etiny() - 2})
	}
	return c.Fix(&Decimal{Coeff: one, Exp: c.Emax + 1})
}

// expFloat returns e**x, for |x| below 10**9 or so.
func (c *Context) expFloat(x *big.Float, prec uint) (*Decimal, Condition) {
	// x = k*ln(10) + r, so that the result is e**r * 10**k.
	k, _ := new(big.Float).Quo(x, lnTen(prec)).Float64()
	if math.Abs(k) > 2*float64(c.Emax)+1000 {
		return c.extreme(k < 0)
	}
	k = math.Round(k)
	r := new(big.Float).SetPrec(prec).Mul(lnTen(prec), big.NewFloat(k))
	d, flags := c.fromFloat(expSmall(r.Sub(x, r), prec))
	scaled := *d
	scaled.Exp += int(k)
	fixed, more := c.Fix(&scaled)
	return fixed, flags | more
}

// expSmall returns e**x for small x.
func expSmall(x *big.Float, prec uint) *big.Float {
	const halvings = 16
	prec += 2 * halvings
	x = new(big.Float).SetPrec(prec).Set(x)
	x.SetMantExp(x, -halvings)
	sum := new(big.Float).SetPrec(prec).SetInt64(1)
	term := new(big.Float).SetPrec(prec).SetInt64(1)
	for n := int64(1); ; n++ {
		term.Mul(term, x)
		term.Quo(term, new(big.Float).SetInt64(n))
		if term.Sign() == 0 || term.MantExp(nil) < -int(prec) {
			break
		}
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum
}

// logFloat returns the natural logarithm of x > 0.
func logFloat(x *big.Float, prec uint) *big.Float {
	prec += 32
	m := new(big.Float).SetPrec(prec)
	e := x.MantExp(m) // m in [0.5, 1)
	if f, _ := m.Float64(); f < math.Sqrt2/2 {
		m.SetMantExp(m, 1)
		e--
	}
	r := logNearOne(m, prec)
	if e != 0 {
		r.Add(r, new(big.Float).SetPrec(prec).Mul(lnTwo(prec), new(big.Float).SetInt64(int64(e))))
	}
	return r
}

// logNearOne is 2*artanh((x-1)/(x+1)), for x near 1.
func logNearOne(x *big.Float, prec uint) *big.Float {
	unit := new(big.Float).SetPrec(prec).SetInt64(1)
	s := new(big.Float).SetPrec(prec).Sub(x, unit)
	s.Quo(s, new(big.Float).SetPrec(prec).Add(x, unit))
	return artanh(s, prec)
}

// artanh returns 2*artanh(s) for small s.
func artanh(s *big.Float, prec uint) *big.Float {
	sum := new(big.Float).SetPrec(prec).Set(s)
	power := new(big.Float).SetPrec(prec).Set(s)
	square := new(big.Float).SetPrec(prec).Mul(s, s)
	for n := int64(3); sum.Sign() != 0; n += 2 {
		power.Mul(power, square)
		term := new(big.Float).SetPrec(prec).Quo(power, new(big.Float).SetInt64(n))
		if term.Sign() == 0 || term.MantExp(nil) < sum.MantExp(nil)-int(prec) {
			break
		}
		sum.Add(sum, term)
	}
	return sum.SetMantExp(sum, 1)
}

// lnTwo is 2*artanh(1/3).
func lnTwo(prec uint) *big.Float {
	third := new(big.Float).SetPrec(prec+16).Quo(big.NewFloat(1), new(big.Float).SetPrec(prec+16).SetInt64(3))
	return artanh(third, prec+16)
}

// lnTen is 3*ln(2) + ln(1.25).
func lnTen(prec uint) *big.Float {
	r := new(big.Float).SetPrec(prec+16).Mul(lnTwo(prec), big.NewFloat(3))
	return r.Add(r, logNearOne(big.NewFloat(1.25).SetPrec(prec+16), prec+16))
}

// logSpecial returns the results of logarithms that need no computing.
func logSpecial(x *Decimal) (*Decimal, Condition, bool) {
	if n, flags, is := nans(x); is {
		return n, flags, true
	}
	switch {
	case x.IsZero():
		return &Decimal{Form: Infinite, Neg: true, Coeff: new(big.Int)}, 0, true
	case x.Neg:
		n, flags := invalid(InvalidOperation)
		return n, flags, true
	case x.Form == Infinite:
		return x, 0, true
	case x.Cmp(NewInt(1)) == 0:
		return NewInt(0), 0, true
	}
	return nil, 0, false
}

// Ln returns the natural logarithm of x.
func (c *Context) Ln(x *Decimal) (*Decimal, Condition) {
	if r, flags, special := logSpecial(x); special {
		return r, flags
	}
	prec := bits(c.Prec+spareDigits) + uint(x.Digits()*4) //nolint:gosec // small
	return c.halfEven().fromFloat(logFloat(x.float(prec), prec))
}

// Log10 returns the logarithm of x to base 10.
func (c *Context) Log10(x *Decimal) (*Decimal, Condition) {
	if r, flags, special := logSpecial(x); special {
		return r, flags
	}
	power := *x
	if power.reduce(math.MaxInt32); power.Coeff.Cmp(one) == 0 {
		return c.halfEven().Fix(NewInt(int64(power.Exp)))
	}
	prec := bits(c.Prec+spareDigits) + uint(x.Digits()*4) //nolint:gosec // small
	r := logFloat(x.float(prec), prec)
	return c.halfEven().fromFloat(r.Quo(r, lnTen(prec)))
}

// maxPowerDigits bounds the digits of a power that is computed exactly.
const maxPowerDigits = 20000

// Pow returns x ** y.
func (c *Context) Pow(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x, y); is {
		return n, flags
	}
	if y.IsZero() {
		if x.IsZero() {
			return invalid(InvalidOperation)
		}
		return NewInt(1), 0
	}
	neg := x.Neg && y.isInteger() && y.isOdd()
	switch {
	case x.Neg && !x.IsZero() && (y.Form == Infinite || !y.isInteger()):
		return invalid(InvalidOperation)
	case x.IsZero() && y.Neg, x.Form == Infinite && !y.Neg:
		return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)}, 0
	case x.IsZero(), x.Form == Infinite:
		return &Decimal{Neg: neg, Coeff: new(big.Int)}, 0
	case y.Form == Infinite:
		return c.powInfinite(x, y), 0
	}
	if y.isInteger() && y.Adjusted() < 9 {
		n, _ := y.Rescale(0, Down)
		k := int(n.Coeff.Int64())
		if k*x.Digits() <= maxPowerDigits {
			p := &Decimal{Neg: neg, Coeff: new(big.Int).Exp(x.Coeff, n.Coeff, nil), Exp: x.Exp * k}
			if y.Neg {
				return c.Quo(NewInt(1), p)
			}
			return c.Fix(p)
		}
	}
	return c.powFloat(x, y, neg)
}

func (d *Decimal) isOdd() bool {
	return d.Integral(Down).Exp == 0 && d.Integral(Down).Coeff.Bit(0) == 1
}

// powInfinite is Pow for an infinite y.
func (c *Context) powInfinite(x, y *Decimal) *Decimal {
	switch n := x.Abs().Cmp(NewInt(1)); {
	case n == 0:
		return NewInt(1)
	case n > 0 != y.Neg:
		return &Decimal{Form: Infinite, Coeff: new(big.Int)}
	}
	return NewInt(0)
}

// powFloat is Pow by logarithms.
func (c *Context) powFloat(x, y *Decimal, neg bool) (*Decimal, Condition) {
	if neg { // of the absolute values, with the roundings that depend on the sign exchanged
		mirror := *c
		mirror.Rounding = map[Rounding]Rounding{Floor: Ceiling, Ceiling: Floor}[c.Rounding]
		if c.Rounding != Floor && c.Rounding != Ceiling {
			mirror.Rounding = c.Rounding
		}
		r, flags := mirror.powFloat(x, y, false)
		return r.Negate(), flags
	}
	size := x.Abs().Cmp(NewInt(1))
	switch {
	case size == 0 && y.isInteger() && x.Exp == 0:
		return NewInt(1), 0
	case size == 0:
		return c.Fix(&Decimal{Coeff: pow10(c.Prec - 1), Exp: 1 - c.Prec})
	}
	if y.Adjusted() > 18 {
		return c.extreme(y.Neg != (size < 0))
	}
	prec := bits(c.Prec + spareDigits + max(y.Adjusted(), 0) + max(x.Adjusted(), -x.Adjusted(), 0)/1000 + 12)
	e := logFloat(x.Abs().float(prec), prec)
	e.Mul(e, y.float(prec))
	if e.MantExp(nil) < -int(bits(c.Prec+1)) { // just beside 1
		return c.Add(NewInt(1), &Decimal{Neg: e.Sign() < 0, Coeff: one, Exp: -c.Prec - 3})
	}
	return c.expFloat(e, prec)
}
