package process

import (
	"cmp"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// StartMethods are the names of start methods, with the word that CPython puts before the
// names of classes.
var (
	StartMethods = []string{"fork", "spawn", "forkserver"}
	MethodWords  = map[string]string{"fork": "Fork", "spawn": "Spawn", "forkserver": "ForkServer"}
)

var chosenMethods = proc.NewSlot[string](nil).Carried(func(_ *memory.Copier, from *string) *string {
	method := *from
	return &method
})

// ChosenMethod returns where the start method is that a process's program has set, "" if
// none.
func ChosenMethod(p *proc.Proc) *string { return chosenMethods.Of(p) }

// MethodOf returns the start method of a process, the default one if it has set none.
func MethodOf(p *proc.Proc) string { return cmp.Or(*ChosenMethod(p), StartMethods[0]) }

// MethodWord returns the word for the start method of a process.
func MethodWord(p *proc.Proc) string { return MethodWords[MethodOf(p)] }
