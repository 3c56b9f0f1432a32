package number

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Abs is abs(x, /).
func Abs(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case starlark.Int:
		if x.Sign() < 0 {
			return starlark.MakeInt(0).Sub(x), nil
		}
		return x, nil
	case starlark.Float:
		return starlark.Float(math.Abs(float64(x))), nil
	case starlark.Bool:
		return object.BoolAsInt(x), nil
	case object.Unary:
		if r, ok, err := x.OperateUnary(thread, "abs"); ok || err != nil {
			return r, err
		}
	}
	return nil, raise.Errorf("TypeError", "bad operand type for abs(): '%s'", object.TypeOf(v).Name()).About(fact.WrongType, object.TypeOf(v).Name())
}

// InBase makes hex, oct and bin.
func InBase(base int, prefix string) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		i, err := object.IndexInt(thread, v)
		if err != nil {
			return nil, err
		}
		if n, ok := i.Int64(); ok && n >= 0 {
			return starlark.String(prefix + strconv.FormatInt(n, base)), nil
		}
		if i.Sign() < 0 {
			return starlark.String("-" + prefix + i.BigInt().Text(base)[1:]), nil
		}
		return starlark.String(prefix + i.BigInt().Text(base)), nil
	}
}

// Divmod is divmod(x, y, /).
func Divmod(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	v, ok, err := object.Operate(thread, "divmod", a, b)
	if ok || err != nil {
		return v, err
	}
	return nil, object.Unsupported("divmod()", a, b, false)
}

// Pow is pow(base, exp, mod=None).
func Pow(thread *starlark.Thread, base, exp, mod starlark.Value) (starlark.Value, error) {
	if mod == nil || mod == starlark.None {
		return object.Binary(thread, "**", base, exp)
	}
	if i, ok := base.(*object.Instance); ok {
		v, err := i.Ternary(thread, "__pow__", exp, mod)
		if err != nil || v != object.NotImplemented {
			return v, err
		}
	}
	x, xok := object.Integer(object.Native(base))
	y, yok := object.Integer(object.Native(exp))
	m, mok := object.Integer(object.Native(mod))
	if xok && yok && mok {
		return powerModulo(x, y, m)
	}
	if isComplexModulo(base, exp, mod) {
		return nil, errComplexModulo()
	}
	if object.IsNumber(base) && object.IsNumber(exp) && object.IsNumber(mod) {
		return nil, raise.Errorf("TypeError", "pow() 3rd argument not allowed unless all arguments are integers")
	}
	return nil, raise.Errorf("TypeError", "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		object.TypeOf(base).Name(), object.TypeOf(exp).Name(), object.TypeOf(mod).Name())
}

// isComplexModulo reports whether numbers, one of them complex, are given to pow.
func isComplexModulo(v ...starlark.Value) bool {
	found := false
	for _, x := range v {
		_, isComplex := x.(Complex)
		if !isComplex && !object.IsNumber(x) {
			return false
		}
		found = found || isComplex
	}
	return found
}

// powerModulo is x ** y % m; a negative y means the inverse of x.
func powerModulo(x, y, m starlark.Int) (starlark.Value, error) {
	if m.Sign() == 0 {
		return nil, raise.Errorf("ValueError", "pow() 3rd argument cannot be 0")
	}
	base, exp, mod := x.BigInt(), y.BigInt(), m.BigInt()
	mod.Abs(mod)
	if exp.Sign() < 0 {
		base.Mod(base, mod)
		if mod.Cmp(big.NewInt(1)) != 0 && base.ModInverse(base, mod) == nil {
			return nil, raise.Errorf("ValueError", "base is not invertible for the given modulus")
		}
		exp.Neg(exp)
	}
	r := starlark.MakeBigInt(base.Exp(base, exp, mod))
	return r.Mod(m), nil // the sign of the result is m's
}

// OctalPython2 is oct(number): "010".
func OctalPython2(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	if i.Sign() == 0 {
		return starlark.String("0"), nil
	}
	digits, negative := strings.CutPrefix(i.BigInt().Text(8), "-")
	if negative {
		return starlark.String("-0" + digits), nil
	}
	return starlark.String("0" + digits), nil
}

// DividePython2 is Python 2's a / b, which floors if both are integers.
func DividePython2(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	if AreInts(a, b) {
		return object.Binary(thread, "//", a, b)
	}
	return object.Binary(thread, "/", a, b)
}

// AreInts reports whether the operands of a division are ints or booleans, or of classes derived
// from int that do not divide in a way of their own.
func AreInts(a, b starlark.Value) bool {
	a, b = object.BuiltinOperands("/", a, b)
	_, x := object.Integer(a)
	_, y := object.Integer(b)
	return x && y
}
