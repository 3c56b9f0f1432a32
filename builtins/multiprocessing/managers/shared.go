package managers

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

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
	typeid string
	kind   *sharedKind
	v      starlark.Value
}

// A sharedKind is a type of SyncManager that is made of one of multiprocessing's.
type sharedKind struct {
	class   *object.Class // of the thing
	proxy   *object.Class
	methods string
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

const (
	acquirerMethods = "acquire release __enter__ __exit__"
	queueMethods    = "put get put_nowait get_nowait qsize empty full task_done join close shutdown"
)

var (
	unlocked   = map[string]string{"release": "release unlocked lock"}
	unacquired = map[string]string{"release": "cannot release un-acquired lock"}
	unnotified = map[string]string{"release": "cannot release un-acquired lock", "notify": "cannot notify on un-acquired lock",
		"notify_all": "cannot notify on un-acquired lock", "wait": "cannot wait on un-acquired lock"}
)

// sharedKinds are the types, by their names.
var sharedKinds = map[string]*sharedKind{
	"Queue":            {queues.JoinableQueueClass, queueProxy, queueMethods, nil},
	"JoinableQueue":    {queues.JoinableQueueClass, joinableProxy, queueMethods, nil},
	"Lock":             {synchronize.LockClass, acquirerProxy, acquirerMethods, unlocked},
	"RLock":            {synchronize.RLockClass, acquirerProxy, acquirerMethods, unacquired},
	"Semaphore":        {synchronize.SemaphoreClass, acquirerProxy, acquirerMethods, nil},
	"BoundedSemaphore": {synchronize.BoundedSemaphoreClass, acquirerProxy, acquirerMethods, nil},
	"Condition":        {synchronize.ConditionClass, conditionProxy, acquirerMethods + " wait wait_for notify notify_all", unnotified},
	"Event":            {synchronize.EventClass, eventProxy, "is_set set clear wait", nil},
	"Barrier":          {synchronize.BarrierClass, barrierProxy, "wait abort reset", nil},
	"Pool":             {pool.PoolClass, poolProxy, "", nil},
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

// making returns a manager's method that makes such a thing.
func (k *sharedKind) making(typeid string) func(*manager, *handle.Call) (starlark.Value, error) {
	return func(m *manager, c *handle.Call) (starlark.Value, error) {
		if err := m.check(c); err != nil {
			return nil, err
		}
		class := k.class
		if class == pool.PoolClass {
			class = k.proxy // a pool belongs to the process that made it
		}
		v, err := starlark.Call(c.Thread, class, c.Args, c.Kwargs)
		if err != nil && k.methods == acquirerMethods && object.IsError(err, object.OSErrorClass) {
			err = raise.Errorf("ValueError", "semaphore initial value must be >= 0")
		}
		if err != nil || class == k.proxy {
			return fromServer(c, v, err)
		}
		return c.New(k.proxy, &shared{Maker: handle.MakerOf(c.P, k.proxy.Name()), server: m.server, typeid: typeid, kind: k, v: v}), nil
	}
}

// call calls a method of the thing.
func (x *shared) call(c *handle.Call, name string) (starlark.Value, error) {
	if over, err := x.server.isOver(c); err != nil {
		return nil, err
	} else if over {
		return nil, handle.OSError("BrokenPipeError", 32, "Broken pipe")
	}
	kwargs := c.Kwargs
	if name == "acquire" {
		kwargs = slices.Clone(kwargs)
		for i, kw := range kwargs {
			if kw[0] == starlark.String("blocking") { // as the locks of threading call it
				kwargs[i] = starlark.Tuple{starlark.String("block"), kw[1]}
			}
		}
	}
	v, err := object.CallMethod(c.Thread, x.v, name, c.Args, kwargs)
	if err == nil || !object.IsError(err, object.ValueErrorClass) && !object.IsError(err, object.AssertionErrorClass) {
		return v, err
	}
	switch text := x.kind.errors[name]; {
	case text != "":
		return nil, raise.Errorf("RuntimeError", "%s", text)
	case x.typeid == "BoundedSemaphore":
		return nil, raise.Errorf("ValueError", "Semaphore released too many times")
	}
	return nil, err
}

func (x *shared) repr(c *handle.Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().Name() + " object, typeid '" + x.typeid + "' at " + handle.Address(x.Label) + ">"), nil
}

func fillSharedProxies() {
	for _, k := range sharedKinds {
		if k.class == pool.PoolClass {
			continue
		}
		methods := handle.Methods[*shared]{
			"__repr__": (*shared).repr,
			"__str__": func(x *shared, c *handle.Call) (starlark.Value, error) {
				text, err := object.Repr(c.Thread, x.v)
				return starlark.String(text), err
			},
		}
		for name := range strings.FieldsSeq(k.methods) {
			methods[name] = func(x *shared, c *handle.Call) (starlark.Value, error) { return x.call(c, name) }
		}
		handle.Define(k.proxy, nil, methods)
	}
	for _, name := range []string{"parties", "n_waiting", "broken"} {
		handle.Computed(barrierProxy, name, func(x *shared, c *handle.Call) (starlark.Value, error) { return object.GetAttr(c.Thread, x.v, name) }, nil)
	}
}
