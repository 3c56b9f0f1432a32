package multiprocessing

import (
	"slices"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
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

// tell wakes those that watch the pipe, after a change.
func (q *pipe) tell(p *proc.Proc) {
	var list []*watcher
	q.obj.With(func() { list, q.watchers = q.watchers, nil })
	for _, w := range list {
		w.tell(p)
	}
}

// A waitable is a thing that connection.wait can wait for.
type waitable interface {
	// isReady looks, as an operation, and has w told of the next change.
	isReady(c *Call, w *watcher) (bool, error)
	// forget ends what isReady began.
	forget(w *watcher)
}

func (n *connection) isReady(c *Call, w *watcher) (bool, error) {
	if err := n.toRead(); err != nil {
		return false, err
	}
	ready := false
	err := c.Do(&Op{On: &n.in.obj, Desc: n.in.desc("poll"), Do: func() {
		if ready = n.in.ready(); !ready {
			n.in.watchers = append(n.in.watchers, w)
		}
	}}, sched.Forever)
	return ready, err
}

func (n *connection) forget(w *watcher) {
	n.in.obj.With(func() {
		n.in.watchers = slices.DeleteFunc(n.in.watchers, func(x *watcher) bool { return x == w })
	})
}

// A sentinel is what tells connection.wait of a process. Process.sentinel is, as in CPython,
// an int: of a class of its own, for the number alone would not lead to the process.
type sentinel struct{ p *proc.Proc }

// sentinelClass is the class of sentinels.
var sentinelClass = core.NewClass("Sentinel", core.IntClass).In("multiprocessing.process")

// sentinelOf is the attribute of a Sentinel that has the *sentinel.
const sentinelOf = "_process"

// newDescriptor makes up the number of what would be a file under CPython.
func newDescriptor(p *proc.Proc) int { return p.World().Number("fd") + 2 }

func newSentinel(owner *proc.Proc, number int, p *proc.Proc) (starlark.Value, error) {
	v := core.NewInstance(owner.Home(), sentinelClass, starlark.MakeInt(number))
	return v, v.SetOwn(sentinelOf, &sentinel{p})
}

var _ proc.Traveler = (*sentinel)(nil)

func (s *sentinel) String() string        { return "<process " + s.p.Label() + ">" }
func (s *sentinel) Type() string          { return "Sentinel" }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return uint32(s.p.PID()), nil }

// Travel implements proc.Traveler.
func (s *sentinel) Travel(*proc.Copier) (starlark.Value, error) { return s, nil }

func (s *sentinel) isReady(c *Call, w *watcher) (bool, error) {
	ended := false
	err := c.Do(&Op{On: s.p.End(), Desc: sched.Desc{Kind: "poll", Object: s.p.Label()}, Do: func() {
		if ended = s.p.Ended(); !ended {
			s.p.Watch(w)
		}
	}}, sched.Forever)
	return ended, err
}

func (s *sentinel) forget(w *watcher) { s.p.End().With(func() { s.p.Unwatch(w) }) }

// waitableOf returns what wait can wait for, nil if v is nothing of the kind.
func waitableOf(v starlark.Value) waitable {
	i, ok := v.(*core.Instance)
	if !ok {
		return nil
	}
	if s, ok := i.Own(sentinelOf).(*sentinel); ok && i.Class() == sentinelClass {
		return s
	}
	w, _ := i.Base().(waitable)
	return w
}

var connWaitSignature = core.NewSignature("wait(object_list, timeout=None)")

// waitAny is multiprocessing.connection.wait(object_list, timeout=None).
func waitAny(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var list, t starlark.Value
	if err := c.Bind(connWaitSignature, &list, &t); err != nil {
		return nil, err
	}
	timeout, err := core.Timeout(t)
	if err != nil {
		return nil, err
	}
	objects, err := core.Collect(thread, list)
	if err != nil {
		return nil, err
	}
	things := make([]waitable, len(objects))
	for i, o := range objects {
		if things[i] = waitableOf(o); things[i] == nil {
			return nil, proc.Errorf("ValueError", "Invalid file object: %s", reprOf(o))
		}
	}
	ready, err := c.waitFor(things, timeout)
	if err != nil {
		return nil, err
	}
	answer := make([]starlark.Value, len(ready))
	for i, k := range ready {
		answer[i] = objects[k]
	}
	return starlark.NewList(answer), nil
}

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
				Desc: sched.Desc{Kind: "wait", Object: itoa(len(things)) + " objects"}, Why: proc.Because("none of them is ready")}, left)
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
