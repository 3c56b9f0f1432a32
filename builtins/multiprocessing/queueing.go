package multiprocessing

import "github.com/pyq-lang/pyq/interp/proc"

// errFull and errEmpty are what put and get raise when the time has run out.
var (
	errFull  = &proc.Error{Class: "queue.Full"}
	errEmpty = &proc.Error{Class: "_queue.Empty"}
)

// The lines of those that wait at a queue.
const (
	getLine = 0
	putLine = 1
)
