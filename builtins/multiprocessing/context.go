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

// A startContext is what get_context answers: an object with the members of the module, which make
// what has its start method.
type startContext struct{ method string }

// TravelTo implements object.Payload.
func (x *startContext) TravelTo(*memory.Copier, *object.Instance) (any, error) { return x, nil }

// contextClasses are the classes of contexts, by method.
var contextClasses = map[string]*object.Class{"fork": newContextClass("fork"), "spawn": newContextClass("spawn"), "forkserver": newContextClass("forkserver")}

func newContextClass(method string) *object.Class {
	return object.NewClass(process.MethodWords[method] + "Context").In("multiprocessing.context")
}

func checkMethod(p *proc.Proc, v starlark.Value) (string, error) {
	method := object.Text(v)
	if !slices.Contains(handle.StartMethods(p), method) {
		return "", raise.Errorf("ValueError", "cannot find context for %s", handle.ReprOf(v))
	}
	return method, nil
}

// getContext is multiprocessing.get_context(method=None).
func getContext(thread *starlark.Thread, method starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	if method == nil || method == starlark.None {
		return contextOf(p, handle.MethodOf(p)), nil
	}
	name, err := checkMethod(p, method)
	if err != nil {
		return nil, err
	}
	return contextOf(p, name), nil
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

// The methods of contexts, see fillContext. Their start method stays.

func (x *startContext) getStartMethod(_ *handle.Call, _ starlark.Value) (starlark.Value, error) {
	return starlark.String(x.method), nil
}

// getContext answers the context itself, unless another is asked for.
func (x *startContext) getContext(c *handle.Call, method starlark.Value) (starlark.Value, error) {
	if method == nil || method == starlark.None {
		return c.Self, nil
	}
	return getContext(c.Thread, method)
}

func (x *startContext) setStartMethod(_ *handle.Call, _, _ starlark.Value) (starlark.Value, error) {
	return nil, raise.Errorf("ValueError", "cannot set start method of concrete context")
}

// setForkserverPreload is set_forkserver_preload(module_names): there is no server that
// could load them.
func setForkserverPreload(thread *starlark.Thread, moduleNames starlark.Value) (starlark.Value, error) {
	names, err := object.Collect(thread, moduleNames)
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
func setExecutable(_ *starlark.Thread, _ starlark.Value) (starlark.Value, error) {
	return starlark.None, nil
}

// setStartMethod is multiprocessing.set_start_method(method, force=False).
func setStartMethod(thread *starlark.Thread, method, force starlark.Value) (starlark.Value, error) {
	chosen := handle.ChosenMethod(proc.Of(thread))
	if *chosen != "" && !object.Truth(force, false) {
		return nil, raise.Errorf("RuntimeError", "context has already been set")
	}
	if method == starlark.None {
		*chosen = ""
		return starlark.None, nil
	}
	name, err := checkMethod(proc.Of(thread), method)
	if err == nil {
		*chosen = name
	}
	return handle.NoReturn(err)
}

// getStartMethod is multiprocessing.get_start_method(allow_none=False).
func getStartMethod(thread *starlark.Thread, allowNone starlark.Value) (starlark.Value, error) {
	chosen := handle.ChosenMethod(proc.Of(thread))
	if *chosen == "" {
		if object.Truth(allowNone, false) {
			return starlark.None, nil
		}
		*chosen = handle.DefaultMethod(proc.Of(thread)) // asking decides, as in CPython
	}
	return starlark.String(*chosen), nil
}

// allStartMethods is multiprocessing.get_all_start_methods().
func allStartMethods(thread *starlark.Thread) (starlark.Value, error) {
	var list []starlark.Value
	for _, m := range handle.StartMethods(proc.Of(thread)) {
		list = append(list, starlark.String(m))
	}
	return starlark.NewList(list), nil
}

// fillContexts gives the contexts the members of the module.
func fillContexts() {
	for method, class := range contextClasses {
		fillContext(class, method)
	}
}

func fillContext(class *object.Class, method string) {
	var makers []*call.Entry
	for name, v := range Members() {
		switch k, isClass := v.(*object.Class); {
		case name == "get_all_start_methods": // is only the module's
		case name == "Process":
			class.Set(name, process.NewClass(method))
		case isClass && k.Is(object.BaseExceptionClass):
			class.Set(name, v)
		default:
			makers = append(makers, within(name, v))
		}
	}
	// These replace the module's.
	init := handle.M0("def BaseContext.__init__(self)", func(*startContext, *handle.Call) (starlark.Value, error) { return starlark.None, nil })
	handle.DefineEmpty[startContext](class, init, append(makers,
		handle.M1("def BaseContext.get_start_method(self, allow_none=False)", (*startContext).getStartMethod),
		handle.M1("def BaseContext.get_context(self, method=None)", (*startContext).getContext),
		handle.M2("def BaseContext.set_start_method(self, method, force=False)", (*startContext).setStartMethod),
	)...)
}

// within is the method of contexts that calls f in the context's name.
func within(name string, f starlark.Value) *call.Entry {
	return handle.MOpen("def BaseContext."+name+"(self, /, *args, **kwargs)",
		func(x *startContext, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return handle.Within(c.P, x.method, func() (starlark.Value, error) { return starlark.Call(c.Thread, f, args, kwargs) })
		})
}
