package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// targets lowers assignments to targets. They emit statements, which comprehensions make
// clauses of.
type targets struct{ *exprs }

// canUnpack reports whether each target is one that Starlark can assign to.
func (l targets) canUnpack(elts []ast.Expr) bool {
	for _, e := range elts {
		if !l.native(e) {
			return false
		}
	}
	return true
}

// direct returns the target for Starlark of a loop's, nil if it cannot assign to that.
func (l targets) direct(t ast.Expr) syntax.Expr {
	elts, ok := ast.Elements(t)
	switch {
	case ok && flat(elts) && l.canUnpack(elts):
		return l.targetTuple(t.Range().Start, elts)
	case !ok && l.native(t):
		return l.target(t)
	}
	return nil
}

// native reports whether Starlark can assign to the target.
func (l targets) native(t ast.Expr) bool {
	switch t := ast.Unparen(t).(type) {
	case *ast.Name:
		return true
	case *ast.Subscript:
		_, slice := t.Index.(*ast.Slice)
		return !slice && !l.indexNeedsHelper(t) && !l.isGlobalsCall(t.Value)
	case *ast.Attribute:
		return !l.storeNeedsHelper(t)
	}
	return false
}

// flat reports whether none of the parts is starred, or has parts itself.
func flat(elts []ast.Expr) bool {
	for _, e := range elts {
		e = ast.Unparen(e)
		if _, nested := ast.Elements(e); nested {
			return false
		}
		if _, star := e.(*ast.Starred); star {
			return false
		}
	}
	return true
}

// target returns the target for Starlark of one for which native holds.
func (l targets) target(t ast.Expr) syntax.Expr {
	switch t := ast.Unparen(t).(type) {
	case *ast.Name:
		l.use(t, text.Bind)
		return l.store(t.Start, t.ID)
	case *ast.Subscript:
		l.markItem(t, text.Store)
		return l.index(t.Lbrack, l.expr(t.Value), l.expr(t.Index))
	case *ast.Attribute:
		l.markAttribute(t)
		return l.dot(t.Dot, l.expr(t.Value), l.scope.Mangle(t.Attr))
	}
	l.refuse(t, "cannot assign to this expression")
	return l.ident(t.Range().Start, "$0")
}

// isGlobalsCall reports whether an expression is globals(), whose dict is a copy: assigning
// its items assigns the module's variables.
func (l targets) isGlobalsCall(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Call)
	if !ok || len(c.Args) > 0 {
		return false
	}
	name, ok := l.builtin(c.Func)
	return ok && name == "globals"
}

func (l targets) targetTuple(p text.Pos, elts []ast.Expr) syntax.Expr {
	list := make([]syntax.Expr, len(elts))
	for i, e := range elts {
		list[i] = l.target(e)
	}
	return l.tuple(p, list...)
}

// assignTo lowers target = value for a value that is lowered already.
func (l targets) assignTo(p text.Pos, target ast.Expr, value syntax.Expr) {
	target = ast.Unparen(target)
	if elts, ok := ast.Elements(target); ok {
		l.unpack(p, target, elts, value)
		return
	}
	if l.native(target) {
		l.emit(l.assign(p, l.target(target), value))
		return
	}
	switch t := target.(type) {
	case *ast.Subscript:
		l.markItem(t, text.Store)
		if l.isGlobalsCall(t.Value) {
			l.emit(l.do(l.call(t.Lbrack, helperSetGlobal, value, l.expr(t.Index))))
			return
		}
		if s, ok := t.Index.(*ast.Slice); ok {
			x := l.expr(t.Value)
			lower, upper, step := l.bounds(s)
			l.emit(l.do(l.call(t.Lbrack, helperSetSlice, value, x, lower, upper, step)))
			return
		}
		l.emit(l.do(l.call(t.Lbrack, helperSetItem, value, l.expr(t.Value), l.expr(t.Index))))
	case *ast.Attribute:
		l.markAttribute(t)
		l.emit(l.do(l.call(t.Dot, helperSetAttr, value, l.expr(t.Value), l.text(p, l.scope.Mangle(t.Attr)))))
	default:
		l.refuse(target, "cannot assign to this expression")
	}
}

// unpack assigns the parts of an iterable. A part that is a tuple itself, or another
// target that Starlark cannot assign to, takes a temporary variable.
func (l targets) unpack(p text.Pos, target ast.Expr, elts []ast.Expr, value syntax.Expr) {
	star := -1
	for i, e := range elts {
		if _, ok := ast.Unparen(e).(*ast.Starred); ok {
			star = i
		}
	}
	list := make([]syntax.Expr, len(elts))
	var later []func()
	for i, e := range elts {
		e = ast.Unparen(e)
		if s, ok := e.(*ast.Starred); ok {
			e = ast.Unparen(s.Value)
		}
		// Targets are assigned in order: what follows one that takes a temporary
		// variable takes one too.
		if l.native(e) && len(later) == 0 {
			list[i] = l.target(e)
			continue
		}
		t := l.temp()
		list[i] = l.ident(p, t)
		later = append(later, func() { l.assignTo(p, e, l.ident(p, t)) })
	}
	if target != nil {
		l.mark(p, target)
	}
	var values syntax.Expr
	if star >= 0 {
		values = l.call(p, helperUnpackStar, value, l.number(p, int64(star)), l.number(p, int64(len(elts)-star-1)))
	} else {
		values = l.call(p, helperUnpack, value, l.number(p, int64(len(elts))))
	}
	if len(list) == 0 {
		l.emit(l.do(values))
		return
	}
	l.emit(l.assign(p, l.tuple(p, list...), values))
	for _, f := range later {
		f()
	}
}
