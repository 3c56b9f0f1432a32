// Package files, internal to pyq, is what a program may reach of the host's files: the
// directories that it was granted, to read or to change, and nothing outside of them.
// Neither "..", nor a symbolic link, nor another program that moves directories meanwhile
// leads out, for every access goes through an [os.Root].
//
// Names are those of the host. One that is relative counts from the working directory,
// which need not be granted itself.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// An FS is the files that were granted. It is safe for concurrent use. A nil FS grants
// none.
type FS struct {
	dir   string
	roots []root
}

// A root is one granted directory.
type root struct {
	names []string // its absolute names: as given, and without symbolic links
	write bool
	at    *os.Root
}

// Open grants the directories read for reading, and the directories write for reading and
// writing. dir is the working directory, "" that of the host's own process. The caller
// closes the FS. The error says which directory is none.
func Open(dir string, read, write []string) (*FS, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	f := &FS{dir: dir}
	for i, name := range slices.Concat(read, write) {
		r, err := openRoot(f.Abs(dir, name), i >= len(read))
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("cannot grant %s: %w", name, reason(err))
		}
		f.roots = append(f.roots, r)
	}
	return f, nil
}

func openRoot(name string, write bool) (root, error) {
	at, err := os.OpenRoot(name)
	if err != nil {
		return root{}, err
	}
	r := root{names: []string{name}, write: write, at: at}
	if real, err := filepath.EvalSymlinks(name); err == nil && real != name {
		r.names = append(r.names, real)
	}
	return r, nil
}

// reason strips what the name's repetition adds to an error.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Close releases the directories. Files that are open stay so.
func (f *FS) Close() error {
	if f == nil {
		return nil
	}
	var first error
	for _, r := range f.roots {
		if err := r.at.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// Dir returns the working directory in which programs begin, "" if no files are granted.
func (f *FS) Dir() string {
	if f == nil {
		return ""
	}
	return f.dir
}

// Abs returns a name as an absolute one without "." and "..".
func (f *FS) Abs(dir, name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	return filepath.Clean(name)
}

// A RefusedError says that what a name leads to was not granted.
type RefusedError struct {
	Name  string // absolute
	Write bool   // it would have been changed
	Dir   bool   // it is a directory
	// Why, if not empty, says why it is refused though it is in a granted directory.
	Why string
}

func (e *RefusedError) Error() string {
	if e.Write {
		return e.Name + " may not be changed"
	}
	return e.Name + " may not be read"
}

// find returns the granted directory that an absolute name is in, and its name there.
func (f *FS) find(name string, write bool) (at *os.Root, inside string, err error) {
	longest := -1
	if f != nil {
		for _, r := range f.roots {
			for _, dir := range r.names {
				rest, ok := below(dir, name)
				if ok && len(dir) > longest && (r.write || !write) {
					at, inside, longest = r.at, rest, len(dir)
				}
			}
		}
	}
	if at == nil {
		return nil, "", &RefusedError{Name: name, Write: write}
	}
	return at, inside, nil
}

// below returns the name relative to dir, if it is in it.
func below(dir, name string) (string, bool) {
	if name == dir {
		return ".", true
	}
	if !strings.HasSuffix(dir, string(filepath.Separator)) {
		dir += string(filepath.Separator)
	}
	return strings.CutPrefix(name, dir)
}

// settle turns the error of an os.Root that a link leads out of into one of ours; others
// are the system's.
func settle(err error, name string, write bool) error {
	var code syscall.Errno
	if err == nil || errors.As(err, &code) {
		return err
	}
	return &RefusedError{Name: name, Write: write, Why: "a symbolic link in it leads out of what was granted"}
}
