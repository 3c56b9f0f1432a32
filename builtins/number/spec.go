package number

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Spec is a format specification: [[fill]align][sign][z][#][0][width][,][.prec][code].
type Spec struct {
	Fill     rune
	Align    byte // < > ^ =
	Sign     byte // + - space, or 0
	NoNeg0   bool // z
	Alt      bool // #
	Width    int  // -1 if there is none
	Group    byte // , _ or 0
	Prec     int  // -1 if there is none
	Code     rune
	TypeName string // of the value, for messages
}

// ParseSpec parses a spec for a value of the type, whose default code and alignment
// are given. two says to take only what Python 2 knows.
func ParseSpec(text, typeName string, code rune, align byte, two bool) (Spec, error) {
	s := Spec{Fill: ' ', Align: align, Width: -1, Prec: -1, Code: code, TypeName: typeName}
	c := Cursor{Text: text}
	s.flags(&c, align == '>' || two, two)
	var err error
	if s.Width, err = c.Number(); err != nil {
		return s, err
	}
	if err := s.grouping(&c, two); err != nil {
		return s, err
	}
	if c.Accept('.') {
		if s.Prec, err = c.Number(); err != nil {
			return s, err
		}
		if s.Prec < 0 {
			return s, raise.Errorf("ValueError", "Format specifier missing precision")
		}
	}
	if r, size := c.Peek(); size > 0 {
		if c.At+size < len(text) {
			if two {
				return s, raise.Errorf("ValueError", "Invalid conversion specification")
			}
			return s, raise.Errorf("ValueError", "Invalid format specifier '%s' for object of type '%s'", text, typeName)
		}
		s.Code = r
	}
	return s, s.checkGroup()
}

// flags parses what stands before the width. zero says that a 0 pads after the sign.
func (s *Spec) flags(c *Cursor, zero, two bool) {
	aligned, filled := false, false
	if r, size := c.Peek(); size > 0 {
		switch {
		case c.At+size < len(c.Text) && isAlign(c.Text[c.At+size]):
			s.Fill, s.Align = r, c.Text[c.At+size]
			c.At += size + 1
			aligned, filled = true, true
		case isAlign(c.Text[c.At]):
			s.Align = c.Text[c.At]
			c.At++
			aligned = true
		}
	}
	for _, sign := range []byte("+- ") {
		if c.Accept(sign) {
			s.Sign = sign
			break
		}
	}
	s.NoNeg0 = !two && c.Accept('z')
	s.Alt = c.Accept('#')
	if !filled && c.Accept('0') {
		s.Fill = '0'
		if !aligned && zero {
			s.Align = '='
		}
	}
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '^' || c == '=' }

// grouping parses the thousands separators.
func (s *Spec) grouping(c *Cursor, two bool) error {
	comma := c.Accept(',')
	underscore := !two && c.Accept('_')
	switch {
	case comma && underscore || underscore && c.Accept(','):
		return raise.Errorf("ValueError", "Cannot specify both ',' and '_'.")
	case comma:
		s.Group = ','
	case underscore:
		s.Group = '_'
	}
	return nil
}

// checkGroup refuses separators for codes that have none.
func (s *Spec) checkGroup() error {
	if s.Group == 0 {
		return nil
	}
	switch s.Code {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if s.Group == '_' {
			return nil
		}
	}
	return raise.Errorf("ValueError", "Cannot specify '%c' with '%s'.", s.Group, codeText(s.Code))
}

// UnknownCode is the error for a code that the value's type does not have.
func (s *Spec) UnknownCode() error {
	return raise.Errorf("ValueError", "Unknown format code '%s' for object of type '%s'", codeText(s.Code), s.TypeName)
}

// codeText shows a code in a message.
func codeText(code rune) string {
	if code > 32 && code < 128 {
		return string(code)
	}
	return `\x` + strconv.FormatInt(int64(code), 16)
}

// A Cursor reads a spec or field name.
type Cursor struct {
	Text string
	At   int
}

// Peek returns the next code point; size is 0 at the end.
func (c *Cursor) Peek() (r rune, size int) {
	if c.At >= len(c.Text) {
		return 0, 0
	}
	if b := c.Text[c.At]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return codepoint.Decode(c.Text[c.At:])
}

// Accept skips an ASCII character if it is the next.
func (c *Cursor) Accept(b byte) bool {
	if c.At < len(c.Text) && c.Text[c.At] == b {
		c.At++
		return true
	}
	return false
}

// Number reads decimal digits; -1 means that there are none.
func (c *Cursor) Number() (int, error) {
	n := -1
	for {
		r, size := c.Peek()
		d := int(foldDigit(r) - '0')
		if size == 0 || d < 0 || d > 9 {
			return n, nil
		}
		n = max(n, 0)
		if n > (math.MaxInt-d)/10 {
			return 0, raise.Errorf("ValueError", "Too many decimal digits in format string")
		}
		n = n*10 + d
		c.At += size
	}
}

// Padding returns how many fill characters stand at each side of a text; for the
// alignment "=", those within count as left.
func (s *Spec) Padding(length int) (left, right int, err error) {
	n := s.Width - length
	switch {
	case n <= 0:
		return 0, 0, nil
	case n > object.MaxText:
		return 0, 0, &raise.Error{Class: "MemoryError"}
	case s.Align == '<':
		return 0, n, nil
	case s.Align == '^':
		return n / 2, n - n/2, nil
	}
	return n, 0, nil
}
