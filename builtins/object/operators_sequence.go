package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// concat is x + b for two sequences; ok is false if x is none. A sequence on the left
// complains in its own words.
func concat(x, b starlark.Value) (v starlark.Value, ok bool, err error) {
	y := Native(b)
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
			return nil, false, raise.Errorf("TypeError", "can't concat %s to bytes", TypeOf(b).Name())
		}
	default:
		return nil, false, nil
	}
	if !same {
		name := TypeOf(x).Name()
		return nil, false, raise.New(fact.Concatenate, name, TypeOf(b).Name())
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

// multiply is x * y if one of the operands is a sequence; they are the values of a and b.
func multiply(thread *starlark.Thread, x, y, a, b starlark.Value) (v starlark.Value, ok bool, err error) {
	switch {
	case isSequence(x):
		v, err = repeat(thread, x, b)
	case isSequence(y):
		v, err = repeat(thread, y, a)
	default:
		return nil, false, nil
	}
	return v, err == nil, err
}

func repeat(thread *starlark.Thread, seq, times starlark.Value) (starlark.Value, error) {
	n, err := Repetitions(thread, times)
	if err != nil {
		return nil, err
	}
	switch seq := seq.(type) {
	case *starlark.List:
		elems, err := Repeat(memory.Elements(seq), n)
		if err != nil {
			return nil, err
		}
		return starlark.NewList(elems), nil
	case starlark.Tuple:
		elems, err := Repeat(seq, n)
		return starlark.Tuple(elems), err
	}
	size := starlark.Len(seq)
	n = max(n, 0)
	if size > 0 && n > MaxRepeated/size {
		return nil, OutOfMemory()
	}
	if size == 0 { // the engine refuses large counts
		n = 1
	}
	v, err := starlark.Binary(syntax.STAR, seq, starlark.MakeInt(n))
	if err != nil {
		return nil, OutOfMemory() // nothing else can go wrong any more
	}
	return v, nil
}

// Repeat returns the values n times, in new memory; none, if n is negative. It fails with
// MemoryError if they are too many.
func Repeat(values []starlark.Value, n int) ([]starlark.Value, error) {
	if len(values) == 0 {
		return nil, nil
	}
	if err := Afford(n, 16*len(values)); err != nil {
		return nil, err
	}
	return memory.Repeat(values, n), nil
}

// Repetitions converts the operand beside a sequence.
func Repetitions(thread *starlark.Thread, times starlark.Value) (int, error) {
	i, ok, err := AsInt(thread, times)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, raise.Errorf("TypeError", "can't multiply sequence by non-int of type '%s'", TypeOf(times).Name()).About(fact.WrongType, TypeOf(times).Name())
	}
	n, ok := i.Int64()
	if !ok {
		return 0, raise.Errorf("OverflowError", "cannot fit '%s' into an index-sized integer", TypeOf(times).Name())
	}
	return int(n), nil
}
