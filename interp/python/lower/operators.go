package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// An operator is a row of the table of binary operators: when Starlark's own is used,
// and which helper otherwise. Plain code must cost what it costs in Starlark, so
// operands of unknown type go through a helper for the rare operators only.
type operator struct {
	token  syntax.Token // Starlark's operator, if it has one that fits
	helper string       // used always, or when the condition holds
	// python2 is the helper in a Python 2 program, used always.
	python2 string
	// when says that the operands, by the look of them, need the helper; nil is
	// never if there is a token, and always otherwise.
	when func(g *guesses, b *ast.BinOp) bool
	// booleans: an operand that is visibly a boolean is made an int, for to
	// Starlark it is none.
	booleans bool
}

var operators = [...]operator{
	ast.Add:      {token: syntax.PLUS, helper: helperBinary, when: bytesInSight, booleans: true},
	ast.Sub:      {token: syntax.MINUS, booleans: true},
	ast.Mult:     {token: syntax.STAR, helper: helperBinary, when: bytesInSight, booleans: true},
	ast.Div:      {token: syntax.SLASH, python2: helperDiv2, booleans: true},
	ast.FloorDiv: {token: syntax.SLASHSLASH, helper: helperBinary, when: floatInSight, booleans: true},
	ast.Mod:      {token: syntax.PERCENT, helper: helperPercent, python2: helperPercent2, when: formatInSight, booleans: true},
	ast.Pow:      {helper: helperPow},
	ast.MatMult:  {helper: helperBinary},
	ast.LShift:   {helper: helperLShift},
	ast.RShift:   {token: syntax.GTGT, booleans: true},
	ast.BitOr:    {token: syntax.PIPE, helper: helperBinary, when: noNumberInSight},
	ast.BitXor:   {token: syntax.CIRCUMFLEX, helper: helperBinary, when: noNumberInSight},
	ast.BitAnd:   {token: syntax.AMP, helper: helperBinary, when: noNumberInSight},
}

// native reports whether the row, as operatorFor returned it, is Starlark's operator.
func (o *operator) native() bool { return o.helper == "" }

// operatorFor returns the row of a binary operation with its condition decided: native
// or with a helper.
func (l operations) operatorFor(b *ast.BinOp) *operator {
	row := operators[b.Op]
	switch {
	case b.Op == ast.Mod && l.python2 && formatInSight(l.guesses, b):
		row.helper = row.python2
	case b.Op == ast.Div && l.floors(b):
		row.helper = row.python2
		l.note(b.OpPos, noteDivision)
	case row.token != 0 && (row.when == nil || !row.when(l.guesses, b)):
		row.helper = ""
	}
	return &row
}

func bytesInSight(_ *guesses, b *ast.BinOp) bool { return isBytes(b.Left) || isBytes(b.Right) }

func isBytes(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(ast.Bytes)
	return ok
}

// formatInSight reports whether a % may well be one of formatting: its left operand
// looks like text, or its right one like nothing but what is formatted.
func formatInSight(g *guesses, b *ast.BinOp) bool {
	if isBytes(b.Left) || g.mayBeText(b.Left) || g.isText(b.Right) {
		return true
	}
	switch r := ast.Unparen(b.Right).(type) {
	case *ast.Tuple, *ast.Dict, *ast.List:
		return true
	case *ast.Name:
		if g.isVararg(r) {
			return true
		}
	}
	return g.formats && !g.isNumber(b.Left)
}

// floatInSight reports whether an operand looks like a float: Starlark rounds the quotient
// before it takes the floor of it, so 1 // 0.1 is 10 there, and 9 in Python.
func floatInSight(g *guesses, b *ast.BinOp) bool {
	return g.looksLike(b.Left, g.isFloat) || g.looksLike(b.Right, g.isFloat)
}

// noNumberInSight is for the operators of sets, booleans and much else, which loops are not
// full of: they are Starlark's with a number only.
func noNumberInSight(g *guesses, b *ast.BinOp) bool {
	return !g.isNumber(b.Left) && !g.isNumber(b.Right) || g.isBool(b.Left) || g.isBool(b.Right)
}

// operations lowers the operators.
type operations struct{ *exprs }

// floatKind returns what the mark of an operation says of floats: that of a division by zero
// is another error.
func (l operations) floatKind(b *ast.BinOp) text.MarkKind {
	switch b.Op {
	case ast.Div, ast.FloorDiv, ast.Mod:
		if l.isFloat(b.Left) || l.isFloat(b.Right) {
			return text.Float
		}
	}
	return 0
}

func (l operations) binOp(b *ast.BinOp) syntax.Expr {
	l.markBinary(b, l.floatKind(b))
	row := l.operatorFor(b)
	switch {
	case row.native() && row.booleans:
		return l.binary(b.OpPos, row.token, l.operand(b.Left), l.operand(b.Right))
	case row.native():
		return l.binary(b.OpPos, row.token, l.expr(b.Left), l.expr(b.Right))
	case row.helper == helperBinary:
		return l.call(b.OpPos, row.helper, l.text(b.OpPos, b.Op.String()), l.expr(b.Left), l.expr(b.Right))
	}
	return l.call(b.OpPos, row.helper, l.expr(b.Left), l.expr(b.Right))
}

// operand lowers an operand of arithmetic. Starlark's booleans are no numbers, so one
// that is visibly a boolean is made one.
func (l operations) operand(e ast.Expr) syntax.Expr {
	x := l.expr(e)
	if l.isBool(e) {
		return l.call(e.Range().Start, helperNumber, x)
	}
	return x
}

func (l operations) unaryOp(u *ast.UnaryOp) syntax.Expr {
	p := u.Start
	l.mark(p, u)
	switch u.Op {
	case ast.Not:
		return l.unary(p, syntax.NOT, l.expr(u.Operand))
	case ast.UAdd:
		return l.unary(p, syntax.PLUS, l.operand(u.Operand))
	case ast.USub:
		return l.unary(p, syntax.MINUS, l.operand(u.Operand))
	}
	return l.unary(p, syntax.TILDE, l.operand(u.Operand))
}

var comparisons = map[ast.CmpOp]syntax.Token{
	ast.Eq: syntax.EQL, ast.NotEq: syntax.NEQ, ast.Lt: syntax.LT, ast.LtE: syntax.LE,
	ast.Gt: syntax.GT, ast.GtE: syntax.GE, ast.In: syntax.IN, ast.NotIn: syntax.NOT_IN,
}

// compare lowers a chain of comparisons. What stands in the middle is evaluated once
// and only if the comparisons before hold, so a chain over more than names and
// literals goes through a helper, for which what may not be needed is a function.
func (l operations) compare(c *ast.Compare) syntax.Expr {
	if len(c.Ops) == 1 {
		return l.comparison(c, 0, c.Left)
	}
	middle := true
	for _, e := range c.Comparators[:len(c.Comparators)-1] {
		middle = middle && simple(e)
	}
	if !middle {
		return l.chain(c)
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
	// An object that is also a tuple (sys.version_info) is none to Starlark.
	if op != ast.In && op != ast.NotIn && isTuple(left) != isTuple(right) {
		return l.call(p, l.compareHelper(), x, l.text(p, op.String()), y)
	}
	// A boolean compares with numbers, but not in Starlark.
	if a, b := l.isBool(left), l.isBool(right); a != b && op != ast.In && op != ast.NotIn {
		switch {
		case a && l.isNumber(right):
			x = l.call(p, helperNumber, x)
		case b && l.isNumber(left):
			y = l.call(p, helperNumber, y)
		default: // the other one may be a boolean itself
			return l.call(p, l.compareHelper(), x, l.text(p, op.String()), y)
		}
	}
	if name, ok := l.calledBuiltin(right); ok && (op == ast.In || op == ast.NotIn) && name == "range" {
		return l.call(p, helperCompare, x, l.text(p, op.String()), y) // Starlark's has only ints
	}
	if l.looksLike(left, l.isHostValue) || l.looksLike(right, l.isHostValue) ||
		l.comparesAsObjects(op) && !(l.isAtom(left) && l.isAtom(right)) {
		return l.call(p, l.compareHelper(), x, l.text(p, op.String()), y)
	}
	if l.orders2(op, left, right) {
		return l.call(p, helperCompare2, x, l.text(p, op.String()), y)
	}
	if l.comparesAsFloat(left) {
		floatConstant(y)
	} else if l.comparesAsFloat(right) {
		floatConstant(x)
	}
	return l.binary(p, comparisons[op], x, y)
}

// comparesAsObjects reports whether the file has values that Starlark does not compare with
// those of other types as Python does.
func (l operations) comparesAsObjects(op ast.CmpOp) bool {
	switch op {
	case ast.In, ast.NotIn:
		return false
	case ast.Eq, ast.NotEq:
		return l.comparisons || l.complexes || l.equalities
	}
	return l.comparisons
}

// floatConstant makes an integer literal that is compared with a float one itself, for
// Starlark compares floats with integers as fractions, which takes a microsecond.
func floatConstant(e syntax.Expr) {
	const exact = 1 << 53
	c, ok := e.(*syntax.Literal)
	if !ok {
		return
	}
	if i, ok := c.Value.(int64); ok && -exact <= i && i <= exact {
		c.Token, c.Raw, c.Value = syntax.FLOAT, "0.0", float64(i)
	}
}

// isTuple reports whether e is a tuple that is written out.
func isTuple(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.Tuple)
	return ok
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

// floors reports whether a division may be Python 2's of integers.
func (l operations) floors(b *ast.BinOp) bool {
	return l.python2 && !l.module.Future["division"] && !l.isFloat(b.Left) && !l.isFloat(b.Right)
}

// compareHelper returns the helper that compares what Starlark cannot.
func (l operations) compareHelper() string {
	if l.python2 {
		return helperCompare2
	}
	return helperCompare
}

// orders2 reports whether a comparison may be one of values that only Python 2 orders.
func (l operations) orders2(op ast.CmpOp, left, right ast.Expr) bool {
	switch op {
	case ast.Lt, ast.LtE, ast.Gt, ast.GtE:
	default:
		return false
	}
	if !l.python2 || l.numeric(left) && l.numeric(right) {
		return false
	}
	if l.mayBeText(left) && l.isNumber(right) || l.isNumber(left) && l.mayBeText(right) {
		l.note(left.Range().Start, noteCompare)
	}
	return true
}
