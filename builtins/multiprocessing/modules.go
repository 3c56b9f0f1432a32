package multiprocessing

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Modules returns the modules multiprocessing and ctypes, by dotted name. Each is made when
// its function is first called. The map is the caller's.
func Modules() map[string]func() *core.Module {
	modules := map[string]func() *core.Module{}
	modules["multiprocessing"] = sync.OnceValue(func() *core.Module {
		return core.NewModule("multiprocessing", Members).WithMore(func(name string) starlark.Value {
			if m := modules["multiprocessing."+name]; m != nil {
				return m()
			}
			return nil
		})
	})
	for name, members := range map[string]func() starlark.StringDict{
		"multiprocessing.managers": func() starlark.StringDict {
			return starlark.StringDict{"BaseManager": BaseManagerClass, "SyncManager": SyncManagerClass, "BaseProxy": baseProxyClass,
				"DictProxy": dictProxyClass, "ListProxy": listProxyClass, "NamespaceProxy": namespaceProxy, "ValueProxy": valueProxyClass,
				"ArrayProxy": arrayProxyClass, "IteratorProxy": iteratorProxy, "SharedMemoryManager": SharedMemoryManagerClass, "RemoteError": RemoteError,
				"MakeProxyType": core.NewFunc("MakeProxyType", makeProxyType)}
		},
		"multiprocessing.context": func() starlark.StringDict {
			return starlark.StringDict{"TimeoutError": TimeoutError, "ProcessError": ProcessError, "BufferTooShort": BufferTooShort,
				"AuthenticationError": AuthenticationError, "Process": ProcessClass}
		},
		"multiprocessing.dummy": func() starlark.StringDict {
			d := threadingMembers()
			d["Process"], d["Pool"], d["Queue"], d["JoinableQueue"] = ThreadClass, ThreadPoolClass, ThreadQueueClass, ThreadQueueClass
			d["current_process"], d["Manager"], d["cpu_count"] = d["current_thread"], Members["Manager"], Members["cpu_count"]
			return d
		},
		"multiprocessing.shared_memory": func() starlark.StringDict {
			return starlark.StringDict{"SharedMemory": SharedMemoryClass, "ShareableList": ShareableListClass}
		},
		"multiprocessing.pool": func() starlark.StringDict {
			return starlark.StringDict{"Pool": PoolClass, "ThreadPool": ThreadPoolClass, "AsyncResult": ApplyResultClass,
				"ApplyResult": ApplyResultClass, "MapResult": MapResultClass, "RemoteTraceback": remoteTraceback,
				"MaybeEncodingError": maybeEncodingError, "IMapIterator": imapIteratorClass}
		},
		"multiprocessing.synchronize": func() starlark.StringDict {
			return starlark.StringDict{"Lock": LockClass, "RLock": RLockClass, "Semaphore": SemaphoreClass,
				"BoundedSemaphore": BoundedSemaphoreClass, "Condition": ConditionClass, "Event": EventClass, "Barrier": BarrierClass}
		},
		"multiprocessing.queues": func() starlark.StringDict {
			return starlark.StringDict{"Queue": QueueClass, "JoinableQueue": JoinableQueueClass, "SimpleQueue": SimpleQueueClass,
				"Empty": core.EmptyClass, "Full": core.FullClass}
		},
		"multiprocessing.connection": func() starlark.StringDict {
			return starlark.StringDict{"Connection": ConnectionClass, "Pipe": Members["Pipe"], "Listener": noNetwork("Listener"), "Client": noNetwork("Client"),
				"wait": core.NewFunc("wait", waitAny)}
		},
		"multiprocessing.sharedctypes": func() starlark.StringDict {
			d := starlark.StringDict{"Synchronized": SynchronizedClass, "SynchronizedArray": SynchronizedArray, "SynchronizedString": SynchronizedString,
				"copy": core.NewFunc("copy", copyMemory), "synchronized": core.NewFunc("synchronized", synchronizeMemory)}
			for _, name := range []string{"Value", "Array", "RawValue", "RawArray"} {
				d[name] = Members[name]
			}
			return d
		},
		"ctypes": func() starlark.StringDict {
			d := starlark.StringDict{}
			for _, t := range ctypes {
				d[t.name] = t.class
			}
			for alias, name := range ctypeAliases {
				d[alias] = d[name]
			}
			return d
		},
		"multiprocessing.process": func() starlark.StringDict {
			return starlark.StringDict{"BaseProcess": BaseProcessClass, "current_process": Members["current_process"],
				"active_children": Members["active_children"], "parent_process": Members["parent_process"]}
		},
	} {
		modules[name] = sync.OnceValue(func() *core.Module { return core.NewModule(name, members()) })
	}
	return modules
}

// noNetwork is what programs get of connection's functions for addresses.
func noNetwork(name string) *starlark.Builtin {
	return core.NewFunc(name, func(*proc.Proc, *starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, proc.Errorf("OSError", "programs run by pyq have no network: use a Pipe, which %s would give you the ends of", name)
	})
}
