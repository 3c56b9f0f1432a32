package prelude

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// hashOf is hash(obj, /).
func hashOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	h, err := object.Hash(thread, v)
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt64(h), nil
}

// idOf is id(obj, /).
func idOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return object.ID(thread, v), nil
}
