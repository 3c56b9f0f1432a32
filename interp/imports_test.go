package interp_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const modulePath = "github.com/pyq-lang/pyq/"

// arrows says which packages of this module each one may import. Subpackages of
// builtins may import core, and only the package builtins knows them all.
var arrows = map[string][]string{
	"cmd/pyq":                  {"interp", "interp/trace"},
	"interp/python":            {"interp/python/ast", "interp/python/lower", "interp/python/parser", "interp/python/scope", "interp/text"},
	"interp/python/ast":        {"interp/text"},
	"interp/python/check":      {"interp/python", "interp/python/ast", "interp/python/parser", "interp/python/scope", "interp/text"},
	"interp/python/corpus":     {},
	"interp/python/lower":      {"interp/python/ast", "interp/python/parser", "interp/python/scope", "interp/text"},
	"interp/python/parser":     {"interp/python/ast", "interp/python/scope", "interp/text"},
	"interp/python/scope":      {"interp/python/ast", "interp/text"},
	"interp":                   {"builtins", "builtins/library", "builtins/multiprocessing", "builtins/prompt", "interp/files", "interp/proc", "interp/python", "interp/python/ast", "interp/python/check", "interp/python/lower", "interp/python/parser", "interp/sched", "interp/text", "interp/trace"},
	"builtins":                 {"builtins/core", "builtins/helpers", "builtins/multiprocessing", "builtins/prompt", "builtins/stdlib", "interp/proc", "interp/sched"},
	"builtins/helpers":         {"builtins/core", "builtins/library", "interp/proc"},
	"builtins/library":         {},
	"builtins/prompt":          {"builtins/core", "builtins/docs", "interp/proc", "interp/sched"},
	"builtins/docs":            {},
	"builtins/core":            {"builtins/docs", "builtins/stdlib/libm", "interp/proc", "interp/sched", "interp/text"},
	"builtins/multiprocessing": {"builtins/core", "interp/proc", "interp/sched", "interp/text"},
	"builtins/stdlib":          {"builtins/core", "builtins/stdlib/dec", "builtins/stdlib/libm", "builtins/stdlib/regex", "interp/files", "interp/proc", "interp/sched"},
	"builtins/stdlib/dec":      {},
	"builtins/stdlib/libm":     {},
	"builtins/stdlib/regex":    {},
	"interp/files":             {},
	"interp/proc":              {"interp/files", "interp/sched", "interp/text", "interp/trace"},
	"interp/sched":             {"interp/trace"},
	"interp/text":              {},
	"interp/trace":             {},
}

// TestImportArrows keeps the architecture one-way: the scheduler knows no
// Starlark, the events know nothing but the standard library.
func TestImportArrows(t *testing.T) {
	type listed struct {
		ImportPath, Name string
		Imports          []string
	}
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Imports", modulePath+"...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, modulePath)
		may, known := arrows[name]
		if !known {
			if name != "scripts" { // has tests only
				t.Errorf("package %s has no row in the table", name)
			}
			continue
		}
		seen[name] = true
		checkImports(t, name, may, p.Imports)
	}
	for name := range arrows {
		if !seen[name] {
			t.Errorf("the table has a row for %s, which is no package", name)
		}
	}
}

func checkImports(t *testing.T, name string, may, imports []string) {
	t.Helper()
	for _, path := range imports {
		switch own, ours := strings.CutPrefix(path, modulePath); {
		case ours && !slices.Contains(may, own):
			t.Errorf("%s must not import %s", name, own)
		case ours:
		case name == "interp/trace" && strings.Contains(path, "."):
			t.Errorf("%s must import the standard library only, not %s", name, path)
		case strings.HasPrefix(name, "interp/python") && strings.HasPrefix(path, "go.starlark.net/") && path != "go.starlark.net/syntax":
			t.Errorf("%s must know Starlark's syntax only, but imports %s", name, path)
		case name == "interp/sched" && strings.HasPrefix(path, "go.starlark.net/"):
			t.Errorf("%s must know nothing of Starlark, but imports %s", name, path)
		}
	}
}
