package sched

// Interrupt ends the task's present wait with err, which its Do returns. It does so
// once, and the task may go on. If the task does not wait, its next wait fails so;
// until then operations that are ready happen as ever, so that what a task must give
// back it can. An operation that was just served keeps its result.
//
// A later err takes the place of one that no wait has failed with. A task that was
// stopped, or must end, is not interrupted. Safe for concurrent use.
//
// Interrupt is for what comes from outside of the run: under the serial policy the run's
// choices do not repeat it. Raise is Interrupt by a task of the run, which does.
func (t *Task) Interrupt(err error) { t.interruptWith(err, true) }

// Raise is Interrupt for another task of the run. It is called behind an operation of the
// caller's, as Stop is.
func (t *Task) Raise(err error) { t.interruptWith(err, false) }

func (t *Task) interruptWith(err error, outside bool) {
	s := t.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if t.stop.Load() != nil {
		return
	}
	// The error and the end of the wait are one step under s.mu: a task that finds
	// the error by itself and goes on to another wait is not woken there for nothing.
	t.interrupt.Store(&err)
	if s.serial != nil {
		s.interruptInTurn(t, outside)
	} else if t.w.claim(stopped) {
		t.w.signal()
	}
}

// Calm forgets an Interrupt that no wait has failed with. For the task's own goroutine.
func (t *Task) Calm() {
	if t.interrupt.Load() == nil {
		return
	}
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	t.interrupt.Store(nil)
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
		o.With(func() { ready = op.Ready() })
	} else {
		ready = op.Ready()
	}
	return !ready
}

// interruptInTurn is Interrupt under the serial policy. The caller holds s.mu.
func (s *Scheduler) interruptInTurn(t *Task, outside bool) {
	if outside {
		s.serial.open()
		select {
		case s.nudge <- struct{}{}: // to a task in awaitOutside
		default:
		}
	}
	// One that can be picked gets its turn, and its operation happens.
	if t.turn.must || t.turn.ready > 0 {
		return
	}
	s.cutShort(t)
	s.wakeUp()
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
