package object

import (
	"math"
	"reflect"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Is returns a is b. The engine's atoms have no identity: equal ones of one type are
// the same, as most are in CPython. Floats are compared by their bits, so that a NaN is
// itself; tuples by their elements' place.
func Is(a, b starlark.Value) bool {
	switch x := a.(type) {
	case starlark.Int:
		y, ok := b.(starlark.Int)
		if !ok {
			return false
		}
		n, _ := x.Cmp(y, 0)
		return n == 0
	case starlark.Float:
		y, ok := b.(starlark.Float)
		return ok && math.Float64bits(float64(x)) == math.Float64bits(float64(y))
	case starlark.Tuple:
		y, ok := b.(starlark.Tuple)
		return ok && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	case starlark.String, starlark.Bool, starlark.NoneType, starlark.Bytes,
		*starlark.List, *starlark.Dict, *starlark.Set, *starlark.Function, *Class:
		return a == b
	case *Instance:
		y, ok := b.(*Instance)
		return ok && x.same(y)
	}
	// Values of the host need not be comparable.
	return reflect.TypeOf(a) == reflect.TypeOf(b) && reflect.TypeOf(a).Comparable() && a == b
}

// IsTrue returns bool(v).
func IsTrue(thread *starlark.Thread, v starlark.Value) (bool, error) {
	switch v := v.(type) {
	case starlark.Bool:
		return bool(v), nil
	case Truther:
		return v.IsTrue(thread)
	}
	return bool(v.Truth()), nil
}

// Length returns len(v): TypeError if v has none.
func Length(thread *starlark.Thread, v starlark.Value) (int, error) {
	switch v := v.(type) {
	case *starlark.List:
		return v.Len(), nil
	case starlark.String:
		return codepoint.Len(string(v)), nil
	case starlark.Tuple:
		return len(v), nil
	case *starlark.Dict:
		return v.Len(), nil
	case Sized:
		return v.Length(thread)
	}
	if n := starlark.Len(v); n >= 0 {
		return n, nil
	}
	return 0, raise.New(fact.NoLen, TypeOf(v).Name())
}
