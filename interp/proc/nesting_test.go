package proc

import (
	"errors"
	"strings"
	"testing"

	"go.starlark.net/syntax"
)

func TestNesting(t *testing.T) {
	deep := strings.Repeat("(", maxNesting) + "1" + strings.Repeat(")", maxNesting)
	tests := []struct{ name, text, pos string }{
		{"as deep as it goes", "x = " + deep, ""},
		{"one deeper", "y = 1\nx = [" + deep + "]", "a.star:2:205"},
		{"far too deep", strings.Repeat("[", 10_000_000), "a.star:1:201"},
		{"one after the other", strings.Repeat("f()\n", 1000), ""},
		{"in strings", "x = '" + strings.Repeat("(", 1000) + "'\ny = \"\"\"\n" + strings.Repeat("[", 1000) + "'\"\"\"", ""},
		{"after an escaped quote", `x = '\'` + strings.Repeat("(", 1000) + "'", ""},
		{"in a comment", "#" + strings.Repeat("(", 1000) + "\nx = 1", ""},
		{"after a string that does not end", "x = 'abc\n" + strings.Repeat("(", 300), "a.star:2:201"},
		{"after letters of more than a byte", "é = " + strings.Repeat("(", 300), "a.star:1:205"},
		{"closed more often than opened", strings.Repeat(")", 500) + strings.Repeat("(", 200), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := checkNesting("a.star", tt.text)
			var s syntax.Error
			switch {
			case tt.pos == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.pos != "" && (!errors.As(err, &s) || s.Pos.String() != tt.pos):
				t.Errorf("got %v, want an error at %s", err, tt.pos)
			}
		})
	}
}

// FuzzCompile: no text makes the compiler panic, and every error has a position.
func FuzzCompile(f *testing.F) {
	for _, text := range []string{"x = 1", "def f(a, b=2):\n    return [i for i in a if i]\n", "load('m', 'x')", "(((", "'\\", "\"\"\"a\n", "if x:\n\ty\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Compile("a.star", text, nil); err != nil {
			var s *SyntaxError
			if err = NewSyntaxError(err, text); !errors.As(err, &s) {
				t.Fatalf("%q gives %T: %v", text, err, err)
			}
			if len(s.Display()) == 0 || s.Errors[0].Pos.Line < 1 {
				t.Fatalf("%q gives an error without a position: %v", text, err)
			}
		}
	})
}
