package parser

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/text/charname"
)

// stringPrefix reads the letters before a quote. u goes with r only in Python 2,
// which the parser sees to.
func stringPrefix(text string) (flags uint8, f, ok bool) {
	for i := range len(text) {
		bit := uint8(0)
		switch text[i] | 0x20 {
		case 'r':
			bit = fRaw
		case 'b':
			bit = fBytes
		case 'u':
			bit = fUnicode
		case 'f':
			if f {
				return 0, false, false
			}
			f = true
			continue
		default:
			return 0, false, false
		}
		if flags&bit != 0 {
			return 0, false, false
		}
		flags |= bit
	}
	return flags, f, !(f && flags&(fBytes|fUnicode) != 0 || flags&fBytes != 0 && flags&fUnicode != 0)
}

// str scans a string literal, whose quotes begin at off.
func (s *scanner) str(start int, from text.Pos, flags uint8) {
	q := s.src[s.off]
	open := s.off
	s.off++
	if strings.HasPrefix(s.src[s.off:], string([]byte{q, q})) {
		s.off += 2
		flags |= fTriple
	}
	for i := s.off; i < len(s.src); i++ {
		switch c := s.src[i]; {
		case c == q:
			if flags&fTriple != 0 {
				if !strings.HasPrefix(s.src[i:], string([]byte{q, q, q})) {
					continue
				}
				i += 2
			}
			s.off = i + 1
			s.add(kString, start, from).flags = flags
			return
		case c == '\\':
			flags |= fEscape
			if i++; i < len(s.src) && s.src[i] == '\n' {
				s.nextLine(i)
			} else if i < len(s.src) && s.src[i] >= utf8.RuneSelf {
				i--
			}
		case c == '\n':
			if flags&fTriple == 0 {
				s.off = i
				s.unterminated(from, q, open)
				return
			}
			s.nextLine(i)
		case c >= utf8.RuneSelf:
			flags |= fWide
			if c&0xC0 == 0x80 {
				s.wide++
			}
		}
	}
	s.off = len(s.src)
	if flags&fTriple == 0 {
		s.unterminated(from, q, open)
		return
	}
	s.openTriple(from, "string")
}

// nextLine notes that a token goes on behind the line's end at i.
func (s *scanner) nextLine(i int) {
	off := s.off
	s.off = i
	s.newline()
	s.off = off
}

// openTriple reports a literal in triple quotes that takes the rest of the text.
func (s *scanner) openTriple(from text.Pos, what string) {
	e := s.fail(text.Span{Start: from, End: text.Pos{Line: from.Line, Col: from.Col + 1}}, syntaxError,
		fmt.Sprintf("unterminated triple-quoted %s literal (detected at line %d)", what, s.lastLine()))
	e.Partial = true
	s.off = len(s.src)
	s.reset()
}

// lastLine is the line of the last character.
func (s *scanner) lastLine() int32 {
	if strings.HasSuffix(s.src, "\n") && s.line > 1 {
		return s.line - 1
	}
	return s.line
}

// unterminated reports a string that ends with its line. If its quote is that of the
// f-string around, the brace before it was forgotten.
func (s *scanner) unterminated(from text.Pos, q byte, open int) {
	at := text.Span{Start: from, End: text.Pos{Line: from.Line, Col: from.Col + 1}}
	msg := fmt.Sprintf("unterminated string literal (detected at line %d)", s.line)
	if n := len(s.fstrings); n > 0 && strings.HasPrefix(s.src[open:], s.fstrings[n-1].quote) {
		msg = "f-string: expecting '}'"
	}
	e := s.fail(at, syntaxError, msg)
	// A backslash at the very end joins the next line to the string.
	e.Partial = s.off == len(s.src) && strings.HasSuffix(s.src, "\\\n")
	s.abandon()
}

// A decoder turns the text of a literal into its value.
type decoder struct {
	buf   []byte
	bytes bool // b''
	short bool // \u, \U and \N are no escapes
	field bool // {{ is {
	pairs bool // two escapes may be a character together, as in Python 2
	raw   bool // only \u and \U are escapes, in Python 2's ur''
}

// decode returns the value of the text between the quotes. The string is a message
// if ok is false.
func (d *decoder) decode(text string) (string, bool) {
	d.buf = d.buf[:0]
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\\' && i+1 < len(text):
			n, msg := d.escape(text, i)
			if msg != "" {
				return msg, false
			}
			i += n
			continue
		case d.field && (c == '{' || c == '}') && i+1 < len(text) && text[i+1] == c:
			i++
		}
		d.buf = append(d.buf, c)
		i++
	}
	return string(d.buf), true
}

var simpleEscapes = map[byte]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11,
}

// escape decodes the escape at i and returns its length.
func (d *decoder) escape(text string, i int) (int, string) {
	c := text[i+1]
	if d.raw && c != 'u' && c != 'U' {
		d.buf = append(d.buf, '\\', c)
		return 2, ""
	}
	if b, ok := simpleEscapes[c]; ok {
		d.buf = append(d.buf, b)
		return 2, ""
	}
	switch {
	case c == '\n':
		return 2, ""
	case '0' <= c && c <= '7':
		n := 1
		for n < 3 && i+1+n < len(text) && '0' <= text[i+1+n] && text[i+1+n] <= '7' {
			n++
		}
		v, _ := strconv.ParseUint(text[i+1:i+1+n], 8, 16)
		d.char(rune(v))
		return 1 + n, ""
	case c == 'x':
		return d.hex(text, i, 2, "\\xXX")
	case c == 'u' && !d.bytes && !d.short:
		return d.hex(text, i, 4, "\\uXXXX")
	case c == 'U' && !d.bytes && !d.short:
		return d.hex(text, i, 8, "\\UXXXXXXXX")
	case c == 'N' && !d.bytes && !d.short:
		return d.named(text, i)
	}
	d.buf = append(d.buf, '\\')
	return 1, ""
}

// char appends a character, or a byte.
func (d *decoder) char(r rune) {
	if d.bytes {
		d.buf = append(d.buf, byte(r))
		return
	}
	if r >= 0xD800 && r <= 0xDFFF { // half of a character, encoded like a whole one
		d.buf = append(d.buf, 0xED, 0x80|byte(r>>6&0x3F), 0x80|byte(r&0x3F))
		return
	}
	d.buf = utf8.AppendRune(d.buf, r)
}

// hex decodes n hexadecimal digits behind \x, \u or \U.
func (d *decoder) hex(text string, i, n int, form string) (int, string) {
	j := i + 2
	for j < len(text) && j < i+2+n && digitValue(text[j]) < 16 {
		j++
	}
	switch {
	case j < i+2+n && d.bytes:
		return 0, fmt.Sprintf("(value error) invalid \\x escape at position %d", i)
	case j < i+2+n:
		return 0, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: truncated %s escape",
			i, j-1, form)
	}
	v, _ := strconv.ParseUint(text[i+2:j], 16, 64)
	if v > utf8.MaxRune {
		return 0, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: illegal Unicode character",
			i, j-1)
	}
	if low, ok := surrogatePair(v, text[j:]); ok && d.pairs {
		d.char(rune(v-0xD800)<<10 + rune(low-0xDC00) + 0x10000)
		return j - i + 6, ""
	}
	d.char(rune(v))
	return j - i, ""
}

// surrogatePair finds the second half of a character that is written as two.
func surrogatePair(high uint64, rest string) (uint64, bool) {
	if high < 0xD800 || high > 0xDBFF || len(rest) < 6 || rest[:2] != "\\u" {
		return 0, false
	}
	low, err := strconv.ParseUint(rest[2:6], 16, 32)
	return low, err == nil && low >= 0xDC00 && low <= 0xDFFF
}

// named decodes \N{NAME}.
func (d *decoder) named(text string, i int) (int, string) {
	n, read := -1, 2
	if i+2 < len(text) && text[i+2] == '{' {
		n, read = strings.IndexByte(text[i:], '}'), len(text)-i
	}
	if n == 3 {
		read = n
	}
	if n < 4 {
		return 0, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: "+
			"malformed \\N character escape", i, i+read-1)
	}
	name := text[i+3 : i+n]
	char, ok := charname.Find(name)
	r, size := utf8.DecodeRuneInString(char)
	if !ok || size < len(char) { // a sequence has a name, but is no character
		return 0, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: "+
			"unknown Unicode character name", i, i+n)
	}
	d.char(r)
	return n + 1, ""
}
