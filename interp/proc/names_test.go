package proc

import (
	"strings"
	"testing"
)

func TestVariableAt(t *testing.T) {
	for _, test := range []struct{ line, want string }{ // ^ is before the call's place
		{"q = ^Queue()", "q"},
		{"    self.jobs = ^mp.Queue(3)  # the jobs", "self.jobs"},
		{"q: Queue = ^Queue()", "q"},
		{"a, b = Queue(), ^Queue(2)", "b"},
		{"a, b = ^Queue(), Queue(2)", "a"},
		{"mine, yours = ^Pipe()", "mine, yours"},
		{"a = b = ^Queue()", ""},
		{"qs = [^Queue() for _ in range(3)]", ""},
		{"q = wrap(^Queue())", "q"},
		{"q = ^Queue() or other()", ""},
		{"f(^Queue())", ""},
		{"if q == ^Queue(): pass", ""},
		{"ü = ^Queue('a,b', (1, 2))", "ü"},
		{"", ""},
	} {
		before, after, _ := strings.Cut(test.line, "^")
		if got := variableAt(before+after, len([]rune(before))+1); got != test.want {
			t.Errorf("%s: %q, want %q", test.line, got, test.want)
		}
	}
}
