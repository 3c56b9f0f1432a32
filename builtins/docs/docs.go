// Package docs, internal to pyq, holds what help() tells of pyq's own classes and
// functions, and what their __doc__ is: the one place where they are described to users.
//
// The files *.txt have a part for each name. It begins with a line "= Process.join"; the
// next line is the signature, and the rest the text, with its example at the end.
package docs

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// An Entry describes one name.
type Entry struct {
	Name      string // "Process.join"
	Signature string // "join(timeout=None)"; of an attribute its name
	Text      string // without a newline at its end; the first line is a sentence
}

// Summary returns the first sentence.
func (e *Entry) Summary() string {
	line, _, _ := strings.Cut(e.Text, "\n")
	return line
}

// A book is all entries, by name and in the order of the files.
type book struct {
	byName map[string]*Entry
	order  []string
}

var all = sync.OnceValue(func() *book {
	b := &book{byName: map[string]*Entry{}}
	list, _ := files.ReadDir(".") // what is embedded can be read
	for _, file := range list {
		text, _ := files.ReadFile(file.Name())
		for part := range strings.SplitSeq("\n"+string(text), "\n= ") {
			name, rest, found := strings.Cut(part, "\n")
			if !found || name == "" {
				continue
			}
			signature, body, _ := strings.Cut(rest, "\n")
			b.byName[name] = &Entry{name, signature, strings.TrimSpace(body)}
			b.order = append(b.order, name)
		}
	}
	return b
})

// Of returns what there is about a name: of a class or function, or "Class.method". nil is
// nothing. Safe for concurrent use.
func Of(name string) *Entry { return all().byName[name] }

// Members returns the entries of a class's members, in the order of the texts.
func Members(class string) []*Entry {
	var list []*Entry
	for _, name := range all().order {
		if strings.HasPrefix(name, class+".") {
			list = append(list, all().byName[name])
		}
	}
	return list
}

// Names returns all names, in the order of the texts.
func Names() []string { return slices.Clone(all().order) }
