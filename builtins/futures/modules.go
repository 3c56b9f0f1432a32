package futures

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/object"
)

// Modules returns the modules concurrent.futures, by dotted name. Each is made when
// its function is first called. The map is the caller's.
func Modules() map[string]func() *module.Module {
	modules := map[string]func() *module.Module{}
	for name, members := range map[string]func() starlark.StringDict{
		"concurrent":         func() starlark.StringDict { return starlark.StringDict{"futures": modules["concurrent.futures"]()} },
		"concurrent.futures": futuresMembers,
		"concurrent.futures.process": func() starlark.StringDict {
			return starlark.StringDict{"ProcessPoolExecutor": ProcessExecutorClass, "BrokenProcessPool": BrokenProcessPool, "_RemoteTraceback": workers.FutureTraceback}
		},
		"concurrent.futures.thread": func() starlark.StringDict {
			return starlark.StringDict{"ThreadPoolExecutor": ThreadExecutorClass, "BrokenThreadPool": BrokenThreadPool}
		},
	} {
		modules[name] = sync.OnceValue(func() *module.Module { return module.New(name, members()) })
	}
	modules["concurrent.futures._base"] = base
	return modules
}

func futuresMembers() starlark.StringDict {
	return starlark.StringDict{
		"ProcessPoolExecutor": ProcessExecutorClass, "ThreadPoolExecutor": ThreadExecutorClass, "Executor": ExecutorClass,
		"Future":          FutureClass,
		"as_completed":    call.New(call.F2("def as_completed(fs, timeout=None)", asCompleted)),
		"wait":            call.New(call.F3("def wait(fs, timeout=None, return_when='ALL_COMPLETED')", waitFutures)),
		"FIRST_COMPLETED": starlark.String("FIRST_COMPLETED"), "FIRST_EXCEPTION": starlark.String("FIRST_EXCEPTION"),
		"ALL_COMPLETED": starlark.String("ALL_COMPLETED"), "TimeoutError": object.TimeoutErrorClass, "CancelledError": CancelledError,
		"InvalidStateError": InvalidStateError, "BrokenExecutor": BrokenExecutor,
	}
}

// base returns concurrent.futures._base, whose logger is Python text.
var base = sync.OnceValue(func() *module.Module {
	return module.New("concurrent.futures._base", baseMembers()).WithText("_futures_base", "LOGGER", "_tell")
})

// baseMembers are the names that CPython has its futures from.
func baseMembers() starlark.StringDict {
	members := futuresMembers()
	for _, name := range []string{"ProcessPoolExecutor", "ThreadPoolExecutor"} {
		delete(members, name)
	}
	var states []starlark.Value
	words := new(starlark.Dict)
	for s := pending; s <= finished; s++ {
		name := starlark.String(s.Name())
		members[s.Name()] = name
		states = append(states, name)
		_ = words.SetKey(name, starlark.String(s.String())) // which is a string's
	}
	words.Freeze()
	maps.Copy(members, starlark.StringDict{"Error": FutureError, "_FUTURE_STATES": starlark.NewList(states), "_STATE_TO_DESCRIPTION_MAP": words,
		"_AS_COMPLETED": starlark.String("_AS_COMPLETED"), "DoneAndNotDoneFutures": doneClass})
	members["_FUTURE_STATES"].Freeze()
	return members
}
