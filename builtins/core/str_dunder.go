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
	"__len__": Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		n, err := Length(thread, self)
		return starlark.MakeInt(n), err
	}),
	"__contains__": Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		in, err := Contains(thread, self, args[0])
		return starlark.Bool(in), err
	}),
	"__getitem__": Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return GetItem(thread, self, args[0])
	}),
	"__iter__": Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return IterValue(thread, self)
	}),
	"__str__":  DunderText(Str),
	"__repr__": DunderText(Repr),
	"__format__": Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
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
	"__hash__": Dunder(0, func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		h, err := self.Hash()
		return starlark.MakeUint64(uint64(h)), err
	}),
	"__getnewargs__": Dunder(0, func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		t := textOf(self)
		return starlark.Tuple{t.wrap(t.s)}, nil
	}),
}

func dunderBinary(op string, right bool) MethodFunc {
	return Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if right {
			return Binary(thread, op, args[0], self)
		}
		return Binary(thread, op, self, args[0])
	})
}

func dunderCompare(op string) MethodFunc {
	return Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		ok, err := Compare(thread, op, self, args[0])
		return starlark.Bool(ok), err
	})
}
