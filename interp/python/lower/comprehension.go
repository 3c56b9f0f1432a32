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
	if c.Kind != ast.GeneratorExp { // one may begin at the parenthesis of a call
		l.mark(c.Start, c)
	}
	s := l.table.Of(c)
	if s.Leaks {
		l.note(c.Start, noteLeak)
	}
	first := l.expr(c.Generators[0].Iter)
	var out syntax.Expr
	l.within(s, func() {
		if isCalled(s) {
			out = l.called(c, first)
		} else {
			out = l.over(c, first)
		}
	})
	return out
}

// called lowers a comprehension whose variables are taken along by functions, or live in cells,
// to a call of a function of its own: otherwise they were the function's around, and all its
// runs would have the same.
func (l comprehensions) called(c *ast.Comp, first syntax.Expr) syntax.Expr {
	p := c.Start
	v := l.temp()
	params, args := []syntax.Expr{l.ident(p, v)}, []syntax.Expr{first}
	for _, v := range l.scope.Variables() {
		if l.cells.has(v) {
			params, args = append(params, l.ident(p, v.Name)), append(args, l.newCell(p, v))
		}
	}
	return l.callOf(p, l.lambda(p, params, l.over(c, l.ident(p, v))), args...)
}

// over lowers a comprehension over first, in its scope.
func (l comprehensions) over(c *ast.Comp, first syntax.Expr) syntax.Expr {
	if c.Kind == ast.GeneratorExp {
		return l.generator(c, 0, first)
	}
	return l.eager(c, first)
}

// eager lowers a comprehension over first, in its scope.
func (l comprehensions) eager(c *ast.Comp, first syntax.Expr) syntax.Expr {
	out := &syntax.Comprehension{Lbrack: l.pos(c.Start), Rbrack: l.pos(c.Start)}
	for i, g := range c.Generators {
		over := first
		if i > 0 {
			over = l.expr(g.Iter)
		}
		// What Starlark cannot unpack goes through clauses over one value: "for a, (b, c) in x"
		// is "for a, $u in $iterunpack(x, 2) for b, c in [unpacked $u]".
		vars, assign := l.loop(g.Target)
		out.Clauses = append(out.Clauses, &syntax.ForClause{For: l.pos(g.For), Vars: vars, In: l.pos(g.In), X: l.iterate(g.For, over, g.Target)})
		out.Clauses = append(out.Clauses, l.assignClauses(g.Target.Range().Start, assign)...)
		for _, cond := range g.Ifs {
			out.Clauses = append(out.Clauses, &syntax.IfClause{If: l.pos(cond.Range().Start), Cond: l.expr(cond)})
		}
	}
	switch c.Kind {
	case ast.DictComp: // Starlark's has keys that are no equals to it, and are to Python
		out.Body = l.tuple(c.Elt.Range().Start, l.expr(c.Elt), l.expr(c.Value))
		return l.call(c.Start, helperDictOf, out)
	case ast.SetComp:
		out.Body = l.expr(c.Elt)
		return l.call(c.Start, helperSetOf, out)
	}
	out.Body = l.expr(c.Elt)
	return out
}

// assignClauses returns clauses for the assignments that f emits. What Starlark cannot assign
// in a clause is a call, whose value nobody wants.
func (l comprehensions) assignClauses(p text.Pos, f func()) []syntax.Node {
	var clauses []syntax.Node
	for _, s := range l.collect(f) {
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
	params, n, assign := l.params(g.Target)
	cond := syntax.Expr(l.none(p))
	if len(g.Ifs) > 0 {
		test := l.expr(g.Ifs[0])
		for _, e := range g.Ifs[1:] {
			test = l.binary(p, syntax.AND, test, l.expr(e))
		}
		cond = l.lambda(g.Ifs[0].Range().Start, params, l.let(p, assign, test))
		params, _, _ = l.params(g.Target)
		assign = nil // it is done
	}
	var elt syntax.Expr
	if i+1 < len(c.Generators) {
		elt = l.generator(c, i+1, l.expr(c.Generators[i+1].Iter))
		n = -n - 1 // tells the helper to flatten
	} else {
		elt = l.expr(c.Elt)
	}
	return l.call(p, helperGenExp, over, l.number(p, int64(n)),
		l.lambda(c.Elt.Range().Start, params, l.let(p, assign, elt)), cond)
}

// params returns the parameters of the functions for a clause: the names of its target, and
// how many there are to unpack; or if those live in cells one parameter, and what assigns it to
// them.
func (l comprehensions) params(t ast.Expr) (params []syntax.Expr, n int, assign []syntax.Node) {
	t = ast.Unparen(t)
	elts, ok := ast.Elements(t)
	if !ok {
		elts = []ast.Expr{t}
	}
	if distinctNames(elts) && !slices.ContainsFunc(l.scope.Variables(), l.cells.has) {
		for _, e := range elts {
			params = append(params, l.name(ast.Unparen(e).(*ast.Name)))
		}
		if !ok {
			return params, 0, nil
		}
		return params, len(elts), nil
	}
	p := t.Range().Start
	v := l.temp()
	return []syntax.Expr{l.ident(p, v)}, 0, l.assignClauses(p, func() { l.assignTo(p, t, l.ident(p, v)) })
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

// isCalled reports whether a comprehension has a function of its own: if functions take its
// variables along; and if a target of a generator expression cannot be the parameters of the
// functions for its clauses.
func isCalled(s *scope.Scope) bool {
	if slices.ContainsFunc(s.Variables(), func(v *scope.Symbol) bool { return v.Meaning() == scope.Cell }) {
		return true
	}
	if !s.IsLazy() {
		return false
	}
	for _, g := range s.Node.(*ast.Comp).Generators {
		t := ast.Unparen(g.Target)
		elts, ok := ast.Elements(t)
		if !ok {
			elts = []ast.Expr{t}
		}
		if !distinctNames(elts) {
			return true
		}
	}
	return false
}
