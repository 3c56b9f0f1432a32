package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// refuseWalrus refuses the assignment expressions in a comprehension that assign to
// its own variables, or whose scope would be a class.
func (p *parser) refuseWalrus(c *ast.Comp) {
	if p.failed() {
		return
	}
	vars := map[string]bool{}
	for _, g := range c.Generators {
		for n := range ast.Names(g.Target) {
			vars[n.ID] = true
		}
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
			} else if p.in.kind == inClass {
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
