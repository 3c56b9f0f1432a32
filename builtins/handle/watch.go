package handle

import (
	"slices"
	"strconv"

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

// Watchers are those that watch a thing. It is for operations on the thing.
type Watchers []*Watcher

// Add has w told of the next change, if it is not nil.
func (l *Watchers) Add(w *Watcher) {
	if w != nil {
		*l = append(*l, w)
	}
}

// Remove undoes what Add did.
func (l *Watchers) Remove(w *Watcher) {
	*l = slices.DeleteFunc(*l, func(x *Watcher) bool { return x == w })
}

// Take returns those that are to be told now.
func (l *Watchers) Take() Watchers {
	all := *l
	*l = nil
	return all
}

// Tell tells all of them, behind the operation that took them.
func (l Watchers) Tell(p *proc.Proc) {
	for _, w := range l {
		w.Tell(p)
	}
}

// Tell wakes the watcher, also for a process that was stopped.
func (w *Watcher) Tell(p *proc.Proc) {
	p.Task().Must(&Op{On: &w.obj, Desc: sched.Desc{Kind: "ready"}, Do: func() { w.told = true }})
}

// ProcessEnded implements proc.Watcher.
func (w *Watcher) ProcessEnded(p *proc.Proc) { w.Tell(p) }

// A Waitable is a thing that connection.wait can wait for.
type Waitable interface {
	// IsReady looks, as an operation. If the thing is not ready, it has w told of the next
	// change, unless w is nil.
	IsReady(c *Call, w *Watcher) (bool, error)
	// Forget ends what IsReady began, as an operation that happens also in a process that
	// was stopped.
	Forget(c *Call, w *Watcher)
}

// NewDescriptor makes up the number of what would be a file under CPython.
func NewDescriptor(p *proc.Proc) int { return p.NewNumber("fd") + 2 }

// WaitFor returns the places of the things that are ready, at least one unless the time
// ran out.
func (c *Call) WaitFor(things []Waitable, until *sched.Deadline) (ready []int, err error) {
	for {
		w := new(Watcher)
		ready, watched, err := c.ask(things, w)
		if len(ready) == 0 && err == nil {
			err = c.P.Task().DoBefore(until, &Op{On: &w.obj, Test: func() bool { return w.told },
				Desc: sched.Desc{Kind: "wait", Object: strconv.Itoa(len(things)) + " objects"}, Why: report.Because("none of them is ready")})
		}
		for _, t := range watched {
			t.Forget(c, w)
		}
		switch {
		case err == sched.ErrTimeout:
			return nil, nil
		case len(ready) > 0 || err != nil:
			return ready, err
		}
	}
}

// ask looks which things are ready. As long as none is, they are watched.
func (c *Call) ask(things []Waitable, w *Watcher) (ready []int, watched []Waitable, err error) {
	for i, t := range things {
		yes, err := t.IsReady(c, w)
		switch {
		case err != nil:
			return nil, watched, err
		case yes:
			ready, w = append(ready, i), nil
		case w != nil:
			watched = append(watched, t)
		}
	}
	return ready, watched, nil
}
