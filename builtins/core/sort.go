package core

import (
	"cmp"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Sort sorts in place as list.sort(key, reverse) does; key may be nil. It is stable. If a
// call of key or a comparison fails, the elements are all still there, in some order.
func Sort(thread *starlark.Thread, list []starlark.Value, key starlark.Value, reverse bool) error {
	keys := list
	if key != nil && key != starlark.None && len(list) > 0 {
		var err error
		if keys, err = sortKeys(thread, list, key); err != nil {
			return err
		}
	}
	if len(list) < 2 {
		return nil
	}
	// Equal elements keep their order in a reverse sort as well.
	if reverse {
		slices.Reverse(list)
		defer slices.Reverse(list)
		if &keys[0] != &list[0] {
			slices.Reverse(keys)
		}
	}
	switch keys[0].(type) {
	case starlark.Int:
		if sortAs(list, keys, smallInt) {
			return nil
		}
	case starlark.String:
		if sortAs(list, keys, asString) {
			return nil
		}
	case starlark.Float:
		if sortAs(list, keys, asFloat) {
			return nil
		}
	}
	return sortBy(list, keys, func(a, b starlark.Value) (bool, error) { return Compare(thread, "<", a, b) })
}

// sortKeys calls key for each element.
func sortKeys(thread *starlark.Thread, list []starlark.Value, key starlark.Value) ([]starlark.Value, error) {
	keys := make([]starlark.Value, len(list))
	for i, x := range list {
		var err error
		if keys[i], err = callValue(thread, key, starlark.Tuple{x}); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// SortFunc sorts stably by a function of the program as Python 2's sort(cmp) does: f(a, b) is
// negative, zero or positive.
func SortFunc(thread *starlark.Thread, list []starlark.Value, f starlark.Value, reverse bool) error {
	if reverse {
		slices.Reverse(list)
		defer slices.Reverse(list)
	}
	return sortBy(list, list, func(a, b starlark.Value) (bool, error) {
		v, err := callValue(thread, f, starlark.Tuple{a, b})
		if err != nil {
			return false, err
		}
		i, ok, err := asInt(thread, v)
		if !ok && err == nil {
			err = proc.Errorf("TypeError", "comparison function must return int, not %s", TypeOf(v).Name())
		}
		return i.Sign() < 0, err
	})
}

// sortOptions binds the keyword arguments of sort and sorted.
func sortOptions(thread *starlark.Thread, kwargs []starlark.Tuple) (key starlark.Value, reverse bool, err error) {
	for _, kw := range kwargs {
		switch kw[0].(starlark.String) {
		case "key":
			key = kw[1]
		case "reverse":
			i, err := indexInt(thread, kw[1])
			if err != nil {
				return nil, false, err
			}
			reverse = i.Sign() != 0
		default:
			return nil, false, badKeyword("sort", kw)
		}
	}
	return key, reverse, nil
}

// A keyed value is an element with what it is sorted by.
type keyed[K any] struct {
	key   K
	value starlark.Value
}

// sortAs sorts by keys that are all of one simple type. It returns false if they are
// not.
func sortAs[K cmp.Ordered](list, keys []starlark.Value, convert func(starlark.Value) (K, bool)) bool {
	pairs := make([]keyed[K], len(list))
	for i, k := range keys {
		key, ok := convert(k)
		if !ok {
			return false
		}
		pairs[i] = keyed[K]{key, list[i]}
	}
	mergeSort(pairs, func(a, b *keyed[K]) bool { return a.key < b.key })
	for i := range pairs {
		list[i] = pairs[i].value
	}
	return true
}

func smallInt(v starlark.Value) (int64, bool) {
	if i, ok := v.(starlark.Int); ok {
		return i.Int64()
	}
	return 0, false
}

func asString(v starlark.Value) (string, bool) {
	s, ok := v.(starlark.String)
	return string(s), ok
}

func asFloat(v starlark.Value) (float64, bool) {
	f, ok := v.(starlark.Float)
	return float64(f), ok
}

// sortBy sorts by any keys. After an error the comparisons are no longer made.
func sortBy(list, keys []starlark.Value, less func(a, b starlark.Value) (bool, error)) error {
	pairs := make([]keyed[starlark.Value], len(list))
	for i, k := range keys {
		pairs[i] = keyed[starlark.Value]{k, list[i]}
	}
	var failed error
	mergeSort(pairs, func(a, b *keyed[starlark.Value]) bool {
		if failed != nil {
			return false
		}
		ok, err := less(a.key, b.key)
		failed = err
		return ok
	})
	for i := range pairs {
		list[i] = pairs[i].value
	}
	return failed
}

// insertionRun is how many elements are sorted by insertion.
const insertionRun = 12

// mergeSort is a stable sort that asks only whether one element is less than another
// that came after it or was merged after it, as Python's does; the standard library's
// stable sort takes three times as long, for it works without a buffer.
func mergeSort[E any](a []E, less func(a, b *E) bool) {
	n := len(a)
	if run := ascendingRun(a, less); run == n {
		return
	}
	for i := 0; i < n; i += insertionRun {
		insertionSort(a[i:min(i+insertionRun, n)], less)
	}
	buffer := make([]E, n)
	for width := insertionRun; width < n; width *= 2 {
		for i := 0; i+width < n; i += 2 * width {
			merge(a[i:min(i+2*width, n)], width, buffer, less)
		}
	}
}

// ascendingRun returns the length of the part at the start that is in order. A slice that
// strictly descends is reversed first.
func ascendingRun[E any](a []E, less func(a, b *E) bool) int {
	n := len(a)
	i := 1
	for i < n && less(&a[i], &a[i-1]) {
		i++
	}
	if i == n {
		slices.Reverse(a)
		return n
	}
	if i > 1 {
		return 1
	}
	for i < n && !less(&a[i], &a[i-1]) {
		i++
	}
	return i
}

func insertionSort[E any](a []E, less func(a, b *E) bool) {
	for i := 1; i < len(a); i++ {
		x := a[i]
		j := i
		for j > 0 && less(&x, &a[j-1]) {
			a[j] = a[j-1]
			j--
		}
		a[j] = x
	}
}

// merge merges the sorted halves before and from mid.
func merge[E any](a []E, mid int, buffer []E, less func(a, b *E) bool) {
	if !less(&a[mid], &a[mid-1]) {
		return
	}
	left := buffer[:copy(buffer, a[:mid])]
	right := a[mid:]
	k := 0
	for len(left) > 0 && len(right) > 0 {
		if less(&right[0], &left[0]) {
			a[k], right = right[0], right[1:]
		} else {
			a[k], left = left[0], left[1:]
		}
		k++
	}
	copy(a[k:], left)
}
