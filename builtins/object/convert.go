package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// What builtins make of their arguments.

// BoolAsInt is a truth value as the integer that it is in Python.
func BoolAsInt(b starlark.Bool) starlark.Int {
	if b {
		return starlark.MakeInt(1)
	}
	return starlark.MakeInt(0)
}

// Integer returns an int or bool as an int.
func Integer(v starlark.Value) (i starlark.Int, ok bool) {
	switch v := v.(type) {
	case starlark.Int:
		return v, true
	case starlark.Bool:
		return BoolAsInt(v), true
	}
	return i, false
}

// IsNumber reports whether v is of the engine's types of numbers.
func IsNumber(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Int, starlark.Float, starlark.Bool:
		return true
	}
	return false
}

// AsInt returns v as an integer, as operator.index does; ok is false if v is none.
func AsInt(thread *starlark.Thread, v starlark.Value) (i starlark.Int, ok bool, err error) {
	switch v := v.(type) {
	case starlark.Int:
		return v, true, nil
	case starlark.Bool:
		if v {
			return starlark.MakeInt(1), true, nil
		}
		return starlark.MakeInt(0), true, nil
	case Integral:
		return v.AsIndex(thread)
	}
	return i, false, nil
}

// IndexInt is AsInt with Python's usual TypeError.
func IndexInt(thread *starlark.Thread, v starlark.Value) (starlark.Int, error) {
	i, ok, err := AsInt(thread, v)
	if !ok && err == nil {
		err = raise.New(fact.NotInteger, TypeOf(v).Name())
	}
	return i, err
}

// ToSize returns v as a Go int, as an argument of a C function that takes a
// Py_ssize_t.
func ToSize(thread *starlark.Thread, v starlark.Value) (int, error) {
	i, err := IndexInt(thread, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok {
		return 0, raise.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

// Index returns v as a Go int: TypeError if it is no integer, IndexError if it is
// too large.
func Index(thread *starlark.Thread, v starlark.Value) (int, error) {
	i, err := IndexInt(thread, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok {
		return 0, raise.Errorf("IndexError", "cannot fit '%s' into an index-sized integer", TypeOf(v).Name())
	}
	return int(n), nil
}

// Truth returns v's truth, or def if the argument was not given.
func Truth(v starlark.Value, def bool) bool {
	if v == nil {
		return def
	}
	return bool(v.Truth())
}

// Text returns what print prints for v.
func Text(v starlark.Value) string {
	if v == nil {
		return "" // an attribute that an instance has not got
	}
	if s, ok := Native(v).(starlark.String); ok {
		return string(s)
	}
	return v.String()
}
