package sched

import (
	"sync/atomic"
	"time"
)

// Tasks that are started one after the other begin so: a new goroutine would otherwise go before
// those that were made just before it. Under CPython a process has done the first of what it does
// before its parent has made the next one, so three that print a line each print them in the order
// of their starts. It is no more than likely, there as here, and nothing may rest on it.
//
// A task is under way when it has done an operation and comes to the next, when it waits, when it
// has computed for some time, or ended. One that was started meanwhile waits for that, but never
// for long: what its elder does may be anything.

// A start is what is known of a task's beginning.
type start struct {
	elder *Task         // is to be under way before; the task's own
	ops   uint8         // the operations that it has come to; the task's own
	under atomic.Bool   // it is under way; changes under Scheduler.mu
	heard chan struct{} // closed then, nil if nobody waits for it; guarded by Scheduler.mu
}

// longestHeed is how long a task waits for its elder.
const longestHeed = 5 * time.Millisecond

// follow has a task that is being started begin after the last one that was. The caller holds s.mu.
func (s *Scheduler) follow(t *Task) {
	if e := s.youngest; e != nil && !e.begun.under.Load() {
		e.begun.heard = make(chan struct{})
		t.begun.elder = e
	}
	s.youngest = t
}

// heed waits until the task's elder is under way.
func (t *Task) heed() {
	e := t.begun.elder
	if e == nil {
		return
	}
	t.begun.elder = nil
	if e.begun.under.Load() {
		return
	}
	late := time.NewTimer(longestHeed)
	defer late.Stop()
	select {
	case <-e.begun.heard:
	case <-late.C:
	}
}

// advance notes that the task comes to an operation.
func (t *Task) advance() {
	if t.begun.ops++; t.begun.ops == 2 {
		t.getUnderWay()
	}
}

// getUnderWay lets those begin that wait for the task to have begun.
func (t *Task) getUnderWay() {
	t.begun.ops = 2
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	t.underWay()
}

// underWay is getUnderWay for a caller who holds s.mu.
func (t *Task) underWay() {
	if t.begun.under.Swap(true) {
		return
	}
	if t.begun.heard != nil {
		close(t.begun.heard)
	}
	if t.s.youngest == t {
		t.s.youngest = nil
	}
}
