// Package interp embeds pyq: it compiles and runs programs made of processes and
// queues, in the language of Python's multiprocessing, inside a Go program.
//
//	in := interp.New(interp.Options{Stdout: os.Stdout, Clock: interp.VirtualClock})
//	prog, err := in.Compile("greet.star", `
//	def greet(q):
//	    print("hello,", q.get())
//
//	q = Queue()
//	Process(target=greet, args=(q,)).start()
//	time.sleep(5)
//	q.put("Jimmy")
//	`)
//	if err != nil {
//		log.Fatal(err)
//	}
//	if _, err := prog.Run(context.Background()); err != nil {
//		log.Fatal(err)
//	}
//
// An [Interp] is configuration, immutable once made: what programs are granted.
// A [Program] is compiled text, immutable too. Each call of [Program.Run] is a
// run of its own, with processes that share nothing but queues and locks; any
// number of runs may go on at once.
//
// A [Session] is a program that is typed bit by bit, as at a prompt or in a notebook.
//
// A program can reach nothing that Options do not give it: no file, no network,
// no environment. Its time can be limited; its memory not yet, nor how deeply it
// nests values and expressions, so a hostile program can use up the host's memory
// or stack. Cancelling the context wakes whatever waits and stops
// whatever computes, and Run returns only when every process is gone.
//
// Run returns typed errors, with what is known in fields: [*ScriptError], an exception
// that nobody caught, which wraps a [*PythonError]; [*DeadlockError]; [*InterruptError],
// for the end of the context; [*LimitError]; [*OutputError]; [*ScheduleError];
// [*InternalError]. Compile returns a [*SyntaxError]. Their Error is one line;
// [ReportOf] has what the pyq command shows, as text and as JSON, and [ExitCode]
// its exit code.
//
// Of pyq's packages this one and package trace are promised to others; all else is
// internal, and says so.
package interp

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/textfile"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Clock is how time passes in a run.
type Clock int

const (
	// RealClock is the wall clock.
	RealClock Clock = iota
	// VirtualClock passes only when every process waits, and then at once to
	// the next deadline: a lesson that sleeps ten seconds takes milliseconds.
	// Computing takes no time.
	VirtualClock
)

// A Policy is how processes take turns.
type Policy int

const (
	// Parallel lets them run at once, as the machine does.
	Parallel Policy = iota
	// Serial lets one go on at a time, on the virtual clock, and picks the next
	// one at random from the Seed: the same seed gives the same run, on every
	// machine.
	Serial
	// PCT is Serial with the strategy of probabilistic concurrency testing
	// (Burckhardt et al., 2010), which finds rare orders sooner.
	PCT
)

// An Engine is what runs the code of programs. Programs do the same with each. What an engine
// counts as a step is its own affair, so MaxSteps, and Schedules of programs that compute for
// long, mean something else to another one.
type Engine int

const (
	// Executor is pyq's own.
	Executor Engine = iota
	// Starlark is the interpreter of go.starlark.net, several times slower: the reference
	// that pyq's own is compared with.
	Starlark
)

// A StartMethod is what the processes that a program starts begin with.
type StartMethod int

const (
	// Fork gives them a copy of all that their parent has, as on Linux.
	Fork StartMethod = iota
	// Spawn has them begin anew, as on Windows and macOS: each runs the program once more, as a
	// module that is not "__main__", and is sent what it is to do, as through a pickle.
	Spawn
	// ForkServer is Spawn, but for what CPython's processes cost.
	ForkServer
)

// String returns Python's name of the start method.
func (m StartMethod) String() string {
	return [...]string{"fork", "spawn", "forkserver"}[m]
}

// Options say what programs are granted. The zero Options grant nothing but the
// real clock.
type Options struct {
	// Stdin is what input() reads, a line at a time; nil is empty. If it
	// blocks and has no working SetReadDeadline, a reading that is in progress
	// when a run ends goes on until the next line comes. One with a method
	// ReadLine(context.Context) (string, error) is asked for a line, with its
	// newline, when a program wants one, and is told by the end of the context
	// that nobody wants it any more.
	Stdin io.Reader
	// Stdout and Stderr receive what programs print and the tracebacks of
	// uncaught errors. Each write is whole; nil discards. They are used by
	// many goroutines, but by one at a time in each run.
	Stdout, Stderr io.Writer
	// Report, if not nil, receives what there is to tell beside what programs print,
	// tracebacks and warnings, in the order of the writes to Stderr, by one goroutine at a
	// time in each run. nil has its text written to Stderr. It must be quick and must not
	// use the run. What ends a run as a whole, Run returns: see [ReportOf].
	Report func(*Report)
	// Monitor, if not nil, can look at the runs while they go on.
	Monitor *Monitor
	// Clock is RealClock unless set.
	Clock Clock
	// Engine is Executor unless set.
	Engine Engine
	// Start is the date at the start of a run; zero is the present.
	Start time.Time
	// Observer, if not nil, receives every event of a run, one at a time. It is
	// called with locks held: it must be quick and must not use the run.
	Observer func(trace.Event)
	// OnWait, if not nil, receives what a process begins to wait in, between the events: one that has not
	// happened yet, without a number. It is called as Observer is.
	OnWait func(trace.Event)
	// Policy is Parallel unless set.
	Policy Policy
	// Seed decides, under a serial policy, every choice and every random
	// number that the program does not seed itself.
	Seed uint64
	// PCTDepth is the number of ordering constraints of the bugs that the
	// policy PCT looks for; zero is 3.
	PCTDepth int
	// Schedule, if not empty, is the Schedule of an earlier Result: the run
	// repeats that run exactly, seed included. It makes the policy Serial.
	Schedule string
	// MaxSteps stops a run when its processes together have done that many
	// steps: rounds of loops, calls and as much work of builtins, or, with the
	// engine Starlark, instructions. A machine does some 10 to 100 million of
	// either a second. They are counted now and then, so a run may do some
	// 100,000 more a process. Zero is no limit, but a billion under a serial policy, where
	// waiting for what never ends helps nobody.
	MaxSteps uint64
	// Choose, if not nil, makes the policy Serial and is asked at every choice
	// who goes on; see [Choice]. While it has not returned, the run cannot be
	// cancelled.
	Choose func(*Choice) (int, error)
	// Interrupts, if not nil, is how a run learns of Ctrl-C, which Python's programs
	// can catch. For every value that it receives KeyboardInterrupt is raised in the
	// main process. The run ends with an [*InterruptError] if the program does not
	// catch that; if another value comes before it was raised, because the program
	// is busy elsewhere; or if the main process has ended and waits for its
	// children. Each value goes to one run: runs that go on at once should not
	// share the channel, nor should an unread value outlive a run. Cancelling the
	// context ends a run in any case, without the program's say.
	Interrupts <-chan struct{}
	// Files are the directories whose files programs may use, from OpenFiles; nil is
	// none. They are no part of a Schedule: a run is repeated exactly only if the
	// files are as they were.
	Files *Files
	// Environ is os.environ, "NAME=value" each.
	Environ []string
	// Args is sys.argv.
	Args []string
	// CPUs is what cpu_count() tells; zero is the number of this machine, and
	// 4 under a serial policy, whose runs are the same on every machine.
	CPUs int
	// StartMethod is Fork unless set. A program may choose another one.
	StartMethod StartMethod
	// Portable has Check find as errors what Python refuses, or may wait at for ever, though
	// programs do it here.
	Portable bool
	// Predeclared adds names that every module finds. New freezes the values:
	// all processes share them. A queue of the host's is a [Queue]'s Value.
	Predeclared starlark.StringDict
	// Modules is where load finds other files; nil refuses them. Confine it:
	// os.Root's FS cannot be left.
	Modules fs.FS
}

// Files are directories of the host's that programs may use; see [OpenFiles]. Safe for
// concurrent use, by any number of runs.
type Files struct{ fs *files.FS }

// Close closes the directories. No run may use them any more.
func (f *Files) Close() error { return f.fs.Close() }

// OpenFiles grants programs the directories read for reading, and the directories write for
// reading and writing. Nothing outside of them can be reached, neither by ".." nor by
// symbolic links. Relative names, here and in programs, count from dir, which need not be
// granted itself; "" is the host's working directory. The host closes the Files when no run
// uses them any more. The error says which directory cannot be granted.
func OpenFiles(dir string, read, write []string) (*Files, error) {
	fs, err := files.Open(dir, read, write)
	if err != nil {
		return nil, err
	}
	return &Files{fs}, nil
}

// An Interp is a configuration for programs. It is safe for concurrent use.
type Interp struct {
	opts    Options
	env     starlark.StringDict
	modules builtins.Modules
	// kept has the compiled modules of the library, by name; nil keeps none.
	kept *sync.Map
	// probe is nil but in tests: see sched.Config.
	probe func(t *sched.Task, op sched.Op, before bool)
}

// New returns an Interp with the given options.
func New(opts Options) *Interp {
	in := &Interp{opts: opts}
	in.env, in.modules = builtins.Env(opts.Args)
	for name, v := range opts.Predeclared {
		v.Freeze()
		in.env[name] = v
	}
	return in
}

// Modules returns the names of the modules of pyq's own that import finds, sorted. Safe for
// concurrent use.
func (in *Interp) Modules() []string { return in.modules.Names() }

// A Program is compiled text. It is immutable, holds no values, and may be run
// any number of times, also at once.
type Program struct {
	in   *Interp
	code *memory.Code
	expr *memory.Code
	text string
	low  *lower.Program
}

// Compile compiles a program. name is the file name that positions show. A text
// that does not compile gives a [*SyntaxError].
func (in *Interp) Compile(name, text string) (*Program, error) {
	text, err := textfile.Decode(name, text)
	if err != nil {
		return nil, public(err)
	}
	code, low, err := in.compile(name, text, memory.MainModule)
	if err != nil {
		return nil, public(err)
	}
	return &Program{in: in, code: code, text: text, low: low}, nil
}

// WithExpr returns a program that runs p and then evaluates an expression over
// what p defined. The value is the Result's.
func (p *Program) WithExpr(expr string) (*Program, error) {
	const file = "<expression>"
	o := p.in.lowering(file, exprModule)
	o.Exports = func(string) ([]string, bool) { return p.low.Names, true }
	if p.low.Python2 {
		o.Python2 = parser.Python2
	}
	low, err := python.LowerExpr(expr, memory.ValueName, memory.MainModule, o)
	if err != nil {
		return nil, public(syntaxError(file, expr, err))
	}
	code, err := p.in.newCode(low, expr)
	if err != nil {
		return nil, public(err)
	}
	with := *p
	with.expr = code
	return &with, nil
}

// exprModule is the __name__ of an expression.
const exprModule = "__expression__"

// A Result tells how a run ended.
type Result struct {
	// ExitCode is the exit code of the main process: 0, 1 after an uncaught
	// error, or what sys.exit was given.
	ExitCode int
	// Value is that of WithExpr's expression, otherwise nil.
	Value starlark.Value
	// Elapsed is the time that passed on the run's clock.
	Elapsed time.Duration
	// Schedule describes a run under a serial policy: with it as
	// Options.Schedule, the program runs in the same way again.
	Schedule string
	// Uncalled, if not empty, says that the program did nothing, for it
	// defined functions and called none. It is a call that would start it:
	// "main()".
	Uncalled string
	// Summary tells of the processes beside the main one that did not end well; nil if
	// none failed. Nobody has been told of it.
	Summary *Report
}

// Run runs the program and returns when all its processes are gone. The Result
// is never nil. The error is nil when the program ended by itself, whatever its
// exit code, unless an uncaught error ended its main process. Its kinds are listed
// at the top of this page; an error of Options.Choose is returned as it is.
func (p *Program) Run(ctx context.Context) (*Result, error) {
	c, err := p.in.config(p.low.Python2, path.Dir(filepath.ToSlash(p.code.Name())))
	if err != nil {
		return &Result{ExitCode: report.ExitUsage}, public(err)
	}
	if c.MaxSteps == 0 && c.Strategy != nil {
		c.MaxSteps = serialMaxSteps
	}
	strategy, seed := c.Strategy, c.Seed
	run, err := proc.NewRun(c)
	if err != nil {
		return &Result{ExitCode: report.ExitError}, public(&report.InternalError{Process: "pyq", Value: err})
	}
	if c, ok := strategy.(*chooser); ok {
		c.run = run
	}
	over := p.in.opts.Monitor.watch(run)
	out := run.Main(ctx, p.code, p.expr)
	over()
	res := &Result{ExitCode: out.ExitCode, Value: out.Value, Elapsed: out.Elapsed}
	if s := run.Summary(); s != nil {
		res.Summary = newReport(s.Report(), nil)
	}
	if strategy != nil {
		res.Schedule = sched.Schedule{Seed: seed, Picks: run.Sched.Picks(), Sums: run.Sched.Sums(),
			Open: cutShort(out.Err) || run.Sched.Opened()}.String()
	}
	if f, ok := strategy.(*sched.Follower); ok && out.Err == nil {
		out.Err = f.Left()
	}
	if out.Err == nil && p.expr == nil {
		res.Uncalled = p.low.Uncalled
	}
	err = public(out.Err)
	if err != nil {
		res.ExitCode = ExitCode(err)
	}
	return res, err
}

// config is what a run is granted. dir is the directory of the program, for the names of
// the files that it loads.
func (in *Interp) config(python2 bool, dir string) (proc.Config, error) {
	o := &in.opts
	seed, strategy, err := o.strategy()
	if err != nil {
		return proc.Config{}, err
	}
	c := proc.Config{
		Stdin: o.Stdin, Stdout: o.Stdout, Stderr: o.Stderr, Report: reporter(o.Report),
		Virtual: o.Clock == VirtualClock, Epoch: o.Start, Observer: o.Observer, OnWait: o.OnWait, CPUs: o.CPUs,
		Code:    memory.Frontend{Env: in.env, Compile: in.compileModule, CompileFragment: in.compileFragment},
		Modules: slices.Sorted(maps.Keys(in.modules)), Strategy: strategy, Seed: seed, Interrupts: o.Interrupts, MaxSteps: o.MaxSteps, Keep: o.Choose != nil,
		Environ: o.Environ, StartMethod: o.StartMethod.String(), Probe: in.probe,
		Explain: builtins.Explain, Divert: builtins.Divert, Short: builtins.Short, Python2: python2,
	}
	if o.Files != nil {
		c.Files = o.Files.fs
	}
	if o.Modules != nil {
		c.Code.Read = func(file string) (name, text string, err error) { return in.readModule(dir, file) }
	}
	switch {
	case c.CPUs == 0 && strategy != nil:
		c.CPUs = serialCPUs
	case c.CPUs == 0:
		c.CPUs = runtime.NumCPU()
	}
	return c, nil
}

// cutShort reports whether a run that ended with err would have gone on: it was
// interrupted, met a limit, or Choose gave up.
func cutShort(err error) bool {
	var (
		script   *report.ScriptError
		deadlock *report.DeadlockError
		internal *report.InternalError
	)
	return err != nil && !errors.As(err, &script) && !errors.As(err, &deadlock) && !errors.As(err, &internal)
}

// serialMaxSteps is the limit of a serial run unless Options say otherwise.
const serialMaxSteps = 1_000_000_000

// serialCPUs is what a program is told of the machine under a serial policy.
const serialCPUs = 4

// strategy returns the serial policy's, nil under the parallel policy, and the seed
// of the random numbers.
func (o *Options) strategy() (uint64, sched.Strategy, error) {
	const defaultDepth, firstChoices = 3, 100
	switch {
	case o.Schedule != "":
		s, err := sched.ParseSchedule(o.Schedule)
		if err != nil {
			return 0, nil, &ScheduleError{Why: err.Error(), told: err}
		}
		if s.Open {
			return s.Seed, sched.Follow(s.Picks, s.Sums, sched.Random(s.Seed)), nil
		}
		return s.Seed, sched.Follow(s.Picks, s.Sums, nil), nil
	case o.Choose != nil:
		return o.Seed, &chooser{choose: o.Choose}, nil
	case o.Policy == Serial:
		return o.Seed, sched.Random(o.Seed), nil
	case o.Policy == PCT:
		return o.Seed, sched.PCT(o.Seed, cmp.Or(o.PCTDepth, defaultDepth), firstChoices), nil
	}
	return 0, nil, nil
}

// Run compiles and runs a program.
func (in *Interp) Run(ctx context.Context, name, text string) (*Result, error) {
	p, err := in.Compile(name, text)
	if err != nil {
		return &Result{ExitCode: ExitCode(err)}, err
	}
	return p.Run(ctx)
}
