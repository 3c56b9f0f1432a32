package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// comprehensions lowers comprehensions and generator expressions.
type comprehensions struct{ targets }

// lower lowers a comprehension, or a generator expression.
func (l comprehensions) lower(c *ast.Comp) syntax.Expr {
	for _, g := range c.Generators {
		if g.Async {
			l.refuse(c, "async comprehensions are not supported: write for")
			return l.none(c.Start)
		}
	}
	for _, g := range c.Generators {
		l.markLoop(g.For, c, g.Target)
	}
	_, inlined := l.inlined[c]
	lazy := c.Kind == ast.GeneratorExp && !inlined
	if !lazy { // one may begin at the parenthesis of a call
		l.mark(c.Start, c)
	}
	s := l.table.Of(c)
	if s.Leaks {
		l.note(c.Start, noteLeak)
	}
	first := l.iterable(c.Generators[0], lazy)
	var out syntax.Expr
	l.within(s, func() {
		if lazy {
			out = l.generator(c, 0, first)
		} else {
			out = l.display(c, first)
		}
	})
	return out
}

// display lowers a comprehension over first.
func (l comprehensions) display(c *ast.Comp, first syntax.Expr) syntax.Expr {
	if isCaptured(l.scope) && l.repeats.loops+l.repeats.comps > 0 {
		// Starlark's comprehension has the variables of the function around: one that
		// runs again would change what the functions it made see.
		v := l.temp()
		own := l.lambda(c.Start, []syntax.Expr{l.ident(c.Start, v)}, l.eager(c, l.ident(c.Start, v)))
		return l.callOf(c.Start, own, first)
	}
	return l.eager(c, first)
}

// isCaptured reports whether functions take a variable of a comprehension along.
func isCaptured(s *scope.Scope) bool {
	return slices.ContainsFunc(s.Variables(), func(v *scope.Symbol) bool { return v.Meaning() == scope.Cell })
}

// eager lowers a comprehension over first, in its scope.
func (l comprehensions) eager(c *ast.Comp, first syntax.Expr) syntax.Expr {
	l.repeats.comps++
	defer func() { l.repeats.comps-- }()
	out := &syntax.Comprehension{Curly: c.Kind == ast.DictComp, Lbrack: l.pos(c.Start), Rbrack: l.pos(c.Start)}
	for i, g := range c.Generators {
		over := first
		if i > 0 {
			over = l.iterable(g, false)
		}
		vars, more := l.variables(g.Target)
		out.Clauses = append(out.Clauses, &syntax.ForClause{For: l.pos(g.For), Vars: vars, In: l.pos(g.In), X: over})
		out.Clauses = append(out.Clauses, more...)
		for _, cond := range g.Ifs {
			out.Clauses = append(out.Clauses, &syntax.IfClause{If: l.pos(cond.Range().Start), Cond: l.condition(cond)})
		}
	}
	switch c.Kind {
	case ast.DictComp:
		p := c.Elt.Range().Start
		out.Body = &syntax.DictEntry{Key: l.expr(c.Elt), Colon: l.pos(p), Value: l.expr(c.Value)}
	default:
		out.Body = l.expr(c.Elt)
	}
	if c.Kind == ast.SetComp {
		return l.call(c.Start, helperSetOf, out)
	}
	return out
}

// iterable lowers what a clause goes over. The generator helper iterates itself.
func (l comprehensions) iterable(g *ast.Comprehension, lazy bool) syntax.Expr {
	if lazy {
		return l.expr(g.Iter)
	}
	return l.exprs.iterable(g.For, g.Iter, g.Target)
}

// variables returns the variables of a clause. What Starlark cannot unpack goes through
// a clause over one value: "for a, (b, c) in x" is "for $t in x for a, $u in [unpacked $t]
// for b, c in [unpacked $u]".
func (l comprehensions) variables(t ast.Expr) (vars syntax.Expr, more []syntax.Node) {
	t = ast.Unparen(t)
	if vars := l.direct(t); vars != nil {
		return vars, nil
	}
	p := t.Range().Start
	v := l.temp()
	return l.ident(p, v), l.assignClauses(p, t, l.ident(p, v))
}

// assignClauses returns clauses that assign value to a target. What Starlark cannot assign
// in a clause is a call, whose value nobody wants.
func (l comprehensions) assignClauses(p text.Pos, target ast.Expr, value syntax.Expr) []syntax.Node {
	stmts := l.collect(func() {
		if elts, ok := ast.Elements(target); ok {
			l.unpack(p, nil, elts, value)
		} else {
			l.assignTo(p, target, value)
		}
	})
	var clauses []syntax.Node
	for _, s := range stmts {
		switch s := s.(type) {
		case *syntax.AssignStmt:
			clauses = append(clauses, l.bindClause(p, s.LHS, s.RHS))
		case *syntax.ExprStmt:
			clauses = append(clauses, l.bindClause(p, l.ident(p, l.temp()), s.X))
		}
	}
	return clauses
}

// generator lowers the clauses of a generator expression from the i'th on. It is
// lazy: the helper calls functions for the condition and the element. A further clause
// makes the element a generator itself, which the helper flattens.
func (l comprehensions) generator(c *ast.Comp, i int, over syntax.Expr) syntax.Expr {
	g := c.Generators[i]
	p := g.For
	params, n, unpack := l.params(g.Target)
	cond := syntax.Expr(l.none(p))
	if len(g.Ifs) > 0 {
		test := l.condition(g.Ifs[0])
		for _, e := range g.Ifs[1:] {
			test = l.binary(p, syntax.AND, test, l.condition(e))
		}
		cond = l.lambda(g.Ifs[0].Range().Start, params, unpack(test))
	}
	var elt syntax.Expr
	if i+1 < len(c.Generators) {
		elt = l.generator(c, i+1, l.iterable(c.Generators[i+1], true))
		n = -n - 1 // tells the helper to flatten
	} else {
		elt = l.expr(c.Elt)
	}
	params, _, unpack = l.params(g.Target)
	return l.call(p, helperGenExp, over, l.number(p, int64(n)),
		l.lambda(c.Elt.Range().Start, params, unpack(elt)), cond)
}

// params returns the parameters of the functions for a clause: the names of
// its target, if it is flat, and how many; otherwise one that the body unpacks.
func (l comprehensions) params(t ast.Expr) (params []syntax.Expr, n int, unpack func(syntax.Expr) syntax.Expr) {
	t = ast.Unparen(t)
	p := t.Range().Start
	same := func(e syntax.Expr) syntax.Expr { return e }
	elts, ok := ast.Elements(t)
	if !ok {
		elts = []ast.Expr{t}
	}
	if distinctNames(elts) {
		for _, e := range elts {
			params = append(params, l.target(e))
		}
		if !ok {
			return params, 0, same
		}
		return params, len(elts), same
	}
	v := l.temp()
	return []syntax.Expr{l.ident(p, v)}, 0, func(e syntax.Expr) syntax.Expr {
		comp := &syntax.Comprehension{Lbrack: l.pos(p), Rbrack: l.pos(p), Body: e, Clauses: l.assignClauses(p, t, l.ident(p, v))}
		return l.index(p, comp, l.number(p, 0))
	}
}

// distinctNames reports whether targets can be the parameters of a function.
func distinctNames(elts []ast.Expr) bool {
	for i, e := range elts {
		n, ok := ast.Unparen(e).(*ast.Name)
		if !ok {
			return false
		}
		for _, other := range elts[:i] {
			if ast.Unparen(other).(*ast.Name).ID == n.ID {
				return false
			}
		}
	}
	return true
}

// bindClause returns a clause that gives a variable a value.
func (l comprehensions) bindClause(p text.Pos, to, value syntax.Expr) syntax.Node {
	return &syntax.ForClause{For: l.pos(p), Vars: to, In: l.pos(p), X: l.list(p, value)}
}
