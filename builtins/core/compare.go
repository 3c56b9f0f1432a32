package core

import (
	"cmp"
	"math"
	"math/big"
	"reflect"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// maxCompareDepth bounds the nesting of values that are compared: deeper ones are most
// likely cyclic, and Go's stack has an end that cannot be caught.
const maxCompareDepth = 5000

// Compare returns a op b for "==", "!=", "<", "<=", ">", ">=".
func Compare(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error) {
	if result, ok := compareAtoms(op, a, b); ok {
		return result, nil
	}
	c := comparison{thread, 0}
	return c.compare(op, a, b)
}

// Equal returns a == b, or a is b, as containers compare.
func Equal(thread *starlark.Thread, a, b starlark.Value) (bool, error) {
	if Is(a, b) {
		return true, nil
	}
	return Compare(thread, "==", a, b)
}

// compareAtoms compares two values of one of the most frequent types; ok is false for
// others.
func compareAtoms(op string, a, b starlark.Value) (result, ok bool) {
	switch x := a.(type) {
	case starlark.Int:
		if y, ok := b.(starlark.Int); ok {
			n, _ := x.Cmp(y, 0)
			return holds(op, n), true
		}
	case starlark.String:
		if y, ok := b.(starlark.String); ok {
			return compareOrdered(op, string(x), string(y)), true
		}
	case starlark.Float:
		if y, ok := b.(starlark.Float); ok {
			return compareOrdered(op, float64(x), float64(y)), true
		}
	}
	return false, false
}

// A comparison is one call of Compare on its way through nested values.
type comparison struct {
	thread *starlark.Thread
	depth  int
}

// compare is Compare. The engine's types know each other; everything else is asked
// through Comparer.
func (c *comparison) compare(op string, a, b starlark.Value) (bool, error) {
	if result, ok := compareAtoms(op, a, b); ok {
		return result, nil
	}
	if result, ok, err := c.engine(op, a, b); ok || err != nil {
		return result, err
	}
	return c.custom(op, a, b)
}

// same is Equal.
func (c *comparison) same(a, b starlark.Value) (bool, error) {
	if Is(a, b) {
		return true, nil
	}
	return c.compare("==", a, b)
}

// enter counts a level of nesting; the caller decrements depth afterwards.
func (c *comparison) enter() error {
	if c.depth++; c.depth > maxCompareDepth {
		return proc.Errorf("RecursionError", "maximum recursion depth exceeded in comparison")
	}
	return nil
}

// engine compares values of the engine's types with the same kind; ok is false for
// others, and for an order that the kind has not.
func (c *comparison) engine(op string, a, b starlark.Value) (result, ok bool, err error) {
	switch x := a.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		return compareNumbers(op, a, b)
	case starlark.Bytes:
		if y, is := b.(starlark.Bytes); is {
			return compareOrdered(op, string(x), string(y)), true, nil
		}
	case starlark.Tuple:
		if y, is := b.(starlark.Tuple); is {
			result, err = c.sequences(op, x, y)
			return result, err == nil, err
		}
	case *starlark.List:
		if y, is := b.(*starlark.List); is {
			result, err = c.sequences(op, x, y)
			return result, err == nil, err
		}
	case *starlark.Dict:
		if y, is := b.(*starlark.Dict); is && (op == "==" || op == "!=") {
			result, err = c.dicts(x, y)
			return result == (op == "=="), err == nil, err
		}
	case *starlark.Set:
		if y, is := b.(*starlark.Set); is {
			result, err = compareSets(op, x, y)
			return result, err == nil, err
		}
	}
	return false, false, nil
}

// holds interprets the result of a three-way comparison.
func holds(op string, n int) bool {
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

// compareOrdered compares texts, whose order by code points is that of their UTF-8, or
// floats.
func compareOrdered[T cmp.Ordered](op string, x, y T) bool {
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

// compareNumbers compares numbers of different types exactly.
func compareNumbers(op string, a, b starlark.Value) (result, ok bool, err error) {
	x, xInt := integer(a)
	y, yInt := integer(b)
	f, xFloat := a.(starlark.Float)
	g, yFloat := b.(starlark.Float)
	switch {
	case xInt && yInt:
		n, _ := x.Cmp(y, 0)
		return holds(op, n), true, nil
	case xFloat && yFloat:
		return compareOrdered(op, float64(f), float64(g)), true, nil
	case xInt && yFloat:
		n, ordered := compareIntFloat(x, float64(g))
		return orderedOr(op, n, ordered), true, nil
	case xFloat && yInt:
		n, ordered := compareIntFloat(y, float64(f))
		return orderedOr(op, -n, ordered), true, nil
	}
	return false, false, nil
}

// orderedOr is holds, but a NaN is different from everything and has no order.
func orderedOr(op string, n int, ordered bool) bool {
	if !ordered {
		return op == "!="
	}
	return holds(op, n)
}

// compareIntFloat compares exactly; ordered is false if f is NaN.
func compareIntFloat(x starlark.Int, f float64) (n int, ordered bool) {
	if f != f {
		return 0, false
	}
	if i, ok := x.Int64(); ok && -maxExact <= i && i <= maxExact {
		switch d := float64(i); {
		case d < f:
			return -1, true
		case d > f:
			return 1, true
		}
		return 0, true
	}
	if math.IsInf(f, 0) {
		return -int(math.Copysign(1, f)), true
	}
	return new(big.Float).SetInt(x.BigInt()).Cmp(big.NewFloat(f)), true
}

// sequences compares lists or tuples by their first elements that differ.
func (c *comparison) sequences(op string, x, y starlark.Indexable) (bool, error) {
	equality := op == "==" || op == "!="
	if equality && x.Len() != y.Len() {
		return op == "!=", nil
	}
	if err := c.enter(); err != nil {
		return false, err
	}
	defer func() { c.depth-- }()
	// The lengths are read each time, for a comparison may change the lists.
	for i := 0; i < x.Len() && i < y.Len(); i++ {
		a, b := x.Index(i), y.Index(i)
		same, err := c.same(a, b)
		if err != nil {
			return false, err
		}
		if same {
			continue
		}
		if equality {
			return op == "!=", nil
		}
		return c.compare(op, a, b)
	}
	return holds(op, x.Len()-y.Len()), nil
}

// dicts reports whether two dicts have equal keys and values.
func (c *comparison) dicts(x, y *starlark.Dict) (bool, error) {
	if x.Len() != y.Len() {
		return false, nil
	}
	if err := c.enter(); err != nil {
		return false, err
	}
	defer func() { c.depth-- }()
	for k, v := range x.Entries() {
		w, found, err := y.Get(k)
		if err != nil || !found {
			return false, err
		}
		same, err := c.same(v, w)
		if err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// compareSets compares by inclusion.
func compareSets(op string, x, y *starlark.Set) (bool, error) {
	switch op {
	case "==", "!=":
		equal := x.Len() == y.Len()
		if equal {
			var err error
			if equal, err = includes(y, x); err != nil {
				return false, err
			}
		}
		return equal == (op == "=="), nil
	case ">", ">=":
		x, y = y, x
	}
	if x.Len() > y.Len() || x.Len() == y.Len() && (op == "<" || op == ">") {
		return false, nil
	}
	return includes(y, x)
}

// includes reports whether every element of part is in whole.
func includes(whole, part *starlark.Set) (bool, error) {
	for e := range part.Elements() {
		has, err := whole.Has(e)
		if err != nil || !has {
			return false, err
		}
	}
	return true, nil
}

// mirrored are the operators with the operands exchanged.
var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// custom compares by the operands' own methods, the right one's first if its class is
// derived from the left one's. Without any, == is identity and order a TypeError. A
// value that knows == need not know !=.
func (c *comparison) custom(op string, a, b starlark.Value) (bool, error) {
	result, ok, err := c.ask(op, a, b)
	if err != nil || ok {
		return result, err
	}
	switch op {
	case "==":
		return Is(a, b), nil
	case "!=":
		if result, ok, err = c.ask("==", a, b); ok || err != nil {
			return !result, err
		}
		return !Is(a, b), nil
	}
	return false, proc.Errorf("TypeError", "'%s' not supported between instances of '%s' and '%s'",
		op, TypeOf(a).Name(), TypeOf(b).Name())
}

// ask asks both operands; ok is false if neither knows.
func (c *comparison) ask(op string, a, b starlark.Value) (result, ok bool, err error) {
	left, _ := a.(Comparer)
	right, _ := b.(Comparer)
	if left == nil && right == nil {
		if isBuiltinValue(a) {
			return false, false, nil // they have been compared
		}
		return compareHost(op, a, b)
	}
	if right != nil && left != nil {
		if ca, cb := TypeOf(a), TypeOf(b); ca != cb && cb.Is(ca) {
			if result, ok, err = c.askOne(right, mirrored[op], a); ok || err != nil {
				return result, ok, err
			}
			right = nil
		}
	}
	if left != nil {
		if result, ok, err = c.askOne(left, op, b); ok || err != nil {
			return result, ok, err
		}
	}
	if right != nil {
		return c.askOne(right, mirrored[op], a)
	}
	return false, false, nil
}

func (c *comparison) askOne(x Comparer, op string, other starlark.Value) (result, ok bool, err error) {
	v, ok, err := x.Compare(c.thread, op, other)
	if err != nil || !ok {
		return false, false, err
	}
	result, err = IsTrue(c.thread, v)
	return result, err == nil, err
}

// compareHost compares two values of the same type of the host, which know the
// engine's interface only.
func compareHost(op string, a, b starlark.Value) (result, ok bool, err error) {
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return false, false, nil
	}
	switch x := a.(type) {
	case Comparer: // it was asked
	case starlark.Comparable:
		result, err = x.CompareSameType(tokens[op], b, starlark.CompareLimit)
		return result, err == nil, err
	case starlark.TotallyOrdered:
		n, err := x.Cmp(b, starlark.CompareLimit)
		return holds(op, n), err == nil, err
	case *starlark.Builtin: // two of lst.append are two bound methods
		y := b.(*starlark.Builtin)
		if op == "==" && x.Receiver() != nil && y.Receiver() != nil {
			return x.Name() == y.Name() && Is(x.Receiver(), y.Receiver()), true, nil
		}
	}
	return false, false, nil
}
