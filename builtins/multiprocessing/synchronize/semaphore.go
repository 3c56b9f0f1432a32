package synchronize

import (
	"strconv"

	"go.starlark.net/starlark"

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
	return l, l.TravelsLocked(c)
}

// A semaphore is Python's multiprocessing.Semaphore, or BoundedSemaphore.
type semaphore struct{ *locks.Semaphore }

// TravelTo implements object.Payload.
func (s *semaphore) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	return s, s.TravelsLocked(c)
}

// The classes of multiprocessing.synchronize.
var (
	RLockClass            = object.NewClass("RLock").In("multiprocessing.synchronize")
	SemaphoreClass        = object.NewClass("Semaphore").In("multiprocessing.synchronize")
	BoundedSemaphoreClass = object.NewClass("BoundedSemaphore", SemaphoreClass).In("multiprocessing.synchronize")
)

const tooManyReleases = "semaphore or lock released too many times"

// init is multiprocessing.RLock().
func (l *rlock) init(c *handle.Call) (starlark.Value, error) {
	l.Mutex = locks.NewMutex(c.P, "RLock", true)
	return starlark.None, nil
}

// giveBack implements semLock.
func (l *rlock) giveBack(p *proc.Proc) error {
	found, err := l.Release(p, 1)
	if err == nil && found != locks.ReleasedOne {
		err = raise.Errorf("AssertionError", "attempt to release recursive lock not owned by thread")
	}
	return err
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

// giveBack implements semLock.
func (s *semaphore) giveBack(p *proc.Proc) error {
	ok, err := s.Release(p, 1)
	if err == nil && !ok {
		err = raise.Errorf("ValueError", tooManyReleases)
	}
	return err
}

func (s *semaphore) getValue(c *handle.Call) (starlark.Value, error) {
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

// init is multiprocessing.Semaphore(value=1), and BoundedSemaphore.
func (s *semaphore) init(c *handle.Call, value starlark.Value) (starlark.Value, error) {
	n, err := handle.IntArg(c.Thread, value, 1)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, handle.OSError("OSError", 22, "Invalid argument")
	}
	kind, most := "Semaphore", -1
	if c.Self.Class().Is(BoundedSemaphoreClass) {
		kind, most = "BoundedSemaphore", n
	}
	s.Semaphore = locks.NewSemaphore(c.P, kind, n, most)
	return starlark.None, nil
}

func fillSemaphores() {
	ofRLock, ofSemaphore := handle.Base[rlock], handle.Base[semaphore]
	init := handle.M0("def BaseContext.RLock(self)", (*rlock).init).Named("__init__")
	handle.Define[rlock](RLockClass, init, append(semLockMethods(ofRLock), lockedMethod(ofRLock),
		handle.M0("def RLock.__repr__(self)", (*rlock).repr))...)
	for _, class := range []*object.Class{SemaphoreClass, BoundedSemaphoreClass} {
		init := handle.M1("def BaseContext."+class.Name()+"(self, value=1)", (*semaphore).init).Named("__init__")
		handle.Define[semaphore](class, init, append(semLockMethods(ofSemaphore),
			handle.M0("def Semaphore.get_value(self)", (*semaphore).getValue),
			handle.M0("def "+class.Name()+".__repr__(self)", (*semaphore).repr))...)
	}
}
