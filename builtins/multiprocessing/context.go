package multiprocessing

import (
	"cmp"
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A startContext is what get_context answers: an object with the members of the module. All
// start methods behave alike in pyq: a process that is started has a copy of what it can
// reach, like after fork, and runs nothing of the program anew, unlike after spawn.
type startContext struct{ method string }

// TravelTo implements core.Payload.
func (x *startContext) TravelTo(*proc.Copier, *core.Instance) (any, error) { return x, nil }

// startMethods are the names of start methods, with the word that CPython puts before the
// names of classes.
var (
	startMethods = []string{"fork", "spawn", "forkserver"}
	methodWords  = map[string]string{"fork": "Fork", "spawn": "Spawn", "forkserver": "ForkServer"}
)

// contextClasses are the classes of contexts, by method; "" is the default one.
var contextClasses = map[string]*core.Class{
	"":           core.NewClass("DefaultContext").In("multiprocessing.context"),
	"fork":       core.NewClass("ForkContext").In("multiprocessing.context"),
	"spawn":      core.NewClass("SpawnContext").In("multiprocessing.context"),
	"forkserver": core.NewClass("ForkServerContext").In("multiprocessing.context"),
}

// methodOf returns the start method that the program has set in the process, "" if none.
func methodOf(p *proc.Proc) string { return threadings.Of(p).method }

func checkMethod(v starlark.Value) (string, error) {
	method := core.Text(v)
	if !slices.Contains(startMethods, method) {
		return "", proc.Errorf("ValueError", "cannot find context for %s", reprOf(v))
	}
	return method, nil
}

var (
	getContextSignature = core.NewSignature("DefaultContext.get_context(self, method=None)")
	setMethodSignature  = core.NewSignature("DefaultContext.set_start_method(self, method, force=False)")
	getMethodSignature  = core.NewSignature("DefaultContext.get_start_method(self, allow_none=False)")
)

func getContext(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := getContextSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if v[0] == nil || v[0] == starlark.None {
		return contextOf(p, cmp.Or(methodOf(p), startMethods[0])), nil
	}
	method, err := checkMethod(v[0])
	if err != nil {
		return nil, err
	}
	return contextOf(p, method), nil
}

// contextOf returns the process's context of a start method.
func contextOf(p *proc.Proc, method string) *core.Instance {
	s := threadings.Of(p)
	if s.contexts[method] == nil {
		if s.contexts == nil {
			s.contexts = map[string]*core.Instance{}
		}
		s.contexts[method] = core.NewInstance(p.Home(), contextClasses[method], &startContext{method})
	}
	return s.contexts[method]
}

// contextMethods are those that a context has not from the module. get_context answers the
// context itself, and its start method stays.
var contextMethods = Methods[*startContext]{
	"get_start_method": func(x *startContext, c *Call) (starlark.Value, error) {
		var v starlark.Value
		return starlark.String(x.method), c.Bind(contextMethodSignature, &v)
	},
	"get_context": func(x *startContext, c *Call) (starlark.Value, error) {
		var v starlark.Value
		if err := c.Bind(contextContextSignature, &v); err != nil {
			return nil, err
		}
		if v == nil || v == starlark.None {
			return c.Self, nil
		}
		method, err := checkMethod(v)
		if err != nil {
			return nil, err
		}
		return contextOf(c.P, method), nil
	},
	"set_start_method": func(x *startContext, c *Call) (starlark.Value, error) {
		return nil, proc.Errorf("ValueError", "cannot set start method of concrete context")
	},
}

var (
	contextMethodSignature  = core.NewSignature("BaseContext.get_start_method(self, allow_none=False)")
	contextContextSignature = core.NewSignature("BaseContext.get_context(self, method=None)")
	preloadSignature        = core.NewSignature("BaseContext.set_forkserver_preload(self, module_names)")
	executableSignature     = core.NewSignature("BaseContext.set_executable(self, executable)")
)

// setForkserverPreload is set_forkserver_preload(module_names): there is no server that
// could load them.
func setForkserverPreload(_ *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := preloadSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	names, err := core.Collect(thread, v[0])
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, ok := core.Native(name).(starlark.String); !ok {
			return nil, proc.Errorf("TypeError", "module_names must be a list of strings")
		}
	}
	return starlark.None, nil
}

// setExecutable is set_executable(executable): nothing is executed.
func setExecutable(_ *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	return starlark.None, executableSignature.Bind(v[:], args, kwargs)
}

func setStartMethod(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := setMethodSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	s := threadings.Of(p)
	if s.method != "" && !core.Truth(v[1], false) {
		return nil, proc.Errorf("RuntimeError", "context has already been set")
	}
	if v[0] == starlark.None {
		s.method = ""
		return starlark.None, nil
	}
	method, err := checkMethod(v[0])
	if err == nil {
		s.method = method
	}
	return noReturn(err)
}

func getStartMethod(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := getMethodSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	s := threadings.Of(p)
	if s.method == "" {
		if core.Truth(v[0], false) {
			return starlark.None, nil
		}
		s.method = startMethods[0] // asking decides, as in CPython
	}
	return starlark.String(s.method), nil
}

func allStartMethods(*proc.Proc) starlark.Value {
	var list []starlark.Value
	for _, m := range startMethods {
		list = append(list, starlark.String(m))
	}
	return starlark.NewList(list)
}

func init() {
	maps.Copy(Members, starlark.StringDict{
		"get_context": core.NewFunc("get_context", getContext), "set_start_method": core.NewFunc("set_start_method", setStartMethod),
		"get_start_method":          core.NewFunc("get_start_method", getStartMethod),
		"get_all_start_methods":     simple("get_all_start_methods", allStartMethods),
		"set_forkserver_preload":    core.NewFunc("set_forkserver_preload", setForkserverPreload),
		"set_executable":            core.NewFunc("set_executable", setExecutable),
		"freeze_support":            simple("freeze_support", func(*proc.Proc) starlark.Value { return starlark.None }),
		"get_logger":                core.NewFunc("get_logger", getLogger),
		"log_to_stderr":             core.NewFunc("log_to_stderr", logToStderr),
		"allow_connection_pickling": simple("allow_connection_pickling", func(*proc.Proc) starlark.Value { return starlark.None }),
	})
}

func fillContexts() {
	for _, method := range startMethods {
		fillContext(contextClasses[method], methodWords[method])
	}
}

// fillContext gives a context the members of the module.
func fillContext(class *core.Class, word string) {
	Define(class, nil, contextMethods)
	for name, v := range Members {
		switch {
		case contextMethods[name] != nil:
		case name == "Process":
			class.Set(name, core.NewClass(word+"Process", BaseProcessClass).In("multiprocessing.context"))
		default:
			class.Set(name, v)
		}
	}
}
