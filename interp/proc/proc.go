package proc

import (
	"strings"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Proc is one process of a run. Unless said otherwise its methods may be
// called only by the process itself, that is by builtins that run in its thread.
type Proc struct {
	memory.Space
	identity
	exit
	depth
	openFiles
	hooks
	unstartedChildren

	run    *Run
	task   *sched.Task
	thread starlark.Thread
	stack  memory.Stack // of thread
	body   Body
	self   starlark.Value // what stands for it in itself
	packed *packed        // of a process that begins anew, until it has begun
	// handle is what stands for it in its parent, which alone uses it.
	handle   memory.Traveler
	parent   *Proc // nil for the main process
	siblings       // in the parent's children
	children children

	started trace.Pos         // where the parent started it, if that is known
	what    memory.PlacedCode // of its function, nil if that is none of the program's
	crew    string            // see Spec
	fate    *report.Ending    // how it ended, nil if its function returned
	killing atomic.Pointer[killing]
	asked   atomic.Pointer[inquiry]

	out        *[2]buffer
	soft       [2]bool // see SoftSpace
	yields     bool    // every yieldSteps
	life       lifeOp
	clocks     clocks
	err        error    // what body returned
	thrown     error    // see Throw
	threads    *threads // nil until it has started one
	active     atomic.Pointer[Thread]
	signals    atomic.Pointer[signals]    // nil until the program says what to do at one
	handling   int                        // handlers of signals that run now
	interrupts atomic.Pointer[interrupts] // nil until somebody interrupts; never in the main process
	slots      slots                      // what builtins keep, see Slot
	local      slots                      // the same for the thread that computes
}

// threadLocal is the key of the process in its threads.
const threadLocal = "pyq"

// Of returns the process that a thread belongs to.
func Of(thread *starlark.Thread) *Proc { return thread.Local(threadLocal).(*Proc) }

// On returns the process whose thread has the stack: faster than Of.
func On(s *memory.Stack) *Proc { return s.Owner.(*Proc) }

// In returns the process that a space belongs to.
func In(s *memory.Space) *Proc { return Of(s.Current()) }

// At returns the process in whose space a value with the home is, nil while the value is in
// transit or with the host.
func At(h *memory.Home) *Proc {
	if thread := h.Thread(); thread != nil {
		return Of(thread)
	}
	return nil
}

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

// Parent returns the process that started this one, nil for the main process.
// Safe for concurrent use.
func (p *Proc) Parent() *Proc { return p.parent }

// Self returns what stands for the process in itself: the copy of Spec.Self, or what SetSelf
// has set; nil if there is none.
func (p *Proc) Self() starlark.Value { return p.self }

// SetSelf sets what stands for the process in itself.
func (p *Proc) SetSelf(v starlark.Value) { p.self = v }

// Handle returns what stands for this process in its parent, Spec.Self, nil once
// the parent knows that it has ended. For the parent only.
func (p *Proc) Handle() starlark.Value { return p.handle }

// Identity implements sched.Owner.
func (p *Proc) Identity() (int, string) { return p.pid, p.name }

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

// Mark implements sched.Owner.
func (p *Proc) Mark() sched.Mark {
	if thread := p.Current(); thread != &p.thread {
		if m := markOf(memory.StackOf(thread)); m.Code != nil {
			return m
		}
	}
	return markOf(&p.stack)
}

// markOf marks the place in which a thread computes.
func markOf(s *memory.Stack) sched.Mark {
	at := s.Place()
	return sched.Mark{Code: at.Code, PC: at.At}
}

// PosOf returns the position of a mark of a process or thread. Safe for concurrent use.
func PosOf(m sched.Mark) trace.Pos {
	if m.Code == nil {
		return trace.Pos{}
	}
	return position(memory.Place{Code: m.Code, At: m.PC}.Position())
}

func innermostPos(thread *starlark.Thread) (pos trace.Pos) {
	for c := range memory.Calls(thread) {
		at := c.Position()
		switch {
		case at.Line == 0:
		case !strings.HasPrefix(at.Filename(), memory.Library):
			return position(at)
		case pos.Line == 0:
			pos = position(at)
		}
	}
	return pos
}

// Interrupt implements sched.Owner: it ends the computing of a stopped process.
// Nobody reads the reason, which a cause may be slow to put into words.
func (p *Proc) Interrupt(error) {
	memory.Cancel(&p.thread, "stopped")
	current := p.Current()
	if t := p.active.Load(); t != nil && t.root != &p.thread {
		current = t.p.threads.main.state.current.Load() // another thread computes
	}
	// See Switch for a thread that the process is about to switch to.
	if current != &p.thread {
		memory.Cancel(current, "stopped")
	}
}
