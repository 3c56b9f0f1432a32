package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/text"
)

// An fstring is an f-string that the scanner is in.
type fstring struct {
	quote string // one or three
	raw   bool
	level int // how many brackets are open within its replacement field, with its own
}

// maxFStrings bounds the nesting of f-strings, each of which needs the Go stack.
const maxFStrings = 100

// fstr scans an f-string, whose quotes begin at off, into kFStart, kFMiddle, the
// tokens of the replacement fields, and kFEnd. Its parts nest without limit: any
// quotes may occur within the braces.
func (s *scanner) fstr(start int, from text.Pos, flags uint8) {
	q := s.src[s.off : s.off+1]
	if strings.HasPrefix(s.src[s.off:], q+q+q) {
		q = s.src[s.off : s.off+3]
		flags |= fTriple
	}
	if len(s.fstrings) >= maxFStrings {
		s.fail(s.here(1), syntaxError, "too many nested f-strings")
		s.abandon()
		return
	}
	s.off += len(q)
	s.add(kFStart, start, from).flags = flags
	f := fstring{quote: q, raw: flags&fRaw != 0}
	s.fstrings = append(s.fstrings, f)
	resets := s.resets
	for s.resets == resets {
		if s.middle(f, from, false) {
			s.fstrings = s.fstrings[:len(s.fstrings)-1]
			end, at := s.off, s.pos()
			s.off += len(q)
			s.add(kFEnd, end, at)
			return
		}
		if s.resets == resets {
			s.field(f, from)
		}
	}
}

// middle scans text up to a replacement field, or returns true at the end of the
// f-string, or, in a format spec, of the field.
func (s *scanner) middle(f fstring, opened text.Pos, spec bool) bool {
	start, from, flags := s.off, s.pos(), uint8(0)
	if f.raw {
		flags = fRaw
	}
	flush := func() {
		if s.off > start {
			s.add(kFMiddle, start, from).flags = flags
		}
	}
	for s.off < len(s.src) {
		c := s.src[s.off]
		switch {
		case c == f.quote[0] && strings.HasPrefix(s.src[s.off:], f.quote):
			flush()
			if spec {
				s.fieldError("f-string: expecting '}', or format specs")
				return false
			}
			return true
		case c == '\n':
			if len(f.quote) == 1 {
				flush()
				if !spec {
					s.openFString(f, opened)
				}
				return spec // the field may go on in the next line
			}
			s.newline()
			continue
		case c == '{' || c == '}':
			if !spec && strings.HasPrefix(s.src[s.off+1:], s.src[s.off:s.off+1]) {
				flags |= fEscape
				s.off += 2
				continue
			}
			flush()
			if c == '}' && !spec {
				s.fieldError("f-string: single '}' is not allowed")
				return false
			}
			return c == '}'
		case c == '\\':
			flags |= fEscape
			s.backslash(f)
			continue
		case c >= utf8.RuneSelf:
			flags |= fWide
			if c&0xC0 == 0x80 {
				s.wide++
			}
		}
		s.off++
	}
	flush()
	s.openFString(f, opened)
	return false
}

// backslash steps over an escape in an f-string, as far as its characters could
// mean something else.
func (s *scanner) backslash(f fstring) {
	rest := s.src[s.off+1:]
	switch {
	case rest == "" || rest[0] == '{' || rest[0] == '}' || rest[0] >= utf8.RuneSelf:
		s.off++
	case rest[0] == '\n':
		s.off++
		s.newline()
	case !f.raw && strings.HasPrefix(rest, "N{"):
		if n := strings.IndexAny(rest, "}\n"); n > 0 && rest[n] == '}' {
			s.wide += continuations(rest[:n])
			s.off += n + 2
			return
		}
		s.off += 2
	default:
		s.off += 2
	}
}

// openFString reports an f-string without end.
func (s *scanner) openFString(f fstring, opened text.Pos) {
	if len(f.quote) == 3 {
		s.openTriple(opened, "f-string")
		return
	}
	s.fail(text.Span{Start: opened, End: text.Pos{Line: opened.Line, Col: opened.Col + 1}}, syntaxError,
		fmt.Sprintf("unterminated f-string literal (detected at line %d)", s.line))
	s.abandon()
}

// fieldError reports a mistake at the next character and leaves the line.
func (s *scanner) fieldError(msg string) {
	s.fail(s.here(1), syntaxError, msg)
	s.abandon()
}

// field scans a replacement field from { to }.
func (s *scanner) field(f fstring, opened text.Pos) {
	resets := s.resets
	top := &s.fstrings[len(s.fstrings)-1]
	outer := top.level
	start, from := s.off, s.pos()
	s.off++
	s.open(start, from, operator{"{", kLbrace})
	if s.resets != resets {
		return
	}
	level := len(s.brackets)
	top.level = level
	for s.resets == resets && s.off < len(s.src) {
		if !s.space() {
			continue
		}
		if len(s.brackets) == level {
			switch c := s.src[s.off]; {
			case c == ':':
				s.single(kColon)
				s.spec(f, opened)
				continue
			case c == '!' && !strings.HasPrefix(s.src[s.off:], "!="):
				s.single(kBang)
				continue
			}
		}
		s.token()
		if len(s.brackets) < level {
			break
		}
	}
	if s.resets == resets {
		s.fstrings[len(s.fstrings)-1].level = outer
		if len(s.brackets) >= level {
			s.unclosed(true) // the end of the text
		}
	}
}

// single scans one character as a token.
func (s *scanner) single(k kind) {
	start, from := s.off, s.pos()
	s.off++
	s.add(k, start, from)
}

// spec scans a format spec up to the } that ends its field.
func (s *scanner) spec(f fstring, opened text.Pos) {
	resets := s.resets
	for s.resets == resets && !s.middle(f, opened, true) {
		if s.resets == resets {
			s.field(f, opened)
		}
	}
}
