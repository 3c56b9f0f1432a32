package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Members are the names of the module.
var Members = starlark.StringDict{
	"Process":         ProcessClass,
	"Queue":           QueueClass,
	"Lock":            LockClass,
	"current_process": core.NewFunc("current_process", currentProcess),
	"parent_process":  core.NewFunc("parent_process", parentProcess),
	"active_children": core.NewFunc("active_children", activeChildren),
	"cpu_count":       core.NewFunc("cpu_count", cpuCount),

	"RLock": RLockClass, "Semaphore": SemaphoreClass, "BoundedSemaphore": BoundedSemaphoreClass,
	"Condition": ConditionClass, "Event": EventClass, "Barrier": BarrierClass,
	"Value": core.NewFunc("Value", makeValue("Value", false)), "RawValue": core.NewFunc("RawValue", makeValue("RawValue", true)),
	"Array": core.NewFunc("Array", makeArray("Array", false)), "RawArray": core.NewFunc("RawArray", makeArray("RawArray", true)),
	"Manager":      core.NewFunc("Manager", makeManager),
	"Pool":         PoolClass,
	"Pipe":         core.NewFunc("Pipe", makePipe),
	"ProcessError": ProcessError, "TimeoutError": TimeoutError, "AuthenticationError": AuthenticationError, "BufferTooShort": BufferTooShort,
	"JoinableQueue": JoinableQueueClass, "SimpleQueue": SimpleQueueClass,

	"get_context": core.NewFunc("get_context", getContext), "set_start_method": core.NewFunc("set_start_method", setStartMethod),
	"get_start_method":          core.NewFunc("get_start_method", getStartMethod),
	"get_all_start_methods":     simple("get_all_start_methods", allStartMethods),
	"set_forkserver_preload":    core.NewFunc("set_forkserver_preload", setForkserverPreload),
	"set_executable":            core.NewFunc("set_executable", setExecutable),
	"freeze_support":            simple("freeze_support", func(*proc.Proc) starlark.Value { return starlark.None }),
	"get_logger":                core.NewFunc("get_logger", getLogger),
	"log_to_stderr":             core.NewFunc("log_to_stderr", logToStderr),
	"allow_connection_pickling": simple("allow_connection_pickling", func(*proc.Proc) starlark.Value { return starlark.None }),
}

// cpuCount is multiprocessing.cpu_count().
func cpuCount(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("BaseContext.cpu_count", args, kwargs); err != nil {
		return nil, err
	}
	return starlark.MakeInt(p.World().CPUs), nil
}
