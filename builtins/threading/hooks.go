package threading

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A settings is what a program has set of the module, which changes nothing: no function is told
// what a thread of pyq does, and their stacks grow.
type settings struct {
	trace, profile starlark.Value
	stack          int
}

var settingsOf = proc.NewSlot[settings](nil)

// hookFunctions are settrace and what is like it.
func hookFunctions() starlark.StringDict {
	of := func(name string, place func(*settings) *starlark.Value, all func(*module.Hooks) *starlark.Value) []*call.Entry {
		set := call.F1("def set"+name+"(func)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			*place(settingsOf.Of(proc.Of(thread))) = f
			return starlark.None, nil
		})
		return []*call.Entry{set, call.F1("def set"+name+"_all_threads(func)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			p := proc.Of(thread)
			*place(settingsOf.Of(p)), *all(module.HooksOf(p)) = f, f
			return starlark.None, nil
		}), call.F0("def get"+name+"()", func(thread *starlark.Thread) (starlark.Value, error) {
			return handle.OrNone(*place(settingsOf.Of(proc.Of(thread)))), nil
		})}
	}
	list := of("trace", func(s *settings) *starlark.Value { return &s.trace }, func(h *module.Hooks) *starlark.Value { return &h.Trace })
	list = append(list, of("profile", func(s *settings) *starlark.Value { return &s.profile }, func(h *module.Hooks) *starlark.Value { return &h.Profile })...)
	return call.Functions(list...)
}

// leastStack is the smallest stack that CPython takes.
const leastStack = 32768

// stackSize is threading.stack_size(size=0): it answers the size before.
func stackSize(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	s := settingsOf.Of(proc.Of(thread))
	before := starlark.MakeInt(s.stack)
	if v == nil {
		return before, nil
	}
	n, err := object.Index(thread, v)
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, raise.Errorf("ValueError", "size must be 0 or a positive value")
	case n > 0 && n < leastStack:
		return nil, raise.Errorf("ValueError", "size not valid: %d bytes", n)
	}
	s.stack = n
	return before, nil
}
