package lower

import (
	"math/big"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// operations lowers the operators. Whatever runs code of values is a call of a helper: none
// of Starlark's operators means what Python's does for all operands.
type operations struct{ *exprs }

func (l operations) binOp(b *ast.BinOp) syntax.Expr {
	l.markBinary(b)
	left, right := l.expr(b.Left), l.expr(b.Right)
	switch {
	case l.python2 && b.Op == ast.Mod:
		return l.call(b.OpPos, helperPercent2, left, right)
	case b.Op == ast.Div && l.divides2():
		if l.mayFloor(b.Left, b.Right) {
			l.note(b.OpPos, noteDivision)
		}
		return l.call(b.OpPos, helperDiv2, left, right)
	}
	return l.call(b.OpPos, helperBinary, l.text(b.OpPos, b.Op.String()), left, right)
}

// divides2 reports whether / is Python 2's.
func (l operations) divides2() bool { return l.python2 && !l.module.Future["division"] }

// inPlace lowers the operation of an augmented assignment, whose target has the value left.
func (l operations) inPlace(s *ast.AugAssign, left syntax.Expr) syntax.Expr {
	l.mark(s.OpPos, s)
	helper := helperInPlace
	switch {
	case l.python2 && s.Op == ast.Mod:
		helper = helperInPlace2
	case s.Op == ast.Div && l.divides2():
		helper = helperInPlace2
		if l.mayFloor(s.Target, s.Value) {
			l.note(s.OpPos, noteDivision)
		}
	}
	return l.call(s.OpPos, helper, l.text(s.OpPos, s.Op.String()), left, l.expr(s.Value))
}

func (l operations) unaryOp(u *ast.UnaryOp) syntax.Expr {
	p := u.Start
	if x := l.signed(u); x != nil {
		return x
	}
	l.mark(p, u)
	if u.Op == ast.Not {
		return l.unary(p, syntax.NOT, l.expr(u.Operand))
	}
	return l.call(p, helperUnary, l.text(p, u.Op.String()), l.expr(u.Operand))
}

// signed lowers a number with a sign to a literal, nil if u is none. Zero is left alone:
// Starlark's compiler takes 0.0 and -0.0 for one constant.
func (l operations) signed(u *ast.UnaryOp) syntax.Expr {
	c, ok := u.Operand.(*ast.Constant)
	if !ok || u.Op != ast.USub {
		return nil
	}
	switch v := c.Value.(type) {
	case int64:
		return l.number(u.Start, -v)
	case *big.Int:
		return l.bigNumber(u.Start, new(big.Int).Neg(v))
	case float64:
		if v != 0 {
			return l.float(u.Start, -v)
		}
	}
	return nil
}

// compare lowers a chain of comparisons. What stands in the middle is evaluated once
// and only if the comparisons before hold, so a chain over more than names and
// literals is one call, for which what may not be needed is a function.
func (l operations) compare(c *ast.Compare) syntax.Expr {
	if len(c.Ops) == 1 {
		return l.comparison(c, 0, c.Left)
	}
	for _, e := range c.Comparators[:len(c.Comparators)-1] {
		if !simple(e) {
			return l.chain(c)
		}
	}
	left := l.comparison(c, 0, c.Left)
	for i := 1; i < len(c.Ops); i++ {
		left = l.binary(c.OpPos[i], syntax.AND, left, l.comparison(c, i, c.Comparators[i-1]))
	}
	return left
}

func (l operations) chain(c *ast.Compare) syntax.Expr {
	if 2*len(c.Ops) > maxArgs {
		l.refuse(c, "too many comparisons in one chain: write several, with and between them")
		return l.none(c.Start)
	}
	args := []syntax.Expr{l.expr(c.Left)}
	for i, e := range c.Comparators {
		value := l.expr(e)
		if i > 0 {
			value = l.lambda(e.Range().Start, nil, value)
		}
		args = append(args, l.text(c.OpPos[i], c.Ops[i].String()), value)
	}
	l.mark(c.OpPos[0], c)
	return l.call(c.OpPos[0], l.compareHelper(), args...)
}

// comparison lowers the i'th comparison of a chain.
func (l operations) comparison(c *ast.Compare, i int, left ast.Expr) syntax.Expr {
	p, op, right := c.OpPos[i], c.Ops[i], c.Comparators[i]
	l.mark(p, c)
	if op == ast.Is || op == ast.IsNot {
		return l.identity(p, op, left, right)
	}
	x, y := l.expr(left), l.expr(right)
	l.noteOrder(op, left, right)
	return l.call(p, l.compareHelper(), x, l.text(p, op.String()), y)
}

// compareHelper returns the helper that compares.
func (l operations) compareHelper() string {
	if l.python2 {
		return helperCompare2
	}
	return helperCompare
}

// identity lowers is. No value but None itself equals None in Starlark, so that
// comparison is native, and the same goes for True and False.
func (l operations) identity(p text.Pos, op ast.CmpOp, left, right ast.Expr) syntax.Expr {
	if isSingleton(left) || isSingleton(right) {
		token := syntax.EQL
		if op == ast.IsNot {
			token = syntax.NEQ
		}
		return l.binary(p, token, l.expr(left), l.expr(right))
	}
	is := syntax.Expr(l.call(p, helperIs, l.expr(left), l.expr(right)))
	if op == ast.IsNot {
		is = l.unary(p, syntax.NOT, is)
	}
	return is
}

func isSingleton(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Constant)
	if !ok {
		return false
	}
	switch c.Value.(type) {
	case nil, bool:
		return true
	}
	return false
}

func (l operations) boolOp(b *ast.BoolOp) syntax.Expr {
	token := syntax.AND
	if b.Or {
		token = syntax.OR
	}
	left := l.expr(b.Values[0])
	for i, e := range b.Values[1:] {
		left = l.binary(b.OpPos[i], token, left, l.expr(e))
	}
	return left
}
