package pathlib

import (
	"io/fs"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/interp/proc"
)

// GlobMembers is the module glob.
func GlobMembers() starlark.StringDict {
	const parameters = "(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False)"
	return call.Functions(
		call.F("def glob"+parameters, globList),
		call.F("def iglob"+parameters, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			list, err := globList(thread, v)
			if err != nil {
				return nil, err
			}
			it, err := object.Iterate(thread, list)
			return collection.NewIterator(os.WalkClass, it), err
		}),
		call.F1("def escape(pathname)", func(thread *starlark.Thread, pathname starlark.Value) (starlark.Value, error) {
			p, err := io.FSPath(thread, pathname)
			return starlark.String(strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(p)), err
		}),
		call.F1("def has_magic(s)", func(thread *starlark.Thread, s starlark.Value) (starlark.Value, error) {
			p, err := io.FSPath(thread, s)
			return starlark.Bool(hasMagic(p)), err
		}),
	)
}

func hasMagic(s string) bool { return strings.ContainsAny(s, "*?[") }

// A globber looks for the names that are like a pattern.
type globber struct {
	p                 *proc.Proc
	root              string // that names are relative to
	recursive, hidden bool
	lower             bool // upper and lower case are the same
	found             []string
}

func globList(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	pattern, err := io.FSPath(thread, v[0])
	if err != nil {
		return nil, err
	}
	g := &globber{p: proc.Of(thread)}
	if v[1] != nil && v[1] != starlark.None {
		if g.root, err = io.FSPath(thread, v[1]); err != nil {
			return nil, err
		}
	}
	for i, to := range map[int]*bool{3: &g.recursive, 4: &g.hidden} {
		if v[i] != nil {
			if *to, err = object.IsTrue(thread, v[i]); err != nil {
				return nil, err
			}
		}
	}
	if err := g.walk("", pattern); err != nil {
		return nil, err
	}
	list := make([]starlark.Value, len(g.found))
	for i, name := range g.found {
		list[i] = starlark.String(name)
	}
	return starlark.NewList(list), nil
}

// walk finds what in the directory dir is like the pattern, which has names of directories
// before its last slash.
func (g *globber) walk(dir, pattern string) error {
	if strings.HasPrefix(pattern, "/") {
		rest := strings.TrimLeft(pattern, "/")
		return g.walk(pattern[:len(pattern)-len(rest)], rest)
	}
	part, rest, more := strings.Cut(pattern, "/")
	rest = strings.TrimLeft(rest, "/")
	switch {
	case part == "**" && g.recursive:
		return g.deep(dir, rest, more)
	case part == "" && !more: // "**/" is like directories
		if dir != "" {
			g.found = append(g.found, strings.TrimSuffix(dir, "/")+"/")
		}
		return nil
	case !hasMagic(part):
		return g.next(os.JoinPath(dir, part), rest, more)
	}
	names, err := g.names(dir, part)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := g.next(os.JoinPath(dir, name), rest, more); err != nil {
			return err
		}
	}
	return nil
}

// next goes on behind a part of the pattern that name is like.
func (g *globber) next(name, rest string, more bool) error {
	full := os.JoinPath(g.root, name)
	if !more {
		there, err := os.AskFile(g.p, full, true, os.IsThere)
		if there {
			g.found = append(g.found, name)
		}
		return err
	}
	if rest != "" { // whether it is a directory shows when it is listed
		return g.walk(name, rest)
	}
	isDir, err := os.AskFile(g.p, full, false, fs.FileInfo.IsDir)
	if isDir {
		g.found = append(g.found, name+"/")
	}
	return err
}

// names lists what in a directory is like a pattern; what cannot be listed has nothing.
func (g *globber) names(dir, pattern string) ([]string, error) {
	list, err := g.list(dir)
	if err != nil {
		return nil, err
	}
	matches, err := namePattern(pattern, g.lower)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, info := range list {
		name := info.Name()
		if matches(name) && (g.hidden || !strings.HasPrefix(name, ".") || strings.HasPrefix(pattern, ".")) {
			names = append(names, name)
		}
	}
	return names, nil
}

func (g *globber) list(dir string) ([]fs.FileInfo, error) {
	full := os.JoinPath(g.root, dir)
	if full == "" {
		full = "."
	}
	if isDir, err := os.AskFile(g.p, full, false, fs.FileInfo.IsDir); err != nil || !isDir {
		return nil, err
	}
	return os.ReadDir(g.p, full)
}

// deep is the pattern "**": the directory and all below it, and without more the files too.
func (g *globber) deep(dir, rest string, more bool) error {
	if more {
		if err := g.walk(dir, rest); err != nil {
			return err
		}
	} else if dir != "" {
		g.found = append(g.found, strings.TrimSuffix(dir, "/")+"/")
	}
	return g.below(dir, rest, more)
}

func (g *globber) below(dir, rest string, more bool) error {
	list, err := g.list(dir)
	if err != nil {
		return err
	}
	for _, info := range list {
		name := os.JoinPath(dir, info.Name())
		if !g.hidden && strings.HasPrefix(info.Name(), ".") {
			continue
		}
		if !more {
			g.found = append(g.found, name)
		}
		if !info.IsDir() {
			continue
		}
		if more {
			if err := g.walk(name, rest); err != nil {
				return err
			}
		}
		if err := g.below(name, rest, more); err != nil {
			return err
		}
	}
	return nil
}
