package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// checkWalrus refuses the assignment expressions in a comprehension that assign to
// its own variables, or whose scope would be a class.
func (p *parser) checkWalrus(c *ast.Comp) {
	if p.failed() {
		return
	}
	vars := map[string]bool{}
	for _, g := range c.Generators {
		targetNames(g.Target, vars)
	}
	var visit func(ast.Expr)
	visit = func(e ast.Expr) {
		switch e := e.(type) {
		case nil:
		case *ast.Comp:
			compOperands(e, visit)
		case *ast.NamedExpr:
			if vars[e.Target.ID] {
				p.soft(e.Target.Span, fmt.Sprintf(
					"assignment expression cannot rebind comprehension iteration variable '%s'", e.Target.ID))
			} else if p.scope.kind == inClass {
				p.soft(e.Target.Span, "assignment expression within a comprehension cannot be used in a class body")
			}
			visit(e.Value)
		default:
			for x := range ast.Operands(e) {
				visit(x)
			}
		}
	}
	compOperands(c, visit)
}

// compOperands calls visit for all expressions of a comprehension but its targets.
func compOperands(c *ast.Comp, visit func(ast.Expr)) {
	visit(c.Elt)
	visit(c.Value)
	for _, g := range c.Generators {
		visit(g.Iter)
		for _, e := range g.Ifs {
			visit(e)
		}
	}
}

// targetNames collects the names that a target binds.
func targetNames(e ast.Expr, into map[string]bool) {
	switch t := ast.Unparen(e).(type) {
	case *ast.Name:
		into[t.ID] = true
	case *ast.Starred:
		targetNames(t.Value, into)
	case *ast.Tuple:
		for _, e := range t.Elts {
			targetNames(e, into)
		}
	case *ast.List:
		for _, e := range t.Elts {
			targetNames(e, into)
		}
	}
}
