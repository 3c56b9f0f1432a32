package exec

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

func richPython3(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	r, err := object.Compare(thread, op, a, b)
	return starlark.Bool(r), err
}

func richPython2(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	r, err := object.ComparePython2(thread, op, a, b)
	return starlark.Bool(r), err
}
