package stdlib

import (
	"errors"
	"io/fs"
	"syscall"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
)

var (
	shutilError   = core.NewClass("Error", core.OSErrorClass).In("shutil")
	sameFileError = core.NewClass("SameFileError", shutilError).In("shutil")
)

// shutilMembers is the module shutil.
func shutilMembers() starlark.StringDict {
	m := functions(map[string]native{
		"copyfileobj": python("copyfileobj(fsrc, fdst, length=0)", copyFileObj),
		"copyfile": twoNames("copyfile(src, dst, *, follow_symlinks=True)", func(p *proc.Proc, from, to string) (string, error) {
			return to, copyFile(p, from, to)
		}),
		"copy":  twoNames("copy(src, dst, *, follow_symlinks=True)", copyInto),
		"copy2": twoNames("copy2(src, dst, *, follow_symlinks=True)", copyInto),
		"move":  twoNames("move(src, dst, copy_function=None)", moveFile),
		"rmtree": python("rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			name, err := filePath(thread, v[0])
			if err != nil {
				return nil, err
			}
			ignore, err := isTrue(thread, v[1], false)
			if err != nil {
				return nil, err
			}
			p := proc.Of(thread)
			if link, _ := askFile(p, name, true, isLink); link && !ignore {
				return nil, proc.Errorf("OSError", "Cannot call rmtree on a symbolic link")
			}
			if err := removeTree(p, name); !ignore {
				return noResult(err)
			}
			return starlark.None, nil
		}),
		"copytree": python("copytree(src, dst, symlinks=False, ignore=None, copy_function=None, ignore_dangling_symlinks=False, dirs_exist_ok=False)", copyTree),
		"which": python("which(cmd, mode=1, path=None)", func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
			return starlark.None, nil // there are no programs
		}),
		"get_terminal_size": python("get_terminal_size(fallback=None)", func(thread *starlark.Thread, _ []starlark.Value) (starlark.Value, error) {
			return terminalSize.new(proc.Of(thread), starlark.MakeInt(80), starlark.MakeInt(24)), nil
		}),
	})
	m["Error"], m["SameFileError"] = shutilError, sameFileError
	return m
}

var terminalSize = newSequenceType("os", "terminal_size", "columns", "lines")

// twoNames is a function of two names that returns a third.
func twoNames(signature string, f func(p *proc.Proc, from, to string) (string, error)) native {
	return python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		from, err := filePath(thread, v[0])
		if err != nil {
			return nil, err
		}
		to, err := filePath(thread, v[1])
		if err != nil {
			return nil, err
		}
		made, err := f(proc.Of(thread), from, to)
		if err != nil {
			return nil, err
		}
		return starlark.String(made), nil
	})
}

// copyFileObj is copyfileobj(fsrc, fdst): it reads and writes by the objects' methods.
func copyFileObj(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	for {
		data, err := core.CallMethod(thread, v[0], "read", starlark.Tuple{starlark.MakeInt(1 << 16)}, nil)
		if err != nil {
			return nil, err
		}
		if more, err := core.IsTrue(thread, data); err != nil || !more {
			return starlark.None, err
		}
		if _, err := core.CallMethod(thread, v[1], "write", starlark.Tuple{data}, nil); err != nil {
			return nil, err
		}
	}
}

// copyFile copies a file to another name.
func copyFile(p *proc.Proc, from, to string) error {
	a, err := statFile(p, from, false)
	if err != nil {
		return fileError(p, err, from)
	}
	if b, err := statFile(p, to, false); err == nil && sameInfo(a, b) {
		return proc.Errorf("shutil.SameFileError", "%s and %s are the same file", quoted(from), quoted(to))
	}
	thread := p.Current()
	src, err := openBytes(thread, starlark.String(from), fileMode{kind: 'r', binary: true})
	if err != nil {
		return err
	}
	defer src.close(thread)
	dst, err := openBytes(thread, starlark.String(to), fileMode{kind: 'w', binary: true})
	if err != nil {
		return err
	}
	for {
		data, err := src.read(thread, 1<<16)
		if err == nil {
			err = dst.write(thread, data)
		}
		if err != nil || len(data) == 0 {
			return firstError(err, dst.close(thread))
		}
	}
}

// copyInto copies a file to another name, or into a directory, with its permissions.
func copyInto(p *proc.Proc, from, to string) (string, error) {
	isDir, err := askFile(p, to, false, fs.FileInfo.IsDir)
	if err != nil {
		return "", err
	}
	if isDir {
		_, name := splitPath(from)
		to = joinPath(to, name)
	}
	if err := copyFile(p, from, to); err != nil {
		return "", err
	}
	info, err := statFile(p, from, false)
	if err == nil {
		err = onFile(p, proc.FileChange, "chmod", to, func(granted *files.FS, full string) error { return granted.Chmod(full, info.Mode().Perm()) })
	}
	return to, fileError(p, err, to)
}

// moveFile gives a file or directory another name, or moves it into a directory.
func moveFile(p *proc.Proc, from, to string) (string, error) {
	isDir, err := askFile(p, to, false, fs.FileInfo.IsDir)
	if err != nil {
		return "", err
	}
	if isDir {
		_, name := splitPath(normPath(from))
		to = joinPath(to, name)
		if there, _ := askFile(p, to, true, isThere); there {
			return "", proc.Errorf("shutil.Error", "Destination path '%s' already exists", to)
		}
	}
	err = onFile(p, proc.FileChange, "rename", from, func(granted *files.FS, full string) error {
		return granted.Rename(full, granted.Abs(p.Dir(), to))
	})
	if !errors.Is(err, syscall.EXDEV) {
		var code syscall.Errno
		if errors.As(err, &code) { // as in CPython, which then tries to copy
			return "", fileError(p, err, from)
		}
		return to, fileError(p, err, from, to)
	}
	if isDir, err := askFile(p, from, false, fs.FileInfo.IsDir); err != nil {
		return "", err
	} else if isDir {
		if err := copyDir(p, from, to, false); err != nil {
			return "", err
		}
		return to, removeTree(p, from)
	}
	if _, err := copyInto(p, from, to); err != nil {
		return "", err
	}
	return to, removeFile(p, from, false)
}

// removeTree removes a directory with all that is in it.
func removeTree(p *proc.Proc, name string) error {
	list, err := readDir(p, name)
	if err != nil {
		return err
	}
	for _, info := range list {
		inside := joinPath(name, info.Name())
		if info.IsDir() {
			err = removeTree(p, inside)
		} else {
			err = removeFile(p, inside, false)
		}
		if err != nil {
			return err
		}
	}
	return removeFile(p, name, true)
}

func copyTree(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	from, err := filePath(thread, v[0])
	if err != nil {
		return nil, err
	}
	to, err := filePath(thread, v[1])
	if err != nil {
		return nil, err
	}
	exist, err := isTrue(thread, v[6], false)
	if err != nil {
		return nil, err
	}
	if orNone(v[3]) != starlark.None || orNone(v[4]) != starlark.None {
		return nil, proc.Errorf("NotImplementedError", "copytree() of pyq takes no ignore and no copy_function: remove what is too much afterwards")
	}
	return starlark.String(to), copyDir(proc.Of(thread), from, to, exist)
}

// copyDir copies a directory with all that is in it.
func copyDir(p *proc.Proc, from, to string, exist bool) error {
	list, err := readDir(p, from)
	if err != nil {
		return err
	}
	if err := makeDirs(p, to, exist); err != nil {
		return err
	}
	for _, info := range list {
		a, b := joinPath(from, info.Name()), joinPath(to, info.Name())
		if info.IsDir() {
			err = copyDir(p, a, b, exist)
		} else {
			_, err = copyInto(p, a, b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
