package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// assignment lowers a = b = value.
func (l *lowerer) assignment(s *ast.Assign) {
	if len(s.Targets) == 1 {
		l.assignExpr(s.Equal, s.Targets[0], s.Value)
		return
	}
	value := func() syntax.Expr { return l.expr(s.Value) }
	if !l.isFixed(s.Value) {
		t := l.temp()
		l.emit(l.assign(s.Equal, l.ident(s.Equal, t), value()))
		value = func() syntax.Expr { return l.ident(s.Equal, t) }
	}
	for i, to := range s.Targets {
		p := s.Equal
		if i > 0 {
			p = to.Range().Start
		}
		l.assignTo(p, to, value())
	}
}

// simple reports whether an expression may be evaluated again: it has no effects, and
// costs nothing.
func simple(e ast.Expr) bool {
	switch ast.Unparen(e).(type) {
	case *ast.Name, *ast.Constant:
		return true
	}
	return false
}

// assignExpr lowers target = value. A display of as many values as there are targets
// is unpacked by Starlark.
func (l *lowerer) assignExpr(p text.Pos, target, value ast.Expr) {
	l.nameCalls(target, value)
	elts, ok := ast.Elements(target)
	values, display := ast.Elements(value)
	if ok && display && flat(elts) && flat(values) && len(elts) == len(values) && len(elts) > 0 {
		list, later := l.parts(p, elts)
		l.emit(l.assign(p, l.tuple(target.Range().Start, list...), l.tuple(p, l.each(values)...)))
		later()
		return
	}
	l.assignTo(p, target, l.expr(value))
}

func (l *lowerer) annAssign(s *ast.AnnAssign) {
	if l.scope.Kind == scope.Class && s.Simple {
		l.annotation(s)
	}
	if s.Value != nil {
		l.assignExpr(s.Equal, s.Target, s.Value)
	}
}

// augmented lowers target op= value.
func (l *lowerer) augmented(s *ast.AugAssign) {
	ops := operations{l.exprs}
	if n, ok := ast.Unparen(s.Target).(*ast.Name); ok {
		l.use(n, text.Change)
		value := ops.inPlace(s, l.load(n.Start, n.ID))
		l.emit(l.assign(s.OpPos, l.store(n.Start, n.ID), value))
		return
	}
	target := l.fixTarget(ast.Unparen(s.Target))
	l.assignTo(s.OpPos, target, ops.inPlace(s, l.expr(target)))
}

// fixTarget evaluates the parts of a target once, for it is read and then written.
func (l *lowerer) fixTarget(t ast.Expr) ast.Expr {
	switch t := t.(type) {
	case *ast.Attribute:
		c := *t
		c.Value = l.fix(t.Value)
		return &c
	case *ast.Subscript:
		c := *t
		if callsSomething(t.Index) { // a variable without a value is noticed before
			c.Value = l.keep(t.Value)
		} else {
			c.Value = l.fix(t.Value)
		}
		if s, ok := t.Index.(*ast.Slice); ok {
			f := *s
			f.Lower, f.Upper, f.Step = l.fix(s.Lower), l.fix(s.Upper), l.fix(s.Step)
			c.Index = &f
		} else {
			c.Index = l.fix(t.Index)
		}
		return &c
	}
	return t
}

// fix returns an expression that keeps the value that another one has now: itself if nothing
// can change that, otherwise a name of our own.
func (l *lowerer) fix(e ast.Expr) ast.Expr {
	if e == nil || l.isFixed(e) {
		return e
	}
	return l.keep(e)
}

// keep returns a name of our own for the value of an expression.
func (l *lowerer) keep(e ast.Expr) ast.Expr {
	t := l.temp()
	p := e.Range().Start
	l.emit(l.assign(p, l.ident(p, t), l.expr(e)))
	return &lowered{Span: e.Range(), name: t}
}

// isFixed reports whether an expression has the same value throughout a statement that does
// not assign it: a literal, a predeclared name, or a variable that nothing but the statements
// of this function assigns.
func (l *lowerer) isFixed(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		return true
	case *ast.Name:
		if _, ok := l.builtin(e); ok && !l.opts.Session && !l.opts.Fragment {
			return true
		}
		v := l.find(e)
		return v != nil && v.Scope == l.scope && v.Scope.Kind == scope.Function && !l.cells.has(v)
	}
	return false
}

// lowered is an expression that has been evaluated into a temporary variable.
type lowered struct {
	text.Span
	ast.Expr
	name string
}

// Range implements ast.Node.
func (e *lowered) Range() text.Span { return e.Span }
