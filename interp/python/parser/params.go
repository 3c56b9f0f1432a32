package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// lambda parses a lambda, whose body may be no conditional where an if follows.
func (p *parser) lambda(value func(*parser) ast.Expr) ast.Expr {
	start := p.pos()
	p.next()
	p.enter()
	args := p.parameters(kColon)
	h := p.h
	if p.k != kColon {
		p.unexpected()
	}
	p.next()
	outer, yields := p.in, p.yields
	p.in = within{kind: inFunction, lenient: outer.lenient}
	body := value(p)
	p.in, p.yields = outer, yields
	p.leave()
	p.grow(h)
	return &ast.Lambda{Span: p.from(start), Args: args, Body: body}
}

// params is the state of a parameter list.
type params struct {
	*ast.Arguments
	end      kind // kRparen, or kColon in a lambda
	slash    bool
	star     bool
	bare     bool // the star has no name, and no parameter followed it yet
	defaults bool // a parameter had one
	h        int
}

// parameters parses up to the closing token, which is left.
func (p *parser) parameters(end kind) *ast.Arguments {
	ps := params{Arguments: &ast.Arguments{}, end: end}
	start := p.pos()
	ps.Span = text.Span{Start: start, End: start}
	for p.k != end && !p.failed() {
		p.parameter(&ps)
		if p.k != kComma {
			break
		}
		p.next()
	}
	if ps.bare {
		p.fail(p.here(), "named arguments must follow bare *")
	}
	if p.k != end {
		p.unexpected()
	}
	if p.i > 0 && p.end() != start && p.end().Compare(start) > 0 {
		ps.End = p.end()
	}
	p.distinct(ps.Arguments)
	p.h = ps.h
	return ps.Arguments
}

// parameter parses one entry of the list.
func (p *parser) parameter(ps *params) {
	switch {
	case ps.Kwarg != nil:
		p.fail(p.here(), "arguments cannot follow var-keyword argument")
	case p.k == kSlash:
		p.slash(ps)
	case p.k == kStar:
		p.vararg(ps)
	case p.k == kDoubleStar:
		if ps.bare {
			p.fail(p.here(), "named arguments must follow bare *")
		}
		p.next()
		ps.Kwarg = p.arg(ps, false)
		if p.k == kAssign {
			p.fail(p.here(), "var-keyword argument cannot have default value")
		}
	case p.k == kLparen:
		ps.Args = append(ps.Args, p.tupleParam(ps))
	default:
		p.plain(ps)
	}
}

// slash ends the positional-only parameters.
func (p *parser) slash(ps *params) {
	switch {
	case ps.star:
		p.fail(p.here(), "/ must be ahead of *")
	case ps.slash:
		p.fail(p.here(), "/ may appear only once")
	case len(ps.Args) == 0:
		p.fail(p.here(), "at least one argument must precede /")
	}
	ps.slash = true
	ps.PosOnly, ps.Args = ps.Args, nil
	if p.next(); p.k == kStar {
		p.fail(p.here(), "expected comma between / and *")
	}
}

// vararg parses *name, or * alone, behind which only keyword parameters come.
func (p *parser) vararg(ps *params) {
	if ps.star {
		p.fail(p.here(), "* argument may appear only once")
	}
	ps.star = true
	at := p.here()
	p.next()
	if p.k == kComma {
		ps.bare = true
		return
	}
	if p.k == ps.end {
		p.fail(at, "named arguments must follow bare *")
	}
	ps.Vararg = p.arg(ps, true)
	if p.k == kAssign {
		p.fail(p.here(), "var-positional argument cannot have default value")
	}
}

// arg parses a name and its annotation, which lambdas don't have.
func (p *parser) arg(ps *params, star bool) *ast.Arg {
	a := &ast.Arg{}
	start := p.pos()
	if p.k != kName {
		p.unexpected()
		return a
	}
	a.Name = p.text()
	if a.Name == "__debug__" {
		p.soft(p.here(), "cannot assign to __debug__")
	}
	p.next()
	if p.k == kColon && ps.end == kRparen {
		p.next()
		if star {
			a.Annotation = p.starExpr()
		} else {
			a.Annotation = p.expr()
		}
		ps.h = max(ps.h, p.h)
	}
	a.Span = p.from(start)
	return a
}

// plain parses name [':' annotation] ['=' default].
func (p *parser) plain(ps *params) {
	ps.bare = false
	a := p.arg(ps, false)
	if p.k == kAssign {
		p.next()
		p.defaultValue(ps, a)
	} else if ps.defaults && !ps.star {
		p.fail(a.Span, "parameter without a default follows parameter with a default")
	}
	if ps.star {
		ps.KwOnly = append(ps.KwOnly, a)
	} else {
		ps.Args = append(ps.Args, a)
	}
}

// defaultValue parses what is behind =.
func (p *parser) defaultValue(ps *params, a *ast.Arg) {
	if p.k == ps.end || p.k == kComma {
		at := p.toks[p.i-1]
		p.fail(text.Span{Start: at.start, End: at.fin}, "expected default value expression")
	}
	a.Default = p.expr()
	ps.h = max(ps.h, p.h)
	ps.defaults = true
}

// tupleParam is Python 2's def f((a, b)).
func (p *parser) tupleParam(ps *params) *ast.Arg {
	if !p.py2 {
		what := "Function"
		if ps.end == kColon {
			what = "Lambda expression"
		}
		p.fail(p.here(), what+" parameters cannot be parenthesized")
	}
	start := p.pos()
	a := &ast.Arg{Tuple: p.group()}
	ps.h = max(ps.h, p.h)
	if bad := invalidTarget(a.Tuple, false); bad != nil {
		p.fail(ast.Unparen(bad).Range(), "cannot assign to "+exprName(bad))
	}
	a.Span = p.from(start)
	if p.accept(kAssign) {
		p.defaultValue(ps, a)
	}
	return a
}

// distinct refuses two parameters of one name.
func (p *parser) distinct(as *ast.Arguments) {
	n := len(as.PosOnly) + len(as.Args) + len(as.KwOnly)
	if as.Vararg != nil {
		n++
	}
	if as.Kwarg != nil {
		n++
	}
	if n < 2 {
		return
	}
	seen := make(map[string]bool, n)
	one := func(a *ast.Arg) {
		if a == nil || a.Name == "" {
			return
		}
		if seen[a.Name] {
			p.soft(a.Span, fmt.Sprintf("duplicate argument '%s' in function definition", a.Name))
		}
		seen[a.Name] = true
	}
	for _, list := range [...][]*ast.Arg{as.PosOnly, as.Args, {as.Vararg}, as.KwOnly, {as.Kwarg}} {
		for _, a := range list {
			one(a)
		}
	}
}
