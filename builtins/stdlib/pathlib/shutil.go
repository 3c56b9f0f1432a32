package pathlib

import (
	"errors"
	"io/fs"
	"syscall"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

var (
	shutilError   = object.NewClass("Error", object.OSErrorClass).In("shutil")
	sameFileError = object.NewClass("SameFileError", shutilError).In("shutil")
)

// ShutilMembers is the module shutil.
func ShutilMembers() starlark.StringDict {
	m := call.Functions(
		call.F3("def copyfileobj(fsrc, fdst, length=0)", copyFileObj),
		twoNames("def copyfile(src, dst, *, follow_symlinks=True)", func(p *proc.Proc, from, to string) (string, error) {
			return to, copyFile(p, from, to)
		}),
		twoNames("def copy(src, dst, *, follow_symlinks=True)", copyInto),
		twoNames("def copy2(src, dst, *, follow_symlinks=True)", copyInto),
		twoNames("def move(src, dst, copy_function=copy2)", moveFile),
		call.F("def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return rmTree(thread, v[0], v[1])
		}),
		call.F("def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False)", copyTree),
		call.F3("def which(cmd, mode=1, path=None)", func(*starlark.Thread, starlark.Value, starlark.Value, starlark.Value) (starlark.Value, error) {
			return starlark.None, nil // there are no programs
		}),
		call.F1("def get_terminal_size(fallback=(80, 24))", func(thread *starlark.Thread, _ starlark.Value) (starlark.Value, error) {
			return terminalSize.New(proc.Of(thread), starlark.MakeInt(80), starlark.MakeInt(24)), nil
		}),
	)
	m["Error"], m["SameFileError"] = shutilError, sameFileError
	return m
}

var terminalSize = kit.NewSequenceType("os", "terminal_size", "columns", "lines")

// twoNames is a function of two names, and a third parameter that changes nothing here. It
// returns a name.
func twoNames(text string, f func(p *proc.Proc, from, to string) (string, error)) *call.Entry {
	return call.F3(text, func(thread *starlark.Thread, src, dst, _ starlark.Value) (starlark.Value, error) {
		from, err := io.Path(thread, src)
		if err != nil {
			return nil, err
		}
		to, err := io.Path(thread, dst)
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
func copyFileObj(thread *starlark.Thread, fsrc, fdst, _ starlark.Value) (starlark.Value, error) {
	for {
		data, err := object.CallMethod(thread, fsrc, "read", starlark.Tuple{starlark.MakeInt(1 << 16)}, nil)
		if err != nil {
			return nil, err
		}
		if more, err := object.IsTrue(thread, data); err != nil || !more {
			return starlark.None, err
		}
		if _, err := object.CallMethod(thread, fdst, "write", starlark.Tuple{data}, nil); err != nil {
			return nil, err
		}
	}
}

// copyFile copies a file to another name.
func copyFile(p *proc.Proc, from, to string) error {
	a, err := os.StatFile(p, from, false)
	if err != nil {
		return io.Error(p, err, from)
	}
	if b, err := os.StatFile(p, to, false); err == nil && os.SameInfo(a, b) {
		return raise.Errorf("shutil.SameFileError", "%s and %s are the same file", kit.Quoted(from), kit.Quoted(to))
	}
	thread := p.Current()
	src, err := io.OpenBytes(thread, starlark.String(from), io.Mode{Kind: 'r', Binary: true})
	if err != nil {
		return err
	}
	defer src.Close(thread)
	dst, err := io.OpenBytes(thread, starlark.String(to), io.Mode{Kind: 'w', Binary: true})
	if err != nil {
		return err
	}
	for {
		data, err := src.Read(thread, 1<<16)
		if err == nil {
			err = dst.Write(thread, data)
		}
		if err != nil || len(data) == 0 {
			return kit.FirstError(err, dst.Close(thread))
		}
	}
}

// copyInto copies a file to another name, or into a directory, with its permissions.
func copyInto(p *proc.Proc, from, to string) (string, error) {
	isDir, err := os.AskFile(p, to, false, fs.FileInfo.IsDir)
	if err != nil {
		return "", err
	}
	if isDir {
		_, name := os.SplitPath(from)
		to = os.JoinPath(to, name)
	}
	if err := copyFile(p, from, to); err != nil {
		return "", err
	}
	info, err := os.StatFile(p, from, false)
	if err == nil {
		err = os.OnFile(p, proc.FileChange, "chmod", to, func(granted *files.FS, full string) error { return granted.Chmod(full, info.Mode().Perm()) })
	}
	return to, io.Error(p, err, to)
}

// moveFile gives a file or directory another name, or moves it into a directory.
func moveFile(p *proc.Proc, from, to string) (string, error) {
	isDir, err := os.AskFile(p, to, false, fs.FileInfo.IsDir)
	if err != nil {
		return "", err
	}
	if isDir {
		_, name := os.SplitPath(os.NormPath(from))
		to = os.JoinPath(to, name)
		if there, _ := os.AskFile(p, to, true, os.IsThere); there {
			return "", raise.Errorf("shutil.Error", "Destination path '%s' already exists", to)
		}
	}
	err = os.OnFile(p, proc.FileChange, "rename", from, func(granted *files.FS, full string) error {
		return granted.Rename(full, granted.Abs(p.Dir(), to))
	})
	if !errors.Is(err, syscall.EXDEV) {
		var code syscall.Errno
		if errors.As(err, &code) { // as in CPython, which then tries to copy
			return "", io.Error(p, err, from)
		}
		return to, io.Error(p, err, from, to)
	}
	if isDir, err := os.AskFile(p, from, false, fs.FileInfo.IsDir); err != nil {
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
	return to, os.RemoveFile(p, from, false)
}

// rmTree is shutil.rmtree.
func rmTree(thread *starlark.Thread, path, ignoreErrors starlark.Value) (starlark.Value, error) {
	name, err := io.Path(thread, path)
	if err != nil {
		return nil, err
	}
	ignore, err := isTrue(thread, ignoreErrors, false)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	if link, _ := os.AskFile(p, name, true, os.IsLink); link && !ignore {
		return nil, raise.Errorf("OSError", "Cannot call rmtree on a symbolic link")
	}
	if err := removeTree(p, name); !ignore {
		return kit.NoResult(err)
	}
	return starlark.None, nil
}

// removeTree removes a directory with all that is in it.
func removeTree(p *proc.Proc, name string) error {
	list, err := os.ReadDir(p, name)
	if err != nil {
		return err
	}
	for _, info := range list {
		inside := os.JoinPath(name, info.Name())
		if info.IsDir() {
			err = removeTree(p, inside)
		} else {
			err = os.RemoveFile(p, inside, false)
		}
		if err != nil {
			return err
		}
	}
	return os.RemoveFile(p, name, true)
}

func copyTree(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	from, err := io.Path(thread, v[0])
	if err != nil {
		return nil, err
	}
	to, err := io.Path(thread, v[1])
	if err != nil {
		return nil, err
	}
	exist, err := isTrue(thread, v[6], false)
	if err != nil {
		return nil, err
	}
	if kit.OrNone(v[3]) != starlark.None || kit.OrNone(v[4]) != starlark.None {
		return nil, raise.Errorf("NotImplementedError", "copytree() of pyq takes no ignore and no copy_function: remove what is too much afterwards")
	}
	return starlark.String(to), copyDir(proc.Of(thread), from, to, exist)
}

// copyDir copies a directory with all that is in it.
func copyDir(p *proc.Proc, from, to string, exist bool) error {
	list, err := os.ReadDir(p, from)
	if err != nil {
		return err
	}
	if err := os.MakeDirs(p, to, exist); err != nil {
		return err
	}
	for _, info := range list {
		a, b := os.JoinPath(from, info.Name()), os.JoinPath(to, info.Name())
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
