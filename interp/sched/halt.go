package sched

// Halt is Do for an operation that stops other tasks: terminate. victims is called once the
// effect has happened, and returns whom to stop with what cause. That they are stopped belongs
// to the operation: under the serial policy no other task goes on in between. The operation must
// be always ready; victims may look at what its object guards no more.
func (t *Task) Halt(op Op, victims func() ([]*Task, error)) error {
	return t.doThen(op, false, func() { stopAll(victims()) })
}

// MustHalt is Halt in the way of Must, for the end of a process that has others which end with
// it: those of the run's tasks that match, which is asked with the scheduler's lock held.
func (t *Task) MustHalt(op Op, cause error, match func(*Task) bool) {
	_ = t.doThen(op, true, func() {
		for v := t.s.tasks; v != nil; v = v.next {
			if match(v) {
				v.stopNow(cause)
			}
		}
	})
}

// Launch is Halt for an operation that starts a task made by NewTask. If the task itself is
// stopped meanwhile, nothing is started. Under the parallel policy ready, if not nil, is called
// before the other one runs, with the scheduler's lock held.
func (t *Task) Launch(op Op, child *Task, ready func()) error {
	if t.s.serial != nil {
		return t.doThen(op, false, func() { t.s.runNow(child) })
	}
	if err := t.Do(op, Forever); err != nil {
		return err
	}
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	if e := t.stop.Load(); e != nil {
		return e
	}
	if ready != nil {
		ready()
	} else {
		t.s.follow(child)
	}
	t.s.runNow(child)
	return nil
}

// doThen carries out an operation and what it does to other tasks. must is that of doSerial.
func (t *Task) doThen(op Op, must bool, then func()) error {
	if t.s.serial != nil {
		t.turn.then = then
		defer func() { t.turn.then = nil }() // where the operation did not happen
	}
	switch {
	case must:
		t.Must(op)
	default:
		if err := t.Do(op, Forever); err != nil {
			return err
		}
	}
	if t.s.serial == nil {
		t.s.mu.Lock()
		defer t.s.mu.Unlock()
		then()
	}
	return nil
}

// stopAll stops tasks. The caller holds Scheduler.mu.
func stopAll(list []*Task, cause error) {
	for _, v := range list {
		v.stopNow(cause)
	}
}
