package kit

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ClassAttr is the Attr of a value whose attributes are all in its class.
func ClassAttr(self object.Classed, name string) (starlark.Value, error) {
	v, ok := self.Class().Lookup(name)
	if !ok {
		return nil, nil
	}
	switch v := v.(type) {
	case *object.MethodDescriptor:
		return v.Bind(self.(starlark.Value))
	case object.Descriptor:
		return v.DescriptorGet(nil, self.(starlark.Value), self.Class())
	}
	return v, nil
}

// PlainObject is the ObjectFunc of classes whose instances have attributes only.
func PlainObject(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
	return nil, nil
}

// KeyError is KeyError(key).
func KeyError(thread *starlark.Thread, key starlark.Value) error {
	text, err := object.Repr(thread, key)
	if err != nil {
		return err
	}
	return &raise.Error{Class: "KeyError", Msg: text, Args: starlark.Tuple{key}}
}

// ObjectInit accepts any arguments and does nothing.
func ObjectInit(*starlark.Thread, starlark.Value, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return starlark.None, nil
}

// CompareBy gives a class the comparisons. order compares two instances, of which the
// second may be of any class: ok is false if they cannot be compared.
func CompareBy(c *object.Class, order func(thread *starlark.Thread, op string, a, b *object.Instance) (n int, ok bool, err error)) {
	holds := map[string]func(n int) bool{
		"__eq__": func(n int) bool { return n == 0 }, "__ne__": func(n int) bool { return n != 0 },
		"__lt__": func(n int) bool { return n < 0 }, "__le__": func(n int) bool { return n <= 0 },
		"__gt__": func(n int) bool { return n > 0 }, "__ge__": func(n int) bool { return n >= 0 },
	}
	var methods []*call.Entry
	for name, holds := range holds {
		methods = append(methods, object.Slot1(name, func(thread *starlark.Thread, self *object.Instance, value starlark.Value) (starlark.Value, error) {
			other, ok := value.(*object.Instance)
			if !ok {
				return object.NotImplemented, nil
			}
			n, ok, err := order(thread, name, self, other)
			if !ok || err != nil {
				return object.NotImplemented, err
			}
			return starlark.Bool(holds(n)), nil
		}))
	}
	c.Define(nil, methods...)
}
