package multiprocessing

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Counter is what semaphores are made of.
type Counter struct {
	maker
	obj   sched.Object
	value int
	most  int // the bound; negative for none
	// holders are those that took it and gave nothing back, in a process's own
	// words of itself: for reports only.
	holders []holder
}

type holder struct {
	task *sched.Task
	name string
	at   sched.Pos
}

// NewCounter returns a semaphore. kind names it in reports; a negative most is no bound.
func NewCounter(p *proc.Proc, kind string, value, most int) *Counter {
	return &Counter{maker: makerOf(p, kind), value: value, most: most}
}

// Acquire takes one; ok is false if the time ran out.
func (s *Counter) Acquire(c *Call, wait time.Duration) (ok bool, err error) {
	who := holder{c.P.Task(), taskName(c.P), c.P.Where()}
	err = who.task.Tell(&Op{On: &s.obj, Desc: s.desc("acquire", ""), About: s.explain,
		Test: func() bool { return s.value > 0 },
		Do:   func() { s.value--; s.note(who) }}, wait)
	if err == sched.ErrTimeout {
		return false, nil
	}
	return err == nil, err
}

// note remembers who took one, as far as a report is readable.
func (s *Counter) note(who holder) {
	const most = 64
	if len(s.holders) < most {
		s.holders = append(s.holders, who)
	}
}

// explain says why a semaphore has to be waited for. Anybody may release it.
func (s *Counter) explain(d *sched.Desc) {
	d.Why = "its value is 0"
	for i, h := range s.holders {
		switch {
		case i == 0:
			d.Why += "; taken by "
		case i == 4:
			d.Why += " and others"
			return
		default:
			d.Why += ", "
		}
		d.Why += h.name + " at " + h.at.String()
		if h.task.Ended() {
			d.Why += " (which has ended)"
		}
	}
}

// Release gives n back; ok is false if that were more than the bound.
func (s *Counter) Release(c *Call, n int) (ok bool, err error) {
	task := c.P.Task()
	err = task.Tell(&Op{On: &s.obj, Desc: s.desc("release", ""), Do: func() {
		if ok = s.most < 0 || s.value+n <= s.most; ok {
			s.value += n
			s.forget(task, n)
		}
	}}, sched.Forever)
	return ok, err
}

// forget drops n takings, first those of the task itself.
func (s *Counter) forget(task *sched.Task, n int) {
	for ; n > 0 && len(s.holders) > 0; n-- {
		at := 0
		for i, h := range s.holders {
			if h.task == task {
				at = i
				break
			}
		}
		s.holders = append(s.holders[:at], s.holders[at+1:]...)
	}
}

// Value returns the counter. It is no operation: for reprs.
func (s *Counter) Value() (n int) {
	s.obj.With(func() { n = s.value })
	return n
}

// An rlock is Python's multiprocessing.RLock.
type rlock struct{ *Mutex }

func (l *rlock) mutex() conditionLock                               { return l.Mutex }
func (l *rlock) TravelTo(*proc.Copier, *core.Instance) (any, error) { return l, nil }

// A semaphore is Python's multiprocessing.Semaphore, or BoundedSemaphore.
type semaphore struct{ *Counter }

func (s *semaphore) TravelTo(*proc.Copier, *core.Instance) (any, error) { return s, nil }

// The classes of multiprocessing.synchronize.
var (
	RLockClass            = core.NewClass("RLock").In("multiprocessing.synchronize")
	SemaphoreClass        = core.NewClass("Semaphore").In("multiprocessing.synchronize")
	BoundedSemaphoreClass = core.NewClass("BoundedSemaphore", SemaphoreClass).In("multiprocessing.synchronize")
)

const tooManyReleases = "semaphore or lock released too many times"

// acquireArgs is the arguments of acquire(block=True, timeout=None).
func (c *Call) acquireArgs() (time.Duration, error) {
	var v [2]starlark.Value
	if err := bindAcquire(&v, c.Args, c.Kwargs); err != nil {
		return 0, err
	}
	return waitTime(v[0], v[1])
}

func (l *rlock) acquire(c *Call) (starlark.Value, error) {
	wait, err := c.acquireArgs()
	if err != nil {
		return nil, err
	}
	ok, err := l.Acquire(c, wait)
	return starlark.Bool(ok), err
}

func (l *rlock) releaseOne(c *Call) (starlark.Value, error) {
	if err := c.None("SemLock.release"); err != nil {
		return nil, err
	}
	found, err := l.release(c, 1)
	if err == nil && found != releasedOne {
		err = proc.Errorf("AssertionError", "attempt to release recursive lock not owned by thread")
	}
	return noReturn(err)
}

func (l *rlock) repr(*Call) (starlark.Value, error) {
	owner, depth := l.state()
	if owner == "" {
		owner = "None"
	}
	return starlark.String("<RLock(" + owner + ", " + itoa(depth) + ")>"), nil
}

func (s *semaphore) acquire(c *Call) (starlark.Value, error) {
	wait, err := c.acquireArgs()
	if err != nil {
		return nil, err
	}
	ok, err := s.Acquire(c, wait)
	return starlark.Bool(ok), err
}

func (s *semaphore) releaseOne(c *Call) (starlark.Value, error) {
	if err := c.None("SemLock.release"); err != nil {
		return nil, err
	}
	ok, err := s.Release(c, 1)
	if err == nil && !ok {
		err = proc.Errorf("ValueError", tooManyReleases)
	}
	return noReturn(err)
}

func (s *semaphore) getValue(c *Call) (starlark.Value, error) {
	if err := c.None("get_value"); err != nil {
		return nil, err
	}
	return c.Look(&s.obj, "get_value", s.label, func() starlark.Value { return starlark.MakeInt(s.value) })
}

func (s *semaphore) repr(*Call) (starlark.Value, error) {
	n := "value=" + itoa(s.Value())
	if s.most >= 0 {
		return starlark.String("<BoundedSemaphore(" + n + ", maxvalue=" + itoa(s.most) + ")>"), nil
	}
	return starlark.String("<Semaphore(" + n + ")>"), nil
}

var semaphoreSignature = core.NewSignature("BaseContext.Semaphore(self, value=1)")

func (s *semaphore) init(c *Call) error {
	var v starlark.Value
	if err := c.Bind(semaphoreSignature, &v); err != nil {
		return err
	}
	n, err := intArg(c.Thread, v, 1)
	if err != nil {
		return err
	}
	if n < 0 {
		return &proc.Error{Class: "OSError", Msg: "[Errno 22] Invalid argument",
			Args: starlark.Tuple{starlark.MakeInt(22), starlark.String("Invalid argument")}}
	}
	kind, most := "Semaphore", -1
	if c.Self.Class().Is(BoundedSemaphoreClass) {
		kind, most = "BoundedSemaphore", n
	}
	s.Counter = NewCounter(c.P, kind, n, most)
	return nil
}

// AsContext adds __enter__ and __exit__, which call enter and leave without arguments.
// Enter's answer is what "with ... as" gives: CPython's locks answer True.
func AsContext[T any](m Methods[T], enter, leave string) Methods[T] {
	in, out := m[enter], m[leave]
	m["__enter__"] = func(t T, c *Call) (starlark.Value, error) { return in(t, c) }
	m["__exit__"] = func(t T, c *Call) (starlark.Value, error) {
		_, err := out(t, &Call{Thread: c.Thread, P: c.P, Self: c.Self})
		return noReturn(err)
	}
	return m
}

func init() {
	Define(RLockClass, func(l *rlock, c *Call) error {
		if err := c.None("BaseContext.RLock"); err != nil {
			return err
		}
		l.Mutex = NewMutex(c.P, "RLock", true)
		return nil
	}, AsContext(Methods[*rlock]{
		"acquire": (*rlock).acquire, "release": (*rlock).releaseOne, "__repr__": (*rlock).repr,
	}, "acquire", "release"))
	methods := func() Methods[*semaphore] {
		return AsContext(Methods[*semaphore]{
			"acquire": (*semaphore).acquire, "release": (*semaphore).releaseOne, "get_value": (*semaphore).getValue,
			"__repr__": (*semaphore).repr,
		}, "acquire", "release")
	}
	Define(SemaphoreClass, (*semaphore).init, methods())
	Define(BoundedSemaphoreClass, (*semaphore).init, methods())
}
