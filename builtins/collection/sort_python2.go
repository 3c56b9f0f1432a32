package collection

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// SortPython2 sorts in place as Python 2's list.sort(cmp, key, reverse) does; compare and key
// may be nil or None.
func SortPython2(thread *starlark.Thread, list []starlark.Value, compare, key starlark.Value, reverse bool) error {
	type keyed struct{ key, value starlark.Value }
	items := make([]keyed, len(list))
	for i, v := range list {
		k, err := KeyOf(thread, key, v)
		if err != nil {
			return err
		}
		items[i] = keyed{k, v}
	}
	order := func(a, b starlark.Value) (int, error) { return object.CmpPython2(thread, a, b) }
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
	v, err := object.Call2(thread, compare, a, b)
	if err != nil {
		return 0, err
	}
	i, ok := object.Integer(v)
	if !ok {
		return 0, raise.Errorf("TypeError", "comparison function must return int, not %s", object.TypeOf(v).Name())
	}
	return i.Sign(), nil
}
