package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/connection"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/managers"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/pool"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/queues"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedctypes"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/synchronize"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Members are the names of the module.
var Members = starlark.StringDict{
	"Process":         process.ProcessClass,
	"Queue":           queues.QueueClass,
	"Lock":            synchronize.LockClass,
	"current_process": object.NewFunc("current_process", process.CurrentProcess),
	"parent_process":  object.NewFunc("parent_process", process.ParentProcess),
	"active_children": object.NewFunc("active_children", process.ActiveChildren),
	"cpu_count":       object.NewFunc("cpu_count", cpuCount),

	"RLock": synchronize.RLockClass, "Semaphore": synchronize.SemaphoreClass, "BoundedSemaphore": synchronize.BoundedSemaphoreClass,
	"Condition": synchronize.ConditionClass, "Event": synchronize.EventClass, "Barrier": synchronize.BarrierClass,
	"Value": object.NewFunc("Value", sharedctypes.MakeValue("Value", false)), "RawValue": object.NewFunc("RawValue", sharedctypes.MakeValue("RawValue", true)),
	"Array": object.NewFunc("Array", sharedctypes.MakeArray("Array", false)), "RawArray": object.NewFunc("RawArray", sharedctypes.MakeArray("RawArray", true)),
	"Manager":      object.NewFunc("Manager", managers.MakeManager),
	"Pool":         pool.PoolClass,
	"Pipe":         object.NewFunc("Pipe", connection.MakePipe),
	"ProcessError": process.ProcessError, "TimeoutError": process.TimeoutError, "AuthenticationError": process.AuthenticationError, "BufferTooShort": connection.BufferTooShort,
	"JoinableQueue": queues.JoinableQueueClass, "SimpleQueue": queues.SimpleQueueClass,

	"get_context": object.NewFunc("get_context", getContext), "set_start_method": object.NewFunc("set_start_method", setStartMethod),
	"get_start_method":          object.NewFunc("get_start_method", getStartMethod),
	"get_all_start_methods":     handle.Simple("get_all_start_methods", allStartMethods),
	"set_forkserver_preload":    object.NewFunc("set_forkserver_preload", setForkserverPreload),
	"set_executable":            object.NewFunc("set_executable", setExecutable),
	"freeze_support":            handle.Simple("freeze_support", func(*proc.Proc) starlark.Value { return starlark.None }),
	"get_logger":                object.NewFunc("get_logger", getLogger),
	"log_to_stderr":             object.NewFunc("log_to_stderr", logToStderr),
	"allow_connection_pickling": handle.Simple("allow_connection_pickling", func(*proc.Proc) starlark.Value { return starlark.None }),
}

// cpuCount is multiprocessing.cpu_count().
func cpuCount(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("BaseContext.cpu_count", args, kwargs); err != nil {
		return nil, err
	}
	return starlark.MakeInt(p.World().CPUs), nil
}
