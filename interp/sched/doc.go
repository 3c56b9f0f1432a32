// Package sched, internal to pyq, runs the tasks of one run and knows when nothing can go
// on.
//
// A task is a sequential activity, one goroutine, that is deterministic between
// two operations. Everything by which a task can affect or observe another goes
// through one door, [Task.Do]. The package knows nothing of Starlark or Python:
// what is waited for is an [Object], what is done to it is an [Op].
//
// # The rule
//
// An operation has a readiness test and an effect, both run under its object's
// lock. If the test holds, the effect happens at once. If not, the task parks in
// one of the object's lines, and whoever makes the test true later carries out
// the effect on the parked task's behalf, under the same lock, before it wakes
// it. A line is served in order of arrival; nobody overtakes, nothing is handed
// out twice, and a waker never wakes a task only to find it disappointed. There
// is no lock around the whole world.
//
// # The door
//
// Everything by which a task can affect or observe another is an operation: what it does, and
// what it finds, is in its Apply. Between two operations a task uses what only it can reach, so
// that what it does next is a function of what its own operations have found. The order of the
// operations, each with its object, is then all there is to know of a run. Exactly:
//
//   - An operation uses what its object guards, and nothing that another one does. What must be
//     found out or changed together has one object.
//   - What an operation does to other tasks beside waking them, it does within: [Task.Launch]
//     starts one, [Task.Halt] and [Task.MustHalt] stop tasks, [Task.Affect] interrupts them, too.
//   - A look at what is shared is an operation, too, if only to write it down or to find that
//     there is nothing to do. One that is none of the program's has no [Desc.Kind], and no
//     observer is told of it.
//   - Time passes by operations: those that share a time have a [Deadline], and [Task.Time] is
//     that of an operation.
//   - Without an operation a task may use what does not change any more, as one of its
//     operations has found; what only it changes; and it may hand on what it holds, for that it
//     is held can be seen only when nobody holds it any more.
//
// All else is for those who are outside of the run: a host acts with [Object.Update], and with
// [Task.Stop] and [Task.Interrupt]; [Object.Peek], [Scheduler.Survey] and [Scheduler.Now] are for
// it and for reports; [Scheduler.Stop] ends the run as a whole.
//
// [Config.Probe] lets a test watch the door. Those of package interp do so, and read the sources
// for what goes by another way.
//
// # Example
//
//	func (p *process) Run(t *sched.Task) { // p is a sched.Owner
//		t.Sleep(10 * time.Second)               // takes no time on a virtual clock
//		err := t.Do(&get{p.queue}, sched.Forever) // nobody puts: a deadlock
//	}
//
//	s := sched.New(sched.Config{Virtual: true})
//	s.Start(&process{queue})
//	s.Wait()
//
// # Quiescence
//
// A task is running from its start until it ends, except while it is parked. A
// waker counts the woken task as running before it signals it, so the count of
// running tasks reaches zero exactly when no task can act: a fact, not a guess,
// found without polling or timeouts. Then
//
//   - a pending timer is awaited (real clock) or jumped to (virtual clock);
//   - otherwise, a task that waits on a held object ([Object.Hold]) waits for
//     the host, and the run goes on when the host acts;
//   - otherwise the run is in deadlock: [Config.Deadlock] is called with every
//     parked task, and all tasks are stopped with the error it returns.
//
// A task that waits on an external object ([Object.External], standard input)
// counts as running: no virtual time passes while it waits, as none passes while
// a task computes.
//
// # Time
//
// Time since the start of the run is a count of nanoseconds. On the virtual
// clock it passes only at quiescence; timers with equal deadlines fire together,
// in the order in which they were set. A task that does nothing but look, again and
// again, would keep it from passing: after a thousand looks in a row each further
// one takes a millisecond ([Task.Look]).
//
// # Stopping
//
// A parked task can always be woken: by the effect it waits for, by its
// deadline, by [Task.Stop] (terminate), by [Scheduler.Stop] (cancellation, the
// end of the run). The four race for one atomic word, so exactly one wins and an
// item is either delivered or still in its queue. A stopped task's operations
// all fail with a [*StopError] at once.
//
// [Task.Interrupt] ends a wait as Stop does, but only one, and the task goes on.
package sched
