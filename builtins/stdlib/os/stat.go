package os

import (
	"errors"
	"io/fs"
	"syscall"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
)

// statResult is os.stat_result. What it tells of a file is the same on every machine: of
// times only the last change, and no number or owner.
var statResult = newStatResult()

func newStatResult() *kit.SequenceType {
	t := kit.NewSequenceType("os", "stat_result", "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
		"st_atime", "st_mtime", "st_ctime")
	for _, name := range []string{"st_atime", "st_mtime", "st_ctime"} {
		t.Class.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			ns, _ := self.(*object.Instance).Own("st_mtime_ns").(starlark.Int)
			n, _ := ns.Int64()
			return starlark.Float(float64(n) / 1e9), nil
		}, nil)
	}
	return t
}

// The kinds of files in st_mode.
const (
	modeDir  = 0o040000
	modeFile = 0o100000
	modeLink = 0o120000
)

// makeStat is the stat_result of a file.
func makeStat(p *proc.Proc, info fs.FileInfo) (starlark.Value, error) {
	kind := modeFile
	switch {
	case info.IsDir():
		kind = modeDir
	case info.Mode()&fs.ModeSymlink != 0:
		kind = modeLink
	}
	i := starlark.MakeInt
	changed := starlark.MakeInt64(info.ModTime().Unix())
	s := statResult.New(p, i(kind|int(info.Mode().Perm())), i(0), i(0), i(1), i(1000), i(1000), starlark.MakeInt64(info.Size()),
		changed, changed, changed)
	ns := starlark.MakeInt64(info.ModTime().UnixNano())
	return s, kit.FirstError(s.SetOwn("st_mtime_ns", ns), s.SetOwn("st_atime_ns", ns), s.SetOwn("st_ctime_ns", ns))
}

// StatOf is os.stat of a name.
func StatOf(p *proc.Proc, name string, link bool) (starlark.Value, error) {
	info, err := StatFile(p, name, link)
	if err != nil {
		return nil, io.Error(p, err, name)
	}
	return makeStat(p, info)
}

func osStat(thread *starlark.Thread, path, _, followSymlinks starlark.Value) (starlark.Value, error) {
	if _, ok := path.(starlark.Int); ok {
		return osFstat(thread, path)
	}
	name, err := osPath(thread, "stat", path)
	if err != nil {
		return nil, err
	}
	return StatOf(proc.Of(thread), name, followSymlinks == starlark.False)
}

func osLstat(thread *starlark.Thread, path, _ starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "lstat", path)
	if err != nil {
		return nil, err
	}
	return StatOf(proc.Of(thread), name, true)
}

func osFstat(thread *starlark.Thread, fd starlark.Value) (starlark.Value, error) {
	h, err := io.Descriptor(thread, fd)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	var info fs.FileInfo
	var failed error
	if err := p.OnFiles(proc.FileLook, "stat", h.Name, func() { info, failed = h.F.Stat() }); err != nil {
		return nil, err
	}
	if failed != nil {
		return nil, io.Error(p, failed)
	}
	return makeStat(p, info)
}

// ignoreMissing returns the error of looking for a file unless it says that there is none,
// or none that can be read. What was not granted is told, for "no" could be a lie.
func ignoreMissing(p *proc.Proc, err error, name string) error {
	var refused *files.RefusedError
	var code syscall.Errno
	switch {
	case errors.As(err, &refused):
		return io.Error(p, err, name)
	case errors.As(err, &code):
		return nil
	}
	return err
}

// asks is a function of os.path that tells something of a file, false if there is none.
func asks(text string, link bool, f func(info fs.FileInfo) bool) *call.Entry {
	return onPath(text, func(thread *starlark.Thread, name string) (starlark.Value, error) {
		yes, err := AskFile(proc.Of(thread), name, link, f)
		return starlark.Bool(yes), err
	})
}

// AskFile returns what f says of a file, false if there is none. link says that a link is
// meant itself, and not what it leads to.
func AskFile(p *proc.Proc, name string, link bool, f func(info fs.FileInfo) bool) (bool, error) {
	if name == "" {
		return false, nil
	}
	info, err := StatFile(p, name, link)
	if err != nil {
		return false, ignoreMissing(p, err, name)
	}
	return f(info), nil
}

// IsThere asks whether there is something.
func IsThere(fs.FileInfo) bool { return true }

// IsFile asks whether it is an ordinary file.
func IsFile(info fs.FileInfo) bool { return info.Mode().IsRegular() }

// IsLink asks whether it is a symbolic link.
func IsLink(info fs.FileInfo) bool { return info.Mode()&fs.ModeSymlink != 0 }

// tells is a function of os.path that tells something of a file that must be there.
func tells(text string, f func(info fs.FileInfo) starlark.Value) *call.Entry {
	return onPath(text, func(thread *starlark.Thread, name string) (starlark.Value, error) {
		p := proc.Of(thread)
		info, err := StatFile(p, name, false)
		if err != nil {
			return nil, io.Error(p, err, name)
		}
		return f(info), nil
	})
}

func fileSize(info fs.FileInfo) starlark.Value { return starlark.MakeInt64(info.Size()) }
func fileTime(info fs.FileInfo) starlark.Value {
	return starlark.Float(float64(info.ModTime().UnixNano()) / 1e9)
}

// pathFileFunctions are the functions of os.path that look at files.
func pathFileFunctions() []*call.Entry {
	return []*call.Entry{
		asks("def exists(path)", false, IsThere),
		asks("def lexists(path)", true, IsThere),
		asks("def isfile(path)", false, IsFile),
		asks("def isdir(s)", false, fs.FileInfo.IsDir),
		asks("def islink(path)", true, IsLink),
		onPath("def ismount(path)", func(_ *starlark.Thread, p string) (starlark.Value, error) {
			return starlark.Bool(NormPath(p) == "/"), nil
		}),
		tells("def getsize(filename)", fileSize),
		tells("def getmtime(filename)", fileTime),
		tells("def getctime(filename)", fileTime),
		tells("def getatime(filename)", fileTime),
		call.F2("def samefile(f1, f2)", SameFile),
		call.F2("def realpath(filename, *, strict=False)", osRealpath),
	}
}

// osRealpath is os.path.realpath. With strict, the file must be there.
func osRealpath(thread *starlark.Thread, filename, strict starlark.Value) (starlark.Value, error) {
	name, err := io.FSPath(thread, filename)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	real := RealPath(p, name)
	if strict == nil {
		return starlark.String(real), nil
	}
	if must, err := object.IsTrue(thread, strict); err != nil {
		return nil, err
	} else if must {
		if _, err := StatFile(p, real, false); err != nil {
			return nil, io.Error(p, err, real)
		}
	}
	return starlark.String(real), nil
}

// SameFile is os.path.samefile(f1, f2).
func SameFile(thread *starlark.Thread, f1, f2 starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	var infos [2]fs.FileInfo
	for i, x := range []starlark.Value{f1, f2} {
		name, err := osPath(thread, "stat", x)
		if err != nil {
			return nil, err
		}
		if infos[i], err = StatFile(p, name, false); err != nil {
			return nil, io.Error(p, err, name)
		}
	}
	return starlark.Bool(SameInfo(infos[0], infos[1])), nil
}
