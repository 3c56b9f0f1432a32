package handle

import "github.com/pyq-lang/pyq/interp/sched"

// A Host is the owner of a task that acts from outside of any run. It is nowhere.
type Host struct{}

var _ sched.Owner = Host{}

// Identity implements sched.Owner.
func (Host) Identity() (int, string) { return 0, "host" }

// Where implements sched.Owner.
func (Host) Where() sched.Pos { return sched.Pos{} }

// Mark implements sched.Owner.
func (Host) Mark() sched.Mark { return sched.Mark{} }

// Run implements sched.Owner.
func (Host) Run(*sched.Task) {}

// Interrupt implements sched.Owner.
func (Host) Interrupt(error) {}
