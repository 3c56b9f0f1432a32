// Package dec has decimal floating-point numbers as Python's module decimal has them,
// which is the General Decimal Arithmetic specification: the results, their exponents and
// the conditions are the specification's, computed in the way of CPython's _pydecimal.
//
// The Go libraries that follow the specification build tables when a program starts, a
// millisecond that every program would pay for; and what is needed here is short on top of
// math/big.
package dec

import (
	"math/big"
	"strconv"
	"strings"
)

// A Form tells finite numbers from the special ones.
type Form uint8

// The forms.
const (
	Finite Form = iota
	Infinite
	NaN
	SignalingNaN
)

// A Decimal is Coeff * 10**Exp, negated if Neg. It is immutable.
type Decimal struct {
	Form  Form
	Neg   bool
	Coeff *big.Int // not negative
	Exp   int
}

// New returns a number with a coefficient of any sign.
func New(coeff *big.Int, exp int) *Decimal {
	return &Decimal{Neg: coeff.Sign() < 0, Coeff: new(big.Int).Abs(coeff), Exp: exp}
}

// NewInt is New for small integers.
func NewInt(n int64) *Decimal { return New(big.NewInt(n), 0) }

var (
	one  = big.NewInt(1)
	two  = big.NewInt(2)
	five = big.NewInt(5)
	ten  = big.NewInt(10)
)

// pow10 returns 10**n for n >= 0.
func pow10(n int) *big.Int { return new(big.Int).Exp(ten, big.NewInt(int64(n)), nil) }

// digits returns the number of decimal digits of n, one at least.
func digits(n *big.Int) int {
	if n.Sign() == 0 {
		return 1
	}
	// An estimate that is right or one too small, for 0.30103 is less than log10(2).
	d := int(int64(n.BitLen()-1)*30102999/100000000) + 1
	for n.Cmp(pow10(d)) >= 0 {
		d++
	}
	return d
}

// IsZero reports whether d is a zero.
func (d *Decimal) IsZero() bool { return d.Form == Finite && d.Coeff.Sign() == 0 }

// IsNaN reports whether d is not a number.
func (d *Decimal) IsNaN() bool { return d.Form == NaN || d.Form == SignalingNaN }

// Digits returns the number of digits of the coefficient.
func (d *Decimal) Digits() int { return digits(d.Coeff) }

// Adjusted returns the exponent of the first digit.
func (d *Decimal) Adjusted() int {
	if d.Form != Finite {
		return 0
	}
	return d.Exp + d.Digits() - 1
}

// Negate returns -d, without rounding.
func (d *Decimal) Negate() *Decimal {
	to := *d
	to.Neg = !d.Neg
	return &to
}

// Abs returns |d|, without rounding.
func (d *Decimal) Abs() *Decimal {
	to := *d
	to.Neg = false
	return &to
}

// signed returns the coefficient with the sign.
func (d *Decimal) signed() *big.Int {
	if d.Neg {
		return new(big.Int).Neg(d.Coeff)
	}
	return d.Coeff
}

// isInteger reports whether d has no fraction.
func (d *Decimal) isInteger() bool {
	if d.Form != Finite {
		return false
	}
	if d.Exp >= 0 || d.IsZero() {
		return true
	}
	return -d.Exp < d.Digits() && new(big.Int).Rem(d.Coeff, pow10(-d.Exp)).Sign() == 0
}

// Parse reads a number. ok is false if text is none.
func Parse(text string) (d *Decimal, ok bool) {
	d = &Decimal{Coeff: new(big.Int)}
	switch {
	case strings.HasPrefix(text, "-"):
		d.Neg = true
		fallthrough
	case strings.HasPrefix(text, "+"):
		text = text[1:]
	}
	switch strings.ToLower(text) {
	case "inf", "infinity":
		d.Form = Infinite
		return d, true
	case "nan":
		d.Form = NaN
		return d, true
	case "snan":
		d.Form = SignalingNaN
		return d, true
	}
	mantissa, exponent := text, ""
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i+1:]
		n, err := strconv.Atoi(exponent)
		if err != nil || n > maxExponent || n < -maxExponent {
			return nil, false
		}
		d.Exp = n
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if whole+fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return nil, false
	}
	d.Exp -= len(fraction)
	d.Coeff.SetString(whole+fraction, 10)
	return d, true
}

// maxExponent bounds the exponents that can be written.
const maxExponent = 1_000_000_000

// String writes the number as the specification's to-scientific-string.
func (d *Decimal) String() string {
	sign := ""
	if d.Neg {
		sign = "-"
	}
	switch d.Form {
	case Infinite:
		return sign + "Infinity"
	case NaN:
		return sign + "NaN"
	case SignalingNaN:
		return sign + "sNaN"
	}
	text := d.Coeff.String()
	left := len(text) + d.Exp // digits before the point
	if d.Exp <= 0 && left > -6 {
		return sign + PlacePoint(text, left)
	}
	mantissa := text[:1]
	if len(text) > 1 {
		mantissa += "." + text[1:]
	}
	exponent := strconv.Itoa(left - 1)
	if left > 0 {
		exponent = "+" + exponent
	}
	if left == 1 {
		return sign + mantissa
	}
	return sign + mantissa + "E" + exponent
}

// PlacePoint writes digits of which left are before the point.
func PlacePoint(digits string, left int) string {
	switch {
	case left <= 0:
		return "0." + strings.Repeat("0", -left) + digits
	case left >= len(digits):
		return digits + strings.Repeat("0", left-len(digits))
	}
	return digits[:left] + "." + digits[left:]
}

// Cmp compares numbers that are no NaNs: -1, 0 or 1.
func (d *Decimal) Cmp(e *Decimal) int {
	a, b := d.sign(), e.sign()
	switch {
	case a != b || a == 0:
		return clampSign(a - b)
	case d.Form == Infinite || e.Form == Infinite:
		return clampSign(a*boolInt(d.Form == Infinite) - b*boolInt(e.Form == Infinite))
	}
	if x, y := d.Adjusted(), e.Adjusted(); x != y {
		return clampSign((x - y) * a)
	}
	x, y := d.Coeff, e.Coeff
	if d.Exp > e.Exp {
		x = new(big.Int).Mul(x, pow10(d.Exp-e.Exp))
	} else if e.Exp > d.Exp {
		y = new(big.Int).Mul(y, pow10(e.Exp-d.Exp))
	}
	return x.Cmp(y) * a
}

func (d *Decimal) sign() int {
	switch {
	case d.IsZero():
		return 0
	case d.Neg:
		return -1
	}
	return 1
}

func clampSign(n int) int { return max(min(n, 1), -1) }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Rat returns the exact value of a finite number.
func (d *Decimal) Rat() *big.Rat {
	r := new(big.Rat).SetInt(d.signed())
	if d.Exp >= 0 {
		return r.Mul(r, new(big.Rat).SetInt(pow10(d.Exp)))
	}
	return r.Quo(r, new(big.Rat).SetInt(pow10(-d.Exp)))
}
