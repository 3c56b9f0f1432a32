package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// atom parses what has no operator: a name, a literal, a display or parentheses.
func (p *parser) atom() ast.Expr {
	p.h = 1
	switch p.k {
	case kName:
		n := p.name(p.i)
		p.next()
		return n
	case kNumber:
		return p.number()
	case kString, kFStart:
		return p.strings()
	case kLparen:
		return p.nested((*parser).group)
	case kLbrack:
		return p.nested((*parser).listDisplay)
	case kLbrace:
		return p.nested((*parser).braces)
	case kwNone:
		return p.constant(nil)
	case kwTrue:
		return p.constant(true)
	case kwFalse:
		return p.constant(false)
	case kEllipsis:
		return p.constant(ast.Ellipsis{})
	case kBackquote:
		return p.nested((*parser).backquotes)
	}
	p.unexpected()
	return p.bad()
}

// nested bounds how deeply f recurses; brackets alone are bounded by the scanner, but
// not what is between them.
func (p *parser) nested(f func(*parser) ast.Expr) ast.Expr {
	p.enter()
	e := f(p)
	p.leave()
	return e
}

// constant makes a constant of the token at hand.
func (p *parser) constant(v any) ast.Expr {
	c := alloc(&p.slabs.consts)
	c.Span, c.Value = p.here(), v
	p.next()
	return c
}

// number parses a number. What only Python 2 writes so is refused here, as the
// scanner does not know the version.
func (p *parser) number() ast.Expr {
	t := p.tok()
	if !p.py2 && t.flags&(nOctal|nLong) != 0 {
		if t.flags&nOctal != 0 {
			p.fail(p.here(), leadingZeros)
		} else {
			at := text.Span{Start: text.Pos{Line: t.fin.Line, Col: t.fin.Col - 2}, End: t.fin}
			p.failHelp(at, "invalid decimal literal", "write the number without L")
		}
		return p.bad()
	}
	v, msg := numberValue(p.text(), t.flags)
	if msg != "" {
		p.fail(p.here(), msg)
	}
	c := p.constant(v).(*ast.Constant)
	c.Long = t.flags&nLong != 0
	return c
}

// backquotes is Python 2's repr.
func (p *parser) backquotes() ast.Expr {
	start := p.pos()
	if !p.py2 {
		p.invalid(p.here(), "write repr(...) instead of `...`")
		return p.bad()
	}
	p.next()
	v := p.exprList()
	p.expect(kBackquote)
	p.grow(p.h)
	return &ast.Repr{Span: p.from(start), Value: v}
}

// closing demands a closing bracket behind an element; open is the index of the
// token before it or of the opening bracket.
func (p *parser) closing(k kind, open int) {
	if p.k == k {
		p.next()
		return
	}
	p.missingComma(open)
	p.unexpected()
}

// missingComma explains two expressions one behind the other within brackets. The
// search for the beginning of the first one goes back to the last comma or to open.
func (p *parser) missingComma(open int) {
	if !startsExpr[p.k] || p.k == kwNot {
		return
	}
	first := p.elementStart(open)
	t := &p.toks[first]
	if t.kind == kName && p.i == first+1 && (p.k == kString || softKeyword(p.textOf(first))) {
		return
	}
	end, ok := p.ahead((*parser).expr)
	switch name := p.textOf(first); {
	case !ok:
	case t.kind == kName && p.i == first+1 && (name == "print" || name == "exec"):
		p.fail(text.Span{Start: t.start, End: end}, "Missing parentheses in call to '"+name+"'. Did you mean "+name+"(...)?")
	default:
		p.fail(text.Span{Start: t.start, End: end}, "invalid syntax. Perhaps you forgot a comma?")
	}
}

// ahead parses on and returns where that ends. It serves to word an error; as the
// parser fails after it, all time spent on it is linear.
func (p *parser) ahead(f func(*parser) ast.Expr) (text.Pos, bool) {
	save := *p
	p.enter()
	f(p)
	end, ok := p.end(), !p.failed()
	save.slabs = p.slabs
	*p = save
	return end, ok
}

// elementStart goes back from the current token to where the element begins.
func (p *parser) elementStart(open int) int {
	level, i := 0, p.i
	for i-1 > open {
		switch p.toks[i-1].kind {
		case kRparen, kRbrack, kRbrace:
			level++
		case kLparen, kLbrack, kLbrace:
			level--
		case kComma, kColon, kAssign, kStar, kDoubleStar:
			if level == 0 {
				return i
			}
		}
		if level < 0 {
			break
		}
		i--
	}
	return i
}

// softKeyword tells the names that are keywords in some places. CPython does not
// suggest a comma behind them, as a misspelt statement is more likely.
func softKeyword(name string) bool {
	return name == "match" || name == "case" || name == "type" || name == "_"
}

// group parses what begins with a parenthesis: an expression in parentheses, a
// tuple, a generator expression or a yield.
func (p *parser) group() ast.Expr {
	start, open := p.pos(), p.i
	p.next()
	if p.accept(kRparen) {
		p.h = 1
		return &ast.Tuple{Span: p.from(start), Paren: true}
	}
	if p.k == kwYield {
		y := p.yield()
		p.closing(kRparen, open)
		p.grow(p.h)
		return &ast.Paren{Span: p.from(start), Value: y}
	}
	if p.k == kDoubleStar {
		p.fail(p.here(), "cannot use double starred expression here")
	}
	before := p.mark()
	e := p.starNamed()
	switch {
	case p.comprehends():
		return p.comprehension(start, ast.GeneratorExp, e, nil, kRparen, before)
	case p.k == kComma:
		elts, h := p.elements(e, kRparen, open)
		p.grow(h)
		return &ast.Tuple{Span: p.from(start), Elts: elts, Paren: true}
	}
	if s, ok := e.(*ast.Starred); ok && p.k == kRparen {
		p.fail(s.Span, "cannot use starred expression here")
	}
	p.closing(kRparen, open)
	p.grow(p.h)
	return &ast.Paren{Span: p.from(start), Value: e}
}

// elements parses the rest of a display, from the first comma to the bracket.
func (p *parser) elements(first ast.Expr, end kind, open int) ([]ast.Expr, int) {
	elts, h := p.one(first), p.h
	for p.accept(kComma) && p.k != end {
		elts = append(elts, p.starNamed())
		h = max(h, p.h)
		if p.comprehends() {
			const question = "did you forget parentheses around the comprehension target?"
			if at := (text.Span{Start: elts[0].Range().Start, End: p.end()}); end == kRparen {
				p.invalid(at, question)
			} else {
				p.fail(at, question)
			}
		}
	}
	p.closing(end, open)
	return elts, h
}

// listDisplay parses a list or a list comprehension.
func (p *parser) listDisplay() ast.Expr {
	start, open := p.pos(), p.i
	p.next()
	if p.accept(kRbrack) {
		p.h = 1
		return &ast.List{Span: p.from(start)}
	}
	before := p.mark()
	e := p.starNamed()
	if p.comprehends() {
		return p.comprehension(start, ast.ListComp, e, nil, kRbrack, before)
	}
	elts, h := p.elements(e, kRbrack, open)
	p.grow(h)
	return &ast.List{Span: p.from(start), Elts: elts}
}

// braces parses a dict, a set or their comprehensions.
func (p *parser) braces() ast.Expr {
	start, open := p.pos(), p.i
	p.next()
	if p.accept(kRbrace) {
		p.h = 1
		return &ast.Dict{Span: p.from(start)}
	}
	if p.k == kDoubleStar {
		return p.dict(start, open, nil)
	}
	before := p.mark()
	star := p.k == kStar
	e := p.starNamed()
	switch {
	case p.k == kColon && !star:
		return p.dict(start, open, e)
	case p.comprehends():
		return p.comprehension(start, ast.SetComp, e, nil, kRbrace, before)
	}
	elts, h := p.elements(e, kRbrace, open)
	p.grow(h)
	return &ast.Set{Span: p.from(start), Elts: elts}
}

// dict parses a dict from the colon or ** of its first entry.
func (p *parser) dict(start text.Pos, open int, key ast.Expr) ast.Expr {
	d := &ast.Dict{}
	h, before := 0, p.mark()
	if key != nil {
		h = p.h
	}
	for {
		d.Keys = append(d.Keys, key)
		d.Colons = append(d.Colons, p.pos())
		value := p.dictValue(key)
		d.Values = append(d.Values, value)
		h = max(h, p.h)
		if p.comprehends() {
			if key == nil && len(d.Keys) == 1 {
				p.fail(text.Span{Start: d.Colons[len(d.Colons)-1], End: p.end()}, "dict unpacking cannot be used in dict comprehension")
			}
			if len(d.Keys) == 1 {
				p.h = h
				return p.comprehension(start, ast.DictComp, key, value, kRbrace, before)
			}
		}
		if p.k != kComma {
			break
		}
		if p.next(); p.k == kRbrace {
			break
		}
		key = nil
		if p.k != kDoubleStar {
			first := p.i
			key = p.expr()
			h = max(h, p.h)
			if p.k != kColon {
				p.missingColon(first)
				break
			}
		}
	}
	p.closing(kRbrace, open)
	p.grow(h)
	d.Span = p.from(start)
	return d
}

// missingColon reports a key without a value.
func (p *parser) missingColon(first int) {
	p.missingComma(first - 1)
	if p.k == kRbrace || p.k == kComma {
		p.fail(text.Span{Start: p.toks[p.i-1].start, End: p.end()}, "':' expected after dictionary key")
	}
	p.unexpected()
}

// dictValue parses the colon and the value behind a key, or ** and its value.
func (p *parser) dictValue(key ast.Expr) ast.Expr {
	double := p.k == kDoubleStar
	p.next()
	if double {
		return p.binary(1)
	}
	switch p.k {
	case kRbrace, kComma:
		at := p.toks[p.i-1]
		p.fail(text.Span{Start: at.start, End: at.fin}, "expression expected after dictionary key and ':'")
	case kStar:
		p.fail(p.here(), "cannot use a starred expression in a dictionary value")
	}
	return p.expr()
}
