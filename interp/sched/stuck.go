package sched

import (
	"slices"
	"time"
)

// A part of a run may be stuck while the rest goes on: tasks that wait for locks of each
// other, or a task that waits for the lock of one that has ended. That is found when a
// task parks, or ends, and told when it lasts: when time passes, or when the others
// have computed for a while. If nobody can go on it is a deadlock, and not told here.

// A Needy is an Op that may wait for one task in particular: the holder of a lock. Needs
// returns it, nil if there is none; the object's lock is held.
type Needy interface{ Needs() *Task }

// doubtTime is how long others compute, on the real clock, before what seems stuck is told.
const doubtTime = 300 * time.Millisecond

// expect notes that the task is about to wait for a lock without end.
func (t *Task) expect(op Op, timeout time.Duration) {
	if _, ok := op.(Needy); ok && timeout == Forever && t.s.stuck != nil && !t.s.guest {
		t.needy = true
		t.s.needy.Add(1)
	}
}

// settleNeed undoes expect.
func (t *Task) settleNeed() {
	if t.needy {
		t.needy = false
		t.s.needy.Add(-1)
	}
}

// need returns the task that t waits for without end, nil if there is none.
func (t *Task) need() (n *Task) {
	o := t.on.Load()
	if o == nil {
		return nil
	}
	o.Peek(func() {
		if w := o.waiterOf(t); w != nil && t.needy {
			n = w.op.(Needy).Needs()
		}
	})
	return n
}

// waiterOf returns the task's place in one of the lines, looking first where those are who
// came last. The caller holds the lock.
func (o *Object) waiterOf(t *Task) *waiter {
	for i := range o.lines {
		for w := o.lines[i].tail; w != nil; w = w.prev {
			if w.task == t {
				return w
			}
		}
	}
	return nil
}

// stuckWith returns the tasks that wait for each other, t the first of them, or t alone if
// it waits for one that has ended; nil if t is not stuck.
func (t *Task) stuckWith() (list []*Task) {
	const longest = 10_000
	for x := t; len(list) < longest; {
		n := x.need()
		if n == nil || n.Ended() && x != t {
			return nil
		}
		list = append(list, x)
		if n == t || n.Ended() {
			return list
		}
		x = n
	}
	return nil
}

// suspect is called by a task that is about to park; under the serial policy the caller
// holds s.mu.
func (t *Task) suspect() {
	if t.stuckWith() == nil {
		return
	}
	s := t.s
	if s.serial == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	s.doubt(t)
}

func (s *Scheduler) doubt(t *Task) {
	s.doubtAt.CompareAndSwap(0, int64(s.Now()+doubtTime))
	s.suspects = append(s.suspects, t)
}

// mourn notes that a task has ended for whose locks others may wait. The caller holds s.mu.
func (s *Scheduler) mourn() {
	if s.needy.Load() > 0 && s.stopping == nil && !s.mourned {
		s.mourned = true
		s.doubtAt.CompareAndSwap(0, int64(s.Now()+doubtTime))
	}
}

// doubts returns the tasks that may be stuck and forgets them: the suspects and, if a
// task has ended, the first in each line. The caller holds s.mu.
func (s *Scheduler) doubts() []*Task {
	list := s.suspects
	if s.mourned {
		seen := map[*Object]bool{}
		for t := s.tasks; t != nil; t = t.next {
			if o := t.on.Load(); o != nil && !seen[o] {
				seen[o] = true
				list = append(list, t)
			}
		}
	}
	s.suspects, s.mourned = nil, false
	s.doubtAt.Store(0)
	return list
}

// tellStuck tells of those that are stuck. The caller holds s.mu, and no task can act.
func (s *Scheduler) tellStuck() {
	if len(s.suspects) > 0 || s.mourned {
		s.tell(s.doubts())
	}
}

// tellLate is tellStuck while tasks compute, if what is suspected has lasted.
func (s *Scheduler) tellLate() {
	if at := s.doubtAt.Load(); at == 0 || int64(s.recent()) < at {
		return
	}
	s.mu.Lock()
	list := s.doubts()
	stopping := s.stopping != nil
	s.mu.Unlock()
	if !stopping {
		s.tell(list)
	}
}

func (s *Scheduler) tell(suspects []*Task) {
	for _, t := range suspects {
		if t.told.Load() {
			continue
		}
		// Others may be at work: what is so twice will stay so.
		if list := t.stuckWith(); list != nil && slices.Equal(list, t.stuckWith()) {
			for _, x := range list {
				x.told.Store(true)
			}
			s.stuck(list)
		}
	}
}

// Peek calls visit with what a task waits in, and reports whether it waits for an object.
// visit is called with a lock held that keeps the task there. It is for Config.Stuck.
func (s *Scheduler) Peek(t *Task, visit func(Status)) (parked bool) {
	o := t.on.Load()
	if o == nil {
		return false
	}
	o.Peek(func() {
		if w := o.waiterOf(t); w != nil {
			parked = true
			b := Blocked{Task: t, Since: t.since, Until: Forever, On: o}
			b.describe(w.op)
			visit(Status{Blocked: b, Parked: true})
		}
	})
	return parked
}
