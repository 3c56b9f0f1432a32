package scope_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// tableOf makes the table of a program.
func tableOf(t *testing.T, src string, version parser.Version) *scope.Table {
	t.Helper()
	f, errs := parser.Parse(src, parser.Options{Python2: version})
	if len(errs) > 0 {
		t.Fatalf("%q: %v", src, errs)
	}
	f.Symbols().Resolve(exportsMath, false)
	return f.Symbols()
}

func exportsMath(s *ast.ImportFrom) ([]string, bool) {
	return []string{"pi", "pow", "sqrt"}, s.Module == "math"
}

var kinds = [...]string{"assignment", "augmented", "annotated", "walrus", "parameter", "definition", "class", "import", "star", "load",
	"loop", "comprehension", "with", "except", "capture", "del", "type"}

// TestBindings: what binds the name x, where it stands, and whether its value is known.
func TestBindings(t *testing.T) {
	for src, want := range map[string]string{
		"x = 1":                         "assignment 1:1 value",
		"a = x = 1":                     "assignment 1:5 value",
		"a, x = 1, 2":                   "assignment 1:4 part value",
		"a, x = f()":                    "assignment 1:4 part",
		"a, *x = 1, 2":                  "assignment 1:5 part",
		"(a, (b, x)) = (1, (2, 3))":     "assignment 1:9 part value",
		"x += 1":                        "augmented 1:1 value",
		"x: int":                        "annotated 1:1",
		"x: int = 1":                    "annotated 1:1 value",
		"if (x := 1): pass":             "walrus 1:5 value",
		"[(x := y) for y in z]":         "walrus 1:3 value",
		"def x(): pass":                 "definition 1:5",
		"class x: pass":                 "class 1:7",
		"import x.y, a as b":            "import 1:8",
		"import a.b as x":               "import 1:8",
		"from a import b as x":          "import 1:15",
		"load('m', 'x')":                "load 1:11",
		"load('m', x='y')":              "load 1:11",
		"for x in y: pass":              "loop 1:5",
		"for a, x in y: pass":           "loop 1:8 part",
		"with y as x: pass":             "with 1:11",
		"try: pass\nexcept E as x: x=1": "except 2:13, assignment 2:16 value",
		"match y:\n case [*x]: pass":    "capture 2:8",
		"match y:\n case x.z: pass":     "",
		"x = 1\ndel x":                  "assignment 1:1 value, del 2:5",
		"def f():\n global x\n x = 2\nx = 1\ndel x": "assignment 3:2 value elsewhere, assignment 4:1 value, del 5:5",
		"lambda x: x":        "",
		"[x for x in y]":     "",
		"x.y = 1\nx[0] = 1":  "",
		"type x = int":       "type 1:6",
		"import __future__":  "",
		"x: int = 1; x: str": "annotated 1:1 value, annotated 1:13",
	} {
		table := tableOf(t, src, parser.Python3)
		var got []string
		if v := table.Top.Find("x"); v != nil {
			for _, b := range v.Bindings {
				line := fmt.Sprintf("%s %d:%d", kinds[b.Kind], b.At.Line, b.At.Col)
				if b.Part {
					line += " part"
				}
				if b.IsValue() {
					line += " value"
				}
				if b.Region.Scope.Function() != table.Top {
					line += " elsewhere"
				}
				got = append(got, line)
				if b.Node == nil || b.Stmt == nil {
					t.Errorf("%q: %s has the node %v and the statement %v", src, line, b.Node, b.Stmt)
				}
			}
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// TestRegions: which part of the text a name is bound in: the statements of the scope (.), the
// body of a try or with (a letter for each, in their order), again in a loop (*).
func TestRegions(t *testing.T) {
	for src, want := range map[string]string{
		"x = 1": ".",
		"try:\n x = 1\nexcept E: x = 2\nelse: x = 3\nfinally: x = 4": "b a a .",
		"try:\n x = 1\nexcept E: x = 2":                              "a .",
		"try:\n x = 1\nfinally: x = 2":                               "a .",
		"with y as x: x = 1":                                         "a a",
		"with a as x, b as x: x = 1":                                 "a b b",
		"for x in y:\n with z: x = 1":                                ". a*",
		"while y:\n try:\n  with z: x = 1\n finally: pass":           "b*",
		"try:\n for x in y: x = 1\nfinally: pass":                    "a a",
	} {
		table := tableOf(t, src, parser.Python3)
		names := map[*scope.Region]string{table.Top.Root: "."}
		var name func(r *scope.Region)
		name = func(r *scope.Region) {
			if names[r] == "" {
				name(r.Outer)
				names[r] = string(rune('a' + len(names) - 1))
			}
		}
		var got []string
		for _, b := range table.Top.Find("x").Bindings {
			name(b.Region)
			at := names[b.Region]
			if b.Region.Loop {
				at += "*"
			}
			if !b.Region.Within(table.Top.Root) {
				t.Errorf("%q: a region is not in the module", src)
			}
			got = append(got, at)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// TestStars: a star binds what the program mentions, or all that there is.
func TestStars(t *testing.T) {
	const src = "from math import *\nfrom unknown import *\ndef f(pow): return sqrt(pow)\n"
	for all, want := range map[bool]string{false: "f pow sqrt", true: "f pi pow sqrt"} {
		f, errs := parser.Parse(src, parser.Options{})
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		table := f.Symbols()
		table.Resolve(exportsMath, all)
		if got := strings.Join(table.Top.Names(), " "); got != want {
			t.Errorf("all %v: got %q, want %q", all, got, want)
		}
		if _, known := table.Star(f.Body[1].(*ast.ImportFrom)); known {
			t.Error("something is known of a module that there is not")
		}
		if y := table.Of(f.Body[2]).Find("sqrt"); y == nil || y.Bindings[0].Kind != scope.Starred || y.Bindings[0].Stmt != f.Body[0] {
			t.Errorf("sqrt means %+v", y)
		}
	}
}

// TestLoads: load is Starlark's statement as long as the program has none of its own.
func TestLoads(t *testing.T) {
	for src, want := range map[string]string{
		"load('m', 'a', b='c')":               "a b",
		"load('m')":                           "",
		"load('m', a)":                        "",
		"load = f\nload('m', 'a')":            "load",
		"if x:\n load('m', 'a')":              "",
		"def f():\n load('m', 'a')":           "f",
		"x = load('m', 'a')":                  "x",
		"load('m', 'a')\nload = 1\nload('n')": "a load",
	} {
		if got := strings.Join(tableOf(t, src, parser.Python3).Top.Names(), " "); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// TestLeaks: in Python 2 the variable of a list comprehension belongs to the code around,
// if that mentions it.
func TestLeaks(t *testing.T) {
	for src, want := range map[string]string{
		"[x for x in y]\nprint x":                       "module leaks",
		"[x for x in y]":                                "comprehension",
		"x = 1\n[x for x in y]":                         "module leaks",
		"(x for x in y)\nprint x":                       "comprehension",
		"{x for x in y}\nprint x":                       "comprehension",
		"[[x for x in y] for z in w]\nprint x":          "module leaks",
		"class C:\n a = [x for x in y]\n b = x":         "comprehension",
		"def f():\n [x for x in y]\n return x":          "function leaks",
		"def f():\n [x for x in y]\nprint x":            "comprehension",
		"def f():\n [x for x in y]\n return lambda: x":  "function leaks",
		"def f():\n global x\n [x for x in y]\nprint x": "comprehension",
		"def f():\n global x\n [x for x in y]\n x":      "module leaks",
	} {
		table := tableOf(t, src, parser.Python2)
		i := slices.IndexFunc(table.Scopes, func(s *scope.Scope) bool { return s.Kind == scope.Comprehension && s.Own("x") != nil })
		comp := table.Scopes[i]
		got := [...]string{"module", "function", "class", "comprehension"}[comp.Find("x").Scope.Kind]
		if comp.Leaks {
			got += " leaks"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// TestScopes: what else is known of scopes.
func TestScopes(t *testing.T) {
	table := tableOf(t, `
def outer(a):
    b = 1
    class C:
        x: int
        def method(self):
            super()
            return [lambda: (a, b, n) for n in a]
    def gen():
        yield locals()
`, parser.Python3)
	got := ""
	for _, s := range table.Scopes {
		got += fmt.Sprintf("%q", s.Qualname)
		for _, v := range s.Free() {
			got += " " + v.Name
		}
		for i, is := range []bool{s.Generator, s.ClassCell, s.Annotated} {
			if is {
				got += " " + [...]string{"generator", "classcell", "annotated"}[i]
			}
		}
		got += strings.Repeat(" view", len(s.Views)) + "\n"
	}
	const want = `""
"outer"
"outer.<locals>.C" a b classcell annotated
"outer.<locals>.C.method" a b
"" a b
"outer.<locals>.C.method.<locals>.<lambda>" a b n
"outer.<locals>.gen" generator view
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestReads: the table has every place that reads a name, and no other.
func TestReads(t *testing.T) {
	table := tableOf(t, "x = x + 1\nx += 2\ndel x\nx.a = x[0]\nf(x, *x, k=x)\nfor x in x: pass\nprint(f'{x:{x}}')\n", parser.Python3)
	lines := []int32{}
	for _, r := range table.Top.Own("x").Reads {
		lines = append(lines, r.Name.Start.Line)
	}
	if want := []int32{1, 2, 4, 4, 5, 5, 5, 6, 7, 7}; !slices.Equal(lines, want) {
		t.Errorf("x is read in the lines %v, want %v", lines, want)
	}
}

// TestDeep: a program that nests scopes, and one that mentions many names of scopes around,
// takes no more than linear time.
func TestDeep(t *testing.T) {
	var deep strings.Builder
	for i := range 90 {
		fmt.Fprintf(&deep, "%sdef f%d(a%d):\n", strings.Repeat(" ", i), i, i)
	}
	deep.WriteString(strings.Repeat(" ", 90) + "return a0, a1\n")
	var wide strings.Builder
	wide.WriteString("def f():\n")
	for i := range 20_000 {
		fmt.Fprintf(&wide, " x%d = 1\n", i)
	}
	wide.WriteString(" def g():\n")
	for i := range 20_000 {
		fmt.Fprintf(&wide, "  x%d\n", i)
	}
	for _, src := range []string{deep.String(), wide.String()} {
		table := tableOf(t, src, parser.Python3)
		if last := table.Scopes[len(table.Scopes)-1]; len(last.Free()) < 2 {
			t.Errorf("%d variables are free", len(last.Free()))
		}
	}
}
