package dec

import (
	"math"
	"math/big"
)

// maxPowerDigits bounds the digits of a power that is computed exactly.
const maxPowerDigits = 20000

// Pow returns x ** y.
func (c *Context) Pow(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	if y.IsZero() {
		if x.IsZero() {
			return invalid(InvalidOperation)
		}
		return NewInt(1), 0
	}
	integer := y.isInteger()
	neg := x.Neg && integer && y.isOdd()
	switch {
	case x.Neg && !x.IsZero() && !integer:
		return invalid(InvalidOperation)
	case x.IsZero() && y.Neg, x.Form == Infinite && !y.Neg:
		return infinity(neg), 0
	case x.IsZero(), x.Form == Infinite:
		return &Decimal{Neg: neg, Coeff: new(big.Int)}, 0
	case y.Form == Infinite:
		return c.powInfinite(x, y)
	case integer && y.Adjusted() < 18:
		n, _ := y.Rescale(0, Down)
		if d, flags, ok := c.powInteger(x, n, neg); ok {
			return d, flags
		}
	}
	return c.powFloat(x, y, neg)
}

// isOdd reports whether an integer is odd.
func (d *Decimal) isOdd() bool {
	n := d.Integral(Down)
	return n.Exp == 0 && n.Coeff.Bit(0) == 1
}

// powInfinite is Pow for an infinite y.
func (c *Context) powInfinite(x, y *Decimal) (*Decimal, Condition) {
	switch n := x.Cmp(NewInt(1)); {
	case n == 0:
		return c.nearlyOne()
	case n > 0 != y.Neg:
		return infinity(false), 0
	}
	return NewInt(0), 0
}

// nearlyOne is 1 as the result of a computation: with all its digits.
func (c *Context) nearlyOne() (*Decimal, Condition) {
	if c.Prec > MaxDigits {
		return invalid(NoMemory)
	}
	d, flags := c.Fix(&Decimal{Coeff: pow10(c.Prec - 1), Exp: 1 - c.Prec})
	return d, flags | Inexact | Rounded
}

// powInteger is Pow for an integer y without an exponent, if the power can be computed
// exactly. ok tells.
func (c *Context) powInteger(x, y *Decimal, neg bool) (d *Decimal, flags Condition, ok bool) {
	k := int(y.Coeff.Int64())
	switch base := *x; {
	case max(x.Adjusted(), -x.Adjusted(), -x.Exp) > math.MaxInt/2/k:
		return nil, 0, false
	case x.Digits() <= maxPowerDigits/k:
		d = &Decimal{Neg: neg, Coeff: new(big.Int).Exp(x.Coeff, y.Coeff, nil), Exp: x.Exp * k}
		if y.Neg {
			d, flags = c.Quo(NewInt(1), d)
		} else {
			d, flags = c.Fix(d)
		}
		return d, flags, true
	default:
		if base.reduce(math.MaxInt); base.Coeff.Cmp(one) != 0 {
			return nil, 0, false
		}
		if y.Neg {
			d, flags = c.Fix(&Decimal{Neg: neg, Coeff: one, Exp: -base.Exp * k})
		} else {
			d, flags = c.powTen(neg, base.Exp*k, x.Exp*k)
		}
		return d, flags, true
	}
}

// powTen returns 10**exp with the exponent ideal, or as near to it as the precision
// allows.
func (c *Context) powTen(neg bool, exp, ideal int) (*Decimal, Condition) {
	zeros := min(exp-ideal, c.Prec-1)
	if zeros > MaxDigits {
		return invalid(NoMemory)
	}
	d, flags := c.Fix(&Decimal{Neg: neg, Coeff: pow10(zeros), Exp: exp - zeros})
	if exp-zeros > ideal {
		flags |= Rounded
	}
	return d, flags
}

// powFloat is Pow by logarithms.
func (c *Context) powFloat(x, y *Decimal, neg bool) (*Decimal, Condition) {
	size := x.Abs().Cmp(NewInt(1))
	switch {
	case size == 0 && y.isInteger() && x.Exp == 0:
		return &Decimal{Neg: neg, Coeff: one}, 0
	case size == 0:
		d, flags := c.nearlyOne()
		return &Decimal{Form: d.Form, Neg: neg, Coeff: d.Coeff, Exp: d.Exp}, flags
	case c.Prec > MaxDigits:
		return invalid(NoMemory)
	}
	// The logarithm of x is not less than 10**-least.
	least := x.Digits() + 1
	if y.Adjusted() > least+mostExponent {
		return c.extreme(y.Neg != (size < 0), neg)
	}
	prec := bits(c.Prec + spareDigits + max(y.Adjusted(), 0) + mostExponent)
	e := c.logarithm(x, prec)
	switch size := y.Adjusted() + int(float64(e.MantExp(nil))*math.Log10(2)); {
	case size > mostExponent:
		return c.extreme(y.Neg != (e.Sign() < 0), neg)
	case size < -c.Prec-3: // just beside 1
		less := y.Neg != (e.Sign() < 0)
		return c.Add(&Decimal{Neg: neg, Coeff: one}, &Decimal{Neg: less != neg, Coeff: one, Exp: -c.Prec - 3})
	}
	return c.expFloat(e.Mul(e, y.float(prec)), prec, neg)
}
