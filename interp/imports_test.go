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
	"cmd/pyq":                               {"interp", "interp/trace"},
	"interp/python":                         {"interp/python/ast", "interp/python/lower", "interp/python/parser", "interp/python/scope", "interp/text"},
	"interp/python/ast":                     {"interp/text"},
	"interp/python/check":                   {"interp/python", "interp/python/ast", "interp/python/parser", "interp/python/scope", "interp/text"},
	"interp/python/corpus":                  {},
	"interp/python/lower":                   {"interp/python/ast", "interp/python/parser", "interp/python/scope", "interp/text"},
	"interp/python/parser":                  {"interp/python/ast", "interp/python/scope", "interp/text"},
	"interp/python/scope":                   {"interp/python/ast", "interp/text"},
	"interp":                                {"builtins", "builtins/library", "builtins/multiprocessing/queues", "builtins/prompt", "builtins/queue", "interp/files", "interp/proc", "interp/python", "interp/python/ast", "interp/python/check", "interp/python/lower", "interp/python/parser", "interp/sched", "interp/text", "interp/trace"},
	"builtins":                              {"builtins/core", "builtins/futures", "builtins/helpers", "builtins/multiprocessing", "builtins/prompt", "builtins/queue", "builtins/stdlib", "builtins/stdlib/io", "builtins/threading", "interp/proc", "interp/sched"},
	"builtins/helpers":                      {"builtins/core", "builtins/library", "interp/proc"},
	"builtins/library":                      {},
	"builtins/prompt":                       {"builtins/core", "builtins/docs", "interp/proc", "interp/sched"},
	"builtins/docs":                         {},
	"builtins/core":                         {"builtins/docs", "builtins/libm", "interp/proc", "interp/sched", "interp/text"},
	"builtins/futures":                      {"builtins/core", "builtins/handle", "builtins/multiprocessing/workers", "interp/proc", "interp/sched"},
	"builtins/handle":                       {"builtins/core", "interp/proc", "interp/sched"},
	"builtins/libm":                         {},
	"builtins/locks":                        {"builtins/core", "builtins/handle", "interp/proc", "interp/sched"},
	"builtins/multiprocessing":              {"builtins/core", "builtins/futures", "builtins/handle", "builtins/locks", "builtins/multiprocessing/connection", "builtins/multiprocessing/managers", "builtins/multiprocessing/pool", "builtins/multiprocessing/process", "builtins/multiprocessing/queues", "builtins/multiprocessing/sharedctypes", "builtins/multiprocessing/sharedmemory", "builtins/multiprocessing/synchronize", "builtins/multiprocessing/workers", "builtins/queue", "builtins/threading", "interp/proc"},
	"builtins/multiprocessing/connection":   {"builtins/core", "builtins/handle", "builtins/multiprocessing/process", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/managers":     {"builtins/core", "builtins/handle", "builtins/locks", "builtins/multiprocessing/pool", "builtins/multiprocessing/process", "builtins/multiprocessing/queues", "builtins/multiprocessing/sharedctypes", "builtins/multiprocessing/synchronize", "builtins/multiprocessing/workers", "builtins/threading", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/pool":         {"builtins/core", "builtins/handle", "builtins/multiprocessing/process", "builtins/multiprocessing/workers", "builtins/threading", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/process":      {"builtins/core", "builtins/handle", "interp/proc", "interp/sched", "interp/text"},
	"builtins/multiprocessing/queues":       {"builtins/core", "builtins/handle", "builtins/multiprocessing/process", "builtins/queue", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/sharedctypes": {"builtins/core", "builtins/handle", "builtins/locks", "builtins/multiprocessing/synchronize", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/sharedmemory": {"builtins/core", "builtins/handle", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/synchronize":  {"builtins/core", "builtins/handle", "builtins/locks", "builtins/multiprocessing/process", "interp/proc", "interp/sched"},
	"builtins/multiprocessing/workers":      {"builtins/core", "builtins/handle", "builtins/multiprocessing/process", "builtins/threading", "interp/proc", "interp/sched"},
	"builtins/queue":                        {"builtins/core", "builtins/handle", "interp/proc", "interp/sched"},
	"builtins/stdlib":                       {"builtins/core", "builtins/stdlib/argparse", "builtins/stdlib/binary", "builtins/stdlib/collections", "builtins/stdlib/contextlib", "builtins/stdlib/csv", "builtins/stdlib/dataclasses", "builtins/stdlib/datetime", "builtins/stdlib/decimal", "builtins/stdlib/enum", "builtins/stdlib/functools", "builtins/stdlib/io", "builtins/stdlib/itertools", "builtins/stdlib/json", "builtins/stdlib/logging", "builtins/stdlib/mathematics", "builtins/stdlib/os", "builtins/stdlib/pathlib", "builtins/stdlib/random", "builtins/stdlib/re", "builtins/stdlib/statistics", "builtins/stdlib/sys", "builtins/stdlib/text", "builtins/stdlib/time", "builtins/stdlib/typing"},
	"builtins/stdlib/argparse":              {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/binary":                {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/collections":           {"builtins/core", "builtins/stdlib/itertools", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/contextlib":            {"builtins/core", "builtins/stdlib/functools", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/csv":                   {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/dataclasses":           {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/datetime":              {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/decimal":               {"builtins/core", "builtins/stdlib/collections", "builtins/stdlib/decimal/dec", "builtins/stdlib/kit", "builtins/stdlib/mathematics", "interp/proc"},
	"builtins/stdlib/decimal/dec":           {},
	"builtins/stdlib/enum":                  {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/functools":             {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/io":                    {"builtins/core", "builtins/stdlib/kit", "interp/files", "interp/proc"},
	"builtins/stdlib/itertools":             {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/json":                  {"builtins/core", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/kit":                   {"builtins/core", "interp/proc"},
	"builtins/stdlib/logging":               {"builtins/core", "builtins/stdlib/io", "builtins/stdlib/kit", "builtins/stdlib/os", "builtins/stdlib/sys", "builtins/stdlib/time", "interp/proc"},
	"builtins/stdlib/mathematics":           {"builtins/core", "builtins/libm", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/os":                    {"builtins/core", "builtins/stdlib/io", "builtins/stdlib/kit", "builtins/stdlib/random", "interp/files", "interp/proc"},
	"builtins/stdlib/pathlib":               {"builtins/core", "builtins/stdlib/io", "builtins/stdlib/kit", "builtins/stdlib/os", "builtins/stdlib/random", "builtins/stdlib/re/regex", "interp/files", "interp/proc"},
	"builtins/stdlib/random":                {"builtins/core", "builtins/libm", "builtins/stdlib/collections", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/re":                    {"builtins/core", "builtins/stdlib/kit", "builtins/stdlib/re/regex", "interp/proc"},
	"builtins/stdlib/re/regex":              {},
	"builtins/stdlib/statistics":            {"builtins/core", "builtins/libm", "builtins/stdlib/collections", "builtins/stdlib/decimal", "builtins/stdlib/decimal/dec", "builtins/stdlib/kit", "builtins/stdlib/mathematics", "interp/proc"},
	"builtins/stdlib/sys":                   {"builtins/core", "builtins/stdlib/io", "builtins/stdlib/kit", "interp/proc"},
	"builtins/stdlib/text":                  {"builtins/core", "builtins/stdlib/collections", "builtins/stdlib/kit", "builtins/stdlib/re/regex", "interp/proc"},
	"builtins/stdlib/time":                  {"builtins/core", "builtins/stdlib/datetime", "builtins/stdlib/kit", "builtins/stdlib/typing", "interp/proc"},
	"builtins/stdlib/typing":                {"builtins/core", "builtins/stdlib/collections", "builtins/stdlib/kit", "builtins/stdlib/re", "interp/proc"},
	"builtins/threading":                    {"builtins/core", "builtins/handle", "builtins/locks", "interp/proc", "interp/sched"},
	"interp/files":                          {},
	"interp/proc":                           {"interp/files", "interp/sched", "interp/text", "interp/trace"},
	"interp/sched":                          {"interp/trace"},
	"interp/text":                           {},
	"interp/trace":                          {},
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
