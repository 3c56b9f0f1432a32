package number

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A numeral is a number's text in its parts: sign, prefix, digits that can be
// grouped, and the rest.
type numeral struct {
	negative bool
	prefix   string // 0x
	digits   []byte
	rest     []byte // ".5e+10", "%", "inf"
}

// formatInt is the slot Format of int and bool.
func formatInt(w *object.Writer, x starlark.Value, text string) error {
	v, _ := object.Integer(x)
	typeName := object.TypeOf(x).Name()
	if _, small := v.Int64(); w.Python2 && !small {
		typeName = "long"
	}
	s, err := ParseSpec(text, typeName, 'd', '>', w.Python2)
	if err != nil {
		return err
	}
	switch s.Code {
	case 'd', 'n', 'b', 'o', 'x', 'X', 'c':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f, err := Finite(v)
		if err != nil {
			return err
		}
		return writeFloat(w, float64(f), &s)
	default:
		return s.UnknownCode()
	}
	if s.Prec >= 0 {
		return raise.Errorf("ValueError", "Precision not allowed in integer format specifier")
	}
	if s.NoNeg0 {
		return raise.Errorf("ValueError", "Negative zero coercion (z) not allowed in integer format specifier")
	}
	var stack [72]byte
	var n numeral
	if s.Code == 'c' {
		n.rest, err = s.character(stack[:0], v)
	} else {
		n, err = s.intNumeral(stack[:0], v, !w.Python2)
	}
	if err != nil {
		return err
	}
	return writeNumber(w, &s, n)
}

// character is the text of code c.
func (s *Spec) character(b []byte, v starlark.Int) ([]byte, error) {
	if s.Sign != 0 {
		return nil, raise.Errorf("ValueError", "Sign not allowed with integer format specifier 'c'")
	}
	if s.Alt {
		return nil, raise.Errorf("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	n, ok := v.Int64()
	if !ok {
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C long")
	}
	if n < 0 || n > utf8.MaxRune {
		return nil, raise.Errorf("OverflowError", "%%c arg not in range(0x110000)")
	}
	return codepoint.Append(b, rune(n)), nil
}

// RadixOf returns how a code writes integers; the prefix is "" of those that write decimal
// ones.
func RadixOf(code rune) (base int, prefix string) {
	switch code {
	case 'b':
		return 2, "0b"
	case 'o':
		return 8, "0o"
	case 'x':
		return 16, "0x"
	case 'X':
		return 16, "0X"
	}
	return 10, ""
}

// intNumeral takes an int apart, for any code but c. It may use b for the digits.
func (s *Spec) intNumeral(b []byte, v starlark.Int, limited bool) (numeral, error) {
	base, prefix := RadixOf(s.Code)
	b, err := AppendBase(b, v, base, limited)
	if err != nil {
		return numeral{}, err
	}
	n := numeral{digits: b}
	if b[0] == '-' {
		n.negative, n.digits = true, b[1:]
	}
	if s.Alt {
		n.prefix = prefix
	}
	if s.Code == 'X' {
		n.digits = bytes.ToUpper(n.digits)
	}
	return n, nil
}

// AppendBase appends an int's digits in a base.
func AppendBase(b []byte, v starlark.Int, base int, limited bool) ([]byte, error) {
	if base == 10 {
		return object.AppendInt(b, v, limited)
	}
	if n, ok := v.Int64(); ok {
		return strconv.AppendInt(b, n, base), nil
	}
	return v.BigInt().Append(b, base), nil
}

// formatFloat is the slot Format of float.
func formatFloat(w *object.Writer, v starlark.Value, text string) error {
	s, err := ParseSpec(text, "float", 0, '>', w.Python2)
	if err != nil {
		return err
	}
	return writeFloat(w, float64(v.(starlark.Float)), &s)
}

// writeFloat appends a float that is formatted.
func writeFloat(w *object.Writer, f float64, s *Spec) error {
	if w.Python2 && s.Alt {
		return raise.Errorf("ValueError", "Alternate form (#) not allowed in float format specifier")
	}
	style := FloatStyle{Code: byte(s.Code), Prec: s.Prec, Alt: s.Alt, noNeg0: s.NoNeg0}
	percent := false
	switch s.Code {
	case 'e', 'E', 'f', 'F', 'g', 'G':
	case 'n':
		style.Code = 'g'
	case '%':
		style.Code, percent = 'f', true
		f *= 100
	case 0:
		style.Code, style.dot0 = 'r', true
		if s.Prec >= 0 {
			style.Code = 'g'
		} else if w.Python2 {
			style.Code, style.Prec = 'g', 12
		}
	default:
		return s.UnknownCode()
	}
	if style.Prec < 0 {
		style.Prec = 6
	}
	if style.Prec > math.MaxInt32 {
		return raise.Errorf("ValueError", "precision too big")
	}
	if style.Prec > object.MaxText {
		return &raise.Error{Class: "MemoryError"}
	}
	var stack [64]byte
	text := style.Append(stack[:0], f)
	if percent {
		text = append(text, '%')
	}
	return writeNumber(w, s, splitFloat(text))
}

// splitFloat takes a float's text apart.
func splitFloat(text []byte) numeral {
	n := numeral{digits: text}
	if text[0] == '-' {
		n.negative, n.digits = true, text[1:]
	}
	end := 0
	for end < len(n.digits) && n.digits[end] >= '0' && n.digits[end] <= '9' {
		end++
	}
	n.digits, n.rest = n.digits[:end], n.digits[end:]
	return n
}

// writeNumber appends a number with its sign, grouped and padded.
func writeNumber(w *object.Writer, s *Spec, n numeral) error {
	sign := ""
	switch {
	case n.negative:
		sign = "-"
	case s.Sign == '+':
		sign = "+"
	case s.Sign == ' ':
		sign = " "
	}
	others := len(sign) + len(n.prefix) + codepoint.Len(string(n.rest))
	least := 0
	if s.Fill == '0' && s.Align == '=' {
		least = s.Width - others
	}
	if least > object.MaxText {
		return &raise.Error{Class: "MemoryError"}
	}
	if len(n.digits) > 0 {
		n.digits = s.grouped(n.digits, least)
	}
	left, right, err := s.Padding(others + len(n.digits))
	if err != nil {
		return err
	}
	inner := 0
	if s.Align == '=' {
		left, inner = 0, left
	}
	w.Fill(s.Fill, left)
	w.Text(sign)
	w.Text(n.prefix)
	w.Fill(s.Fill, inner)
	w.Buf = append(w.Buf, n.digits...)
	w.Buf = append(w.Buf, n.rest...)
	w.Fill(s.Fill, right)
	return nil
}

// grouped returns digits with separators, and with zeros before them until they are at
// least so many characters. A separator is never the first: 0,123 for five characters
// and for four.
func (s *Spec) grouped(digits []byte, least int) []byte {
	size := 3
	if base, _ := RadixOf(s.Code); base != 10 {
		size = 4
	}
	total := max(len(digits), least)
	if s.Group != 0 {
		count := len(digits)
		if least > 0 {
			count = max(count, least*size/(size+1)+1) // the least that make so many characters
		}
		total = count + (count-1)/size
	}
	if total == len(digits) {
		return digits
	}
	out := make([]byte, total)
	in := len(digits) - 1
	for i, run := total-1, 0; i >= 0; i-- {
		if s.Group != 0 && run == size {
			out[i], run = s.Group, 0
			continue
		}
		out[i] = '0'
		if in >= 0 {
			out[i] = digits[in]
			in--
		}
		run++
	}
	return out
}
