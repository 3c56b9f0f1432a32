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
	value := l.expr(s.Value)
	if !simple(s.Value) {
		t := l.temp()
		l.emit(l.assign(s.Equal, l.ident(s.Equal, t), value))
		for i, to := range s.Targets {
			p := s.Equal
			if i > 0 {
				p = to.Range().Start
			}
			l.assignTo(p, to, l.ident(p, t))
		}
		return
	}
	for i, to := range s.Targets {
		p := s.Equal
		if i > 0 {
			p = to.Range().Start
		}
		l.assignTo(p, to, l.expr(s.Value))
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
	if ok && display && flat(elts) && flat(values) && len(elts) == len(values) && len(elts) > 0 && l.canUnpack(elts) {
		list := make([]syntax.Expr, len(values))
		for i, v := range values {
			list[i] = l.expr(v)
		}
		l.emit(l.assign(p, l.targetTuple(target.Range().Start, elts), l.tuple(p, list...)))
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
	bin := &ast.BinOp{Span: s.Span, Left: s.Target, Op: s.Op, Right: s.Value, OpPos: s.OpPos}
	ops := operations{l.exprs}
	l.markAugmented(bin, ops.floatKind(bin))
	row := ops.operatorFor(bin)
	target := ast.Unparen(s.Target)
	if row.native() && l.native(target) && l.inPlaceNative(target, s) {
		value := ops.operand(s.Value)
		l.emit(&syntax.AssignStmt{OpPos: l.pos(s.OpPos), Op: row.token - syntax.PLUS + syntax.PLUS_EQ,
			LHS: l.changed(target), RHS: value})
		return
	}
	target = l.fixTarget(target, callsSomething(s.Value))
	left := l.expr(target)
	var value syntax.Expr
	switch helper := inPlaceHelper(row); helper {
	case helperInPlace:
		value = l.call(s.OpPos, helper, l.text(s.OpPos, s.Op.String()), left, l.expr(s.Value))
	default:
		value = l.call(s.OpPos, helper, left, ops.operand(s.Value))
	}
	l.assignTo(s.OpPos, target, value)
}

// changed is target for one that an augmented assignment changes.
func (l *lowerer) changed(t ast.Expr) syntax.Expr {
	n, ok := t.(*ast.Name)
	if !ok {
		return l.target(t)
	}
	l.use(n, text.Change)
	return l.store(n.Start, n.ID)
}

// inPlaceNative reports whether Starlark's augmented assignment does what Python's
// does. It lacks what changes a list by any other iterable, and methods such as __iadd__,
// which matter where the file defines one.
func (l *lowerer) inPlaceNative(target ast.Expr, s *ast.AugAssign) bool {
	n, name := target.(*ast.Name)
	if name && l.scope.Kind == scope.Class {
		return false // what the class has not assigned yet is the module's
	}
	switch s.Op {
	case ast.Add, ast.Mult:
	case ast.Sub, ast.BitAnd, ast.BitXor: // Starlark makes another set
		return !l.inPlaceMethods[s.Op] && (l.isNumber(s.Value) || l.isNumber(target))
	default:
		return !l.inPlaceMethods[s.Op]
	}
	if l.inPlaceMethods[s.Op] || l.inPlaceObjects && (s.Op == ast.Mult || !l.isNumber(s.Value)) {
		return false
	}
	if name && s.Op == ast.Add && l.mayBeList(n) {
		return isDisplay(s.Value) // Starlark extends a list by its own types only
	}
	return s.Op == ast.Add || !l.isList(target)
}

// inPlaceHelper returns the helper for an augmented assignment. Those that Python 2
// or numbers ask for are the same as without assignment.
func inPlaceHelper(row *operator) string {
	if row.helper == "" || row.helper == helperBinary {
		return helperInPlace
	}
	return row.helper
}

// fixTarget evaluates the parts of a target once, for it is read and then written. Names
// among them are kept as they are, unless what is evaluated in between may assign them.
func (l *lowerer) fixTarget(t ast.Expr, assigns bool) ast.Expr {
	fix := l.fix
	if assigns {
		fix = l.fixed
	}
	switch t := t.(type) {
	case *ast.Attribute:
		c := *t
		c.Value = fix(t.Value)
		return &c
	case *ast.Subscript:
		c := *t
		if !simple(t.Index) {
			fix = l.fixed
		}
		c.Value = fix(t.Value)
		if s, ok := t.Index.(*ast.Slice); ok {
			f := *s
			f.Lower, f.Upper, f.Step = fix(s.Lower), fix(s.Upper), fix(s.Step)
			c.Index = &f
		} else {
			c.Index = fix(t.Index)
		}
		return &c
	}
	return t
}

// fix returns a name for the value of an expression.
func (l *lowerer) fix(e ast.Expr) ast.Expr {
	if e == nil || simple(e) {
		return e
	}
	return l.fixed(e)
}

// fixed returns a name of our own for the value of an expression.
func (l *lowerer) fixed(e ast.Expr) ast.Expr {
	if _, constant := e.(*ast.Constant); e == nil || constant {
		return e
	}
	t := l.temp()
	p := e.Range().Start
	l.emit(l.assign(p, l.ident(p, t), l.expr(e)))
	return &lowered{Span: e.Range(), name: t}
}

// lowered is an expression that has been evaluated into a temporary variable.
type lowered struct {
	text.Span
	ast.Expr
	name string
}

// Range implements ast.Node.
func (e *lowered) Range() text.Span { return e.Span }
