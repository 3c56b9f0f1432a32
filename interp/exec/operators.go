package exec

//go:generate go run quick_gen.go

import (
	"math"
	"math/bits"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// An operand is a part of an operation, and how it is evaluated.
type operand struct {
	kind     operandKind
	slot     int // of a variable in the frame that has a value, see lost
	constant val
	eval     expr // of any kind
}

type operandKind uint8

const (
	anyOperand operandKind = iota
	localOperand
	constantOperand
)

// A shape is how the two operands of an operation are evaluated.
type shape uint8

const (
	shapeXX shape = iota
	shapeLL
	shapeLK
	shapeLX
	shapeXL
	shapeXK
)

func shapeOf(x, y operand) shape {
	switch {
	case x.kind == localOperand && y.kind == localOperand:
		return shapeLL
	case x.kind == localOperand && y.kind == constantOperand:
		return shapeLK
	case x.kind == localOperand:
		return shapeLX
	case y.kind == localOperand:
		return shapeXL
	case y.kind == constantOperand:
		return shapeXK
	}
	return shapeXX
}

// operand compiles a part of an operation.
func (c *compiler) operand(e syntax.Expr) operand {
	if v, ok := c.constantOf(e); ok {
		return operand{kind: constantOperand, constant: v, eval: constant(v)}
	}
	if v := c.plainVariable(e); v != nil && c.isSure(v) {
		return operand{kind: localOperand, slot: v.slot, eval: c.expr(e)}
	}
	return operand{eval: c.expr(e)}
}

// operands compiles both parts of an operation. What the second assigns may be what the first
// has read.
func (c *compiler) operands(x, y syntax.Expr) (operand, operand) {
	first := c.operand(x)
	if first.kind == localOperand && assigns(y) {
		first.kind = anyOperand
	}
	return first, c.operand(y)
}

// assigns reports whether an expression assigns variables of the function that it is in.
func assigns(e syntax.Expr) bool {
	found := false
	syntax.Walk(e, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CallExpr:
			found = found || helperName(n.Fn) == "$set"
		case *syntax.Comprehension: // its variables are the function's
			found = true
		case *syntax.LambdaExpr:
			return false
		}
		return !found
	})
	return found
}

// plainVariable returns the variable in a slot of the frame that an expression reads, nil if it
// is another expression.
func (c *compiler) plainVariable(e syntax.Expr) *variable {
	switch e := e.(type) {
	case *syntax.Ident:
		v := c.variableOf(e)
		if v != nil && v.owner == c.scope && !v.captured && !v.celled {
			return v
		}
	case *syntax.IndexExpr:
		v := c.celledVariable(e.X)
		if v != nil && v.owner == c.scope && !v.captured {
			return v
		}
	case *syntax.ParenExpr:
		return c.plainVariable(e.X)
	}
	return nil
}

type (
	quickExpr func(x, y operand, p text.Pos) expr
	quickCond func(x, y operand, p text.Pos) cond
)

// quickOperator returns the compiler of an operator that has fast cases, nil if it has none.
func quickOperator(op string) quickExpr {
	switch op {
	case "+":
		return addQuick
	case "-":
		return subQuick
	case "*":
		return mulQuick
	case "/":
		return divQuick
	case "//":
		return floorDivQuick
	case "%":
		return modQuick
	case "&":
		return andQuick
	case "|":
		return orQuick
	case "^":
		return xorQuick
	case ">>":
		return shrQuick
	}
	return nil
}

// quickComparison is quickOperator for comparisons.
func quickComparison(op string) quickCond {
	switch op {
	case "<":
		return ltQuick
	case "<=":
		return leQuick
	case ">":
		return gtQuick
	case ">=":
		return geQuick
	case "==":
		return eqQuick
	case "!=":
		return neQuick
	}
	return nil
}

// operation compiles "x op y".
func (c *compiler) operation(op string, x, y syntax.Expr, p text.Pos) expr {
	a, b := c.operands(x, y)
	if quick := quickOperator(op); quick != nil {
		return quick(a, b, p)
	}
	numeric := numericOf(op)
	return func(fr *frame) val {
		x := a.eval(fr)
		if isFailed(x) {
			return x
		}
		y := b.eval(fr)
		if numeric != nil {
			if v, ok := numeric(x, y); ok {
				return v
			}
		}
		return operate(fr, p, op, x, y)
	}
}

// operate is Python's operator.
func operate(fr *frame, p text.Pos, op string, a, b val) val {
	if isFailed(a) || isFailed(b) {
		return failed
	}
	if a.IsUnbound() || b.IsUnbound() {
		return lost(fr, p, a.IsUnbound())
	}
	if _, ok := a.V.(*object.Instance); ok {
		if v, ok := operateObject(fr, p, op, operatorSites(op).plain, a, b, false); ok {
			return v
		}
	}
	if v, ok := memory.IntOp(op, a, b); ok {
		return v
	}
	fr.At = p
	v, err := object.Binary(fr.Stack.Thread, op, box(a), box(b))
	return result(fr, p, v, err)
}

// floatsOf returns two numbers, one of which is a float, as floats.
func floatsOf(a, b val) (x, y float64, ok bool) {
	switch {
	case a.IsFloat() && b.IsFloat():
		return a.Float(), b.Float(), true
	case a.IsFloat() && b.V == nil:
		return a.Float(), float64(b.N), true
	case a.V == nil && b.IsFloat():
		return float64(a.N), b.Float(), true
	}
	return 0, 0, false
}

func addSlow(fr *frame, p text.Pos, a, b val) val {
	if x, y, ok := floatsOf(a, b); ok {
		return memory.Float(x + y)
	}
	if s, ok := a.V.(starlark.String); ok {
		if t, ok := b.V.(starlark.String); ok {
			return val{V: concatenate(fr.Stack, string(s), string(t), shortText)}
		}
	}
	return operate(fr, p, "+", a, b)
}

// Texts that are shorter are copied: those that are made once, and those that are made longer.
const shortText, shortGrown = 128, 24

// concatenate returns s + t. A text that is made longer and longer is not copied each time: the
// stack remembers the last one, which may have room behind it.
func concatenate(st *stack, s, t string, short int) starlark.Value {
	if len(s)+len(t) < short {
		if s == "" && len(t) == 1 && t[0] < utf8.RuneSelf {
			return memory.Character(t[0])
		}
		return memory.Concat(s, t)
	}
	return st.Text.Append(s, t)
}

func subSlow(fr *frame, p text.Pos, a, b val) val {
	if x, y, ok := floatsOf(a, b); ok {
		return memory.Float(x - y)
	}
	return operate(fr, p, "-", a, b)
}

func mulSlow(fr *frame, p text.Pos, a, b val) val {
	if a.V == nil && b.V == nil {
		if n, ok := product(a.N, b.N); ok {
			return val{N: n}
		}
	}
	if x, y, ok := floatsOf(a, b); ok {
		return memory.Float(x * y)
	}
	return operate(fr, p, "*", a, b)
}

// product returns a * b unless that is too large.
func product(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if n := int64(lo); (a < 0) == (b < 0) {
		return n, true
	}
	return -int64(lo), true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func divSlow(fr *frame, p text.Pos, a, b val) val {
	if v, ok := divNumbers(a, b); ok {
		return v
	}
	return operate(fr, p, "/", a, b)
}

func floorDivSlow(fr *frame, p text.Pos, a, b val) val {
	if v, ok := floorDivInts(a, b); ok {
		return v
	}
	return operate(fr, p, "//", a, b)
}

func modSlow(fr *frame, p text.Pos, a, b val) val {
	if v, ok := modInts(a, b); ok {
		return v
	}
	return operate(fr, p, "%", a, b)
}

func andSlow(fr *frame, p text.Pos, a, b val) val { return operate(fr, p, "&", a, b) }
func orSlow(fr *frame, p text.Pos, a, b val) val  { return operate(fr, p, "|", a, b) }
func xorSlow(fr *frame, p text.Pos, a, b val) val { return operate(fr, p, "^", a, b) }
func shrSlow(fr *frame, p text.Pos, a, b val) val { return operate(fr, p, ">>", a, b) }

// inPlace compiles "x op= y", of which x is the value before.
func (c *compiler) inPlace(op string, x, y syntax.Expr, p text.Pos) expr {
	a, b := c.operands(x, y)
	numeric := numericOf(op)
	return func(fr *frame) val {
		x := a.eval(fr)
		if isFailed(x) {
			return x
		}
		y := b.eval(fr)
		if numeric != nil {
			if v, ok := numeric(x, y); ok {
				return v
			}
		}
		return augment(fr, p, op, x, y)
	}
}

// augment is "x op= y" of what are not numbers.
func augment(fr *frame, p text.Pos, op string, x, y val) val {
	if isFailed(y) {
		return y
	}
	if v, ok := grown(fr, op, x, y); ok {
		return v
	}
	if v, ok := changeObject(fr, p, op, x, y); ok {
		return v
	}
	if v, ok := memory.IntOp(op, x, y); ok {
		return v
	}
	fr.At = p
	v, err := object.InPlace(fr.Stack.Thread, op, box(x), box(y))
	return result(fr, p, v, err)
}

// grown is "x op y" of two texts of which the first is made longer; ok is false for all else.
func grown(fr *frame, op string, x, y val) (v val, ok bool) {
	if s, ok := x.V.(starlark.String); ok && op == "+" {
		if t, ok := y.V.(starlark.String); ok {
			return val{V: concatenate(fr.Stack, string(s), string(t), shortGrown)}, true
		}
	}
	return v, false
}

// numericOf returns an operator for ints, and for most also floats, whose value is not too large; nil
// if there is none.
func numericOf(op string) func(a, b val) (val, bool) {
	switch op {
	case "+":
		return addNumbers
	case "-":
		return subNumbers
	case "*":
		return mulNumbers
	case "/":
		return divNumbers
	case "//":
		return floorDivInts
	case "%":
		return modInts
	case "**":
		return powInts
	case "<<":
		return shlInts
	case ">>":
		return shrInts
	case "&":
		return andInts
	case "|":
		return orInts
	case "^":
		return xorInts
	}
	return nil
}

func addNumbers(a, b val) (val, bool) {
	if a.V == nil && b.V == nil {
		n := a.N + b.N
		return val{N: n}, (n^a.N)&(n^b.N) >= 0
	}
	x, y, ok := floatsOf(a, b)
	return memory.Float(x + y), ok
}

func subNumbers(a, b val) (val, bool) {
	if a.V == nil && b.V == nil {
		n := a.N - b.N
		return val{N: n}, (a.N^b.N)&(a.N^n) >= 0
	}
	x, y, ok := floatsOf(a, b)
	return memory.Float(x - y), ok
}

func mulNumbers(a, b val) (val, bool) {
	if a.V == nil && b.V == nil {
		n, ok := product(a.N, b.N)
		return val{N: n}, ok
	}
	x, y, ok := floatsOf(a, b)
	return memory.Float(x * y), ok
}

func divNumbers(a, b val) (val, bool) {
	const exact = 1 << 53
	if a.V == nil && b.V == nil {
		ok := b.N != 0 && magnitude(a.N) <= exact && magnitude(b.N) <= exact
		return memory.Float(float64(a.N) / float64(b.N)), ok
	}
	x, y, ok := floatsOf(a, b)
	return memory.Float(x / y), ok && y != 0
}

func floorDivInts(a, b val) (val, bool) {
	if a.V != nil || b.V != nil || b.N == 0 || b.N == -1 {
		return val{}, false
	}
	q := a.N / b.N
	if a.N%b.N != 0 && (a.N < 0) != (b.N < 0) {
		q--
	}
	return val{N: q}, true
}

func modInts(a, b val) (val, bool) {
	if a.V != nil || b.V != nil || b.N == 0 || b.N == -1 {
		return val{}, false
	}
	r := a.N % b.N
	if r != 0 && (r < 0) != (b.N < 0) {
		r += b.N
	}
	return val{N: r}, true
}

func powInts(a, b val) (val, bool) {
	if a.V != nil || b.V != nil || b.N < 0 {
		return val{}, false
	}
	p, x := int64(1), a.N
	for n := b.N; ; {
		var ok bool
		if n&1 != 0 {
			if p, ok = product(p, x); !ok {
				return val{}, false
			}
		}
		if n >>= 1; n == 0 {
			return val{N: p}, true
		}
		if x, ok = product(x, x); !ok {
			return val{}, false
		}
	}
}

func shlInts(a, b val) (val, bool) {
	if a.V != nil || b.V != nil || uint64(b.N) > 62 {
		return val{}, false
	}
	n := a.N << b.N
	return val{N: n}, n>>b.N == a.N
}

func shrInts(a, b val) (val, bool) {
	if a.V != nil || b.V != nil || b.N < 0 {
		return val{}, false
	}
	return val{N: a.N >> min(b.N, 63)}, true
}

func andInts(a, b val) (val, bool) { return val{N: a.N & b.N}, a.V == nil && b.V == nil }
func orInts(a, b val) (val, bool)  { return val{N: a.N | b.N}, a.V == nil && b.V == nil }
func xorInts(a, b val) (val, bool) { return val{N: a.N ^ b.N}, a.V == nil && b.V == nil }

// unaryOp compiles "op x".
//
//go:noinline
func (c *compiler) unaryOp(op string, x expr, p text.Pos) expr {
	return func(fr *frame) val {
		v := x(fr)
		switch {
		case v.V == nil && op == "-" && v.N != math.MinInt64:
			return val{N: -v.N}
		case v.V == nil && op == "~":
			return val{N: ^v.N}
		case v.V == nil && op == "+":
			return v
		case v.IsFloat() && op == "-":
			return memory.Float(-v.Float())
		case isFailed(v):
			return v
		}
		fr.At = p
		r, err := object.UnaryOp(fr.Stack.Thread, op, box(v))
		return result(fr, p, r, err)
	}
}

// unary compiles Starlark's own operators, which the front end uses where they mean what
// Python's do.
func (c *compiler) unary(e *syntax.UnaryExpr) expr {
	if v, ok := c.constantOf(e); ok {
		return constant(v)
	}
	if e.Op == syntax.NOT {
		return ofCond(c.cond(e))
	}
	return c.unaryOp(e.Op.String(), c.expr(e.X), at(e.OpPos))
}

// binary compiles Starlark's own operators, as unary does.
func (c *compiler) binary(e *syntax.BinaryExpr) expr {
	switch e.Op {
	case syntax.AND, syntax.OR:
		return c.shortcut(e)
	case syntax.EQL, syntax.NEQ, syntax.LT, syntax.LE, syntax.GT, syntax.GE, syntax.IN, syntax.NOT_IN:
		return ofCond(c.binaryCond(e))
	}
	x, y, p, op := c.expr(e.X), c.expr(e.Y), at(e.OpPos), e.Op
	return func(fr *frame) val {
		a := x(fr)
		if isFailed(a) {
			return a
		}
		b := y(fr)
		if isFailed(b) {
			return b
		}
		fr.At = p
		v, err := starlark.Binary(op, box(a), box(b))
		return result(fr, p, v, err)
	}
}

func (c *compiler) shortcut(e *syntax.BinaryExpr) expr {
	x, p := c.expr(e.X), at(syntax.Start(e.X))
	var y expr
	c.unsure(func() { y = c.expr(e.Y) })
	stop := no
	if e.Op == syntax.OR {
		stop = yes
	}
	return func(fr *frame) val {
		a := x(fr)
		switch truthOfVal(fr, p, a) {
		case stop:
			return a
		case broken:
			return failed
		}
		return y(fr)
	}
}

// binaryCond compiles Starlark's own comparisons, nil if e is none.
func (c *compiler) binaryCond(e *syntax.BinaryExpr) cond {
	p, op := at(e.OpPos), e.Op
	switch op {
	case syntax.EQL, syntax.NEQ:
		if k, ok := c.constantOf(e.Y); ok && isSingleton(k.V) {
			return identical(c.expr(e.X), k.V, op == syntax.EQL)
		}
	case syntax.LT, syntax.LE, syntax.GT, syntax.GE, syntax.IN, syntax.NOT_IN:
	default:
		return nil
	}
	x, y := c.expr(e.X), c.expr(e.Y)
	return func(fr *frame) truth {
		a := x(fr)
		if isFailed(a) {
			return broken
		}
		b := y(fr)
		if isFailed(b) {
			return broken
		}
		return engineCompare(fr, p, op, a, b)
	}
}

func engineCompare(fr *frame, p text.Pos, op syntax.Token, a, b val) truth {
	fr.At = p
	if op == syntax.IN || op == syntax.NOT_IN {
		v, err := starlark.Binary(syntax.IN, box(a), box(b))
		if err != nil {
			fail(fr, p, err)
			return broken
		}
		return truthOf(bool(v.Truth()) == (op == syntax.IN))
	}
	t, err := starlark.Compare(op, box(a), box(b))
	if err != nil {
		fail(fr, p, err)
		return broken
	}
	return truthOf(t)
}

func isSingleton(v starlark.Value) bool {
	switch v.(type) {
	case starlark.NoneType, starlark.Bool:
		return true
	}
	return false
}

// identical compiles "x is v" for None, True or False.
//
//go:noinline
func identical(x expr, v starlark.Value, want bool) cond {
	if v == starlark.None { // compared by its type alone
		return func(fr *frame) truth {
			a := x(fr)
			if isFailed(a) {
				return broken
			}
			_, is := a.V.(starlark.NoneType)
			return truthOf(is == want)
		}
	}
	return func(fr *frame) truth {
		a := x(fr)
		if isFailed(a) {
			return broken
		}
		return truthOf((a.V == v) == want)
	}
}

// truthOfVal is bool(v).
func truthOfVal(fr *frame, p text.Pos, v val) truth {
	switch x := v.V.(type) {
	case nil:
		return truthOf(v.N != 0)
	case starlark.Bool:
		return truthOf(bool(x))
	case memory.FloatTag:
		return truthOf(v.Float() != 0)
	case memory.FailedTag:
		return broken
	case starlark.String:
		return truthOf(x != "")
	case starlark.NoneType:
		return no
	case *starlark.List:
		return truthOf(x.Len() > 0)
	case *object.Instance:
		if t, ok := truthOfObject(fr, p, v); ok {
			return t
		}
	}
	fr.At = p
	t, err := object.IsTrue(fr.Stack.Thread, v.V)
	if err != nil {
		fail(fr, p, err)
		return broken
	}
	return truthOf(t)
}
