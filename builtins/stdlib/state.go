package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A state is what the modules keep for a process. A child begins with a new one.
type state struct {
	stdin    string        // read from the input, but not by the program yet
	warnings *warningState // nil until the module is used
	// atexit are the calls at the process's end; leaves says that the process knows of them.
	atexit []exitCall
	leaves bool
	// copiers are the deep copies that are being made, by the memo that __deepcopy__
	// methods get.
	copiers map[*starlark.Dict]*deepCopier
	// patterns are the regular expressions that were compiled.
	patterns map[patternKey]*core.Instance
}

// stateOf returns the process's state.
func stateOf(p *proc.Proc) *state {
	if s, ok := p.Stdlib.(*state); ok {
		return s
	}
	s := new(state)
	p.Stdlib = s
	return s
}
