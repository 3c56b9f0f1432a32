package parser

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// A joiner puts adjacent literals together.
type joiner struct {
	parts  []ast.Expr
	text   []byte
	span   text.Span // of text
	h      int
	joined bool // there is an f-string
	bytes  bool
	plain  bool // there is a literal that is not bytes
}

// add appends to the text since the last replacement field.
func (j *joiner) add(src string, at text.Span) {
	if len(j.text) == 0 {
		j.span.Start = at.Start
	}
	j.span.End = at.End
	j.text = append(j.text, src...)
}

// flush makes a constant of the text so far.
func (j *joiner) flush() {
	if len(j.text) > 0 {
		j.parts = append(j.parts, &ast.Constant{Span: j.span, Value: string(j.text)})
		j.text = j.text[:0]
	}
}

// strings parses one or more adjacent string literals.
func (p *parser) strings() ast.Expr {
	start, flags := p.pos(), p.tok().flags
	if p.k == kString && p.peek() != kString && p.peek() != kFStart {
		v := p.stringValue()
		return p.literal(start, v, flags)
	}
	var j joiner
	unicode := p.k == kString && flags&fUnicode != 0
	for p.k == kString || p.k == kFStart {
		if p.k == kFStart {
			j.joined, j.plain = true, true
			p.nested(func(p *parser) ast.Expr { p.fstring(&j); return nil })
			continue
		}
		isBytes := p.tok().flags&fBytes != 0
		j.bytes = j.bytes || isBytes
		j.plain = j.plain || !isBytes
		j.add(p.stringValue(), p.here())
		p.next()
	}
	if j.bytes && j.plain && !p.py2 {
		p.fail(p.from(start), "cannot mix bytes and nonbytes literals")
	}
	p.h = j.h + 1
	if j.joined {
		j.flush()
		return &ast.JoinedStr{Span: p.from(start), Values: j.parts}
	}
	c := &ast.Constant{Span: p.from(start), Value: string(j.text), Unicode: unicode}
	if j.bytes && !j.plain {
		c.Value = ast.Bytes(j.text)
	}
	return c
}

// literal makes a constant of a single token.
func (p *parser) literal(start text.Pos, v string, flags uint8) ast.Expr {
	c := alloc(&p.slabs.consts)
	p.next()
	c.Span, c.Unicode = p.from(start), flags&fUnicode != 0
	if flags&fBytes != 0 {
		c.Value = ast.Bytes(v)
	} else {
		c.Value = v
	}
	return c
}

// stringValue is the value of the string token at hand, which stays.
func (p *parser) stringValue() string {
	t := p.tok()
	text, n := p.text(), 1
	if t.flags&fTriple != 0 {
		n = 3
	}
	text = text[strings.IndexAny(text, `'"`)+n : len(text)-n]
	if t.flags&fBytes != 0 && t.flags&fWide != 0 && !p.py2 {
		p.fail(p.here(), "bytes can only contain ASCII literal characters")
	}
	if t.flags&(fUnicode|fRaw) == fUnicode|fRaw && !p.py2 {
		p.invalid(p.here(), "ur'' is Python 2, write r''")
	}
	p.dec.raw = t.flags&(fUnicode|fRaw) == fUnicode|fRaw
	if t.flags&fEscape == 0 || t.flags&fRaw != 0 && !p.dec.raw {
		return text
	}
	p.dec.bytes, p.dec.field = t.flags&fBytes != 0, false
	p.dec.pairs = p.py2
	p.dec.short = p.py2 && t.flags&fUnicode == 0 && !p.future["unicode_literals"]
	v, ok := p.dec.decode(text)
	if !ok {
		p.fail(p.here(), v)
	}
	return v
}

// fstring parses the tokens of an f-string.
func (p *parser) fstring(j *joiner) {
	p.next()
	for {
		switch p.k {
		case kFMiddle:
			p.middle(j, true)
		case kLbrace:
			p.replacement(j)
		case kFEnd:
			p.next()
			return
		default:
			p.unexpected()
			return
		}
	}
}

// middle adds the text between replacement fields.
func (p *parser) middle(j *joiner, field bool) {
	t := p.tok()
	text := p.text()
	if t.flags&fEscape != 0 {
		if t.flags&fRaw != 0 {
			if field {
				text = strings.NewReplacer("{{", "{", "}}", "}").Replace(text)
			}
		} else {
			p.dec = decoder{buf: p.dec.buf, field: field}
			v, ok := p.dec.decode(text)
			if !ok {
				p.fail(p.here(), v)
				return
			}
			text = v
		}
	}
	j.add(text, p.here())
	p.next()
}

// replacement parses {value=!r:spec}.
func (p *parser) replacement(j *joiner) {
	start, open := p.pos(), p.i
	p.next()
	switch p.k {
	case kRbrace, kBang, kColon, kAssign:
		p.fail(p.here(), "f-string: valid expression required before '"+p.text()+"'")
	}
	fv := &ast.FormattedValue{}
	fv.Value = p.exprOrYield()
	p.explainField(open)
	h := p.h
	after := "'=', or '!', or ':', or '}'"
	debug := p.k == kAssign
	if debug {
		eq := p.i
		p.next()
		at := text.Span{Start: p.toks[open].fin, End: p.pos()}
		j.add(p.uncommented(open, max(eq+1, p.i)), at)
		after = "'!', or ':', or '}'"
	}
	j.flush()
	if p.k == kBang {
		fv.Conversion = p.conversion()
		after = "':' or '}'"
	}
	if p.k == kColon {
		fv.Spec = p.spec()
		h = max(h, p.h)
		after = "'}'"
	}
	if debug && fv.Conversion == 0 && fv.Spec == nil {
		fv.Conversion = 'r'
	}
	if p.k != kRbrace {
		p.badField(open, after)
	}
	p.next()
	p.grow(h)
	j.h = max(j.h, p.h)
	fv.Span = p.from(start)
	j.parts = append(j.parts, fv)
}

// uncommented is the text between two tokens, without comments.
func (p *parser) uncommented(from, to int) string {
	text := p.src[p.toks[from].end:p.toks[to].off]
	if !strings.Contains(text, "#") {
		return text
	}
	var b strings.Builder
	for i := from; i < to; i++ { // a # within a token is no comment
		blank := p.src[p.toks[i].end:p.toks[i+1].off]
		for {
			before, after, found := strings.Cut(blank, "#")
			b.WriteString(before)
			if !found {
				break
			}
			blank = after[max(0, strings.IndexByte(after, '\n')):]
		}
		if i+1 < to {
			b.WriteString(p.textOf(i + 1))
		}
	}
	return b.String()
}

// badField reports what stands where a replacement field should end.
func (p *parser) badField(open int, after string) {
	if p.k == kError {
		p.unexpected()
		return
	}
	if strings.HasPrefix(after, "'='") {
		p.missingComma(open)
	}
	p.fail(p.here(), "f-string: expecting "+after)
}

// explainField words the message for an expression that is wrong.
func (p *parser) explainField(open int) {
	first := &p.toks[open+1]
	switch {
	case p.err == nil || p.err.reason != noRule:
		return
	case first.kind == kwLambda:
		p.err.Msg = "f-string: lambda expressions are not allowed without parentheses"
		p.err.Span = text.Span{Start: first.start, End: first.fin}
	case p.i == open+1:
		p.err.Msg = "f-string: expecting a valid expression after '{'"
	default:
		p.err.Msg = "f-string: expecting '=', or '!', or ':', or '}'"
	}
	p.err.Help, p.err.reason = "", anyReason
}

// conversion parses !r.
func (p *parser) conversion() byte {
	bang := p.tok().fin
	p.next()
	if p.k != kName {
		p.fail(p.here(), "f-string: missing conversion character")
		return 0
	}
	text := p.text()
	if p.pos() != bang {
		p.fail(p.here(), "f-string: conversion type must come right after the exclamation mark")
	}
	if text != "s" && text != "r" && text != "a" {
		p.fail(p.here(), "f-string: invalid conversion character '"+text+"': expected 's', 'r', or 'a'")
	}
	p.next()
	return text[0]
}

// spec parses the format spec behind a colon, up to the brace.
func (p *parser) spec() *ast.JoinedStr {
	start := p.pos()
	p.next()
	var j joiner
	p.enter()
	for p.k == kFMiddle || p.k == kLbrace {
		if p.k == kFMiddle {
			p.middle(&j, false)
		} else {
			p.replacement(&j)
		}
	}
	p.leave()
	end := p.pos()
	j.flush()
	p.h = j.h + 1
	return &ast.JoinedStr{Span: text.Span{Start: start, End: end}, Values: j.parts}
}
