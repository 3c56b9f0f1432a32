package conform_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// The files in interp/testdata/{conform,details,students,suite}/*.py hold programs that pyq must run
// as CPython does: the same on standard output, the same exit code. A line "#---- title" begins
// a program, which follows it. The file's name ends in .py; what begins with py2_ is Python 2.
// In the file *.out the same lines begin what CPython printed, followed by "[exit N]" if the
// exit code was not 0, and before that by "[no newline]" if the output did not end with one. A
// comment "# stdin: text" has the input, with Python's escapes. A program of a file with
// "files" in its name runs in an empty directory that it may write to.
//
// In suite are the cases of CPython's own tests of multiprocessing, see suite_test.go. They
// are about what processes do to each other, so they run under many seeds.

var (
	cpython = flag.Bool("cpython", false, "compare the recorded outputs with CPython's")
	record  = flag.Bool("record", false, "write the outputs of those that -run selects anew, from CPython")
)

// A conformCase is one program and what CPython does with it.
type conformCase struct {
	title, text, stdin, want string
	python2                  bool
	differs                  string // why pyq does something else
	files                    bool   // it runs in an empty directory of its own
	seeds                    int    // how often to run it under the serial policy too
}

// conformSeeds says how many seeds the programs of a directory run under.
func conformSeeds(dir string) int {
	switch {
	case dir == "conform":
		return 0
	case dir == "suite" && testing.Short():
		return 5
	case dir == "suite":
		return 50
	}
	return 1
}

func outPath(path string) string { return strings.TrimSuffix(path, ".py") + ".out" }

func readConform(t *testing.T, path string) []conformCase {
	t.Helper()
	titles, texts := testkit.Programs(t, path)
	var outputs map[string]string
	if !*record {
		_, outputs = testkit.Programs(t, outPath(path))
	}
	var list []conformCase
	for _, title := range titles {
		want, ok := outputs[title]
		if !ok && !*record {
			t.Fatalf("%s: no output is recorded for %q", path, title)
		}
		c := conformCase{title: title, text: texts[title], want: want,
			python2: strings.HasPrefix(filepath.Base(path), "py2_"), files: strings.Contains(filepath.Base(path), "files")}
		for line := range strings.Lines(c.text) {
			if in, ok := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "# stdin: "); ok {
				text, err := strconv.Unquote(`"` + strings.ReplaceAll(in, `"`, `\"`) + `"`)
				if err != nil {
					t.Fatalf("%s: %s: %v", path, title, err)
				}
				c.stdin = text
			}
		}
		list = append(list, c)
	}
	return list
}

func TestConform(t *testing.T) {
	t.Parallel()
	differences := testkit.Reasons(t, "../testdata/differences.txt")
	found := 0
	for _, dir := range []string{"conform", "details", "students", "suite"} {
		paths, err := filepath.Glob("../testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs found in %s (%v)", dir, err)
		}
		for _, path := range paths {
			file := dir + "/" + strings.TrimSuffix(filepath.Base(path), ".py")
			cases := readConform(t, path)
			for i, c := range cases {
				cases[i].seeds = conformSeeds(dir)
				if why, ok := differences[file+"/"+c.title]; ok {
					cases[i].differs = why
					found++
				}
			}
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				if *record {
					recordConform(t, path, cases)
					return
				}
				for _, c := range cases {
					t.Run(c.title, func(t *testing.T) {
						t.Parallel()
						c.test(t)
					})
				}
			})
		}
	}
	if found != len(differences) {
		t.Errorf("differences.txt has %d programs, of which %d are there", len(differences), found)
	}
}

func (c *conformCase) test(t *testing.T) {
	if *cpython {
		if got := testkit.CPython(t, c.text, c.stdin, c.python2); got != c.want {
			t.Fatalf("CPython prints\n%s\nbut recorded is\n%s", got, c.want)
		}
	}
	for name, engine := range testkit.Engines() {
		got, message, _ := c.run(t, interp.Options{Clock: interp.VirtualClock, Engine: engine})
		switch {
		case c.differs != "" && got == c.want:
			t.Errorf("by %s it does as CPython does: take it out of testdata/differences.txt", name)
		case c.differs == "" && got != c.want:
			t.Errorf("by %s: got\n%s\nwant\n%s\nstderr:\n%s", name, got, c.want, message)
		}
	}
	for seed := 1; seed <= c.seeds && c.differs == "" && !t.Failed(); seed++ {
		c.testSeed(t, uint64(seed))
	}
}

// testSeed runs the program under the serial policy, and again as the schedule has it.
func (c *conformCase) testSeed(t *testing.T, seed uint64) {
	got, message, schedule := c.run(t, interp.Options{Policy: interp.Serial, Seed: seed})
	if got != c.want {
		t.Errorf("with seed %d: got\n%s\nwant\n%s\nstderr:\n%s", seed, got, c.want, message)
	}
	if seed > 1 {
		return
	}
	if again, _, _ := c.run(t, interp.Options{Schedule: schedule}); again != got {
		t.Errorf("repeating %s gives\n%s\nwhere it gave\n%s", schedule, again, got)
	}
}

// recordConform writes what CPython does with the programs of a file.
func recordConform(t *testing.T, path string, cases []conformCase) {
	outputs := make([]string, len(cases))
	t.Run("record", func(t *testing.T) {
		for i, c := range cases {
			t.Run(c.title, func(t *testing.T) {
				t.Parallel()
				outputs[i] = testkit.Mark + c.title + "\n" + testkit.CPython(t, c.text, c.stdin, c.python2)
			})
		}
	})
	if slices.Contains(outputs, "") {
		t.Fatal("nothing is written: -run must select all of a file's programs")
	}
	if err := os.WriteFile(outPath(path), []byte(strings.Join(outputs, "")), 0o600); err != nil {
		t.Fatal(err)
	}
}

// run runs the program and returns what it did, what it wrote on stderr, and the schedule.
func (c *conformCase) run(t *testing.T, o interp.Options) (did, message, schedule string) {
	var stdout, stderr bytes.Buffer
	o.Stdin, o.Stdout, o.Stderr = strings.NewReader(c.stdin), &stdout, &stderr
	if c.files {
		dir := t.TempDir()
		files, err := interp.OpenFiles(dir, nil, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		defer files.Close()
		o.Files = files
	}
	o.Args, o.MaxSteps = []string{"prog.py"}, 200_000_000
	res, err := testkit.New(o).Run(context.Background(), "prog.py", c.text)
	message = stderr.String()
	if err != nil {
		message += "\n" + err.Error()
	}
	exit := res.ExitCode
	var syntax *interp.SyntaxError
	if errors.As(err, &syntax) {
		exit = 1 // what does not compile has a code of its own
	}
	return testkit.Outcome(stdout.String(), exit), message, res.Schedule
}
