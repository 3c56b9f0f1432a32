package lower_test

import (
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/text"
)

// lowerText lowers a program without mistakes.
func lowerText(t *testing.T, src string) *lower.Program {
	t.Helper()
	p, err := python.Lower(src, options())
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return p
}

func TestAssigned(t *testing.T) {
	for _, test := range []struct{ line, want string }{ // ^ is before the call
		{"q = ^Queue()", "q"},
		{"if x:\n    self.jobs = ^mp.Queue(3)  # the jobs", "self.jobs"},
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
		{"q[1] = ^Queue()", ""},
		{"a, q[1] = ^Pipe()", ""},
		{"ü = ^Queue('a,b', (1, 2))", "ü"},
		{"q = ^Queue(\n    3)", "q"},
	} {
		before, after, _ := strings.Cut(test.line, "^")
		line := int32(strings.Count(before, "\n")) + 1
		col := len([]rune(before[strings.LastIndexByte(before, '\n')+1:] + after[:strings.IndexByte(after, '(')+1]))
		p := lowerText(t, before+after+"\n")
		if got := p.Assigned[text.At(line, int32(col))]; got != test.want {
			t.Errorf("%s: %q, want %q", test.line, got, test.want)
		}
	}
}

func TestUses(t *testing.T) {
	const src = "def f(x):\n    global g\n    g = [x]\n    g.append(h)\n    g += [1]\n    for x, y in g: del y\n    return [x for x in g if (z := x)]\n"
	p := lowerText(t, src)
	var got []string
	for _, u := range p.Uses {
		got = append(got, u.Name+[]string{"", ".", "="}[u.Kind])
	}
	const want = "g= x g. h g. x= y= g y= x x= g z= x"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("uses: %s\nwant: %s", s, want)
	}
	if f := p.Functions[0]; f.Name != "f" || strings.Join(f.Globals, " ") != "g" {
		t.Errorf("the globals of %s: %v", f.Name, f.Globals)
	}
}

func TestArguments(t *testing.T) {
	const src = "Process(1, target=a.f(2), args=(x), name=q[0]())\n"
	p := lowerText(t, src)
	var got []string
	for _, a := range p.Arguments[text.At(1, 8)] {
		part := func(s text.Span) string { return src[max(s.Start.Col-1, 0):max(s.End.Col-1, 0)] }
		got = append(got, a.Name+": "+part(a.Value)+" "+part(a.Callee))
	}
	const want = "target: a.f(2) a.f; args: x ; name: q[0]() "
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("arguments: %s\nwant: %s", s, want)
	}
}
