package scope_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// TestRecorded compares what is found of programs with what CPython said of them.
func TestRecorded(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files (%v)", err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			src, want := string(a.Files[i].Data), string(a.Files[i+1].Data)
			t.Run(filepath.Base(path)+"/"+a.Files[i].Name, func(t *testing.T) {
				if got := recorded(t, src); got != want {
					t.Errorf("%s\ngot\n%swant\n%s", src, got, want)
				}
			})
		}
	}
}

// recorded describes a program as testdata/record.py does.
func recorded(t *testing.T, src string) string {
	t.Helper()
	f, errs := parser.Parse(src, parser.Options{Python2: parser.Python3})
	if len(errs) > 0 {
		return fmt.Sprintf("%d: %s\n", errs[0].Start.Line, errs[0].Msg)
	}
	table := f.Symbols()
	table.Resolve(exportsNothing, false)
	var b strings.Builder
	show(&b, table, table.Top, "")
	return b.String()
}

func exportsNothing(*ast.ImportFrom) ([]string, bool) { return nil, false }

// show writes a scope and those within it. A comprehension is a part of the scope around,
// as it is to CPython since 3.12.
func show(b *strings.Builder, table *scope.Table, s *scope.Scope, indent string) {
	lines := map[string]string{}
	var within []*scope.Scope
	for _, part := range table.Inside(s) {
		switch {
		case whole(part) == s:
			describe(lines, part, s)
		case whole(part.Parent) == s:
			within = append(within, part)
		}
	}
	b.WriteString(indent + title(s) + "\n")
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		b.WriteString(indent + "  " + name + ": " + lines[name] + "\n")
	}
	for _, inner := range within {
		show(b, table, inner, indent+"    ")
	}
}

// whole returns the scope that a scope is a part of: itself, if it is no comprehension.
func whole(s *scope.Scope) *scope.Scope {
	for s.Kind == scope.Comprehension && !s.IsLazy() {
		s = s.Parent
	}
	return s
}

func title(s *scope.Scope) string {
	switch n := s.Node.(type) {
	case *ast.FunctionDef:
		return "function " + n.Name.ID
	case *ast.Lambda:
		return "function lambda"
	case *ast.Comp:
		return "function genexpr"
	case *ast.ClassDef:
		return "class " + n.Name.ID
	}
	return "module"
}

var meanings = [...]string{scope.Builtin: "builtin", scope.Global: "global", scope.Local: "local", scope.Cell: "cell", scope.Free: "free"}

// describe says what the names mean that a part of the scope s mentions.
func describe(lines map[string]string, part, s *scope.Scope) {
	for _, y := range part.Symbols() {
		if lines[y.Name] != "" || y.Name == "__class__" {
			continue
		}
		meaning := y.Meaning()
		if v := y.Variable(); v != nil && whole(v.Scope) == s {
			meaning = v.Meaning()
			if s.Kind == scope.Module {
				meaning = scope.Global
			}
		}
		line := meanings[meaning]
		if y.IsParameter() {
			line += " parameter"
		}
		if y.IsImported() {
			line += " imported"
		}
		lines[y.Name] = line
	}
}
