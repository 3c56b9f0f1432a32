package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
)

var attrHelpers = map[string]helper{
	"$attr": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.GetAttr(thread, args[0], stringOf(args[1]))
	},
	"$setattr": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.SetAttr(thread, args[1], stringOf(args[2]), args[0])
	},
	"$delattr": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.DelAttr(thread, args[0], stringOf(args[1]))
	},
}

// callHelpers are those that a program's call goes through with all its arguments.
var callHelpers = map[string]helperWith{
	"$method":   method,
	"$method2":  method2,
	"$unicode2": text.UnicodePython2,
	"$eval":     eval,
	"$exec":     exec,
	"$super":    super,
	// These are names that programs write.
	"compile": compile,
	"eval":    anywhere(eval),
	"exec":    anywhere(exec),
	"locals":  globals,
	"globals": globals,
}

func method(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return object.CallMethod(thread, args[0], stringOf(args[1]), args[2:], kwargs)
}

// method2 calls a method that differs in Python 2.
func method2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return collection.CallMethodPython2(thread, args[0], stringOf(args[1]), args[2:], kwargs)
}
