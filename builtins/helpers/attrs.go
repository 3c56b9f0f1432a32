package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
)

func attrHelpers() []*call.Entry {
	return []*call.Entry{
		call.F2("$attr(x, name, /)", func(thread *starlark.Thread, x, name starlark.Value) (starlark.Value, error) {
			return object.GetAttr(thread, x, stringOf(name))
		}),
		call.F2("$attr2(x, name, /)", func(thread *starlark.Thread, x, name starlark.Value) (starlark.Value, error) {
			return collection.GetAttrPython2(thread, x, stringOf(name))
		}),
		call.F3("$setattr(value, x, name, /)", func(thread *starlark.Thread, value, x, name starlark.Value) (starlark.Value, error) {
			return starlark.None, object.SetAttr(thread, x, stringOf(name), value)
		}),
		call.F2("$delattr(x, name, /)", func(thread *starlark.Thread, x, name starlark.Value) (starlark.Value, error) {
			return starlark.None, object.DelAttr(thread, x, stringOf(name))
		}),
	}
}

// callHelpers are those that a program's call goes through with all its arguments.
func callHelpers() []*call.Entry {
	return []*call.Entry{
		call.FOpen("$unicode2(*args, **kwargs)", text.UnicodePython2),
		call.FOpen("$super(*args, **kwargs)", super),
	}
}

func super(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, object.SuperClass, args, kwargs)
}
