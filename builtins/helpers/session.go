package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// sessionCell is a variable of the session, which hides outer unless that is nil.
func sessionCell(thread *starlark.Thread, name, outer starlark.Value) (starlark.Value, error) {
	return proc.Of(thread).SessionCell(stringOf(name), outer), nil
}

// lastValue is the name that the value shown last has at a prompt.
const lastValue = "_"

// display shows the value of an expression at a prompt: sys.displayhook.
func display(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if v == starlark.None {
		return starlark.None, nil
	}
	s, err := object.Repr(thread, v)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	if !p.InSession() {
		return starlark.Call(thread, p.World().Env["print"], starlark.Tuple{starlark.String(s)}, nil)
	}
	p.SessionCell(lastValue, nil).SetValue(v)
	return starlark.None, p.ShowValue(s)
}
