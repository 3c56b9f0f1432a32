package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
)

// seedRange reads a --seed such as 1-30.
func seedRange(text string) (first, last uint64, ok bool) {
	a, b, found := strings.Cut(text, "-")
	first, err := strconv.ParseUint(a, 10, 64)
	last, err2 := strconv.ParseUint(b, 10, 64)
	return first, last, found && err == nil && err2 == nil
}

// checkSeeds refuses ranges that make no sense, and flags that show or repeat a single run.
func (f *flags) checkSeeds(first, last uint64, prompt bool) error {
	const most = 100_000
	switch {
	case last < first || last-first >= most:
		return usageError{fmt.Sprintf("--seed %s: write the smaller number first, and at most %d seeds", f.seed, most)}
	case prompt:
		return usageError{"a prompt has one seed: --seed " + f.seed + " is for programs"}
	}
	for _, other := range []struct {
		name  string
		given bool
	}{
		{"--choose", f.choose}, {"--schedule", f.schedule != ""}, {"--print-schedule", f.printSchedule},
		{"--step", f.step}, {"--explain", f.explain}, {"--json", f.json},
	} {
		if other.given {
			return usageError{other.name + " is for a single run: give --seed one number"}
		}
	}
	return nil
}

// A seedGroup is the seeds whose runs looked the same.
type seedGroup struct {
	text  string // what they printed
	code  int
	seeds []uint64
}

// runSeeds runs a program once for each seed and tells which runs differ. The exit code is 1 if
// any run failed.
func (f *flags) runSeeds(first, last uint64, src *source, opts interp.Options, stdin io.Reader, stdout io.Writer, tell *reporter) (int, error) {
	var input []byte
	if src.name != "<stdin>" && !isTerminal(stdin) {
		var err error
		if input, err = io.ReadAll(stdin); err != nil {
			return report.ExitUsage, fmt.Errorf("cannot read standard input: %w", err)
		}
	}
	var groups []*seedGroup
	known := map[string]*seedGroup{}
	for seed := first; ; seed++ {
		var out bytes.Buffer
		one := *f
		one.seed, one.single = strconv.FormatUint(seed, 10), true
		to := &reporter{w: &out, colour: tell.colour}
		opts := opts
		opts.Stdin, opts.Stdout, opts.Stderr, opts.Report = bytes.NewReader(input), &out, &out, to.tell
		opts.Monitor = new(interp.Monitor)
		if err := one.choosePolicy(&opts); err != nil {
			return report.ExitOK, err
		}
		code, err := one.runSource(src, opts, nil, &out, to)
		if err != nil {
			return code, err
		}
		if code == report.ExitInterrupted || code == exitTerminated {
			_, err := stdout.Write(out.Bytes())
			return code, err
		}
		key := fmt.Sprintf("%d\n%s", code, out.String())
		g := known[key]
		if g == nil {
			g = &seedGroup{text: out.String(), code: code}
			known[key] = g
			groups = append(groups, g)
		}
		if g.seeds = append(g.seeds, seed); seed == last {
			break
		}
	}
	return f.tellSeeds(groups, src, stdout, tell)
}

// tellSeeds shows each kind of run once, and how to see the first that failed again.
func (f *flags) tellSeeds(groups []*seedGroup, src *source, stdout io.Writer, tell *reporter) (int, error) {
	all := 0
	var failed *seedGroup
	var b strings.Builder
	for _, g := range groups {
		all += len(g.seeds)
		if g.code != 0 && failed == nil {
			failed = g
		}
		fmt.Fprintf(&b, "%s, exit code %d:\n", namedSeeds(g.seeds), g.code)
		for line := range strings.Lines(g.text) {
			b.WriteString("  " + strings.TrimRight(line, "\n") + "\n")
		}
	}
	if _, err := io.WriteString(stdout, b.String()); err != nil {
		return report.ExitError, fmt.Errorf("cannot write to standard output: %w", errors.Unwrap(err))
	}
	summary := fmt.Sprintf("all %s gave the same", count(all, "run"))
	if len(groups) > 1 {
		summary = fmt.Sprintf("%s gave %d different results", count(all, "run"), len(groups))
	}
	tell.say(report.NoteKind, summary)
	if failed == nil {
		return report.ExitOK, nil
	}
	one := *f
	one.seedUsed = failed.seeds[0]
	tell.say(report.NoteKind, "to see the first that failed again: "+one.seedCommand(src))
	return report.ExitError, nil
}

// namedSeeds writes seeds with those that follow each other drawn together: seeds 1-3, 7.
func namedSeeds(seeds []uint64) string {
	var parts []string
	for i := 0; i < len(seeds); {
		j := i
		for j+1 < len(seeds) && seeds[j+1] == seeds[j]+1 {
			j++
		}
		part := strconv.FormatUint(seeds[i], 10)
		switch {
		case j == i+1:
			part += ", " + strconv.FormatUint(seeds[j], 10)
		case j > i:
			part += "-" + strconv.FormatUint(seeds[j], 10)
		}
		parts = append(parts, part)
		i = j + 1
	}
	word := "seeds "
	if len(seeds) == 1 {
		word = "seed "
	}
	return word + strings.Join(parts, ", ")
}
