package parser

import "github.com/pyq-lang/pyq/interp/python/ast"

// operands calls visit for the expressions directly within e that belong to the
// same scope: of a comprehension only the first iterable does, of a lambda only
// the defaults.
func operands(e ast.Expr, visit func(ast.Expr)) {
	all := func(list []ast.Expr) {
		for _, e := range list {
			if e != nil {
				visit(e)
			}
		}
	}
	some := func(list ...ast.Expr) { all(list) }
	switch e := e.(type) {
	case *ast.BoolOp:
		all(e.Values)
	case *ast.NamedExpr:
		visit(e.Value)
	case *ast.BinOp:
		some(e.Left, e.Right)
	case *ast.UnaryOp:
		visit(e.Operand)
	case *ast.Lambda:
		defaults(e.Args, visit)
	case *ast.IfExp:
		some(e.Test, e.Body, e.Else)
	case *ast.Dict:
		all(e.Keys)
		all(e.Values)
	case *ast.Set:
		all(e.Elts)
	case *ast.List:
		all(e.Elts)
	case *ast.Tuple:
		all(e.Elts)
	case *ast.Comp:
		visit(e.Generators[0].Iter)
	case *ast.Compare:
		visit(e.Left)
		all(e.Comparators)
	case *ast.Call:
		visit(e.Func)
		all(e.Args)
		for _, k := range e.Keywords {
			visit(k.Value)
		}
	case *ast.JoinedStr:
		all(e.Values)
	case *ast.FormattedValue:
		visit(e.Value)
		if e.Spec != nil {
			all(e.Spec.Values)
		}
	case *ast.Subscript:
		some(e.Value, e.Index)
	case *ast.Slice:
		some(e.Lower, e.Upper, e.Step)
	default:
		if v := single(e); v != nil {
			visit(v)
		}
	}
}

// single is the operand of an expression that has just one.
func single(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.Await:
		return e.Value
	case *ast.Yield:
		return e.Value
	case *ast.YieldFrom:
		return e.Value
	case *ast.Attribute:
		return e.Value
	case *ast.Starred:
		return e.Value
	case *ast.Repr:
		return e.Value
	case *ast.Paren:
		return e.Value
	}
	return nil
}

// parameters calls visit for every parameter.
func parameters(as *ast.Arguments, visit func(*ast.Arg)) {
	for _, list := range [...][]*ast.Arg{as.PosOnly, as.Args, {as.Vararg}, as.KwOnly, {as.Kwarg}} {
		for _, a := range list {
			if a != nil {
				visit(a)
			}
		}
	}
}

// defaults calls visit for the default values.
func defaults(as *ast.Arguments, visit func(ast.Expr)) {
	parameters(as, func(a *ast.Arg) {
		if a.Default != nil {
			visit(a.Default)
		}
	})
}
