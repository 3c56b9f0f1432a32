package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
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
	if n <= 0 {
		return list.Clear()
	}
	more, err := object.Repeat(memory.Elements(list), n-1)
	if err != nil {
		return err
	}
	return appendAll(list, more)
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
func dictOperate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	other, ok := object.Native(b).(*starlark.Dict)
	if !ok || op != "|" {
		return nil, false, nil
	}
	d := starlark.NewDict(a.(*starlark.Dict).Len())
	for _, part := range []*starlark.Dict{a.(*starlark.Dict), other} {
		if err := object.DictAddAll(thread, d, part); err != nil {
			return nil, false, err
		}
	}
	return d, true, nil
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
func setOperate(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	combine := setOperators[op]
	y, ok := object.Native(b).(*starlark.Set)
	if !ok || combine == nil {
		return nil, false, nil
	}
	v, err = combine(thread, a.(*starlark.Set), y)
	return v, err == nil, err
}

// setReplace gives x the elements of the result of an operator.
func setReplace(thread *starlark.Thread, x, y *starlark.Set, combine setOperator) error {
	elems, err := combine(thread, x, y)
	if err != nil {
		return err
	}
	return replaceSet(x, elems)
}

// setInPlace is the slot InPlace of set.
func setInPlace(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	x := a.(*starlark.Set)
	y, ok := asSet(b)
	if !ok {
		return nil, false, nil
	}
	switch op {
	case "|":
		err = object.SetAddAll(thread, x, y)
	case "-":
		err = setRemoveAll(thread, x, y)
	case "&":
		err = setReplace(thread, x, y, setIntersect)
	case "^":
		err = setReplace(thread, x, y, setSymmetric)
	default:
		return nil, false, nil
	}
	return x, err == nil, err
}
