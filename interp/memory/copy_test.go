package memory

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.starlark.net/syntax"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// define runs a program and returns what it defines.
func define(t testing.TB, text string) starlark.StringDict {
	t.Helper()
	code := compile(t, text)
	globals, err := code.init(&starlark.Thread{})
	if err != nil {
		t.Fatal(err)
	}
	return globals
}

// compile compiles a program in Starlark itself, with predeclared names and values.
func compile(t testing.TB, text string, predeclared ...any) *Code {
	t.Helper()
	o := &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}
	file, err := o.Parse("test.star", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	env := starlark.StringDict{}
	for i := 0; i < len(predeclared); i += 2 {
		env[predeclared[i].(string)] = predeclared[i+1].(starlark.Value)
	}
	code, err := NewCode(file, Source{Text: text}, false, env, nil)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// call calls a function that a program defined.
func call(t testing.TB, f starlark.Value, args ...starlark.Value) starlark.Value {
	t.Helper()
	v, err := starlark.Call(&starlark.Thread{}, f, args, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestCopyValues: a copy is equal, and changing it or the original does not
// change the other.
func TestCopyValues(t *testing.T) {
	tests := []struct{ value, change string }{
		{"[1, 2, 3]", "x.append(4)"},
		{"[]", "x.append(4)"},
		{"[1, 'a', 2.5, None, True, b'x']", "x[0] = 9"},
		{"[[1], [2]]", "x[1].append(3)"},
		{"{'a': 1, 'b': 2}", "x['a'] = 9"},
		{"{'a': [1], 2: {'b': 3}}", "x[2]['b'] = 4"},
		{"{(1, 'k'): [1]}", "x[(1, 'k')].append(2)"},
		{"set([1, 2, 3])", "x.add(4)"},
		{"([1], 2)", "x[0].append(3)"},
		{"(1, (2, [3]))", "x[1][1].append(4)"},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			g := define(t, fmt.Sprintf("v = %s\ndef change(x):\n    %s\n", tt.value, tt.change))
			before := g["v"].String()
			c, _, err := Copy(g["v"])
			if err != nil {
				t.Fatal(err)
			}
			if c.String() != before {
				t.Fatalf("copy is %v, want %v", c, before)
			}
			call(t, g["change"], c)
			if got := g["v"].String(); got != before {
				t.Errorf("changing the copy changed the original to %v", got)
			}
			if c.String() == before {
				t.Errorf("the change did nothing: %v", c)
			}
		})
	}
}

// TestImmutableValuesAreShared: what cannot change is not copied.
func TestImmutableValuesAreShared(t *testing.T) {
	g := define(t, "t = (1, 'a', (2, 3))\nr = range(5)\ne = 'abc'.elems()\n")
	flat := starlark.Tuple{starlark.MakeInt(1), starlark.String("a")}
	c, _, err := Copy(flat)
	if err != nil {
		t.Fatal(err)
	}
	if &c.(starlark.Tuple)[0] != &flat[0] {
		t.Error("a tuple of atoms was copied")
	}
	for _, name := range []string{"t", "r", "e"} {
		if c, _, err := Copy(g[name]); err != nil || c.String() != g[name].String() {
			t.Errorf("copy of %v is %v, %v", g[name], c, err)
		}
	}
}

// TestAliasesAndCycles: what was one is one in the copy.
func TestAliasesAndCycles(t *testing.T) {
	tests := []struct{ name, build, check string }{
		{"list twice in a list", "a = [1]\nv = [a, a]", "x[0].append(2)\nok = x[1] == [1, 2]"},
		{"list twice in a tuple", "a = [1]\nv = (a, a)", "x[0].append(2)\nok = x[1] == [1, 2]"},
		{"list in a dict and a list", "a = [1]\nv = {'p': a, 'q': [a]}", "x['p'].append(2)\nok = x['q'][0] == [1, 2]"},
		{"list in itself", "v = [1]\nv.append(v)", "x[1].append(2)\nok = len(x) == 3"},
		{"dict in itself", "v = {}\nv['me'] = v", "x['me']['new'] = 1\nok = x['new'] == 1"},
		{"tuple that holds itself by a list", "l = []\nv = (l, 1)\nl.append(v)", "x[0].append(5)\nok = x[0][0][0][1] == 5"},
		{"tuple twice", "p = ([1], 2)\nv = [p, p]", "x[0][0].append(2)\nok = x[1][0] == [1, 2]"},
		{"set shared", "s = set([1])\nv = [s, s]", "x[0].add(2)\nok = 2 in x[1]"},
		{"bound method and its list", "a = [1]\nv = [a, a.append]", "x[1](2)\nok = x[0] == [1, 2]"},
		{"many", "a = [[i] for i in range(100)]\nv = a + a", "x[7].append(1)\nok = x[107] == [7, 1]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			check := strings.ReplaceAll("\n"+tt.check, "\n", "\n    ")
			g := define(t, fmt.Sprintf("%s\ndef check(x):%s\n    return ok\n", tt.build, check))
			c, _, err := Copy(g["v"])
			if err != nil {
				t.Fatal(err)
			}
			if call(t, g["check"], c) != starlark.True {
				t.Error("the copy lost what its parts have in common")
			}
		})
	}
}

// TestCopyFunctions: a function's copy has its own world.
func TestCopyFunctions(t *testing.T) {
	tests := []struct {
		name, program string
		// f is copied; then the original is run by "before", and the copy
		// must still give want.
		want string
	}{
		{"a global it mentions", `
n = [1]
def f(): return n
def before(): n.append(2)
`, "[1]"},
		{"a global that a callee mentions", `
n = [1]
def g(): return n
def f(): return g()
def before(): n.append(2)
`, "[1]"},
		{"a default value", `
def f(x=[]):
    x.append(1)
    return x
def before(): f()
`, "[1]"},
		{"a variable that it closes over", `
def make():
    n = [0]
    def f():
        n[0] += 1
        return n[0]
    return f
f = make()
def before():
    f()
    f()
`, "1"},
		{"two closures share their copy", `
def make():
    n = [0]
    def inc(): n[0] += 1
    def f():
        inc()
        inc()
        return n[0]
    return f
f = make()
def before(): f()
`, "2"},
		{"a nested function that calls itself", `
def make():
    def fact(n): return 1 if n == 0 else n * fact(n - 1)
    return lambda: fact(5)
f = make()
def before(): pass
`, "120"},
		{"nested functions that call each other", `
def make():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return lambda: even(10)
f = make()
def before(): pass
`, "True"},
		{"a function that only a nested one mentions", `
def helper(): return 7
def f():
    def inner(): return helper()
    return inner()
def before(): pass
`, "7"},
		{"a recursive function that was rebound", `
calls = []
def trace(g):
    def wrapper(n):
        calls.append(n)
        return g(n)
    return wrapper
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
fib = trace(fib)
def f():
    r = fib(3)
    return (r, calls)
def before(): fib(4)
`, "(2, [3, 2, 1, 0, 1])"},
		{"lambdas in a dict", `
n = [3]
ops = {"add": lambda x: x + n[0], "all": [lambda x: x * n[0]]}
def f(): return (ops["add"](1), ops["all"][0](2))
def before(): n[0] = 100
`, "(4, 6)"},
		{"lambdas that captured a comprehension's variable", `
fs = [lambda: i for i in [[1], [2]]]
def f(): return [g() for g in fs]
def before(): fs[0]().append(9)
`, "[[2], [2]]"},
		{"two globals that are one list", `
a = [1]
b = a
def f():
    a.append(2)
    return b
def before(): a.append(9)
`, "[1, 2]"},
		{"a global that is not there yet", `
def f(): return late() if n[0] else "no"
n = [0]
def before(): n[0] = 1
def late(): return "late"
`, `"no"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := define(t, tt.program)
			c, _, err := Copy(g["f"])
			if err != nil {
				t.Fatal(err)
			}
			call(t, g["before"])
			if got := call(t, c).String(); got != tt.want {
				t.Errorf("the copy returns %s, want %s", got, tt.want)
			}
			if c.(*starlark.Function).Position() != g["f"].(*starlark.Function).Position() {
				t.Error("the copy is at another position")
			}
		})
	}
}

// TestUnmentionedGlobalsStay: what no reachable function mentions is not copied.
func TestUnmentionedGlobalsStay(t *testing.T) {
	g := define(t, "big = list(range(1000))\nsmall = [1]\ndef f(): return small\ndef other(): return big\n")
	c, _, err := Copy(g["f"])
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range c.(*starlark.Function).Globals() {
		if name != "small" && name != "f" {
			t.Errorf("%s = %v came along", name, v)
		}
	}
}

// TestTravelErrors: what cannot travel is named, with the path to it.
func TestTravelErrors(t *testing.T) {
	culprit := starlarkstruct.FromStringDict(starlarkstruct.Default, nil)
	list := func(v ...starlark.Value) *starlark.List { return starlark.NewList(v) }
	dict := func(k string, v starlark.Value) *starlark.Dict {
		d := starlark.NewDict(1)
		if err := d.SetKey(starlark.String(k), v); err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct {
		v    starlark.Value
		path string
	}{
		{culprit, ""},
		{list(starlark.None, culprit), "[1]"},
		{dict("callback", list(culprit)), `["callback"][0]`},
		{starlark.Tuple{starlark.None, starlark.None, dict("x", culprit)}, `[2]["x"]`},
	}
	for _, tt := range tests {
		_, _, err := Copy(tt.v)
		var travel *TravelError
		if !errors.As(err, &travel) || travel.Path != tt.path || travel.Type != "struct" {
			t.Errorf("Copy(%v) gives %v, want a TravelError at %q", tt.v, err, tt.path)
		}
	}
	deep := list()
	for range 2 * maxCopyDepth {
		deep = list(deep)
	}
	if _, _, err := Copy(deep); err == nil || !strings.Contains(err.Error(), "nested too deeply") {
		t.Errorf("a list in %d lists: %v", 2*maxCopyDepth, err)
	}
}

// TestPlaceholder: a global that cannot travel is an error only when it is used.
func TestPlaceholder(t *testing.T) {
	code := compile(t, "g = s\ndef f(use): return g.x if use else 1\n",
		"s", starlarkstruct.FromStringDict(starlarkstruct.Default, starlark.StringDict{"x": starlark.None}))
	globals, err := code.init(&starlark.Thread{})
	if err != nil {
		t.Fatal(err)
	}
	f, _, err := Copy(globals["f"])
	if err != nil {
		t.Fatal(err)
	}
	if got := call(t, f, starlark.False); got != starlark.MakeInt(1) {
		t.Errorf("got %v", got)
	}
	_, err = starlark.Call(&starlark.Thread{}, f, starlark.Tuple{starlark.True}, nil)
	if err == nil || !strings.Contains(err.Error(), "g did not come along when this process was started: cannot send a struct") {
		t.Errorf("using it gives %v", err)
	}
}

// TestEngine: the fields of the engine that this package depends on are there.
func TestEngine(t *testing.T) {
	if err := CheckEngine(); err != nil {
		t.Fatal(err)
	}
}

// FuzzCopy builds values of every shape from random bytes and checks that the
// copy looks the same, has the same aliases, and shares nothing that can change.
func FuzzCopy(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Add([]byte{0, 0, 4, 1, 0, 5, 2, 0, 1, 3, 3, 3})
	f.Add([]byte("lists of dicts of tuples of lists"))
	f.Fuzz(func(t *testing.T, data []byte) {
		v := grow(data)
		before := v.String()
		c, _, err := Copy(v)
		if err != nil {
			t.Fatal(err)
		}
		if v.String() != before {
			t.Fatalf("copying changed %s to %s", before, v)
		}
		same(t, v, c, map[any]any{}, 0)
	})
}

// grow makes a value: each byte adds an atom or container to an earlier one.
func grow(data []byte) starlark.Value {
	root := starlark.NewList(nil)
	made := []starlark.Value{root}
	for i := 0; i+1 < len(data) && i < 200; i += 2 {
		var v starlark.Value
		switch kind := data[i]; kind % 7 {
		case 0:
			v = starlark.MakeInt(int(kind))
		case 1:
			v = starlark.String(fmt.Sprint(kind))
		case 2:
			v = starlark.NewList(nil)
		case 3:
			v = starlark.NewDict(0)
		case 4:
			v = starlark.Tuple{made[int(kind)%len(made)], starlark.None}
		case 5:
			v = made[int(kind)%len(made)] // an alias, maybe a cycle
		case 6:
			v = starlark.Tuple{}
		}
		switch to := made[int(data[i+1])%len(made)].(type) {
		case *starlark.List:
			to.Append(v)
		case *starlark.Dict:
			to.SetKey(starlark.MakeInt(i), v)
		default:
			root.Append(v)
		}
		made = append(made, v)
	}
	return root
}

// same compares two values part by part; seen maps the containers of one to
// those of the other.
func same(t *testing.T, a, b starlark.Value, seen map[any]any, depth int) {
	if a.Type() != b.Type() {
		t.Fatalf("%v became %v", a, b)
	}
	switch a := a.(type) {
	case *starlark.List:
		b := b.(*starlark.List)
		if match(t, a, b, seen) {
			return
		}
		if a.Len() != b.Len() {
			t.Fatalf("%v became %v", a, b)
		}
		for i := range a.Len() {
			same(t, a.Index(i), b.Index(i), seen, depth+1)
		}
	case *starlark.Dict:
		b := b.(*starlark.Dict)
		if match(t, a, b, seen) {
			return
		}
		ka, kb := a.Items(), b.Items()
		if len(ka) != len(kb) {
			t.Fatalf("%v became %v", a, b)
		}
		for i := range ka { // in the order of insertion
			same(t, ka[i][0], kb[i][0], seen, depth+1)
			same(t, ka[i][1], kb[i][1], seen, depth+1)
		}
	case starlark.Tuple:
		if depth > 100 {
			return // a cycle through tuples: the containers in it were compared
		}
		for i := range a {
			same(t, a[i], b.(starlark.Tuple)[i], seen, depth+1)
		}
	default:
		if a != b {
			t.Fatalf("%v became %v", a, b)
		}
	}
}

// match records that a became b and reports whether that is known.
func match(t *testing.T, a, b any, seen map[any]any) bool {
	if a == b {
		t.Fatalf("%v is shared", a)
	}
	if was, ok := seen[a]; ok {
		if was != b {
			t.Fatalf("%v was one and became two", a)
		}
		return true
	}
	seen[a] = b
	return false
}

func BenchmarkCopy(b *testing.B) {
	g := define(b, `
atom = 7
text = "x" * 100
ints = list(range(100))
nested = [[i, "x"] for i in range(50)]
table = {"key%d" % i: i for i in range(10)}
deep = {"rows": [{"id": i, "tags": ["a", "b"]} for i in range(20)]}
`)
	for _, name := range []string{"atom", "text", "ints", "nested", "table", "deep"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, _, err := Copy(g[name]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
