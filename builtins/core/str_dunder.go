package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// sequenceDunders are the special methods that programs may call by hand on a str,
// bytes or bytearray. They do what the operators and functions do.
var sequenceDunders = map[string]MethodFunc{
	"__add__": dunderBinary("+", false),
	"__mul__": dunderBinary("*", false), "__rmul__": dunderBinary("*", true),
	"__mod__": dunderBinary("%", false), "__rmod__": dunderBinary("%", true),
	"__eq__": dunderCompare("=="), "__ne__": dunderCompare("!="),
	"__lt__": dunderCompare("<"), "__le__": dunderCompare("<="),
	"__gt__": dunderCompare(">"), "__ge__": dunderCompare(">="),
	"__len__": dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		n, err := Length(thread, self)
		return starlark.MakeInt(n), err
	}),
	"__contains__": dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		in, err := Contains(thread, self, args[0])
		return starlark.Bool(in), err
	}),
	"__getitem__": dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return GetItem(thread, self, args[0])
	}),
	"__iter__": dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return IterValue(thread, self)
	}),
	"__str__":  dunderText(Str),
	"__repr__": dunderText(Repr),
	"__format__": dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		spec, ok := args[0].(starlark.String)
		if !ok {
			return nil, proc.Errorf("TypeError", "__format__() argument must be str, not %s", TypeOf(args[0]).Name())
		}
		s, err := Format(thread, self, string(spec))
		return starlark.String(s), err
	}),
}

// immutableDunders are those that str and bytes have and bytearray has not.
var immutableDunders = map[string]MethodFunc{
	"__hash__": dunder(0, func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		h, err := self.Hash()
		return starlark.MakeUint64(uint64(h)), err
	}),
	"__getnewargs__": dunder(0, func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		t := textOf(self)
		return starlark.Tuple{t.wrap(t.s)}, nil
	}),
}

// dunder makes a special method with n arguments.
func dunder(n int, f func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, proc.Errorf("TypeError", "wrapper takes no keyword arguments")
		}
		if len(args) != n {
			return nil, proc.Errorf("TypeError", "expected %s, got %d", plural(n), len(args))
		}
		return f(thread, self, args)
	}
}

func dunderBinary(op string, right bool) MethodFunc {
	return dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if right {
			return Binary(thread, op, args[0], self)
		}
		return Binary(thread, op, self, args[0])
	})
}

func dunderCompare(op string) MethodFunc {
	return dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		ok, err := Compare(thread, op, self, args[0])
		return starlark.Bool(ok), err
	})
}

func dunderText(text func(*starlark.Thread, starlark.Value) (string, error)) MethodFunc {
	return dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		s, err := text(thread, self)
		return starlark.String(s), err
	})
}
