package object

import (
	"cmp"
	"reflect"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// MaxDepth bounds the nesting of values that are compared: deeper ones are most
// likely cyclic, and Go's stack has an end that cannot be caught.
const MaxDepth = 5000

// RichCompare returns a op b for "==", "!=", "<", "<=", ">", ">=": what a method of the
// program returns may be anything.
func RichCompare(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	if result, ok := compareAtoms(op, a, b); ok {
		return starlark.Bool(result), nil
	}
	return Comparison{thread: thread}.Rich(op, a, b)
}

// Compare is the truth of RichCompare.
func Compare(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error) {
	if result, ok := compareAtoms(op, a, b); ok {
		return result, nil
	}
	return Comparison{thread: thread}.Compare(op, a, b)
}

// CompareRight is RichCompare after the left operand's own method, which went first, did not know
// b.
func CompareRight(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	c := Comparison{thread: thread}
	if right, ok := b.(Comparer); ok {
		if result, err := c.askOne(right, mirrored[op], a); result != nil || err != nil {
			return result, err
		}
	}
	if result, err := c.askCarried(op, a, b); result != nil || err != nil {
		return result, err
	}
	return c.unknown(op, a, b)
}

// Equal returns a == b, or a is b, as containers compare.
func Equal(thread *starlark.Thread, a, b starlark.Value) (bool, error) {
	if memory.Is(a, b) {
		return true, nil
	}
	return Compare(thread, "==", a, b)
}

// compareAtoms compares two values of one of the most frequent types, or tuples of ints and strs;
// ok is false for others.
func compareAtoms(op string, a, b starlark.Value) (result, ok bool) {
	switch x := a.(type) {
	case starlark.Int:
		if y, ok := b.(starlark.Int); ok {
			return Holds(op, orderInts(x, y)), true
		}
	case starlark.String:
		if y, ok := b.(starlark.String); ok {
			return CompareOrdered(op, string(x), string(y)), true
		}
	case starlark.Float:
		if y, ok := b.(starlark.Float); ok {
			return CompareOrdered(op, float64(x), float64(y)), true
		}
	case starlark.Tuple:
		if y, ok := b.(starlark.Tuple); ok {
			n, ok := orderFlat(x, y)
			return Holds(op, n), ok
		}
	}
	return false, false
}

func orderInts(x, y starlark.Int) int {
	if x == y { // ints of 32 bits are equal if they are the same
		return 0
	}
	n, _ := x.Cmp(y, 0)
	return n
}

// orderFlat compares tuples by their first elements that differ; ok is false if others than ints and
// strs come before these.
func orderFlat(x, y starlark.Tuple) (n int, ok bool) {
	for i := range min(len(x), len(y)) {
		switch a := x[i].(type) {
		case starlark.Int:
			b, ok := y[i].(starlark.Int)
			if !ok {
				return 0, false
			}
			n = orderInts(a, b)
		case starlark.String:
			b, ok := y[i].(starlark.String)
			if !ok {
				return 0, false
			}
			n = strings.Compare(string(a), string(b))
		default:
			return 0, false
		}
		if n != 0 {
			return n, true
		}
	}
	return len(x) - len(y), true
}

// A Comparison is one call of Compare on its way through nested values.
type Comparison struct {
	thread *starlark.Thread
	depth  int
}

// Thread returns the thread that compares.
func (c Comparison) Thread() *starlark.Thread { return c.thread }

// Compare is Compare for values within others.
func (c Comparison) Compare(op string, a, b starlark.Value) (bool, error) {
	if result, ok := compareAtoms(op, a, b); ok {
		return result, nil
	}
	v, err := c.Rich(op, a, b)
	if err != nil {
		return false, err
	}
	return IsTrue(c.thread, v)
}

// Rich is RichCompare for values within others. What the slots of the left one's class do not
// know is asked of the values themselves, see Comparer.
func (c Comparison) Rich(op string, a, b starlark.Value) (starlark.Value, error) {
	if compare := SlotsOf(a).Compare; compare != nil {
		if result, err := compare(c, op, a, b); result != nil || err != nil {
			return result, err
		}
		if i, ok := b.(*Instance); ok && i.base != nil {
			return c.compareCarried(compare, op, a, i)
		}
	}
	return c.custom(op, a, b)
}

// compareCarried compares a built-in value with an instance that carries another one: its own
// methods come first if its class is derived from that of the built-in value, and are all if that
// does not know the other.
func (c Comparison) compareCarried(compare func(Comparison, string, starlark.Value, starlark.Value) (starlark.Value, error),
	op string, a starlark.Value, b *Instance) (starlark.Value, error) {
	unknown := isFloatToInt(a, b)
	derived := b.class.Is(TypeOf(a))
	if derived || unknown {
		if result, err := c.ask(op, a, b); result != nil || err != nil {
			return result, err
		}
	}
	if unknown {
		return c.unknown(op, a, b)
	}
	if result, err := compare(c, op, a, Native(b)); result != nil || err != nil {
		return result, err
	}
	if derived {
		return c.unknown(op, a, b)
	}
	return c.custom(op, a, b)
}

// Same is Equal for values within others.
func (c Comparison) Same(a, b starlark.Value) (bool, error) {
	if memory.Is(a, b) {
		return true, nil
	}
	return c.Compare("==", a, b)
}

// Enter returns the comparison for what is within two values. It fails with RecursionError.
func (c Comparison) Enter() (Comparison, error) {
	if c.depth++; c.depth > MaxDepth {
		return c, raise.Errorf("RecursionError", "maximum recursion depth exceeded%s", inComparison)
	}
	return c, nil
}

const inComparison = " in comparison"

// Holds interprets the result of a three-way comparison.
func Holds(op string, n int) bool {
	switch op {
	case "==":
		return n == 0
	case "!=":
		return n != 0
	case "<":
		return n < 0
	case "<=":
		return n <= 0
	case ">":
		return n > 0
	}
	return n >= 0
}

// CompareOrdered compares texts, whose order by code points is that of their UTF-8, or
// floats.
func CompareOrdered[T cmp.Ordered](op string, x, y T) bool {
	switch op {
	case "==":
		return x == y
	case "!=":
		return x != y
	case "<":
		return x < y
	case "<=":
		return x <= y
	case ">":
		return x > y
	}
	return x >= y
}

// mirrored are the operators with the operands exchanged.
var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// custom compares by the operands' own methods, the right one's first if its class is
// derived from the left one's.
func (c Comparison) custom(op string, a, b starlark.Value) (starlark.Value, error) {
	result, err := c.ask(op, a, b)
	if err != nil || result != nil {
		return result, err
	}
	if result, err := c.askCarried(op, a, b); result != nil || err != nil {
		return result, err
	}
	return c.unknown(op, a, b)
}

// askCarried asks a built-in value about what an instance carries: 2.5 > i of one derived from
// int.
func (c Comparison) askCarried(op string, a, b starlark.Value) (starlark.Value, error) {
	if i, ok := a.(*Instance); ok && i.base != nil {
		if compare := SlotsOf(b).Compare; compare != nil {
			return compare(c, mirrored[op], b, Native(a))
		}
	}
	return nil, nil
}

// unknown compares values that do not know each other: == is identity, order a TypeError. A
// value that knows == need not know !=.
func (c Comparison) unknown(op string, a, b starlark.Value) (starlark.Value, error) {
	switch op {
	case "==":
		return starlark.Bool(memory.Is(a, b)), nil
	case "!=":
		result, err := c.askEqual(a, b)
		if err != nil {
			return nil, err
		}
		if result != nil {
			equal, err := IsTrue(c.thread, result)
			return starlark.Bool(!equal), err
		}
		return starlark.Bool(!memory.Is(a, b)), nil
	}
	return nil, raise.New(fact.NotOrdered, op, TypeOf(a).Name(), TypeOf(b).Name())
}

// askEqual is ask("==", a, b) where != was not known, of values that take != for its opposite only
// here: those that have special methods have asked __eq__ themselves.
func (c Comparison) askEqual(a, b starlark.Value) (starlark.Value, error) {
	_, left := a.(specialized)
	_, right := b.(specialized)
	switch x, y := a, b; {
	case !left && !right:
		return c.ask("==", a, b)
	case left && right:
		return nil, nil
	case left:
		a, b = y, x
	}
	if known, ok := a.(Comparer); ok {
		return c.askOne(known, "==", b)
	}
	return nil, nil
}

// ask asks both operands; the result is nil if neither knows.
func (c Comparison) ask(op string, a, b starlark.Value) (starlark.Value, error) {
	left, _ := a.(Comparer)
	right, _ := b.(Comparer)
	if left == nil && right == nil {
		if isBuiltinValue(a) {
			return nil, nil // they have been compared
		}
		return compareHost(op, a, b)
	}
	if right != nil && left != nil {
		if ca, cb := TypeOf(a), TypeOf(b); ca != cb && cb.Is(ca) {
			if result, err := c.askOne(right, mirrored[op], a); result != nil || err != nil {
				return result, err
			}
			right = nil
		}
	}
	if left != nil {
		if result, err := c.askOne(left, op, b); result != nil || err != nil {
			return result, err
		}
	}
	if right != nil {
		return c.askOne(right, mirrored[op], a)
	}
	return nil, nil
}

// askOne asks a value that compares itself, and begins another comparison for what is within
// it: what this one has come through until here counts there as well.
func (c Comparison) askOne(x Comparer, op string, other starlark.Value) (starlark.Value, error) {
	n := c.depth + 1
	s, err := Nest(c.thread, n, inComparison)
	if err != nil {
		return nil, err
	}
	v, ok, err := x.Compare(c.thread, op, other)
	Unnest(s, n)
	if err != nil || !ok {
		return nil, err
	}
	return v, nil
}

// compareHost compares two values of the same type of the host, which know the
// engine's interface only.
func compareHost(op string, a, b starlark.Value) (starlark.Value, error) {
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return nil, nil
	}
	switch x := a.(type) {
	case Comparer: // it was asked
	case starlark.Comparable:
		result, err := x.CompareSameType(tokens[op], b, starlark.CompareLimit)
		return starlark.Bool(result), err
	case starlark.TotallyOrdered:
		n, err := x.Cmp(b, starlark.CompareLimit)
		return starlark.Bool(Holds(op, n)), err
	}
	return nil, nil
}
