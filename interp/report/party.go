package report

import (
	"slices"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A Party is a process, or a thread of one, that is looked at: facts, of which reports make
// words.
type Party struct {
	Process string     // "Process-1", or "Process-1|Thread-1" for a thread
	PID     int        // of the process
	State   string     // Waits, Sleeps, Ready or Runs
	Kind    trace.Kind // what it does: "get"
	Label   string     // of what it acts on: "Queue-1"
	// Variable is what the program assigned that to where it was made, "" if that is not
	// known.
	Variable string
	Wait     *Wait   // what the operation tells of itself
	Frames   []Frame // where it is, outermost first
	// Variables are those that the innermost one of Frames sees.
	Variables []Variable
	// Since is when it began to wait, and Until when its time runs out, 0 if it does not:
	// times of the run's clock.
	Since, Until time.Duration

	// The rest is known only of those in a Situation.
	Foreign   bool     // it is none of the run's processes
	Main      bool     // it is the main process
	Crew      string   // names what it is a worker of, "" if of nothing
	Runs      Target   // what the process was started with
	Early     *Early   // a call around it that was to be a process's, nil if there is none
	Loop      Loop     // the loop around where it waits
	Holds     []string // the labels of the handles that the process was started with
	Fate      *Ending  // of a process at its end: nil if its function returned
	Needs     []Need   // those of whom one must act to end the wait; none: anybody might
	Object    int      // the same for all that wait for one object, 0 for none
	Remembers bool     // the object remembers what was done with it
	Past      []Past   // what that was, oldest first
	More      bool     // there was more before
}

// A Need is one that must act to end a wait.
type Need struct {
	Party int // its index, -1 if it has ended
	PID   int // of its process, 0 if that is none of the run's
}

// A Target is a function that a process was started with. The zero Target is none of the
// program's.
type Target struct {
	Name string
	Pos  trace.Pos // where it is defined
}

// An Early is a call in the place of a function: target=f(x).
type Early struct {
	Callee, Args string // "f" and "x", as they are written
	Keyword      string // "target"
	Pos          trace.Pos
}

// A Loop is what is known of the loop in which something is taken from a queue.
type Loop struct {
	Counted  bool   // it ends by itself, or there is none: no item ends it
	Sentinel string // the item that ends it, as it is written; "" if that is not known
}

// waiting returns what is told of a party. virtual says that its times are those of the
// virtual clock.
func (p *Party) waiting(virtual bool) Waiting {
	w := Waiting{Process: p.Process, PID: p.PID, State: p.State, Kind: p.Kind, Label: p.Label,
		Object: objectName(p.Label, p.Variable, p.Wait.Made), Since: p.Since, Until: p.Until, clock: virtual}
	if p.State == Waits {
		w.Why = p.Wait.Reason()
		_, w.joins = p.Wait.Why.(NotEnded)
	}
	if n := len(p.Frames); n > 0 {
		last := p.Frames[n-1]
		w.Pos, w.Line, w.Func, w.Variables = last.Pos, last.Line, last.Func, p.Variables
		w.Calls = slices.Clone(p.Frames[:n-1])
		slices.Reverse(w.Calls)
	}
	return w
}

// mayAct reports whether q could act on what p waits for: whether it has it at all.
func (p *Party) mayAct(q *Party) bool {
	w := p.Wait
	if w.Local != "" {
		return q.PID == p.PID
	}
	return !q.Foreign && (w.Everybody || q.PID == w.Maker || slices.Contains(q.Holds, p.Label))
}

// objectName names an object, with the variable that it was given to and where that was:
// "Queue-1 (q, made at a.py:4)".
func objectName(label, variable string, made trace.Pos) string {
	switch {
	case label == "" || !made.IsValid():
		return label
	case variable == "":
		return label + " (made at " + made.String() + ")"
	}
	return label + " (" + variable + ", made at " + made.String() + ")"
}
