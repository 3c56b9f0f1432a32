package core

import (
	"math"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Format returns format(v, spec). It fails with ValueError if the spec is wrong, with
// TypeError if v takes none, and as Str does.
func Format(thread *starlark.Thread, v starlark.Value, spec string) (string, error) {
	w := writer{thread: thread, two: inPython2(thread)}
	err := w.format(v, spec)
	return string(w.buf), err
}

// Format2 returns format(v, spec) of Python 2.
func Format2(thread *starlark.Thread, v starlark.Value, spec string) (string, error) {
	w := writer{thread: thread, two: true}
	err := w.format(v, spec)
	return string(w.buf), err
}

// format appends format(v, spec).
func (w *writer) format(v starlark.Value, text string) error {
	if f, ok := v.(Formatter); ok {
		return w.call(func(thread *starlark.Thread) (string, error) { return f.Format(thread, text) })
	}
	if text == "" {
		return w.str(v)
	}
	switch v := v.(type) {
	case starlark.String:
		return w.formatString(string(v), text)
	case starlark.Int:
		name := "int"
		if _, small := v.Int64(); w.two && !small {
			name = "long"
		}
		return w.formatInt(v, text, name)
	case starlark.Bool:
		return w.formatInt(boolAsInt(v), text, "bool")
	case starlark.Float:
		s, err := parseSpec(text, "float", 0, '>', w.two)
		if err != nil {
			return err
		}
		return w.formatFloat(float64(v), &s)
	}
	if !w.two {
		return proc.Errorf("TypeError", "unsupported format string passed to %s.__format__", TypeOf(v).Name())
	}
	inner := writer{thread: w.thread, two: true}
	if err := inner.str(v); err != nil {
		return err
	}
	return w.formatString(string(inner.buf), text)
}

// A spec is a format specification: [[fill]align][sign][z][#][0][width][,][.prec][code].
type spec struct {
	fill     rune
	align    byte // < > ^ =
	sign     byte // + - space, or 0
	noNeg0   bool // z
	alt      bool // #
	width    int  // -1 if there is none
	group    byte // , _ or 0
	prec     int  // -1 if there is none
	code     rune
	typeName string // of the value, for messages
}

// parseSpec parses a spec for a value of the type, whose default code and alignment
// are given. two says to take only what Python 2 knows.
func parseSpec(text, typeName string, code rune, align byte, two bool) (spec, error) {
	s := spec{fill: ' ', align: align, width: -1, prec: -1, code: code, typeName: typeName}
	c := cursor{text: text}
	s.flags(&c, align == '>' || two, two)
	var err error
	if s.width, err = c.number(); err != nil {
		return s, err
	}
	if err := s.grouping(&c, two); err != nil {
		return s, err
	}
	if c.accept('.') {
		if s.prec, err = c.number(); err != nil {
			return s, err
		}
		if s.prec < 0 {
			return s, proc.Errorf("ValueError", "Format specifier missing precision")
		}
	}
	if r, size := c.peek(); size > 0 {
		if c.at+size < len(text) {
			if two {
				return s, proc.Errorf("ValueError", "Invalid conversion specification")
			}
			return s, proc.Errorf("ValueError", "Invalid format specifier '%s' for object of type '%s'", text, typeName)
		}
		s.code = r
	}
	return s, s.checkGroup()
}

// flags parses what stands before the width. zero says that a 0 pads after the sign.
func (s *spec) flags(c *cursor, zero, two bool) {
	aligned, filled := false, false
	if r, size := c.peek(); size > 0 {
		switch {
		case c.at+size < len(c.text) && isAlign(c.text[c.at+size]):
			s.fill, s.align = r, c.text[c.at+size]
			c.at += size + 1
			aligned, filled = true, true
		case isAlign(c.text[c.at]):
			s.align = c.text[c.at]
			c.at++
			aligned = true
		}
	}
	for _, sign := range []byte("+- ") {
		if c.accept(sign) {
			s.sign = sign
			break
		}
	}
	s.noNeg0 = !two && c.accept('z')
	s.alt = c.accept('#')
	if !filled && c.accept('0') {
		s.fill = '0'
		if !aligned && zero {
			s.align = '='
		}
	}
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '^' || c == '=' }

// grouping parses the thousands separators.
func (s *spec) grouping(c *cursor, two bool) error {
	comma := c.accept(',')
	underscore := !two && c.accept('_')
	switch {
	case comma && underscore || underscore && c.accept(','):
		return proc.Errorf("ValueError", "Cannot specify both ',' and '_'.")
	case comma:
		s.group = ','
	case underscore:
		s.group = '_'
	}
	return nil
}

// checkGroup refuses separators for codes that have none.
func (s *spec) checkGroup() error {
	if s.group == 0 {
		return nil
	}
	switch s.code {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if s.group == '_' {
			return nil
		}
	}
	return proc.Errorf("ValueError", "Cannot specify '%c' with '%s'.", s.group, codeText(s.code))
}

// unknownCode is the error for a code that the value's type does not have.
func (s *spec) unknownCode() error {
	return proc.Errorf("ValueError", "Unknown format code '%s' for object of type '%s'", codeText(s.code), s.typeName)
}

// codeText shows a code in a message.
func codeText(code rune) string {
	if code > 32 && code < 128 {
		return string(code)
	}
	return `\x` + hexText(code)
}

// A cursor reads a spec or field name.
type cursor struct {
	text string
	at   int
}

// peek returns the next code point; size is 0 at the end.
func (c *cursor) peek() (r rune, size int) {
	if c.at >= len(c.text) {
		return 0, 0
	}
	if b := c.text[c.at]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return decodeRune(c.text[c.at:])
}

// accept skips an ASCII character if it is the next.
func (c *cursor) accept(b byte) bool {
	if c.at < len(c.text) && c.text[c.at] == b {
		c.at++
		return true
	}
	return false
}

// number reads decimal digits; -1 means that there are none.
func (c *cursor) number() (int, error) {
	n := -1
	for {
		r, size := c.peek()
		d := int(foldDigit(r) - '0')
		if size == 0 || d < 0 || d > 9 {
			return n, nil
		}
		n = max(n, 0)
		if n > (math.MaxInt-d)/10 {
			return 0, proc.Errorf("ValueError", "Too many decimal digits in format string")
		}
		n = n*10 + d
		c.at += size
	}
}

// formatString appends a str that is formatted.
func (w *writer) formatString(v, text string) error {
	s, err := parseSpec(text, "str", 's', '<', w.two)
	if err != nil {
		return err
	}
	if s.code != 's' {
		return s.unknownCode()
	}
	if flaw := s.stringFlaw(w.two); flaw != "" {
		return proc.Errorf("ValueError", "%s not allowed in string format specifier", flaw)
	}
	if s.prec >= 0 {
		end, _ := runeOffset(v, s.prec)
		v = v[:end]
	}
	left, right, err := s.padding(StrLen(v))
	if err != nil {
		return err
	}
	w.fill(s.fill, left)
	w.text(v)
	w.fill(s.fill, right)
	return nil
}

// stringFlaw names what the spec has and a str's may not have.
func (s *spec) stringFlaw(two bool) string {
	switch {
	case s.sign == ' ' && !two:
		return "Space"
	case s.sign != 0:
		return "Sign"
	case s.noNeg0:
		return "Negative zero coercion (z)"
	case s.alt:
		return "Alternate form (#)"
	case s.align == '=':
		return "'=' alignment"
	}
	return ""
}

// maxText is the length from which on padding is refused: a program that asks for
// more means to exhaust the memory.
const maxText = 1 << 30

// padding returns how many fill characters stand at each side of a text; for the
// alignment "=", those within count as left.
func (s *spec) padding(length int) (left, right int, err error) {
	n := s.width - length
	switch {
	case n <= 0:
		return 0, 0, nil
	case n > maxText:
		return 0, 0, &proc.Error{Class: "MemoryError"}
	case s.align == '<':
		return 0, n, nil
	case s.align == '^':
		return n / 2, n - n/2, nil
	}
	return n, 0, nil
}

// fill appends n times r.
func (w *writer) fill(r rune, n int) {
	for range n {
		w.buf = appendRune(w.buf, r)
	}
}
