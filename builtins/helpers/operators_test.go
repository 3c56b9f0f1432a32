package helpers_test

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestOperators runs testdata/operators.py: all operators with all pairs of values of all kinds.
// What comes out is CPython 3.12's, in operators.out.
func TestOperators(t *testing.T) {
	t.Parallel()
	const out = "testdata/operators.out"
	text, err := os.ReadFile("testdata/operators.py")
	if err != nil {
		t.Fatal(err)
	}
	if *record {
		if err := os.WriteFile(out, []byte(testkit.CPython(t, string(text), "", false)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if *cpython && testkit.CPython(t, string(text), "", false) != string(recorded) {
		t.Fatal("CPython prints something else than what is recorded")
	}
	var stdout bytes.Buffer
	in := testkit.New(interp.Options{Stdout: &stdout, Stderr: t.Output(), Clock: interp.VirtualClock})
	if _, err := in.Run(context.Background(), "operators.py", string(text)); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(stdout.String(), "\n")
	want := strings.Split(string(recorded), "\n")
	if len(got) != len(want) {
		t.Errorf("there are %d lines, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("got  %s\nwant %s", differing(got[i], want[i]), differing(want[i], got[i]))
		}
	}
}

// differing returns the beginning of a line and the cells that are not in another one.
func differing(line, other string) string {
	head, cells, _ := strings.Cut(line, ": ")
	_, others, _ := strings.Cut(other, ": ")
	known := strings.Split(others, "; ")
	list := slices.DeleteFunc(strings.Split(cells, "; "), func(cell string) bool { return slices.Contains(known, cell) })
	return head + ": " + strings.Join(list, "; ")
}
