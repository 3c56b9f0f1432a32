package proc

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Signal is what processes send each other, and the cause that a process is stopped with by
// one that it does not handle.
type Signal struct {
	Name   string // "SIGTERM"
	Number int    // 15
}

func (s *Signal) Error() string { return "ended by " + s.Name }

// The signals that this package sends.
var (
	SIGINT  = &Signal{"SIGINT", 2} // which a program can catch, see Proc.Kill
	SIGTERM = &Signal{"SIGTERM", 15}
	SIGKILL = &Signal{"SIGKILL", 9}
)

// Signals are all of them, by number: those of Linux.
var Signals = []*Signal{
	{"SIGHUP", 1}, SIGINT, {"SIGQUIT", 3}, {"SIGILL", 4}, {"SIGTRAP", 5}, {"SIGABRT", 6}, {"SIGBUS", 7}, {"SIGFPE", 8},
	SIGKILL, {"SIGUSR1", 10}, {"SIGSEGV", 11}, {"SIGUSR2", 12}, {"SIGPIPE", 13}, {"SIGALRM", 14}, SIGTERM, {"SIGSTKFLT", 16},
	{"SIGCHLD", 17}, {"SIGCONT", 18}, {"SIGSTOP", 19}, {"SIGTSTP", 20}, {"SIGTTIN", 21}, {"SIGTTOU", 22}, {"SIGURG", 23},
	{"SIGXCPU", 24}, {"SIGXFSZ", 25}, {"SIGVTALRM", 26}, {"SIGPROF", 27}, {"SIGWINCH", 28}, {"SIGIO", 29}, {"SIGPWR", 30}, {"SIGSYS", 31},
}

// SignalOf returns the signal with a number, nil if there is none.
func SignalOf(number int) *Signal {
	if number < 1 || number > len(Signals) {
		return nil
	}
	return Signals[number-1]
}

// harmless are the signals that do nothing unless the program says so. Nobody can stop a process of
// pyq, and have it go on.
var harmless = []int{17, 18, 19, 20, 21, 22, 23, 28}

// A Disposition is what a process does at a signal.
type Disposition uint8

// The dispositions.
const (
	Usual   Disposition = iota // what Python does at first: it raises KeyboardInterrupt at SIGINT
	System                     // SIG_DFL: most signals end the process
	Ignored                    // SIG_IGN
	Handled                    // the program has a function for it
)

// signals is what a process knows of them.
type signals struct {
	mu      sync.Mutex // taken last
	how     map[int]Disposition
	handler SignalHandler
	pending []int        // that came and are not handled yet, each once
	handled int          // so far; the process's own
	paused  sched.Object // see Pause
}

// A SignalHandler calls what the program of the process that computes has said is to be called.
type SignalHandler func(p *Proc, thread *starlark.Thread, number int) error

// signalsOf returns what the process knows, which it begins to know now.
func (p *Proc) signalsOf() *signals {
	if s := p.signals.Load(); s != nil {
		return s
	}
	p.signals.CompareAndSwap(nil, &signals{how: map[int]Disposition{}})
	return p.signals.Load()
}

// inheritSignals gives a child what its parent does at signals; one that begins anew, which it
// ignores.
func (p *Proc) inheritSignals(parent *Proc, anew bool) {
	from := parent.signals.Load()
	if from == nil {
		return
	}
	from.mu.Lock()
	defer from.mu.Unlock()
	to := p.signalsOf()
	if !anew {
		to.handler = from.handler
	}
	for number, d := range from.how {
		if anew && d != Ignored {
			continue
		}
		to.how[number] = d
	}
}

// Disposition returns what the process does at a signal.
func (p *Proc) Disposition(number int) Disposition {
	s := p.signals.Load()
	if s == nil {
		return Usual
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.how[number]
}

// SetDisposition is the operation of changing what the process does at a signal. handler is for
// all that are Handled.
func (p *Proc) SetDisposition(number int, d Disposition, handler SignalHandler) error {
	s := p.signalsOf()
	return p.Task().Do(&signalOp{p, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.how[number], s.handler = d, handler
	}}, sched.Forever)
}

// A signalOp is what a process does about its signals. Who sends one acts on the same object.
type signalOp struct {
	p  *Proc
	do func()
}

func (o *signalOp) Object() *sched.Object { return &o.p.end }
func (o *signalOp) Line() int             { return sched.NoLine }
func (o *signalOp) Ready() bool           { return true }
func (o *signalOp) Apply()                { o.do() }
func (o *signalOp) Describe() sched.Desc  { return sched.Desc{} }

// A reaction is what a signal does to a process.
type reaction uint8

const (
	nothing reaction = iota
	ends
	raises  // KeyboardInterrupt
	handles // calls the program's function
)

// reaction returns what the signal does. Safe for concurrent use.
func (p *Proc) reaction(number int) reaction {
	if number == SIGKILL.Number {
		return ends
	}
	switch d := p.Disposition(number); {
	case d == Handled:
		return handles
	case d == Ignored || slices.Contains(harmless, number):
		return nothing
	case d == Usual && number == SIGINT.Number:
		return raises
	case d == Usual && SignalOf(number).Name == "SIGPIPE":
		return nothing
	}
	return ends
}

// deliver does to the process what a signal does. k says who sends it. It is called with the
// scheduler's lock held.
func (p *Proc) deliver(a sched.Affect, s *Signal, k *killing) {
	if s == nil { // the number 0, or one that has no name: whether it could be sent
		return
	}
	switch p.reaction(s.Number) {
	case ends:
		if k != nil {
			p.killing.CompareAndSwap(nil, k)
		}
		a.Stop(p.task, s)
	case raises:
		a.Interrupt(p.task, keyboardInterrupt, p.noteInterrupt)
	case handles:
		a.Interrupt(p.task, sched.ErrSignalled, func() bool {
			x := p.signals.Load()
			x.mu.Lock()
			defer x.mu.Unlock()
			if !slices.Contains(x.pending, s.Number) {
				x.pending = append(x.pending, s.Number)
			}
			return true
		})
	}
}

// take returns a signal that came, 0 if none did.
func (s *signals) take() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.pending) == 0 {
		return 0
	}
	slices.Sort(s.pending)
	number := s.pending[0]
	s.pending = s.pending[1:]
	return number
}

// Signalled implements sched.Listener.
func (p *Proc) Signalled() error { return p.HandleSignals() }

// HandleSignals calls the program's functions for the signals that came: in the first thread, as
// soon as that can be. The error is what one of them raises.
func (p *Proc) HandleSignals() error {
	s := p.signals.Load()
	if s == nil || !p.inFirstThread() {
		return nil
	}
	for {
		number := s.take()
		if number == 0 {
			return nil
		}
		if err := p.runHandler(s, number); err != nil {
			return err
		}
	}
}

// runHandler calls the program's function. What the thread was at does not notice: it has its
// operations and what it handles for itself.
func (p *Proc) runHandler(s *signals, number int) error {
	local := p.local
	p.local = nil
	p.handling++
	defer func() {
		p.local = local
		p.handling--
		s.handled++
	}()
	return s.handler(p, p.Current(), number)
}

// lookForSignals is what a thread that computes does now and then.
func (p *Proc) lookForSignals(thread *starlark.Thread) {
	if p.signals.Load() == nil || p.Task().Stopped() != nil {
		return
	}
	if err := p.HandleSignals(); err != nil {
		p.Throw(thread, err)
	}
}

// noSignal is what is known of a wait in Pause.
var noSignal = &report.Wait{Why: report.Because("no signal has come")}

// Pause waits until a signal was handled.
func (p *Proc) Pause() error {
	s := p.signalsOf()
	return p.Task().Do(&pauseOp{s, s.handled}, sched.Forever)
}

// A pauseOp waits for a signal.
type pauseOp struct {
	s      *signals
	before int
}

func (o *pauseOp) Object() *sched.Object { return &o.s.paused }
func (o *pauseOp) Line() int             { return 0 }
func (o *pauseOp) Ready() bool           { return o.s.handled != o.before }
func (o *pauseOp) Apply()                {}
func (o *pauseOp) Describe() sched.Desc  { return sched.Desc{Kind: "pause"} }
func (o *pauseOp) Explain() sched.Wait {
	return sched.Wait{About: noSignal}
}

// handlesSignals reports whether the program has functions for signals. Safe for concurrent use.
func (p *Proc) handlesSignals() bool {
	if p == nil {
		return false
	}
	s := p.signals.Load()
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.how {
		if d == Handled {
			return true
		}
	}
	return false
}
