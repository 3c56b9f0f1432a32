// Package proc, internal to pyq, runs Starlark programs as processes that share nothing.
//
// A [Run] is one execution of a program; a [Proc] is one process of it: a
// goroutine, a starlark.Thread and a memory.Space of its own, which is a copy made
// when it was started. Processes meet only at handles (queues, locks, other
// processes), and every operation on a handle goes through the process's task
// (package sched).
//
// [Proc.Start] behaves like fork: in the parent, before it returns, it copies what the child
// can reach (package memory). With [Spec.Names] it behaves like spawn: the child begins anew
// (anew.go). A [Thread] is one of several activities of a process, which
// take turns.
//
// What there is to tell of a run is gathered here as facts, and told by package report:
// where threads are (frames.go), who waits for whom (plight.go, survey.go), how processes
// have ended (fate.go).
//
// # The end
//
// A process ends when its target returns, raises, exits or is stopped. Then its
// daemonic children are terminated, the others awaited, its last partial line
// written, and its exit code published, in this order. [Run.Main] returns when
// every process is gone.
package proc
