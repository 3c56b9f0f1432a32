package interp_test

import (
	"errors"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/python/corpus"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestCompile: what the front end accepts of the repository's programs the compiler accepts,
// too, and what it does not accept is displayed. Package lower tries texts that nobody wrote.
func TestCompile(t *testing.T) {
	t.Parallel()
	programs, err := corpus.Programs(".")
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs (%v)", err)
	}
	in := testkit.New(interp.Options{})
	for _, text := range programs {
		_, err := in.Compile("a.py", text)
		var syntax *interp.SyntaxError
		switch {
		case err == nil:
		case !errors.As(err, &syntax):
			t.Errorf("%s\n%v", text, err)
		case syntax.Display() == "":
			t.Errorf("%s\nnothing is displayed", text)
		}
	}
}
