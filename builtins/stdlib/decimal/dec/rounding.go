package dec

import "math/big"

// Quantize returns x with the exponent exp.
func (c *Context) Quantize(x *Decimal, exp int) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	if x.Form == Infinite || exp < c.etiny() || exp > c.Emax {
		return invalid(InvalidOperation)
	}
	if !x.IsZero() && x.Adjusted()-exp+1 > c.Prec {
		return invalid(InvalidOperation)
	}
	r, flags := x.Rescale(exp, c.Rounding)
	switch {
	case flags&NoMemory != 0:
		return r, flags
	case r.Digits() > c.Prec || r.Adjusted() > c.Emax:
		return invalid(InvalidOperation)
	case !r.IsZero() && r.Adjusted() < c.Emin:
		flags |= Subnormal
	}
	return r, flags
}

// QuantizeLike returns x with the exponent of y.
func (c *Context) QuantizeLike(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	switch {
	case x.Form == Infinite && y.Form == Infinite:
		return x, 0
	case y.Form == Infinite:
		return invalid(InvalidOperation)
	}
	return c.Quantize(x, y.Exp)
}

// Integral rounds to an integer, whatever the precision.
func (c *Context) Integral(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	return x.Integral(c.Rounding), 0
}

// Integral rounds a finite number to an integer.
func (d *Decimal) Integral(r Rounding) *Decimal {
	if d.Form != Finite || d.Exp >= 0 {
		return d
	}
	to, _ := d.Rescale(0, r)
	return to
}

// Normalize rounds and takes zeros off the end.
func (c *Context) Normalize(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x); is {
		return n, flags
	}
	d, flags := c.Fix(x)
	if d.Form != Finite {
		return d, flags
	}
	if d.IsZero() {
		return &Decimal{Neg: d.Neg, Coeff: new(big.Int)}, flags
	}
	to := *d
	to.reduce(c.Emax)
	return &to, flags
}

// Compare returns -1, 0 or 1 as a number.
func (c *Context) Compare(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	return NewInt(int64(x.Cmp(y))), 0
}

// Max returns the greater of two numbers, rounded. A number wins over a NaN that is quiet.
func (c *Context) Max(x, y *Decimal) (*Decimal, Condition) { return c.pick(x, y, 1) }

// Min returns the smaller of two numbers, rounded. A number wins over a NaN that is quiet.
func (c *Context) Min(x, y *Decimal) (*Decimal, Condition) { return c.pick(x, y, -1) }

func (c *Context) pick(x, y *Decimal, sign int) (*Decimal, Condition) {
	switch {
	case x.Form == NaN && !y.IsNaN():
		return c.Fix(y)
	case y.Form == NaN && !x.IsNaN():
		return c.Fix(x)
	}
	if n, flags, is := c.nans(x, y); is {
		return n, flags
	}
	if x.order(y)*sign < 0 {
		x = y
	}
	return c.Fix(x)
}

// order is Cmp, but for equal numbers by sign and exponent: -0 < 0 and 1.0 < 1.
func (d *Decimal) order(e *Decimal) int {
	if n := d.Cmp(e); n != 0 {
		return n
	}
	switch {
	case d.Neg != e.Neg && d.Neg:
		return -1
	case d.Neg != e.Neg:
		return 1
	case d.Neg:
		return clampSign(e.Exp - d.Exp)
	}
	return clampSign(d.Exp - e.Exp)
}

// CmpRat compares a finite number with a fraction: -1, 0 or 1.
func (d *Decimal) CmpRat(r *big.Rat) int {
	x := &Decimal{Neg: d.Neg, Coeff: new(big.Int).Mul(d.Coeff, r.Denom()), Exp: d.Exp}
	return x.Cmp(New(r.Num(), 0))
}

// Hash is the hash of a finite number, which equal numbers of other types have in Python:
// the value modulo 2**61 - 1.
func (d *Decimal) Hash() int64 {
	p := big.NewInt(1<<61 - 1)
	scale := big.NewInt(10)
	if d.Exp < 0 {
		scale.ModInverse(scale, p)
	}
	scale.Exp(scale, big.NewInt(int64(max(d.Exp, -d.Exp))), p)
	h := scale.Mod(scale.Mul(scale, d.Coeff), p).Int64()
	if d.Neg {
		h = -h
	}
	if h == -1 { // is no hash
		h = -2
	}
	return h
}
