// Package library, internal to pyq, holds the modules of Python's standard library that pyq
// has as Python text: those that only put together what others give. A program sees their
// lines in tracebacks, as with CPython's. All functions are safe for concurrent use.
package library

import (
	"embed"
	"path"
	"strings"
)

//go:embed all:python
var files embed.FS

// File returns the name of the file that a module of the library is in.
func File(module string) string { return strings.ReplaceAll(module, ".", "/") + ".py" }

// Text returns the text of a module that is written in Python; ok is false if the
// library has none of the name.
func Text(module string) (text string, ok bool) {
	if strings.Contains(module, "/") {
		return "", false
	}
	b, err := files.ReadFile(path.Join("python", File(module)))
	return string(b), err == nil
}

// Has reports whether there is such a module in the library.
func Has(module string) bool {
	_, ok := Text(module)
	return ok
}

// Names returns the names of the modules in the library that are in no other.
func Names() (names []string) {
	entries, _ := files.ReadDir("python") // it is there, embedded
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".py"); ok {
			names = append(names, name)
		}
	}
	return names
}
