package stdlib

import (
	"bufio"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

func TestMain(m *testing.M) {
	object.Complete(&number.Table, &text.Table, &collection.Table, &exception.Table,
		&function.Table, &prelude.Table)
	object.Complete(Tables...)
	os.Exit(m.Run())
}

// run calls f in the thread of a process of a run of its own.
func run(t testing.TB, f func(thread *starlark.Thread)) {
	t.Helper()
	r, err := proc.NewRun(proc.Config{Virtual: true, CPUs: 4})
	if err != nil {
		t.Fatal(err)
	}
	env := starlark.StringDict{"test": call.New(call.F0("test()", func(thread *starlark.Thread) (starlark.Value, error) {
		f(thread)
		return starlark.None, nil
	}))}
	file, err := new(syntax.FileOptions).Parse("test.star", "test()\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	code, err := memory.NewCode(file, memory.Source{Text: "test()\n"}, false, env, nil)
	if err != nil {
		t.Fatal(err)
	}
	if out := r.Main(context.Background(), code, nil); out.Err != nil {
		t.Error(out.Err)
	}
}

// environment is the names that the expressions of the tests use: the built-in functions,
// and the modules.
func environment(thread *starlark.Thread) starlark.StringDict {
	env := starlark.StringDict{}
	for name, v := range prelude.Functions() {
		env[name] = v
	}
	functions, _ := io.Functions()
	maps.Copy(env, functions)
	for name, f := range Modules([]string{"test.py"}) {
		if !strings.Contains(name, ".") {
			env[name] = f().In(proc.Of(thread))
		}
	}
	return env
}

// A record is an expression with what CPython said: the repr of its value, or its
// exception. See testdata/record.py.
type record struct {
	Expr string
	Want string
}

// evaluate returns what a record has.
func evaluate(thread *starlark.Thread, env starlark.StringDict, expr string) string {
	options := &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}
	var v starlark.Value
	var err error
	lines := strings.Split(expr, "\n")
	if len(lines) > 1 {
		last := len(lines) - 1
		text := strings.Join(lines[:last], "\n") + "\nresult = " + lines[last] + "\n"
		var globals starlark.StringDict
		globals, err = starlark.ExecFileOptions(options, thread, "test.star", text, env)
		v = globals["result"]
	} else {
		v, err = starlark.EvalOptions(options, thread, "test.star", expr, env)
	}
	if err == nil {
		var text string
		if text, err = object.Repr(thread, v); err == nil {
			return text
		}
	}
	return exceptionText(thread, err)
}

// exceptionText is "ValueError: math domain error".
func exceptionText(thread *starlark.Thread, err error) string {
	exc := exception.Of(thread, err)
	if exc == nil {
		return err.Error()
	}
	text, strErr := object.Str(thread, exc)
	if strErr != nil {
		return err.Error()
	}
	name := object.TypeOf(exc).FullName()
	if text == "" {
		return name
	}
	return name + ": " + text
}

// TestRecords compares expressions with what CPython 3.11 made of them.
func TestRecords(t *testing.T) {
	files, err := filepath.Glob("testdata/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no records:", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".jsonl"), func(t *testing.T) {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			run(t, func(thread *starlark.Thread) {
				for lines := bufio.NewScanner(f); lines.Scan(); {
					var r record
					if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
						t.Fatal(err)
					}
					if got := evaluate(thread, environment(thread), r.Expr); got != r.Want {
						t.Errorf("%s\n got %s\nwant %s", r.Expr, got, r.Want)
					}
				}
			})
		})
	}
}
