// Package corpus, internal to pyq, has programs for the front end's fuzz tests to begin
// with: those of the repository's tests, in both versions of Python, whole and in pieces.
package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/txtar"
)

// MaxLen is the length in bytes of a text that a fuzz test should look at: what is wrong with
// longer ones is wrong with short ones, too, which are tried by the thousand in a second.
const MaxLen = 2048

// Programs returns programs of at most MaxLen bytes from the tests of the directory interp,
// to which dir is the path.
func Programs(dir string) ([]string, error) {
	seen := map[string]bool{}
	var list []string
	add := func(text string) {
		if len(text) <= MaxLen && strings.TrimSpace(text) != "" && !seen[text] {
			seen[text] = true
			list = append(list, text)
		}
	}
	for _, tests := range []string{"testdata", "python/parser/testdata", "python/scope/testdata", "python/lower/testdata", "python/check/testdata"} {
		err := filepath.WalkDir(filepath.Join(dir, tests), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return read(path, add)
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// read adds the programs in a file of tests, if there are any.
func read(path string, add func(string)) error {
	switch filepath.Ext(path) {
	case ".py", ".star":
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, program := range strings.Split(string(text), "#---- ") {
			addPieces("#"+program, add)
		}
	case ".txtar":
		a, err := txtar.ParseFile(path)
		if err != nil {
			return err
		}
		for _, f := range a.Files {
			if filepath.Ext(f.Name) == ".py" || strings.Contains(path, "parser") {
				addPieces(string(f.Data), add)
			}
		}
	}
	return nil
}

// addPieces adds a program, and, of one that is too long, its paragraphs.
func addPieces(program string, add func(string)) {
	if len(program) <= MaxLen {
		add(program)
		return
	}
	for _, piece := range strings.Split(program, "\n\n") {
		add(piece + "\n")
	}
}
