package module

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Hooks are the functions that a program has set to be told what a thread does, and that are told
// nothing: that a program has them is all that changes.
type Hooks struct{ Trace, Profile starlark.Value }

var hooksOf = proc.NewSlot[Hooks](nil)

// HooksOf returns those of the process, for all its threads.
func HooksOf(p *proc.Proc) *Hooks { return hooksOf.Of(p) }
