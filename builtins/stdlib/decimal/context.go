package decimal

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal/dec"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

func decimalContextOf(v starlark.Value) *decimalContext {
	return v.(*object.Instance).Base().(*decimalContext)
}

func fillDecimalContext() {
	decimalContextClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return newDecimalContext(), nil
	},
		call.M("function(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", initContext).Named("__init__"),
		call.M0("slot Context.__repr__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			c := decimalContextOf(self)
			return starlark.String("Context(prec=" + starlark.MakeInt(c.Prec).String() + ", rounding=" + roundingName(c.Rounding) +
				", Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[" + strings.Join(signalNames(c.traps), ", ") + "])"), nil
		}),
		call.M0("Context.copy(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			to := *decimalContextOf(self)
			return object.NewInstance(kit.HomeOf(thread), decimalContextClass, &to), nil
		}),
		call.M0("Context.clear_flags(self, /)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.None, nil }),
		call.M1("tuple create_decimal(self, num='0', /)", func(thread *starlark.Thread, self *object.Instance, num starlark.Value) (starlark.Value, error) {
			if num == nil {
				num = kit.Zero
			}
			v, err := starlark.Call(thread, decimalClass, starlark.Tuple{num}, nil)
			if err != nil {
				return nil, err
			}
			d, flags := decimalContextOf(self).Fix(decimalOf(v.(*object.Instance)))
			return decimalResult(thread, d, flags)
		}),
	)
	decimalContextClass.SetComputed("prec", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeInt(decimalContextOf(self).Prec), nil
	}, func(thread *starlark.Thread, self, v starlark.Value) error {
		n, err := object.IndexInt(thread, v)
		if err != nil {
			return raise.Errorf("TypeError", "an integer is required (got type %s)", object.TypeOf(v).Name())
		}
		k, ok := n.Int64()
		if !ok || k < 1 || k > maxDecimalPrec {
			return raise.Errorf("ValueError", "valid range for prec is [1, MAX_PREC]")
		}
		decimalContextOf(self).Prec = int(k)
		return nil
	})
	decimalContextClass.SetComputed("rounding", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.String(roundingName(decimalContextOf(self).Rounding)), nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		r, err := roundingArgument(v, dec.HalfEven)
		if err == nil {
			decimalContextOf(self).Rounding = r
		}
		return err
	})
	localContextClass.DefineObjects(kit.PlainObject,
		call.M0("ContextManager.__enter__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s := contexts.Of(proc.Of(thread))
			if err := self.SetOwn("saved", contextOf(thread)); err != nil {
				return nil, err
			}
			s.now = self.Own("context").(*object.Instance)
			return s.now, nil
		}),
		call.MArgs("ContextManager.__exit__(self, /, *args)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			if saved, ok := self.Own("saved").(*object.Instance); ok {
				contexts.Of(proc.Of(thread)).now = saved
			}
			return starlark.False, nil
		}),
	)
}

// signals are the exceptions of conditions, in CPython's order.
var signals = []struct {
	flag dec.Condition
	name string
}{
	{dec.InvalidOperation, "InvalidOperation"}, {dec.DivisionByZero, "DivisionByZero"}, {dec.Overflow, "Overflow"},
	{dec.Underflow, "Underflow"}, {dec.Subnormal, "Subnormal"}, {dec.Inexact, "Inexact"}, {dec.Rounded, "Rounded"},
}

func signalNames(flags dec.Condition) (names []string) {
	for _, s := range signals {
		if flags&s.flag != 0 {
			names = append(names, s.name)
		}
	}
	return names
}

// signalsIn returns the conditions whose exceptions a list has.
func signalsIn(thread *starlark.Thread, v starlark.Value) (flags dec.Condition, err error) {
	list, err := object.Collect(thread, v)
	if err != nil {
		return 0, err
	}
	for _, v := range list {
		for _, s := range signals {
			if v == starlark.Value(decimalSignals[s.name]) {
				flags |= s.flag
			}
		}
	}
	return flags, nil
}

func roundingName(r dec.Rounding) string {
	for name, known := range roundings {
		if known == r {
			return name
		}
	}
	return "ROUND_HALF_EVEN"
}

// localContextClass is the class of what localcontext returns.
var localContextClass = object.NewClass("ContextManager").In("decimal")

// initContext is Context.__init__.
func initContext(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	for i, name := range []string{"prec", "rounding"} {
		if x := kit.OrNone(v[i]); x != starlark.None {
			if err := object.SetAttr(thread, self, name, x); err != nil {
				return nil, err
			}
		}
	}
	if traps := kit.OrNone(v[7]); traps != starlark.None {
		flags, err := signalsIn(thread, traps)
		if err != nil {
			return nil, err
		}
		decimalContextOf(self).traps = flags
	}
	return starlark.None, nil
}

// contextArgument returns the context of an argument, by default the process's present one.
func contextArgument(thread *starlark.Thread, v starlark.Value) (*dec.Context, error) {
	if v == nil || v == starlark.None {
		return arithmeticOf(thread), nil
	}
	i, ok := v.(*object.Instance)
	if !ok || !i.Class().Is(decimalContextClass) {
		return nil, raise.Errorf("TypeError", "optional argument must be a context")
	}
	return &decimalContextOf(i).Context, nil
}

// localContext is decimal.localcontext(ctx=None, **kwargs): a context manager. v has ctx, and
// the attributes of the context.
func localContext(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	from := contextOf(thread)
	if ctx := kit.OrNone(v[0]); ctx != starlark.None {
		i, ok := ctx.(*object.Instance)
		if !ok || i.Class() != decimalContextClass {
			return nil, raise.Errorf("TypeError", "optional argument must be a context")
		}
		from = i
	}
	copied := *decimalContextOf(from)
	c := object.NewInstance(kit.HomeOf(thread), decimalContextClass, &copied)
	for i, name := range []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"} {
		if x := kit.OrNone(v[i+1]); x != starlark.None {
			if err := object.SetAttr(thread, c, name, x); err != nil {
				return nil, err
			}
		}
	}
	m := object.NewInstance(kit.HomeOf(thread), localContextClass, nil)
	return m, m.SetOwn("context", c)
}
