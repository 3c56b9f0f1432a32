package check_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/python/check"
	"github.com/pyq-lang/pyq/interp/testkit"
)

var update = flag.Bool("update", false, "write what is found into the files of testdata")

// TestCodes checks the programs in testdata, one file a code: wrong*.py have what it is
// about, with what is told of them behind it; right*.py are near misses, and nothing is
// found in them. Behind the name "portable" may stand, the option. Other files are modules beside them. What the library has is pyq's own.
func TestCodes(t *testing.T) {
	t.Parallel()
	codes := map[string]bool{}
	for _, c := range check.Codes() {
		codes[c.Name] = true
		if _, err := os.Stat("testdata/" + c.Name + ".txtar"); err != nil {
			t.Errorf("the code %s has no test: %v", c.Name, err)
		}
	}
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		code := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			if !codes[code] {
				t.Errorf("there is no code %s", code)
			}
			checkArchive(t, path, code)
		})
	}
}

func checkArchive(t *testing.T, path, code string) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	modules := fstest.MapFS{}
	for _, f := range a.Files {
		modules[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	found, right := false, 0
	for i, f := range a.Files {
		name, flag, _ := strings.Cut(f.Name, " ")
		kind, _, _ := strings.Cut(strings.TrimSuffix(name, ".py"), "_")
		got := ""
		if kind == "wrong" || kind == "right" {
			got = displayed(name, string(f.Data), interp.Options{Modules: modules, Portable: flag == "portable"})
		}
		switch kind {
		case "right":
			right++
			if got != "" {
				t.Errorf("%s has nothing wrong, but:\n%s", f.Name, got)
			}
		case "wrong":
			found = found || strings.Contains(got, "["+code+"]")
			if i+1 == len(a.Files) || a.Files[i+1].Name != "found" {
				t.Fatalf("%s is not followed by what is found in it", f.Name)
			}
			if want := string(a.Files[i+1].Data); got != want && !*update {
				t.Errorf("%s: found is\n%swant\n%s", f.Name, got, want)
			}
			a.Files[i+1].Data = []byte(got)
		}
	}
	if !found || right == 0 {
		t.Errorf("want a program that %s is found in, and one that is right", code)
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// displayed writes what is found in a program, as the files in testdata have it.
func displayed(name, text string, o interp.Options) string {
	var b strings.Builder
	for _, f := range testkit.New(o).Check(name, text, true) {
		b.WriteString(f.Display())
	}
	return b.String()
}

// TestLines checks the programs in testdata/lines, which stand one behind the other: what is
// found in a line is what it says behind ###.
func TestLines(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/lines/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files (%v)", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, chunk := range strings.Split(string(text), "\n#---- ")[1:] {
			title, program, _ := strings.Cut(chunk, "\n")
			t.Run(strings.TrimSuffix(filepath.Base(path), ".py")+"/"+title, func(t *testing.T) {
				t.Parallel()
				checkLines(t, program)
			})
		}
	}
}

func checkLines(t *testing.T, program string) {
	lines := strings.Split(program, "\n")
	found := make([]string, len(lines))
	for _, f := range testkit.New(interp.Options{}).Check("a.py", program, true) {
		found[f.Pos.Line-1] += " " + f.Code
	}
	for i, line := range lines {
		_, want, _ := strings.Cut(line, "###")
		if found[i] != want {
			t.Errorf("in line %d is found%s, want%s:\n%s", i+1, found[i], want, line)
		}
	}
}

// TestIgnore: a comment silences what its line has, and no more.
func TestIgnore(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"print(x)":                                   1,
		"print(x)  # pyq: ignore":                    0,
		"print(x)  # pyq:ignore[unknown-name]":       0,
		"print(x)  # pyq: ignore[wrong-type]":        1,
		"print(x)  # pyq: ignore[a, unknown-name]":   0,
		"print(x)  # ignore":                         1,
		"# pyq: ignore\nprint(x)":                    1,
		"print(x,\n      y)  # pyq: ignore":          1,
		"len(1,\n    2)  # pyq: ignore":              0,
		"def f(:  # pyq: ignore\n    pass":           1,
		"print('# pyq: ignore', x)":                  0, // who writes that?
		"if True:\n\tprint(x) # pyq: ignore[syntax]": 1,
	} {
		if got := testkit.New(interp.Options{}).Check("a.py", text, false); len(got) != want {
			t.Errorf("%q: %d errors, want %d: %+v", text, len(got), want, got)
		}
	}
}
