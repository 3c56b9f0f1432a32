package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

var classHelpers = map[string]helper{
	"$class":  class,
	"$lookup": lookup,
}

const classCell = "__classcell__"

// class makes a class of a class statement: name, qualified name, module, bases, keywords,
// and the function that is its body.
func class(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	body, err := starlark.Call(thread, args[5], nil, nil)
	if err != nil {
		return nil, err
	}
	names := body.(*starlark.Dict)
	cell, _, err := names.Delete(starlark.String(classCell))
	if err != nil {
		return nil, err
	}
	c, err := core.NewUserClass(thread, text(args[0]), text(args[1]), text(args[2]), args[3].(starlark.Tuple),
		args[4].(*starlark.Dict).Items(), names.Items())
	if err != nil {
		return nil, err
	}
	if cell, ok := cell.(*proc.Cell); ok {
		cell.SetValue(c)
	}
	return c, nil
}

// lookup is a name in the body of a class: the class's own, or that of the scope around.
func lookup(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	v, found, err := args[0].(*starlark.Dict).Get(args[1])
	switch {
	case found || err != nil:
		return v, err
	case len(args) == 3:
		return starlark.Call(thread, args[2], nil, nil)
	}
	return nil, proc.Errorf("NameError", "name '%s' is not defined", text(args[1]))
}

// super is super().
func super(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	switch {
	case len(kwargs) > 0:
		return nil, proc.Errorf("TypeError", "super() takes no keyword arguments")
	case len(args) == 0:
		return nil, proc.Errorf("RuntimeError", "super(): no arguments")
	case len(args) == 1:
		return core.NewSuper(args[0], starlark.None)
	}
	return core.NewSuper(args[0], args[1])
}
