package sched

import (
	"errors"
	"time"
)

// ErrSignalled is what [Affect.Interrupt] ends a wait with to have the owner's Signalled called, in
// the task's own goroutine: Do goes on with the time that is left, unless that returned an error.
// Nothing of a program's sees it.
var ErrSignalled = errors.New("signalled")

// A Listener is an Owner that is told of signals, see ErrSignalled.
type Listener interface{ Signalled() error }

// An Affect is what an operation can do to other tasks, see [Task.Affect].
type Affect struct{ s *Scheduler }

// Stop is Task.Stop.
func (Affect) Stop(t *Task, cause error) { t.stopNow(cause) }

// Interrupt is Task.Interrupt. The run's choices repeat it.
func (Affect) Interrupt(t *Task, err error, note func() bool) { t.interruptNow(err, note) }

// Each calls f for all tasks of the run that have not ended.
func (a Affect) Each(f func(*Task)) {
	for t := a.s.tasks; t != nil; t = t.next {
		f(t)
	}
}

// Affect is Halt for an operation that stops or interrupts other tasks, as f says: it is called
// with the scheduler's lock held.
func (t *Task) Affect(op Op, f func(Affect)) error {
	return t.doThen(op, false, func() { f(Affect{t.s}) })
}

// resume goes on with an operation whose wait has ended for a signal.
func (t *Task) resume(op Op, timeout time.Duration) error {
	until := t.w.timer.at
	if err := t.signalled(); err != nil {
		return err
	}
	if timeout > 0 {
		timeout = max(until-t.s.Now(), 0)
	}
	return t.Do(op, timeout)
}

// signalled tells the owner.
func (t *Task) signalled() error {
	if l, ok := t.owner.(Listener); ok {
		return l.Signalled()
	}
	return nil
}

// Affect does something to tasks from outside of the run: under the serial policy the run's choices
// do not repeat it.
func (s *Scheduler) Affect(f func(Affect)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(Affect{s})
	if s.serial != nil {
		s.serial.open()
		select {
		case s.nudge <- struct{}{}: // to a task in awaitOutside
		default:
		}
		s.wakeUp()
	}
}
