package dec

import "math/big"

// A Rounding tells how to round.
type Rounding uint8

// The roundings.
const (
	HalfEven Rounding = iota
	HalfUp
	HalfDown
	Down
	Up
	Floor
	Ceiling
	ZeroFiveUp
)

// A Condition is what is special about a result; conditions are bits.
type Condition uint16

// The conditions.
const (
	InvalidOperation Condition = 1 << iota
	DivisionByZero
	DivisionUndefined
	DivisionImpossible
	Overflow
	Underflow
	Subnormal
	Inexact
	Rounded
)

// A Context is the precision and rounding of operations.
type Context struct {
	Prec       int
	Rounding   Rounding
	Emax, Emin int
}

// Default returns Python's default context.
func Default() Context { return Context{Prec: 28, Rounding: HalfEven, Emax: 999999, Emin: -999999} }

// etiny is the exponent of the smallest number.
func (c *Context) etiny() int { return c.Emin - c.Prec + 1 }

// away reports whether a coefficient is rounded away from zero. half compares what is cut
// off with a half: -1, 0 or 1; there is something.
func (r Rounding) away(neg bool, coeff *big.Int, half int) bool {
	switch r {
	case HalfEven:
		return half > 0 || half == 0 && coeff.Bit(0) == 1
	case HalfUp:
		return half >= 0
	case HalfDown:
		return half > 0
	case Up:
		return true
	case Floor:
		return neg
	case Ceiling:
		return !neg
	case ZeroFiveUp:
		return new(big.Int).Rem(coeff, five).Sign() == 0
	}
	return false // Down
}

// Rescale returns d with an exponent, rounded if that is greater.
func (d *Decimal) Rescale(exp int, r Rounding) (*Decimal, Condition) {
	to := &Decimal{Neg: d.Neg, Coeff: d.Coeff, Exp: exp}
	switch {
	case d.Form != Finite || d.Exp == exp:
		return d, 0
	case d.IsZero():
		return to, 0
	case exp < d.Exp:
		to.Coeff = new(big.Int).Mul(d.Coeff, pow10(d.Exp-exp))
		return to, 0
	}
	cut := exp - d.Exp
	if cut > d.Digits()+1 { // all of it, and less than a half
		d, cut = &Decimal{Neg: d.Neg, Coeff: one}, 2
	}
	unit := pow10(cut)
	q, rest := new(big.Int).QuoRem(d.Coeff, unit, new(big.Int))
	to.Coeff = q
	if rest.Sign() == 0 {
		return to, Rounded
	}
	if half := new(big.Int).Mul(rest, two).Cmp(unit); r.away(d.Neg, q, half) {
		to.Coeff = q.Add(q, one)
	}
	return to, Rounded | Inexact
}

// Fix rounds to the context: the end of every operation.
func (c *Context) Fix(d *Decimal) (*Decimal, Condition) {
	if d.Form != Finite {
		return d, 0
	}
	if d.IsZero() {
		if exp := min(max(d.Exp, c.etiny()), c.Emax); exp != d.Exp {
			return &Decimal{Neg: d.Neg, Coeff: d.Coeff, Exp: exp}, 0
		}
		return d, 0
	}
	n := d.Digits()
	exp := n + d.Exp - c.Prec // of the last digit that is kept
	if exp > c.Emax-c.Prec+1 {
		return c.overflow(d), Overflow | Inexact | Rounded
	}
	var flags Condition
	if tiny := c.etiny(); exp < tiny {
		exp, flags = tiny, Subnormal
	}
	if d.Exp >= exp {
		return d, flags
	}
	to, more := d.Rescale(exp, c.Rounding)
	if flags |= more; flags&Subnormal != 0 && flags&Inexact != 0 {
		flags |= Underflow
	}
	if to.Digits() > c.Prec { // 99.9 became 100
		to = &Decimal{Neg: to.Neg, Coeff: new(big.Int).Quo(to.Coeff, ten), Exp: to.Exp + 1}
		if to.Adjusted() > c.Emax {
			return c.overflow(d), flags | Overflow
		}
	}
	return to, flags
}

// overflow returns what a number that is too large is rounded to.
func (c *Context) overflow(d *Decimal) *Decimal {
	switch r := c.Rounding; {
	case r == Down || r == ZeroFiveUp || r == Ceiling && d.Neg || r == Floor && !d.Neg:
		nines := new(big.Int).Sub(pow10(c.Prec), one)
		return &Decimal{Neg: d.Neg, Coeff: nines, Exp: c.Emax - c.Prec + 1}
	}
	return &Decimal{Form: Infinite, Neg: d.Neg, Coeff: new(big.Int)}
}

func invalid(flags Condition) (*Decimal, Condition) {
	return &Decimal{Form: NaN, Coeff: new(big.Int)}, flags
}

// nans returns the result if an operand is not a number.
func nans(operands ...*Decimal) (*Decimal, Condition, bool) {
	for _, d := range operands {
		if d.Form == SignalingNaN {
			n, flags := invalid(InvalidOperation)
			return n, flags, true
		}
	}
	for _, d := range operands {
		if d.Form == NaN {
			return d, 0, true
		}
	}
	return nil, 0, false
}

// Add returns x + y.
func (c *Context) Add(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x, y); is {
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
		r, _ := other.Rescale(max(exp, other.Exp-c.Prec-1), c.Rounding)
		return c.Fix(r)
	}
	x, y = c.align(x, y)
	sum := New(new(big.Int).Add(x.signed(), y.signed()), x.Exp)
	if sum.IsZero() {
		sum.Neg = c.Rounding == Floor || x.Neg && y.Neg
	}
	return c.Fix(sum)
}

// align gives two numbers one exponent. A number that is too small to matter becomes a
// tiny one, so that nobody needs millions of digits.
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
	if n, flags, is := nans(x, y); is {
		return n, flags
	}
	return c.Add(x, y.Negate())
}

// Mul returns x * y.
func (c *Context) Mul(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x, y); is {
		return n, flags
	}
	neg := x.Neg != y.Neg
	if x.Form == Infinite || y.Form == Infinite {
		if x.IsZero() || y.IsZero() {
			return invalid(InvalidOperation)
		}
		return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)}, 0
	}
	return c.Fix(&Decimal{Neg: neg, Coeff: new(big.Int).Mul(x.Coeff, y.Coeff), Exp: x.Exp + y.Exp})
}

// Quo returns x / y.
func (c *Context) Quo(x, y *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x, y); is {
		return n, flags
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Form == Infinite && y.Form == Infinite:
		return invalid(InvalidOperation)
	case x.Form == Infinite:
		return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)}, 0
	case y.Form == Infinite:
		return &Decimal{Neg: neg, Coeff: new(big.Int), Exp: c.etiny()}, 0
	case y.IsZero() && x.IsZero():
		return invalid(DivisionUndefined)
	case y.IsZero():
		return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)}, DivisionByZero
	case x.IsZero():
		return c.Fix(&Decimal{Neg: neg, Coeff: new(big.Int), Exp: x.Exp - y.Exp})
	}
	ideal := x.Exp - y.Exp
	shift := y.Digits() - x.Digits() + c.Prec + 1
	a, b := x.Coeff, y.Coeff
	if shift >= 0 {
		a = new(big.Int).Mul(a, pow10(shift))
	} else {
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

// reduce takes zeros off the end until the exponent is the ideal one. It changes d.
func (d *Decimal) reduce(ideal int) {
	for d.Exp < ideal {
		q, rest := new(big.Int).QuoRem(d.Coeff, ten, new(big.Int))
		if rest.Sign() != 0 {
			break
		}
		d.Coeff = q
		d.Exp++
	}
}

// QuoRem returns the integer part of x / y and what is left.
func (c *Context) QuoRem(x, y *Decimal) (q, r *Decimal, flags Condition) {
	if n, flags, is := nans(x, y); is {
		return n, n, flags
	}
	bad := func(flags Condition) (*Decimal, *Decimal, Condition) {
		n, _ := invalid(0)
		return n, n, flags
	}
	neg := x.Neg != y.Neg
	switch {
	case x.Form == Infinite && y.Form == Infinite:
		return bad(InvalidOperation)
	case x.Form == Infinite:
		n, _ := invalid(0)
		return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)}, n, InvalidOperation
	case y.IsZero() && x.IsZero():
		return bad(DivisionUndefined)
	case y.IsZero():
		n, _ := invalid(0)
		return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)}, n, DivisionByZero | InvalidOperation
	}
	ideal := x.Exp
	if y.Form == Finite {
		ideal = min(x.Exp, y.Exp)
	}
	diff := x.Adjusted() - y.Adjusted()
	if x.IsZero() || y.Form == Infinite || diff <= -2 {
		rest, _ := x.Rescale(ideal, c.Rounding)
		rest, flags = c.Fix(rest)
		return &Decimal{Neg: neg, Coeff: new(big.Int)}, rest, flags
	}
	if diff > c.Prec {
		return bad(DivisionImpossible)
	}
	a, _ := x.Rescale(ideal, Down)
	b, _ := y.Rescale(ideal, Down)
	n, rest := new(big.Int).QuoRem(a.Coeff, b.Coeff, new(big.Int))
	if digits(n) > c.Prec {
		return bad(DivisionImpossible)
	}
	r, flags = c.Fix(&Decimal{Neg: x.Neg, Coeff: rest, Exp: ideal})
	return &Decimal{Neg: neg, Coeff: n}, r, flags
}

// Quantize returns x with the exponent exp.
func (c *Context) Quantize(x *Decimal, exp int) (*Decimal, Condition) {
	if n, flags, is := nans(x); is {
		return n, flags
	}
	if x.Form == Infinite || exp < c.etiny() || exp > c.Emax {
		return invalid(InvalidOperation)
	}
	if !x.IsZero() && x.Adjusted()-exp+1 > c.Prec {
		return invalid(InvalidOperation)
	}
	r, flags := x.Rescale(exp, c.Rounding)
	if r.Digits() > c.Prec || r.Adjusted() > c.Emax {
		return invalid(InvalidOperation)
	}
	return r, flags
}

// Integral rounds to an integer, whatever the precision.
func (d *Decimal) Integral(r Rounding) *Decimal {
	if d.Form != Finite || d.Exp >= 0 {
		return d
	}
	to, _ := d.Rescale(0, r)
	return to
}

// Normalize rounds and takes zeros off the end.
func (c *Context) Normalize(x *Decimal) (*Decimal, Condition) {
	if n, flags, is := nans(x); is {
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
