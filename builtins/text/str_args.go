package text

import (
	"unicode/utf8"
	"unsafe"

	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
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
	v    starlark.Value // the receiver itself, if that is immutable
}

// textOf returns the receiver of a method. MethodDescriptor has checked its class.
func textOf(v starlark.Value) textual {
	if self, ok := v.(starlark.String); ok {
		return textual{string(self), strKind, v}
	}
	return otherText(v)
}

func otherText(v starlark.Value) textual {
	switch self := v.(type) {
	case starlark.Bytes:
		return textual{string(self), bytesKind, v}
	case *ByteArray:
		return textual{string(self.data), bytearrayKind, nil}
	}
	if base := extended(v); base != nil {
		return textOf(base)
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

// wrap returns a value of the receiver's type: the receiver, if that is immutable and s is its
// text.
func (t textual) wrap(s string) starlark.Value {
	if t.v != nil && len(s) == len(t.s) && unsafe.StringData(s) == unsafe.StringData(t.s) {
		return t.v
	}
	switch t.kind {
	case strKind:
		return str(s)
	case bytesKind:
		return starlark.Bytes(s)
	}
	return &ByteArray{data: []byte(s)}
}

// str returns a text as a value. Those of one character are there already.
func str(s string) starlark.Value {
	if len(s) == 1 && s[0] < utf8.RuneSelf {
		return memory.Character(s[0])
	}
	return starlark.String(s)
}

// fresh returns a value of the receiver's type of n bytes. The caller fills them in at once.
func (t textual) fresh(n int) (v starlark.Value, b []byte) {
	if t.kind == strKind {
		return memory.NewText(n)
	}
	b = make([]byte, n)
	if t.kind == bytesKind {
		return starlark.Bytes(unsafe.String(unsafe.SliceData(b), n)), b
	}
	return &ByteArray{data: b}, b
}

// list returns a new list of values of the receiver's type. The strs of it share the memory of parts.
func (t textual) list(parts []string) starlark.Value {
	l, elems := memory.NewList(len(parts))
	if t.kind == strKind {
		for i, p := range parts {
			if len(p) == 1 && p[0] < utf8.RuneSelf {
				elems[i] = memory.Character(p[0])
			} else {
				elems[i] = memory.OfText((*starlark.String)(&parts[i]))
			}
		}
	} else {
		for i, p := range parts {
			elems[i] = t.wrap(p)
		}
	}
	return l
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
	case *MemoryView:
		return v.Text()
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

// A method makes the entry of a method that str, bytes and bytearray have alike; class is
// the name in complaints.
type method func(class string) *call.Entry

// entries returns the entries of methods for a class.
func entries(class string, tables ...[]method) []*call.Entry {
	var list []*call.Entry
	for _, table := range tables {
		for _, m := range table {
			list = append(list, m(class))
		}
	}
	return list
}

// in puts the name of the class before that of the method.
func in(class, signature string) string {
	if rest, ok := strings.CutPrefix(signature, "tuple "); ok {
		return "tuple " + class + "." + rest
	}
	return class + "." + signature
}

// text0 is a method without parameters, text1 to text3 are methods of as many as they say.
func text0(name string, f func(t textual) starlark.Value) method {
	return func(class string) *call.Entry {
		return call.M0(class+"."+name+"(self, /)", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return f(textOf(self)), nil
		})
	}
}

func text1(signature string, f func(_ *starlark.Thread, t textual, a starlark.Value) (starlark.Value, error)) method {
	return func(class string) *call.Entry {
		return call.M1(in(class, signature), func(thread *starlark.Thread, self, a starlark.Value) (starlark.Value, error) {
			return f(thread, textOf(self), a)
		})
	}
}

func text2(signature string, f func(_ *starlark.Thread, t textual, a, b starlark.Value) (starlark.Value, error)) method {
	return func(class string) *call.Entry {
		return call.M2(in(class, signature), func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
			return f(thread, textOf(self), a, b)
		})
	}
}

func text3(signature string, f func(_ *starlark.Thread, t textual, a, b, c starlark.Value) (starlark.Value, error)) method {
	return func(class string) *call.Entry {
		return call.M3(in(class, signature), func(thread *starlark.Thread, self, a, b, c starlark.Value) (starlark.Value, error) {
			return f(thread, textOf(self), a, b, c)
		})
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
