package core

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/proc"
)

// concat is + for two sequences; ok is false if a is none. A sequence on the left
// complains in its own words.
func concat(a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	x, y := Native(a), Native(b)
	same := false
	switch x.(type) {
	case starlark.String:
		_, same = y.(starlark.String)
	case *starlark.List:
		_, same = y.(*starlark.List)
	case starlark.Tuple:
		_, same = y.(starlark.Tuple)
	case starlark.Bytes:
		if _, same = y.(starlark.Bytes); !same {
			return nil, false, proc.Errorf("TypeError", "can't concat %s to bytes", TypeOf(b).Name())
		}
	default:
		return nil, false, nil
	}
	if !same {
		name := TypeOf(x).Name()
		return nil, false, proc.Errorf("TypeError", "can only concatenate %s (not \"%s\") to %s", name, TypeOf(b).Name(), name)
	}
	v, err = starlark.Binary(syntax.PLUS, x, y)
	return v, err == nil, err
}

// isSequence reports whether v can be repeated with *.
func isSequence(v starlark.Value) bool {
	switch v.(type) {
	case starlark.String, starlark.Bytes, *starlark.List, starlark.Tuple:
		return true
	}
	return false
}

// multiply is * if one of the operands is a sequence.
func multiply(thread *starlark.Thread, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	switch {
	case isSequence(a):
		v, err = repeat(thread, a, b)
	case isSequence(b):
		v, err = repeat(thread, b, a)
	default:
		return nil, false, nil
	}
	return v, err == nil, err
}

// maxRepeated bounds the memory, in bytes, that one repetition takes.
const maxRepeated = 1 << 32

func repeat(thread *starlark.Thread, seq, times starlark.Value) (starlark.Value, error) {
	n, err := repetitions(thread, times)
	if err != nil {
		return nil, err
	}
	size, width := starlark.Len(seq), 16
	switch seq.(type) {
	case starlark.String, starlark.Bytes:
		width = 1
	}
	n = max(n, 0)
	if size > 0 && n > maxRepeated/width/size {
		return nil, errMemory()
	}
	if size == 0 { // the engine refuses large counts
		n = 1
	}
	v, err := starlark.Binary(syntax.STAR, seq, starlark.MakeInt(n))
	if err != nil {
		return nil, errMemory() // nothing else can go wrong any more
	}
	return v, nil
}

// repetitions converts the operand beside a sequence.
func repetitions(thread *starlark.Thread, times starlark.Value) (int, error) {
	i, ok, err := AsInt(thread, times)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, proc.Errorf("TypeError", "can't multiply sequence by non-int of type '%s'", TypeOf(times).Name())
	}
	n, ok := i.Int64()
	if !ok {
		return 0, proc.Errorf("OverflowError", "cannot fit '%s' into an index-sized integer", TypeOf(times).Name())
	}
	return int(n), nil
}

// listInPlace is += and *= of a list, which keeps its identity.
func listInPlace(thread *starlark.Thread, op string, list *starlark.List, b starlark.Value) (v starlark.Value, ok bool, err error) {
	switch op {
	case "+":
		more, err := Collect(thread, b) // a copy, so that l += l ends
		if err != nil {
			return nil, false, err
		}
		return list, true, appendAll(list, more)
	case "*":
		if _, own := b.(Operand); own {
			return nil, false, nil // its own method goes first
		}
		n, err := repetitions(thread, b)
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
	if size > 0 && n > maxRepeated/16/size {
		return errMemory()
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

// setBinary applies a set's operators; ok is false if op is none.
func setBinary(op string, x, y *starlark.Set) (v starlark.Value, ok bool, err error) {
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

// setInPlace changes x as x op= y does.
func setInPlace(op string, x, y *starlark.Set) (v starlark.Value, ok bool, err error) {
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
