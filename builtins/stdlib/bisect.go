package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
)

// bisectRight returns the place after the elements that are not greater than x, in the
// part of a sorted slice from low to high. key, if not nil, is called for elements.
func bisectRight(thread *starlark.Thread, a []starlark.Value, x starlark.Value, low, high int, key starlark.Value) (int, error) {
	for low < high {
		mid := int(uint(low+high) >> 1)
		less, err := core.Compare(thread, "<", x, a[mid])
		if err != nil {
			return 0, err
		}
		if less {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low, nil
}
