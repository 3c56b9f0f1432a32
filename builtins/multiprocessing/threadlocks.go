package multiprocessing

import (
	"math"
	"strconv"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The classes of threading's locks. They are of one process: one that is started gets
// copies, free ones.
var (
	ThreadLockClass             = core.NewClass("lock").In("_thread")
	ThreadRLockClass            = core.NewClass("RLock").In("_thread")
	ThreadSemaphoreClass        = core.NewClass("Semaphore").In("threading")
	ThreadBoundedSemaphoreClass = core.NewClass("BoundedSemaphore", ThreadSemaphoreClass).In("threading")
	ThreadConditionClass        = core.NewClass("Condition").In("threading")
	ThreadEventClass            = core.NewClass("Event").In("threading")
	ThreadBarrierClass          = core.NewClass("Barrier").In("threading")
)

// A threadLock is threading.Lock or RLock.
type threadLock struct{ *Mutex }

// TravelTo implements core.Payload.
func (l *threadLock) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	return &threadLock{&Mutex{maker: l.maker, recursive: l.recursive}}, notSent(c, "thread lock")
}

// A threadSemaphore is threading.Semaphore or BoundedSemaphore.
type threadSemaphore struct{ *Counter }

// TravelTo implements core.Payload.
func (s *threadSemaphore) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	return &threadSemaphore{&Counter{maker: s.maker, left: s.Value(), most: s.most}}, notSent(c, "thread semaphore")
}

// lockArgs binds blocking=True and timeout=-1, as threads' locks have them.
func lockArgs(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple, semaphore bool) (time.Duration, error) {
	n := len(args) + len(kwargs)
	switch {
	case n == 0:
		return sched.Forever, nil
	case n > 2:
		return 0, proc.Errorf("TypeError", "acquire() takes at most 2 arguments (%d given)", n)
	}
	var v [2]starlark.Value
	if err := lockSignature.Bind(v[:], args, kwargs); err != nil {
		return 0, err
	}
	blocking, timeout := v[0], v[1]
	block := true
	if blocking != nil {
		var err error
		if block, err = core.IsTrue(thread, blocking); err != nil {
			return 0, err
		}
	}
	if timeout == nil || timeout == starlark.None {
		return waitTime(starlark.Bool(block), nil)
	}
	seconds, err := core.Number(timeout)
	switch {
	case err != nil:
		return 0, err
	case semaphore && !block:
		return 0, proc.Errorf("ValueError", "can't specify timeout for non-blocking acquire")
	case semaphore:
	case seconds == -1:
		return waitTime(starlark.Bool(block), nil)
	case !block:
		return 0, proc.Errorf("ValueError", "can't specify a timeout for a non-blocking call")
	case seconds < 0:
		return 0, proc.Errorf("ValueError", "timeout value must be a non-negative number")
	}
	return proc.Seconds(math.Max(seconds, 0)), nil
}

var lockSignature = core.NewSignature("acquire(blocking=True, timeout=-1)")

func (l *threadLock) acquire(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := lockArgs(thread, args, kwargs, false)
	if err != nil {
		return nil, err
	}
	ok, err := l.Acquire(p, wait)
	return starlark.Bool(ok), err
}

func (l *threadLock) releaseOne(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("lock.release", args, kwargs); err != nil {
		return nil, err
	}
	found, err := l.release(p, 1)
	if err == nil && found != releasedOne {
		if l.recursive {
			return nil, proc.Errorf("RuntimeError", "cannot release un-acquired lock")
		}
		return nil, proc.Errorf("RuntimeError", "release unlocked lock")
	}
	return noReturn(err)
}

func (l *threadLock) repr(c *Call) (starlark.Value, error) {
	owner, depth := l.state()
	text := "<unlocked "
	if owner != "" {
		text = "<locked "
	}
	text += c.Self.Class().FullName() + " object "
	if l.recursive {
		ident := 0
		if owner != "" {
			ident = identOf(c.P)
		}
		text += "owner=" + strconv.Itoa(ident) + " count=" + strconv.Itoa(depth) + " "
	}
	return starlark.String(text + "at " + address(l.label) + ">"), nil
}

func (s *threadSemaphore) acquire(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := lockArgs(thread, args, kwargs, true)
	if err != nil {
		return nil, err
	}
	ok, err := s.Acquire(p, wait)
	return starlark.Bool(ok), err
}

var releaseSignature = core.NewSignature("Semaphore.release(self, n=1)")

func (s *threadSemaphore) releaseSome(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := releaseSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	n, err := intArg(thread, v[0], 1)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, proc.Errorf("ValueError", "n must be one or more")
	}
	ok, err := s.Release(p, n)
	if err == nil && !ok {
		err = proc.Errorf("ValueError", "Semaphore released too many times")
	}
	return noReturn(err)
}

func (s *threadSemaphore) repr(c *Call) (starlark.Value, error) {
	text := "<" + c.Self.Class().FullName() + " at " + address(s.label) + ": value=" + strconv.Itoa(s.Value())
	if s.most >= 0 {
		text += "/" + strconv.Itoa(s.most)
	}
	return starlark.String(text + ">"), nil
}

var threadSemaphoreSignature = core.NewSignature("Semaphore.__init__(self, value=1)")

func (s *threadSemaphore) init(c *Call) error {
	var v starlark.Value
	if err := c.Bind(threadSemaphoreSignature, &v); err != nil {
		return err
	}
	n, err := intArg(c.Thread, v, 1)
	if err != nil {
		return err
	}
	if n < 0 {
		return proc.Errorf("ValueError", "semaphore initial value must be >= 0")
	}
	most := -1
	if c.Self.Class().Is(ThreadBoundedSemaphoreClass) {
		most = n
	}
	s.Counter = NewCounter(c.P, "Semaphore", n, most)
	return nil
}

func fillThreadLocks() {
	for class, recursive := range map[*core.Class]bool{ThreadLockClass: false, ThreadRLockClass: true} {
		Define(class, func(l *threadLock, c *Call) error {
			l.Mutex = NewMutex(c.P, class.Name(), recursive)
			return c.None(class.Name())
		}, Methods[*threadLock]{"__repr__": (*threadLock).repr,
			"locked": func(l *threadLock, c *Call) (starlark.Value, error) { return l.askLocked(c, "lock.locked") }})
		DefineQuick(class, AsContext(QuickMethods[*threadLock]{
			"acquire": (*threadLock).acquire, "release": (*threadLock).releaseOne,
		}, "acquire", "release"))
	}
	for _, class := range []*core.Class{ThreadSemaphoreClass, ThreadBoundedSemaphoreClass} {
		Define(class, (*threadSemaphore).init, Methods[*threadSemaphore]{"__repr__": (*threadSemaphore).repr})
		DefineQuick(class, AsContext(QuickMethods[*threadSemaphore]{
			"acquire": (*threadSemaphore).acquire, "release": (*threadSemaphore).releaseSome,
		}, "acquire", "release"))
	}
	defineCondition(ThreadConditionClass, threadWords, func(c *Call) (starlark.Value, error) {
		return starlark.Call(c.Thread, ThreadRLockClass, nil, nil)
	})
	defineEvent(ThreadEventClass, true)
	defineBarrier(ThreadBarrierClass, true)
}
