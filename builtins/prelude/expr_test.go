package prelude

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/starlark"
)

// TestExpressions compares with CPython's results, which testdata/record_expr.py wrote.
func TestExpressions(t *testing.T) {
	names := maps.Clone(Functions())
	namesPython2 := maps.Clone(Functions())
	maps.Copy(namesPython2, FunctionsPython2())
	for file, names := range map[string]starlark.StringDict{
		"operators.txt": names, "complex.txt": names, "functions.txt": names, "arguments.txt": names, "functions_python2.txt": namesPython2,
	} {
		t.Run(strings.TrimSuffix(file, ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("testdata", "expr", file))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(text)) {
				expr, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " => ")
				if !ok {
					t.Fatalf("no result: %s", line)
				}
				t.Run(expr, func(t *testing.T) {
					if got := evalText(names, expr); got != want {
						t.Errorf("%s\n got %s\nwant %s", expr, got, want)
					}
				})
			}
		})
	}
}
