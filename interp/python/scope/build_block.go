package scope

import "github.com/pyq-lang/pyq/interp/python/ast"

// compound walks a statement with blocks, or one that only has expressions.
func (b *builder) compound(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.For:
		b.expr(s.Iter)
		b.loop(func() {
			b.target(s.Target, Binding{Kind: Loop, Node: s, Value: s.Iter})
			b.stmts(s.Body)
		})
		b.stmts(s.Else)
	case *ast.While:
		b.loop(func() {
			b.expr(s.Test)
			b.stmts(s.Body)
		})
		b.stmts(s.Else)
	case *ast.If:
		b.expr(s.Test)
		b.stmts(s.Body)
		b.stmts(s.Else)
	case *ast.With:
		b.withItems(s, s.Items)
	case *ast.Try:
		b.try(s)
	case *ast.Match:
		b.expr(s.Subject)
		for _, c := range s.Cases {
			b.pattern(c.Pattern, s)
			b.exprs(c.Guard)
			b.stmts(c.Body)
		}
	default:
		for e := range ast.Exprs(s) {
			b.expr(e)
		}
	}
}

// withItems nests the items of a with statement: what the second one's expression and
// target do is in the body of the first.
func (b *builder) withItems(s *ast.With, items []ast.WithItem) {
	if len(items) == 0 {
		b.stmts(s.Body)
		return
	}
	b.expr(items[0].Context)
	b.nested(func() {
		b.target(items[0].Vars, Binding{Kind: Entered, Node: s, Value: items[0].Context})
		b.withItems(s, items[1:])
	})
}

func (b *builder) try(s *ast.Try) {
	if s.Finally == nil {
		b.tryExcept(s)
		return
	}
	b.nested(func() { b.tryExcept(s) })
	b.stmts(s.Finally)
}

func (b *builder) tryExcept(s *ast.Try) {
	if len(s.Handlers) == 0 {
		b.stmts(s.Body)
		return
	}
	b.nested(func() { b.stmts(s.Body) })
	for _, h := range s.Handlers {
		b.exprs(h.Type)
		b.target(h.Name, Binding{Kind: Caught, Node: h})
		if s.Star { // what the clause raises is caught
			b.nested(func() { b.stmts(h.Body) })
			continue
		}
		b.stmts(h.Body)
	}
	b.stmts(s.Else)
}

// pattern reads what a pattern compares with, and binds what it captures.
func (b *builder) pattern(p ast.Pattern, s *ast.Match) {
	for n := range ast.Children(p) {
		switch n := n.(type) {
		case ast.Pattern:
			b.pattern(n, s)
		case ast.Expr:
			b.expr(n)
		}
	}
	if name := ast.Capture(p); name != "" {
		b.bind(name, Binding{Kind: Captured, At: p.Range().Start, Node: s})
	}
}

func (b *builder) exprs(list ...ast.Expr) {
	for _, e := range list {
		if e != nil {
			b.expr(e)
		}
	}
}

// expr walks an expression.
func (b *builder) expr(e ast.Expr) {
	switch e := e.(type) {
	case *ast.Name:
		b.use(e)
		return
	case *ast.NamedExpr:
		b.expr(e.Value)
		b.symbol(b.scope, e.Target.ID) // a comprehension mentions it, too
		b.bindIn(b.scope.Function(), e.Target.ID, Binding{Kind: Walrus, At: e.Target.Start, Node: e, Value: e.Value})
		return
	case *ast.Call:
		if n, ok := e.Func.(*ast.Name); ok && views[n.ID] {
			b.view()
			b.Open = b.Open || len(e.Args) == 0 && b.scope.Function().Kind == Module && (n.ID == "locals" || n.ID == "vars")
		}
	case *ast.Attribute:
		b.Open = b.Open || moduleDicts[e.Attr]
	case *ast.Yield, *ast.YieldFrom:
		b.scope.Function().Generator = true
	}
	for x := range ast.Operands(e) {
		b.expr(x)
	}
	switch e := e.(type) {
	case *ast.Lambda:
		b.within(Function, e, "<lambda>", func() {
			b.params(e.Args)
			b.expr(e.Body)
		})
	case *ast.Comp:
		b.within(Comprehension, e, "", func() { b.comp(e) })
	}
}

// comp walks a comprehension but for its first iterable, which belongs to the scope around.
func (b *builder) comp(e *ast.Comp) {
	for i, g := range e.Generators {
		if i > 0 {
			b.expr(g.Iter)
		}
		b.target(g.Target, Binding{Kind: Generated, Node: e, Value: g.Iter})
		b.exprs(g.Ifs...)
	}
	b.exprs(e.Elt, e.Value)
}

// moduleDicts are attributes that lead to the dicts of modules.
var moduleDicts = map[string]bool{"__globals__": true, "f_globals": true, "modules": true}

// views are functions that see all names of the scope that calls them.
var views = map[string]bool{"locals": true, "vars": true, "dir": true, "eval": true, "exec": true, "input": true}

// view notes that something sees all names of the scope.
func (b *builder) view() {
	s := b.scope.Function()
	r := b.region
	for r.Scope != s {
		r = r.Outer
	}
	s.Views = append(s.Views, r)
}
