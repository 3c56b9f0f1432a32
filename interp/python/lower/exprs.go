package lower

import (
	"math/big"
	"unicode/utf8"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// exprs lowers expressions. Their operators are lowered by operations, calls by calls,
// comprehensions by comprehensions.
type exprs struct {
	*guesses
	// viewed: something in the present function wants its view, see there.
	viewed bool
}

// expr lowers an expression.
func (l *exprs) expr(e ast.Expr) syntax.Expr {
	switch e := e.(type) {
	case *ast.Name:
		l.use(e, text.Read)
		return l.load(e.Start, e.ID)
	case *ast.Constant:
		return l.constant(e)
	case *ast.Call:
		return calls{l}.lower(e)
	case *ast.Attribute:
		return l.attribute(e)
	case *ast.Subscript:
		return l.subscriptExpr(e)
	case *ast.BinOp:
		return operations{l}.binOp(e)
	case *ast.UnaryOp:
		return operations{l}.unaryOp(e)
	case *ast.BoolOp:
		return operations{l}.boolOp(e)
	case *ast.Compare:
		return operations{l}.compare(e)
	case *ast.Paren:
		return l.expr(e.Value)
	case *ast.IfExp:
		return &syntax.CondExpr{If: l.pos(e.IfPos), Cond: l.expr(e.Test), True: l.expr(e.Body),
			ElsePos: l.pos(e.ElsePos), False: l.expr(e.Else)}
	case *ast.JoinedStr:
		return l.joinedStr(e)
	case *ast.Lambda:
		return l.lambdaExpr(e)
	case *ast.Comp:
		return comprehensions{targets{l}}.lower(e)
	case *lowered:
		return l.ident(e.Start, e.name)
	default:
		return l.otherExpr(e)
	}
}

func (l *exprs) otherExpr(e ast.Expr) syntax.Expr {
	p := e.Range().Start
	switch e := e.(type) {
	case *ast.List:
		return l.listOf(p, e, e.Elts)
	case *ast.Tuple:
		if starred(e.Elts) {
			return l.call(p, helperTuple, l.listOf(p, e, e.Elts))
		}
		return l.tuple(p, l.each(e.Elts)...)
	case *ast.Set:
		l.mark(p, e)
		return l.call(p, helperSetOf, l.listOf(p, e, e.Elts))
	case *ast.Dict:
		return l.dict(e)
	case *ast.NamedExpr:
		return l.walrus(e)
	case *ast.Slice:
		lower, upper, step := l.bounds(e)
		return l.call(p, helperSliceOf, lower, upper, step)
	case *ast.Yield:
		l.mark(p, e)
		value := l.none(p)
		if e.Value != nil {
			value = l.expr(e.Value)
		}
		return l.call(p, helperYield, value)
	case *ast.YieldFrom:
		l.mark(p, e)
		return l.call(p, helperYieldAll, l.expr(e.Value))
	case *ast.Repr:
		return l.call(p, helperRepr2, l.expr(e.Value))
	case *ast.Await:
		l.refuseFor(e, "await is not supported: processes and queues do what async does", "call the function without await")
	case *ast.Starred:
		l.refuse(e, "can't use starred expression here")
	default:
		l.refuse(e, "this expression is not supported")
	}
	return l.none(p)
}

// each lowers expressions.
func (l *exprs) each(list []ast.Expr) []syntax.Expr {
	out := make([]syntax.Expr, len(list))
	for i, e := range list {
		out[i] = l.expr(e)
	}
	return out
}

func (l *exprs) constant(c *ast.Constant) syntax.Expr {
	p := c.Start
	switch v := c.Value.(type) {
	case nil:
		return l.none(p)
	case bool:
		if v {
			return l.truth(p)
		}
		return l.ident(p, "False")
	case int64:
		return l.number(p, v)
	case *big.Int:
		return l.bigNumber(p, v)
	case float64:
		return l.float(p, v)
	case string:
		return l.text(p, v)
	case ast.Bytes:
		if l.isText2(v) {
			return l.text(p, string(v))
		}
		return &syntax.Literal{Token: syntax.BYTES, TokenPos: l.pos(p), Raw: "b", Value: string(v)}
	case ast.Ellipsis:
		return l.ident(p, valueEllipsis)
	case ast.Imaginary:
		return l.call(p, helperImaginary, l.float(p, float64(v)))
	}
	return l.none(p)
}

// isText2 reports whether a literal of bytes is a str: in Python 2, unless it is no text.
func (l *exprs) isText2(b ast.Bytes) bool { return l.python2 && utf8.ValidString(string(b)) }

func starred(elts []ast.Expr) bool {
	for _, e := range elts {
		if _, ok := ast.Unparen(e).(*ast.Starred); ok {
			return true
		}
	}
	return false
}

// listOf lowers [a, *b, c], a part of the node n: what lies between stars is a list of its own.
func (l *exprs) listOf(p text.Pos, n ast.Node, elts []ast.Expr) syntax.Expr {
	if !starred(elts) {
		return l.list(p, l.each(elts)...)
	}
	var sum syntax.Expr
	var run []syntax.Expr
	add := func(part syntax.Expr) {
		if sum == nil {
			sum = part
		} else {
			sum = l.binary(p, syntax.PLUS, sum, part)
		}
	}
	flush := func() {
		if len(run) > 0 {
			add(l.list(p, run...))
		}
		run = nil
	}
	for _, e := range elts {
		s, ok := ast.Unparen(e).(*ast.Starred)
		if !ok {
			run = append(run, l.expr(e))
			continue
		}
		flush()
		l.mark(s.Start, n)
		add(l.call(s.Start, helperList, l.expr(s.Value)))
	}
	flush()
	return sum
}

// dict lowers a display. Starlark refuses equal keys, where Python takes the last, and
// knows no other keys than its own, so only one whose keys are literals that differ surely
// is Starlark's.
func (l *exprs) dict(d *ast.Dict) syntax.Expr {
	l.mark(d.Start, d)
	if len(d.Keys) == 1 {
		l.mark(d.Colons[0], d)
	}
	for _, k := range d.Keys {
		if k == nil {
			return l.mergedDict(d)
		}
	}
	if !differentLiterals(d.Keys) {
		var args []syntax.Expr
		for i, k := range d.Keys {
			args = append(args, l.expr(k), l.expr(d.Values[i]))
		}
		return l.dictCall(d.Start, args)
	}
	out := &syntax.DictExpr{Lbrace: l.pos(d.Start), Rbrace: l.pos(d.Start)}
	for i, k := range d.Keys {
		out.List = append(out.List, &syntax.DictEntry{Key: l.expr(k), Colon: l.pos(d.Colons[i]), Value: l.expr(d.Values[i])})
	}
	return out
}

// maxArgs is how many arguments Starlark allows in a call, an even number.
const maxArgs = 254

// dictCall makes a dict of keys and values in turn, in several parts if they are more
// than a call can have.
func (l *exprs) dictCall(p text.Pos, args []syntax.Expr) syntax.Expr {
	if len(args) <= maxArgs {
		return l.call(p, helperDict, args...)
	}
	var parts []syntax.Expr
	for len(args) > 0 {
		n := min(len(args), maxArgs)
		parts = append(parts, l.call(p, helperDict, args[:n]...))
		args = args[n:]
	}
	for len(parts) > maxArgs { // 32,000 entries without a literal key
		parts = append(parts[:0:0], append([]syntax.Expr{l.call(p, helperMerge, parts[:maxArgs]...)}, parts[maxArgs:]...)...)
	}
	return l.call(p, helperMerge, parts...)
}

func (l *exprs) mergedDict(d *ast.Dict) syntax.Expr {
	var parts, run []syntax.Expr
	flush := func() {
		if len(run) > 0 {
			parts = append(parts, l.dictCall(d.Start, run))
		}
		run = nil
	}
	for i, k := range d.Keys {
		if k != nil {
			run = append(run, l.expr(k), l.expr(d.Values[i]))
			continue
		}
		flush()
		part := l.expr(d.Values[i])
		if i+1 < len(d.Keys) {
			part = l.call(d.Start, helperMerge, part) // as it is before the others are evaluated
		}
		parts = append(parts, part)
	}
	flush()
	return l.call(d.Start, helperMerge, parts...)
}

// differentLiterals reports whether the keys are literals that differ surely.
func differentLiterals(keys []ast.Expr) bool {
	seen := make(map[any]bool, len(keys))
	for _, k := range keys {
		c, ok := ast.Unparen(k).(*ast.Constant)
		if !ok {
			return false
		}
		switch c.Value.(type) {
		case string, int64:
		default:
			return false
		}
		if seen[c.Value] {
			return false
		}
		seen[c.Value] = true
	}
	return true
}

func (l *exprs) walrus(e *ast.NamedExpr) syntax.Expr {
	p := e.Start
	value := l.expr(e.Value)
	function := l.scope.Function()
	var target syntax.Expr
	l.within(function, func() { target = l.store(p, e.Target.ID) })
	l.use(e.Target, text.Bind)
	i, ok := target.(*syntax.IndexExpr)
	if !ok {
		return l.call(p, helperSet, target, value)
	}
	if isItem(i) {
		return l.call(p, helperSetName, i.X, i.Y, value)
	}
	return l.call(p, helperSet, i.X, value)
}

// attribute lowers x.name.
func (l *exprs) attribute(a *ast.Attribute) syntax.Expr {
	l.markAttribute(a)
	helper := helperAttr
	if l.python2 && methods2[a.Attr] {
		helper = helperAttr2
		l.note(a.AttrPos, methodNotes[a.Attr])
	}
	return l.call(a.Dot, helper, l.expr(a.Value), l.text(a.AttrPos, l.scope.Mangle(a.Attr)))
}

func (l *exprs) subscriptExpr(s *ast.Subscript) syntax.Expr {
	l.markItem(s)
	if i, ok := s.Index.(*ast.Slice); ok {
		x := l.expr(s.Value)
		lower, upper, step := l.bounds(i)
		return l.call(s.Lbrack, helperSlice, x, lower, upper, step)
	}
	return l.call(s.Lbrack, helperItem, l.expr(s.Value), l.expr(s.Index))
}

// bounds lowers the parts of a slice.
func (l *exprs) bounds(s *ast.Slice) (lower, upper, step syntax.Expr) {
	part := func(e ast.Expr) syntax.Expr {
		if e == nil {
			return l.none(s.Start)
		}
		return l.expr(e)
	}
	return part(s.Lower), part(s.Upper), part(s.Step)
}

// iterate returns what a loop with the given target goes over. Its errors are shown at p.
func (l *exprs) iterate(p text.Pos, x syntax.Expr, target ast.Expr) syntax.Expr {
	if elts, ok := ast.Elements(target); ok && flat(elts) {
		return l.call(p, helperIterUnpack, x, l.number(p, int64(len(elts))))
	}
	return l.call(p, helperIter, x)
}
