package multiprocessing

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A shared is what a manager's proxy of a queue, a lock or the like carries: one of ours,
// which processes can share directly.
type shared struct {
	maker
	server *server
	typeid string
	kind   *sharedKind
	v      starlark.Value
}

// A sharedKind is a type of SyncManager that is made of one of multiprocessing's.
type sharedKind struct {
	class   *core.Class // of the thing
	proxy   *core.Class
	methods string
	// errors are the texts of threading's RuntimeErrors, by method, where
	// multiprocessing has others.
	errors map[string]string
}

// The classes of such proxies.
var (
	acquirerProxy  = core.NewClass("AcquirerProxy", baseProxyClass).In("multiprocessing.managers")
	conditionProxy = core.NewClass("ConditionProxy", acquirerProxy).In("multiprocessing.managers")
	eventProxy     = core.NewClass("EventProxy", baseProxyClass).In("multiprocessing.managers")
	barrierProxy   = core.NewClass("BarrierProxy", baseProxyClass).In("multiprocessing.managers")
	queueProxy     = core.NewClass("AutoProxy[Queue]", baseProxyClass).In("multiprocessing.managers")
	joinableProxy  = core.NewClass("AutoProxy[JoinableQueue]", baseProxyClass).In("multiprocessing.managers")
	poolProxy      = core.NewClass("PoolProxy", PoolClass).In("multiprocessing.managers")
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
	"Queue":            {JoinableQueueClass, queueProxy, queueMethods, nil},
	"JoinableQueue":    {JoinableQueueClass, joinableProxy, queueMethods, nil},
	"Lock":             {LockClass, acquirerProxy, acquirerMethods, unlocked},
	"RLock":            {RLockClass, acquirerProxy, acquirerMethods, unacquired},
	"Semaphore":        {SemaphoreClass, acquirerProxy, acquirerMethods, nil},
	"BoundedSemaphore": {BoundedSemaphoreClass, acquirerProxy, acquirerMethods, nil},
	"Condition":        {ConditionClass, conditionProxy, acquirerMethods + " wait wait_for notify notify_all", unnotified},
	"Event":            {EventClass, eventProxy, "is_set set clear wait", nil},
	"Barrier":          {BarrierClass, barrierProxy, "wait abort reset", nil},
	"Pool":             {PoolClass, poolProxy, "", nil},
}

// TravelTo implements core.Payload.
func (x *shared) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	v, err := c.Copy(x.v)
	if err != nil {
		return nil, err
	}
	to := *x
	to.v = v
	return &to, nil
}

// asMutex is the lock that a Condition or a Value can be made with.
func (x *shared) asMutex() *Mutex { return mutexOf(x.v) }

// making returns a manager's method that makes such a thing.
func (k *sharedKind) making(typeid string) func(*manager, *Call) (starlark.Value, error) {
	return func(m *manager, c *Call) (starlark.Value, error) {
		if err := m.check(); err != nil {
			return nil, err
		}
		class := k.class
		if class == PoolClass {
			class = k.proxy // a pool belongs to the process that made it
		}
		v, err := starlark.Call(c.Thread, class, c.Args, c.Kwargs)
		if err != nil && k.methods == acquirerMethods && core.IsError(err, core.OSErrorClass) {
			err = proc.Errorf("ValueError", "semaphore initial value must be >= 0")
		}
		if err != nil || class == k.proxy {
			return fromServer(c, v, err)
		}
		return c.New(k.proxy, &shared{maker: makerOf(c.P, k.proxy.Name()), server: m.server, typeid: typeid, kind: k, v: v}), nil
	}
}

// call calls a method of the thing.
func (x *shared) call(c *Call, name string) (starlark.Value, error) {
	over := false
	x.server.over.obj.With(func() { over = x.server.over.set })
	if over {
		return nil, osError("BrokenPipeError", 32, "Broken pipe")
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
	v, err := core.CallMethod(c.Thread, x.v, name, c.Args, kwargs)
	if err == nil || !core.IsError(err, core.ValueErrorClass) && !core.IsError(err, core.AssertionErrorClass) {
		return v, err
	}
	switch text := x.kind.errors[name]; {
	case text != "":
		return nil, proc.Errorf("RuntimeError", "%s", text)
	case x.typeid == "BoundedSemaphore":
		return nil, proc.Errorf("ValueError", "Semaphore released too many times")
	}
	return nil, err
}

func (x *shared) repr(c *Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().Name() + " object, typeid '" + x.typeid + "' at " + address(x.label) + ">"), nil
}

func fillSharedProxies() {
	for _, k := range sharedKinds {
		if k.class == PoolClass {
			continue
		}
		methods := Methods[*shared]{
			"__repr__": (*shared).repr,
			"__str__": func(x *shared, c *Call) (starlark.Value, error) {
				text, err := core.Repr(c.Thread, x.v)
				return starlark.String(text), err
			},
		}
		for name := range strings.FieldsSeq(k.methods) {
			methods[name] = func(x *shared, c *Call) (starlark.Value, error) { return x.call(c, name) }
		}
		Define(k.proxy, nil, methods)
	}
	for _, name := range []string{"parties", "n_waiting", "broken"} {
		Computed(barrierProxy, name, func(x *shared, c *Call) (starlark.Value, error) { return core.GetAttr(c.Thread, x.v, name) }, nil)
	}
}
