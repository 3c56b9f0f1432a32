package sched

import (
	"runtime"
	"sync/atomic"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// An Owner is what a task runs for. Its methods tell people about the task.
type Owner interface {
	// Identity returns the process's number and name.
	Identity() (pid int, name string)
	// Where returns the position of the operation that the task is in. It is
	// called by the task itself, or while the task is parked and cannot wake.
	Where() trace.Pos
	// Interrupt is called once, from any goroutine, when the task is stopped,
	// so that what it computes can be cut short. It must not block.
	Interrupt(cause error)
}

// A Task is one sequential activity. Do and Sleep may be called by the task's
// own goroutine only; the other methods are safe for concurrent use.
type Task struct {
	s     *Scheduler
	owner Owner
	stop  atomic.Pointer[StopError]
	wake  chan struct{}
	w     waiter

	// Set while parked and only if there is an observer.
	pos   trace.Pos
	since time.Duration

	tracks bool          // Waited was called
	waited time.Duration // time parked since then

	prev, next *Task // Scheduler.tasks
}

// Owner returns what the task runs for.
func (t *Task) Owner() Owner { return t.owner }

// Scheduler returns the scheduler that runs the task.
func (t *Task) Scheduler() *Scheduler { return t.s }

// Stopped returns the error that the task was stopped with, nil if it was not.
func (t *Task) Stopped() error {
	if e := t.stop.Load(); e != nil {
		return e.Cause
	}
	return nil
}

// Stop makes the task's current and all later operations fail with a
// [*StopError] that wraps cause. Only the first cause counts; Stop reports
// whether this was it.
func (t *Task) Stop(cause error) bool {
	if !t.stop.CompareAndSwap(nil, &StopError{cause}) {
		return false
	}
	t.owner.Interrupt(cause)
	if t.w.claim(stopped) {
		t.w.signal()
	}
	return true
}

// Do carries out the operation, waiting until it is ready or the timeout has
// passed: Forever waits without bound, zero does not wait at all. It returns nil
// when the effect has happened, ErrTimeout, or a *StopError.
func (t *Task) Do(op Op, timeout time.Duration) error {
	if e := t.stop.Load(); e != nil {
		return e
	}
	o := op.Object()
	if o == nil {
		return t.doAlone(op, timeout)
	}
	o.mu.Lock()
	if op.Ready() {
		op.Apply()
		if t.s.observer != nil {
			t.emit(op.Describe(), "", t.owner.Where(), 0)
		}
		woken := o.serve()
		o.mu.Unlock()
		if woken != nil {
			signalAll(woken)
		}
		return nil
	}
	if timeout == 0 {
		if t.s.observer != nil {
			t.emit(op.Describe(), "would wait", t.owner.Where(), 0)
		}
		o.mu.Unlock()
		return ErrTimeout
	}
	t.w.external = o.external
	t.w.held.Store(false)
	if o.held.Load() {
		t.w.held.Store(true)
		t.s.held.Add(1)
	}
	o.lines[op.Line()].push(&t.w)
	t.prepare(op) // from here on others may complete the wait
	o.mu.Unlock()
	return t.park(o, op.Line(), timeout)
}

// Must carries out an operation that is always ready, also if the task was
// stopped: what a process does at its end.
func (t *Task) Must(op Op) {
	o := op.Object()
	o.mu.Lock()
	op.Apply()
	if t.s.observer != nil {
		t.emit(op.Describe(), "", t.owner.Where(), 0)
	}
	woken := o.serve()
	o.mu.Unlock()
	signalAll(woken)
}

// doAlone is Do for an operation without an object.
func (t *Task) doAlone(op Op, timeout time.Duration) error {
	if op.Ready() {
		op.Apply()
		if t.s.observer != nil {
			t.emit(op.Describe(), "", t.owner.Where(), 0)
		}
		return nil
	}
	if timeout == 0 {
		// Let others go first: a program that sleeps for no time in a loop
		// waits for somebody.
		runtime.Gosched()
		if t.s.observer != nil {
			t.emit(op.Describe(), "", t.owner.Where(), 0)
		}
		return ErrTimeout
	}
	t.w.external = false
	t.prepare(op)
	return t.park(nil, 0, timeout)
}

// Sleep lets d pass on the run's clock. It returns nil or a *StopError.
func (t *Task) Sleep(d time.Duration) error {
	if d < 0 {
		d = 0
	}
	if err := t.Do(sleeping, d); err != ErrTimeout {
		return err
	}
	return nil
}

// prepare makes the waiter ready for its wait.
func (t *Task) prepare(op Op) {
	t.w.op = op
	if t.s.observer != nil {
		t.pos, t.since = t.owner.Where(), t.s.Now()
	}
	t.w.state.Store(waiting)
}

// park waits until somebody ends the wait, and says how it ended. The waiter is
// prepared and, if there is an object, in its line.
func (t *Task) park(o *Object, line int, timeout time.Duration) error {
	s, w := t.s, &t.w
	if timeout > 0 {
		s.addTimer(w, timeout)
	}
	// A Stop that came before the state was set saw no wait to end.
	self := t.stop.Load() != nil && w.state.CompareAndSwap(waiting, stopped)
	if !self {
		t.wait()
	}
	if timeout > 0 {
		s.removeTimer(w)
	}
	if w.held.Swap(false) {
		s.held.Add(-1)
	}
	how := w.state.Load()
	if how != completed && o != nil {
		o.mu.Lock()
		if w.linked {
			o.lines[line].remove(w)
		}
		if how == timedOut && s.observer != nil {
			t.emit(w.op.Describe(), "timed out", t.pos, s.Now()-t.since)
		}
		o.mu.Unlock()
	} else if how == timedOut && s.observer != nil {
		t.emit(w.op.Describe(), "", t.pos, s.Now()-t.since)
	}
	w.state.Store(idle)
	w.op = nil
	switch how {
	case completed:
		return nil
	case timedOut:
		return ErrTimeout
	}
	return t.stop.Load()
}

// wait gives up the right to act until a signal comes.
func (t *Task) wait() {
	var from time.Duration
	if t.tracks {
		from = t.s.Now()
	}
	if !t.w.external && t.s.running.Add(-1) == 0 {
		t.s.recheck()
	}
	<-t.wake
	if t.tracks {
		t.waited += t.s.Now() - from
	}
}

// Waited returns how long the task has been parked since the first call, which
// returns zero: clocks are read around a wait only for those who want to know.
// For the task's own goroutine.
func (t *Task) Waited() time.Duration {
	t.tracks = true
	return t.waited
}

// emitWaited tells of the completion of a parked task's operation. The caller
// holds the object's lock.
func (t *Task) emitWaited() {
	if t.s.observer != nil {
		t.emit(t.w.op.Describe(), "", t.pos, t.s.Now()-t.since)
	}
}

// emit hands an event to the observer.
func (t *Task) emit(d Desc, outcome string, pos trace.Pos, waited time.Duration) {
	if outcome == "" {
		outcome = d.Detail
	}
	pid, name := t.owner.Identity()
	seq := t.s.emit(trace.Event{
		PID: pid, Process: name, Kind: d.Kind, Object: d.Object, Detail: outcome,
		Pos: pos, Waited: waited, Answers: d.Answers,
	})
	if d.Seq != nil {
		*d.Seq = seq
	}
}
