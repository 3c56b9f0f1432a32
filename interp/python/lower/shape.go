package lower

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// uncalled returns a call that would start a program that defines functions and does
// nothing else: "sendName()", or "f(...)" if every function wants arguments. It is ""
// for other programs.
func uncalled(m *ast.Module, t *scope.Table) string {
	var defs []*ast.FunctionDef
	for _, s := range m.Body {
		switch s := s.(type) {
		case *ast.FunctionDef:
			defs = append(defs, s)
		case *ast.ClassDef, *ast.Import, *ast.ImportFrom, *ast.Pass:
		case *ast.Assign:
			if callsSomething(s.Value) {
				return ""
			}
		case *ast.AnnAssign:
			if s.Value != nil && callsSomething(s.Value) {
				return ""
			}
		case *ast.ExprStmt:
			_, constant := s.Value.(*ast.Constant) // a docstring
			if _, load := scope.LoadCall(s); !constant && !load {
				return ""
			}
		default:
			return ""
		}
	}
	if len(defs) == 0 {
		return ""
	}
	mentioned := mentionedBy(defs, t)
	call := defs[len(defs)-1].Name.ID + "(...)"
	for _, d := range defs {
		if !mentioned[d.Name.ID] && !wantsArguments(d.Args) {
			call = d.Name.ID + "()"
		}
	}
	return call
}

// mentionedBy returns the names that functions mention, but for their own.
func mentionedBy(defs []*ast.FunctionDef, t *scope.Table) map[string]bool {
	names := map[string]bool{}
	for _, d := range defs {
		for _, s := range t.Inside(t.Of(d)) {
			for _, y := range s.Symbols() {
				if y.Name != d.Name.ID && y.IsMentioned() {
					names[y.Name] = true
				}
			}
		}
	}
	return names
}

func wantsArguments(args *ast.Arguments) bool {
	if args == nil {
		return false
	}
	for _, a := range append(append([]*ast.Arg{}, args.PosOnly...), args.Args...) {
		if a.Default == nil {
			return true
		}
	}
	return false
}

// callsSomething reports whether evaluating e calls something, or assigns.
func callsSomething(e ast.Expr) bool {
	switch e := e.(type) {
	case nil, *ast.Lambda:
		return false
	case *ast.Call, *ast.NamedExpr, *ast.Yield, *ast.YieldFrom:
		return true
	case *ast.Comp:
		for _, g := range e.Generators {
			if callsSomething(g.Iter) {
				return true
			}
		}
		return callsSomething(e.Elt) || e.Value != nil && callsSomething(e.Value)
	}
	for c := range ast.Operands(e) {
		if callsSomething(c) {
			return true
		}
	}
	return false
}
