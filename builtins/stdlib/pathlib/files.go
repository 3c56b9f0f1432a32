package pathlib

import (
	"io/fs"
	"strings"

	"go.starlark.net/starlark"

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
	pathClass.Define(nil, pathMethods("Path", pathFileMethods))
	class := func(f func(thread *starlark.Thread) (string, error)) starlark.Value {
		return object.NewClassMethod(kit.Function("cwd", func(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			name, err := f(thread)
			if err != nil {
				return nil, err
			}
			return starlark.Call(thread, args[0], starlark.Tuple{starlark.String(name)}, nil)
		}))
	}
	pathClass.Set("cwd", class(func(thread *starlark.Thread) (string, error) { return os.CurrentDir(proc.Of(thread)), nil }))
	pathClass.Set("home", class(homeDir))
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

// pathAsk is a method that tells something of a file, false if there is none.
func pathAsk(link bool, f func(fs.FileInfo) bool) pathMethod {
	return func(thread *starlark.Thread, _ *object.Instance, n pathName, _ []starlark.Value) (starlark.Value, error) {
		yes, err := os.AskFile(proc.Of(thread), n.String(), link, f)
		return starlark.Bool(yes), err
	}
}

// pathCall is a method that is a function of the module os.
func pathCall(f func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error)) pathMethod {
	return func(thread *starlark.Thread, _ *object.Instance, n pathName, v []starlark.Value) (starlark.Value, error) {
		return f(thread, n.String(), v)
	}
}

// isTrue is the value of an argument that is a bool.
func isTrue(thread *starlark.Thread, v starlark.Value, def bool) (bool, error) {
	if v == nil {
		return def, nil
	}
	return object.IsTrue(thread, v)
}

var pathFileMethods = map[string]pathMethod{
	"exists(*, follow_symlinks=True)": pathAsk(false, os.IsThere), "is_file()": pathAsk(false, os.IsFile), "is_dir()": pathAsk(false, fs.FileInfo.IsDir),
	"is_symlink()": pathAsk(true, os.IsLink),
	"stat(*, follow_symlinks=True)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		return os.StatOf(proc.Of(thread), name, v[0] == starlark.False)
	}),
	"lstat()": pathCall(func(thread *starlark.Thread, name string, _ []starlark.Value) (starlark.Value, error) {
		return os.StatOf(proc.Of(thread), name, true)
	}),
	"open(mode='r', buffering=-1, encoding=None, errors=None, newline=None)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		return io.OpenFile(thread, append([]starlark.Value{starlark.String(name)}, append(v, nil, nil)...))
	}),
	"read_text(encoding=None, errors=None)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		return readWhole(thread, []starlark.Value{starlark.String(name), nil, nil, v[0], v[1], nil, nil, nil})
	}),
	"read_bytes()": pathCall(func(thread *starlark.Thread, name string, _ []starlark.Value) (starlark.Value, error) {
		return readWhole(thread, []starlark.Value{starlark.String(name), starlark.String("rb"), nil, nil, nil, nil, nil, nil})
	}),
	"write_text(data, encoding=None, errors=None, newline=None)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		if _, ok := v[0].(starlark.String); !ok {
			return nil, raise.Errorf("TypeError", "data must be str, not %s", object.TypeName(v[0]))
		}
		return writeWhole(thread, v[0], []starlark.Value{starlark.String(name), starlark.String("w"), nil, v[1], v[2], v[3], nil, nil})
	}),
	"write_bytes(data)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		if _, ok := kit.BytesArgument(v[0]); !ok {
			return nil, raise.Errorf("TypeError", "memoryview: a bytes-like object is required, not '%s'", object.TypeName(v[0]))
		}
		return writeWhole(thread, v[0], []starlark.Value{starlark.String(name), starlark.String("wb"), nil, nil, nil, nil, nil, nil})
	}),
	"touch(mode=438, exist_ok=True)":                 pathCall(touch),
	"mkdir(mode=511, parents=False, exist_ok=False)": pathCall(pathMkdir),
	"rmdir()": pathCall(func(thread *starlark.Thread, name string, _ []starlark.Value) (starlark.Value, error) {
		return kit.NoResult(os.RemoveFile(proc.Of(thread), name, true))
	}),
	"unlink(missing_ok=False)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		missing, err := isTrue(thread, v[0], false)
		if err != nil {
			return nil, err
		}
		err = os.RemoveFile(proc.Of(thread), name, false)
		if missing && object.IsError(err, object.FileNotFoundErrorClass) {
			err = nil
		}
		return kit.NoResult(err)
	}),
	"rename(target)": pathRename, "replace(target)": pathRename,
	"chmod(mode, *, follow_symlinks=True)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		p := proc.Of(thread)
		err := os.OnFile(p, proc.FileChange, "chmod", name, func(granted *files.FS, full string) error {
			return os.Chmod(granted, full, []starlark.Value{nil, v[0]})
		})
		return kit.NoResult(io.Error(p, err, name))
	}),
	"symlink_to(target, target_is_directory=False)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		return os.Symlink(thread, []starlark.Value{v[0], starlark.String(name)})
	}),
	"samefile(other_path)": pathCall(func(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
		return os.SameFile(thread, []starlark.Value{starlark.String(name), v[0]})
	}),
	"readlink()": func(thread *starlark.Thread, self *object.Instance, n pathName, _ []starlark.Value) (starlark.Value, error) {
		to, err := os.Readlink(thread, starlark.String(n.String()))
		if err != nil {
			return nil, err
		}
		return parsePath(object.Text(to)).like(self), nil
	},
	"absolute()": func(thread *starlark.Thread, self *object.Instance, n pathName, _ []starlark.Value) (starlark.Value, error) {
		return parsePath(os.CurrentDir(proc.Of(thread))).join(n).like(self), nil
	},
	"resolve(strict=False)": func(thread *starlark.Thread, self *object.Instance, n pathName, v []starlark.Value) (starlark.Value, error) {
		p := proc.Of(thread)
		if strict, err := isTrue(thread, v[0], false); err != nil {
			return nil, err
		} else if strict {
			if _, err := os.StatOf(p, n.String(), false); err != nil {
				return nil, err
			}
		}
		return parsePath(os.RealPath(p, n.String())).like(self), nil
	},
	"expanduser()": func(thread *starlark.Thread, self *object.Instance, n pathName, _ []starlark.Value) (starlark.Value, error) {
		if n.root != "" || len(n.parts) == 0 || n.parts[0] != "~" {
			return self, nil
		}
		home, err := homeDir(thread)
		if err != nil {
			return nil, err
		}
		return parsePath(home).join(pathName{"", n.parts[1:]}).like(self), nil
	},
	"iterdir()": func(thread *starlark.Thread, self *object.Instance, n pathName, _ []starlark.Value) (starlark.Value, error) {
		list, err := os.ReadDir(proc.Of(thread), n.String())
		if err != nil {
			return nil, err
		}
		names := make([]string, len(list))
		for i, info := range list {
			names[i] = info.Name()
		}
		return eachPath(self, n, names), nil
	},
	"glob(pattern)":  pathGlob(""),
	"rglob(pattern)": pathGlob("**/"),
	"walk(top_down=True, on_error=None, follow_symlinks=False)": func(thread *starlark.Thread, self *object.Instance, n pathName, v []starlark.Value) (starlark.Value, error) {
		walk, err := os.Walk(thread, []starlark.Value{starlark.String(n.String()), v[0], v[1], v[2]})
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
	},
}

// eachPath iterates over paths below n.
func eachPath(self *object.Instance, n pathName, names []string) starlark.Value {
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
func pathGlob(before string) pathMethod {
	return func(thread *starlark.Thread, self *object.Instance, n pathName, v []starlark.Value) (starlark.Value, error) {
		pattern, err := io.FSPath(thread, v[0])
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
		g := &globber{p: proc.Of(thread), root: n.String(), recursive: true, hidden: true}
		if err := g.walk("", before+pattern); err != nil {
			return nil, err
		}
		if strings.HasSuffix(before+pattern, "**/") {
			g.found = append([]string{""}, g.found...)
		}
		return eachPath(self, n, g.found), nil
	}
}

func pathRename(thread *starlark.Thread, self *object.Instance, n pathName, v []starlark.Value) (starlark.Value, error) {
	to, err := io.Path(thread, v[0])
	if err != nil {
		return nil, err
	}
	if err := os.RenameFile(proc.Of(thread), "rename", n.String(), to, (*files.FS).Rename); err != nil {
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
func touch(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
	exist, err := isTrue(thread, v[1], true)
	if err != nil {
		return nil, err
	}
	mode := io.Mode{Kind: 'a'}
	if !exist {
		mode.Kind = 'x'
	} else if there, err := os.AskFile(proc.Of(thread), name, false, os.IsThere); err != nil {
		return nil, err
	} else if there {
		return os.Utime(thread, []starlark.Value{starlark.String(name), nil, nil, nil, nil})
	}
	h, err := io.OpenHost(proc.Of(thread), name, mode.Flag())
	if err != nil {
		return nil, err
	}
	return kit.NoResult(h.Close(thread))
}

// pathMkdir is mkdir(mode=0o777, parents=False, exist_ok=False).
func pathMkdir(thread *starlark.Thread, name string, v []starlark.Value) (starlark.Value, error) {
	parents, err := isTrue(thread, v[1], false)
	if err != nil {
		return nil, err
	}
	exist, err := isTrue(thread, v[2], false)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	if parents {
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
