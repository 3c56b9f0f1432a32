package proc

import (
	"strconv"
	"strings"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Proc is one process of a run. Unless said otherwise its methods may be
// called only by the process itself, that is by builtins that run in its thread.
type Proc struct {
	Space
	run    *Run
	task   *sched.Task
	thread starlark.Thread
	body   Body

	name    string // changed by the process itself only
	label   string
	path    string    // "1:2" for the second process that Process-1 made
	parent  *Proc     // nil for the main process
	kept    int       // see forget
	started trace.Pos // where the parent started it, if that is known
	pid     int32
	made    int32 // processes made so far, for their names
	seeds   int32 // asked for so far, see RandomSeed
	daemon  bool

	ended atomic.Bool         // set last, and like code guarded by end
	watch map[any]func(*Proc) // see Watch; guarded by end
	code  int32
	end   sched.Object

	// The children that are not known to have ended, in order of start.
	first, last *Proc
	sweep       *Proc // the next to be looked at by forget
	prev, next  *Proc // in the parent's list

	what       *code   // of its function, nil if that is none of the program's
	crew       string  // see Spec
	fate       *Ending // how it ended, nil if its function returned
	killing    atomic.Pointer[killing]
	asked      atomic.Pointer[inquiry]
	unstarted  []unstarted // children that it has made and not started
	self       any         // what current_process() answers, kept for package multiprocessing
	handle     any         // what stands for this process in its parent, which alone uses it
	out        *[2]buffer
	life       lifeOp
	clocks     clocks
	err        error // what body returned
	thrown     error // see Throw
	atEnd      []func(now bool)
	atExit     []func() error
	threads    *threads // nil until it has started one
	active     atomic.Pointer[Thread]
	interrupts atomic.Pointer[interrupts] // nil until somebody interrupts; never in the main process
	slots      slots                      // what builtins keep, see Slot
	local      slots                      // the same for the thread that computes
	soft       [2]bool                    // see SoftSpace
	yields     bool                       // every yieldSteps
	// See SetRecursionLimit and checkDepth.
	recursionLimit, shallow int
	unflushed               []Flusher // see Unflushed
	dir                     string    // see Dir
}

// threadLocal is the key of the process in its threads.
const threadLocal = "pyq"

// Of returns the process that a thread belongs to.
func Of(thread *starlark.Thread) *Proc { return thread.Local(threadLocal).(*Proc) }

// In returns the process that a space belongs to.
func In(s *Space) *Proc { return Of(s.Current()) }

// At returns the process in whose space a value with the home is, nil while the value is in
// transit or with the host.
func At(h *Home) *Proc {
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

// Mark implements sched.Owner.
func (p *Proc) Mark() sched.Mark {
	thread := p.Current()
	if m := markOf(thread); m.Code != nil || thread == &p.thread {
		return m
	}
	return markOf(&p.thread)
}

// PosOf returns the position of a mark of a process or thread. Safe for concurrent use.
func PosOf(m sched.Mark) trace.Pos { return findMark(m) }

func innermostPos(thread *starlark.Thread) (pos trace.Pos) {
	for depth, n := 0, thread.CallStackDepth(); depth < n; depth++ {
		at := thread.DebugFrame(depth).Position()
		switch {
		case at.Line == 0:
		case !strings.HasPrefix(at.Filename(), Library):
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
