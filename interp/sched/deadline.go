package sched

import "time"

// A Deadline is the end of a time that several operations of a task share: those of a wait
// that is tried again until something holds. It begins with the first of them. The zero
// Deadline has no time: its operations do not wait.
type Deadline struct {
	wait  time.Duration
	at    time.Duration // by the run's clock, once it has begun
	begun bool
}

// Within returns a deadline for operations that may take d together; Forever is without
// bound.
func Within(d time.Duration) *Deadline { return &Deadline{wait: d} }

// DoBefore is Do with the time that is left until the deadline: ErrTimeout if that is none
// and the operation is not ready.
func (t *Task) DoBefore(d *Deadline, op Op) error { return t.Do(op, d.left(t.s)) }

// Over reports whether a time that has begun has passed, or there was none. A task may ask
// between two operations: on the virtual clock no time passes there.
func (t *Task) Over(d *Deadline) bool { return d.wait == 0 || d.begun && d.left(t.s) == 0 }

// Begin begins the time now, and not with the first operation.
func (t *Task) Begin(d *Deadline) { d.left(t.s) }

// Time returns the time since the start of the run at which the task's operation happens: for its
// Apply. What another operation finds of it is the same in every order of those between.
func (t *Task) Time() time.Duration { return t.s.Now() }

// left returns how much time there is.
func (d *Deadline) left(s *Scheduler) time.Duration {
	if d.wait <= 0 { // Forever is one of them
		return d.wait
	}
	now := s.Now()
	if !d.begun {
		d.at, d.begun = now+min(d.wait, longest-now), true
	}
	return max(d.at-now, 0)
}
