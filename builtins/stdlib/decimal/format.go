package decimal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal/dec"
	"github.com/pyq-lang/pyq/interp/raise"
)

var decimalSpec = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?$`)
})

// decimalFormat is Decimal.__format__(spec).
func decimalFormat(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	spec, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "format argument must be str")
	}
	m := decimalSpec().FindStringSubmatch(string(spec))
	if m == nil {
		return nil, raise.Errorf("ValueError", "invalid format string")
	}
	fill, align, sign, width := m[1], m[2], m[3], 0
	if m[6] == "0" {
		if align != "" {
			return nil, raise.Errorf("ValueError", "invalid format string")
		}
		fill, align = "0", "="
	}
	if fill == "" {
		fill = " "
	}
	if align == "" {
		align = ">"
	}
	if m[7] != "" {
		width, _ = strconv.Atoi(m[7])
	}
	d := decimalOf(self)
	places, _ := strconv.Atoi(m[9])
	if max(places, width) > dec.MaxDigits || fixedPoint(m[10]) && !d.Small() {
		return nil, &raise.Error{Class: "MemoryError"}
	}
	body, exponent := decimalBody(d, m[9], m[10], arithmeticOf(thread).Rounding)
	prefix := ""
	switch {
	case d.Neg:
		prefix = "-"
	case sign == "+" || sign == " ":
		prefix = sign
	}
	if m[8] == "," {
		whole, fraction, point := strings.Cut(body, ".")
		least := 0
		if fill == "0" && align == "=" {
			least = width - len(prefix) - len(exponent)
			if point {
				least -= len(fraction) + 1
			}
		}
		if body = groupThousands(whole, least); point {
			body += "." + fraction
		}
	}
	return starlark.String(padDecimal(prefix, body+exponent, fill, align, width)), nil
}

// groupThousands puts commas between groups of three digits, and zeros before until there
// are least characters.
func groupThousands(digits string, least int) string {
	for {
		var b strings.Builder
		for i := range len(digits) {
			if i > 0 && (len(digits)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteByte(digits[i])
		}
		if b.Len() >= least {
			return b.String()
		}
		digits = "0" + digits
	}
}

func padDecimal(prefix, body, fill, align string, width int) string {
	pad := width - codepoint.Len(prefix) - codepoint.Len(body)
	if pad <= 0 {
		return prefix + body
	}
	switch align {
	case "<":
		return prefix + body + strings.Repeat(fill, pad)
	case "=":
		return prefix + strings.Repeat(fill, pad) + body
	case "^":
		return strings.Repeat(fill, pad/2) + prefix + body + strings.Repeat(fill, pad-pad/2)
	}
	return strings.Repeat(fill, pad) + prefix + body
}

// fixedPoint reports whether a kind of format has no exponent.
func fixedPoint(kind string) bool { return kind == "f" || kind == "F" || kind == "%" }

// decimalBody returns the digits without the sign, and what follows them: the exponent or
// a percent sign.
func decimalBody(d *dec.Decimal, precision, kind string, rounding dec.Rounding) (body, exponent string) {
	abs := d.Abs()
	if d.Form != dec.Finite {
		text := abs.String()
		if kind == "%" {
			exponent = "%"
		}
		return text, exponent
	}
	if kind == "%" {
		abs.Exp += 2
	}
	if precision != "" {
		n, _ := strconv.Atoi(precision)
		abs = roundForFormat(abs, n, kind, rounding)
	}
	digits := abs.Coeff.String()
	left := len(digits) + abs.Exp
	point := left
	switch kind {
	case "e", "E":
		point = 1
	case "f", "F", "%":
		if abs.Exp > 0 {
			digits += strings.Repeat("0", abs.Exp)
			point = len(digits)
		}
	default:
		if abs.Exp > 0 || left <= -6 {
			point = 1
		}
	}
	body = dec.PlacePoint(digits, point)
	if e := left - point; (e != 0 && abs.Exp <= 0 || abs.Exp > 0 && point == 1 && len(digits) != left || kind == "e" || kind == "E") && !fixedPoint(kind) {
		letter := "E"
		if kind == "e" || kind == "g" || kind == "n" {
			letter = "e"
		}
		exponent = letter + signed(e)
	}
	if kind == "%" {
		exponent = "%"
	}
	return body, exponent
}

// roundForFormat rounds to a precision: places after the point for f and %, digits
// otherwise.
func roundForFormat(d *dec.Decimal, n int, kind string, rounding dec.Rounding) *dec.Decimal {
	exponent := 0
	switch kind {
	case "f", "F", "%":
		exponent = -n
	case "e", "E":
		exponent = d.Adjusted() - n
		if d.IsZero() {
			exponent = -n
		}
	default:
		n = max(n, 1)
		if d.Digits() <= n {
			return d
		}
		exponent = d.Adjusted() + 1 - n
	}
	r, _ := d.Rescale(exponent, rounding)
	if (kind == "e" || kind == "E") && !r.IsZero() && r.Digits() > n+1 { // 9.99 became 10.0
		return roundForFormat(r, n, kind, rounding)
	}
	return r
}

// signed writes a number with its sign, also a positive one.
func signed(n int) string { return fmt.Sprintf("%+d", n) }
