package prelude

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// sum is sum(iterable, /, start=0). Floats are added one by one, as in CPython 3.11.
func sum(thread *starlark.Thread, iterable, start starlark.Value) (starlark.Value, error) {
	switch start.(type) {
	case nil:
		start = starlark.MakeInt(0)
	case starlark.String:
		return nil, raise.Errorf("TypeError", "sum() can't sum strings [use ''.join(seq) instead]")
	case starlark.Bytes:
		return nil, raise.Errorf("TypeError", "sum() can't sum bytes [use b''.join(seq) instead]")
	}
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	return sumFrom(thread, it, start)
}

func sumFrom(thread *starlark.Thread, it object.Iterator, total starlark.Value) (starlark.Value, error) {
	for {
		// Numbers are added up unboxed while they last.
		next, ok, err := sumNumbers(thread, it, &total)
		if err != nil {
			return nil, err
		}
		if !ok {
			return total, nil
		}
		if total, err = object.Binary(thread, "+", total, next); err != nil {
			return nil, err
		}
	}
}

// sumNumbers adds to total while elements are floats, or ints that fit, like it; next is
// the first that is not, ok is false at the end.
func sumNumbers(thread *starlark.Thread, it object.Iterator, total *starlark.Value) (next starlark.Value, ok bool, err error) {
	switch t := (*total).(type) {
	case starlark.Int:
		n, small := t.Int64()
		for small {
			if next, ok, err = it.Next(thread); err != nil || !ok {
				break
			}
			i, isInt := next.(starlark.Int)
			if !isInt {
				break
			}
			d, fits := i.Int64()
			s := n + d
			if !fits || (s > n) != (d > 0) && d != 0 {
				break
			}
			n, next = s, nil
		}
		if small {
			*total = starlark.MakeInt64(n)
			return next, ok, err
		}
	case starlark.Float:
		f := float64(t)
		for {
			if next, ok, err = it.Next(thread); err != nil || !ok {
				break
			}
			g, isFloat := next.(starlark.Float)
			if !isFloat {
				break
			}
			f += float64(g)
		}
		*total = starlark.Float(f)
		return next, ok, err
	}
	return it.Next(thread)
}
