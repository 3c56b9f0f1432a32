package collection

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Unpack returns the n values of an iterable for n targets. It is a ValueError if
// there are others than n, and a TypeError if v is not iterable. The result may be
// v itself.
func Unpack(thread *starlark.Thread, v starlark.Value, n int) (starlark.Tuple, error) {
	switch x := v.(type) {
	case starlark.Tuple:
		return exactly(x, n)
	case *starlark.List:
		if x.Len() != n {
			return exactly(make(starlark.Tuple, x.Len()), n)
		}
		return memory.Elements(x), nil
	}
	it, err := iterateToUnpack(thread, v)
	if err != nil {
		return nil, err
	}
	vals := make(starlark.Tuple, 0, min(n, 16))
	for {
		x, ok, err := it.Next(thread)
		if err != nil {
			return nil, err
		}
		if !ok {
			return exactly(vals, n)
		}
		if len(vals) == n {
			return nil, tooMany(n)
		}
		vals = append(vals, x)
	}
}

func exactly(vals starlark.Tuple, n int) (starlark.Tuple, error) {
	switch {
	case len(vals) < n:
		return nil, raise.New(fact.TooFewToUnpack, strconv.Itoa(n), strconv.Itoa(len(vals)))
	case len(vals) > n:
		return nil, tooMany(n)
	}
	return vals, nil
}

func tooMany(n int) error {
	return raise.New(fact.TooManyToUnpack, strconv.Itoa(n))
}

func iterateToUnpack(thread *starlark.Thread, v starlark.Value) (object.Iterator, error) {
	it, err := object.Iterate(thread, v)
	if err != nil && object.IsNotIterable(err, v) {
		err = raise.New(fact.CannotUnpack, object.TypeOf(v).Name())
	}
	return it, err
}

// UnpackStar unpacks for before targets, a starred one, which gets a list, and after
// targets. The errors are those of Unpack.
func UnpackStar(thread *starlark.Thread, v starlark.Value, before, after int) (starlark.Tuple, error) {
	it, err := iterateToUnpack(thread, v)
	if err != nil {
		return nil, err
	}
	elems, err := object.CollectFrom(thread, it, object.SizeHint(v))
	if err != nil {
		return nil, err
	}
	n := len(elems)
	if n < before+after {
		return nil, raise.New(fact.TooFewToUnpack, "at least "+strconv.Itoa(before+after), strconv.Itoa(n))
	}
	vals := make(starlark.Tuple, 0, before+1+after)
	vals = append(vals, elems[:before]...)
	vals = append(vals, starlark.NewList(elems[before:n-after:n-after]))
	return append(vals, elems[n-after:]...), nil
}
