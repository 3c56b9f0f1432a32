package core

import "go.starlark.net/starlark"

// Binary returns a op b for "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>",
// "&", "|", "^" with Python's rules, booleans being integers.
func Binary(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	return nil, nil
}

// InPlace returns the value of a after a op= b. A list, set or dict is changed in place.
func InPlace(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	return nil, nil
}

// UnaryOp returns op a for "-", "+" and "~".
func UnaryOp(thread *starlark.Thread, op string, a starlark.Value) (starlark.Value, error) {
	return nil, nil
}

// Compare returns a op b for "==", "!=", "<", "<=", ">", ">=".
func Compare(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error) {
	return false, nil
}

// Equal returns a == b, or a is b, as containers compare.
func Equal(thread *starlark.Thread, a, b starlark.Value) (bool, error) { return false, nil }

// Contains returns x in v.
func Contains(thread *starlark.Thread, v, x starlark.Value) (bool, error) { return false, nil }

// Is returns a is b.
func Is(a, b starlark.Value) bool { return a == b }

// IsTrue returns bool(v).
func IsTrue(thread *starlark.Thread, v starlark.Value) (bool, error) { return bool(v.Truth()), nil }

// Index returns v as a Go int: TypeError if it is no integer, IndexError if it is
// too large.
func Index(thread *starlark.Thread, v starlark.Value) (int, error) { return 0, nil }

// Length returns len(v).
func Length(thread *starlark.Thread, v starlark.Value) (int, error) { return 0, nil }

// Functions is the built-in functions by name, Functions2 those that differ in Python 2.
var Functions, Functions2 starlark.StringDict

// RaiseText turns the text of an error of the engine into a Python exception.
func typeByName(name string) *Class { return NewClass(name) }
