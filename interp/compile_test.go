package interp_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/pyq-lang/pyq/interp"
)

// FuzzCompile: no text makes the front end or the compiler panic, and what the front end
// accepts the compiler accepts too.
func FuzzCompile(f *testing.F) {
	addPrograms(f)
	in := interp.New(interp.Options{})
	f.Fuzz(func(t *testing.T, text string) {
		_, err := in.Compile("a.py", text)
		var syntax *interp.SyntaxError
		var notText *interp.TextError
		switch {
		case err == nil || errors.As(err, &notText):
		case !errors.As(err, &syntax):
			t.Fatalf("%v", err)
		default:
			syntax.Display()
		}
	})
}

// addPrograms adds the programs in testdata to a corpus.
func addPrograms(f *testing.F) {
	f.Helper()
	for _, pattern := range []string{"testdata/*/*.py", "testdata/*.star"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatalf("no programs found (%v)", err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
}
