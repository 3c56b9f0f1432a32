package core

import (
	"cmp"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Compare2 returns a op b in Python 2, where values of different types have an order:
// None comes first, then numbers, then the others by the names of their types.
func Compare2(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error) {
	if result, ok := compareAtoms(op, a, b); ok {
		return result, nil
	}
	if op == "==" || op == "!=" {
		return Compare(thread, op, a, b)
	}
	if isNumber(a) && isNumber(b) {
		result, _, err := compareNumbers(op, a, b)
		return result, err
	}
	c := comparison{thread, 0}
	if !isBuiltinValue(a) || !isBuiltinValue(b) {
		if result, ok, err := c.ask(op, a, b); ok || err != nil {
			return result, err
		}
	}
	if x, ok := a.(*starlark.Set); ok {
		if y, ok := b.(*starlark.Set); ok {
			return compareSets(op, x, y)
		}
	}
	n, err := c.cmp(a, b)
	return holds(op, n), err
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

// cmp is Python 2's cmp(a, b).
func (c *comparison) cmp(a, b starlark.Value) (int, error) {
	if Is(a, b) {
		return 0, nil
	}
	switch x := a.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		if isNumber(b) {
			return cmpNumbers(a, b), nil
		}
	case starlark.String:
		if y, ok := b.(starlark.String); ok {
			return cmp.Compare(x, y), nil
		}
	case starlark.Bytes:
		if y, ok := b.(starlark.Bytes); ok {
			return cmp.Compare(x, y), nil
		}
	case starlark.Tuple:
		if y, ok := b.(starlark.Tuple); ok {
			return c.cmpSequences(x, y)
		}
	case *starlark.List:
		if y, ok := b.(*starlark.List); ok {
			return c.cmpSequences(x, y)
		}
	case *starlark.Dict:
		if y, ok := b.(*starlark.Dict); ok {
			return c.cmpDicts(x, y)
		}
	}
	return c.cmpCustom(a, b)
}

func cmpNumbers(a, b starlark.Value) int {
	if less, _, _ := compareNumbers("<", a, b); less {
		return -1
	}
	if equal, _, _ := compareNumbers("==", a, b); equal {
		return 0
	}
	return 1
}

func (c *comparison) cmpSequences(x, y starlark.Indexable) (int, error) {
	if err := c.enter(); err != nil {
		return 0, err
	}
	defer func() { c.depth-- }()
	for i := 0; i < x.Len() && i < y.Len(); i++ {
		if n, err := c.cmp(x.Index(i), y.Index(i)); n != 0 || err != nil {
			return n, err
		}
	}
	return cmp.Compare(x.Len(), y.Len()), nil
}

// cmpDicts compares the sizes, then the smallest keys whose values differ, then those.
func (c *comparison) cmpDicts(x, y *starlark.Dict) (int, error) {
	if n := cmp.Compare(x.Len(), y.Len()); n != 0 {
		return n, nil
	}
	if err := c.enter(); err != nil {
		return 0, err
	}
	defer func() { c.depth-- }()
	a, v, err := c.smallestDifference(x, y)
	if err != nil || a == nil {
		return 0, err
	}
	b, w, err := c.smallestDifference(y, x)
	if err != nil || b == nil {
		return 0, err
	}
	if n, err := c.cmp(a, b); n != 0 || err != nil {
		return n, err
	}
	return c.cmp(v, w)
}

// smallestDifference returns the smallest key of x whose value is another one in y.
func (c *comparison) smallestDifference(x, y *starlark.Dict) (key, value starlark.Value, err error) {
	for _, item := range x.Items() {
		w, found, err := y.Get(item[0])
		if err != nil {
			return nil, nil, err
		}
		if found {
			same, err := c.same(item[1], w)
			if err != nil {
				return nil, nil, err
			}
			if same {
				continue
			}
		}
		if key != nil {
			if n, err := c.cmp(item[0], key); err != nil {
				return nil, nil, err
			} else if n >= 0 {
				continue
			}
		}
		key, value = item[0], item[1]
	}
	return key, value, nil
}

// cmpCustom asks the values' own methods; without any, types decide, then identity.
func (c *comparison) cmpCustom(a, b starlark.Value) (int, error) {
	for _, try := range []struct {
		op string
		n  int
	}{{"==", 0}, {"<", -1}, {">", 1}} {
		if result, ok, err := c.ask(try.op, a, b); err != nil || ok && result {
			return try.n, err
		}
	}
	if n := cmp.Compare(typeOrder(a), typeOrder(b)); n != 0 {
		return n, nil
	}
	x, err := idOf(c.thread, a)
	if err != nil {
		return 0, err
	}
	y, err := idOf(c.thread, b)
	if err != nil {
		return 0, err
	}
	return cmpNumbers(x, y), nil
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

// Sort2 sorts in place as Python 2's list.sort(cmp, key, reverse) does; compare and key
// may be nil or None.
func Sort2(thread *starlark.Thread, list []starlark.Value, compare, key starlark.Value, reverse bool) error {
	type keyed struct{ key, value starlark.Value }
	items := make([]keyed, len(list))
	for i, v := range list {
		k, err := keyOf(thread, key, v)
		if err != nil {
			return err
		}
		items[i] = keyed{k, v}
	}
	order := func(a, b starlark.Value) (int, error) { return cmp2(thread, a, b) }
	if compare != nil && compare != starlark.None {
		order = func(a, b starlark.Value) (int, error) { return callCompare(thread, compare, a, b) }
	}
	var failed error // the rest of the sort is then quick
	slices.SortStableFunc(items, func(a, b keyed) int {
		if failed != nil {
			return 0
		}
		if reverse {
			a, b = b, a
		}
		n, err := order(a.key, b.key)
		failed = err
		return n
	})
	if failed != nil {
		return failed
	}
	for i, item := range items {
		list[i] = item.value
	}
	return nil
}

func callCompare(thread *starlark.Thread, compare, a, b starlark.Value) (int, error) {
	v, err := call(thread, compare, a, b)
	if err != nil {
		return 0, err
	}
	i, ok := integer(v)
	if !ok {
		return 0, proc.Errorf("TypeError", "comparison function must return int, not %s", TypeOf(v).Name())
	}
	return i.Sign(), nil
}

// cmp2 is cmp(a, b).
func cmp2(thread *starlark.Thread, a, b starlark.Value) (int, error) {
	c := comparison{thread, 0}
	return c.cmp(a, b)
}
