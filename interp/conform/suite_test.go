package conform_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/testkit"
)

// The programs in testdata/suite are the cases of CPython's test/_test_multiprocessing.py that
// mean something here, each written anew. A program's title begins with the case that it
// stands for, "_TestQueue.test_put", and goes on with what it is about if there are several.
// The tables testdata/suite/coverage-*.md have a row for every case,
//
//	| _TestQueue.test_put | queue |
//	| _TestProcess.test_set_executable | no: nothing is executed |
//
// with the files whose programs stand for it, or the reason why none does.

// A suiteCase is a row of the tables.
type suiteCase struct {
	files []string
	table string
}

// readCoverage reads the tables.
func readCoverage(t *testing.T) map[string]suiteCase {
	t.Helper()
	paths, err := filepath.Glob("../testdata/suite/coverage-*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tables found (%v)", err)
	}
	cases := map[string]suiteCase{}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			cells := strings.Split(strings.TrimSpace(line), "|")
			if len(cells) != 4 || !strings.Contains(cells[1], ".test") {
				continue
			}
			name, here := strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2])
			if old, twice := cases[name]; twice {
				t.Errorf("%s: %s stands in %s already", path, name, old.table)
			}
			c := suiteCase{table: path}
			if why, no := strings.CutPrefix(here, "no:"); !no {
				c.files = strings.Split(here, ", ")
			} else if strings.TrimSpace(why) == "" {
				t.Errorf("%s: %s has no reason", path, name)
			}
			cases[name] = c
		}
	}
	return cases
}

// TestSuiteCoverage checks that the tables tell of every program, and nothing else.
func TestSuiteCoverage(t *testing.T) {
	t.Parallel()
	cases := readCoverage(t)
	paths, err := filepath.Glob("../testdata/suite/*.py")
	if err != nil {
		t.Fatal(err)
	}
	has := map[string][]string{} // the files that have a case
	for _, path := range paths {
		file := strings.TrimSuffix(filepath.Base(path), ".py")
		titles, _ := testkit.Programs(t, path)
		for _, title := range titles {
			name, _, _ := strings.Cut(title, " ")
			if !slices.Contains(cases[name].files, file) {
				t.Errorf("%s: %q is in no table", path, title)
			}
			has[name] = append(has[name], file)
		}
	}
	for name, c := range cases {
		for _, file := range c.files {
			if !slices.Contains(has[name], file) {
				t.Errorf("%s: %s should be in %s.py and is not", c.table, name, file)
			}
		}
	}
}

// TestSuiteComplete checks, where CPython is, that the tables have every case of its suite.
func TestSuiteComplete(t *testing.T) {
	if !*cpython {
		t.Skip("without -cpython")
	}
	path, err := exec.Command("python3.13", "-c", "import test; print(test.__path__[0])").Output()
	if err != nil {
		t.Skip("there is no Python 3.13")
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(path)), "_test_multiprocessing.py"))
	if err != nil {
		t.Skip(err)
	}
	cases := readCoverage(t)
	class := ""
	for _, m := range regexp.MustCompile(`(?m)^class (\w+)|^    def (test\w+)`).FindAllStringSubmatch(string(b), -1) {
		if m[1] != "" {
			class = m[1]
		} else if _, ok := cases[class+"."+m[2]]; !ok {
			t.Errorf("no table has %s.%s", class, m[2])
		}
	}
}
