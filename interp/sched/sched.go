package sched

import (
	"cmp"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// Config configures a [Scheduler]. The zero Config is a real clock without an
// observer.
type Config struct {
	// Virtual selects the virtual clock.
	Virtual bool
	// Strategy, if not nil, selects the serial policy: one task at a time, on
	// the virtual clock, in the order that the strategy picks.
	Strategy Strategy
	// Epoch is the date at the start of the run; zero is the present.
	Epoch time.Time
	// Observer, if not nil, receives every event, one at a time and in the
	// order of Seq. It is called with locks held: it must not block for long
	// and must not use the run.
	Observer func(trace.Event)
	// OnWait, if not nil, receives what a task begins to wait in, in the order with the events that
	// Observer gets: an event without a number, which has not happened yet. It is called as Observer is.
	OnWait func(trace.Event)
	// Deadlock, if not nil, is called when nothing can go on, with every parked
	// task, and returns the error that all tasks are stopped with. If it returns
	// nil the host will act: it interrupts a task. Without it, they are stopped with
	// ErrDeadlock.
	Deadlock func([]Blocked) error
	// Stuck, if not nil, is told of tasks that wait for each other's locks, or of one that
	// waits for the lock of a task that has ended, while others go on: once for each
	// task. It may be called with locks held: it may call Peek, and use the run in
	// no other way.
	Stuck func([]*Task)
	// Probe, if not nil, is called under the serial policy before and after each operation
	// that is carried out, with all tasks stopped: before says which. Between the call after
	// one operation and the one before the next a task has computed, and nothing that another
	// can reach may have changed. It must not use the run.
	Probe func(t *Task, op Op, before bool)
}

// A Blocked is a parked task, as told to Config.Deadlock.
type Blocked struct {
	Task *Task
	Desc Desc
	Wait Wait // zero if its Op is no Explainer
	Pos  trace.Pos
	// Since is when it began to wait, and Until when its time runs out: Forever if it
	// has all time.
	Since, Until time.Duration
	// On is what it waits for, or Wait.Log, and Past and More are its Object.Past; not in a
	// Status.
	On   *Object
	Past []Past
	More bool
}

// A Scheduler runs the tasks of one run. All its methods are safe for concurrent
// use.
type Scheduler struct {
	virtual  bool
	guest    bool // of one task that belongs to no run and knows no deadlock
	start    time.Time
	epoch    time.Time
	observer func(trace.Event)
	onWait   func(trace.Event)
	deadlock func([]Blocked) error
	stuck    func([]*Task)
	probe    func(*Task, Op, bool)

	serial      *serial       // nil under the parallel policy
	interrupted chan struct{} // closed when the run is stopped
	nudge       chan struct{} // a task was interrupted

	// counts holds, in one word so that they are read at one instant, the number
	// of tasks that can act and, in units of heldUnit, of parked tasks that the
	// host can wake.
	counts atomic.Int64
	// now is the virtual time in ns, which changes only under mu. On the real clock it is
	// the time that was read last, see Tick.
	now atomic.Int64

	mu       sync.Mutex // taken after an Object's lock, never before one, but see blocked
	tasks    *Task      // all that have not ended
	youngest *Task      // was started last, nil once it is under way; see start
	stopping error      // set when the run was stopped: later tasks start stopped
	timers   timers
	timerSeq uint64
	alarm    *time.Timer

	needy    atomic.Int32 // tasks that wait for a lock without end
	suspects []*Task      // that may be stuck; guarded by mu
	mourned  bool         // a task has ended that others may wait for; guarded by mu
	doubtAt  atomic.Int64 // when that is to be told, 0 without any

	eventMu sync.Mutex
	seq     uint64

	all sync.WaitGroup
}

const heldUnit = 1 << 32

// running returns the number of tasks that can act, of a value of counts.
func running(counts int64) uint32 { return uint32(counts) }

// New returns a scheduler without tasks.
func New(c Config) *Scheduler {
	s := &Scheduler{
		virtual: c.Virtual, start: time.Now(), epoch: c.Epoch,
		observer: c.Observer, onWait: c.OnWait, deadlock: c.Deadlock, stuck: c.Stuck, probe: c.Probe,
	}
	if s.epoch.IsZero() {
		s.epoch = s.start
	}
	if c.Strategy != nil {
		s.virtual = true
		s.serial = &serial{strategy: c.Strategy}
		s.interrupted, s.nudge = make(chan struct{}), make(chan struct{}, 1)
	}
	return s
}

// Picks returns the choices that were made so far under the serial policy, or until
// a task was interrupted: at each, the path of the task that went on. Call it when
// the run is over.
func (s *Scheduler) Picks() []Path {
	if s.serial == nil {
		return nil
	}
	if s.serial.opened {
		return s.serial.picks[:s.serial.kept]
	}
	return s.serial.picks
}

// Sums returns a digit for each of Picks that depends on the operation that was
// chosen, for [Follow].
func (s *Scheduler) Sums() string {
	if s.serial == nil {
		return ""
	}
	return string(s.serial.sums[:len(s.Picks())])
}

// Start starts a task for the owner. It counts as running from now on; its
// goroutine calls owner.Run.
func (s *Scheduler) Start(owner Owner, path Path) *Task {
	t := s.NewTask(owner, path)
	s.Run(t)
	return t
}

// NewTask returns a task that [Scheduler.Run] will start, for those who must
// know the task before it acts. No other task of the run has the same path.
func (s *Scheduler) NewTask(owner Owner, path Path) *Task {
	t := &Task{path: path, s: s, owner: owner, wake: make(chan struct{}, 1)}
	t.w.task = t
	return t
}

// Run starts a task made by NewTask, for a host: the first of a run. A task that starts another
// one uses Launch.
func (s *Scheduler) Run(t *Task) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.runNow(t); s.serial != nil {
		s.wakeUp()
	}
}

// runNow is Run for a caller who holds s.mu, and under the serial policy has the turn.
func (s *Scheduler) runNow(t *Task) {
	s.counts.Add(1)
	s.all.Add(1)
	if t.next = s.tasks; t.next != nil {
		t.next.prev = t
	}
	s.tasks = t
	if s.stopping != nil {
		t.stopNow(s.stopping)
	}
	if s.serial != nil {
		s.serial.runnable = append(s.serial.runnable, t)
	}
	go s.run(t)
}

// run is a task's goroutine.
func (s *Scheduler) run(t *Task) {
	if s.serial != nil {
		<-t.wake
	}
	t.heed()
	t.owner.Run(t)
	s.end(t)
	s.all.Done()
}

// end removes the task; if it was the last that could act, the rest is told.
func (s *Scheduler) end(t *Task) {
	t.ended.Store(true)
	t.stop.CompareAndSwap(nil, hasEnded)
	s.mu.Lock()
	defer s.mu.Unlock()
	if t.prev == nil {
		s.tasks = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next != nil {
		t.next.prev = t.prev
	}
	t.underWay()
	s.mourn()
	if s.serial != nil {
		s.giveTurn()
		return
	}
	if running(s.counts.Add(-1)) == 0 {
		s.quiesce()
	}
}

// Wait returns when all tasks have ended. No task may be started after that.
func (s *Scheduler) Wait() {
	s.all.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.alarm != nil {
		s.alarm.Stop()
	}
}

// Stop stops all tasks, and those that start later, with the given cause.
func (s *Scheduler) Stop(cause error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopAll(cause)
	if s.serial != nil {
		s.wakeUp()
	}
}

func (s *Scheduler) stopAll(cause error) {
	if s.stopping == nil {
		s.stopping = cause
		if s.interrupted != nil {
			close(s.interrupted)
		}
	}
	for t := s.tasks; t != nil; t = t.next {
		t.stopNow(cause)
	}
}

// Stopped returns the cause that the whole run was stopped with, nil if it was
// not.
func (s *Scheduler) Stopped() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stopping
}

// Each calls f for every task that has not ended.
func (s *Scheduler) Each(f func(*Task)) {
	var all []*Task
	s.mu.Lock()
	for t := s.tasks; t != nil; t = t.next {
		all = append(all, t)
	}
	s.mu.Unlock()
	for _, t := range all {
		f(t)
	}
}

// recheck looks at the situation when the count of running tasks may be zero.
func (s *Scheduler) recheck() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quiesce()
}

// quiesce acts if no task can: the caller holds s.mu.
func (s *Scheduler) quiesce() {
	for s.serial == nil && s.tasks != nil && !s.guest {
		counts := s.counts.Load()
		switch {
		case running(counts) > 0:
			return
		case len(s.timers) > 0:
			s.tellStuck()
			if !s.virtual {
				return // the alarm is set
			}
			next := s.timers[0].timer.at
			s.now.Store(int64(next))
			s.fire(next)
		case counts >= heldUnit:
			s.tellStuck()
			return // the host will act
		default:
			s.concludeDeadlock()
			return
		}
	}
}

// concludeDeadlock stops the run because nothing can go on, unless the host wants to act.
func (s *Scheduler) concludeDeadlock() (stopped bool) {
	cause := error(ErrDeadlock)
	if s.deadlock != nil {
		if cause = s.deadlock(s.blocked()); cause == nil {
			return false
		}
	}
	s.stopAll(cause)
	return true
}

// blocked describes all tasks, oldest first. They are all parked and nobody can
// wake them, so their objects' locks are free but for a host's look; that is why
// these locks may be taken after s.mu here.
func (s *Scheduler) blocked() []Blocked {
	var list []Blocked
	for t := s.tasks; t != nil; t = t.next {
		b := Blocked{Task: t, Pos: t.owner.Where(), Since: t.since, Until: Forever}
		o := t.w.op.Object()
		if o != nil {
			o.Peek(func() { b.describe(t.w.op) })
		} else {
			b.describe(t.w.op)
		}
		if b.On = cmp.Or(b.Wait.Log, o); b.On != nil {
			b.On.Peek(func() { b.Past, b.More = b.On.Past() })
		}
		list = append(list, b)
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// describe tells what the task waits in. The caller holds the lock of the operation's object.
func (b *Blocked) describe(op Op) {
	b.Desc = op.Describe()
	if e, ok := op.(Explainer); ok {
		b.Wait = e.Explain()
	}
}

// emit numbers the event and hands it to the observer.
func (s *Scheduler) emit(e trace.Event) uint64 {
	s.eventMu.Lock()
	defer s.eventMu.Unlock()
	s.seq++
	e.Seq, e.Time = s.seq, s.Now()
	s.observer(e)
	return e.Seq
}

// Guest returns a task outside of any run, for a host that operates on objects
// of a run: it may wait, and its waiting is nobody's deadlock.
func Guest(owner Owner) *Task {
	s := New(Config{})
	s.guest = true
	s.counts.Add(1)
	return s.NewTask(owner, "")
}
