package core

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// ParseInt returns int(text, base) with Python's rules: spaces around, a sign,
// underscores between digits, digits of any script, and a prefix 0x, 0o or 0b if base
// is 16, 8, 2 or 0. ok is false if text is no such number. base must be 0 or 2 to 36.
// It knows no limit of digits; DigitLimit does.
func ParseInt(text string, base int) (n starlark.Int, ok bool) {
	digits, negative, base, ok := intDigits(text, base)
	if !ok {
		return n, false
	}
	if x, err := strconv.ParseInt(digits, base, 64); err == nil {
		if negative {
			x = -x
		}
		return starlark.MakeInt64(x), true
	}
	x, ok := new(big.Int).SetString(digits, base)
	if !ok {
		return n, false
	}
	if negative {
		x.Neg(x)
	}
	return starlark.MakeBigInt(x), true
}

// DigitLimit returns the ValueError of int(text, base) for a text of more than 4300
// digits, or nil. Bases that are powers of two have no limit.
func DigitLimit(text string, base int) error {
	if len(text) <= maxDigits {
		return nil
	}
	digits, _, base, ok := intDigits(text, base)
	if !ok || len(digits) <= maxDigits || base&(base-1) == 0 {
		return nil
	}
	return proc.Errorf("ValueError", "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
		"use sys.set_int_max_str_digits() to increase the limit", maxDigits, len(digits))
}

// intDigits takes an integer's text apart. The digits are ASCII, without underscores
// and prefix, but not yet checked to be digits of the base.
func intDigits(text string, base int) (digits string, negative bool, _ int, ok bool) {
	text = asciiDigits(strings.TrimSpace(text))
	text, negative = cutSign(text)
	underscore := false // one may follow a prefix
	if prefixed := basePrefix(text); prefixed != 0 && (base == 0 || base == prefixed) {
		base, text, underscore = prefixed, text[2:], true
	} else if base == 0 {
		base = 10
		if strings.HasPrefix(text, "0") && strings.Trim(text, "0_") != "" {
			return "", false, 0, false // 010
		}
	}
	if underscore {
		text = strings.TrimPrefix(text, "_")
	}
	digits, ok = removeUnderscores(text)
	if !ok || digits == "" || digits[0] == '+' || digits[0] == '-' {
		return "", false, 0, false
	}
	return digits, negative, base, true
}

func cutSign(text string) (rest string, negative bool) {
	if text == "" || text[0] != '+' && text[0] != '-' {
		return text, false
	}
	return text[1:], text[0] == '-'
}

// basePrefix returns the base that a number's prefix tells, or 0.
func basePrefix(text string) int {
	if len(text) < 2 || text[0] != '0' {
		return 0
	}
	switch text[1] | 0x20 {
	case 'x':
		return 16
	case 'o':
		return 8
	case 'b':
		return 2
	}
	return 0
}

// removeUnderscores removes single underscores between letters or digits.
func removeUnderscores(text string) (_ string, ok bool) {
	if strings.IndexByte(text, '_') < 0 {
		return text, true
	}
	if text[0] == '_' || text[len(text)-1] == '_' || strings.Contains(text, "__") {
		return "", false
	}
	return strings.ReplaceAll(text, "_", ""), true
}

// ParseFloat returns float(text) with Python's rules: spaces around, underscores
// between digits, digits of any script, inf, infinity and nan in any case. A number
// that is too large is infinite. ok is false if text is no number.
func ParseFloat(text string) (f float64, ok bool) {
	text = asciiDigits(strings.TrimSpace(text))
	number, _ := cutSign(text)
	if number == "" {
		return 0, false
	}
	if c := number[0]; c != '.' && (c < '0' || c > '9') {
		return parseNonFinite(text, number)
	}
	if strings.IndexByte(text, '_') >= 0 {
		if text, ok = floatUnderscores(text); !ok {
			return 0, false
		}
	}
	if strings.ContainsAny(text, "xXpPiInN") { // Go's hexadecimal numbers, and "1_inf"
		return 0, false
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

func parseNonFinite(text, number string) (f float64, ok bool) {
	switch strings.ToLower(number) {
	case "inf", "infinity":
		return math.Inf(1 - 2*strings.Count(text[:1], "-")), true
	case "nan":
		return math.NaN(), true
	}
	return 0, false
}

// floatUnderscores removes underscores, each of which must stand between two digits.
func floatUnderscores(text string) (_ string, ok bool) {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := range len(text) {
		if text[i] == '_' && !(digit(i-1) && digit(i+1)) {
			return "", false
		}
	}
	return strings.ReplaceAll(text, "_", ""), true
}

// asciiDigits replaces the decimal digits of other scripts.
func asciiDigits(text string) string {
	if isASCII(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if d, ok := decimalDigit(r); ok {
			return '0' + rune(d)
		}
		return r
	}, text)
}

// decimalDigit returns the value of a decimal digit of any script. Unicode assigns
// them in runs of ten (or of tens) from zero on.
func decimalDigit(r rune) (d int, ok bool) {
	if r < utf8.RuneSelf {
		return int(r - '0'), r >= '0' && r <= '9'
	}
	for _, run := range unicode.Nd.R16 {
		if r >= rune(run.Lo) && r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10, true
		}
	}
	for _, run := range unicode.Nd.R32 {
		if r >= rune(run.Lo) && r <= rune(run.Hi) { //nolint:gosec // a rune fits
			return int(r-rune(run.Lo)) % 10, true //nolint:gosec // a rune fits
		}
	}
	return 0, false
}
