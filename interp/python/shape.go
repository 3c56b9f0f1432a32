package python

import "github.com/pyq-lang/pyq/interp/python/ast"

// uncalled returns a call that would start a program that defines functions and does
// nothing else: "sendName()", or "f(...)" if every function wants arguments. It is ""
// for other programs.
func uncalled(m *ast.Module) string {
	var defs []*ast.FunctionDef
	for _, s := range m.Body {
		switch s := s.(type) {
		case *ast.FunctionDef:
			defs = append(defs, s)
		case *ast.ClassDef, *ast.Import, *ast.ImportFrom, *ast.Pass:
		case *ast.Assign:
			if calls(s.Value) {
				return ""
			}
		case *ast.AnnAssign:
			if s.Value != nil && calls(s.Value) {
				return ""
			}
		case *ast.ExprStmt:
			_, constant := s.Value.(*ast.Constant) // a docstring
			if _, load := loadCall(s); !constant && !load {
				return ""
			}
		default:
			return ""
		}
	}
	if len(defs) == 0 {
		return ""
	}
	mentioned := mentionedBy(defs)
	call := defs[len(defs)-1].Name.ID + "(...)"
	for _, d := range defs {
		if !mentioned[d.Name.ID] && !wantsArguments(d.Args) {
			call = d.Name.ID + "()"
		}
	}
	return call
}

// mentionedBy returns the names that functions mention, but for their own.
func mentionedBy(defs []*ast.FunctionDef) map[string]bool {
	names := map[string]bool{}
	for _, d := range defs {
		a := &analyzer{of: map[ast.Node]*scope{}}
		a.within(moduleScope, d, "", func() { a.stmts(d.Body) })
		for name := range a.mentioned() {
			if name != d.Name.ID {
				names[name] = true
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

// calls reports whether evaluating e calls something, or assigns.
func calls(e ast.Expr) bool {
	switch e := e.(type) {
	case nil, *ast.Lambda:
		return false
	case *ast.Call, *ast.NamedExpr, *ast.Yield, *ast.YieldFrom:
		return true
	case *ast.Comp:
		for _, g := range e.Generators {
			if calls(g.Iter) {
				return true
			}
		}
		return calls(e.Elt) || e.Value != nil && calls(e.Value)
	}
	for c := range ast.Operands(e) {
		if calls(c) {
			return true
		}
	}
	return false
}
