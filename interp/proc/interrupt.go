package proc

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// keyboardInterrupt is what an interrupt raises.
var keyboardInterrupt = &raise.Error{Class: "KeyboardInterrupt"}

// IsInterrupt reports whether an operation failed with err because of Run.Interrupt, and the
// next may succeed: not if an interrupt is what the whole run was stopped for.
func IsInterrupt(err error) bool {
	var stop *sched.StopError
	return errors.Is(err, keyboardInterrupt) && !errors.As(err, &stop)
}

// interrupts is what a process knows of those who interrupt it: of Run.Interrupt the main
// process, of Kill with SIGINT any other, which has none until somebody does.
//
// An interrupt is pending until the program has raised it. It gets there in one of
// three ways: a wait fails with keyboardInterrupt; the thread that computes is
// cancelled, and whoever catches that finds the interrupt pending; or the thread looks
// by itself, now and then. The last is the only one for a process that has several
// threads: only the first of them is interrupted, and who computes at an instant
// nobody else can know.
type interrupts struct {
	pending atomic.Bool // changes only under mu, and in one step with what the task knows

	mu        sync.Mutex         // taken last
	over      bool               // the program has ended: there is nobody to catch one
	threads   bool               // the process has several threads
	cancelled []*starlark.Thread // because of the pending one

	// Of the process itself: whether it has raised one, and where it was then.
	raised bool
	doing  report.Doing
}

// Interrupt is Ctrl-C: it raises KeyboardInterrupt in the main process, where the
// program can catch it. The run ends with an [*InterruptError] if that is not caught,
// if the last one has not been raised yet, or if the main process has ended and waits
// for its children. It must not be called before Main. Safe for concurrent use.
//
// Where the main process does something else at SIGINT, or nothing, all processes get that signal.
func (r *Run) Interrupt() {
	if r.main.reaction(SIGINT.Number) != raises {
		r.Sched.Affect(func(a sched.Affect) { r.deliverAll(a, SIGINT) })
		return
	}
	if !r.main.interrupt() && r.session == nil {
		r.Sched.Stop(&report.InterruptError{Cause: keyboardInterrupt})
	}
}

// deliverAll sends a signal to all processes. It is called with the scheduler's lock held.
func (r *Run) deliverAll(a sched.Affect, s *Signal) {
	a.Each(func(t *sched.Task) {
		if p, ok := t.Owner().(*Proc); ok {
			p.deliver(a, s, nil)
		}
	})
}

// listen calls Interrupt for everything that is received, until the returned function
// is called, which waits for that.
func (r *Run) listen(interrupts <-chan struct{}) (stop func()) {
	if interrupts == nil {
		return func() {}
	}
	over, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case _, ok := <-interrupts:
				if !ok {
					return
				}
				r.Interrupt()
			case <-over:
				return
			}
		}
	}()
	return func() {
		close(over)
		<-done
	}
}

// arePending reports whether one is. Safe for concurrent use.
func (s *interrupts) arePending() bool { return s != nil && s.pending.Load() }

// interruptsOr returns what the process knows, which is first if it knew of nothing yet.
func (p *Proc) interruptsOr(first *interrupts) *interrupts {
	if p.interrupts.CompareAndSwap(nil, first) {
		return first
	}
	return p.interrupts.Load()
}

// interrupt makes an interrupt pending that comes from outside of the run; ok is false if it
// cannot. Safe for concurrent use.
func (p *Proc) interrupt() (ok bool) { return p.task.Interrupt(keyboardInterrupt, p.noteInterrupt) }

// noteInterrupt is called where a task of the process is interrupted.
func (p *Proc) noteInterrupt() (ok bool) {
	s := p.interruptsOr(new(interrupts))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over || s.pending.Load() {
		return false
	}
	s.pending.Store(true)
	if !s.threads {
		s.cancel(p.Current())
	}
	return true
}

// forgetInterrupt undoes noteInterrupt.
func (p *Proc) forgetInterrupt() {
	p.task.Calm(func() {
		s := p.interrupts.Load()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.pending.Store(false)
		for _, t := range s.cancelled {
			p.uncancel(t)
		}
		s.cancelled = nil
	})
}

// cancel stops a thread's computing until the interrupt is raised. The caller holds mu.
func (s *interrupts) cancel(thread *starlark.Thread) {
	s.cancelled = append(s.cancelled, thread)
	memory.Cancel(thread, "interrupted")
}

// tellInterrupt lets a thread to which the process has switched know of an interrupt
// that is pending: an interrupt that comes before the switch sees the old thread.
func (p *Proc) tellInterrupt(thread *starlark.Thread) {
	s := p.interrupts.Load()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending.Load() && !s.threads {
		s.cancel(thread)
	}
}

// lookForInterrupt is what a thread that computes does now and then.
func (p *Proc) lookForInterrupt(thread *starlark.Thread) {
	if p.interrupts.Load().arePending() && p.inFirstThread() {
		p.Throw(thread, keyboardInterrupt)
	}
}

func (p *Proc) inFirstThread() bool {
	t := p.Thread()
	return t == nil || t == p.threads.main
}

// severalThreads notes that the process is about to have them. A thread that was
// cancelled is the first one's and stays so.
func (p *Proc) severalThreads() {
	s := p.interruptsOr(&interrupts{threads: true})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.threads = true
}

// raise decides whether err, or what was thrown, is the pending interrupt. If so that
// is pending no longer, and its threads may go on.
func (p *Proc) raise(err, thrown error) (raised bool) {
	s := p.interrupts.Load()
	if !p.inFirstThread() {
		return false
	}
	if !errors.Is(thrown, keyboardInterrupt) && (thrown != nil || !errors.Is(err, keyboardInterrupt) && !wasCancelled(err)) {
		return false
	}
	s.raised, s.doing = true, p.doing(err)
	p.forgetInterrupt()
	return true
}

// wasCancelled reports whether err says that a thread was found cancelled, for which the engine
// has nothing but words.
func wasCancelled(err error) bool {
	if errors.Is(err, errCancelled) {
		return true
	}
	failure := memory.Innermost(err)
	return failure != nil && strings.HasPrefix(failure.Err.Error(), "Starlark computation cancelled")
}

// uncancel lets a thread go on, unless the process was stopped. A stop may have come
// before its reason could be said, or Uncancel forgets it.
func (p *Proc) uncancel(thread *starlark.Thread) {
	memory.Uncancel(thread)
	if p.Task().Stopped() != nil {
		memory.Cancel(thread, "stopped")
	}
}

// diedOfInterrupt reports whether what ended the main process is KeyboardInterrupt because
// of an interrupt. Then the run is stopped.
func (p *Proc) diedOfInterrupt(uncaught *Exception) bool {
	if p.parent != nil || !p.interrupts.Load().raised || uncaught.Class != keyboardInterrupt.Class {
		return false
	}
	p.run.Sched.Stop(&report.InterruptError{Cause: keyboardInterrupt})
	return true
}

// endInterrupts is called when the process's program has ended and what follows cannot
// catch anything. If an interrupt came too late for the main one, the run is stopped.
func (p *Proc) endInterrupts() error {
	s := p.interruptsOr(&interrupts{over: true})
	s.mu.Lock()
	late := s.pending.Load()
	s.over = true
	s.mu.Unlock()
	switch {
	case !late:
		return nil
	case p.parent != nil:
		p.task.Calm(nil)
		return nil
	}
	cause := &report.InterruptError{Cause: keyboardInterrupt}
	p.run.Sched.Stop(cause)
	return &sched.StopError{Cause: cause}
}
