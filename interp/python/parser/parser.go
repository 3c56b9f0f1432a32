// Package parser, internal to pyq, reads the text of Python programs, versions 2.7 to 3.12,
// into the tree of package ast. One grammar serves both versions:
//
//	m, errs := parser.Parse(text, parser.Options{})
//
// A file's tokens are scanned first; what only one of the versions has decides
// which one the file is in (detect.go), and then the tree is built. In a file that
// is both, such as a program with f-strings and one print statement left over, the
// rules are Python 3's, and print statements are accepted.
//
// All mistakes of a file are reported at once, one a statement and 20 at most, in
// CPython's words. Time and memory are linear in the length of the text, brackets
// nest Options.MaxDepth deep, and no path in a tree is longer than MaxTreeDepth.
package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// A Version says which Python a text is written in.
type Version uint8

// The versions.
const (
	Detect  Version = iota // by what the text holds
	Python2                // always Python 2
	Python3                // never Python 2: not even print statements are accepted
)

// Options are the settings of a parse; the zero value works.
type Options struct {
	Python2   Version
	Known     func(name string) bool // the program gave the name a meaning before; nil knows none
	MaxDepth  int                    // brackets within one another; 200 if 0
	MaxTokens int                    // in a text; 5 million if 0
}

// Limits.
const (
	// MaxTreeDepth is the length of the longest path in a tree. Everything that
	// walks trees may recurse so deep. A sum of 6,000 numbers is such a tree.
	MaxTreeDepth = 6000

	maxIndents   = 100     // as in CPython
	maxRecursion = 1000    // of the parser, where no bracket bounds it
	defaultDepth = 200     // as in CPython
	defaultToks  = 5 << 20 // a tree takes some 100 bytes a token
)

// withDefaults replaces zeros.
func (o Options) withDefaults() Options {
	if o.MaxDepth <= 0 {
		o.MaxDepth = defaultDepth
	}
	if o.MaxTokens <= 0 {
		o.MaxTokens = defaultToks
	}
	return o
}

// A File is a text that has been read: the tree, with what the names in it mean.
type File struct {
	*ast.Module
	Text    string
	symbols *scope.Table
}

// Symbols returns the table of the names in the tree, which is made when it is first asked
// for. Nothing in it has a meaning before its Resolve is called. It is not safe for
// concurrent use.
func (f *File) Symbols() *scope.Table {
	if f.symbols == nil {
		f.symbols = scope.New(f.Module)
	}
	return f.symbols
}

// Parse reads a whole text. The file is never nil; with errors it has no body.
func Parse(src string, o Options) (*File, Errors) {
	p, errs := newParser(src, o.withDefaults(), false)
	if errs != nil {
		m := &ast.Module{Span: text.Span{Start: text.Pos{Line: 1, Col: 1}, End: text.Pos{Line: 1, Col: 1}}}
		return &File{Module: m, Text: src}, errs
	}
	m := &ast.Module{Python2: p.py2, Evidence: p.evidence, Future: p.future}
	f := &File{Module: m, Text: src}
	m.Start = text.Pos{Line: 1, Col: 1}
	m.End = p.toks[len(p.toks)-1].fin
	m.Body = p.file()
	if p.declares && len(p.errs) == 0 {
		for _, c := range f.Symbols().Conflicts {
			p.soft(c.Span, c.Msg)
		}
	}
	if len(p.errs) > 0 {
		m.Body, f.symbols = nil, nil
	}
	return f, p.errs.tidy()
}

// ParseExpr reads an expression, such as eval takes it: blanks may come before it
// and empty lines behind it. The expression is nil if there are errors.
func ParseExpr(text string, o Options) (ast.Expr, Errors) {
	p, errs := newParser(text, o.withDefaults(), true)
	if errs != nil {
		return nil, errs
	}
	e := p.exprList()
	for p.k == kNewline {
		p.next()
	}
	if p.k != kEOF {
		p.unexpected()
	}
	if p.err != nil {
		p.flush()
	}
	if len(p.errs) > 0 {
		return nil, p.errs.tidy()
	}
	return e, nil
}

// A parser builds the tree from tokens. From a mistake on it sees only kFail, so
// that everything it is doing ends by itself, until flush.
type parser struct {
	src  string
	toks []token
	i    int
	k    kind // of toks[i], or kFail

	scanErrs  []*Error
	version   Version
	known     func(name string) bool
	py2       bool
	printStmt bool // print is a keyword
	lenient   bool // a print statement is accepted where it can be nothing else
	evidence  []ast.Evidence
	future    map[string]bool

	err   *Error // of this statement
	errs  Errors
	base  int // how many errs there were before this statement
	depth int
	// h is the height of the tree that was built last. Every method that
	// returns an expression or statements sets it.
	h        int
	stmtEnd  text.Pos
	in       within
	declares bool // there is a global or nonlocal statement
	yields   int  // how many there were so far, for comprehensions
	walruses int
	dec      decoder
	slabs    slabs
}

// A within is what statements are in: a function, a class or the module.
type within struct {
	kind      withinKind
	async     bool
	lenient   bool // in the body of a statement that is wrong: nothing is known
	loops     int
	star      bool // in the body of an except*
	yields    bool
	valued    text.Span // a return with a value
	hasValued bool
}

type withinKind uint8

const (
	inModule withinKind = iota
	inClass
	inFunction
)

// newParser scans the text and decides its version. Errors are those that leave
// nothing to parse.
func newParser(text string, o Options, expr bool) (*parser, Errors) {
	src, err := normalize(text)
	if err != nil {
		return nil, Errors{err}
	}
	s := newScanner(src, o)
	if expr {
		s.off = len(src) - len(strings.TrimLeft(src, " \t\f"))
		s.fresh = false
	}
	s.scan()
	p := &parser{src: src, toks: s.toks, scanErrs: s.errs, version: o.Python2, known: o.Known, future: map[string]bool{}}
	p.detect(s.soft)
	if s.tabs != nil && !p.py2 {
		p.errs = append(p.errs, s.tabs)
	}
	p.k = p.toks[0].kind
	return p, nil
}

// normalize makes UTF-8 with lines that end in \n.
func normalize(text string) (string, *Error) {
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", errorAt(text, i, "source code string cannot contain null bytes")
	}
	if utf8.ValidString(text) {
		return text, nil
	}
	if latin1(text) {
		b := make([]byte, 0, len(text)+len(text)/8)
		for i := range len(text) {
			b = utf8.AppendRune(b, rune(text[i]))
		}
		return string(b), nil
	}
	for i, r := range text {
		if _, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
			e := errorAt(text, i, fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared",
				text[i], 1+strings.Count(text[:i], "\n")))
			e.Help = "save the file as UTF-8"
			return "", e
		}
	}
	return text, nil
}

// latin1 reports whether one of the first two lines declares an encoding with a
// byte a character.
func latin1(text string) bool {
	for range 2 {
		line, rest, _ := strings.Cut(text, "\n")
		if c := strings.IndexByte(line, '#'); c >= 0 {
			if _, name, ok := strings.Cut(line[c:], "coding"); ok {
				name = strings.ToLower(strings.TrimLeft(name, ":= \t"))
				for _, p := range [...]string{"latin", "iso-8859-1", "iso8859-1", "cp1252", "windows-1252"} {
					if strings.HasPrefix(name, p) {
						return true
					}
				}
			}
		}
		text = rest
	}
	return false
}

// errorAt makes an error at an offset.
func errorAt(src string, off int, msg string) *Error {
	bol := strings.LastIndexByte(src[:off], '\n') + 1
	at := text.Pos{Line: int32(1 + strings.Count(src[:off], "\n")), Col: int32(1 + utf8.RuneCountInString(src[bol:off]))}
	return &Error{Span: text.Span{Start: at, End: text.Pos{Line: at.Line, Col: at.Col + 1}}, Kind: syntaxError, Msg: msg}
}

// next steps to the next token. It stays where a mistake was made, so that loops end.
func (p *parser) next() {
	if p.k != kFail {
		p.i++
		p.k = p.toks[p.i].kind
	}
}

// peek is the kind of the token behind this one.
func (p *parser) peek() kind {
	if p.k == kFail || p.k == kEOF {
		return p.k
	}
	return p.toks[p.i+1].kind
}

func (p *parser) tok() *token      { return &p.toks[p.i] }
func (p *parser) pos() text.Pos    { return p.toks[p.i].start }
func (p *parser) text() string     { return p.textOf(p.i) }
func (p *parser) here() text.Span  { return text.Span{Start: p.toks[p.i].start, End: p.toks[p.i].fin} }
func (p *parser) failed() bool     { return p.k == kFail }
func (p *parser) is(s string) bool { return p.k == kName && p.text() == s }

func (p *parser) textOf(i int) string { return p.src[p.toks[i].off:p.toks[i].end] }

// end is where the token before this one ends.
func (p *parser) end() text.Pos {
	if p.i == 0 {
		return p.toks[0].start
	}
	return p.toks[p.i-1].fin
}

// from is the span from a position to the end of the last token.
func (p *parser) from(start text.Pos) text.Span { return text.Span{Start: start, End: p.end()} }

// accept steps over a token of this kind.
func (p *parser) accept(k kind) bool {
	if p.k != k {
		return false
	}
	p.next()
	return true
}

// expect demands a token of this kind.
func (p *parser) expect(k kind) bool {
	if p.accept(k) {
		return true
	}
	p.unexpected()
	return false
}

// fail reports a mistake at a span; the first one of a statement counts.
func (p *parser) fail(at text.Span, msg string) { p.failHelp(at, msg, "") }

// failHelp is fail with what to write instead.
func (p *parser) failHelp(at text.Span, msg, help string) {
	p.failWith(Error{Span: at, Kind: syntaxError, Msg: msg, Help: help})
}

// invalid reports what no rule of the grammar takes, with what to write instead.
func (p *parser) invalid(at text.Span, help string) {
	p.failWith(Error{Span: at, Kind: syntaxError, Msg: invalidSyntax, Help: help, reason: noRule})
}

func (p *parser) failWith(e Error) {
	if p.k == kFail {
		return
	}
	p.err, p.k = &e, kFail
}

// unexpected reports the token that no rule of the grammar takes.
func (p *parser) unexpected() {
	if p.k == kFail {
		return
	}
	t := p.tok()
	switch t.kind {
	case kError:
		p.err = p.scanErrs[t.aux]
		p.k = kFail
		return
	case kIndent:
		p.failWith(Error{Span: p.here(), Kind: indentationError, Msg: "unexpected indent"})
		return
	}
	p.failWith(Error{Span: p.here(), Kind: syntaxError, Msg: invalidSyntax, Help: p.hint(), Partial: t.kind == kEOF, reason: noRule})
}

// soft reports a mistake that does not keep the parser from going on.
func (p *parser) soft(at text.Span, msg string) { p.softFor(anyReason, at, msg) }

func (p *parser) softFor(why reason, at text.Span, msg string) {
	if p.k != kFail {
		p.errs = append(p.errs, &Error{Span: at, Kind: syntaxError, Msg: msg, reason: why})
	}
}

// flush notes the mistake and goes to the end of the logical line.
func (p *parser) flush() {
	i, seen := p.i, false
	for i < len(p.toks)-1 && p.toks[i].kind != kNewline {
		// What the scanner found wrong in the same line comes first.
		if t := p.toks[i]; t.kind == kError && !seen {
			e := *p.scanErrs[t.aux]
			e.Partial = e.Partial && i == p.i
			p.err, seen = &e, true
		}
		i++
	}
	p.errs = append(p.errs[:p.base], p.err)
	if i > 0 {
		p.stmtEnd = p.toks[i-1].fin
	}
	if p.toks[i].kind == kNewline {
		i++
	}
	if len(p.errs) >= maxErrors {
		i = len(p.toks) - 1
	}
	p.err, p.i, p.k = nil, i, p.toks[i].kind
}

// enter counts a recursion; leave must follow.
func (p *parser) enter() {
	if p.depth++; p.depth > maxRecursion {
		p.fail(p.here(), "too many nested expressions")
	}
}

func (p *parser) leave() { p.depth-- }

// grow notes that a node was put over trees of height h and of p.h.
func (p *parser) grow(h int) {
	if p.h = max(p.h, h) + 1; p.h > MaxTreeDepth {
		p.failHelp(p.here(), "too many nested expressions", "write several statements")
	}
}

// slabs hands out the commonest nodes from arrays: one allocation for many.
type slabs struct {
	names  []ast.Name
	consts []ast.Constant
	calls  []ast.Call
	attrs  []ast.Attribute
	exprs  []ast.Expr
}

const slabSize = 64

// alloc returns a zeroed node of a slab.
func alloc[T any](slab *[]T) *T {
	if len(*slab) == 0 {
		*slab = make([]T, slabSize)
	}
	n := &(*slab)[0]
	*slab = (*slab)[1:]
	return n
}

// one returns a slice of one expression that append copies.
func (p *parser) one(e ast.Expr) []ast.Expr {
	if len(p.slabs.exprs) == 0 {
		p.slabs.exprs = make([]ast.Expr, slabSize)
	}
	s := p.slabs.exprs[:1:1]
	p.slabs.exprs = p.slabs.exprs[1:]
	s[0] = e
	return s
}

// name makes a node of the name in token i.
func (p *parser) name(i int) *ast.Name {
	n := alloc(&p.slabs.names)
	t := &p.toks[i]
	n.Span = text.Span{Start: t.start, End: t.fin}
	n.ID = p.src[t.off:t.end]
	return n
}

// identifier demands a name.
func (p *parser) identifier() *ast.Name {
	if p.k != kName {
		p.unexpected()
		return &ast.Name{Span: text.Span{Start: p.pos(), End: p.pos()}}
	}
	n := p.name(p.i)
	p.next()
	return n
}

// bad stands for an expression that could not be read.
func (p *parser) bad() ast.Expr {
	p.h = 1
	return &ast.Name{Span: text.Span{Start: p.pos(), End: p.pos()}}
}
