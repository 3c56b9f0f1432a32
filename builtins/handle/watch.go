package handle

import (
	"strconv"
	"time"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Watcher waits for any of several things, each of which tells it when it may be
// ready. It looks again then: being told is no promise.
type Watcher struct {
	obj  sched.Object
	told bool
}

// Tell wakes the watcher, also for a process that was stopped.
func (w *Watcher) Tell(p *proc.Proc) {
	p.Task().Must(&Op{On: &w.obj, Desc: sched.Desc{Kind: "ready"}, Do: func() { w.told = true }})
}

// ProcessEnded implements proc.Watcher.
func (w *Watcher) ProcessEnded(p *proc.Proc) { w.Tell(p) }

// A Waitable is a thing that connection.wait can wait for.
type Waitable interface {
	// IsReady looks, as an operation, and has w told of the next change.
	IsReady(c *Call, w *Watcher) (bool, error)
	// Forget ends what IsReady began.
	Forget(w *Watcher)
}

// NewDescriptor makes up the number of what would be a file under CPython.
func NewDescriptor(p *proc.Proc) int { return p.NewNumber("fd") + 2 }

// WaitFor returns the places of the things that are ready, at least one unless the time
// ran out.
func (c *Call) WaitFor(things []Waitable, timeout time.Duration) (ready []int, err error) {
	end := c.P.World().Sched.Now() + timeout
	for {
		w := new(Watcher)
		for i, t := range things {
			yes, err := t.IsReady(c, w)
			if err != nil {
				return nil, err
			}
			if yes {
				ready = append(ready, i)
			}
		}
		left := timeout
		if timeout > 0 {
			left = max(end-c.P.World().Sched.Now(), 0)
		}
		if len(ready) == 0 {
			err = c.Do(&Op{On: &w.obj, Test: func() bool { return w.told },
				Desc: sched.Desc{Kind: "wait", Object: strconv.Itoa(len(things)) + " objects"}, Why: report.Because("none of them is ready")}, left)
		}
		for _, t := range things {
			t.Forget(w)
		}
		if len(ready) > 0 || err == sched.ErrTimeout {
			return ready, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
