package interp_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// kindOf is a builtin that tells what a function of the program is in Go.
var kindOf = starlark.NewBuiltin("kind_of", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return starlark.String(fmt.Sprintf("%T", args[0])), nil
})

const everyFunction = `
import beside, shlex
from multiprocessing import Process
def f(): pass
exec("def g(): pass")
def child():
    import beside2, html
    print(kind_of(f), kind_of(beside2.f), kind_of(html.escape), kind_of(eval("lambda: 0")))
print(kind_of(f), kind_of(lambda: 0), kind_of(beside.f), kind_of(shlex.split), kind_of(eval("lambda: 0")), kind_of(g))
p = Process(target=child)
p.start()
p.join()
`

// TestEngine: whatever is compiled in a run is compiled for the engine of its options.
func TestEngine(t *testing.T) {
	t.Parallel()
	kinds := map[interp.Engine]string{interp.Executor: "*memory.Function", interp.Starlark: "*starlark.Function"}
	for name, engine := range testkit.Engines() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			o := interp.Options{Engine: engine, Stdout: &out, Stderr: &out, Predeclared: starlark.StringDict{"kind_of": kindOf},
				Modules: fstest.MapFS{"beside.py": {Data: []byte("def f(): pass\n")}, "beside2.py": {Data: []byte("f = lambda: 0\n")}}}
			prog, err := interp.New(o).Compile("prog.py", everyFunction)
			if err != nil {
				t.Fatal(err)
			}
			if prog, err = prog.WithExpr("print(kind_of(lambda: 0))"); err != nil {
				t.Fatal(err)
			}
			if _, err := prog.Run(t.Context()); err != nil {
				t.Error(err)
			}
			console := testkit.NewConsole(t, o)
			out.WriteString(console.See(t.Context(), everyFunction) + console.See(t.Context(), "kind_of(f)"))
			kind := kinds[engine]
			one := strings.TrimSpace(strings.Repeat(kind+" ", 6)) + "\n" + strings.TrimSpace(strings.Repeat(kind+" ", 4)) + "\n"
			if want := one + kind + "\n" + one + "'" + kind + "'\n"; out.String() != want {
				t.Errorf("got\n%s\nwant\n%s", out.String(), want)
			}
		})
	}
}

// TestEngineOfTests: the flag -engine decides which engine tests run programs by, so they
// leave interp.New to testkit.
func TestEngineOfTests(t *testing.T) {
	t.Parallel()
	const call = "interp." + "New("
	err := filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") || d.Name() == "example_test.go" || d.Name() == "engine_test.go" {
			return err
		}
		text, err := os.ReadFile(path)
		if bytes.Contains(text, []byte(call)) {
			t.Errorf("%s calls %s...)", path, call)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
