package scripts_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// The programs in bench/{kernels,programs,micro} are what pyq's speed is measured by, see
// bench/README.md. The file testdata/bench/GROUP.txtar has what CPython prints for each, at
// the size that the program names for tests.

var record = flag.Bool("record", false, "write testdata/bench/*.txtar anew, from CPython")

// testSize is how a program says at which size it is done at once.
var testSize = regexp.MustCompile(`(?m)^# Test size: (\d+)$`)

// A timed program is run with its size as the only argument; without, it takes as long as
// it has to for its time to mean something.
type timed struct {
	name string // "fib"
	path string
	text string
}

// timedPrograms returns the programs of a group, by name.
func timedPrograms(tb testing.TB, group string) (list []timed) {
	tb.Helper()
	paths, err := filepath.Glob(filepath.Join("bench", group, "*.py"))
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no programs found (%v)", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		list = append(list, timed{name, path, string(text)})
	}
	return list
}

// args returns what the program is called with in tests.
func (p timed) args(tb testing.TB) []string {
	tb.Helper()
	found := testSize.FindStringSubmatch(p.text)
	if found == nil {
		tb.Fatalf("%s has no line '# Test size: N'", p.path)
	}
	return []string{p.path, found[1]}
}

// run runs the program and returns what it has printed.
func (p timed) run(tb testing.TB, args []string) string {
	tb.Helper()
	var stdout, stderr bytes.Buffer
	in := testkit.New(interp.Options{Stdout: &stdout, Stderr: &stderr, Args: args})
	res, err := in.Run(context.Background(), p.path, p.text)
	if err != nil || res.ExitCode != 0 || stderr.Len() > 0 {
		tb.Fatalf("%v (exit code %d)\n%s", err, res.ExitCode, &stderr)
	}
	return stdout.String()
}

// askCPython writes what CPython prints for the programs.
func askCPython(t *testing.T, file string, programs []timed) {
	t.Helper()
	a := &txtar.Archive{Comment: []byte("Recorded from CPython: go test ./scripts -run TestTimed -record\n")}
	for _, p := range programs {
		out, err := exec.CommandContext(t.Context(), "python3", p.args(t)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", p.path, err, out)
		}
		a.Files = append(a.Files, txtar.File{Name: p.name, Data: out})
	}
	if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestTimed: the programs whose time is taken do what they do under CPython. They compute
// and nothing else, so they run before the tests that wait for each other.
func TestTimed(t *testing.T) {
	for _, group := range []string{"kernels", "programs", "micro"} {
		t.Run(group, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join("testdata", "bench", group+".txtar")
			programs := timedPrograms(t, group)
			if *record {
				askCPython(t, file, programs)
			}
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatalf("%v (go test -record records it)", err)
			}
			var names, recorded []string
			for _, p := range programs {
				names = append(names, p.name)
			}
			for _, f := range a.Files {
				recorded = append(recorded, f.Name)
			}
			if !slices.Equal(names, recorded) {
				t.Fatalf("%s has the outputs of %v, want those of %v", file, recorded, names)
			}
			for i, p := range programs {
				t.Run(p.name, func(t *testing.T) {
					t.Parallel()
					if got, want := p.run(t, p.args(t)), string(a.Files[i].Data); got != want {
						t.Errorf("got\n%s\nwant\n%s", got, want)
					}
				})
			}
		})
	}
}

// TestRunner: bench/run.py measures what it is given, and tells who does something else.
// CPython stands in for pyq here: this is about the tables, not about what is in them.
func TestRunner(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	run := func(t *testing.T, args ...string) (string, int) {
		t.Helper()
		args = append([]string{"bench/run.py", "--quick", "-n", "1", "--only", "fib,loops_"}, args...)
		cmd := exec.CommandContext(t.Context(), python, args...)
		out, _ := cmd.CombinedOutput() // how it ends is looked at by those who call
		return string(out), cmd.ProcessState.ExitCode()
	}
	t.Run("same", func(t *testing.T) {
		t.Parallel()
		markdown := filepath.Join(t.TempDir(), "table.md")
		out, code := run(t, "--pyq", python, "--peer", "again="+python, "--markdown", markdown)
		if code != 0 {
			t.Fatalf("exit code %d\n%s", code, out)
		}
		text, err := os.ReadFile(markdown)
		if err != nil {
			t.Fatal(err)
		}
		number := `\d+(\.\d+)?`
		for _, row := range []string{
			`\| kernels \| CPython, ms \| pyq \| median \| again \| median \|`,
			`\| fib \|( ` + number + ` \|){5}`,
			`\| geometric mean \|  \|( ` + number + ` \|){4}`,
			`\| loops \|( ` + number + ` \|){3}`,
			`\| start-up, ms \|( ` + number + ` \|){3}`,
		} {
			if !regexp.MustCompile(`(?m)^` + row + `$`).Match(text) {
				t.Errorf("there is no row %s in\n%s", row, text)
			}
		}
	})
	t.Run("other", func(t *testing.T) {
		t.Parallel()
		out, code := run(t, "--pyq", "echo")
		if want := "pyq does not do what CPython does: fib: line 1 is "; code != 1 || !strings.Contains(out, want) {
			t.Errorf("exit code %d, want 1 and %q in\n%s", code, want, out)
		}
		if regexp.MustCompile(`(?m)^fib +\d+ +\d`).MatchString(out) {
			t.Errorf("what is not the same has a ratio:\n%s", out)
		}
	})
}

// BenchmarkTimed runs the programs at their full size in this process, to be profiled:
//
//	go test ./scripts -run '^$' -bench Timed/kernels/fib -cpuprofile cpu.out
func BenchmarkTimed(b *testing.B) {
	for _, group := range []string{"kernels", "programs", "micro"} {
		b.Run(group, func(b *testing.B) {
			for _, p := range timedPrograms(b, group) {
				b.Run(p.name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						p.run(b, []string{p.path})
					}
				})
			}
		})
	}
}
