package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// targets lowers assignments to targets. They emit statements, which comprehensions make
// clauses of.
type targets struct{ *exprs }

// loop returns the variables of a loop with the given target, and what then assigns to what
// Starlark cannot.
func (l targets) loop(t ast.Expr) (vars syntax.Expr, later func()) {
	t = ast.Unparen(t)
	p := t.Range().Start
	elts, several := ast.Elements(t)
	if several && flat(elts) {
		list, later := l.parts(p, elts)
		return l.tuple(p, list...), later
	}
	list, later := l.parts(p, []ast.Expr{t})
	return list[0], later
}

// name returns the target for Starlark of a name.
func (l targets) name(n *ast.Name) syntax.Expr {
	l.use(n, text.Bind)
	return l.store(n.Start, n.ID)
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

// assignTo lowers target = value for a value that is lowered already.
func (l targets) assignTo(p text.Pos, target ast.Expr, value syntax.Expr) {
	target = ast.Unparen(target)
	if elts, ok := ast.Elements(target); ok {
		l.unpack(p, target, elts, value)
		return
	}
	switch t := target.(type) {
	case *ast.Name:
		l.emit(l.assign(p, l.name(t), value))
	case *ast.Subscript:
		l.markItem(t)
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

// parts returns the targets for Starlark of those that an unpacking assigns to. One that it
// cannot assign to, and those after it, which are assigned later, take temporary variables,
// from which later assigns them.
func (l targets) parts(p text.Pos, elts []ast.Expr) (list []syntax.Expr, later func()) {
	list = make([]syntax.Expr, len(elts))
	var rest []func()
	for i, e := range elts {
		e = ast.Unparen(e)
		if s, ok := e.(*ast.Starred); ok {
			e = ast.Unparen(s.Value)
		}
		if n, ok := e.(*ast.Name); ok && len(rest) == 0 {
			list[i] = l.name(n)
			continue
		}
		t := l.temp()
		list[i] = l.ident(p, t)
		rest = append(rest, func() { l.assignTo(p, e, l.ident(p, t)) })
	}
	return list, func() {
		for _, f := range rest {
			f()
		}
	}
}

// unpack assigns the parts of an iterable.
func (l targets) unpack(p text.Pos, target ast.Expr, elts []ast.Expr, value syntax.Expr) {
	star := -1
	for i, e := range elts {
		if _, ok := ast.Unparen(e).(*ast.Starred); ok {
			star = i
		}
	}
	list, later := l.parts(p, elts)
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
	later()
}
