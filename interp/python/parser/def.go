package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// decorated parses decorators and the function or class behind them.
func (p *parser) decorated() ast.Stmt {
	start := p.pos()
	var list []ast.Expr
	h := 0
	for p.accept(kAt) {
		list = append(list, p.namedExpr())
		h = max(h, p.h)
		p.expect(kNewline)
	}
	var s ast.Stmt
	switch {
	case p.k == kwDef:
		s = p.def(start, list, false)
	case p.k == kwClass:
		s = p.class(start, list)
	case p.k == kwAsync && p.peek() == kwDef:
		s = p.async(start, list)
	case p.k == kIndent:
		p.unexpected()
	default:
		partial := p.atEnd()
		p.unexpected()
		if p.err != nil {
			p.err.Partial = partial
		}
	}
	p.grow(h)
	return s
}

// def parses 'def' name [types] '(' parameters ')' ['->' expression] ':' block.
func (p *parser) def(start text.Pos, decorators []ast.Expr, async bool) ast.Stmt {
	f := &ast.FunctionDef{Decorators: decorators, Async: async, Def: p.pos()}
	p.next()
	f.Name = p.identifier()
	h := 0
	if p.k == kLbrack {
		f.TypeParams = p.typeParams()
		h = p.h
	}
	if p.k == kLparen {
		open := p.i
		p.next()
		f.Args = p.parameters(kRparen)
		h = max(h, p.h)
		p.closing(kRparen, open)
	} else if !p.failed() {
		p.expectedOpen()
	}
	if p.accept(kArrow) {
		f.Returns = p.expr()
		h = max(h, p.h)
	}
	outer := p.in
	p.in = within{kind: inFunction, async: async, lenient: outer.lenient || p.failed()}
	f.Body = p.block("function definition", f.Def)
	if async && p.in.yields && p.in.hasValued {
		p.soft(p.in.valued, "'return' with value in async generator")
	}
	p.in = outer
	p.grow(h)
	f.Span = text.Span{Start: start, End: p.stmtEnd}
	return f
}

// expectedOpen reports a def without parentheses, which beginners forget.
func (p *parser) expectedOpen() {
	if p.k == kError {
		p.unexpected()
		return
	}
	p.fail(p.here(), "expected '('")
}

// class parses 'class' name [types] ['(' arguments ')'] ':' block.
func (p *parser) class(start text.Pos, decorators []ast.Expr) ast.Stmt {
	c := &ast.ClassDef{Decorators: decorators, Class: p.pos()}
	p.next()
	c.Name = p.identifier()
	h := 0
	if p.k == kLbrack {
		c.TypeParams = p.typeParams()
		h = p.h
	}
	if p.k == kLparen {
		p.enter()
		c.Bases, c.Keywords = p.arguments()
		p.leave()
		h = max(h, p.h)
	}
	outer := p.in
	p.in = within{kind: inClass, lenient: outer.lenient || p.failed()}
	c.Body = p.block("class definition", c.Class)
	p.in = outer
	p.grow(h)
	c.Span = text.Span{Start: start, End: p.stmtEnd}
	return c
}

// typeParams parses [T: bound, *Ts, **P].
func (p *parser) typeParams() []ast.TypeParam {
	open := p.i
	p.next()
	if p.k == kRbrack {
		p.fail(p.here(), "Type parameter list cannot be empty")
	}
	var list []ast.TypeParam
	h := 0
	for p.k != kRbrack && !p.failed() {
		t := ast.TypeParam{}
		start := p.pos()
		if p.accept(kStar) {
			t.Stars = 1
		} else if p.accept(kDoubleStar) {
			t.Stars = 2
		}
		t.Name = p.identifier().ID
		if t.Stars == 0 && p.accept(kColon) {
			t.Bound = p.expr()
			h = max(h, p.h)
		}
		t.Span = p.from(start)
		for _, other := range list {
			if other.Name == t.Name {
				p.soft(t.Span, "duplicate type parameter '"+t.Name+"'")
			}
		}
		list = append(list, t)
		if !p.accept(kComma) {
			break
		}
	}
	p.closing(kRbrack, open)
	p.grow(h)
	return list
}

// typeAlias parses 'type' name [types] '=' expression.
func (p *parser) typeAlias() ast.Stmt {
	start := p.pos()
	p.next()
	t := &ast.TypeAlias{Name: p.identifier()}
	h := 0
	if p.k == kLbrack {
		t.TypeParams = p.typeParams()
		h = p.h
	}
	p.expect(kAssign)
	t.Value = p.expr()
	p.grow(h)
	t.Span = p.from(start)
	return t
}
