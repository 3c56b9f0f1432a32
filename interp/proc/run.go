package proc

import (
	"context"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// Config is what a host grants a run. The zero Config grants nothing: output is
// discarded, input is empty, no module can be loaded.
type Config struct {
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	Virtual  bool              // run on the virtual clock
	Strategy sched.Strategy    // run serially, on the virtual clock; see sched.Config
	Seed     uint64            // of a serial run's random numbers
	Keep     bool              // remember the queues for Contents
	Epoch    time.Time         // the date at the start; zero is the present
	MaxSteps uint64            // of the interpreter, of all processes together; 0: no limit
	Observer func(trace.Event) // see sched.Config
	OnWait   func(trace.Event) // see sched.Config
	// Probe, if not nil, is called before and after each operation of a serial run: see
	// sched.Config.
	Probe func(t *sched.Task, op sched.Op, before bool)
	CPUs  int // what cpu_count tells
	// StartMethod is the one of programs that choose none; "" is fork.
	StartMethod string
	// Report, if not nil, is told what there is to tell beside the program's output, in
	// the order of the writes to Stderr, and by one goroutine at a time. nil has the text
	// written to Stderr. It must be quick and must not use the run.
	Report func(*report.Report)
	// Interrupts, if not nil, has Interrupt called for everything that is received.
	Interrupts <-chan struct{}
	Code       memory.Frontend // of what the program runs
	// Modules are the names of the modules that import finds without a file.
	Modules []string
	Python2 bool // the program is Python 2: texts and messages are, too
	// Explain tells how Python shows an error that nobody caught; nil shows errors
	// of this package only.
	Explain func(p *Proc, err error) *Exception
	// Divert writes what is told of an error that nobody caught where the program has
	// replaced sys.stderr; done is false if it has not, or nothing can be written there.
	// nil knows of no other place than Stderr.
	Divert func(p *Proc, text string) (done bool)
	// Short tells the value of a variable in short, "" for what there is nothing to tell of. It
	// calls nothing of the program's. nil tells of no variables.
	Short func(v starlark.Value) string
	// Files are the files that programs may use; nil is none. Environ is os.environ,
	// "NAME=value" each.
	Files   *files.FS
	Environ []string
}

// A Run is one execution of a program.
type Run struct {
	Config
	memory.Loader
	counters
	Sched  *sched.Scheduler
	Stdout *Stream
	Stderr *Stream
	Stdin  *Input

	main        *Proc
	session     *Session // nil unless StartSession was called
	python2     atomic.Bool
	steps       atomic.Uint64 // counted now and then, see yieldSteps
	filesObject sched.Object  // see OnFiles
	slots       sync.Map      // *RunSlot -> what it has in this run
	contents    contents
	graves      graves
	told        tolds

	mu       sync.Mutex
	doings   []report.Doing // of the processes that the end of the run cut short
	failure  error          // the *ScriptError that ended the main process
	internal error
	secret   []byte // see Secret
}

// NewRun returns a run that has not begun. It fails if this program was linked
// with an engine that pyq does not know.
func NewRun(c Config) (*Run, error) {
	if err := memory.CheckEngine(); err != nil {
		return nil, err
	}
	if c.Stdout == nil {
		c.Stdout = io.Discard
	}
	if c.Stderr == nil {
		c.Stderr = io.Discard
	}
	if c.Strategy != nil {
		c.Virtual = true
		if c.Epoch.IsZero() {
			c.Epoch = serialEpoch
		}
	}
	r := &Run{Config: c,
		Stdout: &Stream{name: "stdout", w: c.Stdout}, Stderr: &Stream{name: "stderr", w: c.Stderr},
		Stdin: newInput(c.Stdin)}
	r.Frontend = c.Code
	if c.Files != nil { // otherwise no process can write what another one imports
		r.Reading = func(s *memory.Space, file string, read func()) error { return In(s).OnFiles(FileRead, "", file, read) }
	}
	r.python2.Store(c.Python2)
	r.Sched = sched.New(sched.Config{
		Virtual: c.Virtual, Strategy: c.Strategy, Epoch: c.Epoch, Observer: c.Observer, OnWait: c.OnWait, Probe: c.Probe, Deadlock: r.deadlock, Stuck: r.stuck})
	return r, nil
}

// serialEpoch is the date at the start of a serial run, so that a run is the same
// on every day.
var serialEpoch = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// An Outcome is how a run ended.
type Outcome struct {
	// ExitCode is the main process's.
	ExitCode int
	// Err is nil, a *ScriptError that ended the main process, a
	// *DeadlockError, an *InterruptError or an *InternalError.
	Err error
	// Value is that of the expression, nil without one.
	Value starlark.Value
	// Elapsed is the time that the run took on its clock.
	Elapsed time.Duration
}

// Main runs code, and then expr if it is not nil, as the main process, and
// returns when every process is gone. It must be called once. Cancelling ctx
// stops all processes.
func (r *Run) Main(ctx context.Context, code, expr *memory.Code) Outcome {
	var out Outcome
	r.SetProgram(code)
	r.launchMain(func(_ *Proc, thread *starlark.Thread, _ starlark.Value) (err error) {
		if err = r.main.RunProgram(thread, code); err != nil || expr == nil {
			return err
		}
		g, err := r.main.RunCode(thread, expr)
		out.Value = g[memory.ValueName]
		return err
	})
	r.await(ctx, &out)
	return out
}

// launchMain begins the main process.
func (r *Run) launchMain(body Body) {
	r.main = &Proc{run: r, identity: newIdentity("MainProcess", sched.Main, false)}
	r.main.Begin(&r.Loader, &r.main.thread, false)
	r.main.equip(&r.main.thread, &r.main.stack)
	r.main.interrupts.Store(new(interrupts))
	r.main.body = body
	r.main.ready()
	r.Sched.Run(r.main.task)
}

// await returns when every process is gone, and tells how the run ended.
func (r *Run) await(ctx context.Context, out *Outcome) {
	cancelled := make(chan struct{})
	release := context.AfterFunc(ctx, func() {
		defer close(cancelled)
		r.Sched.Stop(&report.InterruptError{Cause: context.Cause(ctx)})
	})
	deaf := r.listen(r.Interrupts)
	r.Sched.Wait()
	deaf()
	if !release() {
		<-cancelled
	}
	r.Stdin.close()
	out.ExitCode, out.Err, out.Elapsed = int(r.main.code), r.failure, r.Sched.Now()
	if out.ExitCode < 0 { // a signal has ended it: what shells say
		out.ExitCode = 128 - out.ExitCode
	}
	if err := r.stopCause(); err != nil {
		out.Err = err
	}
	if r.internal != nil {
		out.Err = r.internal
	}
}

// stopCause returns the error that ended the run as a whole, if one did.
func (r *Run) stopCause() error {
	switch cause := r.Sched.Stopped().(type) {
	case nil:
		return nil
	case *report.InterruptError:
		if len(r.doings) == 0 {
			return nil // all had ended when the interrupt came
		}
		cause.Doing = r.sortedDoings()
		return cause
	case *report.LimitError:
		cause.Doing = r.sortedDoings()
		return cause
	case *sched.PanicError:
		return &report.InternalError{Process: "the host", Value: cause.Value}
	default:
		return cause
	}
}

func (r *Run) sortedDoings() []report.Doing {
	slices.SortFunc(r.doings, func(a, b report.Doing) int { return a.PID - b.PID })
	return r.doings
}

// SourceLine returns the text of the line at a position, "" if it is not known. Safe
// for concurrent use.
func (r *Run) SourceLine(pos trace.Pos) string {
	code := r.CodeOf(pos.File)
	if code == nil {
		return ""
	}
	line, _ := code.Line(pos.Line)
	return line
}
