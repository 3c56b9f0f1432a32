package queue

import "github.com/pyq-lang/pyq/interp/raise"

// ErrFull and ErrEmpty are what put and get raise when the time has run out.
var (
	ErrFull  = &raise.Error{Class: "queue.Full"}
	ErrEmpty = &raise.Error{Class: "_queue.Empty"}
)

// The lines of those that wait at a queue.
const (
	GetLine = 0
	PutLine = 1
)
