// Package trace defines the events of a run and how they are shown.
//
// An event is one completed operation by which a process could affect or
// observe another: a put, a get, a join, a print, a clock read. Everything that
// is told about a run after the fact (an embedder's observer, timelines, the
// outcomes of an exploration) is a view of this one stream.
//
// Definitions:
//   - An operation that waits is one event, at its completion. An attempt that
//     has to wait is no event.
//   - Seq numbers the events of one run from 1 without gaps, in an order that
//     respects every object: of two events on the same object, the one whose
//     effect came first has the lower Seq.
//   - Time is the run's clock (real or virtual) since its start.
//
// The package uses the standard library only, so that tools can read events
// without linking the interpreter.
package trace

import (
	"fmt"
	"strings"
	"time"
)

// A Kind names what an operation does, in Python's word for it: "put", "get",
// "join", "acquire", "print".
type Kind string

// A Pos is a position in a program's source text. The zero Pos is unknown.
// Line and Col count from 1; Col counts characters, as the user's editor does.
type Pos struct {
	File string
	Line int
	Col  int
}

// IsValid reports whether the position is known.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String returns "file:line", or "?" for an unknown position.
func (p Pos) String() string {
	if !p.IsValid() {
		return "?"
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// An Event is one completed operation. Events are values: an observer may keep
// them.
type Event struct {
	Seq     uint64        // from 1, no gaps
	Time    time.Duration // since the start of the run, by the run's clock
	PID     int           // the process that did it
	Process string        // its name at that time
	Kind    Kind
	Object  string        // what it acted on, such as "Queue-1"; "" if nothing
	Detail  string        // what the operation brought about, if that is worth telling
	Pos     Pos           // the line of the program that asked for it
	Waited  time.Duration // from the attempt to the completion, by the run's clock
	Answers uint64        // for a get: the Seq of the put it answers; otherwise 0
}

// String returns the event as one line without a newline.
func (e Event) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %v %s %s", e.Seq, e.Time, e.Process, e.Kind)
	if e.Object != "" {
		b.WriteByte(' ')
		b.WriteString(e.Object)
	}
	if e.Detail != "" {
		b.WriteByte(' ')
		b.WriteString(e.Detail)
	}
	if e.Answers != 0 {
		fmt.Fprintf(&b, " answers %d", e.Answers)
	}
	if e.Waited > 0 {
		fmt.Fprintf(&b, " after %v", e.Waited)
	}
	fmt.Fprintf(&b, " at %v", e.Pos)
	return b.String()
}
