package synchronize

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An rlock is Python's multiprocessing.RLock.
type rlock struct{ *locks.Mutex }

// TravelTo implements object.Payload.
func (l *rlock) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	l.Travels(c)
	return l, nil
}

// A semaphore is Python's multiprocessing.Semaphore, or BoundedSemaphore.
type semaphore struct{ *locks.Semaphore }

// TravelTo implements object.Payload.
func (s *semaphore) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	s.Travels(c)
	return s, nil
}

// The classes of multiprocessing.synchronize.
var (
	RLockClass            = object.NewClass("RLock").In("multiprocessing.synchronize")
	SemaphoreClass        = object.NewClass("Semaphore").In("multiprocessing.synchronize")
	BoundedSemaphoreClass = object.NewClass("BoundedSemaphore", SemaphoreClass).In("multiprocessing.synchronize")
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
	if err := handle.NoArguments("SemLock.release", args, kwargs); err != nil {
		return nil, err
	}
	found, err := l.Release(p, 1)
	if err == nil && found != locks.ReleasedOne {
		err = raise.Errorf("AssertionError", "attempt to release recursive lock not owned by thread")
	}
	return handle.NoReturn(err)
}

func (l *rlock) repr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(&l.Obj, l.Label, func() string {
		owner, depth := l.State()
		if owner == "" {
			owner = "None"
		}
		return "<RLock(" + owner + ", " + strconv.Itoa(depth) + ")>"
	})
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
	if err := handle.NoArguments("SemLock.release", args, kwargs); err != nil {
		return nil, err
	}
	ok, err := s.Release(p, 1)
	if err == nil && !ok {
		err = raise.Errorf("ValueError", tooManyReleases)
	}
	return handle.NoReturn(err)
}

func (s *semaphore) getValue(c *handle.Call) (starlark.Value, error) {
	if err := c.None("Semaphore.get_value"); err != nil {
		return nil, err
	}
	return c.Look(&s.Obj, "get_value", s.Label, func() starlark.Value { return starlark.MakeInt(s.Left) })
}

func (s *semaphore) repr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(&s.Obj, s.Label, func() string {
		n := "value=" + strconv.Itoa(s.Left)
		if s.Most >= 0 {
			return "<BoundedSemaphore(" + n + ", maxvalue=" + strconv.Itoa(s.Most) + ")>"
		}
		return "<Semaphore(" + n + ")>"
	})
}

var semaphoreSignature = call.NewSignature("def BaseContext.Semaphore(self, value=1)")

func (s *semaphore) init(c *handle.Call) error {
	var v starlark.Value
	if err := c.Bind(semaphoreSignature, &v); err != nil {
		return err
	}
	n, err := handle.IntArg(c.Thread, v, 1)
	if err != nil {
		return err
	}
	if n < 0 {
		return &raise.Error{Class: "OSError", Msg: "[Errno 22] Invalid argument",
			Args: starlark.Tuple{starlark.MakeInt(22), starlark.String("Invalid argument")}}
	}
	kind, most := "Semaphore", -1
	if c.Self.Class().Is(BoundedSemaphoreClass) {
		kind, most = "BoundedSemaphore", n
	}
	s.Semaphore = locks.NewSemaphore(c.P, kind, n, most)
	return nil
}

func fillSemaphores() {
	handle.Define(RLockClass, func(l *rlock, c *handle.Call) error {
		if err := c.None("BaseContext.RLock"); err != nil {
			return err
		}
		l.Mutex = locks.NewMutex(c.P, "RLock", true)
		return nil
	}, handle.Methods[*rlock]{"__repr__": (*rlock).repr,
		"locked": func(l *rlock, c *handle.Call) (starlark.Value, error) { return l.AskLocked(c, "SemLock.locked") }})
	handle.DefineQuick(RLockClass, handle.AsContext(handle.QuickMethods[*rlock]{
		"acquire": (*rlock).acquire, "release": (*rlock).releaseOne,
	}, "acquire", "release"))
	for _, class := range []*object.Class{SemaphoreClass, BoundedSemaphoreClass} {
		handle.Define(class, (*semaphore).init, handle.Methods[*semaphore]{"get_value": (*semaphore).getValue, "__repr__": (*semaphore).repr})
		handle.DefineQuick(class, handle.AsContext(handle.QuickMethods[*semaphore]{
			"acquire": (*semaphore).acquire, "release": (*semaphore).releaseOne,
		}, "acquire", "release"))
	}
}
