package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// exprName is what CPython's messages call an expression.
func exprName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Paren:
		return exprName(e.Value)
	case *ast.Constant:
		return constantName(e)
	case *ast.Comp:
		return compNames[e.Kind]
	case *ast.Name:
		return "name"
	case *ast.Attribute:
		return "attribute"
	case *ast.Subscript:
		return "subscript"
	case *ast.Starred:
		return "starred"
	case *ast.List:
		return "list"
	case *ast.Tuple:
		return "tuple"
	case *ast.Lambda:
		return "lambda"
	case *ast.Call:
		return "function call"
	case *ast.Yield, *ast.YieldFrom:
		return "yield expression"
	case *ast.Await:
		return "await expression"
	case *ast.Dict:
		return "dict literal"
	case *ast.Set:
		return "set display"
	case *ast.JoinedStr:
		return "f-string expression"
	case *ast.Compare:
		return "comparison"
	case *ast.IfExp:
		return "conditional expression"
	case *ast.NamedExpr:
		return "named expression"
	case *ast.Repr:
		return "repr"
	}
	return "expression"
}

// constantName tells the constants that are keywords from the literals.
func constantName(c *ast.Constant) string {
	switch c.Value {
	case nil:
		return "None"
	case true:
		return "True"
	case false:
		return "False"
	case ast.Ellipsis{}:
		return "ellipsis"
	}
	return "literal"
}

// invalidTarget finds the part of e that cannot be assigned to, or nil.
func invalidTarget(e ast.Expr, starred bool) ast.Expr {
	switch t := ast.Unparen(e).(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return nil
	case *ast.Starred:
		if !starred {
			return t
		}
		return invalidTarget(t.Value, false)
	case *ast.Tuple:
		return invalidElement(t.Elts, starred)
	case *ast.List:
		return invalidElement(t.Elts, starred)
	}
	return e
}

// invalidElement finds the first element that cannot be assigned to.
func invalidElement(elts []ast.Expr, starred bool) ast.Expr {
	for _, e := range elts {
		if bad := invalidTarget(e, starred); bad != nil {
			return bad
		}
	}
	return nil
}

// target demands that e can be assigned to.
func (p *parser) target(e ast.Expr) {
	if p.failed() {
		return
	}
	if bad := invalidTarget(e, true); bad != nil {
		p.fail(ast.Unparen(bad).Range(), "cannot assign to "+exprName(bad))
		return
	}
	p.refuseStars(e, true)
}

// refuseStars refuses stars that are too many or alone.
func (p *parser) refuseStars(e ast.Expr, top bool) {
	var elts []ast.Expr
	switch t := ast.Unparen(e).(type) {
	case *ast.Starred:
		if top {
			p.soft(t.Span, "starred assignment target must be in a list or tuple")
		}
		return
	case *ast.Name:
		if t.ID == "__debug__" {
			p.soft(t.Span, "cannot assign to __debug__")
		}
		return
	case *ast.Tuple:
		elts = t.Elts
	case *ast.List:
		elts = t.Elts
	default:
		return
	}
	stars := 0
	for _, e := range elts {
		if _, ok := e.(*ast.Starred); ok {
			if stars++; stars == 2 {
				p.soft(ast.Unparen(e).Range(), "multiple starred expressions in assignment")
			}
		}
		p.refuseStars(e, false)
	}
}

// explainEqual reports = where a test or an element is expected.
func (p *parser) explainEqual(e ast.Expr) {
	if p.failed() {
		return
	}
	msg := "cannot assign to " + exprName(e) + " here. Maybe you meant '==' instead of '='?"
	if _, ok := e.(*ast.Name); ok {
		msg = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
	}
	end, ok := p.valueFollows()
	if !ok || !isOperand(e) {
		p.unexpected()
		return
	}
	at := e.Range()
	if _, name := e.(*ast.Name); name {
		at.End = end
	}
	p.fail(at, msg)
}

// valueFollows tells whether = and an operand come next, and no other =.
func (p *parser) valueFollows() (text.Pos, bool) {
	return p.ahead(func(p *parser) ast.Expr {
		p.next()
		e := p.binary(1)
		if p.k == kAssign || p.k == kWalrus {
			p.unexpected()
		}
		return e
	})
}

// isOperand tells what could be an operand of a comparison, and is none of the
// displays that may be assigned to.
func isOperand(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BoolOp, *ast.Compare, *ast.IfExp, *ast.Lambda, *ast.List, *ast.Tuple, *ast.NamedExpr, *ast.Starred,
		*ast.Yield, *ast.YieldFrom:
		return false
	case *ast.UnaryOp:
		return e.Op != ast.Not
	case *ast.Comp:
		return e.Kind != ast.GeneratorExp
	case *ast.Constant:
		return e.Value != nil && e.Value != true && e.Value != false
	}
	return true
}

// forTarget parses the targets between for and in, which are no comparison.
func (p *parser) forTarget() ast.Expr {
	e := p.list(func(p *parser) ast.Expr {
		if p.k == kStar {
			return p.starred()
		}
		return p.binary(1)
	})
	p.target(e)
	return e
}
