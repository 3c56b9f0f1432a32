package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
)

// A repl is a prompt: it reads inputs and has a session evaluate them.
type repl struct {
	opts    interp.Options // of the next session
	dir     string         // where its modules are
	present atomic.Pointer[interp.Session]
	screen  *screen
	tell    *reporter // writes on the screen
	line    sync.Mutex
	editor  editor
	history *history

	inputs []typedInput  // of this session, for %history
	worked []string      // the inputs of this session that went well, for %save
	asked  bool          // whether processes that still run may be ended; always if nobody types
	typed  bool          // somebody sits at a terminal
	giveUp chan struct{} // Ctrl-C where the run is asked who goes on
	roster               // with %step
	random bool          // with %step: who goes on in the rest of the input is left to chance
}

// A typedInput is an input with the number that positions call it by.
type typedInput struct {
	number int
	text   string
}

const (
	firstPrompt = ">>> "
	morePrompt  = "... "
	indentStep  = 4
)

// runREPL is pyq without a program on a terminal, and pyq -i. src is the program to begin
// with, nil for none.
func runREPL(src *source, opts interp.Options, stdin io.Reader, stdout io.Writer, tell *reporter) (int, error) {
	r := &repl{giveUp: make(chan struct{}, 1), screen: &screen{out: stdout}, opts: opts, dir: ".", typed: isTerminal(stdin)}
	r.tell = &reporter{w: r.screen, colour: tell.colour, json: tell.json}
	r.opts.Stdin, r.opts.Stdout, r.opts.Stderr, r.opts.Report = r, r.screen, r.screen, r.tell.tell
	r.opts.Interrupts = nil
	if opts.Observer != nil { // --step
		r.opts.Observer = stepPrinter(r.screen)
	}
	if src != nil && src.dir != "" {
		r.dir = src.dir
	}
	r.openEditor(stdin, stdout)
	defer r.editor.Close()
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	if err := r.begin(ctx); err != nil {
		return report.ExitUsage, err
	}
	defer func() { r.session().Close() }()
	defer r.listen(stop)()
	defer tellState(opts.Monitor)()
	if src == nil {
		fmt.Fprintln(r.screen, "pyq: Python with processes and queues. help() tells more, Ctrl-D leaves.")
	} else if over, code := r.show(r.session().Load(ctx, src.name, src.text)); over {
		return code, nil
	}
	code := r.loop(ctx)
	if err := r.session().Finish(ctx); err != nil && ctx.Err() == nil {
		r.show(&interp.Evaluation{}, err)
	}
	if errors.Is(context.Cause(ctx), errTerminated) {
		code = exitTerminated
	}
	return code, nil
}

// startREPL is runREPL with what the command line grants.
func (f *flags) startREPL(src *source, opts interp.Options, stdin io.Reader, stdout io.Writer, tell *reporter) (int, error) {
	switch {
	case f.exprGiven:
		return report.ExitOK, usageError{"-i leaves nothing for -e: type the expression at the prompt"}
	case f.choose, f.schedule != "", f.printSchedule, f.explain:
		return report.ExitOK, usageError{"a prompt goes with --seed, --fast and --step only; there, %step lets you choose"}
	}
	if root, err := os.OpenRoot(src.dir); err == nil {
		defer root.Close()
		opts.Modules = root.FS()
	}
	if src.name == "" {
		src = nil
	}
	return runREPL(src, opts, stdin, stdout, tell)
}

// openEditor finds out how lines can be read.
func (r *repl) openEditor(stdin io.Reader, stdout io.Writer) {
	in, _ := stdin.(*os.File)
	out, _ := stdout.(*os.File)
	if in != nil && out != nil && isTerminal(in) && isTerminal(out) && os.Getenv("TERM") != "dumb" && os.Getenv("TERM") != "" {
		e, err := newLineEditor(in, out, newKeyboard(in), r.screen, r.complete, func(word string) bool { return r.session().IsKeyword(word) })
		if err == nil {
			r.editor = e
			r.history = openHistory(historyFile(os.Getenv))
			for _, input := range r.history.inputs {
				e.Remember(input)
			}
			return
		}
	}
	r.editor = newPlainEditor(stdin, r.screen)
}

// session returns the present session. Safe for concurrent use.
func (r *repl) session() *interp.Session { return r.present.Load() }

// begin starts a session with the present options.
func (r *repl) begin(ctx context.Context) error {
	s, err := interp.New(r.opts).NewSession(ctx, interp.SessionOptions{Dir: filepath.ToSlash(r.dir)})
	if err == nil {
		r.present.Store(s)
		r.inputs, r.worked = nil, nil
	}
	return err
}

// listen has signals do what they should until the returned function is called: Ctrl-C
// interrupts the input that runs.
func (r *repl) listen(terminate context.CancelCauseFunc) (stop func()) {
	signals, done := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	var all sync.WaitGroup
	all.Go(func() {
		for {
			select {
			case got := <-signals:
				if got == os.Interrupt {
					if !r.session().Interrupt() {
						r.editor.Cancel() // it was meant for the prompt
					}
					continue
				}
				terminate(errTerminated)
				r.editor.Cancel()
			case <-r.giveUp:
				r.session().Interrupt()
			case <-done:
				return
			}
		}
	})
	return func() {
		signal.Stop(signals)
		close(done)
		all.Wait()
	}
}

// loop reads and evaluates until the session is to end, and returns the exit code.
func (r *repl) loop(ctx context.Context) int {
	for ctx.Err() == nil {
		input, err := r.read()
		switch {
		case errors.Is(err, errInterrupted):
			continue
		case err != nil:
			if r.mayLeave("Ctrl-D") {
				return report.ExitOK
			}
			continue
		case strings.TrimSpace(input) == "":
			continue
		}
		r.history.add(input)
		r.editor.Remember(strings.TrimRight(input, "\n"))
		var over bool
		var code int
		if name, arg, ok := magicOf(input); ok {
			over, code = r.magic(ctx, name, arg)
		} else {
			over, code = r.eval(ctx, input)
		}
		if over {
			return code
		}
	}
	return report.ExitInterrupted
}

// read reads an input: a line, or a block up to an empty one. What was pasted at once is
// one input, with the empty lines in it.
func (r *repl) read() (string, error) {
	text, prompt, preset := "", firstPrompt, ""
	for {
		line, err := r.readLine(prompt, text, preset)
		if err == io.EOF && text != "" {
			return text, nil
		}
		if err != nil {
			return "", err
		}
		pasting := r.editor.Pasting()
		if text == "" && !pasting && (strings.TrimSpace(line) == "" || strings.HasPrefix(line, "%") || strings.HasPrefix(line, "!")) {
			return line, nil
		}
		recalled := strings.Contains(line, "\n")
		if strings.TrimSpace(line) == "" && !pasting {
			line = ""
		}
		text += line + "\n"
		if recalled && !pasting {
			line = text + "\n" // a block that came whole ends here
		} else {
			line = text
		}
		if !pasting && !r.session().NeedsMore(line) {
			return text, nil
		}
		prompt, preset = morePrompt, ""
		if !pasting {
			preset = indentation(text)
		}
	}
}

func (r *repl) readLine(prompt, before, preset string) (string, error) {
	r.line.Lock()
	defer r.line.Unlock()
	return r.editor.ReadLine(prompt, before, preset)
}

// ReadLine implements what interp.Options.Stdin asks for: it is what input() reads.
func (r *repl) ReadLine(ctx context.Context) (string, error) {
	stop := context.AfterFunc(ctx, r.editor.Cancel)
	line, err := r.readLine("", "", "")
	stop()
	switch {
	case errors.Is(err, errInterrupted):
		if ctx.Err() == nil { // by the user
			r.session().Interrupt()
			<-ctx.Done()
		}
		return "", ctx.Err()
	case err != nil:
		return "", err
	}
	return line + "\n", nil
}

// Read is not called: there is ReadLine.
func (r *repl) Read([]byte) (int, error) { return 0, io.EOF }

// eval evaluates an input. over says that the session is to end, with an exit code.
func (r *repl) eval(ctx context.Context, input string) (over bool, code int) {
	r.random = false
	e, err := r.session().Eval(ctx, input)
	if !e.Incomplete {
		r.inputs = append(r.inputs, typedInput{len(r.inputs) + 1, input})
	}
	if err == nil && !e.Incomplete {
		r.worked = append(r.worked, input)
	}
	return r.show(e, err)
}

// show tells how an input has ended.
func (r *repl) show(e *interp.Evaluation, err error) (over bool, code int) {
	if e.NowPython2 {
		r.tell.say(report.NoteKind, "this is Python 2, and so is what follows; %python 3 changes that")
	}
	var (
		exit     *interp.ExitError
		deadlock *interp.DeadlockError
		script   *interp.ScriptError
	)
	switch {
	case e.Incomplete:
		r.tell.say(report.ErrorKind, "the input has no end")
	case err == nil:
	case errors.As(err, &exit):
		if exit.Text != "" {
			fmt.Fprintln(r.screen, exit.Text)
		}
		return exit.Now || r.mayLeave("exit()"), exit.Code
	case errors.As(err, &deadlock):
		r.tell.tell(interp.ReportOf(err))
		fmt.Fprintln(r.screen, "The input was given up; the other processes wait on.")
	case errors.As(err, &script):
		r.tell.tell(script.Report())
	default:
		r.tell.tell(interp.ReportOf(err))
	}
	r.asked = false
	select {
	case <-r.session().Over():
		return true, interp.ExitCode(err)
	default:
		return false, 0
	}
}

// mayLeave reports whether the session can end: no process runs, or the user was told.
func (r *repl) mayLeave(how string) bool {
	var names []string
	for _, p := range r.session().State().Processes {
		if p.Process != "MainProcess" {
			names = append(names, strings.TrimPrefix(p.Process, "MainProcess|"))
		}
	}
	if len(names) == 0 || r.asked || !r.typed {
		return true
	}
	r.asked = true
	const most = 5
	if n := len(names); n > most {
		names = append(names[:most], fmt.Sprintf("and %d more", n-most))
	}
	verb, them := "runs", "it"
	if len(names) > 1 {
		verb, them = "run", "them"
	}
	fmt.Fprintf(r.screen, "%s still %s. %s again ends %s.\n", strings.Join(names, ", "), verb, how, them)
	return false
}

// indentation is what the next line of a block begins with.
func indentation(text string) string {
	lines := strings.Split(strings.TrimRight(text, " \t\n"), "\n")
	last := lines[len(lines)-1]
	code := strings.TrimLeft(last, " \t")
	space := last[:len(last)-len(code)]
	step := strings.Repeat(" ", indentStep)
	if strings.HasPrefix(space, "\t") {
		step = "\t"
	}
	before, _, _ := strings.Cut(code, "#")
	word, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch {
	case strings.HasSuffix(strings.TrimSpace(before), ":"):
		return space + step
	case word == "return" || word == "break" || word == "continue" || word == "pass" || word == "raise":
		return strings.TrimSuffix(space, step)
	}
	return space
}
