package python

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

func (a *analyzer) exprs(list []ast.Expr) {
	for _, e := range list {
		a.expr(e)
	}
}

// expr walks an expression; nil is none.
func (a *analyzer) expr(e ast.Expr) {
	switch e := e.(type) {
	case nil:
	case *ast.Name:
		a.use(e.ID)
		a.complexes = a.complexes || e.ID == "complex" || e.ID == "cmath"
	case *ast.Constant:
		switch v := e.Value.(type) {
		case string:
			a.wide = a.wide || !isASCII(v)
			a.formats = a.formats || looksLikeFormat(v)
		case ast.Imaginary:
			a.complexes = true
		}
	case *ast.BinOp:
		if c, ok := ast.Unparen(e.Left).(*ast.Constant); ok && e.Op == ast.Mod {
			v, _ := c.Value.(string)
			a.wide = a.wide || !isASCII(v)
		} else {
			a.expr(e.Left)
		}
		a.expr(e.Right)
	case *ast.Call:
		a.call(e)
	case *ast.NamedExpr:
		a.expr(e.Value)
		y := a.bindIn(a.scope.function(), e.Target.ID, e.Value)
		y.outer = true // it is assigned by a helper, which needs a cell
	case *ast.Lambda:
		a.defaults(e.Args)
		a.within(functionScope, e, "<lambda>", func() {
			a.params(e.Args)
			a.expr(e.Body)
		})
	case *ast.Comp:
		a.comp(e)
	case *ast.Yield:
		a.scope.function().generator = true
		a.expr(e.Value)
	case *ast.YieldFrom:
		a.scope.function().generator = true
		a.expr(e.Value)
	default:
		for c := range ast.Operands(e) {
			a.expr(c)
		}
	}
}

// views are functions that see all names of the scope that calls them.
var views = set("locals", "vars", "dir", "eval", "exec", "input")

// formatCalls are methods whose text has % with another meaning.
var formatCalls = set("strftime", "strptime")

// looksLikeFormat reports whether a text may be the left operand of %.
func looksLikeFormat(s string) bool {
	for {
		_, after, ok := strings.Cut(s, "%")
		if !ok {
			return false
		}
		conv := strings.TrimLeft(after, "-+ #0123456789.*")
		if conv != "" && strings.IndexByte("(diouxXeEfFgGcrsa", conv[0]) >= 0 {
			return true
		}
		s = strings.TrimPrefix(after, "%")
	}
}

// call walks a call.
func (a *analyzer) call(c *ast.Call) {
	name := calledName(c)
	a.inPlaceObjects = a.inPlaceObjects || inPlaceMakers[name]
	a.comparisons = a.comparisons || comparedMakers[name]
	a.view(c)
	formats := a.formats
	for e := range ast.Operands(c) {
		a.expr(e)
	}
	switch f := c.Func.(type) {
	case *ast.Attribute:
		if formatCalls[f.Attr] {
			a.formats = formats
		}
	case *ast.Name:
		if formatCalls[f.ID] {
			a.formats = formats
		}
	}
}

// calledName returns the name of what a call calls, without that of its module or object.
func calledName(c *ast.Call) string {
	switch f := c.Func.(type) {
	case *ast.Name:
		return f.ID
	case *ast.Attribute:
		return f.Attr
	}
	return ""
}

// view notes a call of one of them.
func (a *analyzer) view(c *ast.Call) {
	if n, ok := c.Func.(*ast.Name); ok && views[n.ID] {
		a.viewAll()
	}
}

func (a *analyzer) viewAll() {
	s := a.scope.function()
	s.views = append(s.views, a.scope.regionIn(s, a.region))
}

func (a *analyzer) comp(e *ast.Comp) {
	a.expr(e.Generators[0].Iter) // belongs to the scope around
	a.within(compScope, e, "", func() {
		if a.python2 && e.Kind == ast.ListComp {
			a.listComps = append(a.listComps, a.scope)
		}
		for i, g := range e.Generators {
			if i > 0 {
				a.expr(g.Iter)
			}
			a.target(g.Target, nil)
			a.exprs(g.Ifs)
		}
		a.expr(e.Elt)
		a.expr(e.Value)
	})
}
