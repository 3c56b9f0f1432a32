package multiprocessing

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// An rlock is Python's multiprocessing.RLock.
type rlock struct{ *Mutex }

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
	return starlark.String("<RLock(" + owner + ", " + strconv.Itoa(depth) + ")>"), nil
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
	return c.Look(&s.obj, "get_value", s.label, func() starlark.Value { return starlark.MakeInt(s.left) })
}

func (s *semaphore) repr(*Call) (starlark.Value, error) {
	n := "value=" + strconv.Itoa(s.Value())
	if s.most >= 0 {
		return starlark.String("<BoundedSemaphore(" + n + ", maxvalue=" + strconv.Itoa(s.most) + ")>"), nil
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
