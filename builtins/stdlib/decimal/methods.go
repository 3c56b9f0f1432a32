package decimal

import (
	"math/big"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/number"
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
	"add__": (*dec.Context).Add, "sub__": (*dec.Context).Sub, "mul__": (*dec.Context).Mul, "truediv__": (*dec.Context).Quo,
	"floordiv__": (*dec.Context).QuoInt, "mod__": (*dec.Context).Rem,
}

func fillDecimal() {
	decimalClass.DefineMade("function(value='0', context=None)", constructDecimal, decimalSpecials()...)
	decimalClass.Define(nil, decimalMethods()...)
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
	decimalClass.SetClassMethods(call.M1("Decimal.from_float(self, f, /)", func(thread *starlark.Thread, cls *object.Class, f starlark.Value) (starlark.Value, error) {
		switch object.Native(f).(type) {
		case starlark.Int, starlark.Bool, starlark.Float:
			return starlark.Call(thread, cls, starlark.Tuple{f}, nil)
		}
		return nil, raise.Errorf("TypeError", "argument must be int or float")
	}))
}

// decimalSpecials are the special methods.
func decimalSpecials() []*call.Entry {
	methods := []*call.Entry{
		call.MRaw("slot Decimal.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		decimalOfOne("slot Decimal.__repr__(self, /)", func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.String("Decimal('" + d.String() + "')"), nil
		}),
		decimalOfOne("slot Decimal.__str__(self, /)", func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.String(d.String()), nil
		}),
		decimalOfOne("slot Decimal.__hash__(self, /)", decimalHash),
		decimalOfOne("slot Decimal.__bool__(self, /)", func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.Bool(!d.IsZero()), nil
		}),
		decimalOfOne("slot Decimal.__float__(self, /)", decimalFloat),
		decimalOfOne("slot Decimal.__int__(self, /)", decimalInt(dec.Down)),
		decimalOfOne("Decimal.__trunc__(self, /)", decimalInt(dec.Down)),
		decimalOfOne("Decimal.__floor__(self, /)", decimalInt(dec.Floor)),
		decimalOfOne("Decimal.__ceil__(self, /)", decimalInt(dec.Ceiling)),
		call.M1("tuple __round__(self, ndigits=None, /)", decimalRound),
		call.M1("tuple __format__(self, format_spec, /)", decimalFormat),
		decimalUnary("__neg__", (*dec.Context).Minus), decimalUnary("__abs__", (*dec.Context).Abs), decimalUnary("__pos__", (*dec.Context).Plus),
		decimalDivmod("__divmod__", false), decimalDivmod("__rdivmod__", true),
		call.M2("slot Decimal.__pow__(self, value, mod=None, /)", decimalPow(false)),
		call.M2("slot Decimal.__rpow__(self, value, mod=None, /)", decimalPow(true)),
	}
	for name, f := range decimalOperations {
		for prefix, right := range map[string]bool{"__": false, "__r": true} {
			methods = append(methods, call.M1("slot Decimal."+prefix+name+"(self, value, /)", decimalBinary(f, right)))
		}
	}
	for name, op := range map[string]string{"__eq__": "==", "__ne__": "!=", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="} {
		methods = append(methods, call.M1("slot Decimal."+name+"(self, value, /)", decimalCompare(op)))
	}
	return methods
}

// decimalMethods are the other methods.
func decimalMethods() []*call.Entry {
	integral := func(name string) *call.Entry {
		return call.M2("function(self, rounding=None, context=None)", decimalIntegral).Named(name)
	}
	methods := []*call.Entry{
		decimalInContext("sqrt", (*dec.Context).Sqrt), decimalInContext("exp", (*dec.Context).Exp), decimalInContext("ln", (*dec.Context).Ln),
		decimalInContext("log10", (*dec.Context).Log10), decimalInContext("normalize", (*dec.Context).Normalize),
		call.M3("function(self, exp, rounding=None, context=None)", decimalQuantize).Named("quantize"),
		integral("to_integral_value"), integral("to_integral"), integral("to_integral_exact"),
		decimalOfOne("Decimal.as_tuple(self, /)", decimalTuple),
		decimalOfOne("Decimal.as_integer_ratio(self, /)", func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			r, err := Rat(d)
			if err != nil {
				return nil, err
			}
			return starlark.Tuple{starlark.MakeBigInt(r.Num()), starlark.MakeBigInt(r.Denom())}, nil
		}),
		decimalOfOne("Decimal.adjusted(self, /)", func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.MakeInt(d.Adjusted()), nil
		}),
		decimalOfOne("Decimal.copy_abs(self, /)", func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return New(thread, d.Abs()), nil
		}),
		decimalOfOne("Decimal.copy_negate(self, /)", func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return New(thread, d.Negate()), nil
		}),
		decimalOfOne("Decimal.conjugate(self, /)", func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return New(thread, d), nil
		}),
		decimalWith("compare", (*dec.Context).Compare), decimalWith("max", (*dec.Context).Max), decimalWith("min", (*dec.Context).Min),
	}
	for name, test := range map[string]func(d *dec.Decimal) bool{
		"is_nan":      (*dec.Decimal).IsNaN,
		"is_infinite": func(d *dec.Decimal) bool { return d.Form == dec.Infinite },
		"is_finite":   func(d *dec.Decimal) bool { return d.Form == dec.Finite },
		"is_zero":     (*dec.Decimal).IsZero, "is_signed": func(d *dec.Decimal) bool { return d.Neg },
	} {
		methods = append(methods, decimalOfOne("Decimal."+name+"(self, /)", func(_ *starlark.Thread, d *dec.Decimal) (starlark.Value, error) {
			return starlark.Bool(test(d)), nil
		}))
	}
	return methods
}

// decimalOfOne makes a method without parameters.
func decimalOfOne(text string, f func(thread *starlark.Thread, d *dec.Decimal) (starlark.Value, error)) *call.Entry {
	return call.M0(text, func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		return f(thread, decimalOf(self))
	})
}

// A decimalFunction is an operation of a number in a context.
type decimalFunction func(c *dec.Context, x *dec.Decimal) (*dec.Decimal, dec.Condition)

// decimalUnary makes the special method of a unary operator.
func decimalUnary(name string, f decimalFunction) *call.Entry {
	return decimalOfOne("slot Decimal."+name+"(self, /)", func(thread *starlark.Thread, x *dec.Decimal) (starlark.Value, error) {
		d, flags := f(arithmeticOf(thread), x)
		return decimalResult(thread, d, flags)
	})
}

// decimalInContext makes a method whose only argument is a context.
func decimalInContext(name string, f decimalFunction) *call.Entry {
	return call.M1("function(self, context=None)", func(thread *starlark.Thread, self *object.Instance, context starlark.Value) (starlark.Value, error) {
		c, err := contextArgument(thread, context)
		if err != nil {
			return nil, err
		}
		d, flags := f(stoppable(thread, c), decimalOf(self))
		return decimalResult(thread, d, flags)
	}).Named(name)
}

// decimalBinary makes the special method of an operator, the reflected one if right.
func decimalBinary(f decimalOperation, right bool) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		y, ok := decimalOperand(v)
		if !ok {
			return object.NotImplemented, nil
		}
		x := decimalOf(self)
		if right {
			x, y = y, x
		}
		d, flags := f(stoppable(thread, arithmeticOf(thread)), x, y)
		return decimalResult(thread, d, flags)
	}
}

// decimalPow is __pow__ or __rpow__. pyq: there is no modulus.
func decimalPow(right bool) func(*starlark.Thread, *object.Instance, starlark.Value, starlark.Value) (starlark.Value, error) {
	pow := decimalBinary((*dec.Context).Pow, right)
	return func(thread *starlark.Thread, self *object.Instance, value, mod starlark.Value) (starlark.Value, error) {
		if mod != nil && mod != starlark.None {
			return object.NotImplemented, nil
		}
		return pow(thread, self, value)
	}
}

// decimalDivmod is __divmod__ or, if right, __rdivmod__.
func decimalDivmod(name string, right bool) *call.Entry {
	return call.M1("slot Decimal."+name+"(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		y, ok := decimalOperand(v)
		if !ok {
			return object.NotImplemented, nil
		}
		x := decimalOf(self)
		if right {
			x, y = y, x
		}
		q, r, flags := arithmeticOf(thread).QuoRem(x, y)
		if err := trapped(flags, trapsOf(thread)); err != nil {
			return nil, err
		}
		return starlark.Tuple{New(thread, q), New(thread, r)}, nil
	})
}

// operandArgument converts an argument that is to be a Decimal or an int.
func operandArgument(v starlark.Value) (*dec.Decimal, error) {
	d, ok := decimalOperand(v)
	if !ok {
		return nil, raise.Errorf("TypeError", "conversion from %s to Decimal is not supported", object.TypeOf(v).Name())
	}
	return d, nil
}

// decimalWith is a method that takes another number.
func decimalWith(name string, f decimalOperation) *call.Entry {
	return call.M2("function(self, other, context=None)", func(thread *starlark.Thread, self *object.Instance, other, context starlark.Value) (starlark.Value, error) {
		c, err := contextArgument(thread, context)
		if err != nil {
			return nil, err
		}
		y, err := operandArgument(other)
		if err != nil {
			return nil, err
		}
		d, flags := f(c, decimalOf(self), y)
		return decimalResult(thread, d, flags)
	}).Named(name)
}

func decimalCompare(op string) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		x := decimalOf(self)
		if op == "==" || op == "!=" {
			v = number.RealPart(v)
		}
		y, ok := decimalOperand(v)
		if f, isFloat := object.Native(v).(starlark.Float); isFloat {
			y, ok = decimalOfFloat(float64(f))
		}
		if r, isFraction := AsFraction(v); isFraction {
			if x.Form == dec.Finite {
				is, err := object.Compare(thread, op, starlark.MakeInt(x.CmpRat(r)), kit.Zero)
				return starlark.Bool(is), err
			}
			y, ok = decimalOfFloat(0) // what is not finite compares alike with all fractions
		}
		if !ok {
			return object.NotImplemented, nil
		}
		if x.IsNaN() || y.IsNaN() {
			signals := x.Form == dec.SignalingNaN || y.Form == dec.SignalingNaN
			if (op == "==" || op == "!=") && !signals {
				return starlark.Bool(op == "!="), nil
			}
			return nil, trapped(dec.InvalidOperation, dec.InvalidOperation)
		}
		is, err := object.Compare(thread, op, starlark.MakeInt(x.Cmp(y)), kit.Zero)
		return starlark.Bool(is), err
	}
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

func decimalRound(thread *starlark.Thread, self *object.Instance, ndigits starlark.Value) (starlark.Value, error) {
	if ndigits == nil || ndigits == starlark.None {
		return decimalInt(dec.HalfEven)(thread, decimalOf(self))
	}
	n, err := object.ToSize(thread, ndigits)
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

// roundingContext returns the context of the arguments rounding and context.
func roundingContext(thread *starlark.Thread, rounding, context starlark.Value) (*dec.Context, error) {
	from, err := contextArgument(thread, context)
	if err != nil {
		return nil, err
	}
	c := *from
	c.Rounding, err = roundingArgument(rounding, c.Rounding)
	return &c, err
}

func decimalQuantize(thread *starlark.Thread, self *object.Instance, exp, rounding, context starlark.Value) (starlark.Value, error) {
	c, err := roundingContext(thread, rounding, context)
	if err != nil {
		return nil, err
	}
	e, err := operandArgument(exp)
	if err != nil {
		return nil, err
	}
	d, flags := c.QuantizeLike(decimalOf(self), e)
	return decimalResult(thread, d, flags)
}

func decimalIntegral(thread *starlark.Thread, self *object.Instance, rounding, context starlark.Value) (starlark.Value, error) {
	c, err := roundingContext(thread, rounding, context)
	if err != nil {
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
