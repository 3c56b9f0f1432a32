package text

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

func TestStrSlice(t *testing.T) {
	for _, s := range []string{"", "a", "é", "abc", "aéb漢c😀d", strings.Repeat("x", 33) + "é" + strings.Repeat("y", 20), "한글\xed\xa0\x80\xed"} {
		chars, err := object.Collect(nil, starlark.String(s))
		if err != nil {
			t.Fatal(err)
		}
		n := len(chars)
		for _, step := range []int{1, 2, 3, 7, maxBound, -1, -2, -5, -maxBound} {
			for lower := -n - 1; lower <= n+1; lower++ {
				for upper := -n - 1; upper <= n+1; upper++ {
					b, err := object.MakeBounds(nil, starlark.MakeInt(lower), starlark.MakeInt(upper), starlark.MakeInt(step))
					if err != nil {
						t.Fatal(err)
					}
					part := b.Of(n)
					var want strings.Builder
					for i, k := part.Start, part.Count; k > 0; i, k = i+step, k-1 {
						want.WriteString(string(chars[i].(starlark.String)))
					}
					if got := strSlice(s, part); got != want.String() {
						t.Errorf("strSlice(%q, %v) = %q, want %q", s, part, got, want.String())
					}
				}
			}
		}
	}
}
