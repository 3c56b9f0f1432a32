package conform_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestCheckPrograms: no program that runs as it should has errors, except those that
// testdata/check/meant.txt lists with the reason. Of the programs that fail with an error
// in how they are written, most are found.
func TestCheckPrograms(t *testing.T) {
	t.Parallel()
	meant, differences := testkit.Reasons(t, "../testdata/check/meant.txt"), testkit.Reasons(t, "../testdata/differences.txt")
	seen := map[string]bool{}
	in := testkit.New(interp.Options{})
	programs, fail, told := 0, 0, 0
	for _, dir := range []string{"conform", "details", "students"} {
		paths, err := filepath.Glob("../testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs found in %s (%v)", dir, err)
		}
		for _, path := range paths {
			for _, c := range readConform(t, path) {
				name := dir + "/" + strings.TrimSuffix(filepath.Base(path), ".py") + "/" + c.title
				if differences[name] != "" {
					continue // pyq does not run it as it should
				}
				programs++
				found := certain(in, c.text)
				if !strings.HasSuffix(c.want, "[exit 1]\n") {
					if why, ok := meant[name]; ok && len(found) > 0 {
						seen[name] = why != ""
					} else if len(found) > 0 {
						t.Errorf("%s runs as it should, but:\n%s", name, strings.Join(found, "\n"))
					}
					continue
				}
				if _, message, _ := c.run(t, interp.Options{Clock: interp.VirtualClock}); !written(message) {
					continue
				}
				if fail++; len(found) > 0 {
					told++
				} else {
					t.Logf("not found: %s", name)
				}
			}
		}
	}
	for name := range meant {
		if !seen[name] {
			t.Errorf("meant.txt has %s, in which nothing is found", name)
		}
	}
	t.Logf("%d programs; of %d that fail with a NameError, TypeError, AttributeError or ImportError %d are found", programs, fail, told)
	if told*10 < fail*8 {
		t.Errorf("of %d programs that fail only %d are found", fail, told)
	}
}

// certain returns the errors that Check finds in a program.
func certain(in *interp.Interp, text string) []string {
	var list []string
	for _, f := range in.Check("prog.py", text, false) {
		list = append(list, fmt.Sprintf("line %d: %s [%s]\n%s", f.Pos.Line, f.Msg, f.Code, f.Line))
	}
	return list
}

// written reports whether an uncaught exception is of a kind that the text may show.
func written(message string) bool {
	for line := range strings.Lines(message) {
		for _, class := range []string{"NameError: ", "UnboundLocalError: ", "TypeError: ", "AttributeError: ", "ImportError: ", "ModuleNotFoundError: "} {
			if strings.HasPrefix(line, class) {
				return true
			}
		}
	}
	return false
}
