package number

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// compareSlot is the slot Compare of numbers.
func compareSlot(_ object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	result, ok, err := compareNumbers(op, a, b)
	if !ok {
		return nil, err
	}
	return starlark.Bool(result), err
}

// orderSlot is the slot Order of numbers.
func orderSlot(_ object.Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	if !object.IsNumber(b) {
		return 0, false, nil
	}
	return cmpNumbers(a, b), true, nil
}

// compareNumbers compares numbers of different types exactly.
func compareNumbers(op string, a, b starlark.Value) (result, ok bool, err error) {
	x, xInt := object.Integer(a)
	y, yInt := object.Integer(b)
	f, xFloat := a.(starlark.Float)
	g, yFloat := b.(starlark.Float)
	switch {
	case xInt && yInt:
		n, _ := x.Cmp(y, 0)
		return object.Holds(op, n), true, nil
	case xFloat && yFloat:
		return object.CompareOrdered(op, float64(f), float64(g)), true, nil
	case xInt && yFloat:
		n, ordered := compareIntFloat(x, float64(g))
		return orderedOr(op, n, ordered), true, nil
	case xFloat && yInt:
		n, ordered := compareIntFloat(y, float64(f))
		return orderedOr(op, -n, ordered), true, nil
	}
	return false, false, nil
}

// orderedOr is holds, but a NaN is different from everything and has no order.
func orderedOr(op string, n int, ordered bool) bool {
	if !ordered {
		return op == "!="
	}
	return object.Holds(op, n)
}

// compareIntFloat compares exactly; ordered is false if f is NaN.
func compareIntFloat(x starlark.Int, f float64) (n int, ordered bool) {
	if f != f {
		return 0, false
	}
	if i, ok := x.Int64(); ok && -maxExact <= i && i <= maxExact {
		switch d := float64(i); {
		case d < f:
			return -1, true
		case d > f:
			return 1, true
		}
		return 0, true
	}
	if math.IsInf(f, 0) {
		return -int(math.Copysign(1, f)), true
	}
	return new(big.Float).SetInt(x.BigInt()).Cmp(big.NewFloat(f)), true
}

// cmpNumbers is Python 2's cmp of numbers.
func cmpNumbers(a, b starlark.Value) int {
	if less, _, _ := compareNumbers("<", a, b); less {
		return -1
	}
	if equal, _, _ := compareNumbers("==", a, b); equal {
		return 0
	}
	return 1
}
