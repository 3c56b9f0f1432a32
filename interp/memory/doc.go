// Package memory, internal to pyq, is what a process can see, and how it is forked.
//
// A [Space] is what one process can see: its modules with their variables, the functions that
// are bound to them, and the values that were copied for it. Package proc gives each process
// one; this package knows neither processes nor the run. A [Loader] finds and runs the code
// of all spaces of a run.
//
// # Fork
//
// [Space.Fork] makes a space from another one. It copies everything that the new process can
// reach: target and arguments, closures, default values, and the module globals that the
// reachable functions mention. What no reachable function mentions is not copied, however
// large it is. Neither process sees the other's later changes.
//
// The copy of a function is the same code bound to another module. Its module
// holds the copies of the globals that the function's code mentions and nothing
// else; go.starlark.net never writes a global from a function, so one process's
// module is written only while it is made. See engine.go for how a function is
// bound, and RATIONALE.md for the alternative that was rejected.
//
// # Values that travel
//
// One copier ([Copier]) serves start, put and whatever else crosses a border.
// Immutable values are shared; lists, dicts, sets and functions are copied with
// aliases and cycles kept; a handle stands for itself (interface [Traveler]).
// What cannot travel is refused, naming the path inside the value. A value whose class is
// the program's finds the process that it has come to through its [Home].
//
// # Variables that are not shared
//
// Programs that expect a child's changes to be seen are found out: shared.go notes what a
// child has changed of what it got, and where its parent reads the old value ([Misread]).
package memory
