// Package queues is multiprocessing's Queue, JoinableQueue and SimpleQueue, see queue.go and
// queues.go; host.go lets the host put and get. It is internal to pyq: only packages interp
// and interp/trace are promised to others.
package queues
