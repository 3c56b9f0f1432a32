package decimal

import (
	"math"
	"math/big"
	"regexp"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// fractionClass is fractions.Fraction.
var fractionClass = object.NewClass("Fraction").In("fractions")

// A fraction is what an instance of Fraction carries. It is immutable.
type fraction struct{ r *big.Rat }

// TravelTo implements object.Payload.
func (f fraction) TravelTo(*memory.Copier, *object.Instance) (any, error) { return f, nil }

// AsFraction returns the Fraction that v is; ok is false for other values.
func AsFraction(v starlark.Value) (r *big.Rat, ok bool) {
	if i, is := v.(*object.Instance); is {
		if f, is := i.Base().(fraction); is {
			return f.r, true
		}
	}
	return nil, false
}

// NewFraction makes a Fraction.
func NewFraction(thread *starlark.Thread, r *big.Rat) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), fractionClass, fraction{r})
}

// Rational returns an exact number: an int or a Fraction; ok is false for others.
func Rational(v starlark.Value) (r *big.Rat, ok bool) {
	if r, ok = AsFraction(v); ok {
		return r, true
	}
	switch x := object.Native(v).(type) {
	case starlark.Int:
		return new(big.Rat).SetInt(x.BigInt()), true
	case starlark.Bool:
		if x {
			return big.NewRat(1, 1), true
		}
		return new(big.Rat), true
	}
	return nil, false
}

// FractionsMembers is the module fractions.
func FractionsMembers() starlark.StringDict {
	return starlark.StringDict{"Fraction": fractionClass, "gcd": call.New(call.F2("def gcd(a, b)", gcd))}
}

// gcd is fractions.gcd, which Python 2 has: its sign is that of b.
func gcd(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	for {
		more, err := object.IsTrue(thread, b)
		if err != nil || !more {
			return a, err
		}
		rest, err := object.Binary(thread, "%", a, b)
		if err != nil {
			return nil, err
		}
		a, b = b, rest
	}
}

var fractionText = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*([-+]?)(\d+(?:_\d+)*|)(?:/(\d+(?:_\d+)*))?(?:\.(\d+(?:_\d+)*)?)?(?:[eE]([-+]?\d+(?:_\d+)*))?\s*$`)
})

// parseFraction reads "3/4", "-1.25" or "1e-3".
func parseFraction(s string) (*big.Rat, bool) {
	m := fractionText().FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[4] == "" || m[3] != "" && (strings.Contains(s, ".") || m[5] != "") {
		return nil, false
	}
	text := strings.ReplaceAll(strings.TrimSpace(s), "_", "")
	if len(m[5]) > 6 { // such a number has a million digits
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// constructFraction is Fraction.__new__.
func constructFraction(thread *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
	if v[0] == nil {
		v[0] = kit.Zero
	}
	if kit.OrNone(v[1]) != starlark.None {
		return fractionOfTwo(v[0], v[1])
	}
	if r, ok := Rational(v[0]); ok {
		return fraction{r}, nil
	}
	switch x := object.Native(v[0]).(type) {
	case starlark.Float:
		num, den, err := kit.Ratio(float64(x))
		if err != nil {
			return nil, err
		}
		return fraction{new(big.Rat).SetFrac(num, den)}, nil
	case starlark.String:
		if m := fractionText().FindStringSubmatch(string(x)); m != nil && m[3] != "" && strings.Trim(m[3], "0_") == "" {
			return nil, raise.Errorf("ZeroDivisionError", "Fraction(%s, 0)", m[1]+m[2])
		}
		r, ok := parseFraction(string(x))
		if !ok {
			shown, err := object.Repr(thread, x)
			if err != nil {
				return nil, err
			}
			return nil, raise.Errorf("ValueError", "Invalid literal for Fraction: %s", shown)
		}
		return fraction{r}, nil
	}
	if _, ok := object.TypeOf(v[0]).Lookup("as_integer_ratio"); ok {
		pair, err := object.CallMethod(thread, v[0], "as_integer_ratio", nil, nil)
		if err != nil {
			return nil, err
		}
		if t, ok := pair.(starlark.Tuple); ok && len(t) == 2 {
			return fractionOfTwo(t[0], t[1])
		}
	}
	return nil, raise.Errorf("TypeError", "argument should be a string or a Rational instance")
}

func fractionOfTwo(a, b starlark.Value) (any, error) {
	num, ok := Rational(a)
	den, ok2 := Rational(b)
	if !ok || !ok2 {
		return nil, raise.Errorf("TypeError", "both arguments should be Rational instances")
	}
	if den.Sign() == 0 {
		return nil, raise.Errorf("ZeroDivisionError", "Fraction(%s, 0)", num.RatString())
	}
	return fraction{new(big.Rat).Quo(num, den)}, nil
}

func ratOf(self *object.Instance) *big.Rat { return self.Base().(fraction).r }

// fractionOperators are the operators of fractions with each other.
var fractionOperators = map[string]func(z, x, y *big.Rat) *big.Rat{
	"+": (*big.Rat).Add, "-": (*big.Rat).Sub, "*": (*big.Rat).Mul, "/": (*big.Rat).Quo,
	"%": func(_, x, y *big.Rat) *big.Rat {
		q := new(big.Rat).SetInt(floorRat(new(big.Rat).Quo(x, y)))
		return q.Sub(x, q.Mul(q, y))
	},
}

// floorRat returns the greatest integer that is not greater.
func floorRat(r *big.Rat) *big.Int {
	q, _ := kit.FloorDivBig(r.Num(), r.Denom())
	return q
}

func fillFraction() {
	truncate := func(r *big.Rat) *big.Int { return new(big.Int).Quo(r.Num(), r.Denom()) }
	methods := []*call.Entry{
		call.MRaw("slot Fraction.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		call.M0("def Fraction.__repr__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			r := ratOf(self)
			return starlark.String(self.Class().Name() + "(" + r.Num().String() + ", " + r.Denom().String() + ")"), nil
		}),
		call.M0("def Fraction.__str__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(ratOf(self).RatString()), nil
		}),
		call.M0("def Fraction.__hash__(self)", fractionHash),
		call.M0("def Fraction.__bool__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(ratOf(self).Sign() != 0), nil
		}),
		call.M0("def Rational.__float__(self)", fractionFloat),
		fractionUnary("__neg__", (*big.Rat).Neg), fractionUnary("__abs__", (*big.Rat).Abs), fractionUnary("__pos__", (*big.Rat).Set),
		fractionInt("__trunc__", truncate), fractionInt("__int__", truncate), fractionInt("__floor__", floorRat),
		fractionInt("__ceil__", func(r *big.Rat) *big.Int {
			n := floorRat(new(big.Rat).Neg(r))
			return n.Neg(n)
		}),
		call.M1("def Fraction.__round__(self, ndigits=None)", fractionRound),
		call.M1("def Fraction.__pow__(self, b)", fractionPow), call.M1("def Fraction.__rpow__(self, a)", fractionReversePow),
		call.M1("def Fraction.limit_denominator(self, max_denominator=1000000)", fractionLimit),
		call.M0("def Fraction.as_integer_ratio(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Tuple{starlark.MakeBigInt(ratOf(self).Num()), starlark.MakeBigInt(ratOf(self).Denom())}, nil
		}),
		call.M0("def Fraction.is_integer(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(ratOf(self).IsInt()), nil
		}),
		call.M0("def Real.conjugate(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) { return self, nil }),
	}
	for op, name := range map[string]string{"+": "add__", "-": "sub__", "*": "mul__", "/": "truediv__", "//": "floordiv__", "%": "mod__", "divmod": "divmod__"} {
		methods = append(methods, fractionOperator("__"+name, false, fractionBinary(op, false)), fractionOperator("__r"+name, true, fractionBinary(op, true)))
	}
	for name, op := range map[string]string{"__eq__": "==", "__ne__": "!=", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="} {
		text := "def Fraction." + name + "(self, b)"
		if op == "!=" { // object's
			text = "slot Fraction.__ne__(self, value, /)"
		}
		methods = append(methods, call.M1(text, fractionCompare(op)))
	}
	fractionClass.DefineMade("def Fraction.__new__(self, numerator=0, denominator=None)", constructFraction, methods...)
	fractionClass.SetComputed("numerator", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeBigInt(ratOf(self.(*object.Instance)).Num()), nil
	}, nil)
	fractionClass.SetComputed("denominator", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeBigInt(ratOf(self.(*object.Instance)).Denom()), nil
	}, nil)
	fractionClass.Set("from_float", object.NewClassMethod(call.New(call.F2("def Fraction.from_float(cls, f)", fractionFrom("from_float", "float", func(v starlark.Value) bool {
		_, ok := object.Native(v).(starlark.Float)
		return ok
	})))))
	fractionClass.Set("from_decimal", object.NewClassMethod(call.New(call.F2("def Fraction.from_decimal(cls, dec)", fractionFrom("from_decimal", "Decimal", func(v starlark.Value) bool {
		_, ok := AsDecimal(v)
		return ok
	})))))
}

// fractionFrom makes a class method that takes ints, and what is accepted.
func fractionFrom(name, kind string, accepted func(starlark.Value) bool) func(thread *starlark.Thread, cls, v starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, cls, v starlark.Value) (starlark.Value, error) {
		if !kit.IsInt(object.Native(v)) && !accepted(v) {
			text, err := object.Repr(thread, v)
			if err != nil {
				return nil, err
			}
			return nil, raise.Arguments("%s.%s() only takes %ss, not %s (%s)", cls.(*object.Class).ShortName(), name, kind, text, object.TypeOf(v).Name())
		}
		return starlark.Call(thread, cls, starlark.Tuple{v}, nil)
	}
}

func fractionUnary(name string, f func(z, x *big.Rat) *big.Rat) *call.Entry {
	return call.M0("def Fraction."+name+"(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		return NewFraction(thread, f(new(big.Rat), ratOf(self))), nil
	})
}

func fractionInt(name string, f func(r *big.Rat) *big.Int) *call.Entry {
	return call.M0("def Fraction."+name+"(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		return starlark.MakeBigInt(f(ratOf(self))), nil
	})
}

// RatFloat returns the nearest float.
func RatFloat(r *big.Rat) (float64, error) {
	f, _ := r.Float64()
	if math.IsInf(f, 0) {
		return 0, raise.Errorf("OverflowError", "integer division result too large for a float")
	}
	return f, nil
}

func fractionFloat(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	f, err := RatFloat(ratOf(self))
	return starlark.Float(f), err
}

// fractionMethod is a method of one parameter.
type fractionMethod = func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error)

// fractionOperator makes the special method of an operator. CPython has one function for all
// of them, and another one for the reflected ones.
func fractionOperator(name string, right bool, f fractionMethod) *call.Entry {
	text := "def Fraction._operator_fallbacks.<locals>.forward(self, b)"
	if right {
		text = "def Fraction._operator_fallbacks.<locals>.reverse(self, a)"
	}
	return call.M1(text, f).Named(name)
}

// fractionBinary is an operator; with a float or a complex number the result is one.
func fractionBinary(op string, right bool) fractionMethod {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		x := ratOf(self)
		y, ok := Rational(v)
		if !ok {
			a, ok, err := likeOther(x, v)
			if !ok || err != nil {
				return object.NotImplemented, err
			}
			b := object.Native(v)
			if right {
				a, b = b, a
			}
			if op == "divmod" {
				return number.Divmod(thread, a, b)
			}
			return object.Binary(thread, op, a, b)
		}
		if right {
			x, y = y, x
		}
		if y.Sign() == 0 {
			if err := fractionByZero(op, x); err != nil {
				return nil, err
			}
		}
		switch op {
		case "divmod":
			return starlark.Tuple{starlark.MakeBigInt(floorRat(new(big.Rat).Quo(x, y))), NewFraction(thread, fractionOperators["%"](new(big.Rat), x, y))}, nil
		case "//":
			return starlark.MakeBigInt(floorRat(new(big.Rat).Quo(x, y))), nil
		}
		return NewFraction(thread, fractionOperators[op](new(big.Rat), x, y)), nil
	}
}

// likeOther returns a fraction as a number of the type of v, a float or a complex number; ok is
// false if v is neither.
func likeOther(r *big.Rat, v starlark.Value) (x starlark.Value, ok bool, err error) {
	f, err := RatFloat(r)
	switch object.Native(v).(type) {
	case starlark.Float:
		return starlark.Float(f), true, err
	case number.Complex:
		return number.Complex(complex(f, 0)), true, err
	}
	return nil, false, nil
}

// fractionByZero is the error of a division of x by zero, nil if op is none.
func fractionByZero(op string, x *big.Rat) error {
	switch op {
	case "/":
		return raise.Errorf("ZeroDivisionError", "Fraction(%d, 0)", x.Sign())
	case "//", "divmod":
		return raise.New(fact.FloorByZero)
	case "%":
		return raise.New(fact.ModuloByZero)
	}
	return nil
}

func fractionCompare(op string) fractionMethod {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		x := ratOf(self)
		if op == "==" || op == "!=" {
			v = number.RealPart(v)
		}
		y, ok := Rational(v)
		if z, isComplex := object.Native(v).(number.Complex); isComplex && imag(z) == 0 && (op == "==" || op == "!=") {
			v = starlark.Float(real(z))
		}
		if f, isFloat := object.Native(v).(starlark.Float); isFloat {
			if !kit.IsFinite(float64(f)) {
				is, err := object.Compare(thread, op, starlark.Float(0), f)
				return starlark.Bool(is), err
			}
			y, ok = new(big.Rat).SetFloat64(float64(f)), true
		}
		if !ok {
			return object.NotImplemented, nil // Decimal knows fractions
		}
		is, err := object.Compare(thread, op, starlark.MakeInt(x.Cmp(y)), kit.Zero)
		return starlark.Bool(is), err
	}
}

// fractionHash is the hash that equal ints and floats have.
func fractionHash(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	r := ratOf(self)
	if r.IsInt() {
		return starlark.Call(thread, prelude.Functions()["hash"], starlark.Tuple{starlark.MakeBigInt(r.Num())}, nil)
	}
	p := big.NewInt(1<<61 - 1)
	inverse := new(big.Int).ModInverse(new(big.Int).Mod(r.Denom(), p), p)
	h := big.NewInt(314159)
	if inverse != nil {
		h.Mod(inverse.Mul(inverse, new(big.Int).Abs(r.Num())), p)
	}
	if r.Sign() < 0 {
		h.Neg(h)
	}
	if h.IsInt64() && h.Int64() == -1 {
		h.SetInt64(-2)
	}
	return starlark.MakeBigInt(h), nil
}

func fractionRound(thread *starlark.Thread, self *object.Instance, ndigits starlark.Value) (starlark.Value, error) {
	r := ratOf(self)
	if ndigits == nil || ndigits == starlark.None {
		return starlark.MakeBigInt(kit.DivideNearest(r.Num(), r.Denom())), nil
	}
	n, err := object.ToSize(thread, ndigits)
	if err != nil {
		return nil, err
	}
	if n > 100000 || n < -100000 {
		return nil, &raise.Error{Class: "MemoryError"}
	}
	shift := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		shift.Inv(shift)
	}
	x := new(big.Rat).Mul(r, shift)
	rounded := new(big.Rat).SetInt(kit.DivideNearest(x.Num(), x.Denom()))
	return NewFraction(thread, rounded.Quo(rounded, shift)), nil
}

func fractionPow(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	r := ratOf(self)
	e, ok := Rational(v)
	if ok && e.IsInt() {
		n := e.Num()
		if !n.IsInt64() || n.Int64() > 1<<20 || n.Int64() < -1<<20 {
			return nil, &raise.Error{Class: "MemoryError"}
		}
		if n.Sign() < 0 && r.Sign() == 0 {
			return nil, raise.Errorf("ZeroDivisionError", "Fraction(1, 0)")
		}
		abs := new(big.Int).Abs(n)
		x := new(big.Rat).SetFrac(new(big.Int).Exp(r.Num(), abs, nil), new(big.Int).Exp(r.Denom(), abs, nil))
		if n.Sign() < 0 {
			x.Inv(x)
		}
		return NewFraction(thread, x), nil
	}
	f, err := RatFloat(r)
	if err != nil {
		return nil, err
	}
	if ok {
		g, err := RatFloat(e)
		if err != nil {
			return nil, err
		}
		v = starlark.Float(g)
	}
	return object.Binary(thread, "**", starlark.Float(f), v)
}

func fractionReversePow(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	r := ratOf(self)
	if r.IsInt() {
		return object.Binary(thread, "**", v, starlark.MakeBigInt(r.Num()))
	}
	f, err := RatFloat(r)
	if err != nil {
		return nil, err
	}
	return object.Binary(thread, "**", v, starlark.Float(f))
}

// fractionLimit is Fraction.limit_denominator: the nearest fraction with a denominator
// that is not greater.
func fractionLimit(thread *starlark.Thread, self *object.Instance, maxDenominator starlark.Value) (starlark.Value, error) {
	most := big.NewInt(1000000)
	if maxDenominator != nil {
		i, err := object.IndexInt(thread, maxDenominator)
		if err != nil {
			return nil, err
		}
		most = i.BigInt()
	}
	if most.Sign() <= 0 {
		return nil, raise.Errorf("ValueError", "max_denominator should be at least 1")
	}
	r := ratOf(self)
	if r.Denom().Cmp(most) <= 0 {
		return NewFraction(thread, r), nil
	}
	p0, q0, p1, q1 := big.NewInt(0), big.NewInt(1), big.NewInt(1), big.NewInt(0)
	n, d := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	for {
		a, rest := kit.FloorDivBig(n, d)
		q2 := new(big.Int).Add(q0, new(big.Int).Mul(a, q1))
		if q2.Cmp(most) > 0 {
			break
		}
		p0, q0, p1, q1 = p1, q1, new(big.Int).Add(p0, new(big.Int).Mul(a, p1)), q2
		n, d = d, rest
	}
	k := new(big.Int).Quo(new(big.Int).Sub(most, q0), q1)
	first := new(big.Rat).SetFrac(new(big.Int).Add(p0, new(big.Int).Mul(k, p1)), new(big.Int).Add(q0, new(big.Int).Mul(k, q1)))
	second := new(big.Rat).SetFrac(p1, q1)
	d1 := new(big.Rat).Sub(first, r)
	d2 := new(big.Rat).Sub(second, r)
	if d2.Abs(d2).Cmp(d1.Abs(d1)) <= 0 {
		return NewFraction(thread, second), nil
	}
	return NewFraction(thread, first), nil
}
