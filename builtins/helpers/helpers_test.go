package helpers_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins"
	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/testkit"
)

var (
	cpython = flag.Bool("cpython", false, "compare the recorded outputs with CPython's")
	record  = flag.Bool("record", false, "write testdata/*.out anew, from CPython")
)

// elsewhere are the helpers that no program of testdata can call: inputs of a session do,
// texts that exec runs, and print statements in a program that is Python 3 otherwise.
var elsewhere = []string{"$sessioncell", "$display", "$currentnamespace", "$currentglobals", "$print"}

// TestPrograms runs the programs of testdata/*.py, whose titles name helpers. What they
// print is CPython's, in *.out; and they do call the helpers, all of which have a program.
func TestPrograms(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, name := range elsewhere {
		tried[name] = true
	}
	for _, file := range []string{"python3", "python2"} {
		titles, texts := testkit.Programs(t, "testdata/"+file+".py")
		version := parser.Python3
		if file == "python2" {
			version = parser.Python2
		}
		if *record {
			recordOutputs(t, file, titles, texts)
			continue
		}
		_, wants := testkit.Programs(t, "testdata/"+file+".out")
		for _, title := range titles {
			for _, name := range helpersOf(title) {
				tried[name] = true
			}
			t.Run(title, func(t *testing.T) {
				t.Parallel()
				called := calls(t, texts[title], version)
				for _, name := range helpersOf(title) {
					if !called[name] {
						t.Errorf("the program does not call %s", name)
					}
				}
				if *cpython {
					if got := testkit.CPython(t, texts[title], "", file == "python2"); got != wants[title] {
						t.Fatalf("CPython prints\n%s\nbut recorded is\n%s", got, wants[title])
					}
				}
				if got := run(texts[title]); got != wants[title] {
					t.Errorf("got\n%s\nwant\n%s", got, wants[title])
				}
			})
		}
	}
	for _, h := range lower.Helpers {
		if !tried[h.Name] && !*record {
			t.Errorf("no program calls %s", h.Name)
		}
	}
}

// helpersOf returns the helpers that a title names.
func helpersOf(title string) []string {
	return slices.DeleteFunc(strings.Fields(title), func(word string) bool { return word[0] != '$' })
}

// calls returns the helpers that a program calls, once it is lowered.
func calls(t *testing.T, text string, version parser.Version) map[string]bool {
	t.Helper()
	env, _ := builtins.Env(nil)
	low, err := python.Lower(text, &python.Options{Options: lower.Options{File: "prog.py", Name: "__main__", Predeclared: env.Has}, Python2: version})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	syntax.Walk(low.File, func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Ident); ok {
			names[id.Name] = true
		}
		return true
	})
	return names
}

// run runs a program, and returns its outcome, with the traceback if it failed.
func run(text string) string {
	var stdout, stderr bytes.Buffer
	in := testkit.New(interp.Options{Stdout: &stdout, Stderr: &stderr, Clock: interp.VirtualClock, MaxSteps: 10_000_000})
	res, _ := in.Run(context.Background(), "prog.py", text)
	if res.ExitCode == 0 {
		stderr.Reset() // warnings
	}
	return testkit.Outcome(stdout.String(), res.ExitCode) + stderr.String()
}

func recordOutputs(t *testing.T, file string, titles []string, texts map[string]string) {
	t.Helper()
	var b strings.Builder
	for _, title := range titles {
		b.WriteString(testkit.Mark + title + "\n" + testkit.CPython(t, texts[title], "", file == "python2"))
	}
	if err := os.WriteFile("testdata/"+file+".out", []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
