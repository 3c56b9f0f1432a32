// Package proc runs Starlark programs as processes that share nothing.
//
// A [Run] is one execution of a program; a [Proc] is one process of it: a
// goroutine, a starlark.Thread and a module of its own. What a process can see
// is its own copy, made when it was started; processes meet only at handles
// (queues, locks, other processes), and every operation on a handle goes through
// the process's task (package sched).
//
// # Fork
//
// [Proc.Start] behaves like fork. In the parent, before it returns, it copies
// everything that the child can reach: target and arguments, closures, default
// values, and the module globals that the reachable functions mention. What no
// reachable function mentions is not copied, however large it is. The child sees
// values as they were at start; neither sees the other's later changes.
//
// The copy of a function is the same code bound to another module. Its Module
// holds the copies of the globals that the function's code mentions and nothing
// else; go.starlark.net never writes a global from a function, so one process's
// module is written only while it is made. See engine.go for how a function is
// bound, and interp/RATIONALE.md for the alternative that was rejected.
//
// # Values that travel
//
// One copier ([Copier]) serves start, put and whatever else crosses a border.
// Immutable values are shared; lists, dicts, sets and functions are copied with
// aliases and cycles kept; a handle stands for itself (interface [Traveler]).
// What cannot travel is refused, naming the path inside the value.
//
// # The end
//
// A process ends when its target returns, raises, exits or is stopped. Then its
// daemonic children are terminated, the others awaited, its last partial line
// written, and its exit code published, in this order. [Run.Main] returns when
// every process is gone.
package proc
