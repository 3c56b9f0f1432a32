package interp_test

import (
	"bytes"
	"context"
	"regexp"
	"testing"

	"github.com/pyq-lang/pyq/interp"
)

var (
	caretLines = regexp.MustCompile(`(?m)^ +[\^~]+ *\n`)
	fileNames  = regexp.MustCompile(`File "[^"]*prog\.py"`)
)

// TestTraceback compares what programs print on standard error with what CPython prints:
// testdata/traceback.out, which begins programs as testdata/conform*/*.out do. Lines of carets
// are left out, for CPython underlines whole expressions.
func TestTraceback(t *testing.T) {
	t.Parallel()
	titles, texts := splitPrograms(t, "testdata/traceback.py")
	_, wants := splitPrograms(t, "testdata/traceback.out")
	for _, title := range titles {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			var stderr bytes.Buffer
			in := interp.New(interp.Options{Stderr: &stderr, Clock: interp.VirtualClock})
			in.Run(context.Background(), "prog.py", texts[title])
			got := fileNames.ReplaceAllString(caretLines.ReplaceAllString(stderr.String(), ""), `File "prog.py"`)
			if got != wants[title] {
				t.Errorf("got\n%s\nwant\n%s", got, wants[title])
			}
		})
	}
}
