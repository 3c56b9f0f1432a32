package decimal

import (
	"math/big"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal/dec"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module decimal.
var (
	decimalClass        = object.NewClass("Decimal").In("decimal").Static()
	decimalContextClass = object.NewClass("Context").In("decimal").Static()
	decimalErrorClass   = object.NewClass("DecimalException", object.ArithmeticErrorClass).In("decimal")
	decimalSignals      = newDecimalSignals()
)

func newDecimalSignals() map[string]*object.Class {
	signals := map[string]*object.Class{}
	for _, name := range []string{"InvalidOperation", "Clamped", "Rounded", "Inexact", "Overflow", "Underflow", "Subnormal", "FloatOperation"} {
		signals[name] = object.NewClass(name, decimalErrorClass).In("decimal")
	}
	signals["DivisionByZero"] = object.NewClass("DivisionByZero", decimalErrorClass, object.ZeroDivisionErrorClass).In("decimal")
	return signals
}

// A decimalNumber is what an instance of Decimal carries. It is immutable.
type decimalNumber struct{ d *dec.Decimal }

// TravelTo implements object.Payload.
func (n decimalNumber) TravelTo(*memory.Copier, *object.Instance) (any, error) { return n, nil }

// A decimalContext is what an instance of Context carries.
type decimalContext struct {
	dec.Context
	traps dec.Condition // the conditions that are an exception
}

// The conditions that are exceptions under the contexts that the module has.
const (
	usualTraps = dec.InvalidOperation | dec.DivisionByZero | dec.Overflow
	basicTraps = usualTraps | dec.Underflow
)

// TravelTo implements object.Payload.
func (c *decimalContext) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	to := *c
	return &to, nil
}

func newDecimalContext() *decimalContext { return &decimalContext{dec.Default(), usualTraps} }

// A contextState is a thread's present context.
type contextState struct{ now *object.Instance }

// contexts has the threads' contexts. Each begins with a copy of DefaultContext, a child with one of
// that of the thread which started it.
var contexts = proc.NewThreadSlot(func(p *proc.Proc) *contextState {
	return &contextState{copyContext(p, defaultContext(p))}
}).Carried(func(c *memory.Copier, from *contextState) *contextState {
	now, err := c.Copy(from.now)
	if err != nil {
		return nil
	}
	return &contextState{now.(*object.Instance)}
})

// defaultContext returns the process's decimal.DefaultContext.
func defaultContext(p *proc.Proc) *object.Instance {
	v, _ := Module.In(p).Attr("DefaultContext")
	if i, ok := v.(*object.Instance); ok && i.Class().Is(decimalContextClass) {
		return i
	}
	return givenContext(p, 28, dec.HalfEven, usualTraps) // the program has deleted it
}

// givenContext makes one of the contexts that the module has.
func givenContext(p *proc.Proc, prec int, rounding dec.Rounding, traps dec.Condition) *object.Instance {
	c := newDecimalContext()
	c.Prec, c.Rounding, c.traps = prec, rounding, traps
	var home *memory.Home
	if p != nil {
		home = p.Home()
	}
	return object.NewInstance(home, decimalContextClass, c)
}

func copyContext(p *proc.Proc, from *object.Instance) *object.Instance {
	to := *from.Base().(*decimalContext)
	return object.NewInstance(p.Home(), decimalContextClass, &to)
}

// isGiven reports whether a context is one that the module has.
func isGiven(p *proc.Proc, c *object.Instance) bool {
	for _, name := range []string{"DefaultContext", "BasicContext", "ExtendedContext"} {
		if v, _ := Module.In(p).Attr(name); v == starlark.Value(c) {
			return true
		}
	}
	return false
}

// contextOf returns the thread's present context.
func contextOf(thread *starlark.Thread) *object.Instance { return contexts.Of(proc.Of(thread)).now }

func arithmeticOf(thread *starlark.Thread) *dec.Context {
	return &contextOf(thread).Base().(*decimalContext).Context
}

var roundings = map[string]dec.Rounding{
	"ROUND_DOWN": dec.Down, "ROUND_HALF_UP": dec.HalfUp, "ROUND_HALF_EVEN": dec.HalfEven, "ROUND_CEILING": dec.Ceiling,
	"ROUND_FLOOR": dec.Floor, "ROUND_UP": dec.Up, "ROUND_HALF_DOWN": dec.HalfDown, "ROUND_05UP": dec.ZeroFiveUp,
}

// maxDecimalPrec is decimal.MAX_PREC. Results that need it are a MemoryError, as they are
// in CPython.
const maxDecimalPrec = 999999999999999999

// Module is the module decimal. Every process has its own, for a program may change the contexts
// that it has.
var Module = module.NewPrivate("decimal", ownDecimal{})

// ownDecimal makes the module decimal.
type ownDecimal struct{}

// Members implements module.ModuleMaker.
func (ownDecimal) Members(p *proc.Proc) starlark.StringDict {
	m := members()
	m["DefaultContext"] = givenContext(p, 28, dec.HalfEven, usualTraps)
	m["BasicContext"] = givenContext(p, 9, dec.HalfUp, basicTraps)
	m["ExtendedContext"] = givenContext(p, 9, dec.HalfEven, 0)
	return m
}

// members are those that all processes share.
func members() starlark.StringDict {
	m := call.Functions(
		call.F0("decimal.getcontext()", func(thread *starlark.Thread) (starlark.Value, error) { return contextOf(thread), nil }),
		call.F1("decimal.setcontext(context, /)", func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			c, ok := v.(*object.Instance)
			if !ok || c.Class() != decimalContextClass {
				return nil, raise.Errorf("TypeError", "argument must be a context")
			}
			p := proc.Of(thread)
			if isGiven(p, c) { // as in CPython, they stay what they are
				c = copyContext(p, c)
			}
			contexts.Of(p).now = c
			return starlark.None, nil
		}),
		call.F("function(ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", localContext).Named("localcontext"),
	)
	for name := range roundings {
		m[name] = starlark.String(name)
	}
	for name, class := range decimalSignals {
		m[name] = class
	}
	m["Decimal"], m["Context"], m["DecimalException"] = decimalClass, decimalContextClass, decimalErrorClass
	m["MAX_PREC"], m["MAX_EMAX"], m["MIN_EMIN"] = starlark.MakeInt64(maxDecimalPrec), starlark.MakeInt64(maxDecimalPrec), starlark.MakeInt64(-maxDecimalPrec)
	return m
}

// New makes a Decimal.
func New(thread *starlark.Thread, d *dec.Decimal) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), decimalClass, decimalNumber{d})
}

// AsDecimal returns the Decimal that v is; ok is false for other values.
func AsDecimal(v starlark.Value) (d *dec.Decimal, ok bool) {
	if i, is := v.(*object.Instance); is {
		if n, is := i.Base().(decimalNumber); is {
			return n.d, true
		}
	}
	return nil, false
}

func decimalOf(self *object.Instance) *dec.Decimal { return self.Base().(decimalNumber).d }

// decimalOperand converts what a Decimal computes with: a Decimal or an int.
func decimalOperand(v starlark.Value) (d *dec.Decimal, ok bool) {
	if d, ok = AsDecimal(v); ok {
		return d, true
	}
	switch x := object.Native(v).(type) {
	case starlark.Int:
		return dec.New(x.BigInt(), 0), true
	case starlark.Bool:
		if x {
			return dec.NewInt(1), true
		}
		return dec.NewInt(0), true
	}
	return nil, false
}

// stoppable returns a context for what may take long.
func stoppable(thread *starlark.Thread, context *dec.Context) *dec.Context {
	c := *context
	c.Stop = func() bool { return proc.Worked(thread, 1000) != nil }
	return &c
}

// trapped returns the exception for the conditions of a result, of those that are to be one; nil
// if there is none.
func trapped(flags, traps dec.Condition) error {
	if flags&dec.NoMemory != 0 {
		return &raise.Error{Class: "MemoryError"}
	}
	for _, trap := range []struct {
		flag, signal  dec.Condition
		class, reason string
	}{
		{dec.DivisionByZero | dec.InvalidOperation, dec.InvalidOperation, "InvalidOperation", "InvalidOperation'>, <class 'decimal.DivisionByZero"},
		{dec.DivisionUndefined, dec.InvalidOperation, "InvalidOperation", "DivisionUndefined"},
		{dec.DivisionByZero, dec.DivisionByZero, "DivisionByZero", "DivisionByZero"},
		{dec.DivisionImpossible, dec.InvalidOperation, "InvalidOperation", "DivisionImpossible"},
		{dec.InvalidOperation, dec.InvalidOperation, "InvalidOperation", "InvalidOperation"},
		{dec.Overflow, dec.Overflow, "Overflow", "Overflow"},
		{dec.Underflow, dec.Underflow, "Underflow", "Underflow"},
		{dec.Subnormal, dec.Subnormal, "Subnormal", "Subnormal"},
		{dec.Inexact, dec.Inexact, "Inexact", "Inexact"},
		{dec.Rounded, dec.Rounded, "Rounded", "Rounded"},
	} {
		if traps&trap.signal != 0 && flags&trap.flag == trap.flag {
			return raise.Errorf("decimal."+trap.class, "[<class 'decimal.%s'>]", trap.reason)
		}
	}
	return nil
}

// trapsOf returns the conditions that are an exception in the thread's context.
func trapsOf(thread *starlark.Thread) dec.Condition {
	return contextOf(thread).Base().(*decimalContext).traps
}

// decimalResult is the value of an operation.
func decimalResult(thread *starlark.Thread, d *dec.Decimal, flags dec.Condition) (starlark.Value, error) {
	if flags&dec.Stopped != 0 {
		return nil, proc.Worked(thread, 0)
	}
	if err := trapped(flags, trapsOf(thread)); err != nil {
		return nil, err
	}
	return New(thread, d), nil
}

// parseDecimal reads a number as Decimal(text) does.
func parseDecimal(text string) (*dec.Decimal, bool) {
	return dec.Parse(strings.ReplaceAll(strings.TrimSpace(text), "_", ""))
}

// constructDecimal is Decimal.__new__(value='0').
func constructDecimal(thread *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
	if v[0] == nil {
		return decimalNumber{dec.NewInt(0)}, nil
	}
	if d, ok := decimalOperand(v[0]); ok {
		return decimalNumber{d}, nil
	}
	syntax := raise.Errorf("decimal.InvalidOperation", "[<class 'decimal.ConversionSyntax'>]")
	switch x := object.Native(v[0]).(type) {
	case starlark.String:
		if len(x) > dec.MaxDigits {
			return nil, trapped(dec.NoMemory, 0)
		}
		d, ok := parseDecimal(string(x))
		switch {
		case !ok:
			return nil, syntax
		case !d.InRange():
			return nil, trapped(dec.InvalidOperation, dec.InvalidOperation)
		}
		return decimalNumber{d}, nil
	case starlark.Float:
		d, ok := decimalOfFloat(float64(x))
		if !ok {
			return nil, syntax
		}
		return decimalNumber{d}, nil
	case starlark.Tuple:
		return decimalOfTuple(thread, x)
	}
	return nil, raise.Errorf("TypeError", "conversion from %s to Decimal is not supported", object.TypeOf(v[0]).Name())
}

// decimalOfFloat returns the exact value.
func decimalOfFloat(f float64) (*dec.Decimal, bool) {
	if !kit.IsFinite(f) {
		return parseDecimal(strconv.FormatFloat(f, 'g', -1, 64))
	}
	const mostPlaces = 1074 // no float has more
	text := new(big.Float).SetFloat64(f).Text('f', mostPlaces)
	return parseDecimal(strings.TrimSuffix(strings.TrimRight(text, "0"), "."))
}

// decimalOfTuple makes a Decimal of (sign, digits, exponent).
func decimalOfTuple(thread *starlark.Thread, t starlark.Tuple) (any, error) {
	bad := raise.Errorf("ValueError", "argument must be a sequence of length 3")
	if len(t) != 3 {
		return nil, bad
	}
	digits, err := object.Collect(thread, t[1])
	if err != nil {
		return nil, err
	}
	text := "0"
	for _, d := range digits {
		n, err := object.ToSize(thread, d)
		if err != nil || n < 0 || n > 9 {
			return nil, raise.Errorf("ValueError", "coefficient must be a tuple of digits")
		}
		text += strconv.Itoa(n)
	}
	exponent, err := object.ToSize(thread, t[2])
	if err != nil {
		return nil, raise.Errorf("ValueError", "string argument in the third position must be 'F', 'n' or 'N'")
	}
	sign, err := object.ToSize(thread, t[0])
	if err != nil || sign != 0 && sign != 1 {
		return nil, raise.Errorf("ValueError", "sign must be an integer with the value 0 or 1")
	}
	n, _ := new(big.Int).SetString(text, 10)
	d := &dec.Decimal{Neg: sign == 1, Coeff: n, Exp: exponent}
	if !d.InRange() {
		return nil, trapped(dec.InvalidOperation, dec.InvalidOperation)
	}
	return decimalNumber{d}, nil
}
