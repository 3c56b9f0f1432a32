package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// SetOrder returns the elements of a set in the order in which CPython iterates over
// it, as far as that is the same in every run of CPython (ints, not str); otherwise
// in order of insertion. The set is taken to be made by adding its elements one by one:
// what was removed meanwhile, or copied from another set, can make CPython's order
// another one.
func SetOrder(s *starlark.Set) []starlark.Value {
	n := s.Len()
	elems := make([]starlark.Value, 0, n)
	for v := range s.Elements() {
		elems = append(elems, v)
	}
	if n < 2 {
		return elems
	}
	var few [smallSet]setEntry
	t := setTable{slots: few[:]}
	for i, v := range elems {
		hash, ok := stableHash(v)
		if !ok {
			return elems
		}
		t.add(setEntry{hash: hash, index: i + 1})
	}
	ordered := make([]starlark.Value, 0, n)
	for _, e := range t.slots {
		if e.index != 0 {
			ordered = append(ordered, elems[e.index-1])
		}
	}
	return ordered
}

// smallSet is how many slots an empty set has.
const smallSet = 8

// A setTable is the hash table of CPython's Objects/setobject.c.
type setTable struct {
	slots []setEntry // a power of two
	used  int
}

// A setEntry is the index of an element from 1 on; 0 means an empty slot.
type setEntry struct {
	hash  uint64
	index int
}

// add adds an element that is not in the table.
func (t *setTable) add(e setEntry) {
	insert(t.slots, e)
	t.used++
	if t.used*5 < (len(t.slots)-1)*3 {
		return
	}
	grow := 4 * t.used
	if t.used > 50000 {
		grow = 2 * t.used
	}
	size := smallSet
	for size <= grow {
		size *= 2
	}
	slots := make([]setEntry, size)
	for _, e := range t.slots {
		if e.index != 0 {
			insert(slots, e)
		}
	}
	t.slots = slots
}

// insert puts an entry into the first free slot: some neighbours are looked at, then
// other places that more and more bits of the hash determine.
func insert(slots []setEntry, e setEntry) {
	const neighbours, shift = 9, 5
	mask := uint64(len(slots) - 1)
	perturb := e.hash
	for i := e.hash & mask; ; i = (i*5 + 1 + perturb) & mask {
		last := i
		if i+neighbours <= mask {
			last = i + neighbours
		}
		for j := i; j <= last; j++ {
			if slots[j].index == 0 {
				slots[j] = e
				return
			}
		}
		perturb >>= shift
	}
}

// stableHash returns CPython's hash of a value; ok if it is the same in every run, as
// that of numbers and of tuples of numbers is.
func stableHash(v starlark.Value) (hash uint64, ok bool) {
	if !hasStableHash(v, 0) {
		return 0, false
	}
	h, err := object.Hash(nil, v)
	return uint64(h), err == nil //nolint:gosec // the bits of a Py_hash_t
}

func hasStableHash(v starlark.Value, depth int) bool {
	switch v := v.(type) {
	case starlark.Int, starlark.Bool:
		return true
	case starlark.Float:
		return v == v // that of a NaN is its address
	case starlark.Tuple:
		for _, e := range v {
			if depth > object.MaxDepth || !hasStableHash(e, depth+1) {
				return false
			}
		}
		return true
	}
	return false
}
