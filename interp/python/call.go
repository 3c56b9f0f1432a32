package python

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// lowerCall lowers f(args).
func (l *lowerer) lowerCall(c *ast.Call) syntax.Expr {
	l.markCall(c)
	if name, ok := l.builtin(c.Func); ok {
		if e := l.specialCall(name, c); e != nil {
			return e
		}
	}
	if a, ok := ast.Unparen(c.Func).(*ast.Attribute); ok && l.callsMethod(a) {
		helper := helperMethod
		if l.module.Python2 && methods2[a.Attr] {
			helper = helperMethod2
			l.note(a.AttrPos, methodNotes[a.Attr])
		}
		first := []syntax.Expr{l.expr(a.Value), l.text(a.AttrPos, a.Attr)}
		return l.callOf(c.Lparen, l.ident(a.Dot, helper), l.args(c, first)...)
	}
	return l.callOf(c.Lparen, l.expr(c.Func), l.args(c, nil)...)
}

// callsMethod reports whether a call of an attribute goes through a helper, for it may be
// one of a built-in type's methods.
func (l *lowerer) callsMethod(a *ast.Attribute) bool {
	return l.module.Python2 && methods2[a.Attr] || methods[a.Attr] && !l.isSelf(a.Value)
}

// specialCall lowers a call of a built-in function that needs to know where it is, or
// that takes a generator expression; nil if it is none.
func (l *lowerer) specialCall(name string, c *ast.Call) syntax.Expr {
	p := c.Lparen
	switch name {
	case "super":
		if len(c.Args) == 0 {
			return l.superCall(c)
		}
		return l.callOf(p, l.ident(p, helperSuper), l.args(c, nil)...)
	case "locals", "vars", "dir":
		if len(c.Args) == 0 {
			return l.call(p, helperLocals, l.thunks(p), l.text(p, name))
		}
	case "eval", "exec", "execfile":
		helper := helperEval
		if name == "exec" {
			helper = helperExec
		}
		if name != "execfile" {
			return l.callOf(p, l.ident(p, helper), l.args(c, []syntax.Expr{l.thunks(p)})...)
		}
	case "input":
		if l.module.Python2 {
			l.note(c.Start, noteInput)
			return l.call(p, helperEval, l.thunks(p), l.callOf(p, l.ident(p, "2.raw_input"), l.args(c, nil)...))
		}
	case "unicode":
		if len(c.Args) > 0 {
			l.note(c.Start, nameNotes["unicode"])
			return l.callOf(p, l.ident(p, helperUnicode), l.args(c, nil)...)
		}
	case "sum", "list", "tuple", "set", "frozenset", "sorted", "max", "min":
		// What takes all elements cannot tell a list from a generator.
		if g, ok := onlyGenerator(c); ok {
			l.inlined[g] = c.Span
			comp := *g
			comp.Kind = ast.ListComp
			d := *c
			d.Args = append([]ast.Expr{&comp}, c.Args[1:]...)
			l.scopes[&comp] = l.scopes[g]
			return l.callOf(p, l.expr(c.Func), l.args(&d, nil)...)
		}
	}
	return nil
}

// onlyGenerator returns the generator expression that is a call's first argument.
func onlyGenerator(c *ast.Call) (*ast.Comp, bool) {
	if len(c.Args) != 1 {
		return nil, false
	}
	g, ok := ast.Unparen(c.Args[0]).(*ast.Comp)
	return g, ok && g.Kind == ast.GeneratorExp
}

// args lowers the arguments of a call after those that come first. Starlark wants them
// in order: positional ones, named ones, *args, **kwargs.
func (l *lowerer) args(c *ast.Call, first []syntax.Expr) []syntax.Expr {
	out := first
	stars := 0
	for _, a := range c.Args {
		if _, ok := a.(*ast.Starred); ok {
			stars++
		}
	}
	var rest []ast.Expr // from the first star on
	for i, a := range c.Args {
		if _, ok := a.(*ast.Starred); ok || len(out) >= maxArgs {
			rest = c.Args[i:]
			break
		}
		out = append(out, l.expr(a))
	}
	keywords := c.Keywords
	// Starlark evaluates what is named before *args, Python after it.
	late := len(keywords) > maxArgs || slices.ContainsFunc(rest, acts) && slices.ContainsFunc(keywords, func(k *ast.Keyword) bool { return acts(k.Value) })
	for !late && len(keywords) > 0 && keywords[0].Name != "" {
		k := keywords[0]
		out = append(out, l.binary(k.Start, syntax.EQ, l.ident(k.Start, k.Name), l.expr(k.Value)))
		keywords = keywords[1:]
	}
	if len(rest) > 0 {
		out = append(out, l.starArg(c, rest))
	}
	if len(keywords) > 0 {
		out = append(out, l.starStarArg(c, keywords))
	}
	return out
}

// acts reports whether it matters when an expression is evaluated.
func acts(e ast.Expr) bool {
	if s, ok := e.(*ast.Starred); ok {
		e = s.Value
	}
	return !simple(e)
}

// starArg lowers the positional arguments from the first starred one on.
func (l *lowerer) starArg(c *ast.Call, rest []ast.Expr) syntax.Expr {
	p := rest[0].Range().Start
	l.mark(p, c)
	if s, ok := rest[0].(*ast.Starred); ok && len(rest) == 1 {
		x := l.expr(s.Value)
		if n, ok := ast.Unparen(s.Value).(*ast.Name); !ok || !l.isVararg(n) {
			x = l.call(p, helperStar, x, l.text(p, l.calleeName(c.Func)))
		}
		return l.unary(p, syntax.STAR, x)
	}
	return l.unary(p, syntax.STAR, l.listOf(p, c, rest))
}

// calleeName returns what errors of a call begin with, "" if that cannot be seen.
func (l *lowerer) calleeName(f ast.Expr) string {
	if name, ok := l.builtin(f); ok {
		return name + "() "
	}
	if n, ok := f.(*ast.Name); ok {
		if owner, y := l.scope.find(mangle(l.scope, n.ID)); y != nil && y.def {
			return l.opts.Module + "." + qualify(owner, y.name) + "() "
		}
	}
	return ""
}

// isVararg reports whether a name is the *args of the function around, a tuple unless
// it is assigned.
func (l *lowerer) isVararg(n *ast.Name) bool {
	var args *ast.Arguments
	switch f := l.scope.node.(type) {
	case *ast.FunctionDef:
		args = f.Args
	case *ast.Lambda:
		args = f.Args
	}
	if args == nil || args.Vararg == nil || args.Vararg.Name != n.ID {
		return false
	}
	y := l.scope.symbols[n.ID]
	return y != nil && len(y.values) == 1
}

// starStarArg lowers the named arguments from the first **mapping on, in their order.
func (l *lowerer) starStarArg(c *ast.Call, keywords []*ast.Keyword) syntax.Expr {
	p := keywords[0].Start
	l.mark(p, c)
	var list, named []syntax.Expr
	flush := func() {
		if len(named) > 0 {
			list = append(list, l.dictCall(p, named))
		}
		named = nil
	}
	for _, k := range keywords {
		if k.Name != "" {
			named = append(named, l.text(k.Start, k.Name), l.expr(k.Value))
			continue
		}
		flush()
		list = append(list, l.expr(k.Value))
	}
	flush()
	return l.unary(p, syntax.STARSTAR, l.call(p, helperDoubleStar, list...))
}

// thunks makes a dict of functions that return the values of the names of the scope,
// for what sees them all: eval, locals.
func (l *lowerer) thunks(p text.Pos) syntax.Expr {
	out := &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}
	if l.scope.function().kind == moduleScope {
		return l.none(p)
	}
	s := l.scope.function()
	if s.kind == classScope {
		return l.ident(p, classNames)
	}
	for _, y := range viewed(s) {
		if y.bound {
			out.List = append(out.List, &syntax.DictEntry{Key: l.text(p, y.name), Colon: l.pos(p),
				Value: l.lambda(p, nil, l.load(p, y.name))})
		}
	}
	return out
}

// viewed returns the symbols that locals() shows in a function: its own, and those of
// functions around that it or what it contains mentions.
func viewed(s *scope) []*symbol {
	all := newScope(functionScope, nil, nil, nil)
	for _, y := range s.free {
		all.symbols[y.name] = y
	}
	for name, y := range s.symbols {
		switch {
		case y.nonlocal:
			if _, y := s.find(name); y != nil {
				all.symbols[name] = y
			}
		case !y.global:
			all.symbols[name] = y
		}
	}
	return sortedSymbols(all)
}

// superCall lowers super() without arguments: the class around the method, and the
// method's first parameter.
func (l *lowerer) superCall(c *ast.Call) syntax.Expr {
	p := c.Lparen
	s := l.scope
	for s != nil && (s.kind != functionScope || s.parent.function().kind != classScope) {
		s = s.parent
	}
	var self *ast.Arg
	if s != nil {
		if f, ok := s.node.(*ast.FunctionDef); ok {
			for arg := range f.Args.All() {
				self = arg
				break
			}
		}
	}
	if self == nil {
		return l.call(p, helperSuper)
	}
	return l.call(p, helperSuper, l.cell(p, classCellName), l.load(p, self.Name))
}
