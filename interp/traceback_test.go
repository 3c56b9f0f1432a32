package interp_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// The files testdata/tracebacks/*.py hold programs in the form of those of TestConform that
// end with an error that nothing catches; *.err has what CPython 3.11 writes of it on
// standard error. What begins with own_ is worded by pyq itself.
func TestTracebacks(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/tracebacks/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs found (%v)", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			titles, texts := testkit.Programs(t, path)
			_, wants := testkit.Programs(t, strings.TrimSuffix(path, ".py")+".err")
			if *update && strings.HasPrefix(name, "own_") {
				updateTracebacks(t, path, titles, texts)
				return
			}
			for _, title := range titles {
				t.Run(title, func(t *testing.T) {
					t.Parallel()
					if *cpython && !strings.HasPrefix(name, "own_") {
						if got := tracebackOfCPython(t, texts[title]); got != wants[title] {
							t.Fatalf("CPython writes\n%s\nbut recorded is\n%s", got, wants[title])
						}
					}
					for engineName, engine := range testkit.Engines() {
						got := tracebackBy(engine, texts[title])
						if !strings.HasPrefix(name, "own_") {
							got = hintLine.ReplaceAllString(got, "") // CPython has none
						}
						if got != wants[title] {
							t.Errorf("by %s: got\n%s\nwant\n%s", engineName, got, wants[title])
						}
					}
				})
			}
		})
	}
}

// TestNoHints: the programs of own_nohints look like those that get a hint, which would be
// wrong for them. Those of own_nomistakes are correct.
func TestNoHints(t *testing.T) {
	t.Parallel()
	titles, texts := testkit.Programs(t, "testdata/tracebacks/own_nomistakes.py")
	for _, title := range titles {
		if text := tracebackOf(texts[title]); text != "" {
			t.Errorf("%s: %s", title, text)
		}
	}
	titles, texts = testkit.Programs(t, "testdata/tracebacks/own_nohints.py")
	for _, title := range titles {
		text := tracebackOf(texts[title])
		if text == "" || strings.Contains(text, "hint: ") || strings.Contains(text, "Did you mean") {
			t.Errorf("%s: %s", title, text)
		}
	}
}

var (
	update  = flag.Bool("update", false, "write what pyq says to testdata/tracebacks/own_*.err")
	cpython = flag.Bool("cpython", false, "compare the recorded tracebacks and transcripts with CPython's")
)

func updateTracebacks(t *testing.T, path string, titles []string, texts map[string]string) {
	var b strings.Builder
	for _, title := range titles {
		b.WriteString(testkit.Mark + title + "\n" + tracebackOf(texts[title]))
	}
	if err := os.WriteFile(strings.TrimSuffix(path, ".py")+".err", []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

var hintLine = regexp.MustCompile("(?m)^hint: .*\n")

// tracebackOf returns what a program writes on standard error.
func tracebackOf(text string) string { return tracebackBy(testkit.Engine(), text) }

func tracebackBy(engine interp.Engine, text string) string {
	var stderr bytes.Buffer
	in := testkit.New(interp.Options{Engine: engine, Stderr: &stderr, Clock: interp.VirtualClock, MaxSteps: 10_000_000})
	_, err := in.Run(context.Background(), "prog.py", text)
	if e, ok := err.(*interp.SyntaxError); ok {
		return e.Display()
	}
	return stderr.String()
}

func tracebackOfCPython(t *testing.T, text string) string {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "prog.py"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "prog.py")
	var stderr bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &stderr
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	_ = cmd.Run() // it fails
	return strings.ReplaceAll(stderr.String(), dir+string(filepath.Separator), "")
}
