package call_test

import (
	"os/exec"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

// A sample is a signature, the same function in Python, and calls of it that do not fit.
// The complaints must be CPython's, which are written down; with CPython at hand they are
// compared with it.
var samples = []struct {
	text   string
	python string // an expression that is the function
	calls  []sampleCall
}{
	{"def f(a, b=1, *, k)", "define('f(a, b=1, *, k)')", []sampleCall{
		{"1, 2, 3", "f() takes from 1 to 2 positional arguments but 3 were given"},
		{"1, 2, 3, k=1", "f() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given"},
		{"", "f() missing 1 required positional argument: 'a'"},
		{"1", "f() missing 1 required keyword-only argument: 'k'"},
		{"1, a=2", "f() got multiple values for argument 'a'"},
		{"1, z=2", "f() got an unexpected keyword argument 'z'"},
	}},
	{"def f(x, z, /, y)", "define('f(x, z, /, y)')", []sampleCall{
		{"x=1, z=1, y=1", "f() got some positional-only arguments passed as keyword arguments: 'x, z'"},
	}},
	{"itertools.combinations(iterable, r)", "__import__('itertools').combinations", []sampleCall{
		{"1, 2, 3", "combinations() takes at most 2 arguments (3 given)"},
		{"1, z=1", "combinations() missing required argument 'r' (pos 2)"},
	}},
	{"def f()", "define('f()')", []sampleCall{
		{"1", "f() takes 0 positional arguments but 1 was given"},
	}},
	{"def f(a, b, c)", "define('f(a, b, c)')", []sampleCall{
		{"", "f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
		{"1", "f() missing 2 required positional arguments: 'b' and 'c'"},
	}},
	{"list.append(self, object, /)", "[].append", []sampleCall{
		{"", "list.append() takes exactly one argument (0 given)"},
		{"1, 2", "list.append() takes exactly one argument (2 given)"},
		{"object=1", "list.append() takes no keyword arguments"},
	}},
	{"list.copy(self, /)", "[].copy", []sampleCall{
		{"1", "list.copy() takes no arguments (1 given)"},
		{"x=1", "list.copy() takes no keyword arguments"},
	}},
	{"list.insert(self, index, object, /)", "[].insert", []sampleCall{
		{"1", "insert expected 2 arguments, got 1"},
	}},
	{"list.pop(self, index=-1, /)", "[].pop", []sampleCall{
		{"1, 2", "pop expected at most 1 argument, got 2"},
	}},
	{"reversed(self, sequence, /)", "reversed", []sampleCall{
		{"", "reversed expected 1 argument, got 0"},
		{"[], 1", "reversed expected 1 argument, got 2"},
		{"sequence=[]", "reversed() takes no keyword arguments"},
	}},
	{"next(iterator, default=None, /)", "next", []sampleCall{
		{"", "next expected at least 1 argument, got 0"},
		{"1, 2, 3", "next expected at most 2 arguments, got 3"},
	}},
	{"str.split(self, sep=None, maxsplit=-1)", "''.split", []sampleCall{
		{"1, 2, 3", "split() takes at most 2 arguments (3 given)"},
		{"None, sep=1", "argument for split() given by name ('sep') and position (1)"},
		{"by=1", "'by' is an invalid keyword argument for split()"},
	}},
	{"math.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "__import__('math').isclose", []sampleCall{
		{"1", "isclose() missing required argument 'b' (pos 2)"},
		{"1, 2, 3", "isclose() takes exactly 2 positional arguments (3 given)"},
	}},
	{"math.prod(iterable, /, *, start=1)", "__import__('math').prod", []sampleCall{
		{"", "prod() takes exactly 1 positional argument (0 given)"},
		{"iterable=[1]", "prod() takes exactly 1 positional argument (0 given)"},
	}},
	{"slot int.__add__(self, value, /)", "(1).__add__", []sampleCall{
		{"", "expected 1 argument, got 0"},
		{"x=1", "wrapper __add__() takes no keyword arguments"},
	}},
	{"slot int.__pow__(self, value, mod=None, /)", "(1).__pow__", []sampleCall{
		{"1, 2, 3", " expected at most 2 arguments, got 3"},
	}},
	{"slot list.__len__(self, /)", "[].__len__", []sampleCall{
		{"1", "expected 0 arguments, got 1"},
	}},
	{"tuple time.gmtime(seconds=None, /)", "__import__('time').gmtime", []sampleCall{
		{"1, 2", "gmtime() takes at most 1 argument (2 given)"},
		{"seconds=2", "gmtime() takes no keyword arguments"},
	}},
	{"tuple str.count(self, sub, start=None, end=None, /)", "''.count", []sampleCall{
		{"", "count() takes at least 1 argument (0 given)"},
	}},
}

type sampleCall struct{ args, want string }

// parseArgs takes "1, 2, k=3" apart.
func parseArgs(text string) (args starlark.Tuple, kwargs []starlark.Tuple) {
	for part := range strings.SplitSeq(text, ", ") {
		if part == "" {
			continue
		}
		if name, _, named := strings.Cut(part, "="); named {
			kwargs = append(kwargs, starlark.Tuple{starlark.String(name), starlark.None})
		} else {
			args = append(args, starlark.None)
		}
	}
	return args, kwargs
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		sig := call.NewSignature(s.text)
		for _, c := range s.calls {
			args, kwargs := parseArgs(c.args)
			err := sig.Bind(make([]starlark.Value, sig.Len()), args, kwargs)
			if err == nil || strings.TrimPrefix(err.Error(), "TypeError: ") != c.want {
				t.Errorf("%s called with (%s): %v, want %s", s.text, c.args, err, c.want)
			}
		}
	}
}

// TestWordsAreCPythons asks CPython for the same complaints, where there is one.
func TestWordsAreCPythons(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	program := strings.Builder{}
	program.WriteString(`
import sys
if sys.version_info[:2] != (3, 12):
    print("other version"); sys.exit()
def define(head):
    names = {}
    exec("def %s: pass" % head, names)
    return names["f"]
def complain(f, *args, **kwargs):
    try: f(*args, **kwargs)
    except TypeError as e: print(e)
    else: print("it fits")
`)
	var want []string
	for _, s := range samples {
		for _, c := range s.calls {
			program.WriteString("complain(" + strings.TrimSuffix(s.python+", "+c.args, ", ") + ")\n")
			want = append(want, c.want)
		}
	}
	out, err := exec.Command(python, "-c", program.String()).CombinedOutput()
	if strings.HasPrefix(string(out), "other version") {
		t.Skip("python3 is not 3.12")
	}
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i, got := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
		if got != want[i] {
			t.Errorf("CPython says %q, we say %q", got, want[i])
		}
	}
}

// TestEntries: however an entry is called, its function gets the same.
func TestEntries(t *testing.T) {
	t.Parallel()
	list := func(v ...starlark.Value) starlark.Value { // nil is "-"
		text := make([]string, len(v))
		for i, x := range v {
			if text[i] = "-"; x != nil {
				text[i] = x.String()
			}
		}
		return starlark.String(strings.Join(text, " "))
	}
	one, two, three := starlark.MakeInt(1), starlark.MakeInt(2), starlark.MakeInt(3)
	f2 := call.F2("f(a, b=2, /)", func(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error) { return list(a, b), nil })
	f0 := call.F0("f()", func(*starlark.Thread) (starlark.Value, error) { return list(), nil })
	m2 := call.M2("def C.m(self, a, *, b=None)", func(_ *starlark.Thread, self starlark.Int, a, b starlark.Value) (starlark.Value, error) {
		return list(self, a, b), nil
	})
	m := call.M("C.m(self, a, b=None, c=None, d=None, e=None)", func(_ *starlark.Thread, self starlark.Int, v []starlark.Value) (starlark.Value, error) {
		return list(append([]starlark.Value{self}, v...)...), nil
	})
	init := call.MOpen("slot C.__init__(self, /, *args, **kwargs)", func(_ *starlark.Thread, self starlark.Int, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return list(append(args, kwargs[0]...)...), nil
	})
	named := []starlark.Tuple{{starlark.String("b"), three}}
	for _, c := range []struct {
		what string
		call func() (starlark.Value, error)
		want string
	}{
		{"F0", func() (starlark.Value, error) { return f0.Call0(nil) }, ""},
		{"F0 of 1", func() (starlark.Value, error) { return f0.Call1(nil, one) }, "TypeError: f() takes no arguments (1 given)"},
		{"F2 of 0", func() (starlark.Value, error) { return f2.Call0(nil) }, "TypeError: f expected at least 1 argument, got 0"},
		{"F2 of 1", func() (starlark.Value, error) { return f2.Call1(nil, one) }, "1 -"},
		{"F2 of 2", func() (starlark.Value, error) { return f2.Call2(nil, one, two) }, "1 2"},
		{"F2 of 3", func() (starlark.Value, error) { return f2.Call3(nil, one, two, three) }, "TypeError: f expected at most 2 arguments, got 3"},
		{"F2 of a tuple", func() (starlark.Value, error) { return f2.Call(nil, nil, starlark.Tuple{one}, nil) }, "1 -"},
		{"F2 by name", func() (starlark.Value, error) { return f2.Call(nil, nil, starlark.Tuple{one}, named) }, "TypeError: f() takes no keyword arguments"},
		{"M2 of 0", func() (starlark.Value, error) { return m2.Call1(nil, one) }, "TypeError: C.m() missing 1 required positional argument: 'a'"},
		{"M2 of 1", func() (starlark.Value, error) { return m2.Call2(nil, one, two) }, "1 2 -"},
		{"M2 of 2", func() (starlark.Value, error) { return m2.Call3(nil, one, two, three) }, "TypeError: C.m() takes 2 positional arguments but 3 were given"},
		{"M2 by name", func() (starlark.Value, error) { return m2.Call(nil, one, starlark.Tuple{two}, named) }, "1 2 3"},
		{"M of 1", func() (starlark.Value, error) { return m.Call2(nil, one, two) }, "1 2 - - - -"},
		{"M by name", func() (starlark.Value, error) { return m.Call(nil, one, starlark.Tuple{two}, named) }, "1 2 3 - - -"},
		{"a slot that takes any name", func() (starlark.Value, error) { return init.Call(nil, one, starlark.Tuple{two}, named) }, `2 "b" 3`},
		{"a bound method", func() (starlark.Value, error) {
			return starlark.Call(new(starlark.Thread), call.Bind(m2, one), starlark.Tuple{two}, named)
		}, "1 2 3"},
	} {
		v, err := c.call()
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = string(v.(starlark.String))
		}
		if got = strings.TrimPrefix(got, "TypeError: "); got != strings.TrimPrefix(c.want, "TypeError: ") {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, bound string }{
		{"def Queue.put(self, obj, block=True)", "put(self, obj, block=True)", "put(obj, block=True)"},
		{"list.copy(self, /)", "copy(self, /)", "copy()"},
		{"list.append(self, object, /)", "append(self, object, /)", "append(object, /)"},
		{"len(obj, /)", "len(obj, /)", "len(obj, /)"},
		{"print(*args, sep=', ')", "print(*args, sep=', ')", "print(*args, sep=', ')"},
	} {
		e := call.FRaw(c.text, nil)
		if e.String() != c.want || e.Bound() != c.bound {
			t.Errorf("%s is shown as %s, and %s when bound", c.text, e, e.Bound())
		}
	}
	if e := call.FRaw("function(context=None)", nil).Named("to_eng_string"); e.String() != "to_eng_string(context=None)" {
		t.Errorf("an entry with another name is shown as %s", e)
	}
	if n := call.NewSignature("f(a=', ', b=(1, 2), *, c)").Len(); n != 3 {
		t.Errorf("commas in defaults make %d parameters", n)
	}
}

// BenchmarkCall compares the ways to call an entry. None allocates.
func BenchmarkCall(b *testing.B) {
	e := call.F1("f(x, /)", func(_ *starlark.Thread, x starlark.Value) (starlark.Value, error) { return x, nil })
	m := call.M3("def C.m(self, x, block=True, timeout=None)", func(_ *starlark.Thread, self starlark.Int, x, _, _ starlark.Value) (starlark.Value, error) {
		return x, nil
	})
	x, thread := starlark.Value(starlark.MakeInt(1)), new(starlark.Thread)
	b.Run("a function by Call1", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = e.Call1(thread, x)
		}
	})
	b.Run("a method by Call2", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = m.Call2(thread, x, x)
		}
	})
	b.Run("a method with a tuple", func(b *testing.B) {
		b.ReportAllocs()
		args := starlark.Tuple{x}
		for b.Loop() {
			_, _ = m.Call(thread, x, args, nil)
		}
	})
}
