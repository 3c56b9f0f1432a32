package python

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
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
	elts, ok := targetList(ast.Unparen(target))
	values, display := targetList(ast.Unparen(value))
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

// canUnpack reports whether each target is one that Starlark can assign to.
func (l *lowerer) canUnpack(elts []ast.Expr) bool {
	for _, e := range elts {
		if !l.native(e) {
			return false
		}
	}
	return true
}

// native reports whether Starlark can assign to the target.
func (l *lowerer) native(t ast.Expr) bool {
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

// targetList returns the parts of a tuple or list.
func targetList(t ast.Expr) ([]ast.Expr, bool) {
	switch t := t.(type) {
	case *ast.Tuple:
		return t.Elts, true
	case *ast.List:
		return t.Elts, true
	}
	return nil, false
}

// flat reports whether none of the parts is starred, or has parts itself.
func flat(elts []ast.Expr) bool {
	for _, e := range elts {
		e = ast.Unparen(e)
		if _, nested := targetList(e); nested {
			return false
		}
		if _, star := e.(*ast.Starred); star {
			return false
		}
	}
	return true
}

// target returns the target for Starlark of one for which native holds.
func (l *lowerer) target(t ast.Expr) syntax.Expr {
	switch t := ast.Unparen(t).(type) {
	case *ast.Name:
		l.use(t, text.Bind)
		return l.store(t.Start, t.ID)
	case *ast.Subscript:
		l.markItem(t, text.Store)
		return l.index(t.Lbrack, l.expr(t.Value), l.subscript(t.Index))
	case *ast.Attribute:
		l.markAttribute(t)
		return l.dot(t.Dot, l.expr(t.Value), mangle(l.scope, t.Attr))
	}
	l.refuse(t, "cannot assign to this expression")
	return l.ident(t.Range().Start, "$0")
}

// isGlobalsCall reports whether an expression is globals(), whose dict is a copy: assigning
// its items assigns the module's variables.
func (l *lowerer) isGlobalsCall(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Call)
	if !ok || len(c.Args) > 0 {
		return false
	}
	name, ok := l.builtin(c.Func)
	return ok && name == "globals"
}

func (l *lowerer) targetTuple(p text.Pos, elts []ast.Expr) syntax.Expr {
	list := make([]syntax.Expr, len(elts))
	for i, e := range elts {
		list[i] = l.target(e)
	}
	return l.tuple(p, list...)
}

// assignTo lowers target = value for a value that is lowered already.
func (l *lowerer) assignTo(p text.Pos, target ast.Expr, value syntax.Expr) {
	target = ast.Unparen(target)
	if elts, ok := targetList(target); ok {
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
		l.emit(l.do(l.call(t.Dot, helperSetAttr, value, l.expr(t.Value), l.text(p, mangle(l.scope, t.Attr)))))
	default:
		l.refuse(target, "cannot assign to this expression")
	}
}

// unpack assigns the parts of an iterable. A part that is a tuple itself, or another
// target that Starlark cannot assign to, takes a temporary variable.
func (l *lowerer) unpack(p text.Pos, target ast.Expr, elts []ast.Expr, value syntax.Expr) {
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

func (l *lowerer) annotated(s *ast.AnnAssign) {
	if l.scope.kind == classScope && s.Simple {
		l.annotation(s)
	}
	if s.Value != nil {
		l.assignExpr(s.Equal, s.Target, s.Value)
	}
}

// augmented lowers target op= value.
func (l *lowerer) augmented(s *ast.AugAssign) {
	bin := &ast.BinOp{Span: s.Span, Left: s.Target, Op: s.Op, Right: s.Value, OpPos: s.OpPos}
	l.markAugmented(bin)
	row := l.operatorFor(bin)
	target := ast.Unparen(s.Target)
	if row.native() && l.native(target) && l.inPlaceNative(target, s) {
		value := l.operand(s.Value)
		l.emit(&syntax.AssignStmt{OpPos: l.pos(s.OpPos), Op: row.token - syntax.PLUS + syntax.PLUS_EQ,
			LHS: l.changed(target), RHS: value})
		return
	}
	target = l.fixTarget(target, calls(s.Value))
	left := l.expr(target)
	var value syntax.Expr
	switch helper := l.inPlaceHelper(bin, row); helper {
	case helperInPlace:
		value = l.call(s.OpPos, helper, l.text(s.OpPos, s.Op.String()), left, l.expr(s.Value))
	default:
		value = l.call(s.OpPos, helper, left, l.operand(s.Value))
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
	if name && l.scope.kind == classScope {
		return false // what the class has not assigned yet is the module's
	}
	if s.Op != ast.Add && s.Op != ast.Mult {
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
func (l *lowerer) inPlaceHelper(b *ast.BinOp, row *operator) string {
	if row.helper == "" || row.helper == helperBinary {
		return helperInPlace
	}
	return row.helperFor(l, b)
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
