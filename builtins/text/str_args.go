package text

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A textKind is one of the three types that share most of their methods.
type textKind uint8

const (
	strKind textKind = iota
	bytesKind
	bytearrayKind
)

// A textual is the receiver of a method that str, bytes and bytearray share. For bytes, s is
// a string of bytes; for a bytearray, a copy of its contents when the method was called.
type textual struct {
	s    string
	kind textKind
}

// textOf returns the receiver of a method. MethodDescriptor has checked its class.
func textOf(self starlark.Value) textual {
	switch self := self.(type) {
	case starlark.String:
		return textual{string(self), strKind}
	case starlark.Bytes:
		return textual{string(self), bytesKind}
	case *ByteArray:
		return textual{string(self.data), bytearrayKind}
	}
	if v := extended(self); v != nil {
		return textOf(v)
	}
	return textual{}
}

// extended returns the value of a built-in class that an instance of a program's class
// extends, nil if v is none.
func extended(v starlark.Value) starlark.Value {
	if i, ok := v.(interface{ Base() any }); ok {
		base, _ := i.Base().(starlark.Value)
		return base
	}
	return nil
}

// strArg returns a str, or what an instance of a class derived from str extends.
func strArg(v starlark.Value) (s string, ok bool) {
	if s, ok := v.(starlark.String); ok {
		return string(s), true
	}
	t, ok := extended(v).(starlark.String)
	return string(t), ok
}

func (k textKind) String() string {
	switch k {
	case strKind:
		return "str"
	case bytesKind:
		return "bytes"
	}
	return "bytearray"
}

// wrap returns a new value of the receiver's type.
func (t textual) wrap(s string) starlark.Value {
	switch t.kind {
	case strKind:
		return starlark.String(s)
	case bytesKind:
		return starlark.Bytes(s)
	}
	return &ByteArray{data: []byte(s)}
}

// list returns a new list of values of the receiver's type.
func (t textual) list(parts []string) starlark.Value {
	elems := make([]starlark.Value, len(parts))
	if t.kind == strKind { // keeps the conversion out of the loop's way
		for i, p := range parts {
			elems[i] = starlark.String(p)
		}
	} else {
		for i, p := range parts {
			elems[i] = t.wrap(p)
		}
	}
	return starlark.NewList(elems)
}

// operand returns an argument that must be of the receiver's type (or bytes-like); what
// says which one, where CPython tells.
func (t textual) operand(v starlark.Value, what string) (string, error) {
	if t.kind != strKind {
		return bytesOperand(v)
	}
	if s, ok := strArg(v); ok {
		return s, nil
	}
	if what == "" {
		return "", raise.Errorf("TypeError", "must be str, not %s", object.TypeOf(v).Name())
	}
	return "", badArgument(what, "str", v)
}

// badArgument is the complaint of _PyArg_BadArgument, which calls None by its name.
func badArgument(what, expected string, v starlark.Value) error {
	name := "None"
	if v != starlark.None {
		name = object.TypeOf(v).Name()
	}
	return raise.Errorf("TypeError", "%s must be %s, not %s", what, expected, name)
}

// bytesLike returns the contents of a bytes-like value.
func bytesLike(v starlark.Value) (string, bool) {
	switch v := v.(type) {
	case starlark.Bytes:
		return string(v), true
	case *ByteArray:
		return string(v.data), true
	}
	if v := extended(v); v != nil {
		return bytesLike(v)
	}
	return "", false
}

func bytesOperand(v starlark.Value) (string, error) {
	if s, ok := bytesLike(v); ok {
		return s, nil
	}
	return "", raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(v).Name())
}

// length is the number of the receiver's elements.
func (t textual) length() int {
	if t.kind == strKind {
		return codepoint.Len(t.s)
	}
	return len(t.s)
}

// The most arguments that a method of str or bytes has.
const maxTextArgs = 3

// textArgs are a method's arguments, nil where none was given. An array and not a slice,
// as a slice would be allocated for every call.
type textArgs [maxTextArgs]starlark.Value

// A textFunc is a method of str, bytes and bytearray.
type textFunc func(thread *starlark.Thread, t textual, v textArgs) (starlark.Value, error)

// A textSignature checks the number of arguments, and complains, as a C function does.
type textSignature struct {
	name        string
	least, most int
	keywords    []string // the names of all parameters, if they can be given by name
	counted     bool     // "replace expected at most 3 arguments, got 4"
}

func (s *textSignature) bind(t textual, args starlark.Tuple, kwargs []starlark.Tuple) (v textArgs, err error) {
	if s.counted {
		err = call.CheckArgs(t.qualified(s.name), s.name, args, kwargs, s.least, s.most)
		copy(v[:], args)
		return v, err
	}
	if len(kwargs) > 0 && s.keywords == nil {
		return v, call.NoKeywords(t.qualified(s.name))
	}
	if n := len(args) + len(kwargs); n < s.least || n > s.most {
		return v, s.wrongNumber(t, n)
	}
	copy(v[:], args)
	if len(kwargs) > 0 {
		err = bindKeywords(v[:], s.name, s.keywords, kwargs)
	}
	return v, err
}

func (t textual) qualified(name string) string { return t.kind.String() + "." + name }

func (s *textSignature) wrongNumber(t textual, n int) error {
	switch {
	case s.most == 0:
		return raise.Errorf("TypeError", "%s() takes no arguments (%d given)", t.qualified(s.name), n)
	case s.least == 1 && s.most == 1:
		return raise.Errorf("TypeError", "%s() takes exactly one argument (%d given)", t.qualified(s.name), n)
	case n < s.least:
		return raise.Errorf("TypeError", "%s() takes at least %s (%d given)", s.name, call.Arguments(s.least), n)
	}
	return tooManyError(s.name, s.most, n)
}

func tooManyError(name string, most, n int) error {
	return raise.Errorf("TypeError", "%s() takes at most %s (%d given)", name, call.Arguments(most), n)
}

// bindKeywords puts keyword arguments into their places as C functions do.
func bindKeywords(dst []starlark.Value, name string, params []string, kwargs []starlark.Tuple) error {
next:
	for _, kw := range kwargs {
		given := string(kw[0].(starlark.String))
		for i, p := range params {
			if p != given {
				continue
			}
			if dst[i] != nil {
				return raise.Errorf("TypeError", "argument for %s() given by name ('%s') and position (%d)", name, given, i+1)
			}
			dst[i] = kw[1]
			continue next
		}
		return raise.Errorf("TypeError", "'%s' is an invalid keyword argument for %s()", given, name)
	}
	return nil
}

// textMethod makes a method out of a signature and a function.
func textMethod(s *textSignature, f textFunc) object.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t := textOf(self)
		v, err := s.bind(t, args, kwargs)
		if err != nil {
			return nil, err
		}
		return f(thread, t, v)
	}
}

// textNoArgs makes a method without arguments.
func textNoArgs(name string, f func(t textual) starlark.Value) object.MethodFunc {
	s := &textSignature{name: name}
	return func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		t := textOf(self)
		if len(args)+len(kwargs) > 0 {
			_, err := s.bind(t, args, kwargs)
			return nil, err
		}
		return f(t), nil
	}
}

// sizeArg returns an integer argument, def if it was not given.
func sizeArg(thread *starlark.Thread, v starlark.Value, def int) (int, error) {
	if v == nil {
		return def, nil
	}
	return object.ToSize(thread, v)
}

// maxBound is the largest index.
const maxBound = int(^uint(0) >> 1)

// checkSize refuses a result of n bytes, or one whose size overflowed.
func checkSize(n int) error {
	if n < 0 || n > object.MaxText {
		return &raise.Error{Class: "MemoryError"}
	}
	return nil
}
