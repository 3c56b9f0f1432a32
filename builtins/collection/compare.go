package collection

import (
	"cmp"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// compareItems compares lists or tuples by their first elements that differ. Which of two is
// less, the elements say in their own way.
func compareItems(c object.Comparison, op string, x, y starlark.Indexable) (starlark.Value, error) {
	equality := op == "==" || op == "!="
	if equality && x.Len() != y.Len() {
		return starlark.Bool(op == "!="), nil
	}
	c, err := c.Enter()
	if err != nil {
		return nil, err
	}
	// The lengths are read each time, for a comparison may change the lists.
	for i := 0; i < x.Len() && i < y.Len(); i++ {
		a, b := x.Index(i), y.Index(i)
		same, err := c.Same(a, b)
		if err != nil {
			return nil, err
		}
		if same {
			continue
		}
		if equality {
			return starlark.Bool(op == "!="), nil
		}
		return c.Rich(op, a, b)
	}
	return starlark.Bool(object.Holds(op, x.Len()-y.Len())), nil
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
	it := newItemIterator(x, true)
	for { // a comparison may change the dicts
		e, err := it.entry()
		if e == nil {
			return err == nil, err
		}
		k, v := e.Key, e.Value
		w, found, err := object.DictGet(c.Thread(), y, k)
		if err != nil || !found {
			return false, err
		}
		same, err := c.Same(v, w)
		if err != nil || !same {
			return false, err
		}
	}
}

// compareSets compares by inclusion.
func compareSets(thread *starlark.Thread, op string, x, y *starlark.Set) (bool, error) {
	switch op {
	case "==", "!=":
		equal := x.Len() == y.Len()
		if equal {
			var err error
			if equal, err = includes(thread, y, x); err != nil {
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
	return includes(thread, y, x)
}

// includes reports whether every element of part is in whole.
func includes(thread *starlark.Thread, whole, part *starlark.Set) (bool, error) {
	for _, e := range elements(part) { // a comparison may change the sets
		has, err := object.SetHas(thread, whole, e)
		if err != nil || !has {
			return false, err
		}
	}
	return true, nil
}

// elements returns the elements of a set in the order of insertion, in a new slice.
func elements(s *starlark.Set) []starlark.Value {
	elems := make([]starlark.Value, 0, s.Len())
	for e := range s.Elements() {
		elems = append(elems, e)
	}
	return elems
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
		w, found, err := object.DictGet(c.Thread(), y, item[0])
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
