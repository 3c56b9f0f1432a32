package threading

import (
	"math"
	"strconv"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The classes of threading's locks. They are of one process: one that is started gets
// copies, free ones.
var (
	LockClass             = object.NewClass("lock").In("_thread")
	RLockClass            = object.NewClass("RLock").In("_thread")
	SemaphoreClass        = object.NewClass("Semaphore").In("threading")
	BoundedSemaphoreClass = object.NewClass("BoundedSemaphore", SemaphoreClass).In("threading")
	ConditionClass        = object.NewClass("Condition").In("threading")
	EventClass            = object.NewClass("Event").In("threading")
	BarrierClass          = object.NewClass("Barrier").In("threading")
)

// A threadLock is threading.Lock or RLock.
type threadLock struct{ *locks.Mutex }

// TravelTo implements object.Payload.
func (l *threadLock) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	return &threadLock{&locks.Mutex{Maker: l.Maker, Recursive: l.Recursive}}, handle.NotSent(c, "thread lock")
}

// A threadSemaphore is threading.Semaphore or BoundedSemaphore.
type threadSemaphore struct{ *locks.Semaphore }

// TravelTo implements object.Payload. What is of one process is a part of its memory.
func (s *threadSemaphore) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	return &threadSemaphore{&locks.Semaphore{Maker: s.Maker, Left: s.Left, Most: s.Most}}, handle.NotSent(c, "thread semaphore")
}

// lockArgs binds blocking=True and timeout=-1, as threads' locks have them.
func lockArgs(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple, semaphore bool) (time.Duration, error) {
	n := len(args) + len(kwargs)
	switch {
	case n == 0:
		return sched.Forever, nil
	case n > 2:
		return 0, raise.Errorf("TypeError", "acquire() takes at most 2 arguments (%d given)", n)
	}
	var v [2]starlark.Value
	if err := lockSignature.Bind(v[:], args, kwargs); err != nil {
		return 0, err
	}
	blocking, timeout := v[0], v[1]
	block := true
	if blocking != nil {
		var err error
		if block, err = object.IsTrue(thread, blocking); err != nil {
			return 0, err
		}
	}
	if timeout == nil || timeout == starlark.None {
		return handle.WaitTime(starlark.Bool(block), nil)
	}
	seconds, err := number.Number(timeout)
	switch {
	case err != nil:
		return 0, err
	case semaphore && !block:
		return 0, raise.Errorf("ValueError", "can't specify timeout for non-blocking acquire")
	case semaphore:
	case seconds == -1:
		return handle.WaitTime(starlark.Bool(block), nil)
	case !block:
		return 0, raise.Errorf("ValueError", "can't specify a timeout for a non-blocking call")
	case seconds < 0:
		return 0, raise.Errorf("ValueError", "timeout value must be a non-negative number")
	}
	return proc.Seconds(math.Max(seconds, 0)), nil
}

var lockSignature = call.NewSignature("def acquire(blocking=True, timeout=-1)")

func (l *threadLock) acquire(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := lockArgs(thread, args, kwargs, false)
	if err != nil {
		return nil, err
	}
	ok, err := l.Acquire(p, wait)
	return starlark.Bool(ok), err
}

func (l *threadLock) releaseOne(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("lock.release", args, kwargs); err != nil {
		return nil, err
	}
	found, err := l.Release(p, 1)
	if err == nil && found != locks.ReleasedOne {
		if l.Recursive {
			return nil, raise.Errorf("RuntimeError", "cannot release un-acquired lock")
		}
		return nil, raise.Errorf("RuntimeError", "release unlocked lock")
	}
	return handle.NoReturn(err)
}

func (l *threadLock) repr(c *handle.Call) (starlark.Value, error) {
	me := identOf(c.P)
	return c.Repr(&l.Obj, l.Label, func() string {
		owner, depth := l.State()
		text := "<unlocked "
		if owner != "" {
			text = "<locked "
		}
		text += c.Self.Class().FullName() + " object "
		if l.Recursive {
			ident := 0
			if owner != "" {
				ident = me
			}
			text += "owner=" + strconv.Itoa(ident) + " count=" + strconv.Itoa(depth) + " "
		}
		return text + "at " + handle.Address(l.Label) + ">"
	})
}

func (s *threadSemaphore) acquire(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := lockArgs(thread, args, kwargs, true)
	if err != nil {
		return nil, err
	}
	ok, err := s.Acquire(p, wait)
	return starlark.Bool(ok), err
}

var releaseSignature = call.NewSignature("def Semaphore.release(self, n=1)")

func (s *threadSemaphore) releaseSome(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := releaseSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	n, err := handle.IntArg(thread, v[0], 1)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, raise.Errorf("ValueError", "n must be one or more")
	}
	ok, err := s.Release(p, n)
	if err == nil && !ok {
		err = raise.Errorf("ValueError", "Semaphore released too many times")
	}
	return handle.NoReturn(err)
}

func (s *threadSemaphore) repr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(&s.Obj, s.Label, func() string {
		text := "<" + c.Self.Class().FullName() + " at " + handle.Address(s.Label) + ": value=" + strconv.Itoa(s.Left)
		if s.Most >= 0 {
			text += "/" + strconv.Itoa(s.Most)
		}
		return text + ">"
	})
}

var threadSemaphoreSignature = call.NewSignature("def Semaphore.__init__(self, value=1)")

func (s *threadSemaphore) init(c *handle.Call) error {
	var v starlark.Value
	if err := c.Bind(threadSemaphoreSignature, &v); err != nil {
		return err
	}
	n, err := handle.IntArg(c.Thread, v, 1)
	if err != nil {
		return err
	}
	if n < 0 {
		return raise.Errorf("ValueError", "semaphore initial value must be >= 0")
	}
	most := -1
	if c.Self.Class().Is(BoundedSemaphoreClass) {
		most = n
	}
	s.Semaphore = locks.NewSemaphore(c.P, "Semaphore", n, most)
	return nil
}

func fillThreadLocks() {
	for class, recursive := range map[*object.Class]bool{LockClass: false, RLockClass: true} {
		handle.Define(class, func(l *threadLock, c *handle.Call) error {
			l.Mutex = locks.NewMutex(c.P, class.Name(), recursive)
			return c.None(class.Name())
		}, handle.Methods[*threadLock]{"__repr__": (*threadLock).repr,
			"locked": func(l *threadLock, c *handle.Call) (starlark.Value, error) { return l.AskLocked(c, "lock.locked") }})
		handle.DefineQuick(class, handle.AsContext(handle.QuickMethods[*threadLock]{
			"acquire": (*threadLock).acquire, "release": (*threadLock).releaseOne,
		}, "acquire", "release"))
	}
	for _, class := range []*object.Class{SemaphoreClass, BoundedSemaphoreClass} {
		handle.Define(class, (*threadSemaphore).init, handle.Methods[*threadSemaphore]{"__repr__": (*threadSemaphore).repr})
		handle.DefineQuick(class, handle.AsContext(handle.QuickMethods[*threadSemaphore]{
			"acquire": (*threadSemaphore).acquire, "release": (*threadSemaphore).releaseSome,
		}, "acquire", "release"))
	}
	locks.DefineCondition(ConditionClass, locks.ThreadWords, func(c *handle.Call) (starlark.Value, error) {
		return starlark.Call(c.Thread, RLockClass, nil, nil)
	})
	locks.DefineEvent(EventClass, true)
	locks.DefineBarrier(BarrierClass, true)
}
