// Package queue, internal to pyq, is Python's module of that name: queues for the threads
// of one process, which hand over the very objects. What they have in common with
// multiprocessing's queues is in tasks.go and errors.go.
package queue
