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
		call.F2("$annotate(function, annotations, /)", func(_ *starlark.Thread, f, annotations starlark.Value) (starlark.Value, error) {
			return starlark.None, object.SetAttr(nil, f, "__annotations__", annotations)
		}),
		call.F3("$lookup(names, name, outside=..., /)", lookup),
	}
}

// class makes a class. The body is a function that gets the mapping for its names.
func class(name string, python2 bool) *call.Entry {
	return call.F(name+"(name, qualname, module, bases, keywords, body, /)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		s := object.ClassStatement{
			Name: stringOf(v[0]), Qualname: stringOf(v[1]), Module: stringOf(v[2]), Bases: v[3].(starlark.Tuple),
			Keywords: v[4].(*starlark.Dict).Items(), Python2: python2}
		names, err := s.Prepare(thread)
		if err != nil {
			return nil, err
		}
		if _, err := starlark.Call(thread, v[5], starlark.Tuple{names}, nil); err != nil {
			return nil, err
		}
		return object.BuildClass(thread, s, names)
	})
}

// lookup returns a name in a class body; outside is a function for its meaning there, if it
// may have one.
func lookup(thread *starlark.Thread, names, name, outside starlark.Value) (starlark.Value, error) {
	v, found, err := bodyName(thread, names, name)
	if found || err != nil {
		return v, err
	}
	if outside != nil {
		return starlark.Call(thread, outside, nil, nil)
	}
	return unknownName(thread, name, nil)
}

// bodyName looks a name up in the mapping of a class body.
func bodyName(thread *starlark.Thread, names, name starlark.Value) (v starlark.Value, found bool, err error) {
	if d, ok := names.(*starlark.Dict); ok {
		return d.Get(name)
	}
	v, err = object.GetItem(thread, names, name)
	if object.IsError(err, object.KeyErrorClass) {
		return nil, false, nil
	}
	return v, err == nil, err
}
