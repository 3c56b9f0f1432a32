package multiprocessing

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
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

// Members returns the names of the module. The map must not be changed.
var Members = sync.OnceValue(func() starlark.StringDict {
	members := call.Functions(append(sharedctypes.Makers(),
		call.F0("def current_process()", process.CurrentProcess),
		call.F0("def parent_process()", process.ParentProcess),
		call.F0("def active_children()", process.ActiveChildren),
		call.F0("def BaseContext.cpu_count(self)", cpuCount),
		call.F0("def BaseContext.Manager(self)", managers.MakeManager),
		call.F1("def BaseContext.Pipe(self, duplex=True)", connection.MakePipe),
		call.F1("def DefaultContext.get_context(self, method=None)", getContext),
		call.F1("def DefaultContext.get_start_method(self, allow_none=False)", getStartMethod),
		call.F2("def DefaultContext.set_start_method(self, method, force=False)", setStartMethod),
		call.F0("def DefaultContext.get_all_start_methods(self)", allStartMethods),
		call.F1("def BaseContext.set_forkserver_preload(self, module_names)", setForkserverPreload),
		call.F1("def BaseContext.set_executable(self, executable)", setExecutable),
		call.F0("def BaseContext.freeze_support(self)", doNothing),
		call.F0("def BaseContext.allow_connection_pickling(self)", doNothing),
		call.F0("def BaseContext.get_logger(self)", getLogger),
		call.F1("def BaseContext.log_to_stderr(self, level=None)", logToStderr),
	)...)
	for _, c := range []*object.Class{
		process.ProcessClass, queues.QueueClass, queues.JoinableQueueClass, queues.SimpleQueueClass, pool.PoolClass,
		synchronize.LockClass, synchronize.RLockClass, synchronize.SemaphoreClass, synchronize.BoundedSemaphoreClass,
		synchronize.ConditionClass, synchronize.EventClass, synchronize.BarrierClass,
		process.ProcessError, process.TimeoutError, process.AuthenticationError, connection.BufferTooShort,
	} {
		members[c.Name()] = c
	}
	return members
})

// cpuCount is multiprocessing.cpu_count().
func cpuCount(thread *starlark.Thread) (starlark.Value, error) {
	return starlark.MakeInt(proc.Of(thread).World().CPUs), nil
}

// doNothing is what programs call for the sake of systems that pyq does not run them on.
func doNothing(*starlark.Thread) (starlark.Value, error) { return starlark.None, nil }
