package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

var classHelpers = map[string]helper{
	"$class":  class(false),
	"$class2": class(true),
	"$lookup": lookup,
}

// class makes a class: name, qualified name, module, bases, keywords, body. The body is a
// function that returns the dict of its names.
func class(python2 bool) helper {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return makeClass(thread, args, python2)
	}
}

func makeClass(thread *starlark.Thread, args starlark.Tuple, python2 bool) (starlark.Value, error) {
	body, err := starlark.Call(thread, args[5], nil, nil)
	if err != nil {
		return nil, err
	}
	return object.BuildClass(thread, object.ClassStatement{
		Name: stringOf(args[0]), Qualname: stringOf(args[1]), Module: stringOf(args[2]), Bases: args[3].(starlark.Tuple),
		Keywords: args[4].(*starlark.Dict).Items(), Namespace: body.(*starlark.Dict).Items(), Python2: python2})
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
	return starlark.Call(thread, object.SuperClass, args, kwargs)
}
