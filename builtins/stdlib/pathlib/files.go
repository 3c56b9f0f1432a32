package pathlib

import (
	"io/fs"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillPathFiles() {
	pathClass.Define(nil, append(askingMethods(), append(contentMethods(), append(changingMethods(), otherPaths()...)...)...)...)
	class := func(name string, f func(thread *starlark.Thread) (string, error)) {
		pathClass.Set(name, object.NewClassMethod(call.New(call.F1("def Path."+name+"(cls)", func(thread *starlark.Thread, cls starlark.Value) (starlark.Value, error) {
			dir, err := f(thread)
			if err != nil {
				return nil, err
			}
			return starlark.Call(thread, cls, starlark.Tuple{starlark.String(dir)}, nil)
		}))))
	}
	class("cwd", func(thread *starlark.Thread) (string, error) { return os.CurrentDir(proc.Of(thread)), nil })
	class("home", homeDir)
}

// homeDir is the user's directory, as far as it was granted.
func homeDir(thread *starlark.Thread) (string, error) {
	home, ok, err := os.EnvironVar(thread, "HOME")
	if err == nil && !ok {
		e := raise.Errorf("RuntimeError", "Could not determine home directory.")
		e.Hint = "pyq gives programs no environment: run it with --allow-env"
		err = e
	}
	return home, err
}

// isTrue is the value of an argument that is a bool.
func isTrue(thread *starlark.Thread, v starlark.Value, def bool) (bool, error) {
	if v == nil {
		return def, nil
	}
	return object.IsTrue(thread, v)
}

// fileOf returns the name of the file that a path is.
func fileOf(self *object.Instance) starlark.String { return starlark.String(nameOf(self).String()) }

// askingMethods tell something of a file.
func askingMethods() []*call.Entry {
	asks := func(name string, link bool, f func(fs.FileInfo) bool) *call.Entry {
		return call.M0("def Path."+name+"(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			yes, err := os.AskFile(proc.Of(thread), string(fileOf(self)), link, f)
			return starlark.Bool(yes), err
		})
	}
	return []*call.Entry{
		asks("is_file", false, os.IsFile), asks("is_dir", false, fs.FileInfo.IsDir), asks("is_symlink", true, os.IsLink),
		call.M1("def Path.exists(self, *, follow_symlinks=True)", func(thread *starlark.Thread, self *object.Instance, followSymlinks starlark.Value) (starlark.Value, error) {
			yes, err := os.AskFile(proc.Of(thread), string(fileOf(self)), followSymlinks == starlark.False, os.IsThere)
			return starlark.Bool(yes), err
		}),
		call.M1("def Path.stat(self, *, follow_symlinks=True)", func(thread *starlark.Thread, self *object.Instance, followSymlinks starlark.Value) (starlark.Value, error) {
			return os.StatOf(proc.Of(thread), string(fileOf(self)), followSymlinks == starlark.False)
		}),
		call.M0("def Path.lstat(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return os.StatOf(proc.Of(thread), string(fileOf(self)), true)
		}),
		call.M1("def Path.samefile(self, other_path)", func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
			return os.SameFile(thread, fileOf(self), other)
		}),
	}
}

// contentMethods read and write.
func contentMethods() []*call.Entry {
	return []*call.Entry{
		call.M("def Path.open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return io.OpenFile(thread, append([]starlark.Value{fileOf(self)}, append(v, nil, nil)...))
		}),
		call.M2("def Path.read_text(self, encoding=None, errors=None)", func(thread *starlark.Thread, self *object.Instance, encoding, errors starlark.Value) (starlark.Value, error) {
			return readWhole(thread, []starlark.Value{fileOf(self), nil, nil, encoding, errors, nil, nil, nil})
		}),
		call.M0("def Path.read_bytes(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return readWhole(thread, []starlark.Value{fileOf(self), starlark.String("rb"), nil, nil, nil, nil, nil, nil})
		}),
		call.M("def Path.write_text(self, data, encoding=None, errors=None, newline=None)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			if _, ok := v[0].(starlark.String); !ok {
				return nil, raise.Errorf("TypeError", "data must be str, not %s", object.TypeName(v[0]))
			}
			return writeWhole(thread, v[0], []starlark.Value{fileOf(self), starlark.String("w"), nil, v[1], v[2], v[3], nil, nil})
		}),
		call.M1("def Path.write_bytes(self, data)", func(thread *starlark.Thread, self *object.Instance, data starlark.Value) (starlark.Value, error) {
			if _, ok := kit.BytesArgument(data); !ok {
				return nil, raise.Errorf("TypeError", "memoryview: a bytes-like object is required, not '%s'", object.TypeName(data))
			}
			return writeWhole(thread, data, []starlark.Value{fileOf(self), starlark.String("wb"), nil, nil, nil, nil, nil, nil})
		}),
	}
}

// changingMethods change what is in a directory.
func changingMethods() []*call.Entry {
	return []*call.Entry{
		call.M2("def Path.touch(self, mode=438, exist_ok=True)", touch),
		call.M3("def Path.mkdir(self, mode=511, parents=False, exist_ok=False)", pathMkdir),
		call.M0("def Path.rmdir(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.NoResult(os.RemoveFile(proc.Of(thread), string(fileOf(self)), true))
		}),
		call.M1("def Path.unlink(self, missing_ok=False)", func(thread *starlark.Thread, self *object.Instance, missingOK starlark.Value) (starlark.Value, error) {
			missing, err := isTrue(thread, missingOK, false)
			if err != nil {
				return nil, err
			}
			err = os.RemoveFile(proc.Of(thread), string(fileOf(self)), false)
			if missing && object.IsError(err, object.FileNotFoundErrorClass) {
				err = nil
			}
			return kit.NoResult(err)
		}),
		call.M1("def Path.rename(self, target)", pathRename), call.M1("def Path.replace(self, target)", pathRename),
		call.M2("def Path.chmod(self, mode, *, follow_symlinks=True)", func(thread *starlark.Thread, self *object.Instance, mode, _ starlark.Value) (starlark.Value, error) {
			return os.Chmod(thread, fileOf(self), mode)
		}),
		call.M2("def Path.symlink_to(self, target, target_is_directory=False)", func(thread *starlark.Thread, self *object.Instance, target, _ starlark.Value) (starlark.Value, error) {
			return os.Symlink(thread, target, fileOf(self))
		}),
	}
}

// otherPaths are methods that lead to other paths.
func otherPaths() []*call.Entry {
	return []*call.Entry{
		call.M0("def Path.readlink(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			to, err := os.Readlink(thread, fileOf(self))
			if err != nil {
				return nil, err
			}
			return parsePath(object.Text(to)).like(self), nil
		}),
		call.M0("def Path.absolute(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return parsePath(os.CurrentDir(proc.Of(thread))).join(nameOf(self)).like(self), nil
		}),
		call.M1("def Path.resolve(self, strict=False)", pathResolve),
		call.M0("def Path.expanduser(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			n := nameOf(self)
			if n.root != "" || len(n.parts) == 0 || n.parts[0] != "~" {
				return self, nil
			}
			home, err := homeDir(thread)
			if err != nil {
				return nil, err
			}
			return parsePath(home).join(pathName{"", n.parts[1:]}).like(self), nil
		}),
		call.M0("def Path.iterdir(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			list, err := os.ReadDir(proc.Of(thread), string(fileOf(self)))
			if err != nil {
				return nil, err
			}
			names := make([]string, len(list))
			for i, info := range list {
				names[i] = info.Name()
			}
			return eachPath(self, names), nil
		}),
		call.M2("def Path.glob(self, pattern, *, case_sensitive=None)", pathGlob("")),
		call.M2("def Path.rglob(self, pattern, *, case_sensitive=None)", pathGlob("**/")),
		call.M3("def Path.walk(self, top_down=True, on_error=None, follow_symlinks=False)", pathWalk),
	}
}

func pathResolve(thread *starlark.Thread, self *object.Instance, strict starlark.Value) (starlark.Value, error) {
	p, name := proc.Of(thread), string(fileOf(self))
	if must, err := isTrue(thread, strict, false); err != nil {
		return nil, err
	} else if must {
		if _, err := os.StatOf(p, name, false); err != nil {
			return nil, err
		}
	}
	return parsePath(os.RealPath(p, name)).like(self), nil
}

func pathWalk(thread *starlark.Thread, self *object.Instance, topDown, onError, followSymlinks starlark.Value) (starlark.Value, error) {
	walk, err := os.Walk(thread, fileOf(self), topDown, onError, followSymlinks)
	if err != nil {
		return nil, err
	}
	it := walk.(object.Iterator)
	return collection.NewIterator(os.WalkClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		v, ok, err := it.Next(thread)
		if !ok || err != nil {
			return nil, ok, err
		}
		told := v.(starlark.Tuple)
		return starlark.Tuple{parsePath(object.Text(told[0])).like(self), told[1], told[2]}, true, nil
	})), nil
}

// eachPath iterates over paths below one.
func eachPath(self *object.Instance, names []string) starlark.Value {
	n := nameOf(self)
	return collection.NewIterator(os.WalkClass, kit.IteratorFunc(func(*starlark.Thread) (starlark.Value, bool, error) {
		if len(names) == 0 {
			return nil, false, nil
		}
		name := names[0]
		names = names[1:]
		return n.join(parsePath(name)).like(self), true, nil
	}))
}

// pathGlob is glob(pattern), with what the pattern begins with.
func pathGlob(before string) func(*starlark.Thread, *object.Instance, starlark.Value, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v, caseSensitive starlark.Value) (starlark.Value, error) {
		pattern, err := io.FSPath(thread, v)
		switch {
		case err != nil:
			return nil, err
		case pattern == "":
			return nil, raise.Errorf("ValueError", "Unacceptable pattern: ''")
		case strings.HasPrefix(pattern, "/"):
			return nil, raise.Errorf("NotImplementedError", "Non-relative patterns are unsupported")
		}
		if strings.HasSuffix("/"+pattern, "/**") {
			pattern += "/" // directories only
		}
		lower, err := ignoresCase(thread, caseSensitive)
		if err != nil {
			return nil, err
		}
		g := &globber{p: proc.Of(thread), root: string(fileOf(self)), recursive: true, hidden: true, lower: lower}
		if err := g.walk("", before+pattern); err != nil {
			return nil, err
		}
		if strings.HasSuffix(before+pattern, "**/") {
			g.found = append([]string{""}, g.found...)
		}
		return eachPath(self, g.found), nil
	}
}

func pathRename(thread *starlark.Thread, self *object.Instance, target starlark.Value) (starlark.Value, error) {
	to, err := io.Path(thread, target)
	if err != nil {
		return nil, err
	}
	if err := os.RenameFile(proc.Of(thread), "rename", string(fileOf(self)), to, (*files.FS).Rename); err != nil {
		return nil, err
	}
	return parsePath(to).like(self), nil
}

// readWhole opens a file, reads it and closes it.
func readWhole(thread *starlark.Thread, open []starlark.Value) (starlark.Value, error) {
	f, err := io.OpenFile(thread, open)
	if err != nil {
		return nil, err
	}
	v, err := object.CallMethod(thread, f, "read", nil, nil)
	_, failed := object.CallMethod(thread, f, "close", nil, nil)
	return v, kit.FirstError(err, failed)
}

// writeWhole opens a file, writes data and closes it.
func writeWhole(thread *starlark.Thread, data starlark.Value, open []starlark.Value) (starlark.Value, error) {
	f, err := io.OpenFile(thread, open)
	if err != nil {
		return nil, err
	}
	n, err := object.CallMethod(thread, f, "write", starlark.Tuple{data}, nil)
	_, failed := object.CallMethod(thread, f, "close", nil, nil)
	return n, kit.FirstError(err, failed)
}

// touch is touch(mode=0o666, exist_ok=True).
func touch(thread *starlark.Thread, self *object.Instance, _, existOK starlark.Value) (starlark.Value, error) {
	exist, err := isTrue(thread, existOK, true)
	if err != nil {
		return nil, err
	}
	name := string(fileOf(self))
	mode := io.Mode{Kind: 'a'}
	if !exist {
		mode.Kind = 'x'
	} else if there, err := os.AskFile(proc.Of(thread), name, false, os.IsThere); err != nil {
		return nil, err
	} else if there {
		return os.Utime(thread, starlark.String(name), nil)
	}
	h, err := io.OpenHost(proc.Of(thread), name, mode.Flag())
	if err != nil {
		return nil, err
	}
	return kit.NoResult(h.Close(thread))
}

// pathMkdir is mkdir(mode=0o777, parents=False, exist_ok=False).
func pathMkdir(thread *starlark.Thread, self *object.Instance, _, parents, existOK starlark.Value) (starlark.Value, error) {
	above, err := isTrue(thread, parents, false)
	if err != nil {
		return nil, err
	}
	exist, err := isTrue(thread, existOK, false)
	if err != nil {
		return nil, err
	}
	p, name := proc.Of(thread), string(fileOf(self))
	if above {
		return kit.NoResult(os.MakeDirs(p, name, exist))
	}
	err = os.MakeDir(p, name)
	if err != nil && exist {
		if isDir, _ := os.AskFile(p, name, false, fs.FileInfo.IsDir); isDir {
			err = nil
		}
	}
	return kit.NoResult(err)
}
