package python

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// expr lowers an expression.
func (l *lowerer) expr(e ast.Expr) syntax.Expr {
	switch e := e.(type) {
	case *ast.Name:
		l.use(e, text.Read)
		return l.load(e.Start, e.ID)
	case *ast.Constant:
		return l.constant(e)
	case *ast.Call:
		return l.lowerCall(e)
	case *ast.Attribute:
		return l.attribute(e)
	case *ast.Subscript:
		return l.subscriptExpr(e)
	case *ast.BinOp:
		return l.binOp(e)
	case *ast.UnaryOp:
		return l.unaryOp(e)
	case *ast.BoolOp:
		return l.boolOp(e)
	case *ast.Compare:
		return l.compare(e)
	case *ast.Paren:
		return l.expr(e.Value)
	case *ast.IfExp:
		return &syntax.CondExpr{If: l.pos(e.IfPos), Cond: l.condition(e.Test), True: l.expr(e.Body),
			ElsePos: l.pos(e.ElsePos), False: l.expr(e.Else)}
	case *ast.JoinedStr:
		return l.joinedStr(e)
	case *ast.Lambda:
		return l.lambdaExpr(e)
	case *ast.Comp:
		return l.comp(e)
	case *lowered:
		return l.ident(e.Start, e.name)
	default:
		return l.otherExpr(e)
	}
}

func (l *lowerer) otherExpr(e ast.Expr) syntax.Expr {
	p := e.Range().Start
	switch e := e.(type) {
	case *ast.List:
		return l.listOf(p, e, e.Elts)
	case *ast.Tuple:
		if starred(e.Elts) {
			return l.call(p, helperTuple, l.listOf(p, e, e.Elts))
		}
		return l.tuple(p, l.exprs(e.Elts)...)
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
		l.refuse(e, "await is not supported: processes and queues do what async does; call the function without await")
	case *ast.Starred:
		l.refuse(e, "can't use starred expression here")
	default:
		l.refuse(e, "this expression is not supported")
	}
	return l.none(p)
}

func (l *lowerer) exprs(list []ast.Expr) []syntax.Expr {
	out := make([]syntax.Expr, len(list))
	for i, e := range list {
		out[i] = l.expr(e)
	}
	return out
}

func (l *lowerer) constant(c *ast.Constant) syntax.Expr {
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
		return &syntax.Literal{Token: syntax.FLOAT, TokenPos: l.pos(p), Raw: "0.0", Value: v}
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
		return l.imaginary(p, float64(v))
	}
	return l.none(p)
}

// imaginary lowers 3j to 3.0 * 1j: Starlark has no such literals, and a native operator
// costs less than a call.
func (l *lowerer) imaginary(p text.Pos, v float64) syntax.Expr {
	unit := l.ident(p, valueImaginary)
	float := func(v float64) syntax.Expr {
		return &syntax.Literal{Token: syntax.FLOAT, TokenPos: l.pos(p), Raw: "0.0", Value: v}
	}
	switch {
	case v == 1:
		return unit
	case math.IsInf(v, 0): // 1e999j, whose real part would be NaN
		return l.binary(p, syntax.STAR, float(math.MaxFloat64), l.binary(p, syntax.STAR, float(2), unit))
	}
	return l.binary(p, syntax.STAR, float(v), unit)
}

func starred(elts []ast.Expr) bool {
	for _, e := range elts {
		if _, ok := ast.Unparen(e).(*ast.Starred); ok {
			return true
		}
	}
	return false
}

// listOf lowers [a, *b, c], a part of the node n: what lies between stars is a list of its own.
func (l *lowerer) listOf(p text.Pos, n ast.Node, elts []ast.Expr) syntax.Expr {
	if !starred(elts) {
		return l.list(p, l.exprs(elts)...)
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

// dict lowers a display. Starlark refuses equal keys, where Python takes the last, so
// only one whose keys are different literals is Starlark's.
func (l *lowerer) dict(d *ast.Dict) syntax.Expr {
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
func (l *lowerer) dictCall(p text.Pos, args []syntax.Expr) syntax.Expr {
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

func (l *lowerer) mergedDict(d *ast.Dict) syntax.Expr {
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
		if slices.ContainsFunc(d.Values[i+1:], calls) {
			part = l.call(d.Start, helperMerge, part) // as it is before those calls
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
			return len(keys) == 1
		}
		switch c.Value.(type) {
		case string, int64:
		default:
			return len(keys) == 1
		}
		if seen[c.Value] {
			return false
		}
		seen[c.Value] = true
	}
	return true
}

func (l *lowerer) walrus(e *ast.NamedExpr) syntax.Expr {
	p := e.Start
	value := l.expr(e.Value)
	s := l.scope
	l.scope = s.function()
	target := l.store(p, e.Target.ID)
	l.use(e.Target, text.Bind)
	l.scope = s
	i, ok := target.(*syntax.IndexExpr)
	if !ok {
		return l.call(p, helperSet, target, value)
	}
	if s.function().kind == classScope {
		l.refuse(e, "an assignment expression in a class body is not supported: write the assignment on a line of its own")
	}
	return l.call(p, helperSet, i.X, value)
}

// attrNeedsHelper reports whether an attribute is one that the engine's own types do not
// have, or have with another meaning: methods of Python's types, special attributes, and
// those that programs give to functions.
func (l *lowerer) attrNeedsHelper(a *ast.Attribute) bool {
	if len(a.Attr) > 4 && a.Attr[:2] == "__" && a.Attr[len(a.Attr)-2:] == "__" {
		return true
	}
	if methods[a.Attr] && !l.isSelf(a.Value) {
		return true
	}
	return l.isFunction(a.Value) || l.module.Python2 && isOldAttr(a.Attr)
}

// storeNeedsHelper is attrNeedsHelper for an attribute that is assigned: among the
// engine's types only functions have such.
func (l *lowerer) storeNeedsHelper(a *ast.Attribute) bool {
	return strings.HasPrefix(a.Attr, "__") && strings.HasSuffix(a.Attr, "__") || l.isFunction(a.Value)
}

// isFunction reports whether an expression is a name that a def or lambda binds.
func (l *lowerer) isFunction(e ast.Expr) bool {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok {
		return false
	}
	_, y := l.scope.find(mangle(l.scope, n.ID))
	return y != nil && (y.def || l.isLambda(y))
}

// selfNames are names of a method's first parameter. A function with another one may be a
// plain function that a class only groups, called with anything.
var selfNames = set("self", "this", "cls", "me")

// isSelf reports whether an expression is the first parameter of the method around: an
// instance of a class, which knows all its attributes.
func (l *lowerer) isSelf(e ast.Expr) bool {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok || !selfNames[n.ID] || l.scope.parent == nil || l.scope.parent.kind != classScope {
		return false
	}
	f, ok := l.scope.node.(*ast.FunctionDef)
	if !ok || len(f.Decorators) > 0 {
		return false
	}
	args := slices.Collect(f.Args.All())
	y := l.scope.symbols[n.ID]
	return len(args) > 0 && args[0] != f.Args.Vararg && args[0].Name == n.ID && y != nil && len(y.values) == 1
}

// isLambda reports whether a name is assigned a function.
func (l *lowerer) isLambda(y *symbol) bool {
	for _, v := range y.values {
		if _, ok := v.(*ast.Lambda); ok {
			return true
		}
	}
	return false
}

func (l *lowerer) attribute(a *ast.Attribute) syntax.Expr {
	l.markAttribute(a)
	name := mangle(l.scope, a.Attr)
	if l.attrNeedsHelper(a) {
		return l.call(a.Dot, helperAttr, l.expr(a.Value), l.text(a.AttrPos, name))
	}
	return l.dot(a.Dot, l.expr(a.Value), name)
}

func (l *lowerer) subscriptExpr(s *ast.Subscript) syntax.Expr {
	l.markItem(s, 0)
	if i, ok := s.Index.(*ast.Slice); ok {
		x := l.expr(s.Value)
		lower, upper, step := l.bounds(i)
		return l.call(s.Lbrack, helperSlice, x, lower, upper, step)
	}
	if l.indexNeedsHelper(s) || l.wide && !isStringConstant(s.Index) {
		return l.call(s.Lbrack, helperItem, l.expr(s.Value), l.expr(s.Index))
	}
	return l.index(s.Lbrack, l.expr(s.Value), l.subscript(s.Index))
}

func isStringConstant(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(string)
	return ok
}

// indexNeedsHelper reports whether an index is one that Starlark cannot use: a boolean,
// or a tuple with slices.
func (l *lowerer) indexNeedsHelper(s *ast.Subscript) bool {
	if name, ok := l.builtin(s.Value); ok && l.opts.isClass(name) {
		return true // list[int]
	}
	if t, ok := ast.Unparen(s.Index).(*ast.Tuple); ok {
		for _, e := range t.Elts {
			if _, ok := e.(*ast.Slice); ok {
				return true
			}
		}
	}
	if _, display := targetList(ast.Unparen(s.Value)); display && !l.isNumber(s.Index) {
		return true // ["no", "yes"][found]
	}
	return l.isBool(s.Index) || l.looksLike(s.Value, l.isBytesValue) || l.looksLike(s.Index, l.isSliceCall) ||
		l.looksLike(s.Value, l.isInput)
}

// isInput reports whether an expression is text from outside, which may well hold more than
// ASCII.
func (l *lowerer) isInput(e ast.Expr) bool {
	return l.calls(ast.Unparen(e), inputFunctions, inputMethods)
}

func (l *lowerer) isBytesValue(e ast.Expr) bool {
	return isBytes(e) || l.calls(ast.Unparen(e), bytesFunctions, bytesMethods)
}

func (l *lowerer) isSliceCall(e ast.Expr) bool { return l.calls(ast.Unparen(e), sliceFunctions, nil) }

func (l *lowerer) subscript(e ast.Expr) syntax.Expr { return l.expr(e) }

// bounds lowers the parts of a slice.
func (l *lowerer) bounds(s *ast.Slice) (lower, upper, step syntax.Expr) {
	part := func(e ast.Expr) syntax.Expr {
		if e == nil {
			return l.none(s.Start)
		}
		return l.expr(e)
	}
	return part(s.Lower), part(s.Upper), part(s.Step)
}
