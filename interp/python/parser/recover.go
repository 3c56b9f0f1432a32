package parser

import (
	"fmt"
	"strings"

	"github.com/pyq-lang/pyq/interp/text"
)

// This file is how the scanner goes on behind a mistake that brackets or quotes
// would otherwise spread over the rest of the text: it guesses where the next
// statement begins.

// unclosed reports an open bracket and goes on with a line that looks like the next
// statement, which may be one that was scanned as a part of the brackets.
func (s *scanner) unclosed(atEnd bool) {
	s.rewind()
	n := len(s.brackets) - 1
	for n > 0 && int(s.brackets[n].tok) >= len(s.toks) {
		n--
	}
	b := s.brackets[n]
	e := s.fail(text.Span{Start: b.pos, End: text.Pos{Line: b.pos.Line, Col: b.pos.Col + 1}}, syntaxError,
		fmt.Sprintf("'%c' was never closed", b.text))
	e.Partial = atEnd
	s.reset()
	s.add(kNewline, s.off, s.pos())
	s.first = true
}

// reset leaves all brackets and f-strings.
func (s *scanner) reset() {
	s.brackets, s.fstrings = s.brackets[:0], s.fstrings[:0]
	s.resets++
	s.fresh = true
}

// rewind goes back to the line behind the outermost open bracket where a statement
// seems to begin, and forgets the tokens from there on. It may happen maxErrors
// times; after that the rest of the text belongs to the bracket.
func (s *scanner) rewind() {
	if len(s.errs) >= maxErrors {
		return
	}
	open := s.toks[s.brackets[0].tok]
	off, line := s.nextStatement(int(open.end), open.fin.Line)
	if off >= s.off {
		return
	}
	n := len(s.toks)
	for n > 0 && int(s.toks[n-1].off) >= off && s.toks[n-1].kind != kError {
		n--
	}
	s.toks = s.toks[:n]
	s.off, s.line, s.bol, s.wide = off, line, off, 0
}

// nextStatement finds the first line behind off, which is on the given line, that
// is indented no more than the logical line and begins with a word.
func (s *scanner) nextStatement(off int, line int32) (int, int32) {
	for {
		n := strings.IndexByte(s.src[off:], '\n')
		if n < 0 {
			return len(s.src), line
		}
		off += n + 1
		line++
		text := strings.TrimLeft(s.src[off:], " \t")
		if col := len(s.src) - off - len(text); col <= s.stmtCol && text != "" && isLetter(text[0]) {
			return off, line
		}
	}
}

// abandon leaves the logical line behind an error within it: with the next line,
// or, if brackets are open from a line before, with what looks like a statement.
func (s *scanner) abandon() {
	first := s.line
	for _, b := range s.brackets {
		first = min(first, b.pos.Line)
	}
	off, line := len(s.src), s.line
	if n := strings.IndexByte(s.src[s.off:], '\n'); n >= 0 {
		off, line = s.off+n+1, line+1
	}
	if first != s.line && off < len(s.src) {
		off, line = s.nextStatement(s.off, s.line)
	}
	s.add(kNewline, s.off, s.pos())
	s.reset()
	if off >= len(s.src) {
		s.comment() // to the end of the line; nothing follows it
		s.off = len(s.src)
		if n := strings.LastIndexByte(s.src, '\n'); n >= s.bol {
			s.line += int32(strings.Count(s.src[s.bol:], "\n"))
			s.bol, s.wide = n+1, continuations(s.src[n+1:])
		}
		return
	}
	s.off, s.line, s.bol, s.wide, s.first = off, line, off, 0, true
}
