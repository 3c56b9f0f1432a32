package sched

import (
	"container/heap"
	"errors"
	"fmt"
	"time"
)

// The serial policy: one task at a time has the turn, and what happens next is a
// choice that can be recorded and repeated.
//
// A task that comes to an operation announces it and gives up the turn. The
// strategy picks one of the announced operations that are ready; its effect
// happens, and its task has the turn until its next operation. So an operation
// that has to wait is no step, its completion is. Where there is one candidate
// there is no choice, and nothing is recorded.
//
// Which of several waiting tasks is served first is a choice too, as long as
// they may have come in any order. Whoever waits when time passes, that is when
// nobody can act, has come before whoever comes later. Such settled waiters are
// served as under the parallel policy: in order, and by the one who makes it
// possible, so that both policies have the same outcomes.
//
// All of this is guarded by Scheduler.mu.
type serial struct {
	strategy Strategy
	picks    []Path  // the tasks chosen so far
	sums     []byte  // for each, the sum of its operation
	busy     bool    // a task has the turn
	runnable []*Task // are to have the turn: their operation is over, or they are new
	ready    []*Task // announced an operation that can be chosen now
	epoch    uint64  // counts the passings of time
	failed   error   // what the strategy said when it gave up
	settling *Task   // waits until nobody can go on, see Settle
	opened   bool    // a task was interrupted
	kept     int     // the number of picks before that
}

// A turn is a task's state under the serial policy.
type turn struct {
	ready   int    // index in serial.ready, from 1; 0: not there
	epoch   uint64 // when the operation was announced
	try     bool   // the operation may not wait
	must    bool   // the operation happens also if the task is stopped
	expired bool   // its time has run out
	err     error  // how the operation ended
	then    func() // what it does to other tasks, see Task.Halt
}

// doSerial is Do under the serial policy. must says that the operation happens
// also if the task was stopped.
func (s *Scheduler) doSerial(t *Task, op Op, timeout time.Duration, must bool) error {
	if o := op.Object(); o != nil && o.external {
		s.awaitOutside(t, o, op)
	}
	if t.baton != nil {
		t.baton.Leave()
		defer t.baton.Enter()
	}
	s.mu.Lock()
	if !must {
		if e := t.stop.Load(); e != nil {
			s.mu.Unlock()
			return e
		}
	}
	if must && s.stopping != nil { // the run unwinds: there is nothing to choose
		s.applyNow(t, op)
		s.mu.Unlock()
		return nil
	}
	if !must && timeout != 0 && t.mustNotWait(op) {
		defer s.mu.Unlock()
		t.w.timer.at = s.Now() + min(max(timeout, 0), longest-s.Now()) // of a wait that did not begin
		return t.cutOff()
	}
	s.announce(t, op, timeout)
	t.turn.must = must
	next := s.next()
	s.mu.Unlock()
	if next != t {
		if next != nil {
			next.wake <- struct{}{}
		}
		<-t.wake
	}
	return t.turn.err
}

// Settle lets, under the serial policy, all other tasks go on until none can unless time
// passes. It returns nil, or what ended the wait. One task at a time may call it.
func (t *Task) Settle() error {
	s := t.s
	if s.serial == nil {
		return nil
	}
	s.mu.Lock()
	s.serial.settling = t
	s.mu.Unlock()
	err := s.doSerial(t, settling, Forever, false)
	s.mu.Lock()
	s.serial.settling = nil
	s.mu.Unlock()
	if err == ErrTimeout { // it was nobody's turn
		return nil
	}
	return err
}

// awaitOutside waits, with the turn, until what comes from outside of the run has
// come: if others went on meanwhile, what they do would depend on how fast it is.
func (s *Scheduler) awaitOutside(t *Task, o *Object, op Op) {
	for {
		var ready bool
		o.Peek(func() { ready = op.Ready() })
		if ready || t.interrupt.Load() != nil {
			return
		}
		select {
		case <-o.news:
		case <-s.nudge:
		case <-s.interrupted:
			return
		}
	}
}

// announce records what the task wants to do.
func (s *Scheduler) announce(t *Task, op Op, timeout time.Duration) {
	w := &t.w
	w.op = op
	t.turn = turn{epoch: s.serial.epoch, try: timeout == 0, then: t.turn.then}
	w.state.Store(waiting)
	t.arrive()
	if timeout > 0 {
		s.setTimer(w, timeout)
	}
	o := op.Object()
	switch {
	case t.turn.try || o == nil && op.Ready() || o != nil && op.Line() == NoLine:
		s.addReady(t)
	case o == nil:
		t.emitWaits(op)
	default:
		o.mu.Lock()
		t.on.Store(o)
		t.expect(op, timeout)
		if s.onWait != nil && !op.Ready() {
			t.emitWaits(op)
		}
		o.lines[op.Line()].push(w)
		s.refresh(o)
		o.mu.Unlock()
		if t.needy {
			t.suspect()
		}
	}
}

// next returns the task that is to have the turn, nil if none can go on before
// the host acts.
func (s *Scheduler) next() *Task {
	x := s.serial
	for {
		if err := x.failed; err != nil {
			x.failed = nil
			s.stopAll(err)
		}
		if len(x.runnable) > 0 {
			t := x.runnable[0]
			x.runnable = x.runnable[1:]
			x.busy = true
			return t
		}
		if len(x.ready) == 0 {
			if t := x.settling; t != nil {
				s.complete(t)
				x.settling, x.busy = nil, true
				return t
			}
			if !s.pass() {
				x.busy = false
				return nil
			}
			continue
		}
		t := x.ready[s.pick(x.ready)]
		if x.failed != nil {
			continue
		}
		s.complete(t)
		x.busy = true
		return t
	}
}

// pick lets the strategy choose one of the tasks and records the choice. If the
// strategy fails, the run is stopped when no object is locked.
func (s *Scheduler) pick(among []*Task) int {
	if len(among) == 1 || s.stopping != nil || s.serial.failed != nil {
		return 0
	}
	i, err := s.ask(Choice{among, s})
	if err == nil && (i < 0 || i >= len(among)) {
		err = errors.New("the strategy picked a task that is not ready")
	}
	if err != nil {
		s.serial.failed = err
		return 0
	}
	s.serial.picks = append(s.serial.picks, among[i].path)
	s.serial.sums = append(s.serial.sums, Choice{among, s}.sum(among[i]))
	return i
}

// ask calls the strategy. It may be the host's, and a panic in it must not leave
// the run locked.
func (s *Scheduler) ask(c Choice) (i int, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{v}
		}
	}()
	return s.serial.strategy.Pick(c)
}

// A PanicError is the cause that a run is stopped with when its strategy panics.
type PanicError struct{ Value any }

func (e *PanicError) Error() string { return fmt.Sprintf("the strategy panicked: %v", e.Value) }

// complete ends the operation of a task that is ready, and does what it does to other tasks.
func (s *Scheduler) complete(t *Task) {
	then, op := t.turn.then, t.w.op
	t.turn.then = nil
	if s.probe != nil {
		s.probe(t, op, true)
		defer s.probe(t, op, false)
	}
	if s.carryOut(t); then != nil && t.turn.err == nil {
		then()
	}
}

func (s *Scheduler) carryOut(t *Task) {
	w, op := &t.w, t.w.op
	s.removeReady(t)
	o := op.Object()
	if o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
	}
	ready := op.Ready()
	s.settle(t, o)
	switch {
	case ready:
		t.turn.err = nil
		op.Apply()
		if o != nil {
			t.meet(o, op, true)
		}
		t.emitWaited("")
		if o != nil {
			s.serveSettled(o)
			signalAll(o.serve()) // a host may wait for it too
		}
	case t.turn.try && o != nil:
		t.turn.err = ErrTimeout
		t.emitWaited("would wait")
	case o != nil:
		t.turn.err = ErrTimeout
		t.emitWaited("timed out")
	default:
		t.turn.err = ErrTimeout
		t.emitWaited("")
	}
	if o != nil {
		s.refresh(o)
	}
	w.state.Store(idle)
}

// settle takes the task out of its line and off the clock.
func (s *Scheduler) settle(t *Task, o *Object) {
	w := &t.w
	t.on.Store(nil)
	t.settleNeed()
	if w.linked {
		o.lines[w.op.Line()].remove(w)
	}
	if w.timer.index > 0 {
		heap.Remove(&s.timers, w.timer.index-1)
	}
}

// serveSettled serves those who waited for o before time last passed. The caller
// holds o's lock.
func (s *Scheduler) serveSettled(o *Object) {
	for again := true; again; {
		again = false
		for i := range o.lines {
			head := s.head(&o.lines[i])
			if head == nil || head.turn.epoch == s.serial.epoch || !head.w.op.Ready() {
				continue
			}
			first := s.firstComers(&o.lines[i])
			t := first[s.pick(first)]
			s.removeReady(t)
			s.settle(t, o)
			t.turn.err = nil
			t.w.op.Apply()
			t.meet(o, t.w.op, true)
			t.emitWaited("")
			t.w.state.Store(idle)
			s.serial.runnable = append(s.serial.runnable, t)
			again = true
		}
	}
}

// head returns the first in a line who is ours, nil if there is none.
func (s *Scheduler) head(l *line) *Task {
	for w := l.head; w != nil; w = w.next {
		if w.task.s == s {
			return w.task
		}
	}
	return nil
}

// firstComers returns those in a line who may have come first: the ones of the
// earliest epoch. Lines are in the order of epochs. Tasks of other runs, which
// share an object that a host holds, are none of ours.
func (s *Scheduler) firstComers(l *line) (first []*Task) {
	for w := l.head; w != nil; w = w.next {
		t := w.task
		if t.s != s {
			continue
		}
		if len(first) > 0 && t.turn.epoch != first[0].turn.epoch {
			break
		}
		first = append(first, t)
	}
	return first
}

// refresh decides anew who of those that wait for o is ready. The caller holds
// o's lock.
func (s *Scheduler) refresh(o *Object) {
	var late *Task // was interrupted when it was ready, and is ready no longer
	for i := range o.lines {
		l := &o.lines[i]
		if l.head == nil {
			continue
		}
		first := s.head(l)
		if first == nil {
			continue
		}
		// Not firstComers: a line of a thousand would cost a list for each operation.
		ready := first.w.op.Ready()
		for w := &first.w; w != nil; w = w.next {
			t := w.task
			if t.s != s {
				continue
			}
			if t.turn.epoch != first.turn.epoch {
				break
			}
			if ready {
				s.addReady(t)
			} else if !t.turn.expired {
				s.removeReady(t)
				if t.interrupt.Load() != nil {
					late = t
				}
			}
		}
	}
	if late != nil {
		s.cutShortAt(late, o) // and so on with others: it refreshes
	}
}

func (s *Scheduler) addReady(t *Task) {
	if t.turn.ready == 0 {
		s.serial.ready = append(s.serial.ready, t)
		t.turn.ready = len(s.serial.ready)
	}
}

func (s *Scheduler) removeReady(t *Task) {
	i := t.turn.ready - 1
	if i < 0 {
		return
	}
	list := s.serial.ready
	last := len(list) - 1
	list[i] = list[last]
	list[i].turn.ready = i + 1
	list[last] = nil
	s.serial.ready = list[:last]
	t.turn.ready = 0
}

// pass lets time pass, for no task can act. It reports whether one can now.
func (s *Scheduler) pass() bool {
	if s.tasks == nil || s.guest {
		return false
	}
	s.serial.epoch++
	if len(s.timers) > 0 {
		s.tellStuck()
		s.now.Store(int64(s.timers[0].timer.at))
		for len(s.timers) > 0 && s.timers[0].timer.at <= s.Now() {
			w := heap.Pop(&s.timers).(*waiter)
			w.task.turn.expired = true
			s.addReady(w.task)
		}
		return true
	}
	if s.hostCanAct() {
		return len(s.serial.ready) > 0
	}
	return s.concludeDeadlock()
}

// hostCanAct reports whether a task waits for what the host holds, and asks to be told when the host acts.
func (s *Scheduler) hostCanAct() bool {
	can := false
	for t := s.tasks; t != nil; t = t.next {
		o := t.w.op.Object()
		if o == nil {
			continue
		}
		o.mu.Lock()
		if o.held.Load() {
			can = true
			o.watchers = append(o.watchers, s)
			s.refresh(o) // the host may have acted while nobody watched
		}
		o.mu.Unlock()
	}
	return can
}

// poke looks again at what waits for o, after the host acted on it.
func (s *Scheduler) poke(o *Object) {
	s.mu.Lock()
	o.mu.Lock()
	s.serveSettled(o)
	s.refresh(o)
	o.mu.Unlock()
	s.wakeUp()
	s.mu.Unlock()
}

// giveTurn passes the turn on. The signal does not block: a task that waits for its
// turn has room for one. The caller holds s.mu.
func (s *Scheduler) giveTurn() {
	if next := s.next(); next != nil {
		next.wake <- struct{}{}
	}
}

// wakeUp gives the turn to a task if none has it. The caller holds s.mu.
func (s *Scheduler) wakeUp() {
	if !s.serial.busy {
		s.giveTurn()
	}
}

// stopInTurn is Task.Stop.
func (s *Scheduler) stopInTurn(t *Task, cause error) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !t.stopNow(cause) {
		return false
	}
	s.wakeUp()
	return true
}

// stopSerial ends the wait of a task that was stopped. The caller holds s.mu.
func (s *Scheduler) stopSerial(t *Task) {
	if t.turn.must && t.w.state.Load() == waiting {
		return // it is at its end, which happens all the same
	}
	s.cutShort(t)
}

// cutShort ends the wait of a task from outside. The caller holds s.mu.
func (s *Scheduler) cutShort(t *Task) {
	if t.w.state.Load() != waiting {
		return // it computes
	}
	o := t.w.op.Object()
	if o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
	}
	s.cutShortAt(t, o)
}

// cutShortAt is cutShort for a caller who also holds the lock of the object that the task
// waits for, if there is one.
func (s *Scheduler) cutShortAt(t *Task, o *Object) {
	if !t.w.state.CompareAndSwap(waiting, stopped) {
		return
	}
	s.removeReady(t)
	s.settle(t, o)
	if o != nil {
		s.refresh(o)
	}
	t.turn.err = t.cutOff()
	s.serial.runnable = append(s.serial.runnable, t)
}

// applyNow carries out an operation without a choice.
func (s *Scheduler) applyNow(t *Task, op Op) {
	o := op.Object()
	o.mu.Lock()
	if op.Ready() {
		op.Apply()
		t.meet(o, op, false)
		t.emit(op, "")
		s.refresh(o)
	}
	o.mu.Unlock()
}
