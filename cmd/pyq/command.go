package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/textfile"
)

// flags are the command line's.
type flags struct {
	code string // -c
	expr string // -e
	fast bool   // --fast

	seed          string // --seed
	strategy      string // --strategy
	depth         int    // --pct-depth
	schedule      string // --schedule
	printSchedule bool   // --print-schedule
	step          bool   // --step
	maxSteps      uint64 // --max-steps
	timeout       string // --timeout
	choose        bool   // --choose
	explain       bool   // --explain
	quiet         bool   // --quiet
	interactive   bool   // -i
	json          bool   // --json
	color         string // --color
	engine        string // --engine
	startMethod   string // --start-method

	allowRead  []string // --allow-read
	allowWrite []string // --allow-write
	allowEnv   bool     // --allow-env

	version bool // --version

	codeGiven, exprGiven bool
	seedUsed             uint64        // what --seed decided on
	single               bool          // a run of several seeds: others tell how to repeat it
	limit                time.Duration // what --timeout means, 0 for no limit
}

// A usageError is a command line that makes no sense.
type usageError struct{ msg string }

func (e usageError) Error() string { return e.msg }

// run is the command: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	code := report.ExitOK
	tell := &reporter{w: stderr}
	cmd := newCommand(&code, func(f *flags, args []string) error {
		var err error
		if tell, err = newReporter(f, stderr); err == nil {
			code, err = runProgram(f, args, stdin, stdout, tell)
		}
		return err
	})
	cmd.SetArgs(commandFirst(args))
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	if err := cmd.Execute(); err != nil {
		told := interp.ReportOf(err)
		if code == report.ExitOK {
			told = &interp.Report{Kind: told.Kind, Message: told.Message, Text: told.Text + "Try 'pyq --help'.\n"}
			code = report.ExitUsage
		}
		tell.tell(told)
	}
	return code
}

// commandFirst makes sure that only the first argument can name a command, for
// cobra looks for one behind flags too: in pyq -c CODE help, help is the program's.
func commandFirst(args []string) []string {
	if len(args) > 0 {
		switch args[0] {
		case cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd, "-h", "--help", "-v", "--version":
			return args
		}
		if isCommand(args[0]) {
			return args
		}
	}
	return append([]string{"run"}, args...)
}

const longHelp = `pyq runs Python programs made of processes and queues. It sees by itself whether a
file is Python 2 or 3.

Without a program, on a terminal, it is a prompt.

Process, Queue, Lock and all other names of multiprocessing need no import, nor do the
modules time, random, os, sys and multiprocessing. 'pyq help modules' lists the modules
that can be imported.`

const examples = `  pyq scripts/sendName.star              run a program
  pyq --fast scripts/sendName.star       run it on the virtual clock: no waiting
  pyq --seed 7 scripts/workers.star      run it in the order that 7 decides
  pyq -e 'greet("Ada")' lesson.star      run it, then evaluate an expression
  pyq --explain old.py                   tell what is Python 2 in it
  pyq check lesson.star                  find mistakes without running it
  pyq                                    begin a prompt
  pyq -i lesson.star                     run it, then go on at a prompt with its names
  pyq -c 'print(cpu_count())'            run a program given as text
  echo 'print("hi")' | pyq -             run a program from standard input`

const exitCodes = `
Exit codes:
  0    the program ended by itself (sys.exit(n): n)
  1    an error that nothing caught
  2    wrong usage, or a file that is not a program
  3    deadlock: every process waited, and nothing could end it
  4    a limit was hit
  124  --timeout ended the run
  130  interrupted (Ctrl-C, and KeyboardInterrupt was not caught)
  143  terminated by the system (SIGTERM)
`

// newCommand describes the command line.
func newCommand(code *int, do func(*flags, []string) error) *cobra.Command {
	var f flags
	root := &cobra.Command{
		Use:                   "pyq [FLAGS] FILE [ARG...]",
		DisableFlagsInUseLine: true,
		Short:                 "Run Python programs made of processes and queues",
		Long:                  longHelp,
		Example:               examples,
		Args:                  cobra.ArbitraryArgs,
		SilenceErrors:         true,
		SilenceUsage:          true,
		RunE:                  func(c *cobra.Command, args []string) error { return start(c, &f, args, do) },
	}
	addFlags(root, &f)
	sub := &cobra.Command{
		Use:                   "run [FLAGS] FILE [ARG...]",
		DisableFlagsInUseLine: true,
		Short:                 "Run a program (the same as pyq FILE)",
		Args:                  cobra.ArbitraryArgs,
		Example:               examples,
		RunE:                  func(c *cobra.Command, args []string) error { return start(c, &f, args, do) },
	}
	addFlags(sub, &f)
	root.AddCommand(sub, newCheckCommand(code), newManCommand(), modulesTopic())
	root.SetHelpCommand(newHelpCommand())
	for _, c := range []*cobra.Command{root, sub} {
		endUsage(c, exitCodes)
		completeValues(c)
	}
	root.SetFlagErrorFunc(flagError)
	return root
}

// endUsage has the help of a command end with a text. It is no template, because with those the
// linker keeps every method that there is, for a template might call it.
func endUsage(c *cobra.Command, text string) {
	usage := c.UsageFunc()
	c.SetUsageFunc(func(used *cobra.Command) error {
		err := usage(used)
		if err == nil && used == c {
			_, err = fmt.Fprint(c.OutOrStderr(), text)
		}
		return err
	})
}

// modulesTopic is pyq help modules.
func modulesTopic() *cobra.Command {
	topic := &cobra.Command{Use: "modules", Short: "The modules that programs can import", Hidden: true}
	topic.SetHelpFunc(func(c *cobra.Command, _ []string) {
		const perLine = 7
		out := c.OutOrStdout()
		fmt.Fprintln(out, "Programs can import the files beside them, and these modules of Python's:")
		for names := range slices.Chunk(interp.New(interp.Options{}).Modules(), perLine) {
			fmt.Fprintf(out, "  %s\n", strings.Join(names, ", "))
		}
	})
	return topic
}

// addFlags defines the flags of running; what follows FILE is the program's own.
func addFlags(c *cobra.Command, f *flags) {
	c.Flags().StringVarP(&f.code, "code", "c", "", "run `CODE` instead of a file")
	c.Flags().StringVarP(&f.expr, "eval", "e", "", "evaluate `EXPR` after the program and print its value")
	c.Flags().BoolVar(&f.fast, "fast", false, "use the virtual clock: sleeping takes no time")
	c.Flags().StringVar(&f.seed, "seed", "", "run one process at a time, in an order that `N` decides; N is a number, or random; 1-30 runs once with each and tells which differ")
	c.Flags().StringVar(&f.strategy, "strategy", "random", "pick the order as `NAME` does: random, or pct, which looks for rare orders")
	c.Flags().IntVar(&f.depth, "pct-depth", 3, "with --strategy pct: look for mistakes that need `D` things in order")
	c.Flags().StringVar(&f.schedule, "schedule", "", "repeat the run that printed the schedule `S`")
	c.Flags().BoolVar(&f.printSchedule, "print-schedule", false, "print the schedule of the run on stderr")
	c.Flags().BoolVar(&f.step, "step", false, "print each operation on stderr as it happens")
	c.Flags().Uint64Var(&f.maxSteps, "max-steps", 0, "stop after `N` steps; 0 is no limit, but a billion where one process goes on at a time")
	c.Flags().StringVar(&f.timeout, "timeout", "", "end the run after `TIME` on the real clock, such as 10s or 2m, with exit code 124")
	c.Flags().BoolVar(&f.choose, "choose", false, "choose yourself, with a key, which process goes on")
	c.Flags().BoolVarP(&f.interactive, "interactive", "i", false, "after the program, go on at a prompt with its names")
	c.Flags().BoolVar(&f.explain, "explain", false, "do not run: tell which Python the program is, and what differs from Python 3")
	c.Flags().BoolVar(&f.quiet, "quiet", false, "do not end with a line about the processes that failed")
	c.Flags().BoolVar(&f.json, "json", false, "write tracebacks and all else that pyq itself tells on stderr as JSON, an object a line")
	c.Flags().StringVar(&f.color, "color", "auto", "colour tracebacks `WHEN`: auto (on a terminal), always or never")
	c.Flags().StringVar(&f.engine, "engine", defaultEngine, "run the code by `NAME`: pyq, or starlark, the slow reference, which must do the same")
	c.Flags().StringVar(&f.startMethod, "start-method", interp.Fork.String(), "begin processes by `METHOD`, unless the program chooses: fork, spawn (as on Windows and macOS) or forkserver")
	c.Flags().StringArrayVar(&f.allowRead, "allow-read", nil, "let the program read the files in `DIR`, and below; may be repeated")
	c.Flags().StringArrayVar(&f.allowWrite, "allow-write", nil, "let the program read and write the files in `DIR`, and below; may be repeated")
	c.Flags().BoolVar(&f.allowEnv, "allow-env", false, "let the program see the environment in os.environ")
	c.Flags().BoolVarP(&f.version, "version", "v", false, "print the version")
	c.Flags().SetInterspersed(false)
}

func start(c *cobra.Command, f *flags, args []string, do func(*flags, []string) error) error {
	if f.version {
		_, err := fmt.Fprintln(c.OutOrStdout(), "pyq", version())
		return err
	}
	f.codeGiven, f.exprGiven = c.Flags().Changed("code"), c.Flags().Changed("eval")
	return do(f, args)
}

// source is the text of a program and where its modules are.
type source struct {
	name string // as in positions
	file string // the name of its file, "" if it is in none
	text string
	args []string // sys.argv
	dir  string   // "" if the program may load nothing
}

// findSource reads the program that the command line names.
func findSource(f *flags, args []string, stdin io.Reader) (*source, error) {
	switch {
	case f.codeGiven:
		return &source{name: "<string>", text: f.code, args: append([]string{"-c"}, args...), dir: "."}, nil
	case len(args) == 0:
		if isTerminal(stdin) {
			return nil, usageError{"which program? Give a FILE, -c CODE, or - for standard input"}
		}
		args = []string{"-"}
		fallthrough
	case args[0] == "-":
		text, err := readText(stdin)
		if err != nil {
			return nil, fmt.Errorf("cannot read standard input: %w", err)
		}
		return &source{name: "<stdin>", text: text, args: args, dir: "."}, nil
	}
	text, err := readFile(args[0])
	if err != nil {
		return nil, err
	}
	return &source{name: args[0], file: args[0], text: text, args: args, dir: filepath.Dir(args[0])}, nil
}

// readFile reads a program, with a message for each way in which it can fail.
func readFile(name string) (string, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("there is no file %s%s", name, cmp.Or(similarFile(name), similarCommand(name)))
	case err != nil:
		return "", fmt.Errorf("cannot open %s: %w", name, errors.Unwrap(err))
	case info.IsDir():
		return "", fmt.Errorf("%s is a directory, not a program", name)
	}
	f, err := os.Open(name)
	if err == nil {
		defer f.Close()
		var text string
		if text, err = readText(f); err == nil {
			return text, nil
		}
	}
	return "", fmt.Errorf("cannot read %s: %w", name, errors.Unwrap(err))
}

// readText reads a program, and no more of it than shows that it is too long.
func readText(r io.Reader) (string, error) {
	text, err := io.ReadAll(io.LimitReader(r, textfile.MaxSize+1))
	return string(text), err
}

// similarFile suggests a file of the same name with another ending.
func similarFile(name string) string {
	base := strings.TrimSuffix(name, filepath.Ext(name))
	for _, ext := range []string{".star", ".py"} {
		if other := base + ext; other != name {
			if _, err := os.Stat(other); err == nil {
				return " (did you mean " + other + "?)"
			}
		}
	}
	return ""
}

// runProgram compiles and runs what the command line names. An error goes with
// its exit code, 0 meaning wrong usage.
func runProgram(f *flags, args []string, stdin io.Reader, stdout io.Writer, tell *reporter) (int, error) {
	if f.exprGiven && strings.TrimSpace(f.expr) == "" {
		return report.ExitOK, usageError{"the expression of -e is empty"}
	}
	prompt := f.interactive || len(args) == 0 && !f.codeGiven && !f.exprGiven && !f.explain && isTerminal(stdin)
	src := &source{args: []string{""}, dir: "."} // of a prompt alone
	if alone := prompt && len(args) == 0 && !f.codeGiven; !alone {
		var err error
		if src, err = findSource(f, args, stdin); err != nil {
			var usage usageError
			if errors.As(err, &usage) {
				return report.ExitOK, err
			}
			return report.ExitUsage, err
		}
	}
	first, last, several := seedRange(f.seed)
	if several {
		if err := f.checkSeeds(first, last, prompt); err != nil {
			return report.ExitOK, err
		}
	}
	if err := f.setLimit(prompt); err != nil {
		return report.ExitOK, err
	}
	tune()
	opts := interp.Options{Stdin: stdin, Stdout: stdout, Stderr: tell.w, Report: tell.tell, Args: src.args, MaxSteps: f.maxSteps, Monitor: new(interp.Monitor)}
	if f.fast {
		opts.Clock = interp.VirtualClock
	}
	if err := cmp.Or(f.chooseEngine(&opts), f.chooseStartMethod(&opts)); err != nil {
		return report.ExitOK, err
	}
	if several {
		closeFiles, err := f.grant(&opts)
		if err != nil {
			return report.ExitUsage, err
		}
		defer closeFiles()
		return f.runSeeds(first, last, src, opts, stdin, stdout, tell)
	}
	if err := f.choosePolicy(&opts); err != nil {
		return report.ExitOK, err
	}
	if f.step {
		print := stepPrinter(tell.w)
		opts.Observer, opts.OnWait = print, print
	}
	var c *chooser
	if f.choose && !prompt {
		var err error
		if c, err = newChooser(src.name, stdin, stdout); err != nil {
			return report.ExitOK, err
		}
		kept := *tell
		kept.w = &c.output
		opts.Stdin, opts.Stdout, opts.Stderr, opts.Report, opts.Choose = nil, &c.output, &c.output, kept.tell, c.choose
		opts.Observer, opts.OnWait = c.observe, nil
		c.repeat = func(res *interp.Result) string { return f.replayCommand(src, res.Schedule) }
		opts.Monitor = nil // the choices show what all do
	}
	closeFiles, err := f.grant(&opts)
	if err != nil {
		return report.ExitUsage, err
	}
	defer closeFiles()
	if prompt {
		return f.startREPL(src, opts, stdin, stdout, tell)
	}
	return f.runSource(src, opts, c, stdout, tell)
}

// defaultEngine is --engine unless it is given.
var defaultEngine = "pyq"

// chooseEngine turns --engine into an option.
func (f *flags) chooseEngine(opts *interp.Options) error {
	switch f.engine {
	case "pyq":
	case "starlark":
		opts.Engine = interp.Starlark
	default:
		return usageError{fmt.Sprintf("there is no engine %q: write pyq or starlark", f.engine)}
	}
	return nil
}

// chooseStartMethod turns --start-method into an option.
func (f *flags) chooseStartMethod(opts *interp.Options) error {
	for _, m := range []interp.StartMethod{interp.Fork, interp.Spawn, interp.ForkServer} {
		if m.String() == f.startMethod {
			opts.StartMethod = m
			return nil
		}
	}
	return usageError{fmt.Sprintf("there is no start method %q: write fork, spawn or forkserver", f.startMethod)}
}

// runSource compiles a program and runs it, by the user's choices if c is not nil.
func (f *flags) runSource(src *source, opts interp.Options, c *chooser, stdout io.Writer, tell *reporter) (int, error) {
	if root, err := os.OpenRoot(src.dir); err == nil {
		defer root.Close()
		opts.Modules = root.FS()
	}
	var interrupts chan struct{}
	if c == nil { // where the user chooses, the first Ctrl-C ends that
		interrupts = make(chan struct{}, catchable)
		opts.Interrupts = interrupts
	}
	prog, err := interp.New(opts).Compile(src.name, src.text)
	if err == nil && f.exprGiven {
		prog, err = prog.WithExpr(f.expr)
	}
	if err != nil {
		tell.tell(interp.ReportOf(err))
		return interp.ExitCode(err), nil
	}
	if f.explain {
		explain(stdout, src.name, prog)
		return report.ExitOK, nil
	}
	ctx, stop := interruptible(interrupts)
	defer stop()
	ctx, cancel := limited(ctx, f.limit)
	defer cancel()
	defer insist(ctx, tell)()
	defer tellState(opts.Monitor)()
	var res *interp.Result
	if c != nil {
		res, err = c.run(ctx, prog)
		c.finish()
	} else {
		res, err = prog.Run(ctx)
	}
	defer f.showSchedule(tell, src, res, err)
	f.showSummary(tell, res, err)
	if err != nil {
		return tellFailure(ctx, err, tell), nil
	}
	if err := showEnd(src, res, stdout, tell); err != nil {
		return report.ExitError, err
	}
	return res.ExitCode, nil
}

// tellFailure tells why a run failed and returns the exit code.
func tellFailure(ctx context.Context, err error, tell *reporter) int {
	switch {
	case errors.Is(err, errQuit):
		return report.ExitOK
	case errors.Is(err, syscall.EPIPE): // what reads the output has seen enough
		return exitBrokenPipe
	}
	if tellTimeout(ctx, tell) {
		return exitTimeout
	}
	tell.tell(interp.ReportOf(err))
	if errors.Is(context.Cause(ctx), errTerminated) {
		return exitTerminated
	}
	return interp.ExitCode(err)
}

// showEnd shows the value of -e, and advice for a program that did nothing.
func showEnd(src *source, res *interp.Result, stdout io.Writer, tell *reporter) error {
	if res.Uncalled != "" {
		tell.say(report.NoteKind, uncalledHint(res.Uncalled, src))
	}
	if v := res.Value; v != nil && v.Type() != "NoneType" {
		if _, err := fmt.Fprintln(stdout, v); err != nil {
			return fmt.Errorf("cannot write to standard output: %w", errors.Unwrap(err))
		}
	}
	return nil
}

// grant gives the program the files and the environment that the flags name, until close is
// called.
func (f *flags) grant(opts *interp.Options) (close func(), err error) {
	if f.allowEnv {
		opts.Environ = os.Environ()
	}
	if len(f.allowRead)+len(f.allowWrite) == 0 {
		return func() {}, nil
	}
	granted, err := interp.OpenFiles("", f.allowRead, f.allowWrite)
	if err != nil {
		return nil, err
	}
	opts.Files = granted
	return func() { granted.Close() }, nil
}

// uncalledHint is advice for a program that defined functions and called none.
func uncalledHint(call string, src *source) string {
	hint := "nothing was called: add " + call + " at the end"
	if src.file == "" {
		return hint
	}
	return hint + ", or run pyq -e " + shellQuote(call) + " " + shellQuoteIfNeeded(src.file)
}

// shellQuote quotes a word for the shell.
func shellQuote(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }

func shellQuoteIfNeeded(word string) string {
	if strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./+=:,@", r)
	}) {
		return shellQuote(word)
	}
	return word
}

// tune sets the garbage collector for programs that make many small values: a larger heap takes a
// third off the time of those that move messages, and most of that is from the first doublings. A
// heap that is large already is not given as much. The user's GOGC wins.
func tune() {
	if os.Getenv("GOGC") != "" {
		return
	}
	const small, large = 800, 400 // percent
	percent := small
	debug.SetGCPercent(percent)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var collected func(*[16]byte)
	collected = func(*[16]byte) { // after each collection, for what is found to be garbage there
		const limit = 24 << 20
		metrics.Read(live)
		wanted := small
		if live[0].Value.Uint64() > limit {
			wanted = large
		}
		if wanted != percent {
			percent = wanted
			debug.SetGCPercent(percent)
		}
		runtime.SetFinalizer(new([16]byte), collected)
	}
	runtime.SetFinalizer(new([16]byte), collected)
}
