package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
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

// LeftFirst reports whether the left operand's method is asked before the right one's: the right
// one's class is not derived from the left one's. b may be nil for what is no object.
func LeftFirst(a, b starlark.Value) bool {
	j, ok := b.(*Instance)
	if !ok {
		return true
	}
	i, ok := a.(*Instance)
	return ok && (i.class == j.class || !j.class.Is(i.class))
}

// BinaryRight is Binary after the left operand's own method, which went first, did not know b.
// augmented is for the complaint.
func BinaryRight(thread *starlark.Thread, op string, a, b starlark.Value, augmented bool) (starlark.Value, error) {
	y := plain(b, op, rightOperators)
	right, _ := y.(Operand)
	if TypeOf(a) == TypeOf(b) || isSequenceOperator(y, op, rightOperators) {
		right = nil
	}
	v, ok, err := operateRight(thread, op, a, a, b, y, right)
	if !ok && err == nil && !(augmented && op == "*" && holds(a)) {
		v, ok, err = operateSequence(thread, op, a, b)
	}
	if ok || err != nil {
		return v, err
	}
	return nil, Unsupported(op, a, b, augmented)
}

// InPlaceElse is InPlace after the left operand's own method for that did not know b.
func InPlaceElse(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	v, ok, err := operate(thread, op, a, b)
	if !ok && err == nil && !(op == "*" && holds(a)) {
		v, ok, err = operateSequence(thread, op, a, b)
	}
	if ok || err != nil {
		return v, err
	}
	return nil, Unsupported(op, a, b, true)
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
	if ok || err != nil {
		return v, err
	}
	return nil, Unsupported(op, a, b, true)
}

// operateInPlace is InPlace without the complaint: ok is false if no operand knows op.
func operateInPlace(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if v, ok, err = changeInPlace(thread, op, a, b, false); ok || err != nil {
		return v, ok, err
	}
	if v, ok, err = operate(thread, op, a, b); ok || err != nil {
		return v, ok, err
	}
	if v, ok, err = changeInPlace(thread, op, a, b, true); ok || err != nil || op == "*" && holds(a) {
		return v, ok, err
	}
	return operateSequence(thread, op, a, b)
}

// changeInPlace is what only an augmented assignment does to a: that of a sequence, or that of
// anything else. ok is false if a has nothing of the kind.
func changeInPlace(thread *starlark.Thread, op string, a, b starlark.Value, sequence bool) (v starlark.Value, ok bool, err error) {
	x := plain(a, op, inPlaceOperators)
	i, _ := a.(*Instance)
	// In a class derived from a sequence's, += is the operator of numbers.
	last := isSequenceOperator(x, op, inPlaceOperators) && (op != "+" || i == nil || i.class.user == nil)
	if last != sequence {
		return nil, false, nil
	}
	if left, is := x.(Operand); is {
		v, ok, err = left.Operate(thread, op, b, false, true)
	} else if change := SlotsOf(x).InPlace; change != nil {
		v, ok, err = change(thread, op, x, b)
	}
	if ok && i != nil {
		switch x.(type) {
		case *starlark.List, *starlark.Dict, *starlark.Set:
			if v == x {
				v = i // which carries it
			}
		}
	}
	return v, ok, err
}

// holds reports whether a value has elements of a kind, so that CPython does not ask the right
// operand of *= for repetition.
func holds(a starlark.Value) bool {
	x := Native(a)
	if i, ok := a.(*Instance); ok && !i.class.static {
		return !isSequence(x)
	}
	switch x := x.(type) {
	case starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, starlark.String, starlark.Bytes, *starlark.List, starlark.Tuple:
		return false
	default:
		slots := SlotsOf(x)
		return slots.Contains != nil || slots.Indexed || slots.Iterate != nil
	}
}

// Operate is Binary, and divmod, without the complaint: ok is false if no operand knows op.
// The order is CPython's: numbers, sets, dicts and formatting are tried before the right
// operand's own method, sequences after it.
func Operate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if v, ok, err = operate(thread, op, a, b); ok || err != nil {
		return v, ok, err
	}
	return operateSequence(thread, op, a, b)
}

// operate is Operate but for sequences: CPython's operators of numbers, which sets have too.
func operate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if IsNumber(a) && IsNumber(b) {
		if v, ok, err = arithmetic.Numbers(thread, op, a, b); ok || err != nil {
			return v, ok, err
		}
	}
	x := plain(a, op, plainOperators)
	y := plain(b, op, rightOperators)
	right, _ := y.(Operand)
	if isSequenceOperator(y, op, rightOperators) {
		right = nil
	}
	if right != nil {
		switch ca, cb := TypeOf(a), TypeOf(b); {
		case ca == cb:
			right = nil // Python does not ask the same method twice
		case cb.Is(ca) && overloads(cb, ca, op):
			if v, ok, err = right.Operate(thread, op, a, true, false); ok || err != nil {
				return v, ok, err
			}
			right = nil
		}
	}
	if right == nil || !isFloatToInt(x, b) {
		if v, ok, err = operateLeft(thread, op, x, b); ok || err != nil {
			return v, ok, err
		}
	}
	return operateRight(thread, op, a, x, b, y, right)
}

// operateRight is what the right operand knows, after the left one did not: x and y are the plain
// ones, right is nil if there is nobody to ask.
func operateRight(thread *starlark.Thread, op string, a, x, b, y starlark.Value, right Operand) (v starlark.Value, ok bool, err error) {
	switch base := Native(a); {
	case right != nil:
		return right.Operate(thread, op, a, true, false)
	case memory.Is(x, a) && !memory.Is(base, a) && alike(base, y): // the method of the right one, which knows both
		return operateLeft(thread, op, base, b)
	}
	return nil, false, nil
}

// alike reports whether two built-in values have one operator for both.
func alike(x, y starlark.Value) bool {
	return IsNumber(x) && IsNumber(y) || SlotsOf(x).Operate != nil && SlotsOf(x) == SlotsOf(y)
}

// isFloatToInt reports whether a is an int and b carries a float: it is floats that know ints.
func isFloatToInt(a, b starlark.Value) bool {
	if _, float := Native(b).(starlark.Float); !float {
		return false
	}
	switch a.(type) {
	case starlark.Int, starlark.Bool:
		return true
	}
	return false
}

// operateLeft is what the left operand knows; x is plain.
func operateLeft(thread *starlark.Thread, op string, x, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if left, is := x.(Operand); is {
		if isSequenceOperator(x, op, plainOperators) {
			return nil, false, nil
		}
		if v, ok, err = left.Operate(thread, op, b, false, false); ok || err != nil || op != "|" {
			return v, ok, err
		}
	}
	if IsNumber(x) {
		if y := Native(b); IsNumber(y) {
			return arithmetic.Numbers(thread, op, x, y)
		}
		return nil, false, nil
	}
	if operate := SlotsOf(x).Operate; operate != nil {
		return operate(thread, op, x, b)
	}
	if op == "|" {
		return unite(x, b)
	}
	return nil, false, nil
}

// operateSequence is + and * of sequences, and what values of the host know.
func operateSequence(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	x, y := plain(a, op, plainOperators), plain(b, op, rightOperators)
	if left, is := x.(Operand); is && isSequenceOperator(x, op, plainOperators) {
		return left.Operate(thread, op, b, false, false)
	}
	if right, is := y.(Operand); is && isSequenceOperator(y, op, rightOperators) && !(op == "*" && isSequence(x)) {
		if v, ok, err = right.Operate(thread, op, a, true, false); ok || err != nil {
			return v, ok, err
		}
	}
	switch op {
	case "+":
		v, ok, err = concat(x, b)
	case "*":
		v, ok, err = multiply(thread, x, y, a, b)
	}
	if ok || err != nil {
		return v, ok, err
	}
	return hostBinary(op, a, b)
}

// BuiltinOperands returns the operands of op as the built-in values that they carry, as far as their classes
// have no methods of their own for it.
func BuiltinOperands(op string, a, b starlark.Value) (x, y starlark.Value) {
	return plain(a, op, plainOperators), plain(b, op, rightOperators)
}

// plain returns the built-in value in an instance whose class has no method of its own for op, of
// those in names, besides that of the built-in class. Others are returned as they are.
func plain(v starlark.Value, op string, names map[string]string) starlark.Value {
	i, ok := v.(*Instance)
	if !ok {
		return v
	}
	base, ok := i.base.(starlark.Value)
	if name := names[op]; !ok || i.class.find(name) != i.nativeMethod(name) {
		return v
	}
	return base
}

// isSequenceOperator reports whether op, of the methods in names, is + or * as sequences have it.
func isSequenceOperator(x starlark.Value, op string, names map[string]string) bool {
	if op != "+" && op != "*" {
		return false
	}
	i, ok := x.(*Instance)
	if !ok {
		return TypeOf(x).sequence
	}
	m, ok := i.class.find(names[op]).(*MethodDescriptor)
	return ok && m.class.sequence
}

// overloads reports whether a class has another method for op with a right operand than the
// class that it is derived from.
func overloads(derived, base *Class, op string) bool {
	name := rightOperators[op]
	return derived.user == nil || derived.find(name) != base.find(name)
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
