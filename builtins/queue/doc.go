// Package queue is Python's module of that name: queues for the threads of one process, which
// hand over the very objects. What they have in common with multiprocessing's queues is in
// tasks.go and errors.go. It is internal to pyq: only packages interp and interp/trace are
// promised to others.
package queue
