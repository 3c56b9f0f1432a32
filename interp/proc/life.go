package proc

import (
	"errors"
	"runtime/debug"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Spec describes a process to be started.
type Spec struct {
	Name   string
	Path   sched.Path // from NextChild
	Daemon bool
	// Self stands for the process. The child gets its copy, and Body.
	Self memory.Traveler
	// Body is what the child does, in its own goroutine.
	Body Body
	// What is what the child calls, for reports.
	What starlark.Value
	// Crew names what the child is a worker of, "" if of nothing. See Wait.
	Crew string
	// Module, if not nil, is copied wholly, so that functions can be sent by their
	// names: see Receive.
	Module *memory.Module
	// Watcher, if not nil, is told of the child's end.
	Watcher Watcher
	// Names, if not nil, has the child begin anew: it runs the program once more, and gets what Self
	// reaches as through a pickle, with functions that it finds by their names. Module is of no use then.
	Names memory.Namer
}

// A Body is what a process does in its own goroutine. self is the copy of what
// Spec.Self was.
type Body func(p *Proc, thread *starlark.Thread, self starlark.Value) error

// Start starts a process. What it can reach through spec.Self is copied before
// Start returns, or what is sent to it if it begins anew.
func (p *Proc) Start(spec *Spec) (*Proc, error) {
	if err := p.Task().Stopped(); err != nil {
		return nil, err
	}
	if p.out != nil { // a partial line is the parent's alone
		if err := p.Flush(p.run.Stdout); err != nil {
			return nil, err
		}
	}
	if err := p.FlushAll(false); err != nil { // as are files
		return nil, err
	}
	child := &Proc{run: p.run, identity: newIdentity(spec.Name, spec.Path, spec.Daemon), parent: p,
		handle: spec.Self, soft: p.soft, started: p.Where(), what: memory.CodeOfFunction(spec.What), crew: spec.Crew}
	child.dir, child.limit = p.dir, p.limit
	child.inheritSignals(p, spec.Names != nil)
	child.Begin(&p.run.Loader, &child.thread, true)
	child.equip(&child.thread, &child.stack)
	child.body = spec.Body
	var err error
	if spec.Names != nil {
		err = child.packFor(p, spec)
	} else {
		child.self, err = child.Fork(&p.Space, spec.Self, spec.Module, func(c *memory.Copier) { p.carry(c, child) })
	}
	if err != nil {
		return nil, err
	}
	if spec.Watcher != nil {
		child.watchers = []Watcher{spec.Watcher}
	}
	if err := p.forget(); err != nil {
		return nil, err
	}
	child.ready()
	child.task.Inherit(p.Task())
	if err := p.Task().Launch(p.lifeOp(lifeOp{p: child, what: starting}), child.task, nil); err != nil {
		return nil, err
	}
	p.children.add(child)
	return child, nil
}

// ready makes the process's task.
func (p *Proc) ready() {
	p.task = p.run.Sched.NewTask(p, p.path)
	p.thread.Name = p.name
	p.yields = p.run.Virtual || p.run.MaxSteps > 0
	p.Settle()
}

// yieldSteps is how long a process computes before it looks at the run's limit and,
// where that is not the machine's business, lets others go on: some milliseconds.
const yieldSteps = 100_000

// yield ends a turn, or several, if what was done last could not be divided.
func (p *Proc) yield(turns uint64) {
	p.countSteps(turns * yieldSteps)
	// A process that was stopped, or interrupted, learns of it from its thread.
	if err := p.Task().Yield(); err != nil && p.Task().Stopped() == nil && !IsInterrupt(err) {
		p.Throw(p.Current(), err) // a function of the program's for a signal has raised it
	}
	p.rotate()
}

// countSteps adds to the run's steps and stops the run if they are too many.
func (p *Proc) countSteps(n uint64) {
	if most := p.run.MaxSteps; most > 0 && p.run.steps.Add(n) > most {
		p.run.Sched.Stop(&report.LimitError{MaxSteps: most})
	}
}

// Run implements sched.Owner: it is a process's whole life.
func (p *Proc) Run(*sched.Task) {
	defer p.finish()
	if p.packed != nil {
		if p.err = p.beginAnew(); p.err != nil {
			return
		}
	}
	p.err = p.body(p, &p.thread, p.self)
}

// finish ends a process whose body has returned or thrown.
func (p *Proc) finish() {
	if v := recover(); v != nil {
		p.err = p.crash(v)
	}
	p.countSteps(p.thread.Steps % yieldSteps)
	code, now := p.leave()
	p.publish(code, now)
}

// leave does what is due before a process is gone: it reports an error, waits for the
// children, and keeps what the parent is told of. A panic in it stops the run, and must not
// reach the host. now says that it could not wait for anybody.
func (p *Proc) leave() (code int, now bool) {
	defer func() {
		if v := recover(); v != nil {
			p.crash(v)
			code, now = 1, true
		}
	}()
	if code, now = p.conclude(p.err); !now && p.task.Stopped() == nil {
		p.tellMisreads()
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
	if err := p.endOthers(now || p.task.Stopped() != nil); err != nil {
		code, now = p.conclude(err)
	}
	if err := p.keepWritten(now); err != nil {
		code, _ = p.conclude(err)
	}
	p.CollectChanges()
	return code, now
}

// crash stops the run because of a panic, which is a bug of ours, and keeps it
// from reaching the host.
func (p *Proc) crash(v any) error { return p.crashWith(v, string(debug.Stack())) }

func (p *Proc) crashWith(v any, stack string) error {
	internal := &report.InternalError{Process: p.name, Value: v, Stack: stack}
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
	err, hooked := p.hooked(&p.thread, err)
	if p.task.Stopped() != nil {
		return p.stopped(p.doing(err)), true
	}
	uncaught := p.explain(err)
	if exit := uncaught.Exit; exit != nil {
		code, text := exit.Status()
		p.exitedWith(err, code)
		if text != "" {
			p.writeError(text + "\n")
		}
		return code, exit.Now
	}
	if p.diedOfInterrupt(uncaught) {
		return p.stopped(p.interrupts.Load().doing), true
	}
	failure := p.run.scriptError(p, uncaught, err)
	p.fate = failedWith(uncaught.Class, failure.Frames)
	if p.parent == nil {
		p.run.failure = failure
	}
	if hooked {
		return 1, false
	}
	told := failure.Report()
	if p.parent != nil {
		failure.Started = p.started
		told = failure.OfProcess()
	}
	p.tellError(told)
	return 1, false
}

// stopped is conclude for a process that was stopped.
func (p *Proc) stopped(doing report.Doing) int {
	cause := p.task.Stopped()
	var signal *Signal
	if errors.As(cause, &signal) {
		p.killedBy()
		return -signal.Number
	}
	var exit *exitNow
	if errors.As(cause, &exit) {
		p.fate = &report.Ending{How: report.Exited, ExitCode: exit.code}
		return exit.code
	}
	var interrupt *report.InterruptError
	var limit *report.LimitError
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
	var daemons []*Proc
	for c := p.children.first; c != nil; c = c.next {
		if c.daemon {
			daemons = append(daemons, c)
		}
	}
	if len(daemons) > 0 {
		err := p.Task().Affect(p.lifeOp(lifeOp{p: p, what: leaving}), func(a sched.Affect) {
			for _, d := range daemons {
				d.deliver(a, SIGTERM, nil)
			}
		})
		if err != nil {
			return err
		}
	}
	for p.children.first != nil {
		c := p.children.first
		if _, err := p.join(c, joiningEnd, sched.Forever); err != nil {
			return err
		}
	}
	return nil
}

// makeEnd is the operation that makes the process's end known. That of the main one stops what
// would outlive it: everything if it left at once, otherwise the daemons whose own parent was
// killed and so did not.
func (p *Proc) makeEnd(code int, now bool) {
	p.life = lifeOp{p: p, what: ending, code: int32(code)}
	if p.parent != nil {
		p.task.Must(&p.life)
		return
	}
	p.task.MustHalt(&p.life, SIGKILL, func(t *sched.Task) bool {
		q, ok := t.Owner().(*Proc)
		return ok && q != p && (now || q.daemon)
	})
}

// publish writes the last partial lines and makes the process's end known.
func (p *Proc) publish(code int, now bool) {
	if p.out != nil {
		if p.parent != nil && code < 0 && p.SoftSpace(p.run.Stdout) {
			p.out[0].text = strings.Builder{} // it was killed in the middle of a print statement
		}
		p.flush(p.run.Stdout, true)
		p.flush(p.run.Stderr, true)
	}
	if p.parent != nil {
		p.bury(code)
	}
	p.makeEnd(code, now)
	p.tellWatchers()
	// Others may keep this Proc for its exit code, not for what it used.
	p.body, p.out, p.err = nil, nil, nil
	p.Clear()
	p.slots, p.local = nil, nil
	if p.parent != nil {
		p.self = nil
	}
	p.children = children{}
}
