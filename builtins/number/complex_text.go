package number

import (
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// String is repr(z).
func (z Complex) String() string { return string(z.append(nil, FloatStyle{Code: 'r'})) }

// Repr is repr(z).
func (z Complex) Repr(*starlark.Thread) (string, error) { return z.String(), nil }

// Str is str(z), which in Python 2 has 12 digits.
func (z Complex) Str(thread *starlark.Thread) (string, error) {
	if object.InPython2(thread) {
		return string(z.append(nil, FloatStyle{Code: 'g', Prec: 12})), nil
	}
	return z.String(), nil
}

// plain reports whether only the imaginary part is shown.
func (z Complex) plain() bool { return real(z) == 0 && !isNegativeZero(real(z)) }

func isNegativeZero(f float64) bool { return f == 0 && 1/f < 0 }

// append appends the text of z, whose parts are in the given style.
func (z Complex) append(b []byte, style FloatStyle) []byte {
	if z.plain() {
		return append(style.Append(b, imag(z)), 'j')
	}
	b = style.Append(append(b, '('), real(z))
	part := style.Append(nil, imag(z))
	if part[0] != '-' {
		b = append(b, '+')
	}
	return append(append(b, part...), "j)"...)
}

// Format is format(z, spec).
func (z Complex) Format(thread *starlark.Thread, text string) (string, error) {
	if text == "" {
		return z.Str(thread)
	}
	w := object.NewWriter(thread)
	s, err := ParseSpec(text, "complex", 0, '>', w.Python2)
	if err != nil {
		return "", err
	}
	style, err := complexStyle(&s, w.Python2)
	if err != nil {
		return "", err
	}
	shown, err := z.parts(thread, s, style)
	if err != nil {
		return "", err
	}
	left, right, err := s.Padding(codepoint.Len(shown))
	if err != nil {
		return "", err
	}
	w.Fill(s.Fill, left)
	w.Text(shown)
	w.Fill(s.Fill, right)
	return w.Done(), nil
}

// parts is format(z, s) without the padding.
func (z Complex) parts(thread *starlark.Thread, s Spec, style FloatStyle) (string, error) {
	w := object.NewWriter(thread)
	s.Fill, s.Align, s.Width = ' ', '<', -1
	if s.Code != 0 || !z.plain() {
		if err := writeNumber(w, &s, splitFloat(style.Append(nil, real(z)))); err != nil {
			return "", err
		}
		s.Sign = '+'
	}
	if err := writeNumber(w, &s, splitFloat(style.Append(nil, imag(z)))); err != nil {
		return "", err
	}
	if s.Code == 0 && !z.plain() {
		return "(" + w.Done() + "j)", nil
	}
	return w.Done() + "j", nil
}

// complexStyle returns how a spec writes the parts of a complex number.
func complexStyle(s *Spec, two bool) (FloatStyle, error) {
	style := FloatStyle{Code: byte(s.Code), Prec: s.Prec, Alt: s.Alt, noNeg0: s.NoNeg0}
	switch s.Code {
	case 'e', 'E', 'f', 'F', 'g', 'G':
	case 'n':
		style.Code = 'g'
	case 0:
		switch {
		case s.Prec >= 0:
			style.Code = 'g'
		case two:
			style.Code, style.Prec = 'g', 12
		default:
			style.Code = 'r'
		}
	default:
		return style, s.UnknownCode()
	}
	switch {
	case s.Fill == '0':
		return style, raise.Errorf("ValueError", "Zero padding is not allowed in complex format specifier")
	case s.Align == '=':
		return style, raise.Errorf("ValueError", "'=' alignment flag is not allowed in complex format specifier")
	case style.Prec > object.MaxText:
		return style, &raise.Error{Class: "MemoryError"}
	case style.Prec < 0:
		style.Prec = 6
	}
	return style, nil
}

// parseComplex is complex(text).
func parseComplex(thread *starlark.Thread, text starlark.String) (starlark.Value, error) {
	s := foldDigits(string(text))
	if strings.Contains(s, "_") {
		if !underscoresBetweenDigits(s) {
			shown, err := object.Repr(thread, text)
			if err != nil {
				return nil, err
			}
			return nil, raise.Errorf("ValueError", "could not convert string to complex: %s", shown)
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	z, ok := complexText(s)
	if !ok {
		return nil, raise.Errorf("ValueError", "complex() arg is a malformed string")
	}
	return Complex(z), nil
}

// complexText reads a float, a float and a "j", or two of them, the second with a sign; of
// "+1j" the 1 may be left out. Parentheses may be around it.
func complexText(s string) (z complex128, ok bool) {
	s = strings.TrimFunc(s, unicode.IsSpace)
	if inside, open := strings.CutPrefix(s, "("); open {
		if s, ok = strings.CutSuffix(inside, ")"); !ok {
			return 0, false
		}
		s = strings.TrimFunc(s, unicode.IsSpace)
	}
	first, n := floatPrefix(s)
	rest := s[n:]
	if n > 0 && rest == "" {
		return complex(first, 0), true
	}
	if n > 0 && (rest == "j" || rest == "J") {
		return complex(0, first), true
	}
	if n > 0 && rest[0] != '+' && rest[0] != '-' {
		return 0, false
	}
	second, m := floatPrefix(rest)
	if m == 0 {
		second = 1
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			if m = 1; rest[0] == '-' {
				second = -1
			}
		}
	}
	return complex(first, second), rest[m:] == "j" || rest[m:] == "J"
}

// floatPrefix reads the longest beginning of s that is a float; n is its length.
func floatPrefix(s string) (f float64, n int) {
	digits := func() (some bool) {
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n, some = n+1, true
		}
		return some
	}
	if s != "" && (s[0] == '+' || s[0] == '-') {
		n++
	}
	for _, word := range []string{"infinity", "inf", "nan"} {
		if len(s)-n >= len(word) && strings.EqualFold(s[n:n+len(word)], word) {
			f, _ = floatText(s[:n+len(word)])
			return f, n + len(word)
		}
	}
	whole := digits()
	if n < len(s) && s[n] == '.' {
		n++
		if fraction := digits(); !whole && !fraction {
			return 0, 0
		}
	} else if !whole {
		return 0, 0
	}
	if end := n; n < len(s) && s[n]|0x20 == 'e' {
		if n++; n < len(s) && (s[n] == '+' || s[n] == '-') {
			n++
		}
		if !digits() {
			n = end
		}
	}
	f, _ = floatText(s[:n])
	return f, n
}

// Literal returns the complex number whose repr a text is, nil if it is none.
func Literal(text string) starlark.Value {
	if z, ok := complexText(text); ok && strings.HasSuffix(strings.TrimSuffix(text, ")"), "j") {
		return Complex(z)
	}
	return nil
}
