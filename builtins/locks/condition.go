package locks

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// Waiters is a line of those that wait to be notified, one at a time: the part of a
// condition that is no lock. Each has an object of its own, so that who is notified is
// the one that came first, whatever the scheduler's policy.
type Waiters struct {
	handle.Maker
	obj    sched.Object
	line   []*ticket
	places int // taken so far
}

// A ticket is a place in the line.
type ticket struct {
	obj      sched.Object
	notified bool

	// Of the line: the place, and once it was left for a notification, the last place
	// that there was then.
	number, last int
}

// join takes a place.
func (w *Waiters) join(c *handle.Call) (*ticket, error) {
	t := new(ticket)
	return t, c.Act(&w.obj, "wait", w.Label, func() {
		w.places++
		t.number = w.places
		w.line = append(w.line, t)
	})
}

// await waits until the ticket is notified; ok is false if the time ran out.
func (w *Waiters) await(c *handle.Call, t *ticket, until *sched.Deadline) (ok bool, err error) {
	err = c.P.Task().DoBefore(until, &handle.Op{On: &t.obj, Desc: w.Desc("wait"), Test: func() bool { return t.notified },
		Of: &w.Maker, Why: report.NotNotified{}, Could: "notify it", Log: &w.obj})
	if err == nil {
		return true, nil
	}
	// Whoever gives up leaves the line, unless he was notified meanwhile.
	left := false
	c.P.Task().Must(&handle.Op{On: &w.obj, Desc: w.Desc("wait"), Do: func() {
		for i := range w.line {
			if w.line[i] == t {
				w.line = append(w.line[:i], w.line[i+1:]...)
				left = true
				return
			}
		}
	}})
	switch {
	case err == sched.ErrTimeout:
		return !left, nil
	case !left:
		w.passOn(c, t)
	}
	return false, err
}

// passOn notifies, in the place of one that was notified and then stopped or interrupted, the
// next of those that waited then: a notification must not be lost.
func (w *Waiters) passOn(c *handle.Call, t *ticket) {
	var next *ticket
	c.P.Task().Must(&handle.Op{On: &w.obj, Desc: w.Desc("notify"), Do: func() {
		if len(w.line) > 0 && w.line[0].number <= t.last {
			next, w.line = w.line[0], w.line[1:]
		}
	}})
	if next != nil {
		w.tell(c, next)
	}
}

// tell notifies one that has left the line: nobody else would.
func (w *Waiters) tell(c *handle.Call, t *ticket) {
	c.P.Task().Must(&handle.Op{On: &t.obj, Desc: w.Desc("notify"), Do: func() { t.notified = true }})
}

// Notify wakes the first n, all if n is negative.
func (w *Waiters) Notify(c *handle.Call, n int) error {
	var woken []*ticket
	err := c.Act(&w.obj, "notify", w.Label, func() {
		if n < 0 || n > len(w.line) {
			n = len(w.line)
		}
		woken = append(woken, w.line[:n]...)
		for _, t := range woken {
			t.last = w.places
		}
		w.line = append(w.line[:0:0], w.line[n:]...)
	})
	if err != nil {
		return err
	}
	for _, t := range woken {
		w.tell(c, t)
	}
	return nil
}

// A condition is Python's multiprocessing.Condition, or threading.Condition.
type condition struct {
	*Waiters
	lock    *Mutex
	lockObj starlark.Value
	words   *ConditionWords
}

// ConditionWords are the complaints of a condition whose lock is not held.
type ConditionWords struct {
	Class, Wait, Notify string
}

// ThreadWords are those of threading.Condition.
var ThreadWords = &ConditionWords{"RuntimeError", "cannot wait on un-acquired lock", "cannot notify on un-acquired lock"}

// TravelTo implements object.Payload.
func (d *condition) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	lock, err := c.Copy(d.lockObj)
	if err != nil {
		return nil, err
	}
	if d.words == ThreadWords { // a copy of its own, that nobody waits for
		return &condition{&Waiters{Maker: d.CopiedTo(c)}, MutexOf(lock), lock, d.words}, nil
	}
	return &condition{d.Waiters, MutexOf(lock), lock, d.words}, d.TravelsLocked(c)
}

// init makes a condition around a lock, which is new unless the program gives one.
func (d *condition) init(c *handle.Call, lock starlark.Value, words *ConditionWords, newLock func(c *handle.Call) (starlark.Value, error)) (err error) {
	if lock == nil || lock == starlark.None {
		if lock, err = newLock(c); err != nil {
			return err
		}
	}
	m := MutexOf(lock)
	if m == nil {
		return raise.New(fact.NoAttribute, object.TypeOf(lock).Name(), "acquire")
	}
	d.lock, d.Waiters, d.lockObj, d.words = m, &Waiters{Maker: handle.MakerOf(c.P, "Condition")}, lock, words
	if words == ThreadWords {
		d.ForThreads("threading.Condition")
	}
	d.obj.Remember()
	return nil
}

func (d *condition) wait(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	limit, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	ok, err := d.waitOnce(c, sched.Within(limit))
	return starlark.Bool(ok), err
}

// check fails with the given words unless the thread has the lock.
func (d *condition) check(c *handle.Call, words string) error {
	mine, err := d.lock.Owned(c)
	if err == nil && !mine {
		err = raise.Errorf(d.words.Class, "%s", words)
	}
	return err
}

// waitOnce releases the lock, waits to be notified, and takes the lock again.
func (d *condition) waitOnce(c *handle.Call, until *sched.Deadline) (ok bool, err error) {
	if err := d.check(c, d.words.Wait); err != nil {
		return false, err
	}
	t, err := d.join(c)
	if err != nil {
		return false, err
	}
	depth, err := d.lock.Free(c)
	if err != nil {
		return false, err
	}
	ok, err = d.await(c, t, until)
	// Who is interrupted has the lock again when he catches that, however often it happens.
	for {
		retaking := d.lock.Retake(c, depth)
		if err == nil {
			err = retaking
		}
		if !proc.IsInterrupt(retaking) {
			break
		}
	}
	if ok && err != nil {
		d.passOn(c, t)
	}
	return ok, err
}

func (d *condition) waitFor(c *handle.Call, predicate, timeout starlark.Value) (starlark.Value, error) {
	limit, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	until := sched.Within(limit)
	for {
		result, err := starlark.Call(c.Thread, predicate, nil, nil)
		if err != nil {
			return nil, err
		}
		if yes, err := object.IsTrue(c.Thread, result); yes || err != nil {
			return result, err
		}
		if c.P.Task().Over(until) {
			return result, nil
		}
		if _, err := d.waitOnce(c, until); err != nil {
			return nil, err
		}
	}
}

func (d *condition) notify(c *handle.Call, n starlark.Value) (starlark.Value, error) {
	count, err := handle.IntArg(c.Thread, n, 1)
	if err != nil {
		return nil, err
	}
	return d.wake(c, max(count, 0))
}

func (d *condition) notifyAll(c *handle.Call) (starlark.Value, error) { return d.wake(c, -1) }

func (d *condition) wake(c *handle.Call, n int) (starlark.Value, error) {
	if err := d.check(c, d.words.Notify); err != nil {
		return nil, err
	}
	return handle.NoReturn(d.Notify(c, n))
}

func (d *condition) repr(c *handle.Call) (starlark.Value, error) {
	lock, err := object.Repr(c.Thread, d.lockObj)
	if err != nil {
		return nil, err
	}
	return c.Repr(&d.obj, d.Label, func() string { return "<Condition(" + lock + ", " + strconv.Itoa(len(d.line)) + ")>" })
}

// ofLock is a method that calls the lock's of the same name, with whatever that takes.
func ofLock(name, parameters string) *call.Entry {
	return call.MOpen("def Condition."+name+parameters, func(thread *starlark.Thread, i *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return object.CallMethod(thread, handle.Base[condition](i).lockObj, name, args, kwargs)
	})
}

// DefineCondition completes a class of conditions. With ThreadWords they are threading's.
func DefineCondition(class *object.Class, words *ConditionWords, newLock func(c *handle.Call) (starlark.Value, error)) {
	thread := words == ThreadWords
	init := handle.M1(initText("Condition", thread, "(self, lock=None)"), func(d *condition, c *handle.Call, lock starlark.Value) (starlark.Value, error) {
		return handle.NoReturn(d.init(c, lock, words, newLock))
	})
	handle.Define[condition](class, init.Named("__init__"),
		ofLock("acquire", "(self, *args, **kwargs)"),
		ofLock("release", "(self, *args, **kwargs)"),
		ofLock("locked", "(self, *args, **kwargs)"),
		ofLock("__enter__", "(self)"),
		ofLock("__exit__", "(self, *args)"),
		handle.M1("def Condition.wait(self, timeout=None)", (*condition).wait),
		handle.M2("def Condition.wait_for(self, predicate, timeout=None)", (*condition).waitFor),
		handle.M1("def Condition.notify(self, n=1)", (*condition).notify),
		handle.M0("def Condition.notify_all(self)", (*condition).notifyAll),
		handle.M0("def Condition.__repr__(self)", (*condition).repr),
	)
	if !thread {
		return
	}
	class.Define(nil, handle.M0("def Condition.notifyAll(self)", (*condition).notifyAll),
		handle.M0("def Condition._is_owned(self)", func(d *condition, c *handle.Call) (starlark.Value, error) {
			mine, err := d.lock.Owned(c)
			return starlark.Bool(mine), err
		}),
		ofLock("_release_save", "(self)"),
		ofLock("_acquire_restore", "(self, x)"),
		handle.M0("def Condition._at_fork_reinit(self)", func(d *condition, c *handle.Call) (starlark.Value, error) {
			err := c.Act(&d.obj, "notify", d.Label, func() { d.line = nil })
			if err == nil {
				err = d.lock.Reset(c)
			}
			return handle.NoReturn(err)
		}))
	handle.Computed(class, "_lock", func(d *condition, _ *handle.Call) (starlark.Value, error) { return d.lockObj, nil }, nil)
}
