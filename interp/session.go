package interp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/textfile"
)

// A Session is a program that is typed bit by bit: what notebooks and prompts are made
// of. Its main process keeps the names that were defined and lives until Close; the
// processes that it has started go on while nobody types.
//
// While no input runs, the host counts as able to act: processes that wait are no
// deadlock, and on the virtual clock no time passes. While one runs and every process
// has come to wait, Eval returns a [*DeadlockError]; the input is given up, as by
// Interrupt, and the other processes wait on.
//
// All methods may be called from any goroutine. Inputs run one after the other.
type Session struct {
	in      *Interp
	host    *proc.Session
	world   *proc.Run
	watched func()
	turn    chan struct{} // guards what follows

	inputs  int             // so far
	bound   map[string]bool // the names that inputs have bound
	version parser.Version
}

// SessionOptions say how a session differs from a run. The zero value is what a prompt
// needs.
type SessionOptions struct {
	// HideValues keeps the values of expressions from being printed on Stdout: they
	// are in the Evaluation only.
	HideValues bool
	// Dir is the directory of Options.Modules, for the names of files in tracebacks.
	Dir string
}

// NewSession begins a session, in which Options.Interrupts do what Interrupt does.
// Cancelling ctx ends all its processes; the host must call Close in any case.
func (in *Interp) NewSession(ctx context.Context, o SessionOptions) (*Session, error) {
	own := *in
	own.env = maps.Clone(in.env)
	maps.Copy(own.env, builtins.Prompt())
	s := &Session{in: &own, turn: make(chan struct{}, 1), bound: map[string]bool{}}
	c, err := s.in.config(false, cmp.Or(o.Dir, "."))
	if err != nil {
		return nil, public(err)
	}
	c.Keep = true // for State
	run, err := proc.NewRun(c)
	if err != nil {
		return nil, public(&report.InternalError{Process: "pyq", Value: err})
	}
	if c, ok := c.Strategy.(*chooser); ok {
		c.run = run
	}
	s.world, s.watched = run, in.opts.Monitor.watch(run)
	s.host = run.StartSession(ctx, o.HideValues)
	return s, nil
}

// An Evaluation tells what came of an input.
type Evaluation struct {
	// Incomplete says that the text lacks its end, and was not run.
	Incomplete bool
	// File is what positions call the input: "<stdin:3>".
	File string
	// Shown are the values of the expressions that are statements, as Python writes
	// them, None left out. The last one is the value of the name _.
	Shown []string
	// Elapsed is the time that passed on the session's clock.
	Elapsed time.Duration
	// NowPython2 says that the input is Python 2, and the session from now on.
	NowPython2 bool
}

// Eval runs an input: statements and expressions. The Evaluation is never nil. The error
// is a [*SyntaxError], [*ScriptError] (KeyboardInterrupt too), [*DeadlockError] or
// [*ExitError], after all of which the session goes on; or, when the session has ended,
// why it has. The end of ctx interrupts the input.
//
// What is pasted may be indented as a whole, or a transcript with its prompts. NAME? asks for
// help, NAME?? for the source too, and exit, quit and help alone are called.
func (s *Session) Eval(ctx context.Context, text string) (*Evaluation, error) {
	e, err := s.run(ctx, "", text, true)
	return e, public(err)
}

// Load runs the text of a file in the session, without showing the values of expressions.
// Its errors are those of Eval.
func (s *Session) Load(ctx context.Context, name, text string) (*Evaluation, error) {
	text, err := textfile.Decode(name, text)
	if err != nil {
		return &Evaluation{File: name}, public(err)
	}
	e, err := s.run(ctx, name, text, false)
	return e, public(err)
}

// run runs an input; one without a file name is typed.
func (s *Session) run(ctx context.Context, name, text string, show bool) (*Evaluation, error) {
	e := &Evaluation{File: name}
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return e, context.Cause(ctx)
	}
	typed := name == ""
	if typed {
		text = s.spelledOut(pasted(text))
		e.File = fmt.Sprintf("<stdin:%d>", s.inputs+1)
	}
	code, low, err := s.compile(e.File, text, show)
	if err != nil && typed && isPartial(err) {
		return &Evaluation{Incomplete: true}, nil
	}
	if typed {
		s.inputs++
	}
	if err != nil {
		return e, err
	}
	if low.Python2 && s.version == parser.Detect {
		e.NowPython2, s.version = true, parser.Python2
		s.host.SetPython2(true)
	}
	for _, name := range low.Names {
		s.bound[name] = true
	}
	err = s.host.Do(ctx, func(p *proc.Proc, thread *starlark.Thread) error {
		before := p.World().Sched.Now()
		err := p.RunInput(thread, code)
		e.Elapsed, e.Shown = p.World().Sched.Now()-before, s.host.Shown()
		return err
	})
	return e, err
}

// isPartial reports whether all that a text lacks is its end.
func isPartial(err error) bool {
	var errs parser.Errors
	return errors.As(err, &errs) && errs.Partial()
}

// compile compiles an input.
func (s *Session) compile(file, text string, show bool) (*memory.Code, *lower.Program, error) {
	o := s.in.lowering(file, memory.MainModule)
	o.Session, o.Show, o.Python2 = true, show, s.version
	o.Predeclared = func(name string) bool { return s.in.env.Has(name) && !s.bound[name] }
	o.Known = func(name string) bool { return s.bound[name] }
	low, err := python.Lower(text, o)
	if err != nil {
		return nil, nil, syntaxError(file, text, err)
	}
	code, err := s.in.newCode(low, text)
	return code, low, err
}

// NeedsMore reports whether a prompt should ask for another line before it evaluates
// text: it lacks its end, or it ends with a block that no empty line has ended.
func (s *Session) NeedsMore(text string) bool {
	text = pasted(text)
	f, errs := parser.Parse(text, parser.Options{})
	if len(errs) > 0 {
		return errs.Partial()
	}
	if len(f.Body) == 0 {
		return false
	}
	last := text[strings.LastIndexByte(strings.TrimSuffix(text, "\n"), '\n')+1:]
	return ast.HasBlock(f.Body[len(f.Body)-1]) && strings.TrimSpace(last) != ""
}

// Python2 reports whether inputs are taken for Python 2.
func (s *Session) Python2() bool {
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	return s.version == parser.Python2
}

// SetPython makes inputs Python 2 or 3 from now on. Until it is called the first input
// that only Python 2 can read makes the session one of Python 2.
func (s *Session) SetPython(two bool) {
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	s.version = parser.Python3
	if two {
		s.version = parser.Python2
	}
	s.host.SetPython2(two)
}

// Kill ends a process, by its number, as its kill() does. It reports whether there was one
// to be ended, which the main process is not.
func (s *Session) Kill(pid int) bool { return s.world.Kill(pid) }

// Interrupt is Ctrl-C: it raises KeyboardInterrupt in the input that runs, if one does,
// also where that waits. ok is false if none does, or the last one was not raised yet.
func (s *Session) Interrupt() (ok bool) { return s.host.Interrupt() }

// Over is closed when the session has ended and every process is gone.
func (s *Session) Over() <-chan struct{} { return s.host.Over() }

// Finish calls what the session's inputs gave to atexit, as an input of its own. A host that
// ends a session in good order calls it before Close, and runs no input after it. Its
// errors are those of Eval.
func (s *Session) Finish(ctx context.Context) error {
	return public(s.host.Do(ctx, func(p *proc.Proc, _ *starlark.Thread) error { return p.RunExit() }))
}

// Close ends the session and all its processes at once, and returns when they are gone.
// It may be called again. The error is an [*InternalError], or one of the context's.
func (s *Session) Close() error {
	var interrupt *report.InterruptError
	defer s.watched()
	if out := s.host.Close(); !errors.As(out.Err, &interrupt) {
		return public(out.Err)
	}
	return nil
}

// ErrSessionOver is the error of inputs to a session that was closed.
var ErrSessionOver = proc.ErrSessionOver
