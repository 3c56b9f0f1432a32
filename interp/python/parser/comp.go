package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// comprehends reports whether a comprehension's for comes next.
func (p *parser) comprehends() bool {
	return p.k == kwFor || p.k == kwAsync && p.peek() == kwFor
}

// comprehension parses the clauses behind the element elt up to the bracket.
func (p *parser) comprehension(start text.Pos, kind ast.CompKind, elt, value ast.Expr, end kind, before mark) ast.Expr {
	c := &ast.Comp{Kind: kind, Elt: elt, Value: value}
	p.clauses(c, before)
	p.expect(end)
	c.Span = p.from(start)
	return c
}

// A mark is what was known before the element of a comprehension, of which nobody
// knows that it is one until its for.
type mark struct{ yields, errs, walruses int }

func (p *parser) mark() mark { return mark{p.yields, len(p.errs), p.walruses} }

// clauses parses the fors and ifs.
func (p *parser) clauses(c *ast.Comp, before mark) {
	h, start := p.h, p.pos()
	if s, ok := c.Elt.(*ast.Starred); ok {
		p.fail(s.Span, "iterable unpacking cannot be used in comprehension")
	}
	for p.comprehends() {
		c.Generators = append(c.Generators, p.generator(c.Kind, len(c.Generators) == 0))
		h = max(h, p.h)
	}
	p.grow(h)
	if p.yields != before.yields && !p.py2 {
		p.soft(p.from(start), "'yield' inside "+compNames[c.Kind])
	}
	if c.Kind == ast.GeneratorExp { // is asynchronous wherever it stands
		errs := p.errs[:before.errs]
		for _, e := range p.errs[before.errs:] {
			if e.reason != awaitOutside {
				errs = append(errs, e)
			}
		}
		p.errs = errs
	}
	p.refuseAsync(c, start)
	if p.walruses != before.walruses {
		p.refuseWalrus(c)
	}
}

var compNames = [...]string{"list comprehension", "set comprehension", "dict comprehension", "generator expression"}

// refuseAsync refuses async for where nothing can wait.
func (p *parser) refuseAsync(c *ast.Comp, start text.Pos) {
	if p.in.async || p.in.lenient || c.Kind == ast.GeneratorExp {
		return
	}
	for _, g := range c.Generators {
		if g.Async {
			p.soft(p.from(start), "asynchronous comprehension outside of an asynchronous function")
			return
		}
	}
}

// generator parses for target in iter, with its ifs.
func (p *parser) generator(kind ast.CompKind, first bool) *ast.Comprehension {
	g := &ast.Comprehension{Async: p.k == kwAsync}
	start := p.pos()
	if g.Async {
		p.next()
	}
	g.For = p.pos()
	p.next()
	g.Target = p.forTarget()
	h := p.h
	g.In = p.pos()
	if !p.accept(kwIn) {
		if p.k != kError {
			p.fail(p.here(), "'in' expected after for-loop variables")
		}
		p.unexpected()
		return g
	}
	yields, walruses := p.yields, p.walruses
	g.Iter = p.compIter(kind)
	if p.walruses != walruses {
		p.soft(g.Iter.Range(), "assignment expression cannot be used in a comprehension iterable expression")
	}
	if first {
		p.yields = yields // the first iterable is outside of the comprehension
	}
	h = max(h, p.h)
	for p.accept(kwIf) {
		g.Ifs = append(g.Ifs, p.compTest())
		h = max(h, p.h)
	}
	p.grow(h)
	g.Span = p.from(start)
	return g
}

// compIter is the iterable. Python 2's list comprehensions take a tuple without
// brackets there.
func (p *parser) compIter(kind ast.CompKind) ast.Expr {
	start := p.pos()
	e := p.orLambda()
	if !p.py2 || kind != ast.ListComp || p.k != kComma {
		return e
	}
	t := &ast.Tuple{Elts: p.one(e)}
	h := p.h
	for p.accept(kComma) && p.k != kRbrack && p.k != kwFor && p.k != kwIf {
		t.Elts = append(t.Elts, p.orLambda())
		h = max(h, p.h)
	}
	p.grow(h)
	t.Span = p.from(start)
	return t
}

// orLambda is a disjunction, or what Python 2 has in its place, a lambda.
func (p *parser) orLambda() ast.Expr {
	if p.k == kwLambda && p.py2 {
		return p.lambda((*parser).orLambda)
	}
	return p.or()
}

// compTest is the test behind an if. A walrus needs no parentheses there.
func (p *parser) compTest() ast.Expr {
	if p.k == kName && p.peek() == kWalrus {
		return p.namedExpr()
	}
	e := p.orLambda()
	if p.k == kAssign {
		p.explainEqual(e)
	}
	return e
}
