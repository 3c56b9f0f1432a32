package collection

import (
	"cmp"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
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
	less := func(a, b starlark.Value) (bool, error) { return object.Compare(thread, "<", a, b) }
	if done, err := sortSimple(list, keys, less); done {
		return err
	}
	return sortBy(list, keys, less)
}

// sortKeys calls key for each element.
func sortKeys(thread *starlark.Thread, list []starlark.Value, key starlark.Value) ([]starlark.Value, error) {
	keys := make([]starlark.Value, len(list))
	for i, x := range list {
		var err error
		if keys[i], err = object.Call1(thread, key, x); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// KeyOf is what v is compared by; key may be nil or None.
func KeyOf(thread *starlark.Thread, key, v starlark.Value) (starlark.Value, error) {
	if key == nil || key == starlark.None {
		return v, nil
	}
	return object.Call1(thread, key, v)
}

// ReverseOption reads the argument reverse, an integer.
func ReverseOption(thread *starlark.Thread, v starlark.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	i, err := object.IndexInt(thread, v)
	return err == nil && i.Sign() != 0, err
}

// A keyed place is what an element is sorted by, and where it was. Of a tuple the first
// part is the key, and the whole decides between equal ones.
type keyed[K any] struct {
	key K
	at  int
}

// sortSimple sorts if the keys are all of one simple type, or tuples that begin with such.
func sortSimple(list, keys []starlark.Value, less lessFunc) (done bool, err error) {
	first, tuples := keys[0], false
	if t, ok := first.(starlark.Tuple); ok && len(t) > 0 {
		first, tuples = t[0], true
	}
	switch first.(type) {
	case starlark.Int:
		return sortAs(list, keys, tuples, smallInt, less)
	case starlark.String:
		return sortAs(list, keys, tuples, simpleString, less)
	case starlark.Float:
		return sortAs(list, keys, tuples, simpleFloat, less)
	}
	return false, nil
}

type lessFunc func(a, b starlark.Value) (bool, error)

// sortAs sorts by keys that convert to K. done is false if one of them does not.
func sortAs[K cmp.Ordered](list, keys []starlark.Value, tuples bool, convert func(starlark.Value) (K, bool), less lessFunc) (done bool, err error) {
	pairs := make([]keyed[K], len(list))
	for i, k := range keys {
		pairs[i].at = i
		if tuples {
			t, ok := k.(starlark.Tuple)
			if !ok || len(t) == 0 {
				return false, nil
			}
			k = t[0]
		}
		var ok bool
		if pairs[i].key, ok = convert(k); !ok {
			return false, nil
		}
	}
	if tuples {
		mergeSort(pairs, func(a, b *keyed[K]) bool {
			if a.key != b.key || err != nil {
				return a.key < b.key
			}
			var ok bool
			ok, err = less(keys[a.at], keys[b.at])
			return ok
		})
	} else {
		mergeSort(pairs, func(a, b *keyed[K]) bool { return a.key < b.key })
	}
	arrange(list, pairs)
	return true, err
}

// arrange puts the elements into the order of the pairs.
func arrange[K any](list []starlark.Value, pairs []keyed[K]) {
	old := slices.Clone(list)
	for i, p := range pairs {
		list[i] = old[p.at]
	}
}

func smallInt(v starlark.Value) (int64, bool) {
	if i, ok := v.(starlark.Int); ok {
		return i.Int64()
	}
	return 0, false
}

func simpleString(v starlark.Value) (string, bool) {
	s, ok := v.(starlark.String)
	return string(s), ok
}

// simpleFloat refuses NaN, which is not equal to itself.
func simpleFloat(v starlark.Value) (float64, bool) {
	f, ok := v.(starlark.Float)
	return float64(f), ok && f == f
}

// sortBy sorts by any keys. After an error the comparisons are no longer made.
func sortBy(list, keys []starlark.Value, less lessFunc) error {
	pairs := make([]keyed[starlark.Value], len(list))
	for i, k := range keys {
		pairs[i] = keyed[starlark.Value]{k, i}
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
	arrange(list, pairs)
	return failed
}

// smallRun is the length below which runs are made longer by insertion.
const smallRun = 64

// mergeSort is a stable sort that asks whether one element is less than another one
// that came before it. It finds runs, makes short ones longer by binary insertion and merges
// them, as CPython does: in a list of up to 64 elements it makes the very same
// comparisons, which shows when they fail or print something. The standard library's
// stable sort takes three times as long, for it works without a buffer.
func mergeSort[E any](a []E, less func(a, b *E) bool) {
	n := len(a)
	least := leastRun(n)
	var ends []int // of the runs
	for i := 0; i < n; {
		run := a[i:]
		sorted := findRun(run, less)
		if sorted < least {
			run = run[:min(least, len(run))]
			insertionSort(run, sorted, less)
			sorted = len(run)
		}
		i += sorted
		ends = append(ends, i)
	}
	if len(ends) < 2 {
		return
	}
	for buffer := make([]E, n); len(ends) > 1; {
		start := 0
		merged := ends[:0]
		for k := 0; k < len(ends); k += 2 {
			if k+1 == len(ends) {
				merged = append(merged, ends[k])
				break
			}
			mid, end := ends[k], ends[k+1]
			merge(a[start:end], mid-start, buffer, less)
			merged = append(merged, end)
			start = end
		}
		ends = merged
	}
}

// leastRun returns the least length of runs, so that n is nearly a power of two of
// them.
func leastRun(n int) int {
	odd := 0
	for n >= smallRun {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// findRun returns the length of the part at the start that is in order. If it strictly
// descends, it is reversed.
func findRun[E any](a []E, less func(a, b *E) bool) int {
	n := len(a)
	if n < 2 {
		return n
	}
	i := 2
	if less(&a[1], &a[0]) {
		for i < n && less(&a[i], &a[i-1]) {
			i++
		}
		slices.Reverse(a[:i])
		return i
	}
	for i < n && !less(&a[i], &a[i-1]) {
		i++
	}
	return i
}

// insertionSort sorts a slice whose first elements are sorted.
func insertionSort[E any](a []E, sorted int, less func(a, b *E) bool) {
	for i := sorted; i < len(a); i++ {
		low, high := 0, i
		for low < high {
			mid := int(uint(low+high) >> 1) //nolint:gosec // not negative
			if less(&a[i], &a[mid]) {
				high = mid
			} else {
				low = mid + 1
			}
		}
		x := a[i]
		copy(a[low+1:], a[low:i])
		a[low] = x
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
