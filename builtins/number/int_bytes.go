package number

import (
	"math/big"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// littleEndian reads the argument of int.to_bytes and int.from_bytes; nil is "big".
func littleEndian(v starlark.Value) (little bool, err error) {
	if v == nil {
		return false, nil
	}
	s, ok := v.(starlark.String)
	switch {
	case !ok:
		return false, raise.Errorf("TypeError", "to_bytes() argument 'byteorder' must be str, not %s", object.TypeOf(v).Name())
	case s == "little":
		return true, nil
	case s == "big":
		return false, nil
	}
	return false, raise.Errorf("ValueError", "byteorder must be either 'little' or 'big'")
}

// takeSigned removes the keyword-only argument signed.
func takeSigned(thread *starlark.Thread, kwargs []starlark.Tuple) (signed bool, rest []starlark.Tuple, err error) {
	for _, kw := range kwargs {
		if kw[0] != starlark.String("signed") {
			rest = append(rest, kw)
		} else if signed, err = object.IsTrue(thread, kw[1]); err != nil {
			return false, nil, err
		}
	}
	return signed, rest, nil
}

// intToBytes is int.to_bytes(length=1, byteorder='big', *, signed=False).
func intToBytes(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	signed, kwargs, err := takeSigned(thread, kwargs)
	if err != nil {
		return nil, err
	}
	var v [2]starlark.Value
	if err := call.BindNamed("to_bytes", []string{"length", "byteorder"}, 0, v[:], args, kwargs); err != nil {
		return nil, err
	}
	length := 1
	if v[0] != nil {
		if length, err = object.Index(thread, v[0]); err != nil {
			return nil, err
		}
	}
	little, err := littleEndian(v[1])
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
func intFromBytes(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	signed, kwargs, err := takeSigned(thread, kwargs)
	if err != nil {
		return nil, err
	}
	var v [2]starlark.Value
	if err := call.BindNamed("from_bytes", []string{"bytes", "byteorder"}, 1, v[:], args, kwargs); err != nil {
		return nil, err
	}
	little, err := littleEndian(v[1])
	if err != nil {
		return nil, err
	}
	b, err := octetsOf(thread, v[0])
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
	return starlark.MakeBigInt(i), nil
}

// octetsOf returns a new slice of the bytes of a bytes object or an iterable of ints.
func octetsOf(thread *starlark.Thread, v starlark.Value) ([]byte, error) {
	switch v := v.(type) {
	case starlark.Bytes:
		return []byte(v), nil
	case starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, starlark.String:
		return nil, raise.Errorf("TypeError", "cannot convert '%s' object to bytes", object.TypeOf(v).Name())
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
