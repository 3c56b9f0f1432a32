package interp_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// What is written about the code, README, CONTRIBUTING, interp/docs and the RATIONALE of each
// package, must be true of it: no link is dead, and what `is set like this` exists, if it
// looks like a file, a package, a flag, or a name.

// repository is the root of the repository, seen from this package.
const repository = ".."

// writings returns the names of the documents, seen from the root.
func writings(t *testing.T) []string {
	t.Helper()
	var list []string
	for _, name := range repositoryFiles(t) {
		if strings.HasSuffix(name, ".md") && !strings.Contains(name, "testdata/") {
			list = append(list, name)
		}
	}
	if len(list) < 3 {
		t.Fatalf("only %q are documents", list)
	}
	return list
}

// repositoryFiles returns the names of all files, seen from the root.
var repositoryFiles = func() func(*testing.T) []string {
	walk := sync.OnceValues(func() ([]string, error) {
		var list []string
		err := fs.WalkDir(os.DirFS(repository), ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && name == ".git" {
				return fs.SkipDir
			}
			if err == nil && !d.IsDir() {
				list = append(list, name)
			}
			return err
		})
		return list, err
	})
	return func(t *testing.T) []string {
		t.Helper()
		list, err := walk()
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
}()

// proseOf returns a document without its blocks of code, line for line, and the blocks.
func proseOf(t *testing.T, name string) (prose []string, code string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	inside := false
	for line := range strings.Lines(string(text)) {
		fence := strings.HasPrefix(line, "```")
		if inside || fence {
			code += line
			line = "\n"
		}
		if fence {
			inside = !inside
		}
		prose = append(prose, line)
	}
	return prose, code
}

var (
	markdownLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	codeSpan     = regexp.MustCompile("`([^`]+)`")
)

// anchors returns what links can lead to in a document: GitHub's names of its headings.
func anchors(t *testing.T, name string) map[string]bool {
	t.Helper()
	prose, _ := proseOf(t, name)
	list := map[string]bool{}
	dropped := regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	for _, line := range prose {
		if title := strings.TrimLeft(line, "#"); title != line && strings.HasPrefix(title, " ") {
			slug := dropped.ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), "")
			list[strings.ReplaceAll(slug, " ", "-")] = true
		}
	}
	return list
}

// TestLinks: no link of a document is dead.
func TestLinks(t *testing.T) {
	t.Parallel()
	for _, name := range writings(t) {
		prose, _ := proseOf(t, name)
		for i, line := range prose {
			for _, found := range markdownLink.FindAllStringSubmatch(codeSpan.ReplaceAllString(line, ""), -1) {
				if strings.Contains(found[1], "://") {
					continue // other people's
				}
				file, anchor, _ := strings.Cut(found[1], "#")
				target := name
				if file != "" {
					target = path.Join(path.Dir(name), file)
				}
				if _, err := os.Stat(filepath.Join(repository, target)); err != nil {
					t.Errorf("%s:%d: the link leads nowhere: %v", name, i+1, err)
				} else if anchor != "" && !anchors(t, target)[anchor] {
					t.Errorf("%s:%d: %s has no heading %q", name, i+1, target, anchor)
				}
			}
		}
	}
}

// A vocabulary is what the repository's Go files define and mention.
type vocabulary struct {
	// exported has the names that each package exports, by the package's name: "sched" has
	// "Task" and "Do".
	exported map[string]map[string]bool
	// words are all names that are declared, and those in strings, which are Python's.
	words map[string]bool
	// flags are those of commands and tests.
	flags map[string]bool
	// packages are those that are imported from elsewhere, modules are Python's.
	packages, modules map[string]bool
}

var identifier = regexp.MustCompile(`[A-Za-z_]\w*`)

// flagCall finds the names of flags: of commands, and of tests.
var flagCall = regexp.MustCompile(`(?:Flags\(\)\.\w+\(&[\w.]+, |flag\.[A-Z]\w+\()"([\w.-]+)"(?:, "(\w)")?`)

func readVocabulary(t *testing.T) *vocabulary {
	t.Helper()
	v := &vocabulary{
		exported: map[string]map[string]bool{}, words: map[string]bool{}, flags: map[string]bool{},
		packages: map[string]bool{}, modules: map[string]bool{},
	}
	for _, name := range testkit.New(interp.Options{}).Modules() {
		v.modules[name] = true
	}
	for _, name := range repositoryFiles(t) {
		text, err := os.ReadFile(filepath.Join(repository, name))
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasSuffix(name, ".go"):
			v.addGo(t, name, text)
		case strings.HasPrefix(name, "builtins/library/python/"):
			v.addWords(string(text))
		}
	}
	return v
}

func (v *vocabulary) addWords(text string) {
	for _, word := range identifier.FindAllString(text, -1) {
		v.words[word] = true
	}
}

// addGo adds a file of Go.
func (v *vocabulary) addGo(t *testing.T, name string, text []byte) {
	t.Helper()
	for _, found := range flagCall.FindAllSubmatch(text, -1) {
		v.flags[string(found[1])] = true
		v.flags[string(found[2])] = true
	}
	tree, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	own := v.exported[tree.Name.Name]
	if own == nil {
		own = map[string]bool{}
		v.exported[tree.Name.Name] = own
	}
	declare := func(names ...*ast.Ident) {
		for _, n := range names {
			v.words[n.Name] = true
			own[n.Name] = own[n.Name] || n.IsExported()
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			declare(n.Name)
		case *ast.TypeSpec:
			declare(n.Name)
		case *ast.ValueSpec:
			declare(n.Names...)
		case *ast.Field:
			declare(n.Names...)
		case *ast.ImportSpec:
			name, _ := strconv.Unquote(n.Path.Value)
			v.packages[path.Base(name)] = true
		case *ast.BasicLit:
			// The strings of tests have much that there is not.
			if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && !strings.HasSuffix(name, "_test.go") {
				v.addWords(s)
			}
		}
		return true
	})
}

// goFlags are the flags of go test that are spoken of.
var goFlags = map[string]bool{"race": true, "run": true, "bench": true, "fuzz": true, "count": true}

// elsewhere are names of other people's: of the system, and of what pyq says it has not.
var elsewhere = map[string]bool{
	"PATH": true, "zsh": true, "fish": true, "powershell": true,
	"random.py":    true, // of a learner, beside a program
	"__getslice__": true, "__coerce__": true, "__hex__": true,
}

// Kinds of what is set as code.
var (
	looksLikeFlag = regexp.MustCompile(`^--?([A-Za-z][\w.-]*)(?:[ =].*)?$`)
	looksLikePath = regexp.MustCompile(`^\.?[\w*.-]+(?:/[\w*.-]*)+$|^[\w*-]+\.(?:go|md|txtar|star|py|err|txt)$`)
	looksLikeName = regexp.MustCompile(`^([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*)*)(?:\(.*\))?$`)
)

// wrong says what is wrong with a piece of code in a document, "" for nothing. Words that the
// document itself has in its programs are known. What users read speaks of Python's modules.
func (v *vocabulary) wrong(t *testing.T, document, code string, known map[string]bool) string {
	if found := looksLikeFlag.FindStringSubmatch(code); found != nil {
		if name := found[1]; !v.flags[name] && !goFlags[name] {
			return "there is no flag " + code
		}
		return ""
	}
	if looksLikePath.MatchString(code) {
		if !known[code] && !elsewhere[code] && !pathExists(t, document, code) {
			return "there is no file or package " + code
		}
		return ""
	}
	found := looksLikeName.FindStringSubmatch(code)
	if found == nil {
		return ""
	}
	python := document == "README.md" || path.Dir(document) == "interp/docs"
	if of := found[1]; found[2] != "" && !token.IsExported(of) && token.IsExported(found[2][1:]) && !(python && v.modules[of]) {
		return v.wrongMember(of, strings.Split(found[2][1:], "."))
	}
	if embedding := "interp/docs/embedding.md"; document == embedding && token.IsExported(found[1]) {
		return v.wrongMember("interp", []string{found[1]})
	}
	for _, name := range identifier.FindAllString(found[1]+found[2], -1) {
		if !v.words[name] && !known[name] && !elsewhere[name] {
			return "nothing is called " + name
		}
	}
	return ""
}

// wrongMember says what is wrong with names of a package, one within the other.
func (v *vocabulary) wrongMember(of string, names []string) string {
	own := v.exported[of]
	if own == nil && !v.packages[of] {
		return "there is no package " + of
	}
	for _, name := range names {
		if own != nil && !own[name] {
			return "package " + of + " has no " + name
		}
	}
	return ""
}

// pathExists reports whether a file or directory exists, seen from the root, from the
// document's directory, or from interp and builtins, where packages are. A name alone may be
// that of any file.
func pathExists(t *testing.T, document, name string) bool {
	t.Helper()
	for _, dir := range []string{"", path.Dir(document), "interp", "builtins"} {
		if list, err := filepath.Glob(filepath.Join(repository, dir, name)); err == nil && len(list) > 0 {
			return true
		}
	}
	for _, file := range repositoryFiles(t) {
		if ok, err := path.Match(name, path.Base(file)); ok && err == nil {
			return true
		}
	}
	return false
}

// TestReferences: what the documents mention exists.
func TestReferences(t *testing.T) {
	t.Parallel()
	v := readVocabulary(t)
	for _, name := range writings(t) {
		if name == "CHANGELOG.md" { // tells of what was, too
			continue
		}
		prose, code := proseOf(t, name)
		known := map[string]bool{}
		for _, word := range regexp.MustCompile(`[\w.-]+`).FindAllString(code, -1) {
			known[word] = true
		}
		for _, word := range identifier.FindAllString(code, -1) {
			known[word] = true
		}
		for i, line := range prose {
			for _, found := range codeSpan.FindAllStringSubmatch(line, -1) {
				if bad := v.wrong(t, name, found[1], known); bad != "" {
					t.Errorf("%s:%d: `%s`: %s", name, i+1, found[1], bad)
				}
			}
		}
	}
}

// TestMap: CONTRIBUTING has each package in its map, with the first sentence of its comment.
// With -update it writes the sentences anew.
func TestMap(t *testing.T) {
	t.Parallel()
	const name = "CONTRIBUTING.md"
	text, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}\t{{.Doc}}", modulePath+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	rows, listed := map[string]string{}, regexp.MustCompile(`(?m)^\| \[([\w/]+)\]\([\w/]+\) \| .* \|$`)
	for line := range strings.Lines(string(out)) {
		pkg, doc, _ := strings.Cut(strings.TrimSpace(line), "\t")
		pkg = strings.TrimPrefix(pkg, modulePath)
		if doc == "" {
			continue // scripts has tests only
		}
		_, says, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(doc, "Package "), "Command "), " ")
		says = strings.TrimPrefix(says, "internal to pyq, ") // as most are
		says = strings.TrimSuffix(strings.TrimPrefix(says, "is "), ".")
		rows[pkg] = "| [" + pkg + "](" + pkg + ") | " + says + " |"
		if !strings.Contains(string(text), "\n| ["+pkg+"](") {
			t.Errorf("%s has no row for %s:\n%s", name, pkg, rows[pkg])
		}
	}
	got := listed.ReplaceAllStringFunc(string(text), func(row string) string {
		pkg := listed.FindStringSubmatch(row)[1]
		switch {
		case rows[pkg] == "":
			t.Errorf("%s has a row for %s, which is no package", name, pkg)
		case rows[pkg] != row && !*update:
			t.Errorf("%s: the row is\n%s\nand should be\n%s", name, row, rows[pkg])
		case rows[pkg] != row:
			return rows[pkg]
		}
		return row
	})
	if *update {
		if err := os.WriteFile(filepath.Join(repository, name), []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// goFile finds a Go file of the package's own in a comment.
var goFile = regexp.MustCompile(`(?:^|[\s(])([a-z][\w*]*\.go)\b`)

// TestCommentFiles: the files that comments mention are there, in the package of the comment.
func TestCommentFiles(t *testing.T) {
	t.Parallel()
	for _, name := range repositoryFiles(t) {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(repository, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range tree.Comments {
			for _, found := range goFile.FindAllStringSubmatch(group.Text(), -1) {
				if list, err := filepath.Glob(filepath.Join(repository, path.Dir(name), found[1])); err != nil || len(list) == 0 {
					t.Errorf("%s: a comment mentions %s, which is not there", name, found[1])
				}
			}
		}
	}
}

// TestRationale: what was decided is told as questions, and interp/RATIONALE.md leads to all of
// it.
func TestRationale(t *testing.T) {
	t.Parallel()
	index, err := os.ReadFile("RATIONALE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range writings(t) {
		if path.Base(name) != "RATIONALE.md" {
			continue
		}
		if entry := "- [" + path.Dir(name) + "]("; path.Dir(name) != "interp" && !strings.Contains(string(index), entry) {
			t.Errorf("interp/RATIONALE.md does not lead to %s", name)
		}
		prose, _ := proseOf(t, name)
		for i, line := range prose {
			if strings.HasPrefix(line, "## ") && !strings.HasSuffix(line, "?\n") {
				t.Errorf("%s:%d: %q is no question", name, i+1, strings.TrimSpace(line))
			}
		}
	}
}

// TestReferencesAreFound: what does not exist is noticed.
func TestReferencesAreFound(t *testing.T) {
	t.Parallel()
	v := readVocabulary(t)
	for _, code := range []string{"--fats", "sched.Tsak", "sched.Task.Doo", "core.Late", "interp/shced", "memory/engines.go", "Optoins", "Queue.shutdwon"} {
		if v.wrong(t, "interp/RATIONALE.md", code, nil) == "" {
			t.Errorf("nobody notices that there is no %s", code)
		}
	}
	if v.wrong(t, "interp/docs/embedding.md", "SchedulError", nil) == "" || v.wrong(t, "interp/docs/embedding.md", "Scheduler", nil) == "" {
		t.Error("nobody notices what interp does not export")
	}
	for _, code := range []string{"--fast", "-record", "sched.Task.Do", "interp/sched", "memory/engine.go", "Options", "Queue.shutdown", "a + b"} {
		if bad := v.wrong(t, "interp/RATIONALE.md", code, nil); bad != "" {
			t.Error(bad)
		}
	}
}
