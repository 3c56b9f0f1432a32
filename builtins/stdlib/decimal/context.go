package decimal

import (
	"go.starlark.net/starlark"

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
	}, map[string]object.MethodFunc{
		"__init__": kit.MethodNamed("Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			for i, name := range []string{"prec", "rounding"} {
				if x := kit.OrNone(v[i]); x != starlark.None {
					if err := object.SetAttr(thread, self, name, x); err != nil {
						return nil, err
					}
				}
			}
			return starlark.None, nil
		}),
		"__repr__": kit.Method0("Context.__repr__", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			c := decimalContextOf(self)
			return starlark.String("Context(prec=" + starlark.MakeInt(c.Prec).String() + ", rounding=" + roundingName(c.Rounding) +
				", Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])"), nil
		}),
		"copy": kit.Method0("Context.copy", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			to := *decimalContextOf(self)
			return object.NewInstance(kit.HomeOf(thread), decimalContextClass, &to), nil
		}),
		"clear_flags": kit.Method0("Context.clear_flags", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.None, nil }),
		"create_decimal": kit.MethodN("Context.create_decimal", 0, 1, func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
			v, err := starlark.Call(thread, decimalClass, args, nil)
			if err != nil {
				return nil, err
			}
			d, flags := decimalContextOf(self).Fix(decimalOf(v.(*object.Instance)))
			return decimalResult(thread, d, flags)
		}),
	})
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
	localContextClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__enter__": kit.Method0("__enter__", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s := contexts.Of(proc.Of(thread))
			if err := self.SetOwn("saved", contextOf(thread)); err != nil {
				return nil, err
			}
			s.now = self.Own("context").(*object.Instance)
			return s.now, nil
		}),
		"__exit__": kit.MethodN("__exit__", 0, -1, func(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			contexts.Of(proc.Of(thread)).now = self.Own("saved").(*object.Instance)
			return starlark.False, nil
		}),
	})
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

// localContext is decimal.localcontext(ctx=None, **kwargs): a context manager.
func localContext(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	from := contextOf(thread)
	if len(args) > 0 && args[0] != starlark.None {
		i, ok := args[0].(*object.Instance)
		if !ok || i.Class() != decimalContextClass {
			return nil, raise.Errorf("TypeError", "argument must be a context")
		}
		from = i
	}
	copied := *decimalContextOf(from)
	c := object.NewInstance(kit.HomeOf(thread), decimalContextClass, &copied)
	for _, kw := range kwargs {
		if err := object.SetAttr(thread, c, object.Text(kw[0]), kw[1]); err != nil {
			return nil, err
		}
	}
	m := object.NewInstance(kit.HomeOf(thread), localContextClass, nil)
	return m, m.SetOwn("context", c)
}
