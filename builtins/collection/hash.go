package collection

import (
	"math"
	"math/bits"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// hashTuple is CPython's variant of xxHash.
func hashTuple(h object.Hashing, v starlark.Value) (int64, error) {
	t := v.(starlark.Tuple)
	h, err := h.Enter()
	if err != nil {
		return 0, err
	}
	const prime1, prime2, prime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(prime5)
	for _, e := range t {
		lane, err := h.Of(e)
		if err != nil {
			return 0, err
		}
		acc += uint64(lane) * prime2
		acc = bits.RotateLeft64(acc, 31) * prime1
	}
	acc += uint64(len(t)) ^ (prime5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}
