package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/trace"
)

// choosePolicy turns the flags about the order of a run into options.
func (f *flags) choosePolicy(opts *interp.Options) error {
	serial := f.seed != "" || f.schedule != "" || f.printSchedule || f.strategy != "random"
	switch {
	case f.choose && (f.schedule != "" || f.strategy != "random"):
		return usageError{"--choose leaves the choices to you: leave --schedule and --strategy out"}
	case f.seed != "" && f.schedule != "":
		return usageError{"--schedule has a seed in it: leave --seed out"}
	case f.schedule != "":
		opts.Schedule = f.schedule
		return nil
	case !serial:
		return nil
	}
	switch f.strategy {
	case "random":
		opts.Policy = interp.Serial
	case "pct":
		opts.Policy, opts.PCTDepth = interp.PCT, f.depth
	default:
		return usageError{fmt.Sprintf("there is no strategy %q: write random or pct", f.strategy)}
	}
	if f.depth < 1 {
		return usageError{"--pct-depth must be at least 1"}
	}
	defer func() { f.seedUsed = opts.Seed }()
	switch f.seed {
	case "", "random":
		opts.Seed = uint64(rand.Uint32()) // short enough to be typed again
		return nil
	}
	var err error
	if opts.Seed, err = strconv.ParseUint(f.seed, 10, 64); err != nil {
		return usageError{fmt.Sprintf("--seed %s: write a number of 0 or more, two as in 1-30, or random", f.seed)}
	}
	return nil
}

// showSchedule prints a run's schedule, if the user wants it or the run ended
// badly, as the command that repeats the run.
func (f *flags) showSchedule(tell *reporter, src *source, res *interp.Result, err error) {
	var diverged *interp.ScheduleError
	var output *interp.OutputError
	if f.single || res.Schedule == "" || errors.As(err, &diverged) || errors.As(err, &output) {
		return
	}
	switch {
	case f.choose && len(res.Schedule) > longestSchedule && !f.printSchedule:
		tell.say(report.NoteKind, "the schedule of this run is too long to show: --print-schedule prints it all the same")
	case f.choose || err != nil || res.ExitCode != 0:
		tell.say(report.NoteKind, "to see this run again: "+f.replayCommand(src, res.Schedule))
	case f.printSchedule:
		tell.say(report.NoteKind, "schedule "+res.Schedule)
	}
}

// longestSchedule is how many characters of a schedule fit a command that people
// copy. The seed of a longer one repeats the run as well.
const longestSchedule = 1000

func (f *flags) replayCommand(src *source, schedule string) string {
	if len(schedule) > longestSchedule && !f.choose && f.schedule == "" {
		return f.seedCommand(src)
	}
	return f.commandWith(src, "--schedule", shellQuoteIfNeeded(schedule))
}

// seedCommand is the command that repeats a run by its seed.
func (f *flags) seedCommand(src *source) string {
	words := []string{"--seed", strconv.FormatUint(f.seedUsed, 10)}
	if f.strategy != "random" {
		words = append(words, "--strategy", f.strategy, "--pct-depth", strconv.Itoa(f.depth))
	}
	return f.commandWith(src, words...)
}

// commandWith is the command that runs the program with words for its order.
func (f *flags) commandWith(src *source, order ...string) string {
	words := append([]string{"pyq", "run"}, order...)
	if f.maxSteps != 0 {
		words = append(words, "--max-steps", strconv.FormatUint(f.maxSteps, 10))
	}
	if f.engine != defaultEngine {
		words = append(words, "--engine", f.engine)
	}
	if f.startMethod != interp.Fork.String() {
		words = append(words, "--start-method", f.startMethod)
	}
	for _, dir := range f.allowRead {
		words = append(words, "--allow-read", shellQuoteIfNeeded(dir))
	}
	for _, dir := range f.allowWrite {
		words = append(words, "--allow-write", shellQuoteIfNeeded(dir))
	}
	if f.allowEnv {
		words = append(words, "--allow-env")
	}
	if f.exprGiven {
		words = append(words, "-e", shellQuote(f.expr))
	}
	args := src.args
	if f.codeGiven {
		words, args = append(words, "-c", shellQuote(f.code)), args[1:]
	}
	for _, a := range args {
		words = append(words, shellQuoteIfNeeded(a))
	}
	return strings.Join(words, " ")
}

// done says what an event did with an object of a name, "" for none, and what came of it.
func done(e trace.Event, object string) string {
	what := string(e.Kind)
	if object != "" {
		what += " " + object
	}
	if e.Detail != "" {
		what += ": " + e.Detail
	}
	return what
}

// stepPrinter returns what prints each operation, and each wait as it begins, on a line: when,
// which process, what, and the line of the program.
func stepPrinter(w io.Writer) func(trace.Event) {
	return func(e trace.Event) {
		what, number := done(e, e.Object), ""
		if e.Seq == 0 {
			what = "waits in " + what
		} else {
			number = strconv.FormatUint(e.Seq, 10)
		}
		if e.Waited > 0 {
			what += fmt.Sprintf(" (waited %v)", e.Waited)
		}
		fmt.Fprintf(w, "%4s %8v  %-14s %s", number, e.Time, e.Process, what)
		if e.Pos.IsValid() {
			fmt.Fprintf(w, "  [%v]", e.Pos)
		}
		fmt.Fprintln(w)
	}
}
