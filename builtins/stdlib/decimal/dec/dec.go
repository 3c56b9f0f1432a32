// Package dec, internal to pyq, has decimal floating-point numbers as Python's module
// decimal has them, which is the General Decimal Arithmetic specification: the results,
// their exponents and the conditions are the specification's, computed in the way of
// CPython's _pydecimal.
//
// Results that would take all memory, or no end of time, are none: see [MaxDigits] and
// [Context]. Why this is no library, builtins/stdlib/decimal/RATIONALE.md tells with figures.
package dec

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync"
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
	Coeff *big.Int // not negative; what a NaN carries
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
	five = big.NewInt(5)
	ten  = big.NewInt(10)
)

// powers are the small powers of ten, which are needed all the time. Nobody may change
// them.
var powers = sync.OnceValue(func() []*big.Int {
	list := make([]*big.Int, 80)
	for n := range list {
		list[n] = new(big.Int).Exp(ten, big.NewInt(int64(n)), nil)
	}
	return list
})

// pow10 returns 10**n for n >= 0. It must not be changed.
func pow10(n int) *big.Int {
	if small := powers(); n < len(small) {
		return small[n]
	}
	return new(big.Int).Exp(ten, big.NewInt(int64(n)), nil)
}

// digits returns the number of decimal digits of n, one at least.
func digits(n *big.Int) int {
	bits := n.BitLen()
	if bits == 0 {
		return 1
	}
	// The logarithm of the first 53 bits tells, unless n is near a power of ten.
	const near = 1e-6
	var head float64
	shift := max(bits-53, 0)
	if bits <= 64 {
		shift, head = 0, float64(n.Uint64())
	} else {
		head = float64(new(big.Int).Rsh(n, uint(shift)).Uint64())
	}
	log := math.Log10(head) + float64(shift)*math.Log10(2)
	d := int(math.Round(log)) // n is below 10**d, unless it is near to it
	switch diff := log - float64(d); {
	case diff < -near, diff <= near && n.CmpAbs(pow10(d)) < 0:
		return d
	}
	return int(log+near) + 1
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

// maxExponent bounds exponents, and their sums fit in an int.
const maxExponent = 999_999_999_999_999_999

// InRange reports whether the exponent is one that numbers may have in Python.
func (d *Decimal) InRange() bool {
	return d.Form != Finite || d.Exp >= -2*maxExponent+1 && (d.IsZero() || d.Adjusted() <= maxExponent) && d.Exp <= maxExponent
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
	if text == "" || text[0] != '.' && (text[0] < '0' || text[0] > '9') {
		return d, d.parseSpecial(strings.ToLower(text))
	}
	mantissa, exponent := text, ""
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i+1:]
		n, err := strconv.ParseInt(exponent, 10, 64)
		if errors.Is(err, strconv.ErrSyntax) {
			return nil, false
		}
		d.Exp = int(min(max(n, -4*maxExponent), 4*maxExponent))
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if whole+fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return nil, false
	}
	d.Exp -= len(fraction)
	d.Coeff = parseDigits(whole + fraction)
	return d, true
}

// parseDigits reads digits, many of them by halves: big.Int.SetString takes four times as
// long for twice as many.
func parseDigits(text string) *big.Int {
	const few = 2000
	if len(text) <= few {
		n, _ := new(big.Int).SetString(text, 10)
		return n
	}
	low := len(text) / 2
	n := parseDigits(text[:len(text)-low])
	n.Mul(n, pow10(low))
	return n.Add(n, parseDigits(text[len(text)-low:]))
}

// parseSpecial reads what is no finite number.
func (d *Decimal) parseSpecial(text string) bool {
	switch text {
	case "inf", "infinity":
		d.Form = Infinite
		return true
	}
	d.Form = NaN
	if strings.HasPrefix(text, "s") {
		d.Form, text = SignalingNaN, text[1:]
	}
	payload, ok := strings.CutPrefix(text, "nan")
	if !ok || strings.Trim(payload, "0123456789") != "" {
		return false
	}
	if payload != "" {
		d.Coeff = parseDigits(payload)
	}
	return true
}

// String writes the number as the specification's to-scientific-string.
func (d *Decimal) String() string {
	sign := ""
	if d.Neg {
		sign = "-"
	}
	if d.Form != Finite {
		return sign + d.special()
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

// special writes what is no finite number, without the sign.
func (d *Decimal) special() string {
	payload := ""
	if d.Coeff.Sign() != 0 {
		payload = d.Coeff.String()
	}
	switch d.Form {
	case NaN:
		return "NaN" + payload
	case SignalingNaN:
		return "sNaN" + payload
	}
	return "Infinity"
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

// Small reports whether a finite number has no more than MaxDigits digits when it is
// written without an exponent.
func (d *Decimal) Small() bool { return d.IsZero() || d.Exp <= MaxDigits && d.Exp >= -MaxDigits }

// Rat returns the exact value of a finite number that is Small.
func (d *Decimal) Rat() *big.Rat {
	r := new(big.Rat).SetInt(d.signed())
	switch {
	case d.IsZero():
		return r
	case d.Exp >= 0:
		return r.Mul(r, new(big.Rat).SetInt(pow10(d.Exp)))
	}
	return r.SetFrac(d.signed(), pow10(-d.Exp))
}

// reduce takes zeros off the end until the exponent is the ideal one. It changes d.
func (d *Decimal) reduce(ideal int) {
	if d.Exp >= ideal || d.Coeff.Bit(0) == 1 {
		return
	}
	text := d.Coeff.String()
	exp := min(d.Exp+len(text)-len(strings.TrimRight(text, "0")), ideal)
	if exp > d.Exp {
		d.Coeff = new(big.Int).Quo(d.Coeff, pow10(exp-d.Exp))
		d.Exp = exp
	}
}
