package core

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/big"
	"math/bits"
	"reflect"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// hashModulus is CPython's, the Mersenne prime 2**61 - 1: numbers that are equal have
// equal hashes, whatever their types.
const hashModulus = 1<<61 - 1

// hashOf is hash(obj, /), with CPython's values for numbers and tuples. Those of strings
// differ between runs of CPython; here they do not.
func hashOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	h, err := hashValue(thread, v, 0)
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt64(h), nil
}

func hashValue(thread *starlark.Thread, v starlark.Value, depth int) (int64, error) {
	switch v := v.(type) {
	case starlark.Int:
		return hashInt(v), nil
	case starlark.Bool:
		return hashInt(boolAsInt(v)), nil
	case starlark.Float:
		return hashFloat(float64(v)), nil
	case starlark.String:
		return hashText("s", string(v)), nil
	case starlark.Bytes:
		return hashText("s", string(v)), nil
	case starlark.NoneType:
		return 0xfca86420, nil
	case starlark.Tuple:
		return hashTuple(thread, v, depth)
	case Unary:
		if r, ok, err := v.OperateUnary(thread, "hash"); err != nil {
			return 0, err
		} else if ok {
			i, isInt := integer(r)
			if !isInt {
				return 0, proc.Errorf("TypeError", "__hash__ method should return an integer")
			}
			return hashResult(i), nil
		}
	}
	h, err := v.Hash()
	if err != nil {
		return 0, unhashable(v, err)
	}
	return int64(h), nil
}

// hashResult reduces what a __hash__ method returns.
func hashResult(i starlark.Int) int64 {
	n, ok := i.Int64()
	if !ok {
		return hashInt(i)
	}
	return notMinusOne(n)
}

// notMinusOne replaces -1, which is an error code inside CPython.
func notMinusOne(h int64) int64 {
	if h == -1 {
		return -2
	}
	return h
}

func hashInt(i starlark.Int) int64 {
	if n, ok := i.Int64(); ok && -hashModulus < n && n < hashModulus {
		return notMinusOne(n)
	}
	x := i.BigInt()
	sign := int64(x.Sign())
	x.Abs(x).Mod(x, big.NewInt(hashModulus))
	return notMinusOne(sign * x.Int64())
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
	h := int64((m<<shift | m>>(61-shift)) & hashModulus)
	if f < 0 {
		h = -h
	}
	return notMinusOne(h)
}

func hashText(kind, s string) int64 {
	f := fnv.New64a()
	f.Write([]byte(kind))
	f.Write([]byte(s))
	return notMinusOne(int64(f.Sum64()))
}

// hashTuple is CPython's variant of xxHash.
func hashTuple(thread *starlark.Thread, t starlark.Tuple, depth int) (int64, error) {
	if depth > maxCompareDepth {
		return 0, proc.Errorf("RecursionError", "maximum recursion depth exceeded")
	}
	const prime1, prime2, prime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(prime5)
	for _, e := range t {
		lane, err := hashValue(thread, e, depth+1)
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

// idOf is id(obj, /): a number that two values share exactly if one is the other
// (Is). For what has no identity of its own it is made of the value.
func idOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if thread != nil {
		if id, ok := ObjectID(proc.Of(thread), v); ok {
			return starlark.MakeUint64(id), nil
		}
	}
	if t, ok := v.(starlark.Tuple); ok && len(t) > 0 {
		return pointerID(reflect.ValueOf(t)), nil
	}
	switch x := v.(type) {
	case starlark.Int, starlark.String, starlark.Bytes, starlark.Bool, starlark.NoneType, starlark.Tuple:
		return fakeID(hashText(v.Type(), v.String())), nil
	case starlark.Float:
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(float64(x)))
		return fakeID(hashText("float", string(b[:]))), nil
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return pointerID(r), nil
	}
	return fakeID(hashText(v.Type(), v.String())), nil
}

func pointerID(v reflect.Value) starlark.Value { return starlark.MakeUint64(uint64(v.Pointer())) }

// fakeID makes a number that looks like an address, and is none of Go's.
func fakeID(h int64) starlark.Value {
	const top, mask = 0x7f << 40, 1<<40 - 1
	return starlark.MakeInt64(top | h&mask&^15)
}
