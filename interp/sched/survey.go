package sched

import "slices"

// A Status tells what a task does at an instant.
type Status struct {
	// Blocked is what the task waits in. Of a task that can act only Task is set.
	Blocked
	// Parked says that the task waits, for time to pass or for what Desc tells.
	Parked bool
	// Announced says that the task is to have the turn of a serial run: it is about to do
	// what Desc tells.
	Announced bool
}

// Survey looks at a run that goes on. It calls visit once for every task that has not ended,
// in no particular order. visit is called with locks held that keep a parked task where
// it is: it must be quick and must not use the run. Safe for concurrent use, but not for
// a visit, an Op or a Strategy.
func (s *Scheduler) Survey(visit func(Status)) {
	var list []*Status
	of := map[*Task]*Status{}
	s.mu.Lock()
	for t := s.tasks; t != nil; t = t.next {
		st := &Status{Blocked: Blocked{Task: t, Until: Forever}}
		list, of[t] = append(list, st), st
	}
	slices.Reverse(list)
	if s.serial != nil {
		defer s.mu.Unlock()
		for _, st := range list {
			s.lookInTurn(st)
			visit(*st)
		}
		return
	}
	s.lookAtTimers(of, visit)
	s.mu.Unlock()
	objects := map[*Object]bool{}
	for _, st := range list {
		if o := st.Task.on.Load(); o != nil {
			objects[o] = true
		}
	}
	for o := range objects {
		o.look(of, visit)
	}
	for _, st := range list {
		if !st.Parked {
			visit(*st)
		}
	}
}

// lookAtTimers finds deadlines, and visits the tasks that wait for nothing else: a task with
// a timer cannot go on without s.mu, which the caller holds.
func (s *Scheduler) lookAtTimers(of map[*Task]*Status, visit func(Status)) {
	for _, w := range s.timers {
		st := of[w.task]
		if st == nil {
			continue
		}
		st.Until = w.timer.at
		if w.op.Object() == nil {
			st.Parked, st.Since = true, w.task.since
			st.describe(w.op)
			visit(*st)
		}
	}
}

// look visits the tasks that wait in the object's lines, which they cannot leave meanwhile.
func (o *Object) look(of map[*Task]*Status, visit func(Status)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i := range o.lines {
		for w := o.lines[i].head; w != nil; w = w.next {
			if st := of[w.task]; st != nil && !st.Parked {
				st.Parked, st.Since = true, w.task.since
				st.describe(w.op)
				visit(*st)
			}
		}
	}
}

// lookInTurn is look for a task of a serial run. The caller holds s.mu.
func (s *Scheduler) lookInTurn(st *Status) {
	t := st.Task
	if t.w.state.Load() != waiting {
		return
	}
	st.Parked, st.Announced, st.Since = true, t.turn.ready > 0, t.since
	if t.w.timer.index > 0 {
		st.Until = t.w.timer.at
	}
	if o := t.w.op.Object(); o != nil {
		o.Peek(func() { st.describe(t.w.op) })
	} else {
		st.describe(t.w.op)
	}
}
