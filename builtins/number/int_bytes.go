package number

import (
	"math/big"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// littleEndian reads the argument of int.to_bytes or int.from_bytes; nil is "big".
func littleEndian(method string, v starlark.Value) (little bool, err error) {
	if v == nil {
		return false, nil
	}
	s, ok := object.Native(v).(starlark.String)
	switch {
	case !ok:
		return false, raise.Errorf("TypeError", "%s() argument 'byteorder' must be str, not %s", method, object.TypeOf(v).Name())
	case s == "little":
		return true, nil
	case s == "big":
		return false, nil
	}
	return false, raise.Errorf("ValueError", "byteorder must be either 'little' or 'big'")
}

// isTrue is the truth of an argument, which is false if it is not given.
func isTrue(thread *starlark.Thread, v starlark.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return object.IsTrue(thread, v)
}

// intToBytes is int.to_bytes(length=1, byteorder='big', *, signed=False).
func intToBytes(thread *starlark.Thread, self starlark.Value, size, order, sign starlark.Value) (starlark.Value, error) {
	signed, err := isTrue(thread, sign)
	if err != nil {
		return nil, err
	}
	length := 1
	if size != nil {
		if length, err = object.Index(thread, size); err != nil {
			return nil, err
		}
	}
	little, err := littleEndian("to_bytes", order)
	if err != nil {
		return nil, err
	}
	i, err := selfInt(thread, self)
	if err != nil {
		return nil, err
	}
	return encodeInt(i.BigInt(), length, little, signed)
}

func encodeInt(i *big.Int, length int, little, signed bool) (starlark.Value, error) {
	switch {
	case length < 0:
		return nil, raise.Errorf("ValueError", "length argument must be non-negative")
	case length > object.MaxRepeated:
		return nil, object.OutOfMemory()
	case i.Sign() < 0 && !signed:
		return nil, raise.Errorf("OverflowError", "can't convert negative int to unsigned")
	}
	size := i.BitLen()
	if signed {
		size++
		if i.Sign() < 0 { // -128 needs no ninth bit
			size = new(big.Int).Not(i).BitLen() + 1
		}
	}
	if size > length*8 && i.Sign() != 0 {
		return nil, raise.Errorf("OverflowError", "int too big to convert")
	}
	if i.Sign() < 0 {
		i.Add(i, new(big.Int).Lsh(big.NewInt(1), uint(length)*8))
	}
	b := i.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(b)
	}
	return starlark.Bytes(b), nil
}

// intFromBytes is int.from_bytes(bytes, byteorder='big', *, signed=False).
func intFromBytes(thread *starlark.Thread, cls *object.Class, bytes, order, sign starlark.Value) (starlark.Value, error) {
	signed, err := isTrue(thread, sign)
	if err != nil {
		return nil, err
	}
	little, err := littleEndian("from_bytes", order)
	if err != nil {
		return nil, err
	}
	b, err := octetsOf(thread, bytes)
	if err != nil {
		return nil, err
	}
	if little {
		slices.Reverse(b)
	}
	i := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0] >= 0x80 {
		i.Sub(i, new(big.Int).Lsh(big.NewInt(1), uint(len(b))*8))
	}
	return madeFor(thread, cls, object.IntClass, starlark.MakeBigInt(i))
}

// octetsOf returns a new slice of the bytes of a bytes object or an iterable of ints.
func octetsOf(thread *starlark.Thread, v starlark.Value) ([]byte, error) {
	switch v := v.(type) {
	case starlark.Bytes:
		return []byte(v), nil
	case starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, starlark.String:
		return nil, raise.Errorf("TypeError", "cannot convert '%s' object to bytes", object.TypeOf(v).Name()).About(fact.WrongType, object.TypeOf(v).Name())
	}
	values, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	b := make([]byte, len(values))
	for i, e := range values {
		n, err := object.Index(thread, e)
		if err != nil {
			return nil, err
		}
		if n < 0 || n > 255 {
			return nil, raise.Errorf("ValueError", "bytes must be in range(0, 256)")
		}
		b[i] = byte(n)
	}
	return b, nil
}
