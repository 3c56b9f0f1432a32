package decimal

import (
	"math/big"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal/dec"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A decimalOperation is an operation of two numbers in a context.
type decimalOperation func(c *dec.Context, x, y *dec.Decimal) (*dec.Decimal, dec.Condition)

var decimalOperations = map[string]decimalOperation{
	"add__": (*dec.Context).Add, "sub__": (*dec.Context).Sub, "mul__": (*dec.Context).Mul, "truediv__": (*dec.Context).Quo, "pow__": (*dec.Context).Pow,
	"floordiv__": (*dec.Context).QuoInt, "mod__": (*dec.Context).Rem,
}

func fillDecimal() {
	methods := map[string]object.MethodFunc{
		"__init__": kit.ObjectInit,
		"__repr__": decimalMethod0(func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.String("Decimal('" + d.String() + "')"), nil
		}),
		"__str__": decimalMethod0(func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.String(d.String()), nil
		}),
		"__hash__": decimalMethod0(decimalHash),
		"__bool__": decimalMethod0(func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.Bool(!d.IsZero()), nil
		}),
		"__float__":  decimalMethod0(decimalFloat),
		"__int__":    decimalMethod0(decimalInt(dec.Down)),
		"__trunc__":  decimalMethod0(decimalInt(dec.Down)),
		"__floor__":  decimalMethod0(decimalInt(dec.Floor)),
		"__ceil__":   decimalMethod0(decimalInt(dec.Ceiling)),
		"__round__":  kit.MethodN("Decimal.__round__", 0, 1, decimalRound),
		"__format__": kit.Method1("Decimal.__format__", decimalFormat),
		"__neg__":    decimalUnary((*dec.Context).Minus),
		"__abs__":    decimalUnary((*dec.Context).Abs),
		"__pos__":    decimalUnary((*dec.Context).Plus),
		"__divmod__": decimalDivmod(false), "__rdivmod__": decimalDivmod(true),
		"sqrt": decimalUnary((*dec.Context).Sqrt),
		"exp":  decimalUnary((*dec.Context).Exp), "ln": decimalUnary((*dec.Context).Ln),
		"log10":             decimalUnary((*dec.Context).Log10),
		"normalize":         decimalUnary((*dec.Context).Normalize),
		"quantize":          kit.MethodNamed("quantize(exp, rounding=None, context=None)", decimalQuantize),
		"to_integral_value": kit.MethodNamed("to_integral_value(rounding=None, context=None)", decimalIntegral), "to_integral": kit.MethodNamed("to_integral(rounding=None, context=None)", decimalIntegral),
		"to_integral_exact": kit.MethodNamed("to_integral_exact(rounding=None, context=None)", decimalIntegral),
		"as_tuple":          decimalMethod0(decimalTuple),
		"as_integer_ratio": decimalMethod0(func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			r, err := Rat(d)
			if err != nil {
				return nil, err
			}
			return starlark.Tuple{starlark.MakeBigInt(r.Num()), starlark.MakeBigInt(r.Denom())}, nil
		}),
		"adjusted": decimalMethod0(func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.MakeInt(d.Adjusted()), nil
		}),
		"copy_abs": decimalMethod0(func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return New(thread, d.Abs()), nil
		}),
		"copy_negate": decimalMethod0(func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return New(thread, d.Negate()), nil
		}),
		"conjugate": decimalMethod0(func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return New(thread, d), nil
		}),
		"compare": decimalWith("compare(other, context=None)", (*dec.Context).Compare),
		"max":     decimalWith("max(other, context=None)", (*dec.Context).Max),
		"min":     decimalWith("min(other, context=None)", (*dec.Context).Min),
	}
	for name, test := range map[string]func(d *dec.Decimal) bool{
		"is_nan":      (*dec.Decimal).IsNaN,
		"is_infinite": func(d *dec.Decimal) bool { return d.Form == dec.Infinite },
		"is_finite":   func(d *dec.Decimal) bool { return d.Form == dec.Finite },
		"is_zero":     (*dec.Decimal).IsZero, "is_signed": func(d *dec.Decimal) bool { return d.Neg },
	} {
		methods[name] = decimalMethod0(func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) { return starlark.Bool(test(d)), nil })
	}
	for name, f := range decimalOperations {
		methods["__"+name] = decimalBinary(f, false)
		methods["__r"+name] = decimalBinary(f, true)
	}
	for name, op := range map[string]string{"__eq__": "==", "__ne__": "!=", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="} {
		methods[name] = decimalCompare(op)
	}
	decimalClass.DefineObjects(constructDecimal, methods)
	for name, get := range map[string]func(thread *starlark.Thread, self *object.Instance) starlark.Value{
		"real": func(_ *starlark.Thread, self *object.Instance) starlark.Value { return self },
		"imag": func(thread *starlark.Thread, _ *object.Instance) starlark.Value {
			return New(thread, dec.NewInt(0))
		},
	} {
		decimalClass.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return get(thread, self.(*object.Instance)), nil
		}, nil)
	}
	decimalClass.Set("from_float", object.NewClassMethod(kit.Function("from_float", func(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, args[0], args[1:], nil)
	})))
}

func decimalMethod0(f func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error)) object.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return f(thread, decimalOf(self.(*object.Instance)))
	}
}

func decimalUnary(f func(c *dec.Context, x *dec.Decimal) (*dec.Decimal, dec.Condition)) object.MethodFunc {
	return decimalMethod0(func(thread *starlark.Thread, x *dec.Decimal) (starlark.Value, error) {
		d, flags := f(stoppable(thread), x)
		return decimalResult(thread, d, flags)
	})
}

func decimalBinary(f decimalOperation, right bool) object.MethodFunc {
	return kit.Method1("Decimal", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		y, ok := decimalOperand(v)
		if !ok {
			return object.NotImplemented, nil
		}
		x := decimalOf(self)
		if right {
			x, y = y, x
		}
		d, flags := f(stoppable(thread), x, y)
		return decimalResult(thread, d, flags)
	})
}

// decimalDivmod is __divmod__ or, if right, __rdivmod__.
func decimalDivmod(right bool) object.MethodFunc {
	return kit.Method1("Decimal", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		y, ok := decimalOperand(v)
		if !ok {
			return object.NotImplemented, nil
		}
		x := decimalOf(self)
		if right {
			x, y = y, x
		}
		q, r, flags := arithmeticOf(thread).QuoRem(x, y)
		if err := trapped(flags); err != nil {
			return nil, err
		}
		return starlark.Tuple{New(thread, q), New(thread, r)}, nil
	})
}

// decimalWith is a method that takes another number.
func decimalWith(signature string, f decimalOperation) object.MethodFunc {
	return kit.MethodNamed(signature, func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
		y, ok := decimalOperand(v[0])
		if !ok {
			return nil, raise.Errorf("TypeError", "conversion from %s to Decimal is not supported", object.TypeOf(v[0]).Name())
		}
		d, flags := f(arithmeticOf(thread), decimalOf(self), y)
		return decimalResult(thread, d, flags)
	})
}

func decimalCompare(op string) object.MethodFunc {
	return kit.Method1("Decimal"+op, func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		x := decimalOf(self)
		y, ok := decimalOperand(v)
		if f, isFloat := object.Native(v).(starlark.Float); isFloat {
			y, ok = decimalOfFloat(float64(f))
		}
		if r, isFraction := AsFraction(v); isFraction && x.Form == dec.Finite {
			is, err := object.Compare(thread, op, starlark.MakeInt(x.CmpRat(r)), kit.Zero)
			return starlark.Bool(is), err
		}
		if !ok {
			return object.NotImplemented, nil
		}
		if x.IsNaN() || y.IsNaN() {
			signals := x.Form == dec.SignalingNaN || y.Form == dec.SignalingNaN
			if (op == "==" || op == "!=") && !signals {
				return starlark.Bool(op == "!="), nil
			}
			return nil, trapped(dec.InvalidOperation)
		}
		is, err := object.Compare(thread, op, starlark.MakeInt(x.Cmp(y)), kit.Zero)
		return starlark.Bool(is), err
	})
}

// Rat returns the exact value.
func Rat(d *dec.Decimal) (*big.Rat, error) {
	if err := countable(d, "integer ratio"); err != nil {
		return nil, err
	}
	return d.Rat(), nil
}

// countable returns an error if a number has no exact value that one can write in digits.
func countable(d *dec.Decimal, to string) error {
	switch {
	case d.Form == dec.Infinite:
		return raise.Errorf("OverflowError", "cannot convert Infinity to %s", to)
	case d.Form != dec.Finite:
		return raise.Errorf("ValueError", "cannot convert NaN to %s", to)
	case !d.Small():
		return &raise.Error{Class: "MemoryError"}
	}
	return nil
}

func decimalHash(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
	switch d.Form {
	case dec.Finite:
		return starlark.MakeInt64(d.Hash()), nil
	case dec.Infinite:
		f, err := decimalFloat(thread, d)
		if err != nil {
			return nil, err
		}
		return starlark.Call(thread, prelude.Functions()["hash"], starlark.Tuple{f}, nil)
	case dec.SignalingNaN:
		return nil, raise.Errorf("TypeError", "Cannot hash a signaling NaN value")
	}
	return kit.HashOf(starlark.String(d.String()))
}

func decimalFloat(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
	f, err := strconv.ParseFloat(d.String(), 64)
	if err != nil && kit.IsFinite(f) {
		return nil, raise.Errorf("ValueError", "cannot convert signaling NaN to float")
	}
	return starlark.Float(f), nil
}

func decimalInt(rounding dec.Rounding) func(*starlark.Thread, *dec.Decimal) (starlark.Value, error) {
	return func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
		d = d.Integral(rounding)
		if err := countable(d, "integer"); err != nil {
			return nil, err
		}
		return starlark.MakeBigInt(d.Rat().Num()), nil
	}
}

func decimalRound(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 || args[0] == starlark.None {
		return decimalInt(dec.HalfEven)(thread, decimalOf(self))
	}
	n, err := object.ToSize(thread, args[0])
	if err != nil {
		return nil, err
	}
	c := *arithmeticOf(thread)
	c.Rounding = dec.HalfEven
	d, flags := c.Quantize(decimalOf(self), -n)
	return decimalResult(thread, d, flags)
}

// roundingArgument returns the rounding of a name, def if it is not given.
func roundingArgument(v starlark.Value, def dec.Rounding) (dec.Rounding, error) {
	if kit.OrNone(v) == starlark.None {
		return def, nil
	}
	if s, ok := v.(starlark.String); ok {
		if r, ok := roundings[string(s)]; ok {
			return r, nil
		}
	}
	return 0, raise.Errorf("TypeError", "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

func decimalQuantize(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	e, ok := decimalOperand(v[0])
	if !ok {
		return nil, raise.Errorf("TypeError", "conversion from %s to Decimal is not supported", object.TypeOf(v[0]).Name())
	}
	c := *arithmeticOf(thread)
	var err error
	if c.Rounding, err = roundingArgument(v[1], c.Rounding); err != nil {
		return nil, err
	}
	d, flags := c.QuantizeLike(decimalOf(self), e)
	return decimalResult(thread, d, flags)
}

func decimalIntegral(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	c := *arithmeticOf(thread)
	var err error
	if c.Rounding, err = roundingArgument(v[0], c.Rounding); err != nil {
		return nil, err
	}
	d, flags := c.Integral(decimalOf(self))
	return decimalResult(thread, d, flags)
}

var decimalTupleType = func() *kit.SequenceType {
	t := kit.NewSequenceType("decimal", "DecimalTuple", "sign", "digits", "exponent")
	t.Shown = "DecimalTuple"
	return t
}()

func decimalTuple(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
	sign := 0
	if d.Neg {
		sign = 1
	}
	digits, exponent := starlark.Tuple{}, starlark.Value(starlark.MakeInt(d.Exp))
	switch d.Form {
	case dec.Infinite:
		digits, exponent = starlark.Tuple{kit.Zero}, starlark.String("F")
	case dec.NaN:
		exponent = starlark.String("n")
	case dec.SignalingNaN:
		exponent = starlark.String("N")
	default:
		for _, c := range d.Coeff.String() {
			digits = append(digits, starlark.MakeInt(int(c-'0')))
		}
	}
	return decimalTupleType.New(proc.Of(thread), starlark.MakeInt(sign), digits, exponent), nil
}
