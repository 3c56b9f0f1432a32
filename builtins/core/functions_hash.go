package core

import (
	"go.starlark.net/starlark"
)

// hashOf is hash(obj, /).
func hashOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	h, err := Hash(thread, v)
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt64(h), nil
}

// idOf is id(obj, /).
func idOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return ID(thread, v), nil
}
