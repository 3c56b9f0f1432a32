package multiprocessing

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A startContext is what get_context answers: an object with the members of the module. All
// start methods behave alike in pyq: a process that is started has a copy of what it can
// reach, like after fork, and runs nothing of the program anew, unlike after spawn.
type startContext struct{ method string }

// TravelTo implements object.Payload.
func (x *startContext) TravelTo(*memory.Copier, *object.Instance) (any, error) { return x, nil }

// contextClasses are the classes of contexts, by method.
var contextClasses = map[string]*object.Class{"fork": newContextClass("fork"), "spawn": newContextClass("spawn"), "forkserver": newContextClass("forkserver")}

func newContextClass(method string) *object.Class {
	return object.NewClass(process.MethodWords[method] + "Context").In("multiprocessing.context")
}

func checkMethod(v starlark.Value) (string, error) {
	method := object.Text(v)
	if !slices.Contains(process.StartMethods, method) {
		return "", raise.Errorf("ValueError", "cannot find context for %s", handle.ReprOf(v))
	}
	return method, nil
}

var (
	getContextSignature = call.NewSignature("def DefaultContext.get_context(self, method=None)")
	setMethodSignature  = call.NewSignature("def DefaultContext.set_start_method(self, method, force=False)")
	getMethodSignature  = call.NewSignature("def DefaultContext.get_start_method(self, allow_none=False)")
)

func getContext(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := getContextSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if v[0] == nil || v[0] == starlark.None {
		return contextOf(p, process.MethodOf(p)), nil
	}
	method, err := checkMethod(v[0])
	if err != nil {
		return nil, err
	}
	return contextOf(p, method), nil
}

// contextOf returns the process's context of a start method.
func contextOf(p *proc.Proc, method string) *object.Instance {
	made := *contexts.Of(p)
	if made[method] == nil {
		made[method] = object.NewInstance(p.Home(), contextClasses[method], &startContext{method})
	}
	return made[method]
}

// contexts are the contexts that a process has asked for, by method.
var contexts = proc.NewSlot(func(*proc.Proc) *map[string]*object.Instance { return &map[string]*object.Instance{} })

// contextMethods are those that a context has not from the module. get_context answers the
// context itself, and its start method stays.
var contextMethods = handle.Methods[*startContext]{
	"get_start_method": func(x *startContext, c *handle.Call) (starlark.Value, error) {
		var v starlark.Value
		return starlark.String(x.method), c.Bind(contextMethodSignature, &v)
	},
	"get_context": func(x *startContext, c *handle.Call) (starlark.Value, error) {
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
	"set_start_method": func(x *startContext, c *handle.Call) (starlark.Value, error) {
		return nil, raise.Errorf("ValueError", "cannot set start method of concrete context")
	},
}

var (
	contextMethodSignature  = call.NewSignature("def BaseContext.get_start_method(self, allow_none=False)")
	contextContextSignature = call.NewSignature("def BaseContext.get_context(self, method=None)")
	preloadSignature        = call.NewSignature("def BaseContext.set_forkserver_preload(self, module_names)")
	executableSignature     = call.NewSignature("def BaseContext.set_executable(self, executable)")
)

// setForkserverPreload is set_forkserver_preload(module_names): there is no server that
// could load them.
func setForkserverPreload(_ *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := preloadSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	names, err := object.Collect(thread, v[0])
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, ok := object.Native(name).(starlark.String); !ok {
			return nil, raise.Errorf("TypeError", "module_names must be a list of strings")
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
	chosen := process.ChosenMethod(p)
	if *chosen != "" && !object.Truth(v[1], false) {
		return nil, raise.Errorf("RuntimeError", "context has already been set")
	}
	if v[0] == starlark.None {
		*chosen = ""
		return starlark.None, nil
	}
	method, err := checkMethod(v[0])
	if err == nil {
		*chosen = method
	}
	return handle.NoReturn(err)
}

func getStartMethod(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := getMethodSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	chosen := process.ChosenMethod(p)
	if *chosen == "" {
		if object.Truth(v[0], false) {
			return starlark.None, nil
		}
		*chosen = process.StartMethods[0] // asking decides, as in CPython
	}
	return starlark.String(*chosen), nil
}

func allStartMethods(*proc.Proc) starlark.Value {
	var list []starlark.Value
	for _, m := range process.StartMethods {
		list = append(list, starlark.String(m))
	}
	return starlark.NewList(list)
}

// fillContexts gives the contexts the members of the module.
func fillContexts() {
	for method, class := range contextClasses {
		fillContext(class, process.MethodWords[method])
	}
}

func fillContext(class *object.Class, word string) {
	handle.Define(class, nil, contextMethods)
	for name, v := range Members {
		switch {
		case contextMethods[name] != nil:
		case name == "Process":
			class.Set(name, object.NewClass(word+"Process", process.BaseProcessClass).In("multiprocessing.context"))
		default:
			class.Set(name, v)
		}
	}
}
