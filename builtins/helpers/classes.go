package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
)

func classHelpers() []*call.Entry {
	return []*call.Entry{
		class("$class", false),
		class("$class2", true),
		call.F3("$lookup(names, name, outside=..., /)", lookup),
	}
}

// class makes a class. The body is a function that returns the dict of its names.
func class(name string, python2 bool) *call.Entry {
	return call.F(name+"(name, qualname, module, bases, keywords, body, /)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		body, err := starlark.Call(thread, v[5], nil, nil)
		if err != nil {
			return nil, err
		}
		return object.BuildClass(thread, object.ClassStatement{
			Name: stringOf(v[0]), Qualname: stringOf(v[1]), Module: stringOf(v[2]), Bases: v[3].(starlark.Tuple),
			Keywords: v[4].(*starlark.Dict).Items(), Namespace: body.(*starlark.Dict).Items(), Python2: python2})
	})
}

// lookup returns a name in a class body; outside is a function for its meaning there, if it
// may have one.
func lookup(thread *starlark.Thread, names, name, outside starlark.Value) (starlark.Value, error) {
	v, found, err := names.(*starlark.Dict).Get(name)
	if found || err != nil {
		return v, err
	}
	if outside != nil {
		return starlark.Call(thread, outside, nil, nil)
	}
	return unknownName(thread, name, nil)
}
