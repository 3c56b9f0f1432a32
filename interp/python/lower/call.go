package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// calls lowers calls.
type calls struct{ *exprs }

// lower lowers f(args).
func (l calls) lower(c *ast.Call) syntax.Expr {
	l.markCall(c)
	if name, ok := l.builtin(c.Func); ok {
		if e := l.specialCall(name, c); e != nil {
			return e
		}
	} else if l.opts.Fragment {
		if e := l.callInFragment(c); e != nil {
			return e
		}
	}
	return l.callOf(c.Lparen, l.expr(c.Func), l.args(c, nil)...)
}

// specialCall lowers a call of a built-in function that needs to know where it is; nil if
// it is none.
func (l calls) specialCall(name string, c *ast.Call) syntax.Expr {
	p := c.Lparen
	switch name {
	case "super":
		if len(c.Args) == 0 {
			return l.call(p, helperSuper, l.superArgs(p)...)
		}
		return l.callOf(p, l.ident(p, helperSuper), l.args(c, nil)...)
	case "locals", "vars", "dir":
		if len(c.Args) == 0 {
			variables, view := l.view(p)
			return l.call(p, helperLocals, variables, view, l.text(p, name))
		}
	case "eval", "exec", "execfile":
		helper := helperEval
		if name == "exec" {
			helper = helperExec
		}
		if name != "execfile" {
			variables, view := l.view(p)
			return l.callOf(p, l.ident(p, helper), l.args(c, []syntax.Expr{variables, view})...)
		}
	case "input":
		if l.python2 {
			l.note(c.Start, noteInput)
			variables, view := l.view(p)
			return l.call(p, helperEval, variables, view, l.callOf(p, l.ident(p, "2.raw_input"), l.args(c, nil)...))
		}
	case "unicode":
		if len(c.Args) > 0 {
			l.note(c.Start, nameNotes["unicode"])
			return l.callOf(p, l.ident(p, helperUnicode), l.args(c, nil)...)
		}
	}
	return nil
}

// args lowers the arguments of a call after those that come first. Starlark wants them
// in order: positional ones, named ones, *args, **kwargs.
func (l calls) args(c *ast.Call, first []syntax.Expr) []syntax.Expr {
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
func (l calls) starArg(c *ast.Call, rest []ast.Expr) syntax.Expr {
	p := rest[0].Range().Start
	l.mark(p, c)
	if s, ok := rest[0].(*ast.Starred); ok && len(rest) == 1 {
		return l.unary(p, syntax.STAR, l.call(p, helperStar, l.expr(s.Value), l.text(p, l.calleeName(c.Func))))
	}
	return l.unary(p, syntax.STAR, l.listOf(p, c, rest))
}

// calleeName returns what errors of a call begin with, "" if that cannot be seen.
func (l calls) calleeName(f ast.Expr) string {
	if name, ok := l.builtin(f); ok {
		return name + "() "
	}
	if n, ok := f.(*ast.Name); ok {
		if v := l.find(n); v != nil && v.Definition() != nil {
			return l.opts.Name + "." + v.Scope.Qualify(v.Name) + "() "
		}
	}
	return ""
}

// starStarArg lowers the named arguments from the first **mapping on, in their order.
func (l calls) starStarArg(c *ast.Call, keywords []*ast.Keyword) syntax.Expr {
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

// callInFragment is specialCall in a text for exec, where no name is sure to be a built-in one; nil
// if the call is none of those that need to know where they are.
func (l calls) callInFragment(c *ast.Call) syntax.Expr {
	n, ok := ast.Unparen(c.Func).(*ast.Name)
	if !ok || l.scope.Find(n.ID) != nil {
		return nil
	}
	switch n.ID {
	case "super":
		if len(c.Args) == 0 {
			return l.callOf(c.Lparen, l.expr(c.Func), l.superArgs(c.Lparen)...)
		}
	case "eval", "exec":
		return l.specialCall(n.ID, c)
	case "locals", "vars", "dir":
		if l.scope.Function().Kind != scope.Module {
			return l.specialCall(n.ID, c)
		}
	}
	return nil
}

// superArgs returns what super() is called with: the class around the method, and the method's
// first parameter. There is nothing outside of methods.
func (l calls) superArgs(p text.Pos) []syntax.Expr {
	s := l.scope
	for s != nil && (s.Kind != scope.Function || s.Parent.Function().Kind != scope.Class) {
		s = s.Parent
	}
	if s == nil {
		return nil
	}
	if f, ok := s.Node.(*ast.FunctionDef); ok {
		for arg := range f.Args.All() {
			return []syntax.Expr{l.cell(p, classCellName), l.load(p, arg.Name)}
		}
	}
	return nil
}
