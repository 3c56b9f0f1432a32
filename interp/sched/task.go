package sched

import (
	"runtime"
	"sync/atomic"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// An Owner is what a task runs for. Its methods tell people about the task.
type Owner interface {
	// Identity returns the process's number and name.
	Identity() (pid int, name string)
	// Where returns the position of the operation that the task is in. It is
	// called by the task itself, or while the task is parked and cannot wake.
	Where() trace.Pos
	// Mark notes the position of the operation, quickly. It is called by the task itself.
	Mark() Mark
	// Run is the task's life: the task ends when it returns. It must not panic.
	Run(*Task)
	// Interrupt is called once, from any goroutine, when the task is stopped,
	// so that what it computes can be cut short. It must not block.
	Interrupt(cause error)
}

// A Task is one sequential activity. Do and Sleep may be called by the task's
// own goroutine only; the other methods are safe for concurrent use.
type Task struct {
	path  Path
	turn  turn
	s     *Scheduler
	owner Owner
	stop  atomic.Pointer[StopError]
	ended atomic.Bool
	// What the next wait fails with, see Interrupt. Changes only under s.mu.
	interrupt atomic.Pointer[error]
	wake      chan struct{}
	w         waiter

	// Set while parked.
	on    atomic.Pointer[Object] // what it waits for, for Survey
	needy bool                   // see expect
	told  atomic.Bool            // that it is stuck
	mark  Mark
	since time.Duration
	pos   trace.Pos // only if there is an observer

	idle    idleness
	reading time.Duration // see Reading
	tracks  bool          // Waited was called
	waited  time.Duration // time parked since then

	baton Baton // nil unless SetBaton was called
	begun start

	prev, next *Task // Scheduler.tasks
}

// Path names the task: see Path.
func (t *Task) Path() Path { return t.path }

// Owner returns what the task runs for.
func (t *Task) Owner() Owner { return t.owner }

// Scheduler returns the scheduler that runs the task.
func (t *Task) Scheduler() *Scheduler { return t.s }

// A Baton is what the tasks that share a memory pass round: who has it may touch the
// memory. A task leaves it when it waits, and enters again before it goes on.
type Baton interface {
	Leave()
	Enter()
}

// SetBaton makes the task one that shares its memory. For the task itself.
func (t *Task) SetBaton(b Baton) { t.baton = b }

// Ended reports whether the task has ended, by itself or because it was stopped.
func (t *Task) Ended() bool { return t.ended.Load() }

// Stopped returns the error that the task was stopped with, nil if it was not.
func (t *Task) Stopped() error {
	if e := t.stop.Load(); e != nil {
		return e.Cause
	}
	return nil
}

// Stop makes the task's current and all later operations fail with a
// [*StopError] that wraps cause. Only the first cause counts; Stop reports
// whether this was it.
func (t *Task) Stop(cause error) bool {
	if t.s.serial != nil {
		return t.s.stopInTurn(t, cause)
	}
	return t.stopNow(cause)
}

// stopNow is Stop, under the serial policy for a caller who holds Scheduler.mu.
func (t *Task) stopNow(cause error) bool {
	if !t.stop.CompareAndSwap(nil, &StopError{cause}) {
		return false
	}
	t.owner.Interrupt(cause)
	if t.s.serial != nil {
		t.s.stopSerial(t)
	} else if t.w.claim(stopped) {
		t.w.signal()
	}
	return true
}

// Do carries out the operation, waiting until it is ready or the timeout has
// passed: Forever waits without bound, zero does not wait at all. It returns nil
// when the effect has happened, ErrTimeout, or a *StopError.
//
// A process that waits keeps its whole stack, and most processes wait in Do. It
// and what it calls on the way to the wait keep their frames small, so that the
// stack of a process that waits in get fits 4 KiB: whatever needs room, events
// above all, is in functions of its own.
func (t *Task) Do(op Op, timeout time.Duration) error {
	if e := t.stop.Load(); e != nil {
		return e
	}
	if t.s.serial != nil {
		return t.doInTurn(op, timeout)
	}
	if t.begun.ops < 2 {
		t.advance()
	}
	o := op.Object()
	if o == nil {
		return t.doAlone(op, timeout)
	}
	o.mu.Lock()
	if op.Ready() {
		op.Apply()
		t.meet(o, op, false)
		t.emit(op, "")
		woken := o.serve()
		poke := o.takeWatchers()
		o.mu.Unlock()
		if woken != nil {
			signalAll(woken)
		}
		if poke != nil {
			o.poke(poke)
		}
		t.idle = idleness{}
		return nil
	}
	if timeout == 0 {
		t.emit(op, "would wait")
		o.mu.Unlock()
		if err := t.poll(); err != nil {
			return err
		}
		return ErrTimeout
	}
	t.idle = idleness{}
	t.prepare(op, o)
	t.expect(op, timeout)
	o.lines[op.Line()].push(&t.w)
	t.w.state.Store(waiting) // from here on others may complete the wait
	o.mu.Unlock()
	if t.needy {
		t.suspect()
	}
	if err := t.park(o, timeout); err != ErrSignalled {
		return err
	}
	return t.resume(op, timeout)
}

// Look is Do for an operation that is always ready and only observes: it asks
// for a queue's size, the time, whether a process lives. On the virtual clock a
// program that keeps asking would keep the time from passing for which it waits,
// so a long series of looks takes time.
func (t *Task) Look(op Op) error {
	if err := t.poll(); err != nil {
		return err
	}
	n := t.idle
	defer func() { t.idle = n }()
	return t.Do(op, Forever)
}

// Tell is Do for an operation that does not show that the task gets on: a print
// between two looks, or a lock taken for a look.
func (t *Task) Tell(op Op, timeout time.Duration) error {
	n := t.idle
	err := t.Do(op, timeout)
	if err != ErrTimeout {
		t.idle = n
	}
	return err
}

// A series of patience looks, or attempts that may not wait and fail, is free if
// no other operation is between them; each further one takes pollTime.
const (
	patience = 1000
	pollTime = time.Millisecond

	// yieldPatience is the same for Task.Yield, which comes much later.
	yieldPatience = 100
)

// poll counts a look or a failed attempt.
func (t *Task) poll() error {
	if e := t.stop.Load(); e != nil {
		return e
	}
	if t.idle.looks++; t.idle.looks <= patience || !t.s.virtual {
		return nil
	}
	return t.pass(pollTime)
}

// pass lets virtual time pass, without an event.
func (t *Task) pass(d time.Duration) error {
	var err error
	if t.s.serial != nil {
		err = t.s.doSerial(t, polling, d, false)
	} else {
		t.prepare(polling, nil)
		t.w.state.Store(waiting)
		err = t.park(nil, d)
	}
	switch err {
	case ErrTimeout:
		return nil
	case ErrSignalled:
		return t.signalled()
	}
	return err
}

// Yield is called now and then by a task that computes for long. Under the serial
// policy the others get their turn. On the virtual clock a task that computes for
// ever would keep the time from passing at which somebody will stop it, so in the
// end computing takes time too, and ever more of it.
func (t *Task) Yield() error {
	if t.s.serial != nil {
		if err := t.s.doSerial(t, yielding, Forever, false); err != nil {
			return err
		}
	}
	if t.begun.ops < 2 {
		t.getUnderWay()
	}
	if t.idle.yields++; t.idle.yields <= yieldPatience || !t.s.virtual {
		return nil
	}
	const mostDoublings = 20 // 17 minutes
	return t.pass(pollTime << min(t.idle.yields-yieldPatience-1, mostDoublings))
}

// idleness counts what a task has done in a row without an operation by which
// another could be affected.
type idleness struct{ looks, yields int32 }

// Must carries out an operation that is always ready, also if the task was
// stopped: what a process does at its end. Under the serial policy it may wait too, but
// not when the run as a whole was stopped.
func (t *Task) Must(op Op) {
	if t.s.serial != nil {
		t.s.doSerial(t, op, Forever, true)
		return
	}
	o := op.Object()
	o.mu.Lock()
	op.Apply()
	t.meet(o, op, false)
	t.emit(op, "")
	woken := o.serve()
	o.mu.Unlock()
	signalAll(woken)
}

// doInTurn is Do under the serial policy.
func (t *Task) doInTurn(op Op, timeout time.Duration) error {
	t.clock(-1)
	err := t.s.doSerial(t, op, timeout, false)
	t.clock(+1)
	switch {
	case err == ErrSignalled:
		return t.resume(op, timeout)
	case err != ErrTimeout || timeout != 0:
		t.idle = idleness{}
	case op.Object() != nil:
		if err := t.poll(); err != nil {
			return err
		}
	}
	return err
}

// doAlone is Do for an operation without an object.
func (t *Task) doAlone(op Op, timeout time.Duration) error {
	if op.Ready() {
		op.Apply()
		t.emit(op, "")
		t.idle = idleness{}
		return nil
	}
	if timeout == 0 {
		// Let others go first: a program that sleeps for no time in a loop
		// waits for somebody.
		runtime.Gosched()
		t.emit(op, "")
		return ErrTimeout
	}
	t.idle = idleness{}
	t.prepare(op, nil)
	t.w.state.Store(waiting)
	if err := t.park(nil, timeout); err != ErrSignalled {
		return err
	}
	return t.resume(op, timeout)
}

// Sleep lets d pass on the run's clock. It returns nil or a *StopError.
func (t *Task) Sleep(d time.Duration) error {
	if d < 0 {
		d = 0
	}
	if err := t.Do(sleeping, d); err != ErrTimeout {
		return err
	}
	return nil
}

// prepare makes the waiter ready for a wait for o, whose lock the caller holds, or
// for nothing but time.
func (t *Task) prepare(op Op, o *Object) {
	w := &t.w
	w.op = op
	w.external = o != nil && o.external
	if o != nil && o.held.Load() {
		w.held.Store(true)
		t.s.counts.Add(heldUnit)
	}
	t.on.Store(o)
	t.arrive()
	t.emitWaits(op)
}

// arrive notes where and when a wait begins.
func (t *Task) arrive() {
	t.mark, t.since = t.owner.Mark(), t.s.recent()
	if t.s.observer != nil || t.s.onWait != nil {
		t.pos = t.owner.Where()
	}
}

// park waits until somebody ends the wait, and says how it ended. The waiter is
// prepared and, if there is an object, in its line.
func (t *Task) park(o *Object, timeout time.Duration) error {
	if t.begun.ops < 2 {
		t.getUnderWay()
	}
	if timeout > 0 {
		t.s.addTimer(&t.w, timeout)
	}
	// A Stop or Interrupt that came before the state was set saw no wait to end.
	if t.stop.Load() == nil && t.interrupt.Load() == nil || !t.w.state.CompareAndSwap(waiting, stopped) {
		t.clock(-1)
		if !t.w.external && running(t.s.counts.Add(-1)) == 0 {
			t.s.recheck()
		}
		if t.baton == nil {
			<-t.wake
		} else {
			t.await()
		}
		t.clock(+1)
	}
	if timeout > 0 {
		t.s.removeTimer(&t.w)
	}
	return t.conclude(o)
}

// await waits for the signal.
func (t *Task) await() {
	if t.baton == nil {
		<-t.wake
		return
	}
	t.baton.Leave()
	<-t.wake
	t.baton.Enter()
}

// clock adds the present, with the given sign, to the time waited: the time of
// the end of the wait less that of its beginning.
func (t *Task) clock(sign time.Duration) {
	if t.tracks {
		t.waited += sign * t.s.Now()
	}
}

// conclude cleans up after a wait and says how it ended.
func (t *Task) conclude(o *Object) error {
	w := &t.w
	if w.held.Swap(false) {
		t.s.counts.Add(-heldUnit)
	}
	if w.external {
		t.s.Tick() // the user may have thought for long
	}
	how := w.state.Load()
	if how != completed {
		t.leave(o, how)
	}
	w.state.Store(idle)
	t.on.Store(nil)
	t.settleNeed()
	w.op = nil
	switch how {
	case completed:
		return nil
	case timedOut:
		return ErrTimeout
	}
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	return t.cutOff()
}

// leave takes a waiter that was not served out of its line.
func (t *Task) leave(o *Object, how int32) {
	outcome := "" // of a sleep
	if o != nil {
		outcome = "timed out"
		o.mu.Lock()
		defer o.mu.Unlock()
		if t.w.linked {
			o.lines[t.w.op.Line()].remove(&t.w)
		}
	}
	if how == timedOut {
		t.emitWaited(outcome)
	}
}

// Reading returns what reading clocks has taken on the virtual clock, so far and
// with the given time more. Computing takes no time, but two readings of a clock
// must differ. The time is the task's own, and what it does carries it on: who gets
// what was put after a reading reads a later time. For the task's own goroutine.
func (t *Task) Reading(more time.Duration) time.Duration {
	t.reading += more
	return t.reading
}

// Inherit begins the task's readings after another one's, that of the task that
// starts it.
func (t *Task) Inherit(parent *Task) { t.reading = parent.reading }

// meet notes that the task has acted on the object, and brings both to the later of their
// readings. The caller holds the object's lock; the task is parked or its own.
func (t *Task) meet(o *Object, op Op, parked bool) {
	if o.past != nil {
		o.past.note(t, op, parked)
	}
	if t.s.virtual {
		t.reading = max(t.reading, o.reading)
		o.reading = t.reading
	}
}

// Waited returns how long the task has been parked since the first call, which
// returns zero: clocks are read around a wait only for those who want to know.
// For the task's own goroutine.
func (t *Task) Waited() time.Duration {
	t.tracks = true
	return t.waited
}

// emit tells the observer, if there is one, of an operation that did not wait.
// The caller holds the object's lock.
func (t *Task) emit(op Op, outcome string) {
	if t.s.observer != nil && !silent(op) {
		t.event(op, outcome, t.owner.Where(), 0)
	}
}

// emitWaited is emit for the operation that the task is, or was, parked in.
func (t *Task) emitWaited(outcome string) {
	if t.s.observer != nil && !silent(t.w.op) {
		t.event(t.w.op, outcome, t.pos, t.s.Now()-t.since)
	}
}

// emitWaits tells whoever wants to know that the task begins to wait. The caller holds the object's lock.
func (t *Task) emitWaits(op Op) {
	if t.s.onWait == nil || silent(op) {
		return
	}
	if d := op.Describe(); d.Kind != "" {
		pid, name := t.owner.Identity()
		t.s.eventMu.Lock()
		defer t.s.eventMu.Unlock()
		t.s.onWait(trace.Event{Time: t.s.Now(), PID: pid, Process: name, Kind: d.Kind, Object: d.Object, Pos: t.pos})
	}
}

//go:noinline
func (t *Task) event(op Op, outcome string, pos trace.Pos, waited time.Duration) {
	d := op.Describe()
	if d.Kind == "" {
		return
	}
	if outcome == "" {
		outcome = d.Detail
	}
	pid, name := t.owner.Identity()
	seq := t.s.emit(trace.Event{
		PID: pid, Process: name, Kind: d.Kind, Object: d.Object, Detail: outcome,
		Pos: pos, Waited: waited, Answers: d.Answers,
	})
	if d.Seq != nil {
		*d.Seq = seq
	}
}
