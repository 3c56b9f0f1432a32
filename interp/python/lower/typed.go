package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// typedName is the function that has the type parameters of a statement as its variables. To tracebacks
// it is a part of the code around.
const typedName = "$typed"

// typed lowers what has type parameters: a function makes these, and then, by make, what has them. make is
// given the tuple of the parameters.
func (l *lowerer) typed(p text.Pos, list []ast.TypeParam, t *scope.Typing, make func(params syntax.Expr) syntax.Expr) syntax.Expr {
	var body []syntax.Stmt
	l.inScope(t.Def, func() {
		body = l.collect(func() {
			l.makeCells(p)
			for i, v := range t.Params {
				kind := "TypeVar"
				switch list[i].Stars {
				case 1:
					kind = "TypeVarTuple"
				case 2:
					kind = "ParamSpec"
				}
				args := []syntax.Expr{l.text(p, kind), l.text(p, list[i].Name)}
				if bound := t.Bounds[i]; bound != nil {
					if _, several := ast.Unparen(bound.Body).(*ast.Tuple); several {
						args[0] = l.text(p, "constraints")
					}
					args = append(args, l.lambdaExpr(bound))
				}
				l.emit(l.assign(p, l.variable(p, v), l.call(p, helperTypeParam, args...)))
			}
			l.emit(l.ret(p, make(l.typeParams(p, t))))
		})
	})
	l.emit(l.def(p, typedName, nil, body))
	return l.call(p, typedName)
}

// typeParams returns the tuple of the type parameters.
func (l *lowerer) typeParams(p text.Pos, t *scope.Typing) syntax.Expr {
	list := []syntax.Expr{}
	for _, v := range t.Params {
		list = append(list, l.variable(p, v))
	}
	return l.call(p, helperTuple, l.list(p, list...))
}

// typeAlias lowers a type statement.
func (l *lowerer) typeAlias(s *ast.TypeAlias) {
	p := s.Start
	t := l.table.Typing(s)
	value := l.typed(p, s.TypeParams, t, func(params syntax.Expr) syntax.Expr {
		return l.call(p, helperTypeAlias, l.text(p, s.Name.ID), params, l.lambdaExpr(t.Value), l.moduleNameExpr(p))
	})
	l.emit(l.assign(p, l.store(p, s.Name.ID), value))
}
