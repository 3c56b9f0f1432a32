package parser

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/text"
)

// A scanner cuts a text into tokens, all at once: the parser then looks ahead as
// far as it likes. Mistakes become tokens of their own, so that the parser reports
// them where it meets them and goes on behind.
type scanner struct {
	src  string
	off  int
	line int32
	bol  int // where the line begins
	wide int // bytes of this line before off that begin no character

	toks     []token
	errs     []*Error
	brackets []bracket
	indents  []indent
	fstrings []fstring
	fresh    bool // a logical line begins
	first    bool // no token on this physical line yet
	stmtCol  int  // indentation of the logical line
	odd      int  // the last indentation that matched none
	resets   int  // how often brackets and f-strings were given up
	soft     bool // async, await or nonlocal was met
	tabs     *Error

	maxTokens, maxNesting int
}

type bracket struct {
	text byte
	tok  int32
	pos  text.Pos
}

// An indent is an indentation measured with tabs of eight columns and of one.
// Where the two disagree about an order, tabs and spaces are mixed ambiguously.
type indent struct{ col, alt int }

// newScanner allocates for a typical text: four bytes a token.
func newScanner(src string, o Options) *scanner {
	return &scanner{
		src: src, line: 1, fresh: true, first: true,
		toks:    make([]token, 0, min(len(src)/4+16, 1<<20)),
		indents: make([]indent, 1, 16), maxTokens: o.MaxTokens, maxNesting: o.MaxDepth,
	}
}

// scan fills toks.
func (s *scanner) scan() {
	for s.off < len(s.src) {
		if s.fresh && len(s.brackets) == 0 {
			s.indentation()
		}
		if !s.space() {
			continue // at the end, or at another line
		}
		s.token()
		if len(s.toks) > s.maxTokens {
			s.fail(s.here(1), syntaxError, fmt.Sprintf("too many tokens (more than %d)", s.maxTokens))
			s.off = len(s.src)
			s.brackets = s.brackets[:0]
		}
	}
	if len(s.brackets) > 0 {
		s.unclosed(true)
		if s.off < len(s.src) {
			s.scan()
			return
		}
	}
	s.finish()
}

// finish ends the last line and the blocks.
func (s *scanner) finish() {
	if n := len(s.toks); n > 0 && s.toks[n-1].kind != kNewline {
		s.add(kNewline, s.off, s.pos())
	}
	// What is missing at the end is missed behind the last line that has
	// something, not behind the empty lines after it.
	at, off := s.pos(), int32(s.off)
	if n := len(s.toks); n > 0 {
		at = s.toks[n-1].start
	}
	for range s.indents[1:] {
		s.toks = append(s.toks, token{kind: kDedent, off: off, end: off, start: at, fin: at})
	}
	s.toks = append(s.toks, token{kind: kEOF, off: off, end: off, start: at, fin: at})
}

func (s *scanner) pos() text.Pos { return text.Pos{Line: s.line, Col: int32(s.off-s.bol-s.wide) + 1} }

// here is the span of the next n characters of the line.
func (s *scanner) here(n int32) text.Span {
	p := s.pos()
	return text.Span{Start: p, End: text.Pos{Line: p.Line, Col: p.Col + n}}
}

// add appends the token that ends at off.
func (s *scanner) add(k kind, start int, from text.Pos) *token {
	s.toks = append(s.toks, token{kind: k, off: int32(start), end: int32(s.off), start: from, fin: s.pos()})
	s.first = false
	return &s.toks[len(s.toks)-1]
}

// fail appends an error token.
func (s *scanner) fail(at text.Span, kind, msg string) *Error {
	e := &Error{Span: at, Kind: kind, Msg: msg}
	s.errs = append(s.errs, e)
	s.toks = append(s.toks, token{
		kind: kError, aux: int32(len(s.errs) - 1), off: int32(s.off), end: int32(s.off), start: at.Start, fin: at.End,
	})
	return e
}

// newline steps over the end of a line.
func (s *scanner) newline() {
	s.off++
	s.line++
	s.bol, s.wide, s.first = s.off, 0, true
}

// space steps over blanks, comments and joined lines. It returns false if no token
// follows: at the end of the text, or where the line was given up.
func (s *scanner) space() bool {
	for s.off < len(s.src) {
		switch c := s.src[s.off]; c {
		case ' ', '\t', '\f':
			s.off++
		case '#':
			s.comment()
		case '\\':
			if !s.joined() {
				return false
			}
		case '\n':
			if len(s.brackets) == 0 {
				return true
			}
			s.newline()
		default:
			return true
		}
	}
	return false
}

// comment steps to the end of the line.
func (s *scanner) comment() {
	if n := strings.IndexByte(s.src[s.off:], '\n'); n >= 0 {
		n += s.off
		s.wide += continuations(s.src[s.off:n])
		s.off = n
		return
	}
	s.wide += continuations(s.src[s.off:])
	s.off = len(s.src)
}

// continuations counts the bytes that begin no character.
func continuations(text string) (n int) {
	for i := range len(text) {
		if text[i]&0xC0 == 0x80 {
			n++
		}
	}
	return n
}

// joined steps over a backslash and the end of the line.
func (s *scanner) joined() bool {
	at, rest := s.here(1), s.src[s.off+1:]
	if strings.HasPrefix(rest, "\n") {
		s.off++
		s.newline()
		if s.off < len(s.src) {
			return true
		}
		rest = ""
	}
	if rest == "" {
		e := s.fail(at, syntaxError, "unexpected EOF while parsing")
		e.Partial = true
		s.off = len(s.src)
		s.brackets = s.brackets[:0]
		return false
	}
	s.fail(at, syntaxError, "unexpected character after line continuation character")
	s.abandon()
	return false
}

// indentation measures the next line that is not blank and begins or ends blocks.
func (s *scanner) indentation() {
	var in indent
	joined := -1
	for s.off < len(s.src) {
		switch c := s.src[s.off]; c {
		case ' ':
			in.col++
			in.alt++
			s.off++
			continue
		case '\t':
			in.col += 8 - in.col%8
			in.alt++
			s.off++
			continue
		case '\f':
			in = indent{}
			s.off++
			continue
		case '#':
			s.comment()
			continue
		case '\n':
			s.newline()
			in, joined = indent{}, -1
			continue
		case '\\':
			if strings.HasPrefix(s.src[s.off+1:], "\n") && s.off+2 < len(s.src) {
				if joined < 0 {
					joined = in.col
				}
				s.off++
				s.newline()
				continue
			}
		}
		break
	}
	if s.off >= len(s.src) {
		return
	}
	if joined > 0 { // at column 0 a backslash counts for nothing, as in CPython
		in.col, in.alt = joined, joined
	}
	s.fresh, s.stmtCol = false, in.col
	s.block(in)
}

// block compares an indentation with those of the open blocks.
func (s *scanner) block(in indent) {
	top := s.indents[len(s.indents)-1]
	switch {
	case in.col == top.col:
		s.odd = 0
		s.noteTabs(in.alt == top.alt)
	case in.col > top.col:
		s.noteTabs(in.alt > top.alt)
		if len(s.indents) >= maxIndents {
			s.fail(s.here(1), indentationError, "too many levels of indentation")
			return
		}
		s.indents = append(s.indents, in)
		s.add(kIndent, s.off, s.pos())
	default:
		s.dedent(in)
	}
	s.first = true
}

// dedent closes blocks up to one with the indentation in.
func (s *scanner) dedent(in indent) {
	n := len(s.indents) - 1
	for n > 0 && in.col < s.indents[n].col {
		n--
	}
	if in.col != s.indents[n].col {
		// The line counts as one of the block that it is nearest to. Lines
		// that are wrong in the same way belong to the same mistake.
		for len(s.indents)-2 > n {
			s.indents = s.indents[:len(s.indents)-1]
			s.add(kDedent, s.off, s.pos())
		}
		if s.odd == in.col {
			return
		}
		s.odd = in.col
		s.fail(text.Span{Start: text.Pos{Line: s.line, Col: 1}, End: s.pos()}, indentationError,
			"unindent does not match any outer indentation level")
		return
	}
	for len(s.indents)-1 > n {
		s.indents = s.indents[:len(s.indents)-1]
		s.add(kDedent, s.off, s.pos())
	}
	s.noteTabs(in.alt == s.indents[n].alt)
}

// noteTabs notes the first line where tabs and spaces are mixed ambiguously. Only
// Python 3 minds; the parser knows whether the text is.
func (s *scanner) noteTabs(ok bool) {
	if !ok && s.tabs == nil {
		s.tabs = &Error{
			Span: text.Span{Start: text.Pos{Line: s.line, Col: 1}, End: s.pos()}, Kind: tabError,
			Msg: "inconsistent use of tabs and spaces in indentation",
		}
	}
}

// token scans what begins at off, which is no blank.
func (s *scanner) token() {
	start, from := s.off, s.pos()
	c := s.src[start]
	switch {
	case c == '\n':
		s.off++
		s.toks = append(s.toks, token{kind: kNewline, off: int32(start), end: int32(s.off), start: from,
			fin: text.Pos{Line: from.Line, Col: from.Col + 1}})
		s.off--
		s.newline()
		s.fresh = true
	case isLetter(c) || c >= utf8.RuneSelf:
		s.word(start, from)
	case isDigit(c) || c == '.' && start+1 < len(s.src) && isDigit(s.src[start+1]):
		s.number(start, from)
	case c == '"' || c == '\'':
		s.str(start, from, 0)
	default:
		s.operator(start, from)
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isWordByte(c byte) bool {
	return isLetter(c) || isDigit(c) || c >= utf8.RuneSelf
}

// word scans a name, a keyword, or a string with a prefix.
func (s *scanner) word(start int, from text.Pos) {
	i, ascii := start, true
	for i < len(s.src) && isWordByte(s.src[i]) {
		if s.src[i] >= utf8.RuneSelf {
			ascii = false
		}
		i++
	}
	if i < len(s.src) && (s.src[i] == '"' || s.src[i] == '\'') && i-start <= 2 {
		if flags, f, ok := stringPrefix(s.src[start:i]); ok {
			s.off = i
			if f {
				s.fstr(start, from, flags)
			} else {
				s.str(start, from, flags)
			}
			return
		}
	}
	if !ascii && !s.wideName(start, i) {
		return
	}
	s.off = i
	k := kName
	if n := i - start; ascii && n >= 2 && n <= 8 {
		if kw, ok := keywords[s.src[start:i]]; ok {
			k = kw
		}
	}
	if k == kwAsync || k == kwAwait || k == kwNonlocal {
		s.soft = true
	}
	if s.first && len(s.brackets) > 0 && len(s.fstrings) == 0 && statementKeywords[k] {
		s.off = s.bol
		s.unclosed(false)
		return
	}
	s.add(k, start, from)
}

// wideName looks at the characters of a name beyond ASCII. For a character that
// cannot be in a name it scans up to it and reports it.
func (s *scanner) wideName(start, end int) bool {
	for i, r := range s.src[start:end] {
		if r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r) {
			continue
		}
		if i > 0 && (unicode.IsDigit(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)) {
			continue
		}
		s.wide += continuations(s.src[start : start+i])
		s.off = start + i
		s.strange(r)
		return false
	}
	s.wide += continuations(s.src[start:end])
	return true
}

// strange reports a character that no token has.
func (s *scanner) strange(r rune) {
	e := s.fail(s.here(1), syntaxError, fmt.Sprintf("invalid character '%c' (U+%04X)", r, r))
	switch {
	case r < utf8.RuneSelf && r > ' ':
		e.Msg, e.Help, e.reason = invalidSyntax, string(r)+" means nothing in Python", noRule
	case strings.ContainsRune("“”„‟«»", r):
		e.Help = "this is a typographic quotation mark, write \""
	case strings.ContainsRune("‘’‚‛´", r):
		e.Help = "this is a typographic quotation mark, write '"
	case strings.ContainsRune("–—−", r):
		e.Help = "this is a dash, write -"
	case strings.ContainsRune("×·", r):
		e.Help = "write *"
	case !unicode.IsPrint(r):
		e.Msg = fmt.Sprintf("invalid non-printable character U+%04X", r)
		if unicode.IsSpace(r) {
			e.Help = "replace it with an ordinary space"
		}
	}
	s.abandon()
}

// operator scans an operator or a bracket.
func (s *scanner) operator(start int, from text.Pos) {
	for _, o := range operators[s.src[start]&0x7F] {
		if !strings.HasPrefix(s.src[start:], o.text) {
			continue
		}
		switch s.off = start + len(o.text); o.kind {
		case kLparen, kLbrack, kLbrace:
			s.open(start, from, o)
		case kRparen, kRbrack, kRbrace:
			s.close(start, from, o)
		default:
			s.add(o.kind, start, from)
		}
		return
	}
	s.strange(rune(s.src[start]))
}

// open notes an open bracket.
func (s *scanner) open(start int, from text.Pos, o operator) {
	s.brackets = append(s.brackets, bracket{s.src[start], int32(len(s.toks)), from})
	if len(s.brackets) > s.maxNesting {
		s.off = start
		s.fail(s.here(1), syntaxError, "too many nested parentheses")
		s.abandon()
		return
	}
	s.add(o.kind, start, from)
}

var opposite = map[byte]byte{')': '(', ']': '[', '}': '{'}

// close matches a closing bracket with the last open one.
func (s *scanner) close(start int, from text.Pos, o operator) {
	n := len(s.brackets) - 1
	c := s.src[start]
	if n < 0 {
		s.off = start
		s.fail(s.here(1), syntaxError, fmt.Sprintf("unmatched '%c'", c))
		s.off++
		return
	}
	b := s.brackets[n]
	if b.text != opposite[c] {
		msg := fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'", c, b.text)
		if b.pos.Line != s.line {
			msg += fmt.Sprintf(" on line %d", b.pos.Line)
		}
		s.off = start
		if m := len(s.fstrings); m > 0 && s.fstrings[m-1].level == n+1 {
			msg = fmt.Sprintf("f-string: unmatched '%c'", c)
		}
		s.fail(s.here(1), syntaxError, msg)
		s.abandon()
		return
	}
	s.brackets = s.brackets[:n]
	s.toks[b.tok].aux = int32(len(s.toks))
	s.add(o.kind, start, from)
}
