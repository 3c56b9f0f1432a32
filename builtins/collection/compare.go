package collection

import (
	"cmp"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// compareItems compares lists or tuples by their first elements that differ.
func compareItems(c object.Comparison, op string, x, y starlark.Indexable) (bool, error) {
	equality := op == "==" || op == "!="
	if equality && x.Len() != y.Len() {
		return op == "!=", nil
	}
	c, err := c.Enter()
	if err != nil {
		return false, err
	}
	// The lengths are read each time, for a comparison may change the lists.
	for i := 0; i < x.Len() && i < y.Len(); i++ {
		a, b := x.Index(i), y.Index(i)
		same, err := c.Same(a, b)
		if err != nil {
			return false, err
		}
		if same {
			continue
		}
		if equality {
			return op == "!=", nil
		}
		return c.Compare(op, a, b)
	}
	return object.Holds(op, x.Len()-y.Len()), nil
}

// equalDicts reports whether two dicts have equal keys and values.
func equalDicts(c object.Comparison, x, y *starlark.Dict) (bool, error) {
	if x.Len() != y.Len() {
		return false, nil
	}
	c, err := c.Enter()
	if err != nil {
		return false, err
	}
	for k, v := range x.Entries() {
		w, found, err := y.Get(k)
		if err != nil || !found {
			return false, err
		}
		same, err := c.Same(v, w)
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

func cmpItems(c object.Comparison, x, y starlark.Indexable) (int, error) {
	c, err := c.Enter()
	if err != nil {
		return 0, err
	}
	for i := 0; i < x.Len() && i < y.Len(); i++ {
		if n, err := c.Cmp(x.Index(i), y.Index(i)); n != 0 || err != nil {
			return n, err
		}
	}
	return cmp.Compare(x.Len(), y.Len()), nil
}

// cmpDicts compares the sizes, then the smallest keys whose values differ, then those.
func cmpDicts(c object.Comparison, x, y *starlark.Dict) (int, error) {
	if n := cmp.Compare(x.Len(), y.Len()); n != 0 {
		return n, nil
	}
	c, err := c.Enter()
	if err != nil {
		return 0, err
	}
	a, v, err := smallestDifference(c, x, y)
	if err != nil || a == nil {
		return 0, err
	}
	b, w, err := smallestDifference(c, y, x)
	if err != nil || b == nil {
		return 0, err
	}
	if n, err := c.Cmp(a, b); n != 0 || err != nil {
		return n, err
	}
	return c.Cmp(v, w)
}

// smallestDifference returns the smallest key of x whose value is another one in y.
func smallestDifference(c object.Comparison, x, y *starlark.Dict) (key, value starlark.Value, err error) {
	for _, item := range x.Items() {
		w, found, err := y.Get(item[0])
		if err != nil {
			return nil, nil, err
		}
		if found {
			same, err := c.Same(item[1], w)
			if err != nil {
				return nil, nil, err
			}
			if same {
				continue
			}
		}
		if key != nil {
			if n, err := c.Cmp(item[0], key); err != nil {
				return nil, nil, err
			} else if n >= 0 {
				continue
			}
		}
		key, value = item[0], item[1]
	}
	return key, value, nil
}
