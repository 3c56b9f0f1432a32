// Package queues, internal to pyq, is multiprocessing's Queue, JoinableQueue and
// SimpleQueue, see queue.go and queues.go; host.go lets the host put and get.
package queues
