package interp

import (
	"time"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/trace"
)

// An Activity is what a process, or a thread of one, does at an instant, or did when its
// run ended.
type Activity struct {
	Process string // "Process-1", or "Process-1|Thread-1" for a thread
	PID     int    // of the process
	// Task is its name in schedules: "0" for the main process, "1" for its first child. Only
	// a Choice and a ScheduleError have it.
	Task string
	// State is "waits", in an operation; "sleeps", until a time; "ready", it is about to do
	// something when it gets its turn; "runs", it computes; "" if it is in a call that may
	// wait or compute.
	State string
	What  string     // what it does, in words: "waits in get() for Queue-1", "in get()", "running"
	Kind  trace.Kind // of the operation that it is in, or about to do: "get", "join", "acquire"
	// Object is what the operation is about, "Queue-1 (q, made at a.star:4)", and Label the
	// same in short, "Queue-1".
	Object, Label string
	Why           string // why it cannot go on: "it is empty"
	Func          string // the function that the line is in, "<module>" for none
	Pos           trace.Pos
	Line          string // the source line
	// Since is when it began to wait, and Until when its time runs out, 0 if it does not:
	// times of the run's clock.
	Since, Until time.Duration
	// Variables are those that the function of the line sees, with their values in short: first
	// those that the line mentions, at the top level no others.
	Variables []Variable
	Calls     []Frame  // the calls above the line, innermost first
	Helpers   []Helper // who could have ended the wait; of many alike only the first has them
	Others    int      // how many more than Helpers could have
}

// A Helper is a process that could have ended a wait, and why it cannot.
type Helper struct {
	Process string // "" if there is none
	PID     int
	Could   string // what it could have done: "put"; "" if the wait is for this process
	Had     string // what it had, if it has ended: "Queue-1"
	Why     string // "it waits itself in get() for Queue-1", "it died with ValueError at a.py:3"
	Pos     trace.Pos
}

// A Variable is one of the program's, with its value in short.
type Variable struct {
	Name  string
	Value string
}

// A Frame is one call of a program's.
type Frame struct {
	Func string // "<module>" for the top level, "<lambda>" for a lambda
	// Pos is where the expression or statement begins that was computed, and End just
	// behind it; End is zero if that is not known.
	Pos, End trace.Pos
	Line     string // the source line, "" if unknown
}

func newFrames(list []report.Frame) []Frame {
	var frames []Frame
	for _, f := range list {
		frames = append(frames, Frame{f.Func, f.Pos, f.End, f.Line})
	}
	return frames
}

func newActivity(w *report.Waiting) Activity {
	a := Activity{Process: w.Process, PID: w.PID, State: w.State, What: w.Brief(), Kind: w.Kind, Object: w.Object, Label: w.Label,
		Why: w.Why, Func: w.Func, Pos: w.Pos, Line: w.Line, Since: w.Since, Until: w.Until, Calls: newFrames(w.Calls), Others: w.Others}
	for _, v := range w.Variables {
		a.Variables = append(a.Variables, Variable(v))
	}
	for _, h := range w.Helpers {
		a.Helpers = append(a.Helpers, Helper{h.Process, h.PID, h.Could, h.Had, h.Why, h.Pos})
	}
	return a
}

func newActivities(list []report.Waiting) []Activity {
	var all []Activity
	for i := range list {
		all = append(all, newActivity(&list[i]))
	}
	return all
}

// stopped are what processes did when their run was stopped.
func stopped(list []report.Doing) []Activity {
	var all []Activity
	for _, d := range list {
		a := Activity{Process: d.Process, PID: d.PID, What: d.What, Pos: d.Pos}
		switch d.What {
		case report.Computing:
			a.State = report.Runs
		case report.AwaitingChildren:
			a.State = report.Waits
		}
		all = append(all, a)
	}
	return all
}

// A State is what all processes of a run do at an instant.
type State struct {
	Time      time.Duration // on the run's clock
	Processes []Activity    // those that have not ended, by number, with their threads
	// Queues are those that somebody waits for; in a Session and under Options.Choose all.
	Queues []QueueContent

	told report.State
}

func newState(s report.State) State {
	return State{Time: s.Time, Processes: newActivities(s.Processes), Queues: newContents(s.Queues), told: s}
}

// Display returns the state for people, in whole lines.
func (s State) Display() string { return s.told.Display() }

// Report returns what is told of the state.
func (s State) Report() *Report { return newReport(s.told.Report(), nil) }

// A QueueContent is what is in a queue at an instant.
type QueueContent struct {
	Object   string   // "Queue-1"
	Variable string   // what the program assigned it to where it was made, "" if that is not known
	Items    []string // the next one first, large ones told by their size
	Waiting  []string // the processes that wait in put or get; only in a State
}

func newContents(list []report.Content) []QueueContent {
	var all []QueueContent
	for _, q := range list {
		all = append(all, QueueContent{q.Object, q.Variable, q.Items, q.Waiting})
	}
	return all
}
