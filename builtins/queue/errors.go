package queue

import "github.com/pyq-lang/pyq/interp/proc"

// ErrFull and ErrEmpty are what put and get raise when the time has run out.
var (
	ErrFull  = &proc.Error{Class: "queue.Full"}
	ErrEmpty = &proc.Error{Class: "_queue.Empty"}
)

// The lines of those that wait at a queue.
const (
	GetLine = 0
	PutLine = 1
)
