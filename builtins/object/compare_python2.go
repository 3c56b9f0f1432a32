package object

import (
	"cmp"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// ComparePython2 is the truth of RichComparePython2.
func ComparePython2(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error) {
	v, err := RichComparePython2(thread, op, a, b)
	if err != nil {
		return false, err
	}
	return IsTrue(thread, v)
}

// RichComparePython2 is RichCompare in Python 2, where values of different types have an order:
// None comes first, then numbers, then the others by the names of their types.
func RichComparePython2(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	if op == "==" || op == "!=" {
		return RichCompare(thread, op, a, b)
	}
	if result, ok := compareAtoms(op, a, b); ok {
		return starlark.Bool(result), nil
	}
	c := Comparison{thread: thread}
	if !isBuiltinValue(a) || !isBuiltinValue(b) {
		if result, err := c.ask(op, a, b); result != nil || err != nil {
			return result, err
		}
	}
	if ordered := SlotsOf(a); ordered.Compare != nil && (ordered.Order == nil || IsNumber(a)) {
		// Numbers may be no numbers, and sets are compared by inclusion.
		if result, err := ordered.Compare(c, op, a, b); result != nil || err != nil {
			return result, err
		}
	}
	n, err := c.Cmp(a, b)
	return starlark.Bool(Holds(op, n)), err
}

// CmpPython2 is Python 2's cmp(a, b).
func CmpPython2(thread *starlark.Thread, a, b starlark.Value) (int, error) {
	return Comparison{thread: thread}.Cmp(a, b)
}

// isBuiltinValue reports whether v is of the engine's types, which have no methods for
// comparison.
func isBuiltinValue(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, starlark.String, starlark.Bytes,
		starlark.Tuple, *starlark.List, *starlark.Dict, *starlark.Set:
		return true
	}
	return false
}

// Cmp is Python 2's cmp for values within others.
func (c Comparison) Cmp(a, b starlark.Value) (int, error) {
	if memory.Is(a, b) {
		return 0, nil
	}
	if order := SlotsOf(a).Order; order != nil {
		if n, ok, err := order(c, a, b); ok || err != nil {
			return n, err
		}
	}
	return c.cmpCustom(a, b)
}

// cmpCustom asks the values' own methods; without any, types decide, then identity.
func (c Comparison) cmpCustom(a, b starlark.Value) (int, error) {
	for _, try := range []struct {
		op string
		n  int
	}{{"==", 0}, {"<", -1}, {">", 1}} {
		result, err := c.ask(try.op, a, b)
		if err != nil {
			return 0, err
		}
		if result == nil {
			continue
		}
		if is, err := IsTrue(c.thread, result); err != nil || is {
			return try.n, err
		}
	}
	if n := cmp.Compare(typeOrder(a), typeOrder(b)); n != 0 {
		return n, nil
	}
	return ID(c.thread, a).Cmp(ID(c.thread, b), 0)
}

// typeOrder is the name that a type is ordered by: None and numbers come first.
func typeOrder(v starlark.Value) string {
	switch v.(type) {
	case starlark.NoneType:
		return ""
	case starlark.Int, starlark.Float, starlark.Bool:
		return "\x01"
	}
	return TypeOf(v).Name()
}
