package sched

import (
	"errors"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// Forever is the timeout of an operation that waits as long as it takes.
const Forever time.Duration = -1

// NoLine is the Line of an operation that never waits.
const NoLine = -1

// ErrTimeout is returned by [Task.Do] when the operation's time ran out before
// it became ready.
var ErrTimeout = errors.New("timed out")

// ErrDeadlock is the cause that tasks are stopped with when nothing can go on and
// Config.Deadlock is nil.
var ErrDeadlock = errors.New("deadlock")

// ErrEnded is the cause with which operations of a task fail that has ended: of
// those who use what it left behind.
var ErrEnded = errors.New("the task has ended")

var hasEnded = &StopError{ErrEnded}

// A StopError is returned by every operation of a task that was stopped. Cause
// is the error that was given to Stop.
type StopError struct{ Cause error }

func (e *StopError) Error() string { return "stopped: " + e.Cause.Error() }

// Unwrap returns the cause.
func (e *StopError) Unwrap() error { return e.Cause }

// An Op is one operation on one object.
//
// Ready and Apply are called with the object's lock held, possibly by another
// task's goroutine, and must neither block nor call into the scheduler. All
// operations that wait in one line of one object must be alike in readiness: if
// the first cannot go on, none can. An Op is used for one Do at a time; the task
// may use the same value again for its next operation.
type Op interface {
	// Object returns what the operation acts on, nil if nothing.
	Object() *Object
	// Line says in which of the object's lines the operation waits; NoLine if it
	// is always ready.
	Line() int
	// Ready reports whether the effect can happen now.
	Ready() bool
	// Apply is the effect. It is called once, and only when Ready.
	Apply()
	// Describe tells what the operation does, for reports and events. It is
	// called with the object's lock held, after Apply if the operation
	// completed.
	Describe() Desc
}

// An Explainer is an Op that tells why it waits. Explain is called with the object's lock
// held, and only while the operation has not happened.
type Explainer interface{ Explain() Wait }

// A Kind names an operation in Python's word for it: "get", "join".
type Kind = trace.Kind

// A Pos is a position in a program's source text.
type Pos = trace.Pos

// A Desc tells what an operation does.
type Desc struct {
	Kind   Kind   // "get"; "" is told to no observer
	Object string // "Queue-1"
	Detail string // what it brought about, for events
	// Answers is the event number of the operation that this one answers.
	Answers uint64
	// Seq, if not nil, receives the number of this operation's event, so that a
	// later one can answer it.
	Seq *uint64
}

// A Wait tells why an operation waits.
type Wait struct {
	// Needs lists the tasks of which one must act to end the wait: the holder
	// of a lock, the process that is joined. Empty: anybody might.
	Needs []*Task
	// Log, if not nil, remembers what was done, instead of the operation's object.
	Log *Object
	// About is what reports know of the wait. It is handed on and never looked at.
	About any
}

// timeOp is an operation on nothing: to let time pass, or the others.
type timeOp struct {
	kind  Kind // "" is told to no observer
	ready bool
}

func (*timeOp) Object() *Object  { return nil }
func (*timeOp) Line() int        { return NoLine }
func (o *timeOp) Ready() bool    { return o.ready }
func (*timeOp) Apply()           {}
func (o *timeOp) Describe() Desc { return Desc{Kind: o.kind} }

var (
	sleeping = &timeOp{kind: "sleep"}
	polling  = &timeOp{}            // see Task.Look
	yielding = &timeOp{ready: true} // see Task.Yield
	settling = &timeOp{}            // see Task.Settle
)

// silent reports whether an operation is none of the program's.
func silent(op Op) bool { return op == polling || op == yielding || op == settling }
