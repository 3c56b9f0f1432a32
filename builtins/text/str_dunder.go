package text

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// sequenceDunders are the special methods that programs may call by hand on a str,
// bytes or bytearray. They do what the operators and functions do.
var sequenceDunders = map[string]object.MethodFunc{
	"__add__": dunderBinary("+", false),
	"__mul__": dunderBinary("*", false), "__rmul__": dunderBinary("*", true),
	"__mod__": dunderBinary("%", false), "__rmod__": dunderBinary("%", true),
	"__eq__": dunderCompare("=="), "__ne__": dunderCompare("!="),
	"__lt__": dunderCompare("<"), "__le__": dunderCompare("<="),
	"__gt__": dunderCompare(">"), "__ge__": dunderCompare(">="),
	"__len__": object.Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		n, err := object.Length(thread, self)
		return starlark.MakeInt(n), err
	}),
	"__contains__": object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		in, err := object.Contains(thread, self, args[0])
		return starlark.Bool(in), err
	}),
	"__getitem__": object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return object.GetItem(thread, self, args[0])
	}),
	"__iter__": object.Dunder(0, func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return collection.IterValue(thread, self)
	}),
	"__str__":  object.DunderText(object.Str),
	"__repr__": object.DunderText(object.Repr),
	"__format__": object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		spec, ok := args[0].(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "__format__() argument must be str, not %s", object.TypeOf(args[0]).Name())
		}
		s, err := object.Format(thread, self, string(spec))
		return starlark.String(s), err
	}),
}

// immutableDunders are those that str and bytes have and bytearray has not.
var immutableDunders = map[string]object.MethodFunc{
	"__hash__": object.Dunder(0, func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		h, err := self.Hash()
		return starlark.MakeUint64(uint64(h)), err
	}),
	"__getnewargs__": object.Dunder(0, func(_ *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		t := textOf(self)
		return starlark.Tuple{t.wrap(t.s)}, nil
	}),
}

func dunderBinary(op string, right bool) object.MethodFunc {
	return object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if right {
			return object.Binary(thread, op, args[0], self)
		}
		return object.Binary(thread, op, self, args[0])
	})
}

func dunderCompare(op string) object.MethodFunc {
	return object.Dunder(1, func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		ok, err := object.Compare(thread, op, self, args[0])
		return starlark.Bool(ok), err
	})
}
