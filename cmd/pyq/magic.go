package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
)

// A command is what a line that begins with % does.
type command struct {
	usage, about string
	run          func(r *repl, ctx context.Context, arg string) (over bool, code int)
}

// commands are in the order in which %help lists them.
func commands() []command {
	return []command{
		{"%time STATEMENT", "run a statement and tell how long it took, on the session's clock", (*repl).time},
		{"%timeit STATEMENT", "run a statement again and again and tell how long it takes", (*repl).timeit},
		{"%history", "list the inputs of this session, by the numbers in tracebacks", (*repl).list},
		{"%load FILE", "run a file in this session", (*repl).load},
		{"%save FILE", "write the inputs that went well to a file", (*repl).save},
		{"%seed N", "begin a new session: one process at a time, in an order that N decides", (*repl).seed},
		{"%step", "begin a new session in which you choose who goes on", (*repl).stepping},
		{"%parallel", "begin a new session in which processes run at once, on the real clock", (*repl).parallel},
		{"%python 2|3", "take what follows for Python 2 or 3", (*repl).python},
		{"%help", "list these commands", (*repl).help},
	}
}

// magicOf splits an input that is such a command, or one of the shell's: !ls, or a line from a
// book that shows the shell's prompt.
func magicOf(input string) (name, arg string, ok bool) {
	input = strings.TrimSpace(input)
	if strings.HasPrefix(input, "!") || strings.HasPrefix(input, "$ ") && !strings.Contains(input, ">>>") {
		line, _, _ := strings.Cut(input[1:], "\n")
		return input[:1], strings.TrimSpace(line), true
	}
	input, ok = strings.CutPrefix(input, "%")
	if !ok {
		return "", "", false
	}
	name, arg, _ = strings.Cut(input, " ")
	return "%" + name, strings.TrimSpace(arg), true
}

// magic carries out a command.
func (r *repl) magic(ctx context.Context, name, arg string) (over bool, code int) {
	if name == "!" || name == "$" {
		return r.shell(ctx, arg)
	}
	var names []string
	for _, c := range commands() {
		word, rest, _ := strings.Cut(c.usage, " ")
		names = append(names, word)
		switch {
		case word != name:
			continue
		case (rest == "") != (arg == ""):
			r.complain("write " + c.usage)
			return false, 0
		}
		return c.run(r, ctx, arg)
	}
	msg := fmt.Sprintf("there is no command %s; ", name)
	if near := spelling.Nearest(name, names); near != "" {
		msg += "did you mean " + near + "? "
	}
	r.complain(msg + "%help lists those that there are")
	return false, 0
}

// shell is a line for the system's shell: one that runs a program loads it, others are explained.
func (r *repl) shell(ctx context.Context, line string) (over bool, code int) {
	words := strings.Fields(line)
	if n := len(words); n > 1 && slices.Contains([]string{"python", "python2", "python3", "pyq"}, words[0]) {
		if file := words[n-1]; strings.HasSuffix(file, ".py") || strings.HasSuffix(file, ".star") {
			return r.load(ctx, file)
		}
	}
	r.complain("this prompt takes Python, and no commands of the system's shell: type " + cmp.Or(line, "them") +
		" in another window, or leave with Ctrl-D first. %load FILE runs a program here")
	return false, 0
}

func (r *repl) complain(msg string) { r.tell.say(report.ErrorKind, msg) }

func (r *repl) time(ctx context.Context, arg string) (over bool, code int) {
	r.random = false
	e, err := r.session().Eval(ctx, arg+"\n")
	over, code = r.show(e, err)
	if !e.Incomplete {
		clock := ""
		if r.opts.Clock == interp.VirtualClock || r.opts.Policy != interp.Parallel || r.opts.Choose != nil {
			clock = " on the virtual clock"
		}
		fmt.Fprintf(r.screen, "It took %v%s.\n", e.Elapsed.Round(time.Microsecond), clock)
	}
	return over, code
}

// timeit is %timeit: it repeats a statement until that takes long enough to be measured. The time
// is the real one, for computing takes none on the virtual clock.
func (r *repl) timeit(ctx context.Context, arg string) (over bool, code int) {
	const enough = 200 * time.Millisecond
	for n := 1; ; {
		loop := fmt.Sprintf("def _timed():\n    for _ in range(%d):\n        %s\n_timed()\ndel _timed\n", n, arg)
		began := time.Now()
		e, err := r.session().Load(ctx, "<timeit>", loop)
		took := time.Since(began)
		if err != nil {
			return r.show(e, err)
		}
		if took >= enough {
			each := took / time.Duration(n)
			fmt.Fprintf(r.screen, "%v a time, of %s.\n", roundTime(each), count(n, "time"))
			return false, 0
		}
		n *= min(10, int(enough/max(took, 1))+1)
	}
}

// roundTime leaves three digits of a time.
func roundTime(d time.Duration) time.Duration {
	unit := time.Duration(1)
	for d/unit >= 1000 {
		unit *= 10
	}
	return d.Round(unit)
}

// list is %history.
func (r *repl) list(context.Context, string) (over bool, code int) {
	for _, in := range r.inputs {
		text := strings.ReplaceAll(strings.TrimRight(in.text, "\n"), "\n", "\n       ")
		fmt.Fprintf(r.screen, "%5d  %s\n", in.number, text)
	}
	return false, 0
}

func (r *repl) load(ctx context.Context, arg string) (over bool, code int) {
	text, err := readFile(arg)
	if err != nil {
		r.complain(err.Error())
		return false, 0
	}
	return r.show(r.session().Load(ctx, arg, text))
}

func (r *repl) save(_ context.Context, arg string) (over bool, code int) {
	if _, err := os.Stat(arg); err == nil {
		r.complain(arg + " is there already: name another file, or remove it")
		return false, 0
	}
	text := strings.Join(r.worked, "")
	if err := os.WriteFile(arg, []byte(text), 0o666); err != nil {
		r.complain(err.Error())
		return false, 0
	}
	fmt.Fprintf(r.screen, "%d inputs are in %s.\n", len(r.worked), arg)
	return false, 0
}

// renew begins another session in place of the present one.
func (r *repl) renew(ctx context.Context, what string) (over bool, code int) {
	r.session().Close()
	if err := r.begin(ctx); err != nil {
		r.complain(err.Error())
		return true, report.ExitError
	}
	fmt.Fprintf(r.screen, "A new session: %s. The names and processes of the old one are gone.\n", what)
	return false, 0
}

func (r *repl) seed(ctx context.Context, arg string) (over bool, code int) {
	seed, err := strconv.ParseUint(arg, 10, 64)
	if err != nil {
		r.complain("%seed " + arg + ": write a number of 0 or more")
		return false, 0
	}
	r.opts.Policy, r.opts.Seed, r.opts.Choose = interp.Serial, seed, nil
	return r.renew(ctx, fmt.Sprintf("one process at a time, on the virtual clock, in the order of seed %d", seed))
}

func (r *repl) parallel(ctx context.Context, _ string) (over bool, code int) {
	r.opts.Policy, r.opts.Choose, r.opts.Clock = interp.Parallel, nil, interp.RealClock
	return r.renew(ctx, "processes run at once, on the real clock")
}

func (r *repl) stepping(ctx context.Context, _ string) (over bool, code int) {
	r.opts.Choose, r.roster = r.choose, roster{}
	return r.renew(ctx, "you choose who goes on, on the virtual clock")
}

// mainPID is the number of a session's main process.
const mainPID = 1000

// choose is interp.Options.Choose: it asks for a key and Enter.
func (r *repl) choose(at *interp.Choice) (int, error) {
	r.learn(at)
	for !r.random {
		for _, c := range at.Ready {
			fmt.Fprintf(r.screen, "  %c  %-12s %s\n", max(r.key(c), '-'), c.Process, r.inLine(c))
		}
		for _, c := range at.Waiting {
			what := "waits: " + r.inLine(c)
			if c.PID == mainPID && c.Object == "" && c.Why == "" {
				what = "has done its input"
			}
			fmt.Fprintf(r.screen, "     %-12s %s\n", c.Process, what)
		}
		line, err := r.readLine("who goes on (a key above, or r for the rest at random)? ", "", "")
		typed := strings.TrimSpace(line)
		switch {
		case errors.Is(err, errInterrupted): // gives up the input, as where nobody is asked
			r.giveUp <- struct{}{} // to another goroutine, for the run stands still until the choice is made
			r.random = true
		case err != nil, typed == "r":
			r.random = true
		case len(typed) == 1:
			if i := r.picked(at, typed[0]); i >= 0 {
				return i, nil
			}
			fmt.Fprintln(r.screen, "  "+r.refusal(at, typed[0]))
		case typed != "":
			fmt.Fprintln(r.screen, "  "+typed+" stands for no process")
		}
	}
	return rand.IntN(len(at.Ready)), nil
}

func (r *repl) python(_ context.Context, arg string) (over bool, code int) {
	if arg != "2" && arg != "3" {
		r.complain("write %python 2 or %python 3")
		return false, 0
	}
	r.session().SetPython(arg == "2")
	return false, 0
}

func (r *repl) help(context.Context, string) (over bool, code int) {
	for _, c := range commands() {
		fmt.Fprintf(r.screen, "  %-17s %s\n", c.usage, c.about)
	}
	fmt.Fprintln(r.screen, "help() tells about what can be called.")
	return false, 0
}

// complete tells how what is typed may go on: commands and file names here, all else the
// session knows.
func (r *repl) complete(text string) (start int, words []string) {
	if !strings.HasPrefix(text, "%") {
		return r.session().Complete(text)
	}
	name, arg, hasArg := strings.Cut(text, " ")
	start = len(text) - len(arg)
	switch {
	case !hasArg:
		start = 0
		for _, known := range commands() {
			word, _, _ := strings.Cut(known.usage, " ")
			words = append(words, word)
		}
		words = slices.DeleteFunc(words, func(w string) bool { return !strings.HasPrefix(w, name) })
	case name == "%load" || name == "%save":
		words = filesLike(arg)
	case name == "%time" || name == "%timeit":
		inner, names := r.session().Complete(arg)
		start, words = start+inner, names
	}
	return start, words
}

// filesLike returns the paths that begin with a text; directories end with a slash.
func filesLike(prefix string) []string {
	list, err := filepath.Glob(globQuote.Replace(prefix) + "*")
	if err != nil {
		return nil
	}
	for i, name := range list {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			list[i] += string(filepath.Separator)
		}
	}
	return list
}

var globQuote = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`)
