package managers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedctypes"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A manager is what SyncManager carries. What is of multiprocessing's own types is shared
// directly, and ends with the manager; the objects of the program's own types live in a
// process of their own.
type manager struct{ *server }

// A server is what a manager's objects know of it. The flag is all that processes share of it,
// and guards what they share of the objects: as under CPython, one server has them all.
type server struct {
	started bool
	over    *locks.Flag
	remote  *remoteServer // of the program's own types, or nil
}

// isOver looks whether the manager has ended.
func (s *server) isOver(c *handle.Call) (bool, error) {
	over, err := c.Look(&s.over.Obj, "", s.over.Label, func() starlark.Value { return starlark.Bool(s.over.Set) })
	return over == starlark.True, err
}

// TravelTo implements object.Payload.
func (m *manager) TravelTo(*memory.Copier, *object.Instance) (any, error) {
	s := *m.server
	return &manager{&s}, nil
}

// The classes of multiprocessing.managers.
var (
	BaseManagerClass = object.NewClass("BaseManager").In("multiprocessing.managers")
	SyncManagerClass = object.NewClass("SyncManager", BaseManagerClass).In("multiprocessing.managers")
	BaseProxyClass   = object.NewClass("BaseProxy").In("multiprocessing.managers")
	DictProxyClass   = object.NewClass("DictProxy", BaseProxyClass).In("multiprocessing.managers")
	ListProxyClass   = object.NewClass("ListProxy", BaseProxyClass).In("multiprocessing.managers")
	setProxyClass    = object.NewClass("SetProxy", BaseProxyClass).In("multiprocessing.managers")
	ArrayProxyClass  = object.NewClass("ArrayProxy", BaseProxyClass).In("multiprocessing.managers")
	ValueProxyClass  = object.NewClass("ValueProxy", BaseProxyClass).In("multiprocessing.managers")
	IteratorProxy    = object.NewClass("IteratorProxy", BaseProxyClass).In("multiprocessing.managers")
	NamespaceProxy   = object.NewClass("NamespaceProxy", BaseProxyClass).In("multiprocessing.managers")
)

// MakeManager is multiprocessing.Manager(): one that has been started.
func MakeManager(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("BaseContext.Manager", args, kwargs); err != nil {
		return nil, err
	}
	m := newManager(p)
	m.begin(p)
	return object.NewInstance(p.Home(), SyncManagerClass, m), nil
}

func newManager(p *proc.Proc) *manager {
	return &manager{&server{over: &locks.Flag{Maker: handle.MakerOf(p, "Manager")}}}
}

// begin starts the manager. In CPython that starts a process, which takes a number.
func (m *manager) begin(p *proc.Proc) {
	m.started = true
	p.NextChild()
}

var managerStartSignature = call.NewSignature("def BaseManager.start(self, initializer=None, initargs=())")

func (m *manager) start(c *handle.Call) (starlark.Value, error) {
	var initializer, initargs starlark.Value
	if err := c.Bind(managerStartSignature, &initializer, &initargs); err != nil {
		return nil, err
	}
	if m.started {
		if over, err := m.isOver(c); over || err != nil {
			if err != nil {
				return nil, err
			}
			return nil, raise.Errorf("multiprocessing.context.ProcessError", "Manager has shut down")
		}
		return nil, raise.Errorf("multiprocessing.context.ProcessError", "Already started server")
	}
	args := starlark.Tuple{}
	if initializer == starlark.None {
		initializer = nil
	}
	if initializer != nil && !object.Callable(initializer) {
		return nil, raise.Errorf("TypeError", "initializer must be a callable")
	}
	if initargs != nil {
		list, err := object.Collect(c.Thread, initargs)
		if err != nil {
			return nil, err
		}
		args = list
	}
	types := registrations(c.P, c.Self.Class())
	if types.Len() == 0 && initializer == nil {
		m.begin(c.P)
		return starlark.None, nil
	}
	m.started = true
	return handle.NoReturn(m.startServer(c, types, initializer, args))
}

func (m *manager) check(c *handle.Call) error {
	over, err := m.isOver(c)
	switch {
	case err != nil:
		return err
	case !m.started || over:
		return raise.Errorf("AssertionError", "server not yet started")
	}
	return nil
}

func (m *manager) shutdown(c *handle.Call) (starlark.Value, error) {
	if err := c.Act(&m.over.Obj, "shutdown", m.over.Label, func() { m.over.Set = true }); err != nil || m.remote == nil {
		return handle.NoReturn(err)
	}
	return handle.NoReturn(m.remote.shutdown(c))
}

// join is BaseManager.join(timeout=None).
func (m *manager) join(c *handle.Call) (starlark.Value, error) {
	if m.remote == nil {
		return starlark.None, nil
	}
	return object.CallMethod(c.Thread, m.remote.Object, "join", c.Args, c.Kwargs)
}

// fromServer turns an error in the making of a managed object into what CPython's server sends.
func fromServer(c *handle.Call, v starlark.Value, err error) (starlark.Value, error) {
	if err == nil {
		return v, nil
	}
	exc, stop := exception.Catch(c.Thread, err)
	if stop != nil {
		return nil, stop
	}
	return nil, remoteError(c.P.Traceback(advice.Describe(c.Thread, exc)))
}

// container returns a method that makes a proxy of what kind makes of the arguments.
func (m *manager) container(kind *object.Class, typeid string, proxy *object.Class) func(*manager, *handle.Call) (starlark.Value, error) {
	return func(m *manager, c *handle.Call) (starlark.Value, error) {
		if err := m.check(c); err != nil {
			return nil, err
		}
		v, err := starlark.Call(c.Thread, kind, c.Args, c.Kwargs)
		if err != nil {
			return fromServer(c, v, err)
		}
		x, err := handle.Pack(v)
		if err != nil {
			return nil, err
		}
		return c.New(proxy, &managed{Maker: handle.MakerOf(c.P, proxy.Name()), server: m.server, typeid: typeid, v: x.V}), nil
	}
}

func (m *manager) namespace(c *handle.Call) (starlark.Value, error) {
	if err := m.check(c); err != nil {
		return nil, err
	}
	if len(c.Args) > 0 {
		return fromServer(c, nil, raise.Errorf("TypeError", "Namespace.__init__() takes 1 positional argument but %d were given", len(c.Args)+1))
	}
	d := starlark.NewDict(len(c.Kwargs))
	for _, kw := range c.Kwargs {
		if err := d.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	x, err := handle.Pack(d)
	if err != nil {
		return nil, err
	}
	return c.New(NamespaceProxy, &managed{Maker: handle.MakerOf(c.P, "NamespaceProxy"), server: m.server, typeid: "Namespace", v: x.V}), nil
}

var (
	managerValueSignature = call.NewSignature("def Value.__init__(self, typecode, value, lock=True)")
	managerArraySignature = call.NewSignature("def Array(typecode, sequence, lock=True)")
)

func (m *manager) value(c *handle.Call) (starlark.Value, error) {
	if err := m.check(c); err != nil {
		return nil, err
	}
	var code, v, lock starlark.Value
	if err := c.Bind(managerValueSignature, &code, &v, &lock); err != nil {
		return nil, err
	}
	x, err := handle.Pack(v)
	if err != nil {
		return nil, err
	}
	return c.New(ValueProxyClass, &managed{Maker: handle.MakerOf(c.P, "ValueProxy"), server: m.server, typeid: "Value", code: code, v: x.V}), nil
}

func (m *manager) array(c *handle.Call) (starlark.Value, error) {
	if err := m.check(c); err != nil {
		return nil, err
	}
	var code, v, lock starlark.Value
	if err := c.Bind(managerArraySignature, &code, &v, &lock); err != nil {
		return nil, err
	}
	list, err := object.Collect(c.Thread, v)
	if err != nil {
		return nil, err
	}
	kind, err := sharedctypes.CTypeOf(code)
	if err != nil {
		return fromServer(c, nil, raise.Errorf("ValueError", "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"))
	}
	for i := range list {
		if list[i], err = kind.Convert(c.Thread, kind, list[i]); err != nil {
			return fromServer(c, nil, err)
		}
	}
	return c.New(ArrayProxyClass, &managed{Maker: handle.MakerOf(c.P, "ArrayProxy"), server: m.server, typeid: "Array",
		code: code, kind: kind, v: starlark.NewList(list)}), nil
}

func fillManagers() {
	var m *manager
	handle.Define(BaseManagerClass, func(m *manager, c *handle.Call) error {
		m.server = newManager(c.P).server
		return nil
	}, handle.Methods[*manager]{
		"start": (*manager).start, "shutdown": (*manager).shutdown, "join": (*manager).join, "__getattr__": (*manager).getType,
		"__enter__": func(m *manager, c *handle.Call) (starlark.Value, error) {
			if !m.started {
				if _, err := m.start(c); err != nil {
					return nil, err
				}
			}
			return c.Self, m.check(c)
		},
		"__exit__": func(m *manager, c *handle.Call) (starlark.Value, error) { return m.shutdown(c) },
		"connect": func(*manager, *handle.Call) (starlark.Value, error) {
			return nil, raise.Errorf("OSError", "programs run by pyq have no network: share the manager's objects with the processes that you start")
		},
	})
	BaseManagerClass.Set("register", object.NewClassMethod(object.NewFunc("register", register)))
	handle.Computed(BaseManagerClass, "_process", func(m *manager, _ *handle.Call) (starlark.Value, error) {
		if m.remote == nil {
			return nil, raise.Errorf("AttributeError", "this manager has no process: it manages no types of the program's own")
		}
		return m.remote.Object, nil
	}, nil)
	methods := handle.Methods[*manager]{
		"dict": m.container(object.DictClass, "dict", DictProxyClass), "list": m.container(object.ListClass, "list", ListProxyClass),
		"set":       m.container(object.SetClass, "set", setProxyClass),
		"Namespace": (*manager).namespace, "Value": (*manager).value, "Array": (*manager).array,
	}
	for name, kind := range sharedKinds {
		methods[name] = kind.making(name)
	}
	handle.Define(SyncManagerClass, func(m *manager, c *handle.Call) error { m.server = newManager(c.P).server; return nil }, methods)
}
