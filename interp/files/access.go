package files

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"
)

// writing are the flags of an OpenFile that may change something.
const writing = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREATE | os.O_TRUNC

// OpenFile opens a file as os.OpenFile does. Names here and below are absolute, from Abs.
// What is neither a file nor a directory (a device, a pipe) is refused, for it may block;
// a directory is the error EISDIR.
func (f *FS) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	write := flag&writing != 0
	at, inside, err := f.find(name, write)
	if err != nil {
		return nil, err
	}
	file, err := at.OpenFile(inside, flag|nonBlocking, perm)
	if err != nil {
		return nil, settle(err, name, write)
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = syscall.EISDIR
	case !info.Mode().IsRegular():
		err = &RefusedError{Name: name, Write: write, Why: "it is no regular file"}
	default:
		return file, nil
	}
	file.Close()
	return nil, err
}

// on runs an operation of an os.Root.
func (f *FS) on(name string, write bool, do func(at *os.Root, inside string) error) error {
	at, inside, err := f.find(name, write)
	if err != nil {
		return err
	}
	return settle(do(at, inside), name, write)
}

// Stat describes what a name leads to; with link, the symbolic link itself if it is one.
func (f *FS) Stat(name string, link bool) (info fs.FileInfo, err error) {
	err = f.on(name, false, func(at *os.Root, inside string) (err error) {
		if link {
			info, err = at.Lstat(inside)
		} else {
			info, err = at.Stat(inside)
		}
		return err
	})
	return info, err
}

// ReadDir returns what is in a directory, by name. Links are described themselves.
func (f *FS) ReadDir(name string) (list []fs.FileInfo, err error) {
	err = f.on(name, false, func(at *os.Root, inside string) error {
		dir, err := at.Open(inside)
		if err != nil {
			return err
		}
		defer dir.Close()
		if list, err = dir.Readdir(-1); err != nil {
			return err
		}
		slices.SortFunc(list, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
		return nil
	})
	var refused *RefusedError
	if errors.As(err, &refused) {
		refused.Dir = true
	}
	return list, err
}

// Readlink returns what a symbolic link says.
func (f *FS) Readlink(name string) (to string, err error) {
	err = f.on(name, false, func(at *os.Root, inside string) (err error) {
		to, err = at.Readlink(inside)
		return err
	})
	return to, err
}

// Mkdir makes a directory.
func (f *FS) Mkdir(name string, perm fs.FileMode) error {
	return f.on(name, true, func(at *os.Root, inside string) error { return at.Mkdir(inside, perm) })
}

// Remove removes a file, or, if dir is true, an empty directory.
func (f *FS) Remove(name string, dir bool) error {
	return f.on(name, true, func(at *os.Root, inside string) error {
		info, err := at.Lstat(inside)
		switch {
		case err != nil:
			return err
		case info.IsDir() && !dir:
			return syscall.EISDIR
		case !info.IsDir() && dir:
			return syscall.ENOTDIR
		case inside == ".": // what was granted stays
			return syscall.EBUSY
		}
		return at.Remove(inside)
	})
}

// Rename gives a file or directory another name, in place of what has that name. Names in
// two granted directories of which neither is in the other are the error EXDEV.
func (f *FS) Rename(from, to string) error {
	return f.both(from, to, func(at *os.Root, from, to string) error { return at.Rename(from, to) })
}

// Link gives a file a second name.
func (f *FS) Link(from, to string) error {
	return f.both(from, to, func(at *os.Root, from, to string) error { return at.Link(from, to) })
}

// both runs an operation with two names.
func (f *FS) both(from, to string, do func(at *os.Root, from, to string) error) error {
	for _, name := range []string{from, to} {
		if _, _, err := f.find(name, true); err != nil {
			return err
		}
	}
	for _, r := range f.roots {
		for _, dir := range r.names {
			a, fromInside := below(dir, from)
			b, toInside := below(dir, to)
			if r.write && fromInside && toInside {
				return settle(do(r.at, a, b), from, true)
			}
		}
	}
	return syscall.EXDEV
}

// Symlink makes a symbolic link; one that leads out of what is granted cannot be followed.
func (f *FS) Symlink(to, name string) error {
	return f.on(name, true, func(at *os.Root, inside string) error { return at.Symlink(to, inside) })
}

// Chmod sets a file's permissions.
func (f *FS) Chmod(name string, mode fs.FileMode) error {
	return f.on(name, true, func(at *os.Root, inside string) error { return at.Chmod(inside, mode) })
}

// Chtimes sets when a file was last read and changed.
func (f *FS) Chtimes(name string, read, changed time.Time) error {
	return f.on(name, true, func(at *os.Root, inside string) error { return at.Chtimes(inside, read, changed) })
}

// Writable reports whether a name is in a directory that was granted for writing.
func (f *FS) Writable(name string) bool {
	_, _, err := f.find(name, true)
	return err == nil
}

// Granted returns the directories that were granted for writing, in the order given.
func (f *FS) Granted() (write []string) {
	if f == nil {
		return nil
	}
	for _, r := range f.roots {
		if r.write {
			write = append(write, r.names[0])
		}
	}
	return write
}
