package interp_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/testkit"
)

// What no message may contain: names of the engine, of Go, and of the helpers that lowered
// programs call.
var unspeakable = regexp.MustCompile(`(?i:starlark|goroutine|\.go:\d|runtime error|\bnil pointer|interface conversion|internal error)|` +
	`\*?\b(core|proc|sched|kit|handle)\.[A-Z]\w+|\*\w+\.\w+|\[\](string|int|any)\b|\bmap\[\w+\]|%!\w\(|` +
	`\$[a-z]\w*|\$\d`)

// TestWording: nothing that the programs of the other tests write on standard error, or print
// of an error, is in words of the engine's, of Go's, or of the front end's.
func TestWording(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{"conform", "details", "students", "tracebacks"} {
		paths, err := filepath.Glob("testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs found in %s (%v)", dir, err)
		}
		for _, path := range paths {
			t.Run(dir+"/"+strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
				t.Parallel()
				titles, texts := testkit.Programs(t, path)
				for _, title := range titles {
					text := tracebackOf(texts[title])
					for line := range strings.Lines(text) {
						said := unspeakable.FindString(line)
						if said != "" && !strings.Contains(texts[title], said) {
							t.Errorf("%s: the message %q says %q", title, line, said)
						}
					}
				}
			})
		}
	}
}
