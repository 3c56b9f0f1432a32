package lower

import (
	"strconv"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// hiddenName returns a name for a function that no program can write, and that
// tracebacks show as what follows the last dot.
func hiddenName(name string) string { return "." + name }

// params lowers parameters. Their defaults belong to the scope around. Those before /
// are hidden from calls by name: the body gives them their names again.
func (l *exprs) params(args *ast.Arguments) []syntax.Expr {
	if args == nil {
		return nil
	}
	var out []syntax.Expr
	add := func(arg *ast.Arg) {
		p := arg.Start
		name := l.scope.Mangle(arg.Name)
		if arg.Tuple != nil {
			name = l.tupleParam(arg)
		}
		var param syntax.Expr = l.ident(p, name)
		if arg.Default != nil {
			param = l.binary(p, syntax.EQ, param, l.expr(arg.Default))
		}
		out = append(out, param)
	}
	for _, arg := range args.PosOnly {
		hidden := *arg
		hidden.Name = hiddenName(arg.Name)
		add(&hidden)
	}
	for _, arg := range args.Args {
		add(arg)
	}
	switch {
	case args.Vararg != nil:
		out = append(out, l.unary(args.Vararg.Start, syntax.STAR, l.ident(args.Vararg.Start, l.scope.Mangle(args.Vararg.Name))))
	case len(args.KwOnly) > 0:
		out = append(out, &syntax.UnaryExpr{OpPos: l.pos(args.Start), Op: syntax.STAR})
	}
	for _, arg := range args.KwOnly {
		add(arg)
	}
	if args.Kwarg != nil {
		out = append(out, l.unary(args.Kwarg.Start, syntax.STARSTAR, l.ident(args.Kwarg.Start, l.scope.Mangle(args.Kwarg.Name))))
	}
	return out
}

// tupleParam names Python 2's parameter that is unpacked.
func (l *exprs) tupleParam(arg *ast.Arg) string {
	return "." + strconv.Itoa(int(arg.Start.Line)) + "." + strconv.Itoa(int(arg.Start.Col))
}

// lambdaExpr lowers a lambda.
func (l *exprs) lambdaExpr(e *ast.Lambda) syntax.Expr {
	params := l.params(e.Args)
	var body syntax.Expr
	l.inFunction(e, func() {
		body = l.expr(e.Body)
		if l.scope.Generator { // the parameters are those of the function around
			body = l.call(e.Start, helperGen, l.text(e.Start, "<lambda>"), l.lambda(e.Start, nil, body))
		}
		// A parameter that the body assigns (:=) is a cell.
		for _, v := range l.scope.Variables() {
			if l.cells.has(v) {
				body = l.withCell(e.Start, v, body)
			}
		}
		for arg := range e.Args.All() {
			if arg.Tuple != nil {
				c := comprehensions{targets{l}}
				assign := c.assignClauses(arg.Start, func() { c.assignTo(arg.Start, arg.Tuple, l.ident(arg.Start, l.tupleParam(arg))) })
				body = l.let(e.Start, assign, body)
			}
		}
		if e.Args != nil {
			for _, arg := range e.Args.PosOnly {
				body = l.let(e.Start, []syntax.Node{l.bindClause(e.Start, l.ident(e.Start, l.scope.Mangle(arg.Name)), l.ident(e.Start, hiddenName(arg.Name)))}, body)
			}
		}
	})
	return l.lambda(e.Start, params, body)
}

// withCell evaluates body with a variable in a cell.
func (l *exprs) withCell(p text.Pos, v *scope.Symbol, body syntax.Expr) syntax.Expr {
	return l.let(p, []syntax.Node{l.bindClause(p, l.ident(p, v.Name), l.newCell(p, v))}, body)
}

// newCell makes the cell of a function's variable, with the value that a parameter has.
func (l *exprs) newCell(p text.Pos, v *scope.Symbol) syntax.Expr {
	args := []syntax.Expr{l.text(p, v.Name)}
	if v.IsParameter() {
		args = append(args, l.ident(p, v.Name))
	}
	return l.call(p, helperCell, args...)
}

// inFunction lowers what f walks in the scope of a function or class.
func (l *exprs) inFunction(n ast.Node, f func()) {
	temps, viewed := l.temps, l.viewed
	l.temps, l.viewed = 0, false
	l.within(l.table.Of(n), f)
	l.temps, l.viewed = temps, viewed
}
