package interp

import (
	"time"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Choice is a point of a serial run at which several processes can go on.
// Options.Choose is given it and returns the index of one of Ready, or an error,
// which ends the run and which Run returns. All else stands still meanwhile. What
// has been chosen is in the Result's Schedule, also when the run was ended.
type Choice struct {
	Time    time.Duration // on the virtual clock
	Ready   []Activity    // who can go on, and what they do next; at least two
	Waiting []Activity    // who cannot, and why
	// Queues are all of the program, in the order of their making.
	Queues []QueueContent
}

// chooser is the strategy that asks the host.
type chooser struct {
	choose func(*Choice) (int, error)
	run    *proc.Run
}

func (c *chooser) Pick(at sched.Choice) (int, error) {
	choice := &Choice{Time: at.Time(), Queues: newContents(c.run.Contents())}
	for _, t := range at.Ready {
		choice.Ready = append(choice.Ready, c.candidate(at.Pending(t), true))
	}
	for _, b := range at.Waiting() {
		choice.Waiting = append(choice.Waiting, c.candidate(b, false))
	}
	return c.choose(choice)
}

func (c *chooser) candidate(b sched.Blocked, ready bool) Activity {
	pid, name := b.Task.Owner().Identity()
	w := report.Waiting{Process: name, PID: pid, State: report.Ready, Kind: b.Desc.Kind, Object: b.Desc.Object, Label: b.Desc.Object,
		Pos: b.Pos, Line: c.run.SourceLine(b.Pos)}
	switch {
	case w.Kind == "":
		w.Kind = "compute" // it has computed for long and does not say what next
	case !ready:
		w.State, w.Why = report.Waits, report.WaitOf(b.Wait.About).Reason()
	}
	w.Variables = c.run.VariablesOf(b.Task)
	a := newActivity(&w)
	a.Task = string(b.Task.Path())
	return a
}
