package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Binary returns a op b for "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>",
// "&", "|", "^" with Python's rules, booleans being integers. The right operand goes
// first if its class is derived from the left one's.
func Binary(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	if x, ok := a.(starlark.Int); ok {
		if y, ok := b.(starlark.Int); ok {
			if v, err := arithmetic.Ints(op, x, y); v != nil || err != nil {
				return v, err
			}
		}
	}
	v, ok, err := Operate(thread, op, a, b)
	if ok || err != nil {
		return v, err
	}
	return nil, Unsupported(op, a, b, false)
}

// InPlace returns the value of a after a op= b. A list, set or dict is changed in place.
func InPlace(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	if x, ok := a.(starlark.Int); ok {
		if y, ok := b.(starlark.Int); ok {
			if v, err := arithmetic.Ints(op, x, y); v != nil || err != nil {
				return v, err
			}
		}
	}
	v, ok, err := operateInPlace(thread, op, a, b)
	if !ok && err == nil {
		v, ok, err = Operate(thread, op, a, b)
	}
	if ok || err != nil {
		return v, err
	}
	return nil, Unsupported(op, a, b, true)
}

// operateInPlace is what only an augmented assignment does; ok is false if a has nothing
// of the kind.
func operateInPlace(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if operate := SlotsOf(a).InPlace; operate != nil {
		return operate(thread, op, a, b)
	}
	if x, ok := a.(Operand); ok {
		return x.Operate(thread, op, b, false, true)
	}
	return nil, false, nil
}

// Operate is Binary, and divmod, without the complaint: ok is false if no operand knows op.
// The order is CPython's: numbers, sets, dicts and formatting are tried before the right
// operand's own method, sequences after it.
func Operate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if IsNumber(a) && IsNumber(b) {
		if v, ok, err = arithmetic.Numbers(thread, op, a, b); ok || err != nil {
			return v, ok, err
		}
	}
	left, _ := a.(Operand)
	right, _ := b.(Operand)
	if right != nil {
		switch ca, cb := TypeOf(a), TypeOf(b); {
		case ca == cb && left != nil:
			right = nil // Python does not ask the same method twice
		case cb.Is(ca):
			if v, ok, err = right.Operate(thread, op, a, true, false); ok || err != nil {
				return v, ok, err
			}
			right = nil
		}
	}
	if left != nil {
		v, ok, err = left.Operate(thread, op, b, false, false)
	} else if operate := SlotsOf(a).Operate; operate != nil {
		v, ok, err = operate(thread, op, a, b)
	} else if op == "|" {
		v, ok, err = unite(a, b)
	}
	if ok || err != nil {
		return v, ok, err
	}
	if right != nil {
		if v, ok, err = right.Operate(thread, op, a, true, false); ok || err != nil {
			return v, ok, err
		}
	}
	switch op {
	case "+":
		v, ok, err = concat(a, b)
	case "*":
		v, ok, err = multiply(thread, Native(a), Native(b))
	}
	if ok || err != nil {
		return v, ok, err
	}
	return hostBinary(op, a, b)
}

// tokens are the engine's names of the operators.
var tokens = map[string]syntax.Token{
	"+": syntax.PLUS, "-": syntax.MINUS, "*": syntax.STAR, "/": syntax.SLASH, "//": syntax.SLASHSLASH,
	"%": syntax.PERCENT, "<<": syntax.LTLT, ">>": syntax.GTGT, "&": syntax.AMP, "|": syntax.PIPE,
	"^": syntax.CIRCUMFLEX, "~": syntax.TILDE, "==": syntax.EQL, "!=": syntax.NEQ, "<": syntax.LT,
	"<=": syntax.LE, ">": syntax.GT, ">=": syntax.GE,
}

// OperatorToken returns the engine's name of an operator, ILLEGAL if it has none.
func OperatorToken(op string) syntax.Token { return tokens[op] }

// isOperand reports whether v was asked as an Operand.
func isOperand(v starlark.Value) bool {
	_, ok := v.(Operand)
	return ok
}

// hostBinary asks values of the host, which know the engine's interface only.
func hostBinary(op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	token, known := tokens[op]
	if !known {
		return nil, false, nil
	}
	if x, is := a.(starlark.HasBinary); is && !isOperand(a) {
		if v, err = x.Binary(token, b, starlark.Left); v != nil || err != nil {
			return v, err == nil, err
		}
	}
	if y, is := b.(starlark.HasBinary); is && !isOperand(b) {
		if v, err = y.Binary(token, a, starlark.Right); v != nil || err != nil {
			return v, err == nil, err
		}
	}
	return nil, false, nil
}

// Unsupported returns the TypeError for operands that do not know op.
func Unsupported(op string, a, b starlark.Value, augmented bool) error {
	hint := ""
	switch {
	case augmented:
		op += "="
	case op == "**":
		op = "** or pow()"
	case op == ">>":
		if f, ok := a.(call.Function); ok && f.Name() == "print" {
			hint = `. Did you mean "print(<message>, file=<output_stream>)"?`
		}
	}
	err := raise.New(fact.Operands, op, TypeOf(a).Name(), TypeOf(b).Name())
	err.Msg += hint
	return err
}

// UnaryOp returns op a for "-", "+" and "~".
func UnaryOp(thread *starlark.Thread, op string, a starlark.Value) (starlark.Value, error) {
	switch x := a.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		if v := arithmetic.Unary(op, a); v != nil {
			return v, nil
		}
	case Unary:
		if v, ok, err := x.OperateUnary(thread, op); ok || err != nil {
			return v, err
		}
	case starlark.HasUnary:
		if v, err := x.Unary(tokens[op]); v != nil || err != nil {
			return v, err
		}
	}
	return nil, raise.Errorf("TypeError", "bad operand type for unary %s: '%s'", op, TypeOf(a).Name())
}
