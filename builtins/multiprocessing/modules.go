package multiprocessing

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/connection"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/managers"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/pool"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/queues"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedctypes"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedmemory"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/synchronize"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/object"
)

// Modules returns the modules multiprocessing and ctypes, by dotted name. Each is made when
// its function is first called. The map is the caller's.
func Modules() map[string]func() *module.Module {
	modules := map[string]func() *module.Module{}
	modules["multiprocessing"] = sync.OnceValue(func() *module.Module {
		return module.New("multiprocessing", Members()).WithMore(func(name string) starlark.Value {
			if m := modules["multiprocessing."+name]; m != nil {
				return m()
			}
			return nil
		})
	})
	for name, members := range map[string]func() starlark.StringDict{
		"multiprocessing.managers": func() starlark.StringDict {
			return starlark.StringDict{"BaseManager": managers.BaseManagerClass, "SyncManager": managers.SyncManagerClass, "BaseProxy": managers.BaseProxyClass,
				"DictProxy": managers.DictProxyClass, "ListProxy": managers.ListProxyClass, "NamespaceProxy": managers.NamespaceProxy, "ValueProxy": managers.ValueProxyClass,
				"ArrayProxy": managers.ArrayProxyClass, "IteratorProxy": managers.IteratorProxy, "SharedMemoryManager": sharedmemory.SharedMemoryManagerClass, "RemoteError": managers.RemoteError,
				"MakeProxyType": call.New(call.F2("def MakeProxyType(name, exposed)", managers.MakeProxyType))}
		},
		"multiprocessing.context": func() starlark.StringDict {
			return starlark.StringDict{"TimeoutError": process.TimeoutError, "ProcessError": process.ProcessError, "BufferTooShort": connection.BufferTooShort,
				"AuthenticationError": process.AuthenticationError, "Process": process.ProcessClass}
		},
		"multiprocessing.shared_memory": func() starlark.StringDict {
			return starlark.StringDict{"SharedMemory": sharedmemory.SharedMemoryClass, "ShareableList": sharedmemory.ShareableListClass}
		},
		"multiprocessing.pool": func() starlark.StringDict {
			return starlark.StringDict{"Pool": pool.PoolClass, "ThreadPool": pool.ThreadPoolClass, "AsyncResult": pool.ApplyResultClass,
				"ApplyResult": pool.ApplyResultClass, "MapResult": pool.MapResultClass, "RemoteTraceback": workers.RemoteTraceback,
				"MaybeEncodingError": workers.MaybeEncodingError, "IMapIterator": pool.IMapIteratorClass}
		},
		"multiprocessing.synchronize": func() starlark.StringDict {
			return starlark.StringDict{"Lock": synchronize.LockClass, "RLock": synchronize.RLockClass, "Semaphore": synchronize.SemaphoreClass,
				"BoundedSemaphore": synchronize.BoundedSemaphoreClass, "Condition": synchronize.ConditionClass, "Event": synchronize.EventClass, "Barrier": synchronize.BarrierClass}
		},
		"multiprocessing.queues": func() starlark.StringDict {
			return starlark.StringDict{"Queue": queues.QueueClass, "JoinableQueue": queues.JoinableQueueClass, "SimpleQueue": queues.SimpleQueueClass,
				"Empty": object.EmptyClass, "Full": object.FullClass}
		},
		"multiprocessing.connection": func() starlark.StringDict {
			d := call.Functions(append(connection.Functions(),
				call.F1("def Pipe(duplex=True)", connection.MakePipe),
				call.F2("def wait(object_list, timeout=None)", connection.WaitAny))...)
			d["Connection"], d["AuthenticationError"], d["BufferTooShort"] = connection.ConnectionClass, process.AuthenticationError, connection.BufferTooShort
			return d
		},
		"multiprocessing.sharedctypes": func() starlark.StringDict {
			d := call.Functions(sharedctypes.Functions()...)
			d["Synchronized"], d["SynchronizedArray"], d["SynchronizedString"] = sharedctypes.SynchronizedClass, sharedctypes.SynchronizedArray, sharedctypes.SynchronizedString
			return d
		},
		"ctypes": func() starlark.StringDict {
			d := starlark.StringDict{}
			for _, t := range sharedctypes.CTypes {
				d[t.Name] = t.Class
			}
			for alias, name := range sharedctypes.CTypeAliases {
				d[alias] = d[name]
			}
			return d
		},
		"multiprocessing.process": func() starlark.StringDict {
			return starlark.StringDict{"BaseProcess": process.BaseProcessClass, "current_process": Members()["current_process"],
				"active_children": Members()["active_children"], "parent_process": Members()["parent_process"]}
		},
	} {
		modules[name] = sync.OnceValue(func() *module.Module {
			m := module.New(name, members())
			switch name {
			case "multiprocessing.process":
				m.WithText("_dangling", "_dangling", "_children")
			case "multiprocessing.connection":
				m.WithText("_connection", "Listener", "Client", "families", "default_family", "address_type", "arbitrary_address", "deliver_challenge",
					"answer_challenge", "_create_response", "_verify_challenge", "_validate_family", "_CHALLENGE", "_WELCOME", "_FAILURE", "MESSAGE_LENGTH")
			}
			return m
		})
	}
	return modules
}
