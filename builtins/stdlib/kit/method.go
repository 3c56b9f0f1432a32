package kit

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file has the shapes of methods, as bind.go has those of functions. T is what the
// methods of a class have as self. full is the method's name in messages, with the
// class: "deque.append".

// Method0 is a method in C without parameters.
func Method0[T starlark.Value](full string, f func(thread *starlark.Thread, self T) (starlark.Value, error)) object.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if len(args) > 0 {
			return nil, raise.Errorf("TypeError", "%s() takes no arguments (%d given)", full, len(args))
		}
		return f(thread, self.(T))
	}
}

// Method1 is a method in C of exactly one argument.
func Method1[T starlark.Value](full string, f func(thread *starlark.Thread, self T, x starlark.Value) (starlark.Value, error)) object.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if len(args) != 1 {
			return nil, raise.Errorf("TypeError", "%s() takes exactly one argument (%d given)", full, len(args))
		}
		return f(thread, self.(T), args[0])
	}
}

// MethodN is a method in C whose parameters have no names; most < 0 is any number.
func MethodN[T starlark.Value](full string, least, most int, f func(thread *starlark.Thread, self T, args starlark.Tuple) (starlark.Value, error)) object.MethodFunc {
	name := full[strings.LastIndexByte(full, '.')+1:]
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if n := len(args); n < least || n > most && most >= 0 {
			return nil, WrongCount(name, n, least, most)
		}
		return f(thread, self.(T), args)
	}
}

// MethodNamed is a method in C whose parameters have names; text is its signature.
func MethodNamed[T starlark.Value](text string, f func(thread *starlark.Thread, self T, v []starlark.Value) (starlark.Value, error)) object.MethodFunc {
	p := NewParser(text)
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, len(p.Params))
		if err := p.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, self.(T), v)
	}
}

// MethodPython is a method that CPython has in Python; text is its signature, self
// included.
func MethodPython[T starlark.Value](text string, f func(thread *starlark.Thread, self T, v []starlark.Value) (starlark.Value, error)) object.MethodFunc {
	s := call.NewSignature("def " + text)
	n := countParams(text)
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, n)
		if err := s.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, self.(T), v)
	}
}

// ClassAttr is the Attr of a value whose attributes are all in its class.
func ClassAttr(self object.Classed, name string) (starlark.Value, error) {
	v, ok := self.Class().Lookup(name)
	if !ok {
		return nil, nil
	}
	switch v := v.(type) {
	case *object.MethodDescriptor:
		return v.Bind(self.(starlark.Value)), nil
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
	methods := map[string]object.MethodFunc{}
	for name, holds := range holds {
		methods[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			if len(args) != 1 {
				return nil, WrongCount("expected", len(args), 1, 1)
			}
			other, ok := args[0].(*object.Instance)
			if !ok {
				return object.NotImplemented, nil
			}
			n, ok, err := order(thread, name, self.(*object.Instance), other)
			if !ok || err != nil {
				return object.NotImplemented, err
			}
			return starlark.Bool(holds(n)), nil
		}
	}
	c.Define(nil, methods)
}

// An InstanceMethod is a method, in Python, of an ordinary object.
type InstanceMethod = func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error)

// DoNothing is a method that does nothing.
func DoNothing(*starlark.Thread, *object.Instance, []starlark.Value) (starlark.Value, error) {
	return starlark.None, nil
}
