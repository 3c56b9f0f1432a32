package conform_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// The programs in testdata/*.star are chunks between lines that are "---". Each
// chunk is a program of its own; its first comment is its title. What it is
// expected to do stands in its comments:
//
//	x = f()  ### "regexp"   an uncaught error, in any process, is raised on this
//	                        line and its message matches
//	# want: text            a line of stdout; they come in this order
//	# stderr: text          a line of stderr that belongs to no traceback
//	# exit: 3               the exit code; without it, 1 if the main process
//	                        ended with an error, otherwise 0
//	# any order             processes print in no fixed order: the lines of
//	                        stdout and stderr are sorted
//	# clock: virtual        not on the real clock: it waits for long, or a busy machine
//	                        would wake who sleeps in another order
//
// Nothing else may be written: every traceback needs its "###".

// A chunk is one program and what it is expected to do.
type chunk struct {
	file, title string
	text        string // with the lines before it blank, for true line numbers
	errors      map[int]*regexp.Regexp
	stdout      []string
	stderr      []string
	exit        int // -1: as the error of Run says
	anyOrder    bool
	virtualOnly bool
}

var (
	errorMark = regexp.MustCompile(`### (".*")$`)
	noteMark  = regexp.MustCompile(`^\s*# (want|stderr|exit|clock): ?(.*)$`)
)

// readChunks splits a file of programs.
func readChunks(t *testing.T, path string) []*chunk {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list []*chunk
	var c *chunk
	for i, line := range strings.Split(string(text), "\n") {
		if c == nil || line == "---" {
			c = &chunk{file: filepath.Base(path), text: strings.Repeat("\n", i), errors: map[int]*regexp.Regexp{}, exit: -1}
			list = append(list, c)
		}
		if line == "---" {
			line = ""
		}
		c.text += line + "\n"
		if err := c.note(i+1, line); err != nil {
			t.Fatalf("%s:%d: %v", path, i+1, err)
		}
	}
	return list
}

// note reads what a line says about the chunk's expected behaviour.
func (c *chunk) note(number int, line string) error {
	if m := errorMark.FindStringSubmatch(line); m != nil {
		pattern, err := strconv.Unquote(m[1])
		if err != nil {
			return fmt.Errorf("%s: %v", m[1], err)
		}
		c.errors[number], err = regexp.Compile(pattern)
		return err
	}
	if m := noteMark.FindStringSubmatch(line); m != nil {
		switch m[1] {
		case "want":
			c.stdout = append(c.stdout, m[2])
		case "stderr":
			c.stderr = append(c.stderr, m[2])
		case "clock":
			c.virtualOnly = m[2] == "virtual"
		case "exit":
			n, err := strconv.Atoi(m[2])
			c.exit = n
			return err
		}
		return nil
	}
	switch title, ok := strings.CutPrefix(line, "# "); {
	case line == "# any order":
		c.anyOrder = true
	case ok && c.title == "":
		c.title = title
	}
	return nil
}

func TestPrograms(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../testdata/*.star")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs found (%v)", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".star"), func(t *testing.T) {
			t.Parallel()
			for _, c := range readChunks(t, path) {
				t.Run(c.title, c.test)
			}
		})
	}
}

// test runs the chunk on both clocks, and under the serial policies with several
// seeds, each time also from the schedule that the run printed: whatever the
// order, what is expected of the chunk holds.
func (c *chunk) test(t *testing.T) {
	t.Parallel()
	for name, engine := range testkit.Engines() {
		t.Run("virtual, by "+name, func(t *testing.T) {
			t.Parallel()
			c.run(t, interp.Options{Clock: interp.VirtualClock, Engine: engine})
		})
	}
	if !c.virtualOnly {
		t.Run("real", func(t *testing.T) { t.Parallel(); c.run(t, interp.Options{}) })
	}
	t.Run("serial", func(t *testing.T) {
		t.Parallel()
		for seed := range uint64(4) {
			for _, policy := range []interp.Policy{interp.Serial, interp.PCT} {
				schedule, out := c.run(t, interp.Options{Policy: policy, Seed: seed})
				again, outAgain := c.run(t, interp.Options{Schedule: schedule})
				if again != schedule || outAgain != out {
					t.Errorf("%s: %s: schedule %s gives schedule %s and\n%s\nwhere it gave\n%s",
						c.file, c.title, schedule, again, outAgain, out)
				}
			}
		}
	})
}

// run runs the chunk with some more options and compares what happens with what
// is expected. It returns the run's schedule and all that it printed.
func (c *chunk) run(t *testing.T, o interp.Options) (schedule, output string) {
	ctx, cancel := context.WithTimeout(t.Context(), testkit.Deadline)
	defer cancel()
	var stdout, stderr bytes.Buffer
	o.Stdout, o.Stderr = &stdout, &stderr
	o.Start = time.Date(2025, 3, 4, 5, 6, 7, 0, time.UTC)
	o.Args, o.CPUs = []string{c.file, "one"}, 4
	o.Report = func(r *interp.Report) {
		if r.Kind != "warning" { // what these programs do is often odd
			stderr.WriteString(r.Text)
		}
	}
	res, err := testkit.New(o).Run(ctx, c.file, c.text)
	output = stdout.String() + stderr.String()

	var script *interp.ScriptError
	var syntax *interp.SyntaxError
	wantExit := max(c.exit, 0)
	switch {
	case err == nil:
	case errors.As(err, &script):
		if c.exit < 0 {
			wantExit = report.ExitError
		}
	case errors.As(err, &syntax):
		stderr.WriteString("Traceback (most recent call last):\n" + syntax.Display())
		wantExit = report.ExitUsage
	default:
		t.Errorf("%s: Run: %v", c.file, err)
	}
	if res.ExitCode != wantExit {
		t.Errorf("%s: exit code %d, want %d", c.file, res.ExitCode, wantExit)
	}
	rest := c.checkErrors(t, splitLines(stderr.String()))
	c.compare(t, "stdout", splitLines(stdout.String()), c.stdout)
	c.compare(t, "stderr", rest, c.stderr)
	return res.Schedule, output
}

// compare checks the lines of a stream.
func (c *chunk) compare(t *testing.T, stream string, got, want []string) {
	if c.anyOrder {
		got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %s: %s:\n\t%s\nwant:\n\t%s", c.file, c.title, stream,
			strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// splitLines returns the lines of text, of which the last may be incomplete.
func splitLines(text string) []string {
	text = strings.TrimSuffix(text, "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

var framePattern = regexp.MustCompile(`^  File ".*", line (\d+)`)

// checkErrors compares the tracebacks in stderr with the chunk's "###" and
// returns the lines that belong to none.
func (c *chunk) checkErrors(t *testing.T, lines []string) (rest []string) {
	seen := map[int]bool{}
	for i := 0; i < len(lines); i++ {
		if lines[i] != "Traceback (most recent call last):" {
			rest = append(rest, lines[i])
			continue
		}
		if n := len(rest); n > 0 && strings.HasPrefix(rest[n-1], "Process ") {
			rest = rest[:n-1] // "Process Process-1:"
		}
		at := 0 // the line of the innermost frame
		for i++; i < len(lines) && strings.HasPrefix(lines[i], "  "); i++ {
			if m := framePattern.FindStringSubmatch(lines[i]); m != nil {
				at, _ = strconv.Atoi(m[1])
			}
		}
		msg := "(no message)"
		if i < len(lines) {
			msg = lines[i]
		}
		if i+1 < len(lines) && strings.HasPrefix(lines[i+1], "hint: ") {
			i++
		}
		seen[at] = true
		switch want := c.errors[at]; {
		case want == nil:
			t.Errorf("%s:%d: unexpected error: %s", c.file, at, msg)
		case !want.MatchString(msg):
			t.Errorf("%s:%d: the error is %q, which does not match %q", c.file, at, msg, want)
		}
	}
	for at, want := range c.errors {
		if !seen[at] {
			t.Errorf("%s:%d: no error, want one that matches %q", c.file, at, want)
		}
	}
	return rest
}
