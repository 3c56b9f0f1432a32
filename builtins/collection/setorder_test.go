package collection

import (
	"slices"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
)

// setOf returns the set of the elements that an expression has.
func setOf(t testing.TB, elems string) *starlark.Set {
	t.Helper()
	v, err := starlark.EvalOptions(&syntax.FileOptions{Set: true}, new(starlark.Thread), "test", "set("+elems+")", nil)
	if err != nil {
		t.Fatal(err)
	}
	return v.(*starlark.Set)
}

// The transcripts hold sets of numbers; a str's hash differs from run to run, and order of
// insertion is what remains.
func TestSetOrder(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ elems, want string }{
		{"[9, 'b', 1, 'a']", "{9, 'b', 1, 'a'}"},
		{"[3, None, 1]", "{3, None, 1}"},
		{"[3, (1, 'a'), 1]", "{3, (1, 'a'), 1}"},
		{"range(40, -1, -5)", "{0, 35, 5, 40, 10, 15, 20, 25, 30}"},
	} {
		if got, err := object.Repr(nil, setOf(t, test.elems)); err != nil || got != test.want {
			t.Errorf("%s: got %s, %v, want %s", test.elems, got, err, test.want)
		}
	}
	large := starlark.NewSet(0)
	for i := range 100_000 {
		_ = large.Insert(starlark.MakeInt(i * 7919 % 100_000))
	}
	elems := SetOrder(large)
	if !slices.IsSortedFunc(elems, func(a, b starlark.Value) int { c, _ := a.(starlark.Int).Cmp(b, 0); return c }) {
		t.Error("a dense set of small numbers is not in order")
	}
}

func BenchmarkSetOrder(b *testing.B) {
	v := setOf(b, "[5, 3, 8, 1]")
	b.ReportAllocs()
	for b.Loop() {
		SetOrder(v)
	}
}
