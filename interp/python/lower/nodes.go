package lower

import (
	"math/big"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
)

// nodes makes nodes of Starlark's tree. Each node keeps the position of the Python text
// that it stands for, since that is what tracebacks show.
type nodes struct{ file *string }

func (n nodes) pos(p text.Pos) syntax.Position {
	return syntax.MakePosition(n.file, p.Line, p.Col)
}

func (n nodes) ident(p text.Pos, name string) *syntax.Ident {
	return &syntax.Ident{NamePos: n.pos(p), Name: name}
}

func (n nodes) none(p text.Pos) syntax.Expr  { return n.ident(p, "None") }
func (n nodes) truth(p text.Pos) syntax.Expr { return n.ident(p, "True") }

func (n nodes) text(p text.Pos, s string) *syntax.Literal {
	return &syntax.Literal{Token: syntax.STRING, TokenPos: n.pos(p), Raw: "s", Value: s}
}

func (n nodes) number(p text.Pos, i int64) *syntax.Literal {
	return &syntax.Literal{Token: syntax.INT, TokenPos: n.pos(p), Raw: "0", Value: i}
}

func (n nodes) float(p text.Pos, v float64) *syntax.Literal {
	return &syntax.Literal{Token: syntax.FLOAT, TokenPos: n.pos(p), Raw: "0.0", Value: v}
}

func (n nodes) bigNumber(p text.Pos, i *big.Int) *syntax.Literal {
	return &syntax.Literal{Token: syntax.INT, TokenPos: n.pos(p), Raw: "0", Value: i}
}

// call makes a call of a helper, whose errors are shown at p.
func (n nodes) call(p text.Pos, helper string, args ...syntax.Expr) *syntax.CallExpr {
	return n.callOf(p, n.ident(p, helper), args...)
}

func (n nodes) callOf(p text.Pos, f syntax.Expr, args ...syntax.Expr) *syntax.CallExpr {
	return &syntax.CallExpr{Fn: f, Lparen: n.pos(p), Args: args, Rparen: n.pos(p)}
}

func (n nodes) binary(p text.Pos, op syntax.Token, x, y syntax.Expr) *syntax.BinaryExpr {
	return &syntax.BinaryExpr{X: x, OpPos: n.pos(p), Op: op, Y: y}
}

func (n nodes) unary(p text.Pos, op syntax.Token, x syntax.Expr) *syntax.UnaryExpr {
	return &syntax.UnaryExpr{OpPos: n.pos(p), Op: op, X: x}
}

func (n nodes) index(p text.Pos, x, i syntax.Expr) *syntax.IndexExpr {
	return &syntax.IndexExpr{X: x, Lbrack: n.pos(p), Y: i, Rbrack: n.pos(p)}
}

func (n nodes) tuple(p text.Pos, list ...syntax.Expr) *syntax.TupleExpr {
	return &syntax.TupleExpr{Lparen: n.pos(p), List: list, Rparen: n.pos(p)}
}

func (n nodes) list(p text.Pos, list ...syntax.Expr) *syntax.ListExpr {
	return &syntax.ListExpr{Lbrack: n.pos(p), List: list, Rbrack: n.pos(p)}
}

func (n nodes) lambda(p text.Pos, params []syntax.Expr, body syntax.Expr) *syntax.LambdaExpr {
	return &syntax.LambdaExpr{Lambda: n.pos(p), Params: params, Body: body}
}

// bindClause returns a clause that gives a variable a value.
func (n nodes) bindClause(p text.Pos, to, value syntax.Expr) syntax.Node {
	return &syntax.ForClause{For: n.pos(p), Vars: to, In: n.pos(p), X: n.list(p, value)}
}

// let evaluates body after clauses that bind variables: a comprehension over one value is
// Starlark's let.
func (n nodes) let(p text.Pos, clauses []syntax.Node, body syntax.Expr) syntax.Expr {
	if len(clauses) == 0 {
		return body
	}
	comp := &syntax.Comprehension{Lbrack: n.pos(p), Rbrack: n.pos(p), Clauses: clauses, Body: body}
	return n.index(p, comp, n.number(p, 0))
}

func (n nodes) assign(p text.Pos, to, value syntax.Expr) *syntax.AssignStmt {
	return &syntax.AssignStmt{OpPos: n.pos(p), Op: syntax.EQ, LHS: to, RHS: value}
}

func (n nodes) do(e syntax.Expr) syntax.Stmt { return &syntax.ExprStmt{X: e} }

func (n nodes) branch(p text.Pos, token syntax.Token) syntax.Stmt {
	return &syntax.BranchStmt{Token: token, TokenPos: n.pos(p)}
}

func (n nodes) ret(p text.Pos, e syntax.Expr) syntax.Stmt {
	return &syntax.ReturnStmt{Return: n.pos(p), Result: e}
}

func (n nodes) ifThen(p text.Pos, cond syntax.Expr, then, otherwise []syntax.Stmt) *syntax.IfStmt {
	return &syntax.IfStmt{If: n.pos(p), Cond: cond, True: n.block(p, then), ElsePos: n.pos(p), False: otherwise}
}

func (n nodes) def(p text.Pos, name string, params []syntax.Expr, body []syntax.Stmt) *syntax.DefStmt {
	return &syntax.DefStmt{Def: n.pos(p), Name: n.ident(p, name), Lparen: n.pos(p), Params: params,
		Rparen: n.pos(p), Body: n.block(p, body)}
}

// block returns statements, of which Starlark wants one at least.
func (n nodes) block(p text.Pos, list []syntax.Stmt) []syntax.Stmt {
	if len(list) == 0 {
		return []syntax.Stmt{n.branch(p, syntax.PASS)}
	}
	return list
}
