package os

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// OnFile carries out an operation of a process on the file of a name. What the process has
// written is flushed before, so that it sees its own files as they are.
func OnFile(p *proc.Proc, use proc.FileUse, kind, name string, f func(granted *files.FS, full string) error) error {
	if err := p.FlushAll(false); err != nil {
		return err
	}
	full := p.Files().Abs(p.Dir(), name)
	var failed error
	if err := p.OnFiles(use, kind, name, func() { failed = f(p.Files(), full) }); err != nil {
		return err
	}
	return failed
}

// StatFile describes a file; link says that a symbolic link is described itself.
func StatFile(p *proc.Proc, name string, link bool) (info fs.FileInfo, err error) {
	err = OnFile(p, proc.FileLook, "stat", name, func(granted *files.FS, full string) (err error) {
		info, err = granted.Stat(full, link)
		return err
	})
	return info, err
}

// changeFile carries out a function of the module os, called kind, that changes what has a
// name.
func changeFile(thread *starlark.Thread, kind string, path starlark.Value, f func(granted *files.FS, full string) error) (starlark.Value, error) {
	name, err := osPath(thread, kind, path)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	return kit.NoResult(io.Error(p, OnFile(p, proc.FileChange, kind, name, f), name))
}

// changeTwo carries out one with two names.
func changeTwo(thread *starlark.Thread, kind string, src, dst starlark.Value, f func(granted *files.FS, from, to string) error) (starlark.Value, error) {
	from, err := osPath(thread, kind, src)
	if err != nil {
		return nil, err
	}
	to, err := osPath(thread, kind, dst)
	if err != nil {
		return nil, err
	}
	return kit.NoResult(RenameFile(proc.Of(thread), kind, from, to, f))
}

// RenameFile is os.rename and os.replace, which kind is the name of: f does it.
func RenameFile(p *proc.Proc, kind, from, to string, f func(granted *files.FS, from, to string) error) error {
	err := OnFile(p, proc.FileChange, kind, from, func(granted *files.FS, full string) error {
		return f(granted, full, granted.Abs(p.Dir(), to))
	})
	return io.Error(p, err, from, to)
}

// osPath is the name that an argument of a function of the module os is.
func osPath(thread *starlark.Thread, function string, v starlark.Value) (string, error) {
	switch object.Native(v).(type) {
	case starlark.Int, starlark.Float, starlark.NoneType, starlark.Bool, *starlark.List, starlark.Tuple, *starlark.Dict:
		return "", raise.Errorf("TypeError", "%s: path should be string, bytes or os.PathLike, not %s", function, object.TypeName(v))
	}
	return io.Path(thread, v)
}

// osFileFunctions are the functions of the module os about files.
func osFileFunctions() []*call.Entry {
	remove := func(kind string, dir bool) *call.Entry {
		return call.F2(kind+"(path, *, dir_fd=None)", func(thread *starlark.Thread, path, _ starlark.Value) (starlark.Value, error) {
			return changeFile(thread, kind, path, func(granted *files.FS, full string) error { return granted.Remove(full, dir) })
		})
	}
	rename := func(kind string) *call.Entry {
		return call.F4(kind+"(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", func(thread *starlark.Thread, src, dst, _, _ starlark.Value) (starlark.Value, error) {
			return changeTwo(thread, kind, src, dst, (*files.FS).Rename)
		})
	}
	return []*call.Entry{
		call.F3("mkdir(path, mode=511, *, dir_fd=None)", func(thread *starlark.Thread, path, _, _ starlark.Value) (starlark.Value, error) {
			return changeFile(thread, "mkdir", path, func(granted *files.FS, full string) error { return granted.Mkdir(full, 0o777) })
		}),
		remove("remove", false), remove("unlink", false), remove("rmdir", true),
		rename("rename"), rename("replace"),
		call.F("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return changeTwo(thread, "link", v[0], v[1], (*files.FS).Link)
		}),
		call.F4("symlink(src, dst, target_is_directory=False, *, dir_fd=None)", func(thread *starlark.Thread, src, dst, _, _ starlark.Value) (starlark.Value, error) {
			return Symlink(thread, src, dst)
		}),
		call.F2("readlink(path, *, dir_fd=None)", func(thread *starlark.Thread, path, _ starlark.Value) (starlark.Value, error) {
			return Readlink(thread, path)
		}),
		call.F4("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", func(thread *starlark.Thread, path, mode, _, _ starlark.Value) (starlark.Value, error) {
			return Chmod(thread, path, mode)
		}),
		call.F("utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return Utime(thread, v[0], v[1])
		}),
		call.F2("truncate(path, length)", osTruncate),
		call.F3("stat(path, *, dir_fd=None, follow_symlinks=True)", osStat),
		call.F2("lstat(path, *, dir_fd=None)", osLstat),
		call.F1("fstat(fd)", osFstat),
		call.F("def fdopen(fd, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", io.FDOpen),
		call.F1("close(fd)", func(thread *starlark.Thread, fd starlark.Value) (starlark.Value, error) {
			h, err := io.Descriptor(thread, fd)
			if err != nil {
				return nil, err
			}
			return kit.NoResult(h.Close(thread))
		}),
		call.F1("fsync(fd)", osFsync),
		call.F("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", osAccess),
		call.F1("chdir(path)", osChdir),
		call.F0("posix.getcwd()", osGetcwd),
		call.F1("listdir(path=None)", osListdir),
		call.F1("scandir(path=None)", osScandir),
		call.F3("def makedirs(name, mode=511, exist_ok=False)", osMakedirs),
		call.F1("def removedirs(name)", osRemovedirs),
		call.F4("def walk(top, topdown=True, onerror=None, followlinks=False)", Walk),
	}
}

// Symlink is os.symlink(src, dst).
func Symlink(thread *starlark.Thread, src, dst starlark.Value) (starlark.Value, error) {
	to, err := osPath(thread, "symlink", src)
	if err != nil {
		return nil, err
	}
	name, err := osPath(thread, "symlink", dst)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	err = OnFile(p, proc.FileChange, "symlink", name, func(granted *files.FS, full string) error { return granted.Symlink(to, full) })
	return kit.NoResult(io.Error(p, err, to, name))
}

// Readlink is os.readlink(path).
func Readlink(thread *starlark.Thread, path starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "readlink", path)
	if err != nil {
		return nil, err
	}
	p, to := proc.Of(thread), ""
	err = OnFile(p, proc.FileLook, "readlink", name, func(granted *files.FS, full string) (err error) {
		to, err = granted.Readlink(full)
		return err
	})
	return starlark.String(to), io.Error(p, err, name)
}

// Chmod is os.chmod(path, mode).
func Chmod(thread *starlark.Thread, path, mode starlark.Value) (starlark.Value, error) {
	bits, ok := mode.(starlark.Int)
	if !ok {
		return nil, raise.New(fact.NotInteger, object.TypeName(mode))
	}
	n, _ := bits.Int64()
	return changeFile(thread, "chmod", path, func(granted *files.FS, full string) error {
		return granted.Chmod(full, fs.FileMode(n)&0o777)
	})
}

// Utime is os.utime(path, times=None). None is the present of the process's clock.
func Utime(thread *starlark.Thread, path, when starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "utime", path)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	elapsed, err := p.Clock()
	if err != nil {
		return nil, err
	}
	now := p.World().Sched.Epoch().Add(elapsed)
	times := [2]time.Time{now, now}
	if pair, ok := when.(starlark.Tuple); ok && len(pair) == 2 {
		for i, x := range pair {
			seconds, ok := starlark.AsFloat(x)
			if !ok {
				return nil, raise.New(fact.NotInteger, object.TypeName(x))
			}
			whole, part := math.Modf(seconds)
			times[i] = time.Unix(int64(whole), int64(part*1e9))
		}
	} else if when != nil && when != starlark.None {
		return nil, raise.Errorf("TypeError", "utime: 'times' must be either a tuple of two ints or None")
	}
	err = OnFile(p, proc.FileChange, "utime", name, func(granted *files.FS, full string) error {
		return granted.Chtimes(full, times[0], times[1])
	})
	return kit.NoResult(io.Error(p, err, name))
}

func osTruncate(thread *starlark.Thread, path, length starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "truncate", path)
	if err != nil {
		return nil, err
	}
	size, err := object.ToSize(thread, length)
	if err != nil {
		return nil, err
	}
	h, err := io.OpenHost(proc.Of(thread), name, os.O_WRONLY)
	if err != nil {
		return nil, err
	}
	err = h.Truncate(thread, int64(size))
	return kit.NoResult(kit.FirstError(err, h.Close(thread)))
}

// osAccess is os.access(path, mode): whether the file is there and was granted.
func osAccess(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "access", v[0])
	if err != nil {
		return nil, err
	}
	mode, err := object.ToSize(thread, v[1])
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	info, err := StatFile(p, name, false)
	const write, execute = 2, 1
	switch {
	case err != nil:
		return starlark.False, ignoreMissing(p, err, name)
	case mode&write != 0 && !p.Files().Writable(p.Files().Abs(p.Dir(), name)):
		return starlark.False, nil
	}
	return starlark.Bool(mode&execute == 0 || info.Mode().Perm()&0o111 != 0), nil
}

// osChdir is os.chdir(path).
func osChdir(thread *starlark.Thread, path starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "chdir", path)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	info, err := StatFile(p, name, false)
	switch {
	case err != nil:
		return nil, io.Error(p, err, name)
	case !info.IsDir():
		return nil, exception.OSError(20, "Not a directory", name)
	}
	p.SetDir(p.Files().Abs(p.Dir(), name))
	return starlark.None, nil
}

// osGetcwd is os.getcwd(): a program without files is nowhere.
func osGetcwd(thread *starlark.Thread) (starlark.Value, error) {
	return starlark.String(CurrentDir(proc.Of(thread))), nil
}

// CurrentDir returns the process's working directory.
func CurrentDir(p *proc.Proc) string {
	if dir := p.Dir(); dir != "" {
		return filepath.ToSlash(dir)
	}
	return "/"
}

// osFsync is os.fsync(fd): what was flushed is in the file.
func osFsync(thread *starlark.Thread, fd starlark.Value) (starlark.Value, error) {
	_, err := io.Descriptor(thread, fd)
	return kit.NoResult(err)
}
