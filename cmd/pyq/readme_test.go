//go:build unix

package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the repository's directory, seen from this package's.
const root = "../.."

// A block is a fenced block of the README.
type block struct {
	lang string
	line int // of its first line of text
	text string
}

// readme returns the README's fenced blocks.
func readme(t *testing.T) []block {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	open := false
	for i, line := range strings.SplitAfter(string(data), "\n") {
		lang, fence := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "```")
		switch {
		case fence && open:
			open = false
		case fence:
			open = true
			blocks = append(blocks, block{lang: lang, line: i + 2})
		case open:
			blocks[len(blocks)-1].text += line
		}
	}
	if open {
		t.Fatalf("README.md: the block at line %d has no end", blocks[len(blocks)-1].line)
	}
	return blocks
}

// TestReadmeCommands runs the README's console blocks, with the pyq of TestMain,
// and compares what a terminal would show.
func TestReadmeCommands(t *testing.T) {
	t.Parallel()
	blocks := readme(t)
	dir := readmeDir(t, blocks)
	ran := 0
	for _, b := range blocks {
		if b.lang != "console" {
			continue
		}
		ran++
		if !strings.HasPrefix(b.text, "$ ") {
			t.Errorf("README.md:%d: a console block begins with a command, after \"$ \"", b.line)
		}
		var got strings.Builder
		for line := range strings.Lines(b.text) {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				got.WriteString(line)
				got.WriteString(terminal(t, dir, command))
			}
		}
		if got.String() != b.text {
			t.Errorf("README.md:%d: the block is\n%sand should be\n%s", b.line, b.text, got.String())
		}
	}
	if ran == 0 {
		t.Error("README.md has no console block")
	}
}

// TestReadmePrompt types the README's blocks of a session. Where nobody sits at a terminal
// the inputs are not echoed.
func TestReadmePrompt(t *testing.T) {
	t.Parallel()
	input := regexp.MustCompile(`(?m)^(>>> |\.\.\. ).*\n`)
	ran := 0
	for _, b := range readme(t) {
		if b.lang != "pycon" {
			continue
		}
		ran++
		var typed strings.Builder
		for _, line := range input.FindAllString(b.text, -1) {
			typed.WriteString(line[len(">>> "):])
		}
		cmd := exec.Command("pyq", "-i", "--fast")
		cmd.Stdin = strings.NewReader(typed.String())
		out, err := cmd.CombinedOutput()
		_, got, _ := strings.Cut(string(out), "\n") // the banner
		if want := input.ReplaceAllString(b.text, "$1") + ">>> \n"; err != nil || got != want {
			t.Errorf("README.md:%d: the session answers (%v)\n%sand should\n%s", b.line, err, got, want)
		}
	}
	if ran == 0 {
		t.Error("README.md has no session")
	}
}

// readmeDir returns a directory that looks like the repository's root with the
// README's programs saved in it: the Python blocks, each named by the comment in
// its first line. The repository itself stays as it is. A block that is named
// like a file in scripts is not saved but must be how that file goes on after
// its comment.
func readmeDir(t *testing.T, blocks []block) string {
	t.Helper()
	dir := t.TempDir()
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path, err := filepath.Abs(filepath.Join(root, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	for _, b := range blocks {
		if b.lang != "python" {
			continue
		}
		first, rest, _ := strings.Cut(b.text, "\n")
		name, ok := strings.CutPrefix(first, "# ")
		if !ok || !strings.HasSuffix(name, ".star") && !strings.HasSuffix(name, ".py") {
			t.Fatalf("README.md:%d: a program begins with its file's name: # name.py", b.line)
		}
		path := filepath.Join(dir, name)
		if strings.HasPrefix(name, "scripts/") {
			if text, err := os.ReadFile(path); err != nil || !strings.HasSuffix(string(text), "\n"+rest) {
				t.Errorf("README.md:%d: this is not %s (%v)", b.line, name, err)
			}
			continue
		}
		if err := os.WriteFile(path, []byte(b.text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// terminal runs a command as a shell does and returns what it shows, standard
// output and standard error in the order in which they were written.
func terminal(t *testing.T, dir, command string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "sh", "-c", command)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestReadmeMainCommands: the README tells how to run the main program and the
// tests, each in a block of its own. They are not run here: one waits five
// seconds, the other would run this test.
func TestReadmeMainCommands(t *testing.T) {
	t.Parallel()
	var got []string
	for _, b := range readme(t) {
		if b.lang == "sh" {
			got = append(got, b.text)
		}
	}
	want := []string{"go run ./cmd/pyq scripts/sendName.star\n", "go test ./...\n"}
	if !slices.Equal(got, want) {
		t.Errorf("the README's sh blocks are %q, want %q", got, want)
	}
	if _, err := os.Stat(filepath.Join(root, "scripts/sendName.star")); err != nil {
		t.Error(err)
	}
}

// TestReadmeSnippet: the Go code in the README and in the comment of package
// interp is the body of its Example, which go test runs.
func TestReadmeSnippet(t *testing.T) {
	t.Parallel()
	want := exampleBody(t)
	if got := packageSnippet(t); got != want {
		t.Errorf("the comment of package interp shows\n%s\nand Example is\n%s", got, want)
	}
	var snippets []string
	for _, b := range readme(t) {
		if b.lang == "go" {
			snippets = append(snippets, b.text)
		}
	}
	if len(snippets) != 1 || snippets[0] != want {
		t.Errorf("the README shows\n%s\nand Example is\n%s", strings.Join(snippets, "\n---\n"), want)
	}
}

// exampleBody returns the statements of interp's Example without the comment that
// holds their output, one tab less indented.
func exampleBody(t *testing.T) string {
	t.Helper()
	const file = root + "/interp/example_test.go"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, data, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range tree.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != "Example" {
			continue
		}
		// From the line of the first statement to the end of the last one.
		list := f.Body.List
		from, to := fset.Position(list[0].Pos()), fset.Position(list[len(list)-1].End())
		return dedent(string(data[from.Offset-(from.Column-1):to.Offset]) + "\n")
	}
	t.Fatal(file + " has no Example")
	return ""
}

// packageSnippet returns the first indented block of package interp's comment.
func packageSnippet(t *testing.T) string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), root+"/interp/interp.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	var snippet strings.Builder
	for line := range strings.Lines(tree.Doc.Text()) {
		switch {
		case strings.HasPrefix(line, "\t"):
			snippet.WriteString(line)
		case snippet.Len() > 0 && line != "\n":
			return dedent(strings.TrimRight(snippet.String(), "\n") + "\n")
		case snippet.Len() > 0:
			snippet.WriteString(line)
		}
	}
	t.Fatal("the comment of package interp shows no code")
	return ""
}

// dedent removes a tab from the lines that begin with one. In a raw string others
// do not, and keep what they have.
func dedent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimPrefix(line, "\t"))
	}
	return b.String()
}
