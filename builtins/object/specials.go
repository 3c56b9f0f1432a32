package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// What operators and functions do by special methods: those of an instance are in its class,
// those of a class in its metaclass.

// A specialized value has special methods.
type specialized interface {
	starlark.Value
	// special returns one, unbound; nil if there is none.
	special(name string) starlark.Value
}

// comparisons is the special methods of the comparing operators, and the operators that
// say the same with the operands exchanged.
var comparisons = map[string]string{
	"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__",
}

// isObjects reports whether a special method is the one that every object has.
func isObjects(m starlark.Value) bool {
	d, ok := m.(*MethodDescriptor)
	return ok && d.class == ObjectClass && d.slot
}

// compareBy returns x op other; ok is false if the method of x does not know. Objects' own is
// identity, and no order. Comparison.askOne has counted the level.
func compareBy(thread *starlark.Thread, x specialized, op string, other starlark.Value) (v starlark.Value, ok bool, err error) {
	m := x.special(comparisons[op])
	negate := false
	if op == "!=" && (m == nil || isObjects(m)) {
		m, negate = x.special("__eq__"), true
	}
	if m == nil || isObjects(m) {
		if (op == "==" || op == "!=") && memory.Is(x, other) {
			return starlark.Bool(!negate), true, nil
		}
		return nil, false, nil
	}
	v, err = callNested1(thread, m, x, other)
	if err != nil || v == NotImplemented {
		return nil, false, err
	}
	if negate {
		equal, err := IsTrue(thread, v)
		return starlark.Bool(!equal), true, err
	}
	return v, true, nil
}

// operators is the names of the special methods of the binary operators.
var operators = map[string]string{
	"+": "add__", "-": "sub__", "*": "mul__", "/": "truediv__", "//": "floordiv__", "%": "mod__", "**": "pow__",
	"@": "matmul__", "<<": "lshift__", ">>": "rshift__", "&": "and__", "|": "or__", "^": "xor__", "divmod": "divmod__",
}

// The names of the special methods of the operators, by operator.
var plainOperators, rightOperators, inPlaceOperators = operatorNames("__"), operatorNames("__r"), operatorNames("__i")

func operatorNames(prefix string) map[string]string {
	names := make(map[string]string, len(operators))
	for op, name := range operators {
		names[op] = prefix + name
	}
	return names
}

// operateBy returns x op other, see Operand.
func operateBy(thread *starlark.Thread, x specialized, op string, other starlark.Value, right, inPlace bool) (starlark.Value, bool, error) {
	table := plainOperators
	switch {
	case right:
		table = rightOperators
	case inPlace:
		table = inPlaceOperators
	}
	m := x.special(table[op])
	if m == nil {
		return nil, false, nil
	}
	v, err := callUnbound1(thread, m, x, other)
	if err != nil || v == NotImplemented {
		return nil, false, err
	}
	return v, true, nil
}

// unaries is the special methods of the unary operators and of functions.
var unaries = map[string]string{
	"-": "__neg__", "+": "__pos__", "~": "__invert__", "abs": "__abs__", "round": "__round__", "int": "__int__",
	"float": "__float__", "complex": "__complex__", "trunc": "__trunc__", "floor": "__floor__", "ceil": "__ceil__",
	"bytes": "__bytes__", "reversed": "__reversed__",
}

// operateUnaryBy is op x, see Unary.
func operateUnaryBy(thread *starlark.Thread, x specialized, op string) (starlark.Value, bool, error) {
	if op == "hash" {
		h, err := hashBy(thread, x)
		return h, err == nil, err
	}
	m := x.special(unaries[op])
	if m == nil {
		return nil, false, nil
	}
	v, err := callUnbound0(thread, m, x)
	if err != nil {
		return nil, false, err
	}
	switch op {
	case "int":
		if _, ok := Native(v).(starlark.Int); !ok {
			err = raise.Errorf("TypeError", "__int__ returned non-int (type %s)", TypeOf(v).Name())
		}
	case "float":
		if _, ok := Native(v).(starlark.Float); !ok {
			err = raise.Errorf("TypeError", "%s.__float__ returned non-float (type %s)", TypeOf(x).Name(), TypeOf(v).Name())
		}
	}
	return v, err == nil, err
}

// hashBy is what __hash__ returns. Hashing.Of has counted the level.
func hashBy(thread *starlark.Thread, x specialized) (starlark.Int, error) {
	m := x.special("__hash__")
	if m == nil || m == starlark.None {
		return starlark.Int{}, raise.New(fact.Unhashable, TypeOf(x).Name())
	}
	v, err := callNested0(thread, m, x)
	if err != nil {
		return starlark.Int{}, err
	}
	n, ok := Integer(Native(v))
	if !ok {
		return n, raise.Errorf("TypeError", "__hash__ method should return an integer")
	}
	return n, nil
}

// truthBy is what __bool__, which is m, returns.
func truthBy(thread *starlark.Thread, m starlark.Value, x starlark.Value) (bool, error) {
	v, err := callUnbound0(thread, m, x)
	if err != nil {
		return false, err
	}
	return BoolResult(v)
}

// BoolResult converts what __bool__ has returned.
func BoolResult(v starlark.Value) (bool, error) {
	b, ok := v.(starlark.Bool)
	if !ok {
		return false, raise.Errorf("TypeError", "__bool__ should return bool, returned %s", TypeOf(v).Name())
	}
	return bool(b), nil
}
