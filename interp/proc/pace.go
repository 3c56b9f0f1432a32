package proc

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// A Pace belongs to what may go on for ever without a step of the program's own: an iterator
// whose elements cost nothing (itertools.count, a range), or a search. A builtin that takes all
// of them could not be stopped otherwise.
type Pace struct{ steps int }

// paceSteps is how many steps a Pace lets pass: few enough for Ctrl-C, too many to be felt.
const paceSteps = 1000

// Step counts a step. The error is what the computing ends with.
func (p *Pace) Step(thread *starlark.Thread) error {
	if p.steps++; p.steps < paceSteps {
		return nil
	}
	p.steps = 0
	return Worked(thread, paceSteps)
}

// Worked notes that a builtin has done so many steps of work in a thread, and looks whether that
// is to stop. The error is what the computing ends with.
func Worked(thread *starlark.Thread, steps int) error {
	if thread == nil {
		return nil
	}
	s := memory.StackOf(thread)
	if s == nil { // the host's
		return nil
	}
	work(s, steps)
	return goesOn(s)
}
