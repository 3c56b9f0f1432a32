package managers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/pool"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/queues"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/synchronize"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A shared is what a manager's proxy of a queue, a lock or the like carries: one of ours,
// which processes can share directly.
type shared struct {
	handle.Maker
	server *server
	kind   *sharedKind
	v      starlark.Value
}

// A sharedKind is a type of SyncManager that is made of one of multiprocessing's.
type sharedKind struct {
	typeid string
	class  *object.Class // of the thing
	proxy  *object.Class
	// made is the signature of what CPython's manager makes one with.
	made string
	// errors are the texts of threading's RuntimeErrors, by method, where
	// multiprocessing has others.
	errors map[string]string
}

// The classes of such proxies.
var (
	acquirerProxy  = object.NewClass("AcquirerProxy", BaseProxyClass).In("multiprocessing.managers")
	conditionProxy = object.NewClass("ConditionProxy", acquirerProxy).In("multiprocessing.managers")
	eventProxy     = object.NewClass("EventProxy", BaseProxyClass).In("multiprocessing.managers")
	barrierProxy   = object.NewClass("BarrierProxy", BaseProxyClass).In("multiprocessing.managers")
	queueProxy     = object.NewClass("AutoProxy[Queue]", BaseProxyClass).In("multiprocessing.managers")
	joinableProxy  = object.NewClass("AutoProxy[JoinableQueue]", BaseProxyClass).In("multiprocessing.managers")
	poolProxy      = object.NewClass("PoolProxy", pool.PoolClass).In("multiprocessing.managers")
)

// sharedKinds returns the types.
func sharedKinds() []*sharedKind {
	const ofQueue, ofSemaphore = "def Queue.__init__(self, maxsize=0)", ".__init__(self, value=1)"
	unlocked := map[string]string{"release": "release unlocked lock"}
	unacquired := map[string]string{"release": "cannot release un-acquired lock"}
	unnotified := map[string]string{"release": "cannot release un-acquired lock", "notify": "cannot notify on un-acquired lock",
		"notify_all": "cannot notify on un-acquired lock", "wait": "cannot wait on un-acquired lock"}
	return []*sharedKind{
		{"Queue", queues.JoinableQueueClass, queueProxy, ofQueue, nil},
		{"JoinableQueue", queues.JoinableQueueClass, joinableProxy, ofQueue, nil},
		{"Lock", synchronize.LockClass, acquirerProxy, "_thread.allocate_lock(self)", unlocked},
		{"RLock", synchronize.RLockClass, acquirerProxy, "_thread.RLock(self)", unacquired},
		{"Semaphore", synchronize.SemaphoreClass, acquirerProxy, "def Semaphore" + ofSemaphore, nil},
		{"BoundedSemaphore", synchronize.BoundedSemaphoreClass, acquirerProxy, "def BoundedSemaphore" + ofSemaphore, nil},
		{"Condition", synchronize.ConditionClass, conditionProxy, "def Condition.__init__(self, lock=None)", unnotified},
		{"Event", synchronize.EventClass, eventProxy, "def Event.__init__(self)", nil},
		{"Barrier", synchronize.BarrierClass, barrierProxy, "def Barrier.__init__(self, parties, action=None, timeout=None)", nil},
		{"Pool", pool.PoolClass, poolProxy, "def Pool.__init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None)", nil},
	}
}

// TravelTo implements object.Payload.
func (x *shared) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	v, err := c.Copy(x.v)
	if err != nil {
		return nil, err
	}
	to := *x
	to.v = v
	return &to, nil
}

// AsMutex is the lock that a Condition or a Value can be made with.
func (x *shared) AsMutex() *locks.Mutex { return locks.MutexOf(x.v) }

// make is the makeFunc of such a thing.
func (k *sharedKind) make(m *manager, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	made := call.NewSignature(k.made)
	if err := made.Bind(make([]starlark.Value, made.Len()), args, kwargs); err != nil {
		return fromServer(c, nil, err)
	}
	class := k.class
	if class == pool.PoolClass {
		class = k.proxy // a pool belongs to the process that made it
	}
	v, err := starlark.Call(c.Thread, class, args, kwargs)
	if err != nil && k.proxy == acquirerProxy && object.IsError(err, object.OSErrorClass) {
		err = raise.Errorf("ValueError", "semaphore initial value must be >= 0")
	}
	if err != nil || class == k.proxy {
		return fromServer(c, v, err)
	}
	return c.New(k.proxy, &shared{Maker: handle.MakerOf(c.P, k.proxy.Name()), server: m.server, kind: k, v: v}), nil
}

// call calls a method of the thing.
func (x *shared) call(c *handle.Call, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if over, err := x.server.isOver(c); err != nil {
		return nil, err
	} else if over {
		return nil, handle.OSError("BrokenPipeError", 32, "Broken pipe")
	}
	v, err := object.CallMethod(c.Thread, x.v, name, args, kwargs)
	if err == nil || !object.IsError(err, object.ValueErrorClass) && !object.IsError(err, object.AssertionErrorClass) {
		return v, err
	}
	switch text := x.kind.errors[name]; {
	case text != "":
		return nil, raise.Errorf("RuntimeError", "%s", text)
	case x.kind.typeid == "BoundedSemaphore":
		return nil, raise.Errorf("ValueError", "Semaphore released too many times")
	}
	return nil, err
}

// acquire is AcquirerProxy.acquire(blocking=True, timeout=None).
func (x *shared) acquire(c *handle.Call, blocking, timeout starlark.Value) (starlark.Value, error) {
	if blocking == nil {
		blocking = starlark.True
	}
	return x.call(c, "acquire", starlark.Tuple{blocking, handle.OrNone(timeout)}, nil)
}

// waitFor is ConditionProxy.wait_for(predicate, timeout=None).
func (x *shared) waitFor(c *handle.Call, predicate, timeout starlark.Value) (starlark.Value, error) {
	return x.call(c, "wait_for", starlark.Tuple{predicate, handle.OrNone(timeout)}, nil)
}

// put is Queue.put(item, block=True, timeout=None).
func (x *shared) put(c *handle.Call, item, block, timeout starlark.Value) (starlark.Value, error) {
	if block == nil {
		block = starlark.True
	}
	return x.call(c, "put", starlark.Tuple{item, block, handle.OrNone(timeout)}, nil)
}

// get is Queue.get(block=True, timeout=None, *, default=None).
func (x *shared) get(c *handle.Call, block, timeout, def starlark.Value) (starlark.Value, error) {
	if block == nil {
		block = starlark.True
	}
	return x.call(c, "get", starlark.Tuple{block, handle.OrNone(timeout)}, defaultArg(def))
}

// getNowait is Queue.get_nowait(*, default=None).
func (x *shared) getNowait(c *handle.Call, def starlark.Value) (starlark.Value, error) {
	return x.call(c, "get_nowait", nil, defaultArg(def))
}

// defaultArg hands the argument default on.
func defaultArg(def starlark.Value) []starlark.Tuple {
	if def == nil {
		return nil
	}
	return []starlark.Tuple{{starlark.String("default"), def}}
}

// plainly makes a method without parameters.
func plainly(signature, name string) *call.Entry {
	return handle.M0(signature, func(x *shared, c *handle.Call) (starlark.Value, error) { return x.call(c, name, nil, nil) })
}

// with makes a method of one parameter, which may be left out.
func with(signature, name string) *call.Entry {
	return handle.M1(signature, func(x *shared, c *handle.Call, arg starlark.Value) (starlark.Value, error) {
		var args starlark.Tuple
		if arg != nil {
			args = starlark.Tuple{arg}
		}
		return x.call(c, name, args, nil)
	})
}

func (x *shared) repr(c *handle.Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().Name() + " object, typeid '" + x.kind.typeid + "' at " + handle.Address(x.Label) + ">"), nil
}

// str is the thing's repr.
func (x *shared) str(c *handle.Call) (starlark.Value, error) {
	text, err := object.Repr(c.Thread, x.v)
	return starlark.String(text), err
}

func fillSharedProxies() {
	define := func(class *object.Class, methods ...*call.Entry) {
		handle.Define[shared](class, nil, append(methods,
			handle.M0("def BaseProxy.__repr__(self)", (*shared).repr),
			handle.M0("def BaseProxy.__str__(self)", (*shared).str),
		)...)
	}
	define(acquirerProxy,
		handle.M2("def AcquirerProxy.acquire(self, blocking=True, timeout=None)", (*shared).acquire),
		plainly("def AcquirerProxy.release(self)", "release"),
		plainly("def AcquirerProxy.__enter__(self)", "acquire"),
		handle.M3("def AcquirerProxy.__exit__(self, exc_type, exc_val, exc_tb)", func(x *shared, c *handle.Call, _, _, _ starlark.Value) (starlark.Value, error) {
			_, err := x.call(c, "release", nil, nil)
			return handle.NoReturn(err)
		}),
	)
	define(conditionProxy,
		with("def ConditionProxy.wait(self, timeout=None)", "wait"),
		handle.M2("def ConditionProxy.wait_for(self, predicate, timeout=None)", (*shared).waitFor),
		with("def ConditionProxy.notify(self, n=1)", "notify"),
		plainly("def ConditionProxy.notify_all(self)", "notify_all"),
	)
	define(eventProxy,
		plainly("def EventProxy.is_set(self)", "is_set"),
		plainly("def EventProxy.set(self)", "set"),
		plainly("def EventProxy.clear(self)", "clear"),
		with("def EventProxy.wait(self, timeout=None)", "wait"),
	)
	define(barrierProxy,
		with("def BarrierProxy.wait(self, timeout=None)", "wait"),
		plainly("def BarrierProxy.abort(self)", "abort"),
		plainly("def BarrierProxy.reset(self)", "reset"),
	)
	for _, class := range []*object.Class{queueProxy, joinableProxy} { // a manager's are those of the module queue
		methods := []*call.Entry{
			handle.M3("def Queue.put(self, item, block=True, timeout=None)", (*shared).put),
			with("def Queue.put_nowait(self, item)", "put_nowait"),
			handle.M3("def Queue.get(self, block=True, timeout=None, *, default=None)", (*shared).get),
			handle.M1("def Queue.get_nowait(self, *, default=None)", (*shared).getNowait),
			with("def Queue.shutdown(self, immediate=False)", "shutdown"),
		}
		for _, name := range []string{"qsize", "empty", "full", "task_done", "join", "close"} {
			methods = append(methods, plainly("def Queue."+name+"(self)", name))
		}
		define(class, methods...)
	}
	for _, name := range []string{"parties", "n_waiting", "broken"} {
		handle.Computed(barrierProxy, name, func(x *shared, c *handle.Call) (starlark.Value, error) { return object.GetAttr(c.Thread, x.v, name) }, nil)
	}
}
