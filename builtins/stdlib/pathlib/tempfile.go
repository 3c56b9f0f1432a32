package pathlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/builtins/stdlib/random"
	"github.com/pyq-lang/pyq/interp/proc"
)

var tempDirClass = object.NewClass("TemporaryDirectory").In("tempfile")

func fillTempDir() {
	cleanup := func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		return kit.NoResult(removeTemp(proc.Of(thread), object.Text(self.Own("name"))))
	}
	tempDirClass.DefineObjects(kit.PlainObject,
		call.M("def TemporaryDirectory.__init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True)", initTempDir),
		call.M0("def TemporaryDirectory.__enter__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return self.Own("name"), nil
		}),
		call.M3("def TemporaryDirectory.__exit__(self, exc, value, tb)", func(thread *starlark.Thread, self *object.Instance, _, _, _ starlark.Value) (starlark.Value, error) {
			if self.Own("_delete") == starlark.False {
				return starlark.None, nil
			}
			return cleanup(thread, self)
		}),
		call.M0("def TemporaryDirectory.cleanup(self)", cleanup),
		call.M0("def TemporaryDirectory.__repr__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String("<TemporaryDirectory " + kit.Quoted(object.Text(self.Own("name"))) + ">"), nil
		}),
	)
}

// initTempDir is TemporaryDirectory.__init__.
func initTempDir(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	remove, err := isTrue(thread, v[4], true)
	if err != nil {
		return nil, err
	}
	name, err := makeTempDir(thread, v[:3])
	if err != nil {
		return nil, err
	}
	if p := proc.Of(thread); remove {
		p.AtExit(func() error { return removeTemp(p, name) })
	}
	kit.SetAll(self, "name", starlark.String(name), "_delete", starlark.Bool(remove))
	return starlark.None, nil
}

// removeTemp removes a temporary directory if it is still there.
func removeTemp(p *proc.Proc, name string) error {
	if there, err := os.AskFile(p, name, true, os.IsThere); err != nil || !there {
		return err
	}
	return removeTree(p, name)
}

// TempfileMembers is the module tempfile. Its files are in the host's directory for such if
// that was granted, otherwise in the first one that was.
func TempfileMembers() starlark.StringDict {
	const open = "(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None"
	m := call.Functions(
		call.F0("def gettempdir()", func(thread *starlark.Thread) (starlark.Value, error) {
			dir, err := os.TempDir(proc.Of(thread))
			return starlark.String(dir), err
		}),
		call.F0("def gettempprefix()", func(*starlark.Thread) (starlark.Value, error) { return starlark.String("tmp"), nil }),
		call.F3("def mkdtemp(suffix=None, prefix=None, dir=None)", func(thread *starlark.Thread, suffix, prefix, dir starlark.Value) (starlark.Value, error) {
			name, err := makeTempDir(thread, []starlark.Value{suffix, prefix, dir})
			return starlark.String(name), err
		}),
		call.F4("def mkstemp(suffix=None, prefix=None, dir=None, text=False)", func(thread *starlark.Thread, suffix, prefix, dir, _ starlark.Value) (starlark.Value, error) {
			h, name, err := makeTempFile(thread, []starlark.Value{suffix, prefix, dir})
			if err != nil {
				return nil, err
			}
			return starlark.Tuple{starlark.MakeInt(h.Fileno(proc.Of(thread))), starlark.String(name)}, nil
		}),
		call.F("def NamedTemporaryFile"+open+", delete=True, *, errors=None, delete_on_close=True)", namedTemporary),
		call.F("def TemporaryFile"+open+", *, errors=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return namedTemporary(thread, append(v[:7:7], nil, v[7], nil))
		}),
		call.F("def SpooledTemporaryFile.__init__(self, max_size=0, "+open[1:]+", *, errors=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return namedTemporary(thread, append(v[1:8:8], nil, v[8], nil))
		}).Named("SpooledTemporaryFile"),
	)
	m["TemporaryDirectory"] = tempDirClass
	m["tempdir"] = starlark.None
	return m
}

// tempName makes up a name: v are the arguments suffix, prefix and dir.
func tempName(thread *starlark.Thread, v []starlark.Value) (string, error) {
	p := proc.Of(thread)
	var parts [3]string
	var err error
	for i, x := range v[:3] {
		if kit.OrNone(x) == starlark.None {
			continue
		}
		if parts[i], err = io.FSPath(thread, x); err != nil {
			return "", err
		}
	}
	suffix, prefix, dir := parts[0], parts[1], parts[2]
	if kit.OrNone(v[1]) == starlark.None {
		prefix = "tmp"
	}
	if dir == "" {
		if dir, err = os.TempDir(p); err != nil {
			return "", err
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
	middle := []byte(random.FreshBytes(p, 8))
	for i, b := range middle {
		middle[i] = letters[int(b)%len(letters)]
	}
	return os.JoinPath(os.AbsPath(p, dir), prefix+string(middle)+suffix), nil
}

// tries is how many names are made up before it is given up.
const tries = 100

// retry calls f with names until one is free.
func retry(thread *starlark.Thread, v []starlark.Value, f func(name string) error) (name string, err error) {
	for range tries {
		if name, err = tempName(thread, v); err != nil {
			return "", err
		}
		if err = f(name); err == nil || !object.IsError(err, object.FileExistsErrorClass) {
			break
		}
	}
	return name, err
}

func makeTempDir(thread *starlark.Thread, v []starlark.Value) (string, error) {
	return retry(thread, v, func(name string) error { return os.MakeDir(proc.Of(thread), name) })
}

func makeTempFile(thread *starlark.Thread, v []starlark.Value) (h *io.HostFile, name string, err error) {
	name, err = retry(thread, v, func(name string) (err error) {
		h, err = io.OpenHost(proc.Of(thread), name, io.Mode{Kind: 'x', Plus: true}.Flag())
		return err
	})
	return h, name, err
}

// namedTemporary is NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None,
// suffix=None, prefix=None, dir=None, delete=True).
func namedTemporary(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	remove, err := isTrue(thread, v[7], true)
	if err != nil {
		return nil, err
	}
	h, name, err := makeTempFile(thread, v[4:7])
	if err != nil {
		return nil, err
	}
	mode := v[0]
	if mode == nil {
		mode = starlark.String("w+b")
	}
	p := proc.Of(thread)
	f, err := io.OpenFile(thread, []starlark.Value{starlark.MakeInt(h.Fileno(p)), mode, v[1], v[2], v[8], v[3], nil, nil})
	if err := kit.FirstError(err, h.Close(thread)); err != nil {
		return nil, err
	}
	if !remove {
		io.SetTemporary(p, f, name, nil)
		return f, nil
	}
	io.SetTemporary(p, f, name, func() error {
		if there, err := os.AskFile(p, name, true, os.IsThere); err != nil || !there {
			return err
		}
		return os.RemoveFile(p, name, false)
	})
	return f, nil
}
