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

// classCell is the name under which a class body leaves the cell that its methods find
// the class in.
const classCell = "__classcell__"

// class makes a class: name, qualified name, module, bases, keywords, body. The body is a
// function that returns the dict of its names.
func class(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	body, err := starlark.Call(thread, args[5], nil, nil)
	if err != nil {
		return nil, err
	}
	names := body.(*starlark.Dict)
	cell, _, _ := names.Get(starlark.String(classCell))
	var namespace []starlark.Tuple
	for _, item := range names.Items() {
		if item[0] != starlark.String(classCell) {
			namespace = append(namespace, item)
		}
	}
	// The methods find the class from now on: __init_subclass__ may call them.
	made := func(c *core.Class) {
		if cell, ok := cell.(*proc.Cell); ok {
			cell.SetValue(c)
		}
	}
	c, err := core.NewUserClass(thread, core.ClassStatement{
		Name: text(args[0]), Qualname: text(args[1]), Module: text(args[2]), Bases: args[3].(starlark.Tuple),
		Keywords: args[4].(*starlark.Dict).Items(), Namespace: namespace, Made: made})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// lookup returns a name in a class body: names, name, function for its meaning outside.
func lookup(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	v, found, err := args[0].(*starlark.Dict).Get(args[1])
	if found || err != nil {
		return v, err
	}
	if len(args) == 3 {
		return starlark.Call(thread, args[2], nil, nil)
	}
	return unknownName(thread, args[1:2])
}

func super(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, core.SuperClass, args, kwargs)
}
