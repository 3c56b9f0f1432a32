package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// sessionCell is a variable of the session.
func sessionCell(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	var outer starlark.Value
	if len(args) > 1 {
		outer = args[1]
	}
	return proc.Of(thread).SessionCell(stringOf(args[0]), outer), nil
}

// lastValue is the name that the value shown last has at a prompt.
const lastValue = "_"

// display shows the value of an expression at a prompt: sys.displayhook.
func display(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	v := args[0]
	if v == starlark.None {
		return starlark.None, nil
	}
	s, err := object.Repr(thread, v)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	p.SessionCell(lastValue, nil).SetValue(v)
	return starlark.None, p.ShowValue(s)
}
