package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// call parses the arguments of a call, whose function was read.
func (p *parser) call(start text.Pos, f ast.Expr) ast.Expr {
	c := alloc(&p.slabs.calls)
	h := p.h
	c.Func, c.Lparen = f, p.pos()
	p.enter()
	c.Args, c.Keywords = p.arguments()
	p.leave()
	c.Span = p.from(start)
	c.Rparen = text.Pos{Line: c.End.Line, Col: c.End.Col - 1}
	p.grow(h)
	return c
}

// arguments parses what is within the parentheses of a call or a class.
func (p *parser) arguments() ([]ast.Expr, []*ast.Keyword) {
	var a argList
	start, open := p.pos(), p.i
	p.next()
	h := 0
	for p.k != kRparen && !p.failed() {
		p.argument(&a, start)
		h = max(h, p.h)
		if p.k != kComma || a.closed {
			break
		}
		p.next()
	}
	if !a.closed {
		p.closing(kRparen, open)
	}
	p.h = h
	if len(a.keywords) > 1 {
		p.repeated(a.keywords)
	}
	return a.args, a.keywords
}

// An argList is what is known of the arguments so far.
type argList struct {
	args     []ast.Expr
	keywords []*ast.Keyword
	unpacked bool // there was **
	closed   bool // a generator expression took the parenthesis too
}

// argument parses one argument: positional, *iterable, **mapping or name=value.
func (p *parser) argument(a *argList, open text.Pos) {
	start, first := p.pos(), p.i
	switch {
	case p.k == kStar:
		if a.unpacked {
			p.fail(p.here(), "iterable argument unpacking follows keyword argument unpacking")
		}
		if p.next(); p.k == kRparen || p.k == kComma {
			p.fail(p.here(), "Invalid star expression")
		}
		v := p.expr()
		p.grow(p.h)
		if p.comprehends() {
			p.fail(p.from(start), "iterable unpacking cannot be used in comprehension")
		}
		a.add(p, &ast.Starred{Span: p.from(start), Value: v})
	case p.k == kDoubleStar:
		p.next()
		v := p.expr()
		p.grow(p.h)
		a.keywords = append(a.keywords, &ast.Keyword{Span: p.from(start), Value: v})
		a.unpacked = true
	case p.k == kName && p.peek() == kAssign:
		a.keywords = append(a.keywords, p.keyword())
	default:
		before := p.mark()
		e := p.argValue(first)
		if p.comprehends() {
			e = p.generatorArg(a, e, start, open, before)
		}
		if len(a.keywords) > 0 {
			msg := "positional argument follows keyword argument"
			if a.unpacked {
				msg += " unpacking"
			}
			p.fail(e.Range(), msg)
		}
		a.add(p, e)
	}
}

// add appends a positional argument; most calls have one, which costs no allocation.
func (a *argList) add(p *parser, e ast.Expr) {
	if a.args == nil {
		a.args = p.one(e)
		return
	}
	a.args = append(a.args, e)
}

// argValue is a positional argument.
func (p *parser) argValue(first int) ast.Expr {
	if p.k == kName && p.peek() == kWalrus {
		return p.namedExpr()
	}
	e := p.expr()
	switch p.k {
	case kWalrus:
		p.fail(e.Range(), "cannot use assignment expressions with "+exprName(e))
	case kAssign:
		at := text.Span{Start: p.toks[first].start, End: p.tok().fin}
		if c, ok := e.(*ast.Constant); ok && p.i == first+1 && (c.Value == nil || c.Value == true || c.Value == false) {
			p.fail(at, "cannot assign to "+p.textOf(first))
		}
		p.fail(at, "expression cannot contain assignment, perhaps you meant \"==\"?")
	}
	return e
}

// generatorArg parses a generator expression as an argument. The only argument may
// share the parentheses of the call.
func (p *parser) generatorArg(a *argList, e ast.Expr, start, open text.Pos, before mark) ast.Expr {
	alone := len(a.args) == 0 && len(a.keywords) == 0
	c := &ast.Comp{Kind: ast.GeneratorExp, Elt: e}
	p.clauses(c, before)
	c.Span = p.from(start)
	if alone && p.k == kRparen {
		p.next()
		c.Span = p.from(open)
		a.closed = true
	} else if !alone || p.k == kComma {
		p.fail(c.Span, "Generator expression must be parenthesized")
	}
	return c
}

// keyword parses name=value.
func (p *parser) keyword() *ast.Keyword {
	k := &ast.Keyword{Name: p.text()}
	start := p.pos()
	p.next()
	p.next()
	if p.k == kComma || p.k == kRparen {
		p.fail(p.from(start), "expected argument value expression")
	}
	k.Value = p.expr()
	k.Span = p.from(start)
	p.grow(p.h)
	if p.comprehends() {
		p.fail(text.Span{Start: start, End: p.pos()}, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	return k
}

// repeated refuses f(a=1, a=2).
func (p *parser) repeated(list []*ast.Keyword) {
	seen := make(map[string]bool, len(list))
	for _, k := range list {
		if k.Name != "" && seen[k.Name] {
			p.soft(k.Span, "keyword argument repeated: "+k.Name)
		}
		seen[k.Name] = true
	}
}
