package lower_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/resolve"
	"go.starlark.net/syntax"
	"golang.org/x/tools/txtar"

	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/text"
)

var update = flag.Bool("update", false, "write what comes out into the files of testdata")

// predeclared are the names that the programs of the tests find without importing.
var predeclared = map[string]bool{}

func init() {
	for _, n := range strings.Fields(`abs all any bool chr dict dir enumerate eval exec filter float globals input
		int isinstance len list locals map max min open print range repr round set sorted str sum super tuple
		type vars zip Process Queue time 2.range 2.raw_input 2.str 2.unicode ValueError Exception KeyError`) {
		predeclared[n] = true
	}
	for _, h := range lower.Helpers {
		predeclared[h.Name] = true
	}
}

func options() *python.Options {
	return &python.Options{
		Options: lower.Options{
			File: "in.py", Name: "__main__",
			Predeclared: func(name string) bool { return predeclared[name] },
		},
		Exports: func(module string) ([]string, bool) {
			if module == "math" {
				return []string{"pi", "pow", "sqrt"}, true
			}
			return nil, false
		},
	}
}

// TestLower compares the lowering of the programs in testdata/*.txtar: each in.py with the
// want.star or want.err that follows it.
func TestLower(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files (%v)", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { testArchive(t, path) })
	}
}

func testArchive(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var files []txtar.File
	for i, f := range a.Files {
		name, isProgram := strings.CutSuffix(f.Name, ".py")
		if !isProgram {
			continue
		}
		got := lowered(string(f.Data))
		files = append(files, f, txtar.File{Name: name + ".want", Data: []byte(got)})
		if *update {
			continue
		}
		t.Run(name, func(t *testing.T) {
			if i+1 == len(a.Files) || a.Files[i+1].Name != name+".want" {
				t.Fatalf("%s.want is missing", name)
			}
			if want := string(a.Files[i+1].Data); got != want {
				t.Errorf("%s gives\n%s\nwant\n%s", f.Data, got, want)
			}
		})
	}
	if *update {
		a.Files = files
		if err := os.WriteFile(path, txtar.Format(a), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// lowered returns the lowered program without what every module begins with, or its errors.
func lowered(text string) string {
	p, err := python.Lower(text, options())
	if err != nil {
		var b bytes.Buffer
		for _, e := range err.(parser.Errors) {
			fmt.Fprintf(&b, "%d:%d-%d:%d: %s: %s\n", e.Start.Line, e.Start.Col, e.End.Line, e.End.Col, e.Kind, e.Text())
		}
		return b.String()
	}
	var out printer
	stmts := p.File.Stmts
	for len(stmts) > 0 && isPrologue(stmts[0]) {
		stmts = stmts[1:]
	}
	out.stmts(stmts)
	return out.String()
}

func isPrologue(s syntax.Stmt) bool {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		c, ok := s.X.(*syntax.CallExpr)
		return ok && expr(c.Fn) == "$module"
	case *syntax.IfStmt:
		return expr(s.Cond) == "False"
	}
	return false
}

// TestResolves: what the lowering makes of a program is a program to Starlark, and calls
// no helper that the table has not, with no more and no fewer arguments than it says.
func TestResolves(t *testing.T) {
	helpers := map[string]lower.Helper{}
	for _, h := range lower.Helpers {
		if helpers[h.Name].Name != "" {
			t.Errorf("%s stands twice in the table", h.Name)
		}
		helpers[h.Name] = h
	}
	used := map[string]bool{}
	paths, err := filepath.Glob("../../testdata/*/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs (%v)", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, program := range strings.Split(string(text), "#---- ") {
			for _, session := range []bool{false, true} {
				o := options()
				o.Session, o.Show = session, session
				p, err := python.Lower("#"+program, o)
				if err != nil {
					continue // refused, or a mistake on purpose
				}
				checkCalls(t, path, p.File, helpers, used)
				if err := resolve.File(p.File, func(name string) bool { return predeclared[name] }, func(string) bool { return true }); err != nil {
					t.Errorf("%s, program %d, in a session %v: %v", path, i, session, err)
				}
			}
		}
	}
	for name := range helpers {
		if !used[name] && !slices.Contains([]string{"$currentnamespace", "$currentglobals", "$ellipsis", "$print"}, name) {
			t.Errorf("no program calls %s", name)
		}
	}
}

func checkCalls(t *testing.T, path string, file *syntax.File, helpers map[string]lower.Helper, used map[string]bool) {
	for _, s := range file.Stmts {
		syntax.Walk(s, func(n syntax.Node) bool {
			c, ok := n.(*syntax.CallExpr)
			if !ok {
				return true
			}
			id, ok := c.Fn.(*syntax.Ident)
			if !ok || !strings.HasPrefix(id.Name, "$") || id.Name == "$body" || id.Name == "$typed" || id.Name[1] <= '9' { // a variable
				return true
			}
			h, known := helpers[id.Name]
			used[id.Name] = true
			positional := 0
			for _, a := range c.Args {
				if b, ok := a.(*syntax.BinaryExpr); ok && b.Op == syntax.EQ {
					continue
				}
				if u, ok := a.(*syntax.UnaryExpr); ok && (u.Op == syntax.STAR || u.Op == syntax.STARSTAR) {
					continue
				}
				positional++
			}
			if !known || positional < h.Min || h.Max >= 0 && positional > h.Max {
				t.Errorf("%s: %s with %d arguments is not in the table", path, expr(c), positional)
			}
			return true
		})
	}
}

// TestSpans: the expression of a span begins and ends in the text, around its position.
func TestSpans(t *testing.T) {
	const text = "x = (1 +\n     f(2)[3])\ny = a.b.c(1) if x else -x\n"
	p, err := python.Lower(text, options())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Marks) == 0 {
		t.Fatal("there are no marks")
	}
	for pos, m := range p.Marks {
		s := m.Span
		if before(pos, s.Start) || before(s.End, pos) || int(s.End.Line) > strings.Count(text, "\n") {
			t.Errorf("the span of %v is %v", pos, s)
		}
	}
}

func before(a, b text.Pos) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col
}

// TestUncalled: a program that defines functions and does nothing is told how to start.
func TestUncalled(t *testing.T) {
	for text, want := range map[string]string{
		"def f(): pass": "f()",
		"def f(x): pass\ndef main(n=1):\n    f(n)": "main()",
		"def f(x): pass":                                     "f(...)",
		"def f(): pass\nf()":                                 "",
		"'doc'\nimport time\nN = 3\ndef f(): pass\n":         "f()",
		"def f(): pass\nif __name__ == '__main__':\n    f()": "",
		"x = g()\ndef f(): pass":                             "",
		"class A: pass":                                      "",
		"def a(): b()\ndef b(): a()\n":                       "b(...)",
	} {
		p, err := python.Lower(text, options())
		if err != nil {
			t.Fatal(err)
		}
		if p.Uncalled != want {
			t.Errorf("%q: got %q, want %q", text, p.Uncalled, want)
		}
	}
}

func BenchmarkLower(b *testing.B) {
	var program strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&program, "def worker%d(q, n):\n    total = 0\n    for i in range(n):\n        total += i * %d\n"+
			"        if total %% 7 == 0:\n            print(f\"{total:>8} of {n}\", end=\" \")\n"+
			"    q.put((total, [x * 2 for x in range(n) if x %% 2]))\n    return total\n\n\n", i, i)
	}
	text := program.String()
	for _, size := range []struct {
		name string
		text string
	}{{"300 lines", text[:len(text)/1000*30]}, {"10000 lines", text}} {
		cut := size.text[:strings.LastIndex(size.text, "\ndef ")+1]
		b.Run(size.name, func(b *testing.B) {
			b.SetBytes(int64(len(cut)))
			for b.Loop() {
				if _, err := python.Lower(cut, options()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
