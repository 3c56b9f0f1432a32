package number

import (
	"bytes"
	"math"
	"strconv"

	"github.com/pyq-lang/pyq/builtins/object"
)

// A FloatStyle is how to write a float, the arguments of CPython's
// PyOS_double_to_string.
type FloatStyle struct {
	Code   byte // e, f, g, their capitals, or r for repr
	Prec   int
	Alt    bool // keep the point, and g's zeros at the end
	dot0   bool // write at least one digit after the point, unless in exponential form
	noNeg0 bool // no minus before what is rounded to zero
}

// Append appends the text of f.
func (s FloatStyle) Append(b []byte, f float64) []byte {
	start := len(b)
	code := s.Code | 0x20
	switch {
	case math.IsInf(f, 0) || math.IsNaN(f):
		b = object.AppendFloat(b, f)
	case code == 'r':
		b = object.AppendFloat(b, f)
		if !s.dot0 {
			b = append(b[:start], bytes.TrimSuffix(b[start:], []byte(".0"))...)
		}
	case code == 'g':
		b = s.appendGeneral(b, f)
	default:
		b = strconv.AppendFloat(b, f, code, s.Prec, 64)
	}
	if s.Alt && (code == 'r' || s.Prec == 0) {
		b = addPoint(b, start)
	}
	if s.noNeg0 && b[start] == '-' && isZero(b[start+1:]) {
		b = append(b[:start], b[start+1:]...)
	}
	if s.Code < 'a' {
		copy(b[start:], bytes.ToUpper(b[start:]))
	}
	return b
}

// appendGeneral appends f in the style %g: s.prec significant digits, in exponential
// form if the exponent is small or large.
func (s FloatStyle) appendGeneral(b []byte, f float64) []byte {
	const exact = 800 // no double has more significant digits
	prec := max(s.Prec, 1)
	var stack [32]byte
	text := strconv.AppendFloat(stack[:0], f, 'e', min(prec, exact)-1, 64)
	mark := bytes.IndexByte(text, 'e')
	exponent, _ := strconv.Atoi(string(text[mark+1:]))
	if text[0] == '-' {
		b = append(b, '-')
		text, mark = text[1:], mark-1
	}
	digits := text[:1]
	if mark > 1 {
		digits = append(digits, text[2:mark]...) // moves them over the point
	}
	if s.Alt {
		digits = AppendZeros(digits, prec-len(digits))
	} else {
		digits = bytes.TrimRight(digits, "0")
	}
	most := prec
	if s.dot0 {
		most--
	}
	if point := exponent + 1; point > -4 && point <= most {
		return s.appendFixed(b, digits, point)
	}
	if len(digits) == 0 {
		digits = []byte("0")
	}
	b = append(b, digits[0])
	if len(digits) > 1 || s.Alt {
		b = append(b, '.')
		b = append(b, digits[1:]...)
	}
	return appendExponent(b, exponent)
}

// appendFixed appends significant digits with a point before digits[point]; the
// point may lie outside of them.
func (s FloatStyle) appendFixed(b, digits []byte, point int) []byte {
	switch {
	case point <= 0:
		b = append(b, '0')
	case point < len(digits):
		b = append(b, digits[:point]...)
	default:
		b = AppendZeros(append(b, digits...), point-len(digits))
	}
	if len(digits) > point && len(digits) > 0 {
		b = AppendZeros(append(b, '.'), -point)
		return append(b, digits[max(point, 0):]...)
	}
	if s.dot0 {
		return append(b, '.', '0')
	}
	if s.Alt {
		return append(b, '.')
	}
	return b
}

func appendExponent(b []byte, exponent int) []byte {
	sign := byte('+')
	if exponent < 0 {
		sign, exponent = '-', -exponent
	}
	b = append(b, 'e', sign)
	if exponent < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(exponent), 10)
}

// AppendZeros appends n zeros.
func AppendZeros(b []byte, n int) []byte {
	for range n {
		b = append(b, '0')
	}
	return b
}

// addPoint adds the point that alternate form keeps, after the digits from start on,
// if there is none.
func addPoint(b []byte, start int) []byte {
	text := b[start:]
	if bytes.IndexByte(text, '.') >= 0 || bytes.IndexByte(text, 'n') >= 0 { // inf, nan
		return b
	}
	at := bytes.IndexByte(text, 'e')
	if at < 0 {
		return append(b, '.')
	}
	b = append(b, 0)
	copy(b[start+at+1:], b[start+at:])
	b[start+at] = '.'
	return b
}

// isZero reports whether a float's text has no digit but zeros before its exponent.
func isZero(text []byte) bool {
	for _, c := range text {
		if c == 'e' {
			break
		}
		if c != '0' && c != '.' {
			return false
		}
	}
	return true
}
