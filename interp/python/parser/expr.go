package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// exprList parses star_expressions: one expression, or a tuple without brackets.
func (p *parser) exprList() ast.Expr {
	e := p.list((*parser).starExpr)
	if s, ok := e.(*ast.Starred); ok && p.k != kAssign {
		p.soft(s.Span, "can't use starred expression here")
	}
	return e
}

// list parses one or more elements between commas; a comma makes a tuple.
func (p *parser) list(elem func(*parser) ast.Expr) ast.Expr {
	start := p.pos()
	e := elem(p)
	if p.k != kComma {
		return e
	}
	elts, h := p.one(e), p.h
	for p.accept(kComma) && !endsExprs[p.k] && !isAugmented[p.k] {
		elts = append(elts, elem(p))
		h = max(h, p.h)
	}
	p.grow(h)
	return &ast.Tuple{Span: p.from(start), Elts: elts}
}

// starExpr is an expression or *value, as in a tuple without brackets.
func (p *parser) starExpr() ast.Expr {
	if p.k == kStar {
		return p.starred()
	}
	return p.expr()
}

// starNamed is an element of a display.
func (p *parser) starNamed() ast.Expr {
	if p.k == kStar {
		return p.starred()
	}
	return p.namedExpr()
}

// starred parses *value.
func (p *parser) starred() ast.Expr {
	start := p.pos()
	p.next()
	v := p.binary(1)
	p.grow(p.h)
	return &ast.Starred{Span: p.from(start), Value: v}
}

// exprOrYield is the right side of an assignment.
func (p *parser) exprOrYield() ast.Expr {
	if p.k == kwYield {
		return p.yield()
	}
	return p.exprList()
}

// yield parses 'yield' [expressions] and 'yield' 'from' expression.
func (p *parser) yield() ast.Expr {
	start := p.pos()
	p.useYield()
	p.next()
	if p.accept(kwFrom) {
		if p.in.async {
			p.soft(p.from(start), "'yield from' inside async function")
		}
		v := p.expr()
		p.grow(p.h)
		return &ast.YieldFrom{Span: p.from(start), Value: v}
	}
	if endsExprs[p.k] && p.k != kError {
		p.h = 1
		return &ast.Yield{Span: p.from(start)}
	}
	v := p.exprList()
	p.grow(p.h)
	return &ast.Yield{Span: p.from(start), Value: v}
}

// namedExpr is an expression where name := value may stand.
func (p *parser) namedExpr() ast.Expr {
	start := p.pos()
	if p.k == kName && p.peek() == kWalrus {
		n := p.name(p.i)
		p.walruses++
		p.next()
		op := p.pos()
		p.next()
		v := p.expr()
		p.grow(p.h)
		return &ast.NamedExpr{Span: p.from(start), Target: n, Value: v, OpPos: op}
	}
	e := p.expr()
	switch p.k {
	case kWalrus:
		p.fail(e.Range(), "cannot use assignment expressions with "+exprName(e))
	case kAssign:
		p.explainEqual(e)
	}
	return e
}

// expr is any expression but a walrus, a starred or a yield.
func (p *parser) expr() ast.Expr {
	if p.k == kwLambda {
		return p.lambda((*parser).expr)
	}
	start := p.pos()
	e := p.or()
	if p.k != kwIf {
		return e
	}
	return p.conditional(start, e)
}

// conditional parses body 'if' test 'else' orelse from the if on.
func (p *parser) conditional(start text.Pos, body ast.Expr) ast.Expr {
	h, ifPos := p.h, p.pos()
	p.next()
	test := p.or()
	h = max(h, p.h)
	if p.k != kwElse {
		if p.k != kColon && p.k != kError {
			p.fail(p.from(start), "expected 'else' after 'if' expression")
		}
		p.unexpected()
		return body
	}
	elsePos := p.pos()
	p.next()
	p.enter()
	els := p.expr()
	p.leave()
	p.grow(h)
	return &ast.IfExp{Span: p.from(start), Test: test, Body: body, Else: els, IfPos: ifPos, ElsePos: elsePos}
}

// or parses a disjunction.
func (p *parser) or() ast.Expr {
	start := p.pos()
	e := p.and()
	if p.k == kwOr {
		return p.boolOp(start, e, kwOr, (*parser).and)
	}
	return e
}

// and parses a conjunction.
func (p *parser) and() ast.Expr {
	start := p.pos()
	e := p.not()
	if p.k == kwAnd {
		return p.boolOp(start, e, kwAnd, (*parser).not)
	}
	return e
}

// boolOp parses the rest of a and b and c: one node, however many operands.
func (p *parser) boolOp(start text.Pos, first ast.Expr, op kind, operand func(*parser) ast.Expr) ast.Expr {
	b := &ast.BoolOp{Or: op == kwOr, Values: p.one(first)}
	h := p.h
	for p.k == op {
		b.OpPos = append(b.OpPos, p.pos())
		p.next()
		b.Values = append(b.Values, operand(p))
		h = max(h, p.h)
	}
	p.grow(h)
	b.Span = p.from(start)
	return b
}

// not parses negations, which bind less tightly than comparisons.
func (p *parser) not() ast.Expr {
	if p.k != kwNot {
		return p.comparison()
	}
	start := p.pos()
	p.next()
	p.enter()
	e := p.not()
	p.leave()
	p.grow(p.h)
	return &ast.UnaryOp{Span: p.from(start), Op: ast.Not, Operand: e}
}

// comparison parses operands and comparisons between them: one node for all.
func (p *parser) comparison() ast.Expr {
	start := p.pos()
	left := p.binary(1)
	if !isComparison[p.k] || p.k == kwNot && p.peek() != kwIn {
		return left
	}
	c := &ast.Compare{Left: left}
	h := p.h
	for isComparison[p.k] && (p.k != kwNot || p.peek() == kwIn) {
		if p.k == kNe2 && !p.py2 {
			p.unexpected()
			break
		}
		op := comparisons[p.k]
		c.OpPos = append(c.OpPos, p.pos())
		if p.next(); op == ast.NotIn {
			p.next()
		} else if op == ast.Is && p.accept(kwNot) {
			op = ast.IsNot
		}
		c.Ops = append(c.Ops, op)
		c.Comparators = append(c.Comparators, p.binary(1))
		h = max(h, p.h)
	}
	p.grow(h)
	c.Span = p.from(start)
	return c
}

// binary parses operators that bind at least as tightly as prec, from the left.
func (p *parser) binary(prec uint8) ast.Expr {
	start := p.pos()
	left := p.unary()
	for {
		b := binaries[p.k]
		if b.prec < prec || b.prec == 0 {
			return left
		}
		h, at := p.h, p.pos()
		p.next()
		right := p.binary(b.prec + 1)
		p.grow(h)
		left = &ast.BinOp{Span: p.from(start), Left: left, Op: b.op, Right: right, OpPos: at}
	}
}

// unary parses + - ~, and the power, which binds more tightly on its left.
func (p *parser) unary() ast.Expr {
	start := p.pos()
	if p.k == kPlus || p.k == kMinus || p.k == kTilde {
		op := unaries[p.k]
		p.next()
		p.enter()
		e := p.unary()
		p.leave()
		p.grow(p.h)
		return &ast.UnaryOp{Span: p.from(start), Op: op, Operand: e}
	}
	e := p.await()
	if p.k != kDoubleStar {
		return e
	}
	h, at := p.h, p.pos()
	p.next()
	p.enter()
	right := p.unary()
	p.leave()
	p.grow(h)
	return &ast.BinOp{Span: p.from(start), Left: e, Op: ast.Pow, Right: right, OpPos: at}
}

// await parses ['await'] primary.
func (p *parser) await() ast.Expr {
	if p.k != kwAwait {
		return p.primary()
	}
	start := p.pos()
	p.next()
	v := p.primary()
	p.grow(p.h)
	a := &ast.Await{Span: p.from(start), Value: v}
	switch {
	case p.in.lenient || p.in.async:
	case p.in.kind == inFunction:
		p.softFor(awaitOutside, a.Span, "'await' outside async function")
	default:
		p.softFor(awaitOutside, a.Span, "'await' outside function")
	}
	return a
}

// primary parses an atom with its attributes, calls and subscripts.
func (p *parser) primary() ast.Expr {
	start := p.pos()
	e := p.atom()
	for {
		switch p.k {
		case kDot:
			e = p.attribute(start, e)
		case kLparen:
			e = p.call(start, e)
		case kLbrack:
			e = p.subscript(start, e)
		default:
			return e
		}
	}
}

// attribute parses .name behind e.
func (p *parser) attribute(start text.Pos, e ast.Expr) ast.Expr {
	a := alloc(&p.slabs.attrs)
	h := p.h
	a.Value, a.Dot = e, p.pos()
	p.next()
	if p.k != kName && !(p.py2 && (p.k == kwTrue || p.k == kwFalse)) {
		p.unexpected()
		return a
	}
	a.AttrPos, a.Attr = p.pos(), p.text()
	p.next()
	a.Span = p.from(start)
	p.grow(h)
	return a
}

// subscript parses [index] behind e; commas make a tuple, which may hold slices.
func (p *parser) subscript(start text.Pos, e ast.Expr) ast.Expr {
	s := &ast.Subscript{Value: e, Lbrack: p.pos()}
	h := p.h
	open := p.i
	p.next()
	first := p.pos()
	s.Index = p.slice()
	if _, star := s.Index.(*ast.Starred); p.k == kComma || star {
		t := &ast.Tuple{Elts: p.one(s.Index)}
		hs := p.h
		for p.accept(kComma) && p.k != kRbrack {
			t.Elts = append(t.Elts, p.slice())
			hs = max(hs, p.h)
		}
		p.grow(hs)
		t.Span = p.from(first)
		s.Index = t
	}
	p.closing(kRbrack, open)
	s.Span = p.from(start)
	p.grow(h)
	return s
}

// slice parses one index or slice of a subscript.
func (p *parser) slice() ast.Expr {
	start := p.pos()
	var lower ast.Expr
	p.h = 0
	if p.k != kColon {
		lower = p.starNamed()
		if p.k != kColon {
			return lower
		}
	}
	s := &ast.Slice{Lower: lower}
	h := p.h
	p.next()
	part := func() (e ast.Expr) {
		if p.k != kColon && p.k != kComma && p.k != kRbrack {
			e = p.expr()
			h = max(h, p.h)
		}
		return e
	}
	s.Upper = part()
	if p.accept(kColon) {
		s.Step = part()
	}
	p.grow(h)
	s.Span = p.from(start)
	return s
}
