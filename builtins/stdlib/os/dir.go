package os

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// SameInfo reports whether two answers are about the same file.
func SameInfo(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

// ReadDir returns what is in a directory, by name, so that it is the same on every machine.
func ReadDir(p *proc.Proc, name string) (list []fs.FileInfo, err error) {
	err = OnFile(p, proc.FileLook, "listdir", name, func(granted *files.FS, full string) (err error) {
		list, err = granted.ReadDir(full)
		return err
	})
	return list, io.Error(p, err, name)
}

// dirArgument is the argument of listdir and scandir.
func dirArgument(thread *starlark.Thread, function string, v starlark.Value) (string, error) {
	if v == nil || v == starlark.None {
		return ".", nil
	}
	return osPath(thread, function, v)
}

func osListdir(thread *starlark.Thread, dir starlark.Value) (starlark.Value, error) {
	name, err := dirArgument(thread, "listdir", dir)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(proc.Of(thread), name)
	if err != nil {
		return nil, err
	}
	names := make([]starlark.Value, len(list))
	for i, info := range list {
		names[i] = starlark.String(info.Name())
	}
	return starlark.NewList(names), nil
}

// The classes of what scandir gives.
var (
	dirEntryClass = object.NewClass("DirEntry").In("posix").Static()
	scandirClass  = kit.NewIteratorClass("posix", "ScandirIterator")
)

// A dirEntry is what an os.DirEntry carries.
type dirEntry struct {
	info fs.FileInfo
	path string
}

// TravelTo implements object.Payload.
func (e *dirEntry) TravelTo(*memory.Copier, *object.Instance) (any, error) { return e, nil }

func entryOf(v starlark.Value) *dirEntry { return v.(*object.Instance).Base().(*dirEntry) }

func fillScandir() {
	asks := func(name string, f func(fs.FileInfo) bool) *call.Entry {
		return call.M1("DirEntry."+name+"(self, *, follow_symlinks=True)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Value) (starlark.Value, error) {
			e := entryOf(self)
			if !IsLink(e.info) {
				return starlark.Bool(f(e.info)), nil
			}
			yes, err := AskFile(proc.Of(thread), e.path, false, f)
			return starlark.Bool(yes), err
		})
	}
	dirEntryClass.Define(call.MRaw("DirEntry(self, /, *args, **kwargs)", func(*starlark.Thread, *object.Class, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("TypeError", "cannot create 'posix.DirEntry' instances")
	}),
		asks("is_file", IsFile), asks("is_dir", fs.FileInfo.IsDir),
		call.M0("DirEntry.is_symlink(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.Bool(IsLink(entryOf(self).info)), nil
		}),
		call.M1("DirEntry.stat(self, *, follow_symlinks=True)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Value) (starlark.Value, error) {
			return StatOf(proc.Of(thread), entryOf(self).path, false)
		}),
		call.M0("DirEntry.inode(self, /)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return kit.Zero, nil }),
		call.M0("DirEntry.__fspath__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(entryOf(self).path), nil
		}),
		call.M0("slot DirEntry.__repr__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			name, err := object.Repr(thread, starlark.String(entryOf(self).info.Name()))
			return starlark.String("<DirEntry " + name + ">"), err
		}),
	)
	dirEntryClass.SetProperty("name", func(self starlark.Value) starlark.Value {
		return starlark.String(entryOf(self).info.Name())
	})
	dirEntryClass.SetProperty("path", func(self starlark.Value) starlark.Value {
		return starlark.String(entryOf(self).path)
	})
	scandirClass.Define(nil,
		call.M0("ScandirIterator.__enter__(self, /)", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self, nil }),
		call.MArgs("__exit__(self, /, *args)", func(*starlark.Thread, starlark.Value, starlark.Tuple) (starlark.Value, error) {
			return starlark.None, nil
		}),
		call.M0("ScandirIterator.close(self, /)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.None, nil }),
	)
}

// osScandir is os.scandir(path='.').
func osScandir(thread *starlark.Thread, dir starlark.Value) (starlark.Value, error) {
	name, err := dirArgument(thread, "scandir", dir)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	list, err := ReadDir(p, name)
	if err != nil {
		return nil, err
	}
	return collection.NewIterator(scandirClass, kit.IteratorFunc(func(*starlark.Thread) (starlark.Value, bool, error) {
		if len(list) == 0 {
			return nil, false, nil
		}
		e := &dirEntry{list[0], JoinPath(name, list[0].Name())}
		list = list[1:]
		return object.NewInstance(p.Home(), dirEntryClass, e), true, nil
	})), nil
}

// JoinPath is os.path.join of two names.
func JoinPath(dir, name string) string {
	switch {
	case strings.HasPrefix(name, "/") || dir == "":
		return name
	case strings.HasSuffix(dir, "/"):
		return dir + name
	}
	return dir + "/" + name
}

// MakeDir makes a directory; its parents must be there.
func MakeDir(p *proc.Proc, name string) error {
	err := OnFile(p, proc.FileChange, "mkdir", name, func(granted *files.FS, full string) error { return granted.Mkdir(full, 0o777) })
	return io.Error(p, err, name)
}

// MakeDirs makes a directory and those above it; exist says that it may be there.
func MakeDirs(p *proc.Proc, name string, exist bool) error {
	head, tail := SplitPath(name)
	if tail == "" {
		head, tail = SplitPath(head)
	}
	if head != "" && tail != "" {
		there, err := AskFile(p, head, false, IsThere)
		if err != nil {
			return err
		}
		if !there {
			if err := MakeDirs(p, head, true); err != nil {
				return err
			}
		}
	}
	err := MakeDir(p, name)
	if err == nil || !exist {
		return err
	}
	if isDir, _ := AskFile(p, name, false, fs.FileInfo.IsDir); isDir {
		return nil
	}
	return err
}

func osMakedirs(thread *starlark.Thread, path, _, existOK starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "makedirs", path)
	if err != nil {
		return nil, err
	}
	exist := false
	if existOK != nil {
		if exist, err = object.IsTrue(thread, existOK); err != nil {
			return nil, err
		}
	}
	return kit.NoResult(MakeDirs(proc.Of(thread), name, exist))
}

// RemoveFile removes a file, or an empty directory.
func RemoveFile(p *proc.Proc, name string, dir bool) error {
	kind := "remove"
	if dir {
		kind = "rmdir"
	}
	err := OnFile(p, proc.FileChange, kind, name, func(granted *files.FS, full string) error { return granted.Remove(full, dir) })
	return io.Error(p, err, name)
}

// osRemovedirs is os.removedirs(name): those above as long as they are empty.
func osRemovedirs(thread *starlark.Thread, dir starlark.Value) (starlark.Value, error) {
	name, err := osPath(thread, "removedirs", dir)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	if err := RemoveFile(p, name, true); err != nil {
		return nil, err
	}
	for name = path.Dir(name); name != "." && name != "/"; name = path.Dir(name) {
		if RemoveFile(p, name, true) != nil {
			break
		}
	}
	return starlark.None, nil
}

// WalkClass is the class of what os.walk returns.
var WalkClass = kit.NewIteratorClass("builtins", "generator")

// A walker is os.walk: a stack of directories that are to be visited, and of results.
type walker struct {
	p       *proc.Proc
	topDown bool
	onError starlark.Value
	links   bool
	stack   []walkStep
	pending *walkStep // top down: its directories come next
}

// A walkStep is a directory, or what is told of one.
type walkStep struct {
	dir  string
	told starlark.Tuple
}

// Walk is os.walk(top, topdown=True, onerror=None, followlinks=False).
func Walk(thread *starlark.Thread, top, topDown, onError, followLinks starlark.Value) (starlark.Value, error) {
	dir, err := osPath(thread, "walk", top)
	if err != nil {
		return nil, err
	}
	w := &walker{p: proc.Of(thread), topDown: true, onError: onError, stack: []walkStep{{dir: dir}}}
	if topDown != nil {
		if w.topDown, err = object.IsTrue(thread, topDown); err != nil {
			return nil, err
		}
	}
	if followLinks != nil {
		if w.links, err = object.IsTrue(thread, followLinks); err != nil {
			return nil, err
		}
	}
	return collection.NewIterator(WalkClass, kit.IteratorFunc(w.next)), nil
}

func (w *walker) next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if w.pending != nil { // the program may have changed the list of directories
		if err := w.push(thread, *w.pending); err != nil {
			return nil, false, err
		}
		w.pending = nil
	}
	for len(w.stack) > 0 {
		step := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		if step.told != nil {
			return step.told, true, nil
		}
		told, err := w.visit(thread, step.dir)
		if err != nil {
			return nil, false, err
		}
		if told == nil {
			continue
		}
		step.told = told
		if w.topDown {
			w.pending = &step
			return told, true, nil
		}
		w.stack = append(w.stack, step)
		if err := w.push(thread, step); err != nil {
			return nil, false, err
		}
	}
	return nil, false, nil
}

// visit lists a directory. An error is told to onerror, if there is one.
func (w *walker) visit(thread *starlark.Thread, dir string) (starlark.Tuple, error) {
	list, err := ReadDir(w.p, dir)
	if err != nil {
		if w.onError != nil && w.onError != starlark.None {
			_, err := object.Call1(thread, w.onError, exception.Of(thread, err))
			return nil, err
		}
		var refused *raise.Error
		if errors.As(err, &refused) && refused.Class == "PermissionError" { // what was not granted is told
			return nil, err
		}
		return nil, nil
	}
	var dirs, others []starlark.Value
	for _, info := range list {
		isDir := info.IsDir()
		if IsLink(info) {
			isDir, _ = AskFile(w.p, JoinPath(dir, info.Name()), false, fs.FileInfo.IsDir)
		}
		if isDir {
			dirs = append(dirs, starlark.String(info.Name()))
		} else {
			others = append(others, starlark.String(info.Name()))
		}
	}
	return starlark.Tuple{starlark.String(dir), starlark.NewList(dirs), starlark.NewList(others)}, nil
}

// push puts the directories of one that was visited onto the stack, the first on top.
func (w *walker) push(thread *starlark.Thread, step walkStep) error {
	names, err := Paths(thread, step.told[1])
	if err != nil {
		return err
	}
	for i := len(names) - 1; i >= 0; i-- {
		dir := JoinPath(step.dir, names[i])
		if link, _ := AskFile(w.p, dir, true, IsLink); link && !w.links {
			continue
		}
		w.stack = append(w.stack, walkStep{dir: dir})
	}
	return nil
}

// TempDir returns the directory for temporary files.
func TempDir(p *proc.Proc) (string, error) {
	usual := p.Files().Abs(p.Dir(), os.TempDir())
	if p.Files().Writable(usual) {
		return usual, nil
	}
	if granted := p.Files().Granted(); len(granted) > 0 {
		return granted[0], nil
	}
	return "", io.PermissionDenied("pyq gives this program no directory to write to: run it with --allow-write DIR", nil)
}
