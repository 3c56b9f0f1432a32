package multiprocessing

import (
	"cmp"

	"github.com/pyq-lang/pyq/interp/proc"
)

// startMethods are the names of start methods, with the word that CPython puts before the
// names of classes.
var (
	startMethods = []string{"fork", "spawn", "forkserver"}
	methodWords  = map[string]string{"fork": "Fork", "spawn": "Spawn", "forkserver": "ForkServer"}
)

var chosenMethods = proc.NewSlot[string](nil)

// chosenMethod returns where the start method is that a process's program has set, "" if
// none.
func chosenMethod(p *proc.Proc) *string { return chosenMethods.Of(p) }

// methodOf returns the start method of a process, the default one if it has set none.
func methodOf(p *proc.Proc) string { return cmp.Or(*chosenMethod(p), startMethods[0]) }

// methodWord returns the word for the start method of a process.
func methodWord(p *proc.Proc) string { return methodWords[methodOf(p)] }
