package sched

import (
	"container/heap"
	"math"
	"time"
)

// A timer is a waiter's deadline, guarded by Scheduler.mu.
type timer struct {
	at    time.Duration
	seq   uint64 // equal deadlines fire in the order in which they were set
	index int    // in the heap, from 1; 0: not set
}

// timers is a heap of waiters by deadline.
type timers []*waiter

func (h timers) Len() int { return len(h) }
func (h timers) Less(i, j int) bool {
	a, b := &h[i].timer, &h[j].timer
	return a.at < b.at || a.at == b.at && a.seq < b.seq
}
func (h timers) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].timer.index, h[j].timer.index = i+1, j+1
}
func (h *timers) Push(x any) {
	w := x.(*waiter)
	*h = append(*h, w)
	w.timer.index = len(*h)
}
func (h *timers) Pop() any {
	n := len(*h) - 1
	w := (*h)[n]
	(*h)[n] = nil
	*h = (*h)[:n]
	w.timer.index = 0
	return w
}

// longest is 292 years, later than anybody waits.
const longest time.Duration = math.MaxInt64

// Now returns the time since the start of the run, by the run's clock. Safe for
// concurrent use.
func (s *Scheduler) Now() time.Duration {
	if s.virtual {
		return time.Duration(s.now.Load())
	}
	return time.Since(s.start)
}

// Epoch returns the date at the start of the run.
func (s *Scheduler) Epoch() time.Time { return s.epoch }

func (s *Scheduler) addTimer(w *waiter, after time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.setTimer(w, after)
}

// setTimer is addTimer for a caller who holds s.mu.
func (s *Scheduler) setTimer(w *waiter, after time.Duration) {
	now := s.Now()
	after = min(after, longest-now)
	s.timerSeq++
	w.timer.at, w.timer.seq = now+after, s.timerSeq
	heap.Push(&s.timers, w)
	if w.timer.index == 1 {
		s.arm()
	}
}

func (s *Scheduler) removeTimer(w *waiter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w.timer.index == 0 {
		return // it has fired
	}
	first := w.timer.index == 1
	heap.Remove(&s.timers, w.timer.index-1)
	if first {
		s.arm()
	}
}

// arm sets the runtime's timer to the first deadline. The virtual clock needs
// none: it moves at quiescence. The caller holds s.mu.
func (s *Scheduler) arm() {
	switch {
	case s.virtual:
	case len(s.timers) == 0:
		if s.alarm != nil {
			s.alarm.Stop()
		}
	case s.alarm == nil:
		s.alarm = time.AfterFunc(s.timers[0].timer.at-s.Now(), s.ring)
	default:
		s.alarm.Reset(s.timers[0].timer.at - s.Now())
	}
}

// ring is called by the runtime when the first deadline may have come.
func (s *Scheduler) ring() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fire(s.Now())
	s.arm()
	// Nobody may have been woken: all whose time has come were stopped.
	s.quiesce()
}

// fire wakes every waiter whose deadline is not after now. The caller holds
// s.mu, so that between the end of a timer and the count of the woken task
// nobody concludes that nothing can act.
func (s *Scheduler) fire(now time.Duration) {
	s.now.Store(int64(now))
	for len(s.timers) > 0 && s.timers[0].timer.at <= now {
		w := heap.Pop(&s.timers).(*waiter)
		if w.claim(timedOut) {
			w.signal()
		}
	}
}
