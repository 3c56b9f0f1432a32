package proc

import (
	"context"
	"errors"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Session is a run whose main process carries out what the host asks of it, one request
// after the other, and keeps what it knows in between. While it waits for a request the
// host counts as able to act: no time passes on the virtual clock, and processes that wait
// are no deadlock. Its methods are safe for concurrent use; requests are carried out in
// turn.
type Session struct {
	run  *Run
	turn chan struct{} // held by the request that is being carried out

	asked sched.Object // guards next
	next  *request
	stuck chan *report.DeadlockError // what the present request has run into

	hideValues bool
	shown      []string // by the present request, see ShowValue

	over chan struct{} // closed when out is known
	out  Outcome
}

// A request is something that the main process is to do.
type request struct {
	do   func(p *Proc, thread *starlark.Thread) error
	err  error
	done chan struct{}
	last bool        // the process ends
	cut  atomic.Bool // it was cancelled, perhaps before it was begun
}

// takeOp waits for the next request.
type takeOp struct {
	s     *Session
	taken *request
}

func (o *takeOp) Object() *sched.Object { return &o.s.asked }
func (o *takeOp) Line() int             { return 0 }
func (o *takeOp) Ready() bool           { return o.s.next != nil }
func (o *takeOp) Apply()                { o.taken, o.s.next = o.s.next, nil }
func (o *takeOp) Describe() sched.Desc  { return sched.Desc{Kind: "prompt"} }
func (o *takeOp) Explain() sched.Wait {
	return sched.Wait{About: &report.Wait{Why: report.Because("nothing was typed")}}
}

// StartSession begins the run. Cancelling ctx stops all processes. A host that is done
// must call Close. hideValues says that values of expressions are not to be printed.
func (r *Run) StartSession(ctx context.Context, hideValues bool) *Session {
	s := &Session{run: r, turn: make(chan struct{}, 1), stuck: make(chan *report.DeadlockError, 1), over: make(chan struct{}), hideValues: hideValues}
	s.asked.External()
	r.session = s
	r.launchMain(s.serve)
	go func() {
		defer close(s.over)
		r.await(ctx, &s.out)
	}()
	return s
}

// State looks at the session's processes while they go on: see Run.State.
func (s *Session) State() report.State { return s.run.State(nil) }

// RunInput runs an input of the session.
func (p *Proc) RunInput(thread *starlark.Thread, code *memory.Code) error {
	_, err := p.RunCode(thread, code)
	return err
}

// RunExit calls the functions that are to be called at the end, those of atexit.
func (p *Proc) RunExit() error {
	err := p.exiting()
	if failed := p.endOthers(err != nil); err == nil {
		err = failed
	}
	return err
}

// tellDeadlock hands a deadlock to the host. Of several that it has not heard of, the
// first counts.
func (s *Session) tellDeadlock(e *report.DeadlockError) {
	select {
	case s.stuck <- e:
	default:
	}
}

// serve is the life of the main process.
func (s *Session) serve(p *Proc, thread *starlark.Thread, _ starlark.Value) error {
	p.interrupts.Load().pause(p)
	p.BeginSession()
	for {
		op := &takeOp{s: s}
		if err := p.Task().Do(op, sched.Forever); err != nil {
			return err
		}
		r := op.taken
		if r.last {
			return &raise.Exit{Code: starlark.None, Now: true}
		}
		s.shown = nil
		p.interrupts.Load().listen()
		if r.cut.Load() {
			p.interrupt()
		}
		r.err = s.carryOut(p, thread, r)
		p.interrupts.Load().pause(p)
		close(r.done)
	}
}

// carryOut does what was asked for, and tells of the error as a program's end would.
func (s *Session) carryOut(p *Proc, thread *starlark.Thread, r *request) error {
	err := r.do(p, thread)
	if thrown := p.Caught(thread, err); thrown != nil {
		err = ThrownError(err, thrown)
	}
	p.local = nil // nothing is being handled any more
	if stopped := p.Task().Stopped(); stopped != nil {
		return err
	}
	p.EndLine()
	_ = p.Flush(s.run.Stdout) // a run remembers that it could not write
	_ = p.Task().Settle()     // an interrupt has done its work by ending this
	if err == nil {
		return nil
	}
	var syntax *report.SyntaxError
	if errors.As(err, &syntax) && memory.Innermost(err) == nil {
		return err
	}
	err, hooked := p.hooked(thread, err)
	if p.Task().Stopped() != nil {
		return err
	}
	uncaught := p.explain(err)
	if uncaught.Exit != nil {
		code, text := uncaught.Exit.Status()
		return &SystemExit{Code: code, Text: text, Now: uncaught.Exit.Now}
	}
	if hooked {
		return nil
	}
	return s.run.scriptError(p, uncaught, err)
}

// An SystemExit says that the program has asked for the end of its session: SystemExit
// was raised.
type SystemExit struct {
	Code int
	Text string // for standard error, "" if there is none
	Now  bool   // os._exit: without waiting for anybody
}

func (e *SystemExit) Error() string { return "SystemExit" }

// ErrSessionOver is the error of a request to a session that has ended.
var ErrSessionOver = errors.New("the session is over")

// Do has the main process carry out f, and returns its error: a *ScriptError for an
// exception, *SystemExit, or *DeadlockError if every process came to wait; then f was
// given up, and all others go on waiting. The end of ctx interrupts f as Interrupt does.
func (s *Session) Do(ctx context.Context, f func(p *Proc, thread *starlark.Thread) error) error {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-s.over:
		return s.ended()
	}
	return s.ask(ctx, &request{do: f, done: make(chan struct{})})
}

// TryDo is Do if the session is idle; otherwise ok is false.
func (s *Session) TryDo(f func(p *Proc, thread *starlark.Thread) error) (ok bool, err error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
		return true, s.ask(context.Background(), &request{do: f, done: make(chan struct{})})
	default:
		return false, nil
	}
}

// ask hands a request to the process and waits for its end. The caller has the turn.
func (s *Session) ask(ctx context.Context, r *request) error {
	select {
	case <-s.stuck: // of an earlier request, which went on before it was told
	default:
	}
	s.asked.Update(func() { s.next = r })
	var deadlock *report.DeadlockError
	cancelled := ctx.Done()
	for {
		select {
		case <-r.done:
			if deadlock != nil && (r.err == nil || interrupted(r.err)) {
				return deadlock
			}
			return r.err
		case <-s.over:
			return s.ended()
		case deadlock = <-s.stuck:
			s.Interrupt()
		case <-cancelled:
			cancelled = nil
			r.cut.Store(true)
			s.Interrupt()
		}
	}
}

// interrupted reports whether an error is that of an interrupt.
func interrupted(err error) bool {
	var script *report.ScriptError
	return errors.As(err, &script) && script.Class == keyboardInterrupt.Class
}

// ended is the error of a request to a session that is over.
func (s *Session) ended() error {
	if s.out.Err != nil {
		return s.out.Err
	}
	return ErrSessionOver
}

// Interrupt is Ctrl-C: it raises KeyboardInterrupt in what is being carried out. ok is false
// if that is nothing, or has not raised the last one yet.
func (s *Session) Interrupt() (ok bool) { return s.run.main.interrupt() }

// Over is closed when every process is gone.
func (s *Session) Over() <-chan struct{} { return s.over }

// Close ends the session and all its processes at once, and returns when they are gone.
func (s *Session) Close() Outcome {
	select {
	case s.turn <- struct{}{}:
		s.asked.Update(func() { s.next = &request{last: true} })
	default:
		s.run.Sched.Stop(&report.InterruptError{Cause: ErrSessionOver})
	}
	<-s.over
	return s.out
}

// InSession reports whether the program is a session.
func (p *Proc) InSession() bool { return p.run.session != nil }

// ShowValue shows the value of an expression of the session's, as text. For its main
// process.
func (p *Proc) ShowValue(text string) error {
	s := p.run.session
	s.shown = append(s.shown, text)
	if s.hideValues {
		return nil
	}
	return p.Write(p.run.Stdout, text+"\n", false)
}

// Shown returns what the present request, or the last one, has shown with ShowValue. For
// the function that is being carried out, or when the session is over.
func (s *Session) Shown() []string { return s.shown }

// SetPython2 says which Python's texts and messages are from now on.
func (s *Session) SetPython2(on bool) { s.run.python2.Store(on) }

// listen lets interrupts come.
func (s *interrupts) listen() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = false
}

// pause refuses interrupts, and forgets one that nobody raised.
func (s *interrupts) pause(p *Proc) {
	s.mu.Lock()
	s.over, s.raised = true, false
	s.mu.Unlock()
	p.forgetInterrupt()
}

// Kill ends a process of the run with SIGKILL, by its number, and reports whether there was
// one that had not ended. The main process is not ended. Safe for concurrent use.
func (r *Run) Kill(pid int) (found bool) {
	p := r.Process(pid)
	return p != nil && p != r.main && p.task.Stop(SIGKILL)
}

// Process returns the process with a number that has not ended, nil if there is none. Safe
// for concurrent use.
func (r *Run) Process(pid int) *Proc {
	var found *Proc
	r.Sched.Each(func(t *sched.Task) {
		if p, ok := t.Owner().(*Proc); ok && p.PID() == pid {
			found = p
		}
	})
	return found
}
