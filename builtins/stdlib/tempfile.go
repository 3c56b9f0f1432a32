package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

var tempDirClass = core.NewClass("TemporaryDirectory").In("tempfile")

func fillTempDir() {
	cleanup := func(thread *starlark.Thread, self *core.Instance, _ starlark.Tuple) (starlark.Value, error) {
		return noResult(removeTemp(proc.Of(thread), core.Text(self.Own("name"))))
	}
	tempDirClass.DefineObjects(plainObject, map[string]core.MethodFunc{
		"__init__": methodPython("TemporaryDirectory.__init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False)",
			func(thread *starlark.Thread, self *core.Instance, v []starlark.Value) (starlark.Value, error) {
				name, err := makeTempDir(thread, v)
				if err != nil {
					return nil, err
				}
				p := proc.Of(thread)
				p.AtExit(func() error { return removeTemp(p, name) })
				return starlark.None, self.SetOwn("name", starlark.String(name))
			}),
		"__enter__": methodN("__enter__", 0, 0, func(_ *starlark.Thread, self *core.Instance, _ starlark.Tuple) (starlark.Value, error) {
			return self.Own("name"), nil
		}),
		"__exit__": methodN("__exit__", 0, 3, cleanup),
		"cleanup":  methodN("cleanup", 0, 0, cleanup),
		"__repr__": methodN("__repr__", 0, 0, func(_ *starlark.Thread, self *core.Instance, _ starlark.Tuple) (starlark.Value, error) {
			return starlark.String("<TemporaryDirectory " + quoted(core.Text(self.Own("name"))) + ">"), nil
		}),
	})
}

// removeTemp removes a temporary directory if it is still there.
func removeTemp(p *proc.Proc, name string) error {
	if there, err := askFile(p, name, true, isThere); err != nil || !there {
		return err
	}
	return removeTree(p, name)
}

// tempfileMembers is the module tempfile. Its files are in the host's directory for such if
// that was granted, otherwise in the first one that was.
func tempfileMembers() starlark.StringDict {
	const open = "(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None"
	m := functions(map[string]native{
		"gettempdir": python("gettempdir()", func(thread *starlark.Thread, _ []starlark.Value) (starlark.Value, error) {
			dir, err := tempDir(proc.Of(thread))
			return starlark.String(dir), err
		}),
		"gettempprefix": python("gettempprefix()", func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
			return starlark.String("tmp"), nil
		}),
		"mkdtemp": python("mkdtemp(suffix=None, prefix=None, dir=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			name, err := makeTempDir(thread, v)
			return starlark.String(name), err
		}),
		"mkstemp": python("mkstemp(suffix=None, prefix=None, dir=None, text=False)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			h, name, err := makeTempFile(thread, v)
			if err != nil {
				return nil, err
			}
			return starlark.Tuple{starlark.MakeInt(h.fileno(proc.Of(thread))), starlark.String(name)}, nil
		}),
		"NamedTemporaryFile": python("NamedTemporaryFile"+open+", delete=True, *, errors=None, delete_on_close=True)", namedTemporary),
		"TemporaryFile": python("TemporaryFile"+open+", *, errors=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return namedTemporary(thread, append(v[:7:7], nil, v[7], nil))
		}),
		"SpooledTemporaryFile": python("SpooledTemporaryFile(max_size=0, "+open[1:]+", *, errors=None)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return namedTemporary(thread, append(v[1:8:8], nil, v[8], nil))
		}),
	})
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
		if orNone(x) == starlark.None {
			continue
		}
		if parts[i], err = fsPath(thread, x); err != nil {
			return "", err
		}
	}
	suffix, prefix, dir := parts[0], parts[1], parts[2]
	if orNone(v[1]) == starlark.None {
		prefix = "tmp"
	}
	if dir == "" {
		if dir, err = tempDir(p); err != nil {
			return "", err
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
	middle := []byte(freshBytes(p, 8))
	for i, b := range middle {
		middle[i] = letters[int(b)%len(letters)]
	}
	return joinPath(absPath(p, dir), prefix+string(middle)+suffix), nil
}

// tries is how many names are made up before it is given up.
const tries = 100

// retry calls f with names until one is free.
func retry(thread *starlark.Thread, v []starlark.Value, f func(name string) error) (name string, err error) {
	for range tries {
		if name, err = tempName(thread, v); err != nil {
			return "", err
		}
		if err = f(name); err == nil || !core.IsError(err, core.FileExistsErrorClass) {
			break
		}
	}
	return name, err
}

func makeTempDir(thread *starlark.Thread, v []starlark.Value) (string, error) {
	return retry(thread, v, func(name string) error { return makeDir(proc.Of(thread), name) })
}

func makeTempFile(thread *starlark.Thread, v []starlark.Value) (h *hostFile, name string, err error) {
	name, err = retry(thread, v, func(name string) (err error) {
		h, err = openHost(proc.Of(thread), name, fileMode{kind: 'x', plus: true}.flag())
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
	f, err := openFile(thread, []starlark.Value{starlark.MakeInt(h.fileno(p)), mode, v[1], v[2], v[8], v[3], nil, nil})
	if err := firstError(err, h.close(thread)); err != nil {
		return nil, err
	}
	if !remove {
		setTemporary(p, f, name, nil)
		return f, nil
	}
	setTemporary(p, f, name, func() error {
		if there, err := askFile(p, name, true, isThere); err != nil || !there {
			return err
		}
		return removeFile(p, name, false)
	})
	return f, nil
}
