package core

import (
	"math"
	"math/big"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// absolute is abs(x, /).
func absolute(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case starlark.Int:
		if x.Sign() < 0 {
			return intUnary("-", x), nil
		}
		return x, nil
	case starlark.Float:
		return starlark.Float(math.Abs(float64(x))), nil
	case starlark.Bool:
		return boolAsInt(x), nil
	case Unary:
		if r, ok, err := x.OperateUnary(thread, "abs"); ok || err != nil {
			return r, err
		}
	}
	return nil, proc.Errorf("TypeError", "bad operand type for abs(): '%s'", TypeOf(v).Name())
}

// inBase makes hex, oct and bin.
func inBase(base int, prefix string) unaryFunc {
	return func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		i, err := IndexInt(thread, v)
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

// divmod is divmod(x, y, /).
func divmod(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := positional("divmod", args, kwargs, 2, 2); err != nil {
		return nil, err
	}
	x, xInt := integer(args[0])
	y, yInt := integer(args[1])
	if xInt && yInt {
		if y.Sign() == 0 {
			return nil, proc.Errorf("ZeroDivisionError", "integer division or modulo by zero")
		}
		return starlark.Tuple{x.Div(y), x.Mod(y)}, nil
	}
	f, g, ok, err := floatOperands(args[0], args[1])
	if err != nil {
		return nil, err
	}
	if ok {
		if g == 0 {
			return nil, proc.Errorf("ZeroDivisionError", "float divmod()")
		}
		quotient, remainder := floatDivmod(f, g)
		return starlark.Tuple{starlark.Float(quotient), starlark.Float(remainder)}, nil
	}
	v, ok, err := operate(thread, "divmod", args[0], args[1])
	if ok || err != nil {
		return v, err
	}
	return nil, unsupported("divmod()", args[0], args[1], false)
}

// powFunc is pow(base, exp, mod=None).
func powFunc(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [3]starlark.Value
	if err := bindNamed("pow", []string{"base", "exp", "mod"}, 2, v[:], args, kwargs); err != nil {
		return nil, err
	}
	base, exp, mod := v[0], v[1], v[2]
	if mod == nil || mod == starlark.None {
		return Binary(thread, "**", base, exp)
	}
	x, xok := integer(base)
	y, yok := integer(exp)
	m, mok := integer(mod)
	if xok && yok && mok {
		return powerModulo(x, y, m)
	}
	if isComplexModulo(base, exp, mod) {
		return nil, errComplexModulo()
	}
	if isNumber(base) && isNumber(exp) && isNumber(mod) {
		return nil, proc.Errorf("TypeError", "pow() 3rd argument not allowed unless all arguments are integers")
	}
	return nil, proc.Errorf("TypeError", "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		TypeOf(base).Name(), TypeOf(exp).Name(), TypeOf(mod).Name())
}

// isComplexModulo reports whether numbers, one of them complex, are given to pow.
func isComplexModulo(v ...starlark.Value) bool {
	found := false
	for _, x := range v {
		_, isComplex := x.(Complex)
		if !isComplex && !isNumber(x) {
			return false
		}
		found = found || isComplex
	}
	return found
}

// powerModulo is x ** y % m; a negative y means the inverse of x.
func powerModulo(x, y, m starlark.Int) (starlark.Value, error) {
	if m.Sign() == 0 {
		return nil, proc.Errorf("ValueError", "pow() 3rd argument cannot be 0")
	}
	base, exp, mod := x.BigInt(), y.BigInt(), m.BigInt()
	mod.Abs(mod)
	if exp.Sign() < 0 {
		base.Mod(base, mod)
		if mod.Cmp(big.NewInt(1)) != 0 && base.ModInverse(base, mod) == nil {
			return nil, proc.Errorf("ValueError", "base is not invertible for the given modulus")
		}
		exp.Neg(exp)
	}
	r := starlark.MakeBigInt(base.Exp(base, exp, mod))
	return r.Mod(m), nil // the sign of the result is m's
}

// sum is sum(iterable, /, start=0). Floats are added one by one, as in CPython 3.11.
func sum(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, proc.Errorf("TypeError", "sum() takes at least 1 positional argument (0 given)")
	}
	var v [2]starlark.Value
	if err := bindNamed("sum", []string{"iterable", "start"}, 1, v[:], args, kwargs); err != nil {
		return nil, err
	}
	var total starlark.Value = starlark.MakeInt(0)
	switch start := v[1].(type) {
	case nil:
	case starlark.String:
		return nil, proc.Errorf("TypeError", "sum() can't sum strings [use ''.join(seq) instead]")
	case starlark.Bytes:
		return nil, proc.Errorf("TypeError", "sum() can't sum bytes [use b''.join(seq) instead]")
	default:
		total = start
	}
	it, err := Iterate(thread, v[0])
	if err != nil {
		return nil, err
	}
	return sumFrom(thread, it, total)
}

func sumFrom(thread *starlark.Thread, it Iterator, total starlark.Value) (starlark.Value, error) {
	for {
		// Numbers are added up unboxed while they last.
		next, ok, err := sumNumbers(thread, it, &total)
		if err != nil {
			return nil, err
		}
		if !ok {
			return total, nil
		}
		if total, err = Binary(thread, "+", total, next); err != nil {
			return nil, err
		}
	}
}

// sumNumbers adds to total while elements are floats, or ints that fit, like it; next is
// the first that is not, ok is false at the end.
func sumNumbers(thread *starlark.Thread, it Iterator, total *starlark.Value) (next starlark.Value, ok bool, err error) {
	switch t := (*total).(type) {
	case starlark.Int:
		n, small := t.Int64()
		for small {
			if next, ok, err = it.Next(thread); err != nil || !ok {
				break
			}
			i, isInt := next.(starlark.Int)
			if !isInt {
				break
			}
			d, fits := i.Int64()
			s := n + d
			if !fits || (s > n) != (d > 0) && d != 0 {
				break
			}
			n, next = s, nil
		}
		if small {
			*total = starlark.MakeInt64(n)
			return next, ok, err
		}
	case starlark.Float:
		f := float64(t)
		for {
			if next, ok, err = it.Next(thread); err != nil || !ok {
				break
			}
			g, isFloat := next.(starlark.Float)
			if !isFloat {
				break
			}
			f += float64(g)
		}
		*total = starlark.Float(f)
		return next, ok, err
	}
	return it.Next(thread)
}

// character is chr(i, /).
func character(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return codePoint(thread, v, "chr() arg not in range(0x110000)", 0x10ffff)
}

func codePoint(thread *starlark.Thread, v starlark.Value, complaint string, most int64) (starlark.Value, error) {
	i, err := IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	n, ok := i.Int64()
	switch {
	case !ok || n != int64(int32(n)):
		return nil, proc.Errorf("OverflowError", "Python int too large to convert to C int")
	case n < 0 || n > most:
		return nil, &proc.Error{Class: "ValueError", Msg: complaint}
	}
	return starlark.String(appendRune(nil, rune(n))), nil
}

// ordinal is ord(c, /).
func ordinal(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	length := 0
	switch s := v.(type) {
	case starlark.String:
		if r, size := decodeRune(string(s)); size == len(s) && size > 0 {
			return starlark.MakeInt(int(r)), nil
		}
		length = StrLen(string(s))
	case starlark.Bytes:
		if len(s) == 1 {
			return starlark.MakeInt(int(s[0])), nil
		}
		length = len(s)
	default:
		return nil, proc.Errorf("TypeError", "ord() expected string of length 1, but %s found", TypeOf(v).Name())
	}
	return nil, proc.Errorf("TypeError", "ord() expected a character, but string of length %d found", length)
}
