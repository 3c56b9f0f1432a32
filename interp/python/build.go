package python

import (
	"math/big"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
)

// This file makes nodes of Starlark's tree. Each node keeps the position of the
// Python text that it stands for, since that is what tracebacks show.

func (l *lowerer) pos(p text.Pos) syntax.Position {
	return syntax.MakePosition(&l.opts.File, p.Line, p.Col)
}

func (l *lowerer) ident(p text.Pos, name string) *syntax.Ident {
	return &syntax.Ident{NamePos: l.pos(p), Name: name}
}

func (l *lowerer) none(p text.Pos) syntax.Expr  { return l.ident(p, "None") }
func (l *lowerer) truth(p text.Pos) syntax.Expr { return l.ident(p, "True") }

func (l *lowerer) text(p text.Pos, s string) *syntax.Literal {
	return &syntax.Literal{Token: syntax.STRING, TokenPos: l.pos(p), Raw: "s", Value: s}
}

func (l *lowerer) number(p text.Pos, n int64) *syntax.Literal {
	return &syntax.Literal{Token: syntax.INT, TokenPos: l.pos(p), Raw: "0", Value: n}
}

func (l *lowerer) bigNumber(p text.Pos, n *big.Int) *syntax.Literal {
	return &syntax.Literal{Token: syntax.INT, TokenPos: l.pos(p), Raw: "0", Value: n}
}

// call makes a call of a helper, whose errors are shown at p.
func (l *lowerer) call(p text.Pos, helper string, args ...syntax.Expr) *syntax.CallExpr {
	return l.callOf(p, l.ident(p, helper), args...)
}

func (l *lowerer) callOf(p text.Pos, f syntax.Expr, args ...syntax.Expr) *syntax.CallExpr {
	return &syntax.CallExpr{Fn: f, Lparen: l.pos(p), Args: args, Rparen: l.pos(p)}
}

func (l *lowerer) binary(p text.Pos, op syntax.Token, x, y syntax.Expr) *syntax.BinaryExpr {
	return &syntax.BinaryExpr{X: x, OpPos: l.pos(p), Op: op, Y: y}
}

func (l *lowerer) unary(p text.Pos, op syntax.Token, x syntax.Expr) *syntax.UnaryExpr {
	return &syntax.UnaryExpr{OpPos: l.pos(p), Op: op, X: x}
}

func (l *lowerer) index(p text.Pos, x, i syntax.Expr) *syntax.IndexExpr {
	return &syntax.IndexExpr{X: x, Lbrack: l.pos(p), Y: i, Rbrack: l.pos(p)}
}

func (l *lowerer) dot(p text.Pos, x syntax.Expr, name string) *syntax.DotExpr {
	return &syntax.DotExpr{X: x, Dot: l.pos(p), NamePos: l.pos(p), Name: l.ident(p, name)}
}

func (l *lowerer) tuple(p text.Pos, list ...syntax.Expr) *syntax.TupleExpr {
	return &syntax.TupleExpr{Lparen: l.pos(p), List: list, Rparen: l.pos(p)}
}

func (l *lowerer) list(p text.Pos, list ...syntax.Expr) *syntax.ListExpr {
	return &syntax.ListExpr{Lbrack: l.pos(p), List: list, Rbrack: l.pos(p)}
}

func (l *lowerer) lambda(p text.Pos, params []syntax.Expr, body syntax.Expr) *syntax.LambdaExpr {
	return &syntax.LambdaExpr{Lambda: l.pos(p), Params: params, Body: body}
}

func (l *lowerer) assign(p text.Pos, to, value syntax.Expr) *syntax.AssignStmt {
	return &syntax.AssignStmt{OpPos: l.pos(p), Op: syntax.EQ, LHS: to, RHS: value}
}

func (l *lowerer) do(e syntax.Expr) syntax.Stmt { return &syntax.ExprStmt{X: e} }

func (l *lowerer) branch(p text.Pos, token syntax.Token) syntax.Stmt {
	return &syntax.BranchStmt{Token: token, TokenPos: l.pos(p)}
}

func (l *lowerer) ret(p text.Pos, e syntax.Expr) syntax.Stmt {
	return &syntax.ReturnStmt{Return: l.pos(p), Result: e}
}

func (l *lowerer) ifThen(p text.Pos, cond syntax.Expr, then, otherwise []syntax.Stmt) *syntax.IfStmt {
	return &syntax.IfStmt{If: l.pos(p), Cond: cond, True: l.block(p, then), ElsePos: l.pos(p), False: otherwise}
}

func (l *lowerer) def(p text.Pos, name string, params []syntax.Expr, body []syntax.Stmt) *syntax.DefStmt {
	return &syntax.DefStmt{Def: l.pos(p), Name: l.ident(p, name), Lparen: l.pos(p), Params: params,
		Rparen: l.pos(p), Body: l.block(p, body)}
}

// block returns statements, of which Starlark wants one at least.
func (l *lowerer) block(p text.Pos, list []syntax.Stmt) []syntax.Stmt {
	if len(list) == 0 {
		return []syntax.Stmt{l.branch(p, syntax.PASS)}
	}
	return list
}
