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
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The classes of threading's locks. They are of one process: one that is started gets
// copies, free ones.
var (
	LockClass             = object.NewClass("lock").In("_thread").Static()
	RLockClass            = object.NewClass("RLock").In("_thread").Static()
	SemaphoreClass        = object.NewClass("Semaphore").In("threading")
	BoundedSemaphoreClass = object.NewClass("BoundedSemaphore", SemaphoreClass).In("threading")
	ConditionClass        = object.NewClass("Condition").In("threading")
	EventClass            = object.NewClass("Event").In("threading")
	BarrierClass          = object.NewClass("Barrier").In("threading")
)

// A threadLock is threading.Lock or RLock.
type threadLock struct{ *locks.Mutex }

// pickledLock are the types of locks in CPython, by whether they are recursive.
var pickledLock = map[bool]string{false: "_thread.lock", true: "_thread.RLock"}

// TravelTo implements object.Payload.
func (l *threadLock) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	return &threadLock{&locks.Mutex{Maker: l.CopiedTo(c), Recursive: l.Recursive}}, handle.NotSent(c, "thread lock", pickledLock[l.Recursive])
}

// A threadSemaphore is threading.Semaphore or BoundedSemaphore.
type threadSemaphore struct{ *locks.Semaphore }

// TravelTo implements object.Payload. What is of one process is a part of its memory.
func (s *threadSemaphore) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	return &threadSemaphore{&locks.Semaphore{Maker: s.CopiedTo(c), Left: s.Left, Most: s.Most}}, handle.NotSent(c, "thread semaphore", pickledLock[false])
}

// lockWait converts the arguments of acquire of a lock.
func lockWait(thread *starlark.Thread, blocking, timeout starlark.Value) (time.Duration, error) {
	block, err := isBlocking(thread, blocking)
	if err != nil || timeout == nil {
		return waitOf(block), err
	}
	seconds, err := number.Number(thread, timeout)
	switch {
	case object.IsError(err, object.TypeErrorClass):
		return 0, raise.New(fact.NotInteger, object.TypeOf(timeout).Name())
	case err != nil:
		return 0, err
	case number.TimeoutError(timeout, math.Abs(seconds)) != nil:
		return 0, number.TimeoutError(timeout, math.Abs(seconds))
	case seconds == -1:
		return waitOf(block), nil
	case !block:
		return 0, raise.Errorf("ValueError", "can't specify a timeout for a non-blocking call")
	case seconds < 0:
		return 0, raise.Errorf("ValueError", "timeout value must be positive")
	}
	return proc.Seconds(seconds), nil
}

// semaphoreWait converts those of a semaphore.
func semaphoreWait(thread *starlark.Thread, blocking, timeout starlark.Value) (time.Duration, error) {
	block, err := isBlocking(thread, blocking)
	switch {
	case err != nil || timeout == nil || timeout == starlark.None:
		return waitOf(block), err
	case !block:
		return 0, raise.Errorf("ValueError", "can't specify timeout for non-blocking acquire")
	}
	return number.Timeout(thread, timeout)
}

func isBlocking(thread *starlark.Thread, blocking starlark.Value) (bool, error) {
	if blocking == nil {
		return true, nil
	}
	return object.IsTrue(thread, blocking)
}

func waitOf(block bool) time.Duration {
	if block {
		return sched.Forever
	}
	return 0
}

func acquireLock(thread *starlark.Thread, i *object.Instance, blocking, timeout starlark.Value) (starlark.Value, error) {
	wait, err := lockWait(thread, blocking, timeout)
	if err != nil {
		return nil, err
	}
	ok, err := handle.Base[threadLock](i).Acquire(proc.Of(thread), wait)
	return starlark.Bool(ok), err
}

func releaseLock(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	l := handle.Base[threadLock](i)
	found, err := l.Release(proc.Of(thread), 1)
	if err == nil && found != locks.ReleasedOne {
		if l.Recursive {
			return nil, raise.Errorf("RuntimeError", "cannot release un-acquired lock")
		}
		return nil, raise.Errorf("RuntimeError", "release unlocked lock")
	}
	return handle.NoReturn(err)
}

func exitLock(thread *starlark.Thread, i *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
	return releaseLock(thread, i)
}

func (l *threadLock) locked(c *handle.Call) (starlark.Value, error) { return l.Locked(c.P) }

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

func acquireSemaphore(thread *starlark.Thread, i *object.Instance, blocking, timeout starlark.Value) (starlark.Value, error) {
	wait, err := semaphoreWait(thread, blocking, timeout)
	if err != nil {
		return nil, err
	}
	ok, err := handle.Base[threadSemaphore](i).Acquire(proc.Of(thread), wait)
	return starlark.Bool(ok), err
}

func releaseSemaphore(thread *starlark.Thread, i *object.Instance, n starlark.Value) (starlark.Value, error) {
	count, err := handle.IntArg(thread, n, 1)
	if err != nil {
		return nil, err
	}
	if count < 1 {
		return nil, raise.Errorf("ValueError", "n must be one or more")
	}
	ok, err := handle.Base[threadSemaphore](i).Release(proc.Of(thread), count)
	if err == nil && !ok {
		err = raise.Errorf("ValueError", "Semaphore released too many times")
	}
	return handle.NoReturn(err)
}

func exitSemaphore(thread *starlark.Thread, i *object.Instance, _, _, _ starlark.Value) (starlark.Value, error) {
	return releaseSemaphore(thread, i, nil)
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

func (s *threadSemaphore) init(c *handle.Call, value starlark.Value) (starlark.Value, error) {
	n, err := handle.IntArg(c.Thread, value, 1)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, raise.Errorf("ValueError", "semaphore initial value must be >= 0")
	}
	most := -1
	if c.Self.Class().Is(BoundedSemaphoreClass) {
		most = n
	}
	s.Semaphore = locks.NewSemaphore(c.P, "Semaphore", n, most)
	s.ForThreads("threading.Semaphore")
	return starlark.None, nil
}

func fillThreadLocks() {
	fillLock(LockClass, handle.M0("_thread.allocate_lock(self, /)", func(l *threadLock, c *handle.Call) (starlark.Value, error) {
		l.Mutex = locks.NewMutex(c.P, LockClass.ShortName(), false)
		l.ForThreads(LockClass.FullName())
		return starlark.None, nil
	}))
	fillLock(RLockClass, handle.MOpen("def RLock(self, *args, **kwargs)", func(l *threadLock, c *handle.Call, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		l.Mutex = locks.NewMutex(c.P, RLockClass.ShortName(), true)
		l.ForThreads(RLockClass.FullName())
		return starlark.None, nil
	}))
	fillSemaphore(SemaphoreClass)
	fillSemaphore(BoundedSemaphoreClass)
	locks.DefineCondition(ConditionClass, locks.ThreadWords, func(c *handle.Call) (starlark.Value, error) {
		return starlark.Call(c.Thread, RLockClass, nil, nil)
	})
	locks.DefineEvent(EventClass, true)
	locks.DefineBarrier(BarrierClass, true)
}

// fillLock completes Lock or RLock. Their acquire and release are called in innermost loops.
func fillLock(class *object.Class, init *call.Entry) {
	name := class.ShortName()
	acquire := call.M2(name+".acquire(self, blocking=True, timeout=-1)", acquireLock)
	if class == LockClass { // as it was called once
		class.Define(nil, acquire.Named("acquire_lock"), call.M0(name+".release_lock(self, /)", releaseLock),
			handle.M0(name+".locked_lock(self, /)", (*threadLock).locked))
	}
	if class == RLockClass { // for conditions, in CPython
		class.Define(nil, handle.M0("RLock._is_owned(self, /)", (*threadLock).isOwned), handle.M0("RLock._recursion_count(self, /)", (*threadLock).count),
			handle.M0("RLock._release_save(self, /)", (*threadLock).releaseSave), handle.M1("RLock._acquire_restore(self, state, /)", (*threadLock).acquireRestore))
	}
	handle.Define[threadLock](class, init.Named("__init__"),
		handle.M0(name+"._at_fork_reinit(self, /)", func(l *threadLock, c *handle.Call) (starlark.Value, error) { return handle.NoReturn(l.Reset(c)) }),
		acquire,
		acquire.Named("__enter__"), // in CPython too, with its parameters
		call.M0(name+".release(self, /)", releaseLock),
		call.MArgs(name+".__exit__(self, *args)", exitLock),
		handle.M0(name+".locked(self, /)", (*threadLock).locked),
		handle.M0("slot __repr__(self, /)", (*threadLock).repr),
	)
}

func (l *threadLock) isOwned(c *handle.Call) (starlark.Value, error) {
	mine, err := l.Owned(c)
	return starlark.Bool(mine), err
}

// count is RLock._recursion_count(): how often the thread has the lock.
func (l *threadLock) count(c *handle.Call) (starlark.Value, error) {
	mine, err := l.Owned(c)
	if err != nil || !mine {
		return starlark.MakeInt(0), err
	}
	return c.Look(&l.Obj, "", l.Label, func() starlark.Value {
		_, depth := l.State()
		return starlark.MakeInt(depth)
	})
}

// releaseSave is RLock._release_save(): it frees the lock, and answers what _acquire_restore undoes
// that with.
func (l *threadLock) releaseSave(c *handle.Call) (starlark.Value, error) {
	mine, err := l.Owned(c)
	switch {
	case err != nil:
		return nil, err
	case !mine:
		return nil, raise.Errorf("RuntimeError", "cannot release un-acquired lock")
	}
	depth, err := l.Free(c)
	return starlark.Tuple{starlark.MakeInt(depth), starlark.MakeInt(identOf(c.P))}, err
}

func (l *threadLock) acquireRestore(c *handle.Call, state starlark.Value) (starlark.Value, error) {
	saved, ok := state.(starlark.Tuple)
	if !ok || len(saved) != 2 {
		return nil, raise.Errorf("TypeError", "_acquire_restore() argument 1 must be a tuple of a count and an owner")
	}
	depth, err := object.Index(c.Thread, saved[0])
	if err == nil {
		err = l.Retake(c, depth)
	}
	return handle.NoReturn(err)
}

// fillSemaphore completes Semaphore or BoundedSemaphore.
func fillSemaphore(class *object.Class) {
	name := class.Name()
	acquire := call.M2("def Semaphore.acquire(self, blocking=True, timeout=None)", acquireSemaphore)
	handle.Define[threadSemaphore](class, handle.M1("def "+name+".__init__(self, value=1)", (*threadSemaphore).init),
		acquire,
		acquire.Named("__enter__"),
		call.M1("def "+name+".release(self, n=1)", releaseSemaphore),
		call.M3("def Semaphore.__exit__(self, t, v, tb)", exitSemaphore),
		handle.M0("def "+name+".__repr__(self)", (*threadSemaphore).repr),
	)
}
