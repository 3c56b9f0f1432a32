package proc

import (
	"errors"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Thread is one of several activities of a process, Python's threading.Thread: a task
// of its own that shares the process's memory. The threads of a process take turns. One
// at a time interprets; it passes the turn on when it waits, and now and then while it
// computes.
type Thread struct {
	p     *Proc
	task  *sched.Task
	root  *starlark.Thread
	name  string
	label string         // the name that it was started with, for reports
	fate  *report.Ending // see Proc.fate
	body  func(thread *starlark.Thread) error
	state threadState // while it has not the turn
	// entry, if not nil, is the place in the line for the first turn.
	entry chan struct{}

	Self   starlark.Value // what stands for the thread in the program
	Daemon bool           // the process does not wait for it
	Crew   string         // names what it is a worker of, "" if of nothing; see Wait

	end   sched.Object
	ended atomic.Bool // guarded by end
}

// threadState is what of a Proc is each thread's own.
type threadState struct {
	current atomic.Pointer[starlark.Thread]
	thrown  error
	local   slots
}

// threads is what a process has once it has started a thread.
type threads struct {
	turn turnLine
	main *Thread // the process's first activity, whose task is the Proc's
	list []*Thread
	all  sync.WaitGroup
}

// A turnLine is a lock that serves those who wait in the order in which they came. No
// task waits for it while it is parked, so the scheduler need not know of it.
type turnLine struct {
	mu   sync.Mutex
	busy bool
	line []chan struct{}
}

func (l *turnLine) lock() {
	l.mu.Lock()
	if !l.busy {
		l.busy = true
		l.mu.Unlock()
		return
	}
	place := make(chan struct{}, 1)
	l.line = append(l.line, place)
	l.mu.Unlock()
	<-place
}

func (l *turnLine) unlock() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.line) == 0 {
		l.busy = false
		return
	}
	l.line[0] <- struct{}{}
	l.line = l.line[1:]
}

// waiting reports whether somebody waits for the turn.
func (l *turnLine) waiting() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.line) > 0
}

// reserve takes the first place in the line for somebody who does not wait yet. The
// caller has the turn.
func (l *turnLine) reserve() chan struct{} {
	place := make(chan struct{}, 1)
	l.mu.Lock()
	l.line = append([]chan struct{}{place}, l.line...)
	l.mu.Unlock()
	return place
}

// Leave implements sched.Baton: the thread's task is about to wait.
func (t *Thread) Leave() {
	p := t.p
	t.state.current.Store(p.Current())
	t.state.thrown, t.state.local = p.thrown, p.local
	p.active.Store(nil)
	p.threads.turn.unlock()
}

// Enter implements sched.Baton: the thread's task goes on.
func (t *Thread) Enter() {
	p := t.p
	if t.entry != nil {
		<-t.entry
		t.entry = nil
	} else {
		p.threads.turn.lock()
	}
	p.SetCurrent(t.state.current.Load())
	p.thrown, p.local = t.state.thrown, t.state.local
	p.active.Store(t)
}

// Thread returns the thread in which the process computes now, nil if it is the only one
// that it ever had.
func (p *Proc) Thread() *Thread {
	if p.threads == nil {
		return nil
	}
	return p.active.Load()
}

// MainThread returns the thread in which the process began, nil if there was never
// another.
func (p *Proc) MainThread() *Thread {
	if p.threads == nil {
		return nil
	}
	return p.threads.main
}

// ThreadName names the thread in which the process computes, "" if it is the first one.
func (p *Proc) ThreadName() string {
	if t := p.Thread(); t != nil {
		return t.name
	}
	return ""
}

// Threads returns the threads that have not ended, the first one of the process not
// among them.
func (p *Proc) Threads() []*Thread {
	if p.threads == nil {
		return nil
	}
	return append([]*Thread(nil), p.threads.list...)
}

// split makes a process one that has threads.
func (p *Proc) split() {
	if p.threads != nil {
		return
	}
	p.severalThreads()
	main := &Thread{p: p, task: p.task, root: &p.thread}
	p.threads = &threads{main: main}
	p.threads.turn.busy = true
	p.active.Store(main)
	p.task.SetBaton(main)
	p.yields = true
}

// StartThread starts a thread of the process, which has the next turn: as under CPython,
// it goes on until it waits for something. body's error, if it is an exception, is
// reported.
func (p *Proc) StartThread(t *Thread, name string, body func(thread *starlark.Thread) error) error {
	if err := p.Task().Stopped(); err != nil {
		return err
	}
	p.split()
	t.p, t.name, t.label, t.body = p, name, name, body
	t.root = p.NewThread(name)
	t.state.current.Store(t.root)
	t.task = p.run.Sched.NewTask(t, p.nextThread())
	t.task.Inherit(p.Task())
	p.threads.all.Add(1)
	err := p.Task().Launch(&threadOp{t: t, what: starting}, t.task, func() { t.entry = p.threads.turn.reserve() })
	if err != nil {
		p.threads.all.Done()
		return err
	}
	p.threads.list = append(p.threads.list, t)
	p.rotate()
	return nil
}

// rotate lets the threads that wait for their turn go first.
func (p *Proc) rotate() {
	if t := p.Thread(); t != nil && p.run.Strategy == nil && p.threads.turn.waiting() {
		t.Leave()
		t.Enter()
	}
}

// Identity implements sched.Owner.
func (t *Thread) Identity() (int, string) {
	return int(t.p.pid), t.p.label + "|" + t.label
}

// Where implements sched.Owner.
func (t *Thread) Where() trace.Pos {
	thread := t.state.current.Load()
	if t.p.active.Load() == t {
		thread = t.p.Current()
	}
	if pos := innermostPos(thread); pos.Line > 0 || thread == t.root {
		return pos
	}
	return innermostPos(t.root)
}

// Mark implements sched.Owner: it is asked by the thread that computes.
func (t *Thread) Mark() sched.Mark {
	thread := t.p.Current()
	if m := markOf(memory.StackOf(thread)); m.Code != nil || thread == t.root {
		return m
	}
	return markOf(memory.StackOf(t.root))
}

// Interrupt implements sched.Owner.
func (t *Thread) Interrupt(error) {
	memory.Cancel(t.root, "stopped")
	if current := t.state.current.Load(); current != t.root {
		memory.Cancel(current, "stopped")
	}
}

// Run implements sched.Owner: it is the thread's whole life.
func (t *Thread) Run(*sched.Task) {
	defer t.p.threads.all.Done()
	t.task.SetBaton(t)
	t.Enter()
	defer t.finish()
	if err := t.body(t.root); err != nil {
		t.p.threadEnded(t, err)
	}
}

func (t *Thread) finish() {
	p := t.p
	if v := recover(); v != nil {
		p.crashWith(v, string(debug.Stack()))
	}
	p.countSteps(t.root.Steps % yieldSteps)
	p.buryThread(t)
	t.task.Must(&threadOp{t: t, what: ending})
	for i, other := range p.threads.list {
		if other == t {
			p.threads.list = append(p.threads.list[:i:i], p.threads.list[i+1:]...)
			break
		}
	}
	t.task.SetBaton(nil)
	t.Leave()
}

// threadEnded tells of an error that ended a thread.
func (p *Proc) threadEnded(t *Thread, err error) {
	if t.task.Stopped() != nil || p.task.Stopped() != nil {
		return
	}
	var now *raise.Exit
	if errors.As(err, &now) && now.Now {
		code, _ := now.Status()
		// An error would say that the thread, too, is being stopped.
		_ = t.task.Halt(&lifeOp{p: p, what: leaving}, func() ([]*sched.Task, error) { return []*sched.Task{p.task}, &exitNow{code} })
		return
	}
	shown := p.explain(err)
	if shown.Exit != nil {
		return // SystemExit ends a thread without a word
	}
	e := p.run.scriptError(p, shown, err)
	p.tellError(e.OfThread(t.name))
	t.fate = failedWith(shown.Class, e.Frames)
}

// ReportError tells of an error in the thread of the given name. title is the line before it.
func (p *Proc) ReportError(title, thread string, err error) {
	p.tellError(p.run.scriptError(p, p.explain(err), err).Titled(title, thread))
}

// ReportThread tells of an error in one of the process's threads, which goes on.
func (p *Proc) ReportThread(thread *starlark.Thread, err error) {
	p.tellError(p.run.scriptError(p, p.explain(err), err).OfThread(thread.Name))
}

// An exitNow is the cause that a process is stopped with by os._exit in one of its
// threads.
type exitNow struct{ code int }

func (*exitNow) Error() string { return "os._exit" }

// errThreadOver is the cause that threads are stopped with when their process ends.
var errThreadOver = errors.New("the process ends")

// Failed reports whether the body of the process ended with an error.
func (p *Proc) Failed() bool { return p.err != nil }

// awaitThreads waits for the threads that are no daemons, as Python does at the end of
// the program: also for those that others start meanwhile.
func (p *Proc) awaitThreads() error {
	awaited := map[*Thread]bool{} // of those, some may not have left the list yet
	for {
		i := slices.IndexFunc(p.Threads(), func(t *Thread) bool { return !t.Daemon && !awaited[t] })
		if i < 0 {
			return nil
		}
		t := p.threads.list[i]
		if _, err := p.JoinThread(t, sched.Forever); err != nil {
			return err
		}
		awaited[t] = true
	}
}

// endThreads ends the threads that are still there.
func (p *Proc) endThreads() {
	if p.threads == nil {
		return
	}
	p.stopThreads()
	main := p.threads.main
	if p.run.Strategy == nil {
		main.Leave()
		p.threads.all.Wait()
		main.Enter()
		return
	}
	// Under the serial policy the others go on when this one waits in an operation,
	// unless the run as a whole is being stopped: then they end after this one.
	for _, t := range p.Threads() {
		p.task.Must(&threadOp{t: t, what: joining, test: true})
	}
	p.task.SetBaton(nil)
	main.Leave()
}

// stopThreads stops the threads that are still there, as one operation: also one that another
// is just starting.
func (p *Proc) stopThreads() {
	if len(p.threads.list) == 0 {
		return
	}
	p.task.MustHalt(&lifeOp{p: p, what: leaving}, errThreadOver, func(t *sched.Task) bool {
		x, ok := t.Owner().(*Thread)
		return ok && x.p == p
	})
}

// JoinThread waits until a thread has ended, and reports whether it has.
func (p *Proc) JoinThread(t *Thread, timeout time.Duration) (ended bool, err error) {
	err = p.Task().Do(&threadOp{t: t, what: joining, test: true}, timeout)
	if err == sched.ErrTimeout {
		return false, nil
	}
	return err == nil, err
}

// Ended reports whether the thread has ended. It is no operation.
func (t *Thread) Ended() bool { return t.ended.Load() }

// End returns the object that changes when the thread ends.
func (t *Thread) End() *sched.Object { return &t.end }

// Task returns the thread's task.
func (t *Thread) Task() *sched.Task { return t.task }

// Name returns the thread's name in reports.
func (t *Thread) Name() string { return t.name }

// SetName changes it.
func (t *Thread) SetName(name string) { t.name = name }

// A threadOp is the start or the end of a thread, or the wait for its end.
type threadOp struct {
	t    *Thread
	what lifeKind
	test bool
}

func (o *threadOp) Object() *sched.Object { return &o.t.end }
func (o *threadOp) Line() int {
	if o.test {
		return 0
	}
	return sched.NoLine
}
func (o *threadOp) Ready() bool { return !o.test || o.t.ended.Load() }
func (o *threadOp) Apply() {
	if o.what == ending {
		o.t.ended.Store(true)
	}
}
func (o *threadOp) Describe() sched.Desc {
	d := sched.Desc{Object: o.t.label}
	switch o.what {
	case starting:
		d.Kind = "start"
	case ending:
		d.Kind = "end"
	default:
		d.Kind = "join"
	}
	return d
}

// Explain implements sched.Explainer.
func (o *threadOp) Explain() sched.Wait {
	if o.what != joining {
		return sched.Wait{}
	}
	return sched.Wait{Needs: []*sched.Task{o.t.task}, About: awaitsEnd}
}
