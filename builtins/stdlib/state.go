package stdlib

import "github.com/pyq-lang/pyq/interp/proc"

// A state is what the modules keep for a process. A child begins with a new one.
type state struct {
	stdin string // read from the input, but not by the program yet
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
