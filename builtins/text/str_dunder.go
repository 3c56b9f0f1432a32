package text

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// sequenceDunders are the special methods that programs may call by hand on a str,
// bytes or bytearray. They do what the operators and functions do.
func sequenceDunders() []*call.Entry {
	return []*call.Entry{
		dunderBinary("__add__", "+", false),
		dunderBinary("__mul__", "*", false), dunderBinary("__rmul__", "*", true),
		dunderBinary("__mod__", "%", false), dunderBinary("__rmod__", "%", true),
		object.Slot0("__len__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			n, err := object.Length(thread, self)
			return starlark.MakeInt(n), err
		}),
		object.Slot1("__contains__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			in, err := object.Contains(thread, self, x)
			return starlark.Bool(in), err
		}),
		object.Slot1("__getitem__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			return object.GetItem(thread, self, x)
		}),
		object.Slot0("__iter__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return collection.IterValue(thread, self)
		}),
		object.SlotText("__str__", object.Str),
		object.SlotText("__repr__", object.Repr),
		object.Slot1("__format__", func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
			spec, ok := x.(starlark.String)
			if !ok {
				return nil, raise.Errorf("TypeError", "__format__() argument must be str, not %s", object.TypeOf(x).Name())
			}
			s, err := object.Format(thread, self, string(spec))
			return starlark.String(s), err
		}),
	}
}

// immutableDunders are those that str and bytes have and bytearray has not.
func immutableDunders() []*call.Entry {
	return []*call.Entry{
		object.Slot0("__hash__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			h, err := object.Hash(thread, self)
			return starlark.MakeInt64(h), err
		}),
		object.Slot0("__getnewargs__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			t := textOf(self)
			return starlark.Tuple{t.wrap(t.s)}, nil
		}),
	}
}

func dunderBinary(name, op string, right bool) *call.Entry {
	return object.Slot1(name, func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
		if right {
			return object.Binary(thread, op, x, self)
		}
		return object.Binary(thread, op, self, x)
	})
}
