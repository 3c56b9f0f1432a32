package interp_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/testkit"
)

var warningLine = regexp.MustCompile(`(?m)^prog\.py:\d+: Warning: .*$`)

// TestWarnings: of the hundreds of programs of the other tests, those get warnings that
// testdata/warnings.txt lists, each with a reason to: a false alarm would make learners
// distrust all.
func TestWarnings(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, dir := range []string{"conform", "details", "students"} {
		paths, err := filepath.Glob("testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs found in %s (%v)", dir, err)
		}
		for _, path := range paths {
			titles, texts := testkit.Programs(t, path)
			for _, title := range titles {
				for _, line := range warningLine.FindAllString(tracebackOf(texts[title]), -1) {
					got.WriteString(dir + "/" + strings.TrimSuffix(filepath.Base(path), ".py") + "/" + title + ": " + strings.TrimPrefix(line, "prog.py:") + "\n")
				}
			}
		}
	}
	const file = "testdata/warnings.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}
