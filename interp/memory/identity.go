package memory

import (
	"math"
	"reflect"

	"go.starlark.net/starlark"
)

// An Identified value knows which others are the same object: copies that several processes
// have of what they share.
type Identified interface {
	starlark.Value
	// SameAs reports whether the two are one object.
	SameAs(other starlark.Value) bool
}

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
		*starlark.List, *starlark.Dict, *starlark.Set, *Function, *starlark.Function:
		return a == b
	case Identified:
		return x.SameAs(b)
	}
	// Values of the host need not be comparable.
	return reflect.TypeOf(a) == reflect.TypeOf(b) && reflect.TypeOf(a).Comparable() && a == b
}
