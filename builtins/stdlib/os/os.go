package os

import (
	"maps"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/random"
	"github.com/pyq-lang/pyq/builtins/stdlib/signals"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// environClass is the class of os.environ.
var environClass = object.NewClass("_Environ", object.DictClass).In("os")

func fillEnviron() {
	environClass.Define(nil,
		call.M2("def _Environ.__setitem__(self, key, value)", func(thread *starlark.Thread, self *object.Instance, key, value starlark.Value) (starlark.Value, error) {
			for _, v := range []starlark.Value{key, value} {
				if _, ok := object.Native(v).(starlark.String); !ok {
					return nil, raise.Errorf("TypeError", "str expected, not %s", object.TypeOf(v).Name())
				}
			}
			return starlark.None, object.SetItem(thread, object.Native(self), key, value)
		}),
		call.M1("def _Environ.__getitem__(self, key)", func(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			v, found, err := object.Native(self).(*starlark.Dict).Get(key)
			if err != nil || found {
				return v, err
			}
			missing := kit.KeyError(thread, key)
			if e, ok := missing.(*raise.Error); ok { //nolint:errorlint // it was made here
				e.Hint = missingHint(thread, self)
			}
			return nil, missing
		}),
		call.M2("def Mapping.get(self, key, default=None)", func(thread *starlark.Thread, self *object.Instance, key, def starlark.Value) (starlark.Value, error) {
			return object.CallMethod(thread, object.Native(self), "get", starlark.Tuple{key, kit.OrNone(def)}, nil)
		}),
		call.M2("def MutableMapping.pop(self, key, default=<object object>)", func(thread *starlark.Thread, self *object.Instance, key, def starlark.Value) (starlark.Value, error) {
			args := starlark.Tuple{key}
			if def != nil {
				args = append(args, def)
			}
			return object.CallMethod(thread, object.Native(self), "pop", args, nil)
		}),
		call.M2("def _Environ.setdefault(self, key, value)", func(thread *starlark.Thread, self *object.Instance, key, value starlark.Value) (starlark.Value, error) {
			return object.CallMethod(thread, object.Native(self), "setdefault", starlark.Tuple{key, value}, nil)
		}),
		call.M0("def _Environ.copy(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.CopyDict(object.Native(self).(*starlark.Dict)), nil
		}),
		call.M0("def _Environ.__repr__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			text, err := object.Repr(thread, object.Native(self))
			return starlark.String("environ(" + text + ")"), err
		}),
	)
}

// missingHint says why a variable is not in os.environ, if that is pyq's doing. The environ of
// the os that needs no import belongs to no process, so it is empty.
func missingHint(thread *starlark.Thread, environ *object.Instance) string {
	switch {
	case environ.Home() == nil:
		return "write import os: os.environ is empty without it"
	case len(proc.Of(thread).World().Environ) == 0:
		return "pyq gives programs no environment: run it with --allow-env"
	}
	return ""
}

// Module is the module os.
var Module = module.NewPrivate("os", ownOS{}).WithLegacy("environ", giveEnviron, takeEnviron)

// giveEnviron returns the environment for a process that begins anew.
func giveEnviron(v starlark.Value) starlark.Value {
	if object.TypeOf(v) != environClass {
		return nil // what the program has put in its place is no environment of the system's
	}
	d := new(starlark.Dict)
	for name, x := range object.Native(v).(*starlark.Dict).Entries() {
		_ = d.SetKey(name, x) // it was a key before
	}
	return d
}

// takeEnviron gives a process the environment.
func takeEnviron(to, v starlark.Value) {
	d := object.Native(to).(*starlark.Dict)
	_ = d.Clear() // nobody iterates over it yet
	for name, x := range v.(*starlark.Dict).Entries() {
		_ = d.SetKey(name, x)
	}
}

// ownOS makes the module os of a process: what a program can know of its process and
// compute with names of files. What would reach outside is refused with a hint.
type ownOS struct{}

// Members implements module.ModuleMaker.
func (ownOS) Members(p *proc.Proc) starlark.StringDict {
	m := call.Functions(
		call.F0("posix.getpid()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.MakeInt(proc.Of(thread).PID()), nil
		}),
		call.F0("posix.getppid()", getppid),
		call.F2("tuple posix.kill(pid, signal, /)", kill),
		call.F2("tuple posix.killpg(pgid, signal, /)", killGroup),
		call.F0("posix.getpgrp()", func(*starlark.Thread) (starlark.Value, error) { return starlark.MakeInt(group), nil }),
		call.F1("tuple posix.getpgid(pid, /)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.MakeInt(group), nil }),
		call.F0("posix.cpu_count()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.MakeInt(proc.Of(thread).World().CPUs), nil
		}),
		call.F1("posix.sched_getaffinity(pid, /)", affinity),
		call.F1("_exit(status)", exitNow),
		call.F0("posix.abort()", func(*starlark.Thread) (starlark.Value, error) {
			return nil, &raise.Exit{Code: starlark.MakeInt(134), Now: true}
		}),
		call.F1("posix.urandom(size, /)", urandom),
		call.F2("def getenv(key, default=None)", getenv),
		call.F1("system(command)", system),
		call.F1("fspath(path)", func(thread *starlark.Thread, path starlark.Value) (starlark.Value, error) {
			s, err := io.FSPath(thread, path)
			return starlark.String(s), err
		}),
		call.F1("posix.strerror(code, /)", strerror),
		kit.Constant("posix.getuid", starlark.MakeInt(1000)),
		kit.Constant("posix.getgid", starlark.MakeInt(1000)),
		call.F1("posix.nice(increment, /)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.MakeInt(0), nil }),
		call.F0("posix.sched_yield()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.None, proc.Of(thread).Sleep(0)
		}),
	)
	maps.Copy(m, call.Functions(osFileFunctions()...))
	for name, why := range refusedSystemCalls { // whatever the arguments
		m[name] = call.New(call.FRaw(name+"(*args, **kwargs)", func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return nil, raise.Errorf("PermissionError", "os.%s: %s", name, why)
		}))
	}
	for name, text := range map[string]string{"name": "posix", "linesep": "\n", "sep": "/", "pathsep": ":", "extsep": ".", "curdir": ".", "pardir": "..", "devnull": "/dev/null"} {
		m[name] = starlark.String(text)
	}
	for name, n := range map[string]int{"F_OK": 0, "X_OK": 1, "W_OK": 2, "R_OK": 4, "O_RDONLY": 0, "O_WRONLY": 1, "O_RDWR": 2, "EX_OK": 0, "SEEK_SET": 0, "SEEK_CUR": 1, "SEEK_END": 2} {
		m[name] = starlark.MakeInt(n)
	}
	m["altsep"], m["error"], m["path"] = starlark.None, object.OSErrorClass, PathModule()
	var home *memory.Home
	if p != nil {
		home = p.Home()
	}
	m["environ"] = object.NewInstance(home, environClass, environOf(p))
	m["DirEntry"], m["stat_result"], m["PathLike"] = dirEntryClass, statResult.Class, pathLikeClass
	return m
}

const (
	noPrograms    = "programs run by pyq cannot start other programs; use multiprocessing.Process for a function"
	noDescriptors = "programs run by pyq have no descriptors of files; use open()"
)

// refusedSystemCalls are functions that exist to say why they do nothing.
var refusedSystemCalls = map[string]string{
	"fork": noPrograms, "popen": noPrograms, "execv": noPrograms, "execvp": noPrograms, "execl": noPrograms,
	"execlp": noPrograms, "spawnl": noPrograms, "spawnv": noPrograms, "startfile": noPrograms,
	"wait":    "use Process.join()",
	"waitpid": "use Process.join()",
	"pipe":    "use multiprocessing.Pipe()",
	"open":    noDescriptors, "read": noDescriptors, "write": noDescriptors, "dup": noDescriptors,
	"dup2": noDescriptors, "mkfifo": "use multiprocessing.Pipe() or a Queue", "chown": "programs run by pyq cannot give files away",
}

// group is the number of the group that all processes of a run are, the main one's.
const group = 1000

// kill is os.kill(pid, signal): between processes of a run. pid 0 is all of them.
func kill(thread *starlark.Thread, pid, number starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	to, err := object.Index(thread, pid)
	if err != nil {
		return nil, err
	}
	n, err := object.Index(thread, number)
	switch {
	case err != nil:
		return nil, err
	case n < 0 || n > 64:
		return nil, raise.Errorf("OSError", "[Errno 22] Invalid argument")
	case to == 0 || to == -group || to == -1:
		return starlark.None, p.KillAll(proc.SignalOf(n), "kill()")
	}
	victim := p.World().Process(to)
	if victim == nil {
		return nil, signals.NoProcess()
	}
	return starlark.None, signals.Send(p, victim, n, "kill()")
}

// killGroup is os.killpg(pgid, signal).
func killGroup(thread *starlark.Thread, pgid, number starlark.Value) (starlark.Value, error) {
	to, err := object.Index(thread, pgid)
	if err != nil {
		return nil, err
	}
	if to != 0 && to != group {
		return nil, signals.NoProcess()
	}
	return kill(thread, starlark.MakeInt(0), number)
}

// getppid is os.getppid(). The main process's parent is the host, number 1.
func getppid(thread *starlark.Thread) (starlark.Value, error) {
	if parent := proc.Of(thread).Parent(); parent != nil {
		return starlark.MakeInt(parent.PID()), nil
	}
	return starlark.MakeInt(1), nil
}

// affinity is os.sched_getaffinity(pid): the numbers of all processors.
func affinity(thread *starlark.Thread, _ starlark.Value) (starlark.Value, error) {
	s := new(starlark.Set)
	for i := range proc.Of(thread).World().CPUs {
		if err := s.Insert(starlark.MakeInt(i)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// exitNow is os._exit(status): the process ends at once and awaits nobody.
func exitNow(thread *starlark.Thread, status starlark.Value) (starlark.Value, error) {
	code, err := object.IndexInt(thread, status)
	if err != nil {
		return nil, err
	}
	return nil, &raise.Exit{Code: code, Now: true}
}

// urandom is os.urandom(size).
func urandom(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.ToSize(thread, v)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, raise.Errorf("ValueError", "negative argument not allowed")
	}
	if err := object.Afford(n, 1); err != nil {
		return nil, err
	}
	return starlark.Bytes(random.FreshBytes(proc.Of(thread), n)), nil
}

// getenv is os.getenv(key, default=None).
func getenv(thread *starlark.Thread, key, def starlark.Value) (starlark.Value, error) {
	environ, err := osEnviron(thread)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(thread, environ, "get", starlark.Tuple{key, kit.OrNone(def)}, nil)
}

// osEnviron is the process's os.environ.
func osEnviron(thread *starlark.Thread) (starlark.Value, error) {
	return Module.In(proc.Of(thread)).Attr("environ")
}

// EnvironVar returns a variable of the process's os.environ.
func EnvironVar(thread *starlark.Thread, name string) (value string, ok bool, err error) {
	environ, err := osEnviron(thread)
	if err != nil {
		return "", false, err
	}
	v, err := object.CallMethod(thread, environ, "get", starlark.Tuple{starlark.String(name)}, nil)
	if err != nil || v == starlark.None {
		return "", false, err
	}
	return object.Text(v), true, nil
}

// environOf returns the variables that the run was granted.
func environOf(p *proc.Proc) *starlark.Dict {
	if p == nil {
		return starlark.NewDict(0)
	}
	granted := p.World().Environ
	d := starlark.NewDict(len(granted))
	for _, row := range granted {
		if name, value, ok := strings.Cut(row, "="); ok && name != "" {
			_ = d.SetKey(starlark.String(name), starlark.String(value)) // a str can be hashed
		}
	}
	return d
}

// pathLikeClass is os.PathLike.
var pathLikeClass = newPathLike()

func newPathLike() *object.Class {
	c := object.NewClass("PathLike").In("os")
	c.Covers(func(k *object.Class) bool {
		_, ok := k.Lookup("__fspath__")
		return ok
	})
	return c
}

// system is os.system(command). Clearing the screen, which many programs begin with, is
// done by doing nothing.
func system(_ *starlark.Thread, command starlark.Value) (starlark.Value, error) {
	if command == starlark.String("clear") || command == starlark.String("cls") {
		return starlark.MakeInt(0), nil
	}
	return nil, raise.Errorf("PermissionError", "os.system: %s", noPrograms)
}

// strerror is os.strerror(code).
func strerror(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.ToSize(thread, v)
	if err != nil {
		return nil, err
	}
	if text, ok := io.ErrorText(n); ok {
		return starlark.String(text), nil
	}
	return starlark.String("Unknown error " + v.String()), nil
}
