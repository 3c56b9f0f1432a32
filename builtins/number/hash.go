package number

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

func hashIntSlot(_ object.Hashing, v starlark.Value) (int64, error) {
	i, _ := object.Integer(v)
	return hashInt(i), nil
}

func hashFloatSlot(_ object.Hashing, v starlark.Value) (int64, error) {
	return hashFloat(float64(v.(starlark.Float))), nil
}

func hashInt(i starlark.Int) int64 {
	if n, ok := i.Int64(); ok && -object.HashModulus < n && n < object.HashModulus {
		return n
	}
	x := i.BigInt()
	sign := int64(x.Sign())
	x.Abs(x).Mod(x, big.NewInt(object.HashModulus))
	return sign * x.Int64()
}

func hashFloat(f float64) int64 {
	switch {
	case math.IsInf(f, 0):
		return int64(math.Copysign(314159, f))
	case f != f:
		return 0
	}
	mantissa, exponent := math.Frexp(math.Abs(f))
	// mantissa * 2**53 is whole; 2**61 is 1 modulo the prime, so that a power of two is
	// a rotation of 61 bits.
	m := uint64(math.Ldexp(mantissa, 53))
	shift := (exponent - 53) % 61
	if shift < 0 {
		shift += 61
	}
	h := int64((m<<shift | m>>(61-shift)) & object.HashModulus)
	if f < 0 {
		h = -h
	}
	return object.NotMinusOne(h)
}
