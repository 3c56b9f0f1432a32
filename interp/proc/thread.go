package proc

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// NewThread returns a thread that belongs to the process. It computes only while
// the process has switched to it.
func (p *Proc) NewThread(name string) *starlark.Thread {
	thread := &starlark.Thread{Name: name}
	p.equip(thread, new(memory.Stack))
	return thread
}

// equip makes a thread one of the process's.
func (p *Proc) equip(thread *starlark.Thread, stack *memory.Stack) {
	thread.Load = p.Load
	thread.SetLocal(threadLocal, p)
	memory.NewStack(stack, thread)
	stack.Owner = p
	stack.Steps, stack.Limit = checkSteps, p.depthLimit()
	thread.SetMaxExecutionSteps(checkSteps)
	thread.OnMaxSteps = check
}

// Switch makes thread the one in which the process computes, and returns the one
// that it was. If the process has been stopped the thread learns of it here: an
// Interrupt that comes before sees the old thread, one that comes later the new.
func (p *Proc) Switch(thread *starlark.Thread) (before *starlark.Thread) {
	before = p.SetCurrent(thread)
	if p.Task().Stopped() != nil {
		memory.Cancel(thread, "stopped")
	} else if p.interrupts.Load().arePending() {
		p.tellInterrupt(thread)
	}
	return before
}

// Retire counts the steps of a thread from NewThread that will compute no more.
func (p *Proc) Retire(thread *starlark.Thread) { p.countSteps(thread.Steps % yieldSteps) }

// Throw raises err in the thread's program where the engine lets nobody return an
// error: in an Iterator's Next, in a Truth. The program stops at its next step.
func (p *Proc) Throw(thread *starlark.Thread, err error) {
	if p.thrown == nil {
		p.thrown = err
	}
	memory.Cancel(thread, "an exception was thrown")
}

// HasThrown reports whether something was thrown that nobody has caught.
func (p *Proc) HasThrown() bool { return p.thrown != nil }

// IsDisturbed reports whether something was thrown, or an interrupt is pending: whether Caught may have
// something to tell.
func (p *Proc) IsDisturbed() bool { return p.thrown != nil || p.interrupts.Load().arePending() }

// Caught returns what was thrown, or the interrupt for which the thread has stopped, nil
// if there was nothing, and lets the thread go on, unless the process was stopped. err is
// the error that came out of the thread.
func (p *Proc) Caught(thread *starlark.Thread, err error) error {
	thrown := p.thrown
	raised := p.interrupts.Load().arePending() && p.raise(err, thrown)
	if thrown == nil {
		if raised && wasCancelled(err) {
			return keyboardInterrupt
		}
		return nil
	}
	p.thrown = nil
	p.uncancel(thread)
	if p.interrupts.Load().arePending() { // it comes next, and Uncancel may have forgotten it
		p.tellInterrupt(thread)
	}
	return thrown
}
