package multiprocessing

import "github.com/pyq-lang/pyq/interp/sched"

// A host is the owner of a task that acts from outside of any run.
type host struct{}

func (host) Identity() (int, string)   { return 0, "host" }
func (host) Where() sched.Pos          { return sched.Pos{} }
func (host) Mark() sched.Mark          { return sched.Mark{} }
func (host) Find(sched.Mark) sched.Pos { return sched.Pos{} }
func (host) Run(*sched.Task)           {}
func (host) Interrupt(error)           {}
