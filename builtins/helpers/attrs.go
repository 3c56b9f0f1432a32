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
		call.FOpen("$method(*args, **kwargs)", method),
		call.FOpen("$method2(*args, **kwargs)", method2),
		call.FOpen("$unicode2(*args, **kwargs)", text.UnicodePython2),
		call.FOpen("$super(*args, **kwargs)", super),
	}
}

func method(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return object.CallMethod(thread, args[0], stringOf(args[1]), args[2:], kwargs)
}

// method2 calls a method that differs in Python 2.
func method2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return collection.CallMethodPython2(thread, args[0], stringOf(args[1]), args[2:], kwargs)
}

func super(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, object.SuperClass, args, kwargs)
}
