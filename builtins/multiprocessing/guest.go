package multiprocessing

import "github.com/pyq-lang/pyq/interp/sched"

// A host is the owner of a task that acts from outside of any run. It is nowhere.
type host struct{}

var _ sched.Owner = host{}

// Identity implements sched.Owner.
func (host) Identity() (int, string) { return 0, "host" }

// Where implements sched.Owner.
func (host) Where() sched.Pos { return sched.Pos{} }

// Mark implements sched.Owner.
func (host) Mark() sched.Mark { return sched.Mark{} }

// Run implements sched.Owner.
func (host) Run(*sched.Task) {}

// Interrupt implements sched.Owner.
func (host) Interrupt(error) {}
