package dec

import "math/big"

// Add returns x + y.
func (c *Context) Add(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	switch {
	case x.Form == Infinite && y.Form == Infinite && x.Neg != y.Neg:
		return invalid(InvalidOperation)
	case x.Form == Infinite:
		return x, 0
	case y.Form == Infinite:
		return y, 0
	}
	exp := min(x.Exp, y.Exp)
	if x.IsZero() && y.IsZero() {
		return c.Fix(&Decimal{Neg: x.Neg && y.Neg || c.Rounding == Floor && x.Neg != y.Neg, Coeff: new(big.Int), Exp: exp})
	}
	if x.IsZero() || y.IsZero() {
		other := x
		if x.IsZero() {
			other = y
		}
		r, flags := other.Rescale(max(exp, other.Exp-c.Prec-1), c.Rounding)
		if flags&NoMemory != 0 {
			return r, flags
		}
		return c.Fix(r)
	}
	x, y = c.align(x, y)
	if x.Form != Finite || y.Form != Finite {
		return invalid(NoMemory)
	}
	sum := New(new(big.Int).Add(x.signed(), y.signed()), x.Exp)
	if sum.IsZero() {
		sum.Neg = c.Rounding == Floor || x.Neg && y.Neg
	}
	return c.Fix(sum)
}

// align gives two numbers one exponent. A number that is too small to matter becomes a
// tiny one, so that nobody needs millions of digits; who needs them nevertheless becomes
// a NaN.
func (c *Context) align(x, y *Decimal) (*Decimal, *Decimal) {
	if x.Exp < y.Exp {
		b, a := c.align(y, x)
		return a, b
	}
	exp := x.Exp + min(-1, x.Digits()-c.Prec-2)
	if y.Adjusted() < exp {
		y = &Decimal{Neg: y.Neg, Coeff: one, Exp: exp}
	}
	x, _ = x.Rescale(y.Exp, Down)
	return x, y
}

// Sub returns x - y.
func (c *Context) Sub(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	return c.Add(x, y.Negate())
}

// Plus returns +x: x rounded, and no negative zero.
func (c *Context) Plus(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	if x.IsZero() && c.Rounding != Floor {
		x = x.Abs()
	}
	return c.Fix(x)
}

// Minus returns -x, rounded.
func (c *Context) Minus(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	return c.Plus(x.Negate())
}

// Abs returns |x|, rounded.
func (c *Context) Abs(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	return c.Fix(x.Abs())
}

// Mul returns x * y.
func (c *Context) Mul(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	const maxBits = MaxDigits * 10 / 3
	neg := x.Neg != y.Neg
	switch {
	case (x.Form == Infinite || y.Form == Infinite) && (x.IsZero() || y.IsZero()):
		return invalid(InvalidOperation)
	case x.Form == Infinite || y.Form == Infinite:
		return infinity(neg), 0
	case x.Coeff.BitLen()+y.Coeff.BitLen() > maxBits:
		return invalid(NoMemory)
	}
	return c.Fix(&Decimal{Neg: neg, Coeff: new(big.Int).Mul(x.Coeff, y.Coeff), Exp: x.Exp + y.Exp})
}

// Quo returns x / y.
func (c *Context) Quo(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Form == Infinite && y.Form == Infinite:
		return invalid(InvalidOperation)
	case x.Form == Infinite:
		return infinity(neg), 0
	case y.Form == Infinite:
		return &Decimal{Neg: neg, Coeff: new(big.Int), Exp: c.etiny()}, 0
	case y.IsZero() && x.IsZero():
		return invalid(DivisionUndefined)
	case y.IsZero():
		return infinity(neg), DivisionByZero
	case x.IsZero():
		return c.Fix(&Decimal{Neg: neg, Coeff: new(big.Int), Exp: x.Exp - y.Exp})
	}
	ideal := x.Exp - y.Exp
	shift := y.Digits() - x.Digits() + c.Prec + 1
	a, b := x.Coeff, y.Coeff
	switch {
	case shift > MaxDigits:
		return invalid(NoMemory)
	case shift >= 0:
		a = new(big.Int).Mul(a, pow10(shift))
	default:
		b = new(big.Int).Mul(b, pow10(-shift))
	}
	q, rest := new(big.Int).QuoRem(a, b, new(big.Int))
	d := &Decimal{Neg: neg, Coeff: q, Exp: ideal - shift}
	if rest.Sign() != 0 {
		sticky(q)
	} else {
		d.reduce(ideal)
	}
	return c.Fix(d)
}

// sticky makes a coefficient that is not exact be rounded as what it stands for: it must
// not look like a tie.
func sticky(q *big.Int) {
	if new(big.Int).Rem(q, five).Sign() == 0 {
		q.Add(q, one)
	}
}

// QuoInt returns the integer part of x / y.
func (c *Context) QuoInt(x, y *Decimal) (*Decimal, Condition) {
	q, flags, _, _ := c.divide(x, y)
	return q, flags
}

// Rem returns what the integer part of x / y leaves, with the sign of x.
func (c *Context) Rem(x, y *Decimal) (*Decimal, Condition) {
	_, _, r, flags := c.divide(x, y)
	return r, flags
}

// QuoRem is QuoInt and Rem at once.
func (c *Context) QuoRem(x, y *Decimal) (q, r *Decimal, flags Condition) {
	q, flags, r, more := c.divide(x, y)
	return q, r, flags | more
}

// divide is QuoRem with the conditions of each result.
func (c *Context) divide(x, y *Decimal) (q *Decimal, forQ Condition, r *Decimal, forR Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags, n, flags
	}
	bad := func(flags Condition) (*Decimal, Condition, *Decimal, Condition) {
		n, _ := invalid(0)
		return n, flags, n, flags
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Form == Infinite && y.Form == Infinite:
		return bad(InvalidOperation)
	case x.Form == Infinite:
		r, forR = invalid(InvalidOperation)
		return infinity(neg), 0, r, forR
	case y.IsZero() && x.IsZero():
		return bad(DivisionUndefined)
	case y.IsZero():
		r, forR = invalid(InvalidOperation)
		return infinity(neg), DivisionByZero, r, forR
	}
	ideal := x.Exp
	if y.Form == Finite {
		ideal = min(x.Exp, y.Exp)
	}
	diff := x.Adjusted() - y.Adjusted()
	if x.IsZero() || y.Form == Infinite || diff <= -2 {
		r, _ = x.Rescale(ideal, c.Rounding)
		r, forR = c.Fix(r)
		return &Decimal{Neg: neg, Coeff: new(big.Int)}, 0, r, forR
	}
	if diff > c.Prec {
		return bad(DivisionImpossible)
	}
	a, _ := x.Rescale(ideal, Down)
	b, _ := y.Rescale(ideal, Down)
	if a.Form != Finite || b.Form != Finite {
		return bad(NoMemory)
	}
	n, rest := new(big.Int).QuoRem(a.Coeff, b.Coeff, new(big.Int))
	if digits(n) > c.Prec {
		return bad(DivisionImpossible)
	}
	r, forR = c.Fix(&Decimal{Neg: x.Neg, Coeff: rest, Exp: ideal})
	return &Decimal{Neg: neg, Coeff: n}, 0, r, forR
}
