package parser

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// Flags of number tokens.
const (
	nFloat = 1 << iota
	nImaginary
	nLong  // 10L
	nOctal // 0777
	nBase  // 0x, 0o, 0b
)

// A base is what follows the 0 of a number that is not decimal.
type base struct {
	name  string
	radix byte
}

var bases = map[byte]base{'x': {"hexadecimal", 16}, 'o': {"octal", 8}, 'b': {"binary", 2}}

// number scans a number literal.
func (s *scanner) number(start int, from text.Pos) {
	if s.src[start] == '0' && start+1 < len(s.src) {
		if b, ok := bases[s.src[start+1]|0x20]; ok {
			s.based(start, from, b)
			return
		}
	}
	i, ok := s.digits(start)
	flags := uint8(0)
	name := "decimal"
	if ok && i < len(s.src) && s.src[i] == '.' {
		flags |= nFloat
		i++
		if i < len(s.src) && (isDigit(s.src[i]) || s.src[i] == '_') {
			i, ok = s.digits(i)
		}
	}
	if ok && i < len(s.src) && s.src[i]|0x20 == 'e' {
		if j := s.exponent(i); j > i {
			flags |= nFloat
			i, ok = s.digits(j)
		}
	}
	if ok && i < len(s.src) && s.src[i]|0x20 == 'j' {
		flags |= nImaginary
		name = "imaginary"
		i++
	}
	if !ok {
		s.badNumber(start, i, "invalid decimal literal")
		return
	}
	s.endNumber(start, i, from, flags, name)
}

// digits scans digits with single underscores between them.
func (s *scanner) digits(i int) (int, bool) {
	start := i
	for i < len(s.src) {
		switch {
		case isDigit(s.src[i]):
		case s.src[i] == '_' && i > start && s.src[i-1] != '_' && i+1 < len(s.src) && isDigit(s.src[i+1]):
		default:
			return i, s.src[i] != '_'
		}
		i++
	}
	return i, true
}

// exponent returns where the digits of an exponent begin, or i if there is none.
func (s *scanner) exponent(i int) int {
	j := i + 1
	if j < len(s.src) && (s.src[j] == '+' || s.src[j] == '-') {
		j++
	}
	if j < len(s.src) && isDigit(s.src[j]) {
		return j
	}
	return i
}

// based scans a number with a letter for its base.
func (s *scanner) based(start int, from text.Pos, b base) {
	i, under := start+2, true // an underscore may follow the letter
	for i < len(s.src) {
		c := s.src[i]
		switch d := digitValue(c); {
		case d < b.radix:
			under = true
		case c == '_' && under:
			under = false
		case d < 10:
			s.badNumber(start, i+1, fmt.Sprintf("invalid digit '%c' in %s literal", c, b.name))
			return
		default:
			c = 0
		}
		if c == 0 {
			break
		}
		i++
	}
	if s.src[i-1] == '_' || i == start+2 {
		s.badNumber(start, i, "invalid "+b.name+" literal")
		return
	}
	s.endNumber(start, i, from, nBase, b.name)
}

// digitValue returns the value of a digit, 255 for another character.
func digitValue(c byte) byte {
	switch {
	case isDigit(c):
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 255
}

const leadingZeros = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"

// endNumber looks at what follows a number and adds its token.
func (s *scanner) endNumber(start, i int, from text.Pos, flags uint8, name string) {
	text := s.src[start:i]
	if flags&(nFloat|nImaginary|nBase) == 0 && len(text) > 1 && text[0] == '0' && strings.Trim(text, "0_") != "" {
		if strings.ContainsAny(text, "89_") {
			s.badNumber(start, i, leadingZeros)
			return
		}
		flags |= nOctal
	}
	digits := i
	if flags&(nFloat|nImaginary) == 0 && i < len(s.src) && s.src[i]|0x20 == 'l' &&
		(i+1 == len(s.src) || !isWordByte(s.src[i+1])) {
		flags |= nLong
		i++
	}
	if i < len(s.src) && isWordByte(s.src[i]) && !keywordFollows(s.src[i:]) {
		s.badNumber(start, digits, "invalid "+name+" literal")
		return
	}
	s.off = i
	s.add(kNumber, start, from).flags = flags
}

// keywordFollows accepts 1if x else 2, as CPython does.
func keywordFollows(text string) bool {
	for _, kw := range [...]string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		if strings.HasPrefix(text, kw) {
			return true
		}
	}
	return false
}

// badNumber reports a number whose text is right up to end, and steps over all
// that looks like a part of it.
func (s *scanner) badNumber(start, end int, msg string) {
	s.off = max(start, end-1)
	s.fail(s.here(1), syntaxError, msg)
	i := max(end, start+1)
	for i < len(s.src) && isWordByte(s.src[i]) {
		i++
	}
	s.wide += continuations(s.src[s.off:i])
	s.off = i
}

// maxDigits is CPython's limit for the conversion of decimal text, which takes
// quadratic time.
const maxDigits = 4300

// numberValue converts a number's text.
func numberValue(text string, flags uint8) (any, string) {
	if flags&nLong != 0 {
		text = text[:len(text)-1]
	}
	if strings.Contains(text, "_") {
		text = strings.ReplaceAll(text, "_", "")
	}
	switch {
	case flags&nImaginary != 0:
		f, _ := strconv.ParseFloat(text[:len(text)-1], 64) // out of range is inf, as in Python
		return ast.Imaginary(f), ""
	case flags&nFloat != 0:
		f, _ := strconv.ParseFloat(text, 64)
		return f, ""
	}
	radix := 10
	switch {
	case flags&nBase != 0:
		radix = int(bases[text[1]|0x20].radix)
		text = text[2:]
	case flags&nOctal != 0:
		radix = 8
	}
	if n, err := strconv.ParseInt(text, radix, 64); err == nil {
		return n, ""
	}
	if radix == 10 && len(text) > maxDigits {
		return int64(0), fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "+
			"literals to avoid decimal conversion limits.", maxDigits, len(text))
	}
	n, _ := new(big.Int).SetString(text, radix)
	return n, ""
}
