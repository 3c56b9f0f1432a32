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
	at   sched.Mark
}

// NewCounter returns a semaphore. kind names it in reports; a negative most is no bound.
func NewCounter(p *proc.Proc, kind string, value, most int) *Counter {
	s := &Counter{maker: makerOf(p, kind), value: value, most: most}
	s.obj.Remember()
	return s
}

// A countOp takes one of a Counter, or gives some back.
type countOp struct {
	s       *Counter
	release bool
	over    bool // more were given back than the bound
	n       int  // how many are given back
	who     holder
}

func (o *countOp) Object() *sched.Object { return &o.s.obj }

func (o *countOp) Line() int {
	if o.release {
		return sched.NoLine
	}
	return 0
}

func (o *countOp) Ready() bool { return o.release || o.s.value > 0 }

func (o *countOp) Apply() {
	s := o.s
	switch {
	case !o.release:
		s.value--
		s.note(o.who)
	case s.most >= 0 && s.value+o.n > s.most:
		o.over = true
	default:
		s.value += o.n
		s.forget(o.who.task, o.n)
	}
}

// OpKind implements sched.Kinded.
func (o *countOp) OpKind() sched.Kind {
	if o.release {
		return "release"
	}
	return "acquire"
}

func (o *countOp) Describe() sched.Desc {
	if o.release {
		return o.s.desc("release")
	}
	return o.s.desc("acquire")
}

// Explain implements sched.Explainer. Anybody may release the semaphore.
func (o *countOp) Explain() sched.Wait {
	var by []proc.Holder
	for _, h := range o.s.holders {
		by = append(by, proc.Holder{Name: h.name, Since: proc.PosOf(h.at), Ended: h.task.Ended()})
	}
	return sched.Wait{About: o.s.wait(proc.Taken{By: by}, "release it")}
}

// Acquire takes one for the process; ok is false if the time ran out.
func (s *Counter) Acquire(p *proc.Proc, wait time.Duration) (ok bool, err error) {
	op, task := &scratches.Of(p).shared().count, p.Task()
	*op = countOp{s: s, who: holder{task, taskName(p), p.Mark()}}
	err = task.Tell(op, wait)
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

// Release gives n back; ok is false if that were more than the bound.
func (s *Counter) Release(p *proc.Proc, n int) (ok bool, err error) {
	op, task := &scratches.Of(p).shared().count, p.Task()
	*op = countOp{s: s, release: true, n: n, who: holder{task: task}}
	err = task.Tell(op, sched.Forever)
	return !op.over, err
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

func (l *rlock) mutex() *Mutex { return l.Mutex }

// TravelTo implements core.Payload.
func (l *rlock) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	l.travels(c)
	return l, nil
}

// A semaphore is Python's multiprocessing.Semaphore, or BoundedSemaphore.
type semaphore struct{ *Counter }

// TravelTo implements core.Payload.
func (s *semaphore) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	s.travels(c)
	return s, nil
}

// The classes of multiprocessing.synchronize.
var (
	RLockClass            = core.NewClass("RLock").In("multiprocessing.synchronize")
	SemaphoreClass        = core.NewClass("Semaphore").In("multiprocessing.synchronize")
	BoundedSemaphoreClass = core.NewClass("BoundedSemaphore", SemaphoreClass).In("multiprocessing.synchronize")
)

const tooManyReleases = "semaphore or lock released too many times"

func (l *rlock) acquire(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := acquireArgs(args, kwargs)
	if err != nil {
		return nil, err
	}
	ok, err := l.Acquire(p, wait)
	return starlark.Bool(ok), err
}

func (l *rlock) releaseOne(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("SemLock.release", args, kwargs); err != nil {
		return nil, err
	}
	found, err := l.release(p, 1)
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

func (s *semaphore) acquire(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := acquireArgs(args, kwargs)
	if err != nil {
		return nil, err
	}
	ok, err := s.Acquire(p, wait)
	return starlark.Bool(ok), err
}

func (s *semaphore) releaseOne(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("SemLock.release", args, kwargs); err != nil {
		return nil, err
	}
	ok, err := s.Release(p, 1)
	if err == nil && !ok {
		err = proc.Errorf("ValueError", tooManyReleases)
	}
	return noReturn(err)
}

func (s *semaphore) getValue(c *Call) (starlark.Value, error) {
	if err := c.None("Semaphore.get_value"); err != nil {
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

func fillSemaphores() {
	Define(RLockClass, func(l *rlock, c *Call) error {
		if err := c.None("BaseContext.RLock"); err != nil {
			return err
		}
		l.Mutex = NewMutex(c.P, "RLock", true)
		return nil
	}, Methods[*rlock]{"__repr__": (*rlock).repr,
		"locked": func(l *rlock, c *Call) (starlark.Value, error) { return l.askLocked(c, "SemLock.locked") }})
	DefineQuick(RLockClass, AsContext(QuickMethods[*rlock]{
		"acquire": (*rlock).acquire, "release": (*rlock).releaseOne,
	}, "acquire", "release"))
	for _, class := range []*core.Class{SemaphoreClass, BoundedSemaphoreClass} {
		Define(class, (*semaphore).init, Methods[*semaphore]{"get_value": (*semaphore).getValue, "__repr__": (*semaphore).repr})
		DefineQuick(class, AsContext(QuickMethods[*semaphore]{
			"acquire": (*semaphore).acquire, "release": (*semaphore).releaseOne,
		}, "acquire", "release"))
	}
}
