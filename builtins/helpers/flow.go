package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

var flowHelpers = map[string]helper{
	"$assert": assert,
}
var classHelpers = map[string]helper{}
var matchHelpers = map[string]helper{}

func assert(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, &proc.Error{Class: "AssertionError"}
	}
	msg, err := core.Str(thread, args[0])
	if err != nil {
		return nil, err
	}
	return nil, &proc.Error{Class: "AssertionError", Msg: msg, Args: starlark.Tuple{args[0]}}
}

func eval(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return nil, proc.Errorf("NotImplementedError", "eval")
}
func exec(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return nil, proc.Errorf("NotImplementedError", "exec")
}
func super(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return nil, proc.Errorf("NotImplementedError", "super")
}
