package interp_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestStarlark runs the programs that go.starlark.net's README and language definition
// show, as they stand there (testdata/starlark/spec.star). For each of them spec.out has
// what it prints ("stdout: text"), and the values of its expressions afterwards
// ("expression => value"), which the documentation gives in comments. Where Python and
// Starlark write a value in different ways, pyq does it as Python. "[] in d" is left out, which
// is an error in Python.
func TestStarlark(t *testing.T) {
	t.Parallel()
	titles, texts := testkit.Programs(t, "testdata/starlark/spec.star")
	_, outs := testkit.Programs(t, "testdata/starlark/spec.out")
	for _, title := range titles {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			var want strings.Builder
			values := map[string]string{}
			for line := range strings.Lines(outs[title]) {
				if text, ok := strings.CutPrefix(line, "stdout: "); ok {
					want.WriteString(text)
				} else if e, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " => "); ok {
					values[e] = value
				}
			}
			if got := runStarlark(t, texts[title], "", nil); got != want.String() {
				t.Errorf("printed\n%s\nwant\n%s", got, want.String())
			}
			for e, value := range values {
				got := runStarlark(t, texts[title], "repr("+e+")", nil)
				if got != want.String()+value+"\n" {
					t.Errorf("%s\nis   %s\nwant %s", e, strings.TrimPrefix(got, want.String()), value)
				}
			}
		})
	}
}

// TestStarlarkLoad runs its examples of load statements.
func TestStarlarkLoad(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"a.star":    {Data: []byte("def f(x, list=[]):\n  list.append(x)\n  return list\n\nf(4, [1,2,3])           # [1, 2, 3, 4]\nf(1)\nf(2)\n")},
		"lib.star":  {Data: []byte("a = [1, 2]\nB = 'b of lib'\n")},
		"math.star": {Data: []byte("def square(x):\n  return x * x\n\n_private = 1\n")},
	}
	for _, c := range []struct{ name, text, expr, want string }{
		{"name", "load(\"a.star\", \"f\")\n", "f(3)", "[1, 2, 3]\n"},
		{"alias", "load(\"lib.star\", \"a\", b=\"B\")\n\ndef c(d):\n  e = 0\n  for f in d:\n     print([True for g in f])\n     e += 1\n\nh = [2*i for i in a]\n",
			"h, b, c([[1], []])", "[True]\n[]\n[2, 4] b of lib None\n"},
		{"function", "load('math.star', 'square', sq = 'square')\nprint(square(3), sq(4))\n", "", "9 16\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := runStarlark(t, c.text, c.expr, files); got != c.want {
				t.Errorf("printed\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// runStarlark runs a program, and prints an expression's value after it, unless it is "".
func runStarlark(t *testing.T, text, expr string, files fstest.MapFS) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	opts := interp.Options{Stdout: &stdout, Stderr: &stderr, Clock: interp.VirtualClock, MaxSteps: 1_000_000}
	if files != nil {
		opts.Modules = files
	}
	prog, err := testkit.New(opts).Compile("prog.star", text+"\n")
	if err == nil && expr != "" {
		prog, err = prog.WithExpr("print(" + expr + ")")
	}
	if err != nil {
		t.Fatal(err)
	}
	if res, err := prog.Run(context.Background()); err != nil || res.ExitCode != 0 {
		t.Fatalf("%s: %v %s", expr, err, stderr.String())
	}
	return stdout.String()
}
