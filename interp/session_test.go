package interp_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// The files in testdata/session/*.txt are transcripts: what is typed at >>> and ..., and
// what a session answers. Lines before the first >>> are comments, among them
// "options: virtual serial" and "differs: why CPython answers something else". With
// -update they are written anew, and with -cpython compared with CPython's.

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
			got := testkit.NewConsole(t, o).Replay(t.Context(), want)
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
