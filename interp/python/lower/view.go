package lower

import (
	"cmp"
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// viewName is the variable of a function that holds the dict of its names: what locals() returns,
// and where exec puts what it assigns. CPython makes one for each call of a function, too, and
// sets it anew from the variables whenever something wants to see it.
const viewName = "$view"

// view returns what helpers are told that see all names of the present place: a dict of functions
// that return the values of the variables, and the dict that shows them. In a module that is None.
func (l *exprs) view(p text.Pos) (variables, dict syntax.Expr) {
	empty := func() syntax.Expr { return &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)} }
	var list []*scope.Symbol
	s := l.scope
	for s.Kind == scope.Comprehension && !s.IsLazy() { // it has the frame of the function around
		list = append(list, s.Variables()...)
		s = s.Parent
	}
	comprehension := s != l.scope
	switch s.Kind {
	case scope.Module:
		if !comprehension {
			return l.none(p), l.none(p)
		}
		dict = l.call(p, helperLocals, l.none(p), l.none(p), l.text(p, "locals"))
	case scope.Class:
		dict = l.ident(p, classNames)
	default:
		list = append(append(list, s.Variables()...), s.Free()...)
		dict = empty()
		if _, def := s.Node.(*ast.FunctionDef); def {
			l.viewed = true
			dict = l.ident(p, viewName)
		}
	}
	if comprehension {
		dict = l.call(p, helperMerge, dict) // its variables are not there afterwards
	}
	slices.SortStableFunc(list, func(a, b *scope.Symbol) int { return compareViewed(s, a, b) })
	out := empty().(*syntax.DictExpr)
	for i, v := range list {
		if slices.ContainsFunc(list[:i], func(w *scope.Symbol) bool { return w.Name == v.Name }) {
			continue // a comprehension's hides another
		}
		out.List = append(out.List, &syntax.DictEntry{Key: l.text(p, v.Name), Colon: l.pos(p), Value: l.lambda(p, nil, l.load(p, v.Name))})
	}
	return out, dict
}

// compareViewed orders the variables that a frame of s shows as CPython does: parameters, then
// the others by their places, then those that functions share, by name.
func compareViewed(s *scope.Scope, a, b *scope.Symbol) int {
	x, y := rank(s, a), rank(s, b)
	switch {
	case x != y:
		return cmp.Compare(x, y)
	case x == sharedRank || x == freeRank:
		return cmp.Compare(a.Name, b.Name)
	}
	return firstMention(a).Compare(firstMention(b))
}

// The ranks of variables, see compareViewed.
const (
	parameterRank = iota
	starRank
	localRank
	sharedRank
	freeRank
)

func rank(s *scope.Scope, v *scope.Symbol) int {
	switch {
	case v.IsParameter() && v.Scope == s:
		if isStar(v) {
			return starRank
		}
		return parameterRank
	case !v.Scope.Within(s):
		return freeRank
	case v.Meaning() == scope.Cell:
		return sharedRank
	}
	return localRank
}

// isStar reports whether a parameter is *args or **kwargs.
func isStar(v *scope.Symbol) bool {
	var args *ast.Arguments
	switch f := v.Scope.Node.(type) {
	case *ast.FunctionDef:
		args = f.Args
	case *ast.Lambda:
		args = f.Args
	}
	return args.Vararg != nil && args.Vararg.Name == v.Name || args.Kwarg != nil && args.Kwarg.Name == v.Name
}

// firstMention is where the text first mentions a variable.
func firstMention(v *scope.Symbol) text.Pos {
	var first text.Pos
	see := func(p text.Pos) {
		if !first.IsValid() || p.Compare(first) < 0 {
			first = p
		}
	}
	for i := range v.Bindings {
		see(v.Bindings[i].At)
	}
	for _, r := range v.Reads {
		see(r.Name.Start)
	}
	return first
}
