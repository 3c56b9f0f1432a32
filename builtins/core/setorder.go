package core

import (
	"math"
	"math/big"
	"math/bits"

	"go.starlark.net/starlark"
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
		hash, ok := stableHash(v, 0)
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

// hashBits is the size of the prime field in which CPython hashes numbers, so that
// equal numbers of different types have equal hashes.
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
)

// stableHash returns CPython's hash of a value, ok if it is the same in every run.
// depth is how deep in tuples v is.
func stableHash(v starlark.Value, depth int) (hash uint64, ok bool) {
	switch v := v.(type) {
	case starlark.Int:
		return intHash(v), true
	case starlark.Bool:
		if v {
			return 1, true
		}
		return 0, true
	case starlark.Float:
		return floatHash(float64(v))
	case starlark.Tuple:
		return tupleHash(v, depth)
	}
	return 0, false
}

func intHash(v starlark.Int) uint64 {
	n, small := v.Int64()
	if !small {
		x := v.BigInt()
		sign := x.Sign()
		n = x.Mod(x.Abs(x), big.NewInt(hashModulus)).Int64() * int64(sign)
	} else if n >= hashModulus || n <= -hashModulus {
		n %= hashModulus
	}
	return signedHash(n)
}

// signedHash avoids -1, which means an error in CPython.
func signedHash(n int64) uint64 {
	if n == -1 {
		n = -2
	}
	return uint64(n) //nolint:gosec // as CPython's Py_hash_t
}

// floatHash is the number modulo hashModulus, halves being its inverse of 2.
func floatHash(f float64) (uint64, bool) {
	switch {
	case math.IsNaN(f):
		return 0, false // by identity
	case math.IsInf(f, 1):
		return hashInf, true
	case math.IsInf(f, -1):
		return signedHash(-hashInf), true
	}
	fraction, exponent := math.Frexp(math.Abs(f))
	const mantissa = 53
	x := uint64(math.Ldexp(fraction, mantissa))
	shift := (exponent - mantissa) % hashBits
	if shift < 0 {
		shift += hashBits
	}
	x = (x<<shift)&hashModulus | x>>(hashBits-shift) // 2**61 is 1
	n := int64(x)                                    //nolint:gosec // below 2**61
	if n == hashModulus {
		n = 0
	}
	if f < 0 {
		n = -n
	}
	return signedHash(n), true
}

// tupleHash is xxHash's, as CPython simplified it.
func tupleHash(t starlark.Tuple, depth int) (uint64, bool) {
	const (
		prime1 = 11400714785074694791
		prime2 = 14029467366897019727
		prime5 = 2870177450012600261
		most   = 100
	)
	if depth > most {
		return 0, false
	}
	acc := uint64(prime5)
	for _, v := range t {
		h, ok := stableHash(v, depth+1)
		if !ok {
			return 0, false
		}
		acc = bits.RotateLeft64(acc+h*prime2, 31) * prime1
	}
	acc += uint64(len(t)) ^ (prime5 ^ 3527539)
	if acc == math.MaxUint64 {
		acc = 1546275796
	}
	return acc, true
}
