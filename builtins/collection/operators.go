package collection

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// listInPlace is += and *= of a list, which keeps its identity.
func listInPlace(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	list := a.(*starlark.List)
	switch op {
	case "+":
		more, err := object.Collect(thread, b) // a copy, so that l += l ends
		if err != nil {
			return nil, false, err
		}
		return list, true, appendAll(list, more)
	case "*":
		n, err := object.Repetitions(thread, b)
		if err != nil {
			return nil, false, err
		}
		return list, true, repeatInPlace(list, n)
	}
	return nil, false, nil
}

func repeatInPlace(list *starlark.List, n int) error {
	size := list.Len()
	if n <= 0 {
		return list.Clear()
	}
	if size > 0 && n > object.MaxRepeated/16/size {
		return object.OutOfMemory()
	}
	once := slices.Collect(list.Elements())
	for range n - 1 {
		if size == 0 {
			break
		}
		if err := appendAll(list, once); err != nil {
			return err
		}
	}
	return nil
}

func appendAll(list *starlark.List, more []starlark.Value) error {
	for _, v := range more {
		if err := list.Append(v); err != nil {
			return err
		}
	}
	return nil
}

// dictOperate is the slot Operate of dict.
func dictOperate(_ *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	other, ok := object.Native(b).(*starlark.Dict)
	if !ok || op != "|" {
		return nil, false, nil
	}
	return a.(*starlark.Dict).Union(other), true, nil
}

// dictInPlace is the slot InPlace of dict.
func dictInPlace(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	if op != "|" {
		return nil, false, nil
	}
	err = updateDict(thread, a.(*starlark.Dict), "update", starlark.Tuple{b}, nil)
	return a, err == nil, err
}

// setOperate is the slot Operate of set.
func setOperate(_ *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	x := a.(*starlark.Set)
	y, ok := object.Native(b).(*starlark.Set)
	if !ok {
		return nil, false, nil
	}
	it := y.Iterate()
	defer it.Done()
	switch op {
	case "|":
		v, err = x.Union(it)
	case "&":
		v, err = x.Intersection(it)
	case "-":
		v, err = x.Difference(it)
	case "^":
		v, err = x.SymmetricDifference(it)
	default:
		return nil, false, nil
	}
	return v, err == nil, err
}

// setInPlace is the slot InPlace of set.
func setInPlace(_ *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	x := a.(*starlark.Set)
	y, ok := asSet(b)
	if !ok {
		return nil, false, nil
	}
	switch op {
	case "|":
		err = insertAll(x, slices.Collect(y.Elements()))
	case "-":
		err = deleteAll(x, slices.Collect(y.Elements()))
	case "&":
		err = keepOnly(x, y)
	case "^":
		var insert, remove []starlark.Value
		for e := range y.Elements() {
			has, err := x.Has(e)
			if err != nil {
				return nil, false, err
			}
			if has {
				remove = append(remove, e)
			} else {
				insert = append(insert, e)
			}
		}
		if err = deleteAll(x, remove); err == nil {
			err = insertAll(x, insert)
		}
	default:
		return nil, false, nil
	}
	return x, err == nil, err
}

func insertAll(s *starlark.Set, values []starlark.Value) error {
	for _, v := range values {
		if err := s.Insert(v); err != nil {
			return err
		}
	}
	return nil
}

func deleteAll(s *starlark.Set, values []starlark.Value) error {
	for _, v := range values {
		if _, err := s.Delete(v); err != nil {
			return err
		}
	}
	return nil
}

// keepOnly removes from x what is not in y.
func keepOnly(x, y *starlark.Set) error {
	var remove []starlark.Value
	for e := range x.Elements() {
		has, err := y.Has(e)
		if err != nil {
			return err
		}
		if !has {
			remove = append(remove, e)
		}
	}
	return deleteAll(x, remove)
}
