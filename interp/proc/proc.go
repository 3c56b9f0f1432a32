package proc

import (
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Proc is one process of a run. Unless said otherwise its methods may be
// called only by the process itself, that is by builtins that run in its thread.
type Proc struct {
	run    *Run
	task   *sched.Task
	thread starlark.Thread
	body   Body

	name   string // changed by the process itself only
	label  string
	path   string // "1:2" for the second process that Process-1 made
	parent *Proc  // nil for the main process
	pid    int32
	made   int32 // processes made so far, for their names
	seeds  int32 // asked for so far, see RandomSeed
	daemon bool

	ended atomic.Bool         // set last, and like code guarded by end
	watch map[any]func(*Proc) // see Watch; guarded by end
	code  int32
	end   sched.Object

	// The children that are not known to have ended, in order of start.
	first, last *Proc
	sweep       *Proc // the next to be looked at by forget
	prev, next  *Proc // in the parent's list

	holds      []any // the handles that it was started with
	self       any   // what current_process() answers, kept for package multiprocessing
	handle     any   // what stands for this process in its parent, which alone uses it
	Random     any   // the state of the module random, which a child does not inherit
	Scratch    any   // operations that builtins use again and again
	out        *[2]buffer
	life       lifeOp
	clocks     clocks
	err        error // what body returned
	thrown     error // see Throw
	home       Home
	current    atomic.Pointer[starlark.Thread] // see Current
	atEnd      []func(now bool)
	atExit     []func() error
	threads    *threads // nil until it has started one
	active     atomic.Pointer[Thread]
	interrupts *interrupts  // nil in children
	Locals     any          // the state of package core that is each thread's own
	Core       any          // the state of package core, which a child does not inherit
	Stdlib     any          // that of package stdlib
	Threading  any          // the state of the module threading
	images     []modulePair // the parent's modules that it has a copy of, see Adopt
	soft       [2]bool      // see SoftSpace
	yields     bool         // every yieldSteps
	// See SetRecursionLimit and checkDepth.
	recursionLimit, shallow int
	fragments               []*Namespace       // those that run, see RunFragment
	modules                 map[string]*Module // of the program's own
}

// threadLocal is the key of the process in its threads.
const threadLocal = "pyq"

// Of returns the process that a thread belongs to.
func Of(thread *starlark.Thread) *Proc { return thread.Local(threadLocal).(*Proc) }

// World returns the run that the process belongs to. Safe for concurrent use.
func (p *Proc) World() *Run { return p.run }

// Task returns the task of the thread in which the process computes. To other
// processes, for which it is safe to ask, it is the task of the first thread.
func (p *Proc) Task() *sched.Task {
	if t := p.active.Load(); t != nil {
		return t.task
	}
	return p.task
}

// PID returns the process's number. Safe for concurrent use.
func (p *Proc) PID() int { return int(p.pid) }

// Name returns the process's name.
func (p *Proc) Name() string { return p.name }

// SetName changes the process's name.
func (p *Proc) SetName(name string) { p.name = name }

// Label names the process in reports: the name that it was started with. Safe
// for concurrent use, as Name is not.
func (p *Proc) Label() string { return p.label }

// Daemon reports whether the process is terminated when its parent ends. Safe
// for concurrent use.
func (p *Proc) Daemon() bool { return p.daemon }

// Parent returns the process that started this one, nil for the main process.
// Safe for concurrent use.
func (p *Proc) Parent() *Proc { return p.parent }

// Self returns the object that stands for the process in itself.
func (p *Proc) Self() any { return p.self }

// SetSelf sets the object that stands for the process in itself.
func (p *Proc) SetSelf(v any) { p.self = v }

// Handle returns the object that stands for this process in its parent, nil once
// the parent knows that it has ended. For the parent only.
func (p *Proc) Handle() any { return p.handle }

// Hold notes that the process, which is being started, gets a handle.
func (p *Proc) Hold(handle any) { p.holds = append(p.holds, handle) }

// Holds reports whether the process was started with a handle. It is for reports,
// while the process waits.
func (p *Proc) Holds(handle any) bool { return slices.Contains(p.holds, handle) }

// Ended reports whether the process has ended. It is no operation of the run;
// programs ask through an Op. Safe for concurrent use.
func (p *Proc) Ended() bool { return p.ended.Load() }

// ExitCode returns the exit code of a process that has ended: 0 to 255, or the
// negative number of the signal that ended it. Safe for concurrent use.
func (p *Proc) ExitCode() int { return int(p.code) }

// End returns the object that changes when the process ends.
func (p *Proc) End() *sched.Object { return &p.end }

// NextChild names the next process that this one makes, as Python does: its path
// among the processes, such as "2:1".
func (p *Proc) NextChild() (path string) {
	p.made++
	path = strconv.Itoa(int(p.made))
	if p.path != "" {
		path = p.path + ":" + path
	}
	return path
}

// A Spec describes a process to be started.
type Spec struct {
	Name   string
	Path   string // from NextChild
	Daemon bool
	// Self stands for the process. The child gets its copy, and Body.
	Self Traveler
	// Body is what the child does, in its own goroutine.
	Body Body
	// Module, if not nil, is copied wholly, so that functions can be sent by their
	// names: see Adopt.
	Module *Module
}

// A Body is what a process does in its own goroutine. self is the copy of what
// Spec.Self was.
type Body func(p *Proc, thread *starlark.Thread, self any) error

// Start starts a process. What it can reach through spec.Self is copied before
// Start returns.
func (p *Proc) Start(spec *Spec) (*Proc, error) {
	if err := p.Task().Stopped(); err != nil {
		return nil, err
	}
	if p.out != nil { // a partial line is the parent's alone
		if err := p.Flush(p.run.Stdout); err != nil {
			return nil, err
		}
	}
	child := &Proc{run: p.run, name: spec.Name, label: spec.Name, path: spec.Path, daemon: spec.Daemon, parent: p, recursionLimit: p.recursionLimit, handle: spec.Self, soft: p.soft}
	c := newCopier()
	c.dest = child
	self, err := spec.Self.Travel(c)
	if err == nil && len(p.modules) > 1 {
		err = child.inheritModules(p, c)
	}
	if err == nil && spec.Module != nil {
		_, err = spec.Module.Travel(c)
		child.images = slices.Clone(c.modules)
	}
	c.free()
	if err != nil {
		return nil, err
	}
	child.self, child.body, child.pid = self, spec.Body, int32(p.run.pids.Add(1))
	p.forget()
	child.task = p.run.Sched.NewTask(child)
	child.task.Inherit(p.Task())
	op := p.lifeOp(lifeOp{p: child, what: starting})
	if err := p.Task().Do(op, sched.Forever); err != nil {
		return nil, err
	}
	// Another thread of the process may have run in between: it must not know of a
	// child that cannot be stopped yet.
	p.adopt(child)
	child.launch(child.task)
	return child, nil
}

// inheritModules gives a process that is being started the modules that its parent has
// imported, all but the program itself.
func (p *Proc) inheritModules(parent *Proc, c *Copier) error {
	p.modules = make(map[string]*Module, len(parent.modules))
	for _, name := range slices.Sorted(maps.Keys(parent.modules)) {
		m := parent.modules[name]
		if name == MainModule || !m.loaded {
			continue
		}
		to, err := m.Travel(c)
		if err != nil {
			return err
		}
		p.modules[name] = to.(*Module)
	}
	return nil
}

// MainModule is the name of the program as a module.
const MainModule = "__main__"

// launch begins the process's life.
func (p *Proc) launch(t *sched.Task) {
	p.task = t
	p.thread.Name = p.name
	p.thread.Load = p.load
	p.equip(&p.thread)
	p.yields = p.run.Virtual || p.run.MaxSteps > 0
	p.home.p = p
	p.current.Store(&p.thread)
	p.run.Sched.Run(t)
}

// yieldSteps is how long a process computes before it looks at the run's limit and,
// where that is not the machine's business, lets others go on: some milliseconds.
const yieldSteps = 100_000

func yield(p *Proc) {
	p.countSteps(yieldSteps)
	// A process that was stopped learns of it from its thread.
	_ = p.Task().Yield()
	p.rotate()
}

// countSteps adds to the run's steps and stops the run if they are too many.
func (p *Proc) countSteps(n uint64) {
	if most := p.run.MaxSteps; most > 0 && p.run.steps.Add(n) > most {
		p.run.Sched.Stop(&LimitError{MaxSteps: most})
	}
}

// Run implements sched.Owner: it is a process's whole life.
func (p *Proc) Run(*sched.Task) {
	defer p.finish()
	p.err = p.body(p, &p.thread, p.self)
}

// finish ends a process whose body has returned or thrown.
func (p *Proc) finish() {
	if v := recover(); v != nil {
		p.err = p.crash(v)
	}
	p.countSteps(p.thread.Steps % yieldSteps)
	code, now := p.leave()
	if p.parent == nil {
		p.endOrphans(now)
	}
	p.publish(code)
}

// leave does what is due before a process is gone: it reports an error and waits
// for the children. now says that it could not wait for anybody.
func (p *Proc) leave() (code int, now bool) {
	defer func() {
		if v := recover(); v != nil {
			p.crash(v)
			code, now = 1, true
		}
	}()
	if code, now = p.conclude(p.err); !now && p.task.Stopped() == nil {
		err := p.endInterrupts()
		if err == nil {
			err = p.exiting()
		}
		if err == nil {
			err = p.awaitThreads()
		}
		if err == nil {
			err = p.awaitChildren()
		}
		if err != nil {
			code, _ = p.conclude(err)
		}
	}
	p.endThreads()
	p.endOthers(now || p.task.Stopped() != nil)
	return code, now
}

// crash stops the run because of a panic, which is a bug of ours, and keeps it
// from reaching the host.
func (p *Proc) crash(v any) error { return p.crashWith(v, string(debug.Stack())) }

func (p *Proc) crashWith(v any, stack string) error {
	internal := &InternalError{Process: p.name, Value: v, Stack: stack}
	p.run.mu.Lock()
	if p.run.internal == nil {
		p.run.internal = internal
	}
	p.run.mu.Unlock()
	p.run.Sched.Stop(internal)
	return internal
}

// conclude turns what the body returned into an exit code and tells the user of
// an error. now says that the process leaves without waiting for anybody.
func (p *Proc) conclude(err error) (code int, now bool) {
	switch {
	case p.task.Stopped() != nil:
		return p.stopped(p.doing(err)), true
	}
	if thrown := p.Caught(&p.thread, err); thrown != nil {
		err = ThrownError(err, thrown)
	}
	if p.parent == nil { // as in Python 2, the others end without
		p.EndLine()
	}
	if err == nil {
		return 0, false
	}
	uncaught := p.explain(err)
	if exit := uncaught.Exit; exit != nil {
		code, text := exit.status()
		if text != "" {
			p.Write(p.run.Stderr, text+"\n", true)
		}
		return code, exit.Now
	}
	if p.diedOfInterrupt(uncaught) {
		return p.stopped(p.interrupts.doing), true
	}
	failure := p.run.scriptError(p, uncaught, err)
	if p.parent == nil {
		p.run.failure = failure
	}
	text := failure.Display()
	if p.parent != nil {
		text = "Process " + p.name + ":\n" + text
	}
	p.flush(p.run.Stdout, false)
	p.Write(p.run.Stderr, text, true)
	return 1, false
}

// stopped is conclude for a process that was stopped.
func (p *Proc) stopped(doing Doing) int {
	cause := p.task.Stopped()
	var signal *Signal
	if errors.As(cause, &signal) {
		return -signal.Number
	}
	var exit *exitNow
	if errors.As(cause, &exit) {
		return exit.code
	}
	var interrupt *InterruptError
	var limit *LimitError
	if errors.As(cause, &interrupt) || errors.As(cause, &limit) {
		p.run.mu.Lock()
		p.run.doings = append(p.run.doings, doing)
		p.run.mu.Unlock()
	}
	return -SIGKILL.Number
}

// awaitChildren does what Python does when a process ends: it terminates the
// daemonic children and joins the others.
func (p *Proc) awaitChildren() error {
	for c := p.first; c != nil; c = c.next {
		if c.daemon {
			c.task.Stop(SIGTERM)
		}
	}
	for p.first != nil {
		c := p.first
		if _, err := p.join(c, joiningEnd, sched.Forever); err != nil {
			return err
		}
	}
	return nil
}

// endOrphans stops what would outlive the main process: everything if it left at
// once, otherwise the daemons whose own parent was killed and so did not.
func (p *Proc) endOrphans(all bool) {
	p.run.Sched.Each(func(t *sched.Task) {
		if q, ok := t.Owner().(*Proc); ok && q != p && (all || q.daemon) {
			t.Stop(SIGKILL)
		}
	})
}

// publish writes the last partial lines and makes the process's end known.
func (p *Proc) publish(code int) {
	if p.out != nil {
		if p.parent != nil && code < 0 && p.SoftSpace(p.run.Stdout) {
			p.out[0].text = strings.Builder{} // it was killed in the middle of a print statement
		}
		p.flush(p.run.Stdout, true)
		p.flush(p.run.Stderr, true)
	}
	p.life = lifeOp{p: p, what: ending, code: int32(code)}
	p.task.Must(&p.life)
	p.tellWatchers()
	// Others may keep this Proc for its exit code, not for what it used.
	p.body, p.Random, p.Scratch, p.out, p.err, p.holds, p.modules, p.images = nil, nil, nil, nil, nil, nil, nil, nil
	p.Core, p.Stdlib, p.Threading = nil, nil, nil
	if p.parent != nil {
		p.self = nil
	}
	p.first, p.last, p.sweep = nil, nil, nil
}

// A lifeOp is the start or the end of a process, or the wait for its end. A process
// does one at a time, so it has one.
type lifeOp struct {
	p    *Proc
	what lifeKind
	code int32 // with which it ends
}

type lifeKind uint8

const (
	starting   lifeKind = iota
	joining             // join()
	joiningEnd          // the wait for the children of a process at its own end
	ending
)

// lifeOp returns the place for an operation.
func (p *Proc) lifeOp(op lifeOp) *lifeOp {
	to := &p.life
	if p.threads != nil { // others may be at it
		to = new(lifeOp)
	}
	*to = op
	return to
}

func (o *lifeOp) Object() *sched.Object {
	if o.what == starting {
		return nil
	}
	return &o.p.end
}

func (o *lifeOp) waits() bool { return o.what == joining || o.what == joiningEnd }

func (o *lifeOp) Line() int {
	if o.waits() {
		return 0
	}
	return sched.NoLine
}

func (o *lifeOp) Ready() bool { return !o.waits() || o.p.ended.Load() }

func (o *lifeOp) Apply() {
	if o.what == ending {
		o.p.code = o.code
		o.p.ended.Store(true)
	}
}

func (o *lifeOp) Describe() sched.Desc {
	d := sched.Desc{Object: o.p.label}
	switch o.what {
	case starting:
		d.Kind = "start"
	case ending:
		d.Kind, d.Detail = "end", "exitcode "+strconv.Itoa(int(o.code))
	case joining, joiningEnd:
		d.Kind, d.Why, d.Needs = "join", "it has not ended", []*sched.Task{o.p.task}
		if o.what == joiningEnd {
			d.Kind = "exit"
		}
	}
	return d
}

// Watch has f called by the process at its end. The caller holds the lock of End, and
// knows that the process has not ended. Unwatch, under the same lock, undoes it.
func (p *Proc) Watch(key any, f func(ending *Proc)) {
	if p.watch == nil {
		p.watch = map[any]func(*Proc){}
	}
	p.watch[key] = f
}

// Unwatch undoes what Watch did.
func (p *Proc) Unwatch(key any) { delete(p.watch, key) }

// tellWatchers calls what Watch was given.
func (p *Proc) tellWatchers() {
	var watch map[any]func(*Proc)
	p.end.With(func() { watch, p.watch = p.watch, nil })
	for _, f := range watch {
		f(p)
	}
}

// Join waits until child has ended, and reports whether it has.
func (p *Proc) Join(child *Proc, timeout time.Duration) (ended bool, err error) {
	return p.join(child, joining, timeout)
}

func (p *Proc) join(child *Proc, what lifeKind, timeout time.Duration) (ended bool, err error) {
	op := p.lifeOp(lifeOp{p: child, what: what})
	err = p.Task().Do(op, timeout)
	op.p = nil
	switch err {
	case nil:
		p.Disown(child)
		return true, nil
	case sched.ErrTimeout:
		return false, nil
	}
	return false, err
}

// Kill stops another process with a signal. Safe for concurrent use.
func (p *Proc) Kill(s *Signal) { p.task.Stop(s) }

// Children returns the children that have not ended, in order of start.
func (p *Proc) Children() []*Proc {
	var list []*Proc
	for c := p.first; c != nil; {
		next := c.next
		if c.ended.Load() {
			p.disown(c)
		} else {
			list = append(list, c)
		}
		c = next
	}
	return list
}

// Disown forgets a child that is known to have ended.
func (p *Proc) Disown(child *Proc) {
	if child.parent == p {
		p.disown(child)
	}
}

func (p *Proc) adopt(c *Proc) {
	if c.prev = p.last; c.prev != nil {
		c.prev.next = c
	} else {
		p.first = c
	}
	p.last = c
}

func (p *Proc) disown(c *Proc) {
	if c.prev == nil && p.first != c {
		return // it was disowned before
	}
	if p.sweep == c {
		p.sweep = c.next
	}
	if c.prev != nil {
		c.prev.next = c.next
	} else {
		p.first = c.next
	}
	if c.next != nil {
		c.next.prev = c.prev
	} else {
		p.last = c.prev
	}
	c.prev, c.next, c.handle = nil, nil, nil
}

// forget looks at two children and drops them if they have ended, so that a
// program that starts processes for ever and joins none keeps none.
func (p *Proc) forget() {
	for range 2 {
		c := p.sweep
		if c == nil {
			c = p.first
		}
		if c == nil {
			return
		}
		p.sweep = c.next
		if c.ended.Load() {
			p.disown(c)
		}
	}
}

// Identity implements sched.Owner.
func (p *Proc) Identity() (int, string) { return int(p.pid), p.name }

// Where implements sched.Owner: the innermost line of the program that the
// process is in.
func (p *Proc) Where() trace.Pos {
	if p.threads != nil && p.active.Load() == nil { // the scheduler asks, of the first thread
		return p.threads.main.Where()
	}
	thread := p.Current()
	if pos := innermostPos(thread); pos.Line > 0 || thread == &p.thread {
		return pos
	}
	return innermostPos(&p.thread)
}

func innermostPos(thread *starlark.Thread) trace.Pos {
	for depth, n := 0, thread.CallStackDepth(); depth < n; depth++ {
		if pos := thread.DebugFrame(depth).Position(); pos.Line > 0 {
			return position(pos)
		}
	}
	return trace.Pos{}
}

// Interrupt implements sched.Owner: it ends the computing of a stopped process.
// Nobody reads the reason, which a cause may be slow to put into words.
func (p *Proc) Interrupt(error) {
	p.thread.Cancel("stopped")
	current := p.Current()
	if t := p.active.Load(); t != nil && t.root != &p.thread {
		current = t.p.threads.main.state.current.Load() // another thread computes
	}
	// See Switch for a thread that the process is about to switch to.
	if current != &p.thread {
		current.Cancel("stopped")
	}
}

// Clock returns the time since the start of the run, for a clock that the program
// reads. No reading is the same as the process's last one, so that programs can
// divide by the difference. On the virtual clock they differ by a microsecond at
// least, see sched.Task.Reading; timers know nothing of that.
func (p *Proc) Clock() (time.Duration, error) {
	op := clockOp{p: p}
	if err := p.Task().Look(&op); err != nil {
		return 0, err
	}
	return p.clocks.last, nil
}

// CPUTime returns the time for which the process has computed: what passed on the
// clock, less what it waited. Only differences between two readings mean
// something.
func (p *Proc) CPUTime() (time.Duration, error) {
	now, err := p.Clock()
	p.clocks.cpu = max(now-p.Task().Waited(), p.clocks.cpu+1)
	return p.clocks.cpu, err
}

// Date returns the time of Clock in seconds since 1970. In this century a float
// cannot tell less than 240 ns apart; two readings differ all the same.
func (p *Proc) Date() (float64, error) {
	now, err := p.Clock()
	t := p.run.Sched.Epoch().Add(now)
	date := float64(t.Unix()) + float64(t.Nanosecond())/1e9
	p.clocks.date = max(date, math.Nextafter(p.clocks.date, math.Inf(1)))
	return p.clocks.date, err
}

// clocks is what a process has read last.
type clocks struct {
	last time.Duration
	cpu  time.Duration
	date float64
}

// clockOp is the reading of a clock.
type clockOp struct{ p *Proc }

func (o *clockOp) Object() *sched.Object { return nil }
func (o *clockOp) Line() int             { return sched.NoLine }
func (o *clockOp) Ready() bool           { return true }
func (o *clockOp) Apply() {
	c, now := &o.p.clocks, o.p.run.Sched.Now()
	if o.p.run.Virtual {
		c.last = now + o.p.Task().Reading(time.Microsecond)
	} else {
		c.last = max(now, c.last+1)
	}
}
func (o *clockOp) Describe() sched.Desc {
	return sched.Desc{Kind: "now", Detail: fmt.Sprint(o.p.clocks.last)}
}

// RandomSeed returns the seed of random numbers that the program has not seeded:
// under the serial policy a function of the run's seed, of the process's place
// among the processes, and of how often it asked; otherwise any number.
func (p *Proc) RandomSeed() uint64 {
	if p.run.Strategy == nil {
		return rand.Uint64()
	}
	p.seeds++
	h := fnv.New64a()
	fmt.Fprintf(h, "%d/%s/%d", p.run.Seed, p.path, p.seeds)
	return h.Sum64()
}

// Sleep lets the given number of seconds pass.
func (p *Proc) Sleep(seconds float64) error { return p.Task().Sleep(Seconds(seconds)) }

// Seconds converts Python's seconds to a duration; more than 292 years are
// that many.
func Seconds(s float64) time.Duration {
	ns := s * float64(time.Second)
	if ns >= math.MaxInt64 {
		return math.MaxInt64
	}
	return time.Duration(ns)
}
