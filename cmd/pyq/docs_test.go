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

// A page is a document for users: the README, or one of interp/docs.
type page struct {
	name   string // seen from root
	text   string
	blocks []block
}

// A block is a fenced block of a page.
type block struct {
	lang string
	line int // of its first line of text
	text string
}

// readPage reads a page.
func readPage(t *testing.T, name string) *page {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{name: name, text: string(data)}
	open := false
	for i, line := range strings.SplitAfter(p.text, "\n") {
		lang, fence := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "```")
		switch {
		case fence && open:
			open = false
		case fence:
			open = true
			p.blocks = append(p.blocks, block{lang: lang, line: i + 2})
		case open:
			p.blocks[len(p.blocks)-1].text += line
		}
	}
	if open {
		t.Fatalf("%s: the block at line %d has no end", name, p.blocks[len(p.blocks)-1].line)
	}
	return p
}

// readPages returns the README and the pages that it leads to.
func readPages(t *testing.T) []*page {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root, "interp/docs/*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages found (%v)", err)
	}
	list := []*page{readPage(t, "README.md")}
	for _, name := range names {
		list = append(list, readPage(t, "interp/docs/"+filepath.Base(name)))
	}
	return list
}

// TestDocs runs the blocks of commands and the sessions of each page, with the pyq of
// TestMain, and compares what a terminal would show. With -update it writes what it sees into
// the page.
func TestDocs(t *testing.T) {
	t.Parallel()
	for _, p := range readPages(t) {
		t.Run(strings.TrimSuffix(filepath.Base(p.name), ".md"), func(t *testing.T) {
			t.Parallel()
			dir := p.programs(t)
			ran := 0
			for _, b := range p.blocks {
				var got string
				switch b.lang {
				case "console":
					got = p.commands(t, dir, b)
				case "pycon":
					got = p.session(t, b)
				case "go": // see TestDocsSnippet
					ran++
					continue
				case "python", "sh":
					continue
				default:
					t.Errorf("%s:%d: what is a block of %q?", p.name, b.line, b.lang)
					continue
				}
				ran++
				if strings.Contains(got, "internal error") {
					t.Errorf("%s:%d: pyq breaks down:\n%s", p.name, b.line, got)
				}
				if got == b.text {
					continue
				}
				if !*update {
					t.Errorf("%s:%d: the block is\n%sand should be\n%s", p.name, b.line, b.text, got)
				}
				p.text = strings.Replace(p.text, "```"+b.lang+"\n"+b.text+"```\n", "```"+b.lang+"\n"+got+"```\n", 1)
			}
			if ran == 0 {
				t.Errorf("%s shows nothing that can be run", p.name)
			}
			if *update {
				if err := os.WriteFile(filepath.Join(root, p.name), []byte(p.text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// commands runs a block of commands and returns what is to be seen.
func (p *page) commands(t *testing.T, dir string, b block) string {
	t.Helper()
	if !strings.HasPrefix(b.text, "$ ") {
		t.Errorf("%s:%d: a console block begins with a command, after \"$ \"", p.name, b.line)
	}
	var got, command strings.Builder
	for line := range strings.Lines(b.text) {
		start, first := strings.CutPrefix(line, "$ ")
		if !first {
			if command.Len() == 0 {
				continue // what a command has shown
			}
			start, _ = strings.CutPrefix(line, "> ")
		}
		got.WriteString(line)
		command.WriteString(start)
		if quotesOpen(command.String()) {
			continue
		}
		got.WriteString(terminal(t, dir, command.String()))
		command.Reset()
	}
	return got.String()
}

// quotesOpen reports whether a command goes on in the next line, within ' quotes.
func quotesOpen(command string) bool { return strings.Count(command, "'")%2 != 0 }

// session types a session. Where nobody sits at a terminal the inputs are not echoed, so they
// are put where a terminal would show them.
func (p *page) session(t *testing.T, b block) string {
	t.Helper()
	input := regexp.MustCompile(`(?m)^(>>> |\.\.\. ).*\n`)
	var typed strings.Builder
	inputs := input.FindAllString(b.text, -1)
	for _, line := range inputs {
		typed.WriteString(line[len(">>> "):])
	}
	cmd := exec.Command("pyq", "-i", "--fast")
	cmd.Stdin = strings.NewReader(typed.String())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s:%d: %v", p.name, b.line, err)
	}
	_, rest, _ := strings.Cut(string(out), "\n") // the banner
	var got strings.Builder
	for _, line := range inputs {
		before, after, found := strings.Cut(rest, line[:len(">>> ")])
		if !found {
			t.Errorf("%s:%d: nobody asks for the input %q", p.name, b.line, line)
		}
		got.WriteString(before)
		got.WriteString(line)
		rest = after
	}
	got.WriteString(strings.TrimSuffix(rest, ">>> \n"))
	return got.String()
}

// programs returns a directory that looks like the repository's root with the page's
// programs saved in it: the Python blocks, each named by the comment in its first
// line. The repository itself stays as it is. A block that is named like a file in
// scripts is not saved but must be how that file goes on after its comment.
func (p *page) programs(t *testing.T) string {
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
	for _, b := range p.blocks {
		if b.lang != "python" {
			continue
		}
		first, rest, _ := strings.Cut(b.text, "\n")
		name, ok := strings.CutPrefix(first, "# ")
		if !ok || !strings.HasSuffix(name, ".star") && !strings.HasSuffix(name, ".py") {
			t.Fatalf("%s:%d: a program begins with its file's name: # name.py", p.name, b.line)
		}
		path := filepath.Join(dir, name)
		if strings.HasPrefix(name, "scripts/") {
			if text, err := os.ReadFile(path); err != nil || !strings.HasSuffix(string(text), "\n"+rest) {
				t.Errorf("%s:%d: this is not %s (%v)", p.name, b.line, name, err)
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
	for _, b := range readPage(t, "README.md").blocks {
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

// TestDocsSnippet: the Go code in the pages and in the comment of package interp is the
// body of its Example, which go test runs.
func TestDocsSnippet(t *testing.T) {
	t.Parallel()
	want := exampleBody(t)
	if got := packageSnippet(t); got != want {
		t.Errorf("the comment of package interp shows\n%s\nand Example is\n%s", got, want)
	}
	snippets := 0
	for _, p := range readPages(t) {
		for _, b := range p.blocks {
			if b.lang != "go" {
				continue
			}
			snippets++
			if b.text != want {
				t.Errorf("%s:%d: the page shows\n%s\nand Example is\n%s", p.name, b.line, b.text, want)
			}
		}
	}
	if snippets == 0 {
		t.Error("no page shows how a Go program runs another program")
	}
}

// TestReadmeLength: the README is what is read first, and at once.
func TestReadmeLength(t *testing.T) {
	t.Parallel()
	const most = 350
	if n := strings.Count(readPage(t, "README.md").text, "\n"); n > most {
		t.Errorf("the README has %d lines, of which %d are enough: more belongs in interp/docs", n, most)
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
