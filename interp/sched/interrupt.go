package sched

// Interrupt ends the task's present wait with err, which its Do returns. It does so
// once, and the task may go on. If the task does not wait, its next wait fails so;
// until then operations that are ready happen as ever, so that what a task must give
// back it can. An operation that was just served keeps its result.
//
// A later err takes the place of one that no wait has failed with. A task that was
// stopped, or must end, is not interrupted. Safe for concurrent use.
//
// note, if not nil, is called first, and says whether there is to be an interrupt. It and
// what it is told to Calm are one step with the interrupt's coming and going: both are called
// with the scheduler's lock held, and must not use the scheduler.
//
// Interrupt is for what comes from outside of the run: under the serial policy the run's
// choices do not repeat it. Affect.Interrupt is Interrupt by a task of the run.
func (t *Task) Interrupt(err error, note func() bool) (ok bool) {
	s := t.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if ok = t.interruptNow(err, note); ok && s.serial != nil && t.stop.Load() == nil {
		s.serial.open()
		select {
		case s.nudge <- struct{}{}: // to a task in awaitOutside
		default:
		}
		s.wakeUp()
	}
	return ok
}

// interruptNow is Interrupt for a caller who holds s.mu.
func (t *Task) interruptNow(err error, note func() bool) (ok bool) {
	switch {
	case note != nil && !note():
		return false
	case t.stop.Load() != nil:
		return true // what was noted is forgotten with the task
	}
	// The error and the end of the wait are one step under s.mu: a task that finds
	// the error by itself and goes on to another wait is not woken there for nothing.
	t.interrupt.Store(&err)
	if t.s.serial != nil {
		t.s.wakeInterrupted(t)
	} else if t.w.claim(stopped) {
		t.w.signal()
	}
	return true
}

// Calm forgets an Interrupt that no wait has failed with. also, if not nil, is called in the
// same step. For the task's own goroutine.
func (t *Task) Calm(also func()) {
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	t.interrupt.Store(nil)
	if also != nil {
		also()
	}
}

// cutOff says why the task's wait was ended from outside. The caller holds s.mu.
func (t *Task) cutOff() error {
	if e := t.stop.Load(); e != nil {
		return e
	}
	return *t.interrupt.Swap(nil)
}

// mustNotWait reports whether the task would wait in the operation but was
// interrupted. The caller holds s.mu.
func (t *Task) mustNotWait(op Op) bool {
	if t.interrupt.Load() == nil {
		return false
	}
	ready := false
	if o := op.Object(); o != nil {
		o.Peek(func() { ready = op.Ready() })
	} else {
		ready = op.Ready()
	}
	return !ready
}

// wakeInterrupted ends the wait of a task that was interrupted under the serial policy. The
// caller holds s.mu.
func (s *Scheduler) wakeInterrupted(t *Task) {
	// One that can be picked gets its turn, and its operation happens.
	if !t.turn.must && t.turn.ready == 0 {
		s.cutShort(t)
	}
}

// open notes that from here on the run depends on more than its choices.
func (x *serial) open() {
	if x.opened {
		return
	}
	x.opened, x.kept = true, len(x.picks)
	if f, ok := x.strategy.(*Follower); ok {
		f.loosen()
	}
}

// loosen gives up what is left to be followed.
func (s *Follower) loosen() {
	s.picks = s.picks[:s.next]
	if s.then == nil {
		s.then = Random(0)
	}
}

// Opened reports whether a serial run was interrupted, so that Picks repeat it only so
// far. Call it when the run is over.
func (s *Scheduler) Opened() bool { return s.serial != nil && s.serial.opened }
