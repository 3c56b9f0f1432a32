package interp_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
)

// The files in testdata/{conform,conform2,students}/*.py hold programs that pyq must run as
// CPython does: the same on standard output, the same exit code. A line "#---- title" begins
// a program, which follows it. The file's name ends in .py; what begins with py2_ is Python 2.
// In the file *.out the same lines begin what CPython printed, followed by "[exit N]" if the
// exit code was not 0, and before that by "[no newline]" if the output did not end with one. A
// comment "# stdin: text" has the input, with Python's escapes.

var cpython = flag.Bool("cpython", false, "compare the recorded outputs of testdata/conform* with CPython's")

const programMark = "#---- "

// A conformCase is one program and what CPython does with it.
type conformCase struct {
	title, text, stdin, want string
	python2                  bool
}

// splitPrograms splits a file at its titles.
func splitPrograms(t *testing.T, path string) (titles []string, texts map[string]string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	title := ""
	for line := range strings.SplitAfterSeq(string(b), "\n") {
		if rest, ok := strings.CutPrefix(line, programMark); ok {
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

func readConform(t *testing.T, path string) []conformCase {
	t.Helper()
	titles, texts := splitPrograms(t, path)
	_, outputs := splitPrograms(t, strings.TrimSuffix(path, ".py")+".out")
	var list []conformCase
	for _, title := range titles {
		want, ok := outputs[title]
		if !ok {
			t.Fatalf("%s: no output is recorded for %q", path, title)
		}
		c := conformCase{title: title, text: texts[title], want: want,
			python2: strings.HasPrefix(filepath.Base(path), "py2_")}
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
	for _, dir := range []string{"conform", "conform2", "students"} {
		paths, err := filepath.Glob("testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs found in %s (%v)", dir, err)
		}
		for _, path := range paths {
			t.Run(dir+"/"+strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
				t.Parallel()
				for _, c := range readConform(t, path) {
					t.Run(c.title, func(t *testing.T) {
						t.Parallel()
						c.test(t)
					})
				}
			})
		}
	}
}

// outcome writes what a program did as the files *.out have it.
func outcome(stdout string, exit int) string {
	if stdout != "" && !strings.HasSuffix(stdout, "\n") {
		stdout += "\n[no newline]\n"
	}
	if exit != 0 {
		stdout += fmt.Sprintf("[exit %d]\n", exit)
	}
	return stdout
}

func (c *conformCase) test(t *testing.T) {
	if *cpython {
		if got := c.runCPython(t); got != c.want {
			t.Fatalf("CPython prints\n%s\nbut recorded is\n%s", got, c.want)
		}
	}
	var stdout, stderr bytes.Buffer
	in := interp.New(interp.Options{Stdin: strings.NewReader(c.stdin), Stdout: &stdout, Stderr: &stderr,
		Clock: interp.VirtualClock, Args: []string{"prog.py"}, MaxSteps: 200_000_000})
	res, err := in.Run(context.Background(), "prog.py", c.text)
	message := stderr.String()
	if err != nil {
		message += "\n" + err.Error()
	}
	exit := res.ExitCode
	if syntax := (*interp.SyntaxError)(nil); errors.As(err, &syntax) {
		exit = 1 // what does not compile has a code of its own
	}
	if got := outcome(stdout.String(), exit); got != c.want {
		t.Errorf("got\n%s\nwant\n%s\nstderr:\n%s", got, c.want, message)
	}
}

func (c *conformCase) runCPython(t *testing.T) string {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "prog.py"), []byte(c.text), 0o600); err != nil {
		t.Fatal(err)
	}
	python := "python3"
	if c.python2 {
		python = "python2.7"
	}
	cmd := exec.Command(python, "prog.py")
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(c.stdin)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	out, _ := cmd.Output() // the exit code is compared
	return outcome(string(out), cmd.ProcessState.ExitCode())
}
