// Package scripts_test runs the teaching programs: each against its recorded
// output on the virtual clock, and against CPython where that is installed.
package scripts_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/*.out with what the programs do now")

// What a program can say about itself, each in a comment line of its own.
var (
	// anyOrder: its processes print whole lines in no fixed order.
	anyOrder = regexp.MustCompile(`(?m)^# Output: lines in any order$`)
	// differs: CPython does something else, with the reason.
	differs = regexp.MustCompile(`(?m)^# CPython: differs, (.+)$`)
)

// A script is one teaching program.
type script struct {
	name string // "sendName"
	path string
	text string
}

// scripts returns all teaching programs.
func scripts(t *testing.T) []script {
	paths, err := filepath.Glob("*.star")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs found (%v)", err)
	}
	var list []script
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, script{strings.TrimSuffix(path, ".star"), path, string(text)})
	}
	return list
}

// An outcome is what a user sees of a run.
type outcome struct {
	code           int
	stdout, stderr string
}

// String is the format of testdata/*.out: the exit code, then what was written
// to stdout and to stderr.
func (o outcome) String() string {
	return fmt.Sprintf("exit code: %d\n-- stdout --\n%s-- stderr --\n%s", o.code, o.stdout, o.stderr)
}

// sorted returns text with its lines sorted, if the script's lines come in any
// order.
func (s script) sorted(text string) string {
	if !anyOrder.MatchString(s.text) {
		return text
	}
	lines := strings.SplitAfter(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// run runs the script on the virtual clock and shows errors as the command does.
func (s script) run(t *testing.T) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	in := testkit.New(interp.Options{
		Stdout: &stdout, Stderr: &stderr, Clock: interp.VirtualClock, Args: []string{s.path}, CPUs: 4,
	})
	res, err := in.Run(context.Background(), s.path, s.text)
	var failure *interp.ScriptError // its traceback has been written
	var deadlock *interp.DeadlockError
	switch {
	case errors.As(err, &deadlock):
		stderr.WriteString(deadlock.Display())
	case err != nil && !errors.As(err, &failure):
		t.Fatal(err)
	}
	if res.Uncalled != "" {
		fmt.Fprintf(&stderr, "nothing was called: %s\n", res.Uncalled)
	}
	return outcome{res.ExitCode, s.sorted(stdout.String()), stderr.String()}
}

func TestScripts(t *testing.T) {
	t.Parallel()
	for _, s := range scripts(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			got := s.run(t).String()
			file := filepath.Join("testdata", s.name+".out")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v (go test -update records it)", err)
			}
			if got != string(want) {
				t.Errorf("%s: got\n%s\nwant\n%s", s.path, got, want)
			}
		})
	}
}

// TestRecorded: every recorded output belongs to a program.
func TestRecorded(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.out")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		program := strings.TrimSuffix(filepath.Base(file), ".out") + ".star"
		if _, err := os.Stat(program); err != nil {
			t.Errorf("%s has no program: %v", file, err)
		}
	}
}

// prelude runs the file that it is given under CPython with the names that pyq
// predeclares. The method fork and whole lines are what pyq promises; CPython
// needs to be told. The first argument says how many times as long a second of the
// program's takes: what it sleeps, how long it waits for a process, and its time of
// day all go by the same slow clock.
const prelude = `
import sys, os, time, multiprocessing
multiprocessing.set_start_method("fork")
def slow(factor):
    begin, now, sleep, join = time.time(), time.time, time.sleep, multiprocessing.Process.join
    time.time = lambda: begin + (now() - begin) / factor
    time.sleep = lambda seconds: sleep(seconds * factor)
    multiprocessing.process.BaseProcess.join = \
        lambda self, timeout=None: join(self, None if timeout is None else timeout * factor)
if sys.argv[1] != "1":
    slow(int(sys.argv[1]))
from multiprocessing import *
sys.stdout.reconfigure(line_buffering=True)
path = sys.argv[2]
sys.argv = sys.argv[2:]
exec(compile(open(path).read(), path, "exec"))
`

// asksTime: what its processes do is ordered by a clock.
var asksTime = regexp.MustCompile(`\btime\.\w`)

// runCPython runs the script under CPython, each second being seconds long.
func (s script) runCPython(t *testing.T, python string, seconds int) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), python, "-c", prelude, strconv.Itoa(seconds), s.path)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), s.sorted(stdout.String()), stderr.String()}
}

// TestCPython: the programs do under CPython what they do here. Most of the time
// goes by in sleeping, so they run side by side.
//
// Here computing takes no time. A program that relies on half a second being enough to
// start a process does something else on a machine that is busy; it is asked again with
// longer seconds. One that asks no clock has no such excuse.
func TestCPython(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: the programs are not compared with CPython")
	}
	for _, s := range scripts(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			if m := differs.FindStringSubmatch(s.text); m != nil {
				t.Skip("CPython differs:", m[1])
			}
			want := s.run(t)
			same := func(got outcome) bool { return got.stdout == want.stdout && got.code == want.code }
			got := s.runCPython(t, python, 1)
			for seconds := 4; seconds <= 16 && !same(got) && asksTime.MatchString(s.text); seconds *= 4 {
				t.Logf("asked again, with seconds that take %d, since CPython printed\n%s", seconds, got.stdout)
				got = s.runCPython(t, python, seconds)
			}
			if !same(got) {
				t.Errorf("CPython prints\n%s(exit code %d) and pyq\n%s(exit code %d)\nCPython's stderr:\n%s",
					got.stdout, got.code, want.stdout, want.code, got.stderr)
			}
		})
	}
}
