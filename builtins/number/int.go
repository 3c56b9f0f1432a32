package number

import (
	"math"
	"math/big"
	"math/bits"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillInt() {
	object.IntClass.Define(call.M2("int(self, x=0, /, base=10)", newInt),
		intMethod("bit_length", intBitLength), intMethod("bit_count", intBitCount),
		intMethod("conjugate", intSelf), intMethod("as_integer_ratio", intRatio),
		intMethod("is_integer", func(starlark.Int) starlark.Value { return starlark.True }),
		call.M3("int.to_bytes(self, /, length=1, byteorder='big', *, signed=False)", intToBytes),
	)
	object.IntClass.Give(object.Slot0("__invert__", unarySpecial("~")), object.Slot0("__index__", unarySpecial("+")))
	object.IntClass.Give(operatorSlots(integerOperators)...)
	giveReal(object.IntClass)
	object.IntClass.Immutable()
	object.IntClass.SetClassMethods(call.M3("int.from_bytes(self, bytes, byteorder='big', *, signed=False)", intFromBytes))
	intProperty("real", intSelf)
	intProperty("numerator", intSelf)
	intProperty("imag", func(starlark.Int) starlark.Value { return starlark.MakeInt(0) })
	intProperty("denominator", func(starlark.Int) starlark.Value { return starlark.MakeInt(1) })
}

// selfInt returns a method's self, which may be a bool or of a derived class.
func selfInt(thread *starlark.Thread, self starlark.Value) (starlark.Int, error) {
	if i, ok := self.(starlark.Int); ok {
		return i, nil
	}
	return object.IndexInt(thread, self)
}

// intMethod makes a method of a function that needs no arguments.
func intMethod(name string, f func(starlark.Int) starlark.Value) *call.Entry {
	return call.M0("int."+name+"(self, /)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i, err := selfInt(thread, self)
		if err != nil {
			return nil, err
		}
		return f(i), nil
	})
}

func intProperty(name string, f func(starlark.Int) starlark.Value) {
	object.IntClass.SetProperty(name, func(self starlark.Value) starlark.Value {
		i, err := selfInt(nil, self)
		if err != nil {
			return self
		}
		return f(i)
	})
}

func intSelf(i starlark.Int) starlark.Value { return i }

func intRatio(i starlark.Int) starlark.Value { return starlark.Tuple{i, starlark.MakeInt(1)} }

func intBitLength(i starlark.Int) starlark.Value { return starlark.MakeInt(i.BigInt().BitLen()) }

func intBitCount(i starlark.Int) starlark.Value {
	n := 0
	for _, w := range i.BigInt().Bits() {
		n += bits.OnesCount(uint(w))
	}
	return starlark.MakeInt(n)
}

// newInt is int(x=0, /, base=10).
func newInt(thread *starlark.Thread, _ *object.Class, x, base starlark.Value) (starlark.Value, error) {
	switch {
	case x == nil && base == nil:
		return starlark.MakeInt(0), nil
	case base == nil:
		return IntOf(thread, x)
	case x == nil:
		return nil, raise.Errorf("TypeError", "int() missing string argument")
	}
	n, err := object.IndexInt(thread, base)
	if err != nil {
		return nil, err
	}
	b, ok := n.Int64()
	if !ok || b != 0 && (b < 2 || b > 36) {
		return nil, raise.Errorf("ValueError", "int() base must be >= 2 and <= 36, or 0")
	}
	switch text := object.Native(x).(type) {
	case starlark.String:
		return parseInt(thread, string(text), x, int(b))
	case starlark.Bytes:
		return parseInt(thread, string(text), x, int(b))
	case byteText:
		return parseInt(thread, text.ByteText(), starlark.Bytes(text.ByteText()), int(b))
	}
	return nil, raise.Errorf("TypeError", "int() can't convert non-string with explicit base")
}

// A byteText is a value of bytes that is read as a text is: a bytearray.
// int() shows it as bytes where it is no number.
type byteText interface{ ByteText() string }

// IntOf is int(x).
func IntOf(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
	switch v := x.(type) {
	case starlark.Int:
		return v, nil
	case starlark.Bool:
		return object.BoolAsInt(v), nil
	case starlark.Float:
		return FloatToInt(float64(v))
	case starlark.String:
		return parseInt(thread, string(v), x, 10)
	case starlark.Bytes:
		return parseInt(thread, string(v), x, 10)
	case byteText:
		return parseInt(thread, v.ByteText(), starlark.Bytes(v.ByteText()), 10)
	case object.Unary:
		return intOfObject(thread, v, x)
	}
	i, ok, err := object.AsInt(thread, x)
	if !ok && err == nil {
		err = raise.New(fact.IntArgument, object.TypeOf(x).Name())
	}
	if err != nil {
		return nil, err
	}
	return i, nil
}

// intOfObject is int(x) of what has methods: __int__, __index__, __trunc__, or the text that it
// carries.
func intOfObject(thread *starlark.Thread, u object.Unary, x starlark.Value) (starlark.Value, error) {
	if v, ok, err := u.OperateUnary(thread, "int"); ok || err != nil {
		return v, err
	}
	if i, ok, err := object.AsInt(thread, x); err != nil {
		return nil, err
	} else if ok {
		return i, nil
	}
	if v, ok, err := u.OperateUnary(thread, "trunc"); ok || err != nil {
		return v, err
	}
	switch s := object.Native(x).(type) {
	case starlark.String:
		return parseInt(thread, string(s), x, 10)
	case starlark.Bytes:
		return parseInt(thread, string(s), x, 10)
	case byteText:
		return parseInt(thread, s.ByteText(), starlark.Bytes(s.ByteText()), 10)
	}
	return nil, raise.New(fact.IntArgument, object.TypeOf(x).Name())
}

// FloatToInt converts a float to an int, towards zero.
func FloatToInt(f float64) (starlark.Value, error) {
	switch {
	case f != f:
		return nil, raise.Errorf("ValueError", "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, raise.Errorf("OverflowError", "cannot convert float infinity to integer")
	case -maxExact <= f && f <= maxExact:
		return starlark.MakeInt64(int64(f)), nil
	}
	i, _ := new(big.Float).SetFloat64(f).Int(nil)
	return starlark.MakeBigInt(i), nil
}
