// Package testkit, internal to pyq, is what the tests of several packages have in common:
// files of programs, and how one is run.
package testkit

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pyq-lang/pyq/interp"
)

var (
	engine  = flag.String("engine", "pyq", "what runs the programs: pyq, or starlark, the reference")
	engines = map[string]interp.Engine{"pyq": interp.Executor, "starlark": interp.Starlark}
)

// Engine is what runs the programs of the tests, as the flag -engine says.
func Engine() interp.Engine {
	e, ok := engines[*engine]
	if !ok {
		panic("there is no engine " + *engine)
	}
	return e
}

// Engines are those that a program with a known outcome is run by, with their names: both, or
// the one that the flag -engine asks for.
func Engines() map[string]interp.Engine {
	if Engine() == interp.Executor {
		return engines
	}
	return map[string]interp.Engine{*engine: Engine()}
}

// New is interp.New for tests: with the flag -engine=starlark programs are run by the
// reference, unless the options say so anyhow.
func New(o interp.Options) *interp.Interp {
	if o.Engine == interp.Executor {
		o.Engine = Engine()
	}
	return interp.New(o)
}

// Mark begins the line of a program's title in a file of programs. The program follows it.
const Mark = "#---- "

// Programs splits a file of programs at its titles, which are in the order of the file.
func Programs(t testing.TB, path string) (titles []string, texts map[string]string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	title := ""
	for line := range strings.SplitAfterSeq(string(b), "\n") {
		if rest, ok := strings.CutPrefix(line, Mark); ok {
			title = strings.TrimRight(rest, "\r\n")
			if _, twice := texts[title]; twice {
				t.Fatalf("%s: %q stands there twice", path, title)
			}
			titles = append(titles, title)
			texts[title] = ""
			continue
		}
		texts[title] += line
	}
	return titles, texts
}

// Reasons reads a list of programs, each with the reason for which it stands there:
// "conform/repr/special floats: a NaN equals itself".
func Reasons(t testing.TB, path string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, why, ok := strings.Cut(line, ": ")
		if !ok {
			t.Fatalf("%s: %q has no reason", path, line)
		}
		list[name] = why
	}
	return list
}

// Deadline ends a test program that does not end by itself. It is no measure of speed: under
// the race detector, on a busy machine, a serial run that lets a loop go on for a hundred
// turns takes more than half a minute. The InterruptError then tells what its processes were
// doing.
const Deadline = 3 * time.Minute

// Run runs a program and returns what it printed and how it ended.
func Run(t testing.TB, opts interp.Options, text string) (string, *interp.Result, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), Deadline)
	defer cancel()
	var stdout bytes.Buffer
	opts.Stdout = &stdout
	res, err := New(opts).Run(ctx, "a.star", text)
	return stdout.String(), res, err
}
