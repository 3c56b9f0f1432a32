package number

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// parseInt is int(text, base); base 0 means that a prefix tells it. literal is what the
// error shows.
func parseInt(thread *starlark.Thread, text string, literal starlark.Value, base int) (starlark.Value, error) {
	if base == 10 {
		if n, ok := parseSmall(text); ok {
			return starlark.MakeInt(n), nil
		}
	}
	digits, negative, radix, ok := literalDigits(text, base)
	if !ok {
		shown, err := object.Repr(thread, literal)
		if err != nil {
			return nil, err
		}
		return nil, &raise.Error{Class: "ValueError", Msg: "invalid literal for int() with base " + strconv.Itoa(base) + ": " + shown}
	}
	if len(digits) > object.MaxDigits && radix&(radix-1) != 0 {
		return nil, raise.Errorf("ValueError", "Exceeds the limit (%d digits) for integer string conversion: "+
			"value has %d digits; use sys.set_int_max_str_digits() to increase the limit", object.MaxDigits, len(digits))
	}
	i, ok := new(big.Int).SetString(digits, radix)
	if !ok {
		return nil, raise.Errorf("ValueError", "invalid literal for int() with base %d", base)
	}
	if negative {
		i.Neg(i)
	}
	return starlark.MakeBigInt(i), nil
}

// parseSmall reads a few plain digits.
func parseSmall(text string) (n int, ok bool) {
	if len(text) == 0 || len(text) > 9 {
		return 0, false
	}
	for i := range len(text) {
		d := text[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int(d)
	}
	return n, true
}

// literalDigits takes the text of an int apart; digits has neither signs nor underscores and
// is valid in radix.
func literalDigits(text string, base int) (digits string, negative bool, radix int, ok bool) {
	s := foldDigits(strings.TrimFunc(text, unicode.IsSpace))
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	s, radix, prefixed := cutPrefix(s, base)
	if prefixed {
		s = strings.TrimPrefix(s, "_") // 0x_ff
	}
	digits, ok = dropUnderscores(s)
	if !ok {
		return "", false, 0, false
	}
	for i := range len(digits) {
		if digit(digits[i]) >= radix {
			return "", false, 0, false
		}
	}
	if base == 0 && !prefixed && digits[0] == '0' && strings.Trim(digits, "0") != "" {
		return "", false, 0, false // 010 is no Python 3
	}
	return digits, negative, radix, true
}

var radixPrefix = map[byte]int{'x': 16, 'o': 8, 'b': 2}

// cutPrefix removes 0x, 0o or 0b if the base allows it.
func cutPrefix(s string, base int) (rest string, radix int, cut bool) {
	radix = base
	if base == 0 {
		radix = 10
	}
	if len(s) < 2 || s[0] != '0' {
		return s, radix, false
	}
	if r := radixPrefix[s[1]|0x20]; r != 0 && (base == 0 || base == r) {
		return s[2:], r, true
	}
	return s, radix, false
}

// digit returns the value of a digit or letter, 99 of anything else.
func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// dropUnderscores removes single underscores between characters; ok is false if one is
// elsewhere, or nothing is left.
func dropUnderscores(s string) (rest string, ok bool) {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	return strings.ReplaceAll(s, "_", ""), true
}

// foldDigits replaces the decimal digits of all scripts by 0 to 9.
func foldDigits(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.Map(foldDigit, s)
		}
	}
	return s
}

func foldDigit(r rune) rune {
	if r < 0x80 || !unicode.Is(unicode.Nd, r) {
		return r
	}
	for _, t := range unicode.Nd.R16 { // each script's digits start at a range's start
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	return r
}
