package interp_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/pyq-lang/pyq/interp"
)

// The files in testdata/session/*.txt are transcripts: what is typed at >>> and ..., and
// what a session answers. Lines before the first >>> are comments, among them
// "options: virtual serial" and "differs: why CPython answers something else". With
// -update they are written anew, and with -cpython compared with CPython's.

// A console is a session with what it has written.
type console struct {
	*interp.Session
	mu  sync.Mutex
	out strings.Builder
}

func (c *console) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.Write(b)
}

// take returns what was written since the last call.
func (c *console) take() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	text := c.out.String()
	c.out.Reset()
	return text
}

func newConsole(t *testing.T, o interp.Options) *console {
	t.Helper()
	c := &console{}
	o.Stdout, o.Stderr = c, c
	s, err := interp.New(o).NewSession(t.Context(), interp.SessionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c.Session = s
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return c
}

// eval runs an input and returns all that is to be seen of it.
func (c *console) eval(ctx context.Context, text string) string {
	e, err := c.Eval(ctx, text)
	out := c.take()
	if e.NowPython2 {
		out += "(now Python 2)\n"
	}
	var display interface{ Display() string }
	switch {
	case e.Incomplete:
		return out + "(incomplete)\n"
	case errors.As(err, &display):
		return out + display.Display()
	case err != nil:
		return out + err.Error() + "\n"
	}
	return out
}

// replay types the inputs of a transcript and returns the transcript that comes of it.
func (c *console) replay(ctx context.Context, transcript string) string {
	var out strings.Builder
	var input string
	for line := range strings.Lines(transcript) {
		text, more := strings.CutPrefix(line, "...")
		if !more {
			var typed bool
			if text, typed = strings.CutPrefix(line, ">>>"); !typed {
				continue
			}
		}
		out.WriteString(line)
		if input += strings.TrimPrefix(text, " "); !c.NeedsMore(input) {
			answer := c.eval(ctx, input)
			out.WriteString(answer)
			if answer != "" && !strings.HasSuffix(answer, "\n") {
				out.WriteString("\n")
			}
			input = ""
		}
	}
	if input != "" {
		out.WriteString("(the transcript ends within an input)\n")
	}
	return out.String()
}

func TestSessionTranscripts(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/session/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no transcripts found (%v)", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			t.Parallel()
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := string(b)
			start := strings.Index(text, ">>>")
			if start < 0 {
				t.Fatal("nothing is typed in it")
			}
			head, want := text[:start], text[start:]
			var o interp.Options
			if strings.Contains(head, "virtual") {
				o.Clock = interp.VirtualClock
			}
			if strings.Contains(head, "serial") {
				o.Policy = interp.Serial
			}
			got := newConsole(t, o).replay(t.Context(), want)
			if *update {
				if err := os.WriteFile(path, []byte(head+got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff("want", []byte(want), "got", []byte(got)); d != nil {
				t.Errorf("%s", d)
			}
			if *cpython && !strings.Contains(head, "differs:") {
				if d := diff.Diff("CPython", []byte(cpythonAnswers(t, want)), "pyq", []byte(withoutSources(got))); d != nil {
					t.Errorf("%s", d)
				}
			}
		})
	}
}

// interactive has code.InteractiveConsole answer a transcript.
const interactive = `
import code, contextlib, sys
answers = code.InteractiveConsole(filename="<stdin>")
def lines():
    for line in open(sys.argv[1]):
        if line.startswith((">>>", "...")):
            print(line.rstrip("\n"), flush=True)
            yield line[4:].rstrip("\n")
with contextlib.redirect_stderr(sys.stdout):
    for line in lines():
        answers.push(line)
`

func cpythonAnswers(t *testing.T, transcript string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "transcript")
	if err := os.WriteFile(file, []byte(transcript), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", "-c", interactive, file).Output()
	if err != nil {
		t.Fatal(err)
	}
	return withoutSources(string(out))
}

var (
	inputName  = regexp.MustCompile(`"<stdin:\d+>"`)
	sourceLine = regexp.MustCompile(`(?m)^(  File "[^"]*", line \d+, in .*\n)(?:    .*\n)+`)
)

// withoutSources drops what CPython does not show of a prompt's inputs: their numbers and
// the source lines in tracebacks. Trailing space at ... is no matter.
func withoutSources(text string) string {
	text = inputName.ReplaceAllString(text, `"<stdin>"`)
	text = sourceLine.ReplaceAllString(text, "$1")
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}
