package interp

import (
	"time"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Choice is a point of a serial run at which several processes can go on.
// Options.Choose is given it and returns the index of one of Ready, or an error,
// which ends the run and which Run returns. All else stands still meanwhile. What
// has been chosen is in the Result's Schedule, also when the run was ended.
type Choice struct {
	Time    time.Duration // on the virtual clock
	Ready   []Candidate   // who can go on; at least two
	Waiting []Candidate   // who cannot
	Queues  []Content     // every queue of the program, in the order of their making
}

// A Candidate is a process in a Choice, and what it does next.
type Candidate struct {
	Task    string // its name in schedules: "0" for the main process, "1" for its first child
	Process string
	PID     int
	Kind    trace.Kind // "get"
	Object  string     // "Queue-1"
	Why     string     // why it waits: "it is empty"
	Pos     trace.Pos
	Line    string // the source line
}

// A Content is what is in a queue at a Choice.
type Content = report.Content

// chooser is the strategy that asks the host.
type chooser struct {
	choose func(*Choice) (int, error)
	run    *proc.Run
}

func (c *chooser) Pick(at sched.Choice) (int, error) {
	choice := &Choice{Time: at.Time(), Queues: c.run.Contents()}
	for _, t := range at.Ready {
		choice.Ready = append(choice.Ready, c.candidate(at.Pending(t), true))
	}
	for _, b := range at.Waiting() {
		choice.Waiting = append(choice.Waiting, c.candidate(b, false))
	}
	return c.choose(choice)
}

func (c *chooser) candidate(b sched.Blocked, ready bool) Candidate {
	pid, name := b.Task.Owner().Identity()
	candidate := Candidate{Task: string(b.Task.Path()), Process: name, PID: pid, Kind: b.Desc.Kind,
		Object: b.Desc.Object, Pos: b.Pos, Line: c.run.SourceLine(b.Pos)}
	if candidate.Kind == "" {
		candidate.Kind = "compute" // it has computed for long and does not say what next
	}
	if !ready {
		candidate.Why = report.WaitOf(b.Wait.About).Reason()
	}
	return candidate
}
