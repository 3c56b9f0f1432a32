package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A manager is what SyncManager carries. There is no server process: what it makes is
// shared directly, and ends with the manager.
type manager struct{ *server }

// A server is what a manager's objects know of it.
type server struct {
	started bool
	over    *flag
}

// TravelTo implements core.Payload.
func (m *manager) TravelTo(*proc.Copier, *core.Instance) (any, error) { return m, nil }

// The classes of multiprocessing.managers.
var (
	BaseManagerClass = core.NewClass("BaseManager").In("multiprocessing.managers")
	SyncManagerClass = core.NewClass("SyncManager", BaseManagerClass).In("multiprocessing.managers")
	baseProxyClass   = core.NewClass("BaseProxy").In("multiprocessing.managers")
	dictProxyClass   = core.NewClass("DictProxy", baseProxyClass).In("multiprocessing.managers")
	listProxyClass   = core.NewClass("ListProxy", baseProxyClass).In("multiprocessing.managers")
	setProxyClass    = core.NewClass("SetProxy", baseProxyClass).In("multiprocessing.managers")
	arrayProxyClass  = core.NewClass("ArrayProxy", baseProxyClass).In("multiprocessing.managers")
	valueProxyClass  = core.NewClass("ValueProxy", baseProxyClass).In("multiprocessing.managers")
	namespaceProxy   = core.NewClass("NamespaceProxy", baseProxyClass).In("multiprocessing.managers")
)

// makeManager is multiprocessing.Manager(): one that has been started.
func makeManager(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("BaseContext.Manager", args, kwargs); err != nil {
		return nil, err
	}
	m := newManager(p)
	m.begin(p)
	return core.NewInstance(p.Home(), SyncManagerClass, m), nil
}

func newManager(p *proc.Proc) *manager {
	return &manager{&server{over: &flag{maker: makerOf(p, "Manager")}}}
}

// begin starts the manager. In CPython that starts a process, which takes a number.
func (m *manager) begin(p *proc.Proc) {
	m.started = true
	p.NextChild()
}

func (m *manager) start(c *Call) (starlark.Value, error) {
	if m.started {
		return nil, proc.Errorf("multiprocessing.context.ProcessError", "Already started server")
	}
	m.begin(c.P)
	return starlark.None, nil
}

func (m *manager) check() error {
	over := false
	m.over.obj.With(func() { over = m.over.set })
	if !m.started || over {
		return proc.Errorf("AssertionError", "server not yet started")
	}
	return nil
}

func (m *manager) shutdown(c *Call) (starlark.Value, error) {
	return noReturn(c.Act(&m.over.obj, "shutdown", m.over.label, func() { m.over.set = true }))
}

// making returns a method that makes an object of another class of ours.
func (m *manager) making(class *core.Class) func(*manager, *Call) (starlark.Value, error) {
	return func(m *manager, c *Call) (starlark.Value, error) {
		if err := m.check(); err != nil {
			return nil, err
		}
		return starlark.Call(c.Thread, class, c.Args, c.Kwargs)
	}
}

// container returns a method that makes a proxy of what kind makes of the arguments.
func (m *manager) container(kind *core.Class, typeid string, proxy *core.Class) func(*manager, *Call) (starlark.Value, error) {
	return func(m *manager, c *Call) (starlark.Value, error) {
		if err := m.check(); err != nil {
			return nil, err
		}
		v, err := starlark.Call(c.Thread, kind, c.Args, c.Kwargs)
		if err != nil {
			return nil, err
		}
		x, err := Pack(v)
		if err != nil {
			return nil, err
		}
		return c.New(proxy, &managed{maker: makerOf(c.P, proxy.Name()), server: m.server, typeid: typeid, v: x.v}), nil
	}
}

func (m *manager) namespace(c *Call) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if len(c.Args) > 0 {
		return nil, proc.Errorf("TypeError", "Namespace.__init__() takes 1 positional argument but %d were given", len(c.Args)+1)
	}
	d := starlark.NewDict(len(c.Kwargs))
	for _, kw := range c.Kwargs {
		if err := d.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	x, err := Pack(d)
	if err != nil {
		return nil, err
	}
	return c.New(namespaceProxy, &managed{maker: makerOf(c.P, "NamespaceProxy"), server: m.server, typeid: "Namespace", v: x.v}), nil
}

var (
	managerValueSignature = core.NewSignature("Value.__init__(self, typecode, value, lock=True)")
	managerArraySignature = core.NewSignature("Array(typecode, sequence, lock=True)")
)

func (m *manager) value(c *Call) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	var code, v, lock starlark.Value
	if err := c.Bind(managerValueSignature, &code, &v, &lock); err != nil {
		return nil, err
	}
	x, err := Pack(v)
	if err != nil {
		return nil, err
	}
	return c.New(valueProxyClass, &managed{maker: makerOf(c.P, "ValueProxy"), server: m.server, typeid: "Value", code: code, v: x.v}), nil
}

func (m *manager) array(c *Call) (starlark.Value, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	var code, v, lock starlark.Value
	if err := c.Bind(managerArraySignature, &code, &v, &lock); err != nil {
		return nil, err
	}
	list, err := core.Collect(c.Thread, v)
	if err != nil {
		return nil, err
	}
	kind, err := ctypeOf(code)
	if err != nil {
		return nil, proc.Errorf("ValueError", "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
	}
	for i := range list {
		if list[i], err = kind.convert(c.Thread, kind, list[i]); err != nil {
			return nil, err
		}
	}
	return c.New(arrayProxyClass, &managed{maker: makerOf(c.P, "ArrayProxy"), server: m.server, typeid: "Array",
		code: code, kind: kind, v: starlark.NewList(list)}), nil
}

func fillManagers() {
	var m *manager
	Define(BaseManagerClass, func(m *manager, c *Call) error {
		m.server = newManager(c.P).server
		return nil
	}, Methods[*manager]{
		"start": (*manager).start, "shutdown": (*manager).shutdown,
		"__enter__": func(m *manager, c *Call) (starlark.Value, error) {
			if !m.started {
				m.begin(c.P)
			}
			return c.Self, nil
		},
		"__exit__": func(m *manager, c *Call) (starlark.Value, error) { return m.shutdown(c) },
		"connect": func(*manager, *Call) (starlark.Value, error) {
			return nil, proc.Errorf("OSError", "programs run by pyq have no network: share the manager's objects with the processes that you start")
		},
	})
	methods := Methods[*manager]{
		"dict": m.container(core.DictClass, "dict", dictProxyClass), "list": m.container(core.ListClass, "list", listProxyClass),
		"set":       m.container(core.SetClass, "set", setProxyClass),
		"Namespace": (*manager).namespace, "Value": (*manager).value, "Array": (*manager).array,
	}
	for name, class := range map[string]*core.Class{
		"Queue": JoinableQueueClass, "JoinableQueue": JoinableQueueClass, "Lock": LockClass, "RLock": RLockClass,
		"Semaphore": SemaphoreClass, "BoundedSemaphore": BoundedSemaphoreClass, "Condition": ConditionClass, "Event": EventClass,
		"Barrier": BarrierClass, "Pool": PoolClass,
	} {
		methods[name] = m.making(class)
	}
	Define(SyncManagerClass, func(m *manager, c *Call) error { m.server = newManager(c.P).server; return nil }, methods)
}
