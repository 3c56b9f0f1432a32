package multiprocessing

import (
	"strconv"
	"time"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A watcher waits for any of several things, each of which tells it when it may be
// ready. It looks again then: being told is no promise.
type watcher struct {
	obj  sched.Object
	told bool
}

// tell wakes the watcher, also for a process that was stopped.
func (w *watcher) tell(p *proc.Proc) {
	p.Task().Must(&Op{On: &w.obj, Desc: sched.Desc{Kind: "ready"}, Do: func() { w.told = true }})
}

// ProcessEnded implements proc.Watcher.
func (w *watcher) ProcessEnded(p *proc.Proc) { w.tell(p) }

// A waitable is a thing that connection.wait can wait for.
type waitable interface {
	// isReady looks, as an operation, and has w told of the next change.
	isReady(c *Call, w *watcher) (bool, error)
	// forget ends what isReady began.
	forget(w *watcher)
}

// newDescriptor makes up the number of what would be a file under CPython.
func newDescriptor(p *proc.Proc) int { return p.World().Number("fd") + 2 }

// waitFor returns the places of the things that are ready, at least one unless the time
// ran out.
func (c *Call) waitFor(things []waitable, timeout time.Duration) (ready []int, err error) {
	end := c.P.World().Sched.Now() + timeout
	for {
		w := new(watcher)
		for i, t := range things {
			yes, err := t.isReady(c, w)
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
				Desc: sched.Desc{Kind: "wait", Object: strconv.Itoa(len(things)) + " objects"}, Why: proc.Because("none of them is ready")}, left)
		}
		for _, t := range things {
			t.forget(w)
		}
		if len(ready) > 0 || err == sched.ErrTimeout {
			return ready, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
