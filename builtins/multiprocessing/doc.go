// Package multiprocessing is Python's module of that name: Process, Queue, Lock
// and the functions around them, over the processes of package proc.
//
// A Queue or Lock is a handle: every process that has one has the same one, and
// it is safe for concurrent use. A Process is, as in Python, an object of the
// process that made it, around a handle of the process itself.
//
// Names, messages and exit codes are CPython's. Where pyq is deliberately better
// the method's comment says so with the words "pyq:".
package multiprocessing
