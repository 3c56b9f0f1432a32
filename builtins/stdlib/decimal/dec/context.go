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

// The conditions. NoMemory is of results with more than MaxDigits digits, Stopped of
// computations that Context.Stop ended: such results mean nothing.
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
	NoMemory
	Stopped
)

// MaxDigits is how many digits an operation makes at most: what takes a second or a few.
// CPython makes more, and fails with MemoryError where the memory ends.
const MaxDigits = 2_000_000

// A Context is the precision and rounding of operations.
type Context struct {
	Prec       int
	Rounding   Rounding
	Emax, Emin int
	Stop       func() bool // asked now and then in what may take long: true gives up
}

// Default returns Python's default context.
func Default() Context { return Context{Prec: 28, Rounding: HalfEven, Emax: 999999, Emin: -999999} }

// etiny is the exponent of the smallest number.
func (c *Context) etiny() int { return c.Emin - c.Prec + 1 }

func (c *Context) stopped() bool { return c.Stop != nil && c.Stop() }

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
	case exp < d.Exp && d.Exp-exp > MaxDigits:
		return invalid(NoMemory)
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
	if half := rest.Lsh(rest, 1).Cmp(unit); r.away(d.Neg, q, half) {
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
		return c.overflow(d)
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
			to, more = c.overflow(d)
			return to, flags | more
		}
	}
	return to, flags
}

// overflow returns what a number that is too large is rounded to.
func (c *Context) overflow(d *Decimal) (*Decimal, Condition) {
	const flags = Overflow | Inexact | Rounded
	switch r := c.Rounding; {
	case r != Down && r != ZeroFiveUp && !(r == Ceiling && d.Neg) && !(r == Floor && !d.Neg):
		return infinity(d.Neg), flags
	case c.Prec > MaxDigits:
		return invalid(NoMemory)
	}
	nines := new(big.Int).Sub(pow10(c.Prec), one)
	return &Decimal{Neg: d.Neg, Coeff: nines, Exp: c.Emax - c.Prec + 1}, flags
}

func invalid(flags Condition) (*Decimal, Condition) {
	return &Decimal{Form: NaN, Coeff: new(big.Int)}, flags
}

func infinity(neg bool) *Decimal { return &Decimal{Form: Infinite, Neg: neg, Coeff: new(big.Int)} }

// nans returns the result if an operand is not a number: the first that signals, or else
// the first that does not, with its sign and as many digits of its payload as there is
// precision for.
func (c *Context) nans(operands ...*Decimal) (*Decimal, Condition, bool) {
	for _, form := range [...]Form{SignalingNaN, NaN} {
		for _, d := range operands {
			if d.Form != form {
				continue
			}
			quiet := &Decimal{Form: NaN, Neg: d.Neg, Coeff: d.Coeff}
			if d.Digits() > c.Prec {
				quiet.Coeff = new(big.Int).Rem(d.Coeff, pow10(c.Prec))
			}
			if form == SignalingNaN {
				return quiet, InvalidOperation, true
			}
			return quiet, 0, true
		}
	}
	return nil, 0, false
}

// halfEven returns the context with the rounding that functions use whatever the context
// says.
func (c *Context) halfEven() *Context {
	to := *c
	to.Rounding = HalfEven
	return &to
}
