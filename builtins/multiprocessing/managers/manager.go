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

// act does something to what the manager has, unless the manager has ended. f must not run code
// of the program.
func (s *server) act(c *handle.Call, kind, label string, f func()) error {
	over := false
	err := c.Act(&s.over.Obj, kind, label, func() {
		if over = s.over.Set; !over {
			f()
		}
	})
	if err == nil && over {
		err = handle.OSError("BrokenPipeError", 32, "Broken pipe")
	}
	return err
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
func MakeManager(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	m := newManager(p)
	self := object.NewInstance(p.Home(), SyncManagerClass, m)
	return self, m.begin(&handle.Call{Thread: thread, P: p, Self: self})
}

func newManager(p *proc.Proc) *manager {
	return &manager{&server{over: &locks.Flag{Maker: handle.MakerOf(p, "Manager")}}}
}

// begin starts the manager. In CPython that starts a process, which takes a number. One that begins anew
// runs the program once more, so there is one.
func (m *manager) begin(c *handle.Call) error {
	if handle.MethodOf(c.P) != handle.Fork {
		return m.startServer(c, new(starlark.Dict), nil, starlark.Tuple{})
	}
	m.started = true
	c.P.NextChild()
	return nil
}

// init is BaseManager.__init__. What it is given is for managers elsewhere in a network.
func (m *manager) init(c *handle.Call, _ []starlark.Value) (starlark.Value, error) {
	m.server = newManager(c.P).server
	return starlark.None, nil
}

// start is BaseManager.start(initializer=None, initargs=()).
func (m *manager) start(c *handle.Call, initializer, initargs starlark.Value) (starlark.Value, error) {
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
		return handle.NoReturn(m.begin(c))
	}
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
func (m *manager) join(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	if m.remote == nil {
		return starlark.None, nil
	}
	return object.CallMethod(c.Thread, m.remote.Object, "join", starlark.Tuple{handle.OrNone(timeout)}, nil)
}

// enter is BaseManager.__enter__().
func (m *manager) enter(c *handle.Call) (starlark.Value, error) {
	if !m.started {
		if _, err := m.start(c, nil, nil); err != nil {
			return nil, err
		}
	}
	return c.Self, m.check(c)
}

func (m *manager) exit(c *handle.Call, _, _, _ starlark.Value) (starlark.Value, error) {
	return m.shutdown(c)
}

func (m *manager) connect(*handle.Call) (starlark.Value, error) {
	return nil, raise.Errorf("OSError", "programs run by pyq have no network: share the manager's objects with the processes that you start")
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

// A makeFunc makes an object of a manager.
type makeFunc func(m *manager, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// making makes a method that asks the manager for an object of a type. As under CPython, it
// hands over whatever it is given, and it is the manager that finds fault with that.
func making(typeid string, f makeFunc) *call.Entry {
	return handle.MOpen("def "+typeid+"(self, /, *args, **kwds)", func(m *manager, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := m.check(c); err != nil {
			return nil, err
		}
		return f(m, c, args, kwargs)
	})
}

// bound is a makeFunc of what has the arguments of a signature.
func bound(signature string, f func(m *manager, c *handle.Call, v []starlark.Value) (starlark.Value, error)) makeFunc {
	s := call.NewSignature(signature)
	return func(m *manager, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, s.Len())
		if err := s.Bind(v, args, kwargs); err != nil {
			return fromServer(c, nil, err)
		}
		return f(m, c, v)
	}
}

// container makes a method that makes a proxy of what kind makes of the arguments.
func container(kind *object.Class, typeid string, proxy *object.Class) *call.Entry {
	return making(typeid, func(m *manager, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, err := starlark.Call(c.Thread, kind, args, kwargs)
		if err != nil {
			return fromServer(c, v, err)
		}
		return m.manage(c, &managed{typeid: typeid}, proxy, v)
	})
}

// manage returns a proxy of a copy of v.
func (m *manager) manage(c *handle.Call, x *managed, proxy *object.Class, v starlark.Value) (starlark.Value, error) {
	packed, err := handle.Pack(v)
	if err != nil {
		return nil, err
	}
	x.Maker, x.server, x.v = handle.MakerOf(c.P, proxy.ShortName()), m.server, packed.V
	return c.New(proxy, x), nil
}

func (m *manager) namespace(c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.NewSignature("def Namespace.__init__(self, /, **kwds)").Bind(nil, args, kwargs); err != nil {
		return fromServer(c, nil, err)
	}
	d, err := handle.PairsDict(kwargs)
	if err != nil {
		return nil, err
	}
	return m.manage(c, &managed{typeid: "Namespace"}, NamespaceProxy, d)
}

func (m *manager) value(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	return m.manage(c, &managed{typeid: "Value", code: v[0]}, ValueProxyClass, v[1])
}

func (m *manager) array(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(c.Thread, v[1])
	if err != nil {
		return nil, err
	}
	kind, err := sharedctypes.CTypeOf(v[0])
	if err != nil {
		return fromServer(c, nil, raise.Errorf("ValueError", "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"))
	}
	for i := range list {
		if list[i], err = kind.Convert(c.Thread, kind, list[i]); err != nil {
			return fromServer(c, nil, err)
		}
	}
	return m.manage(c, &managed{typeid: "Array", code: v[0], kind: kind}, ArrayProxyClass, starlark.NewList(list))
}

func fillManagers() {
	init := handle.M("def BaseManager.__init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0)", (*manager).init)
	handle.Define[manager](BaseManagerClass, init,
		handle.M2("def BaseManager.start(self, initializer=None, initargs=())", (*manager).start),
		handle.M0("def BaseManager.shutdown(self)", (*manager).shutdown),
		handle.M1("def BaseManager.join(self, timeout=None)", (*manager).join),
		handle.M0("def BaseManager.connect(self)", (*manager).connect),
		handle.M1("def BaseManager.__getattr__(self, name)", (*manager).getType),
		handle.M0("def BaseManager.__enter__(self)", (*manager).enter),
		handle.M3("def BaseManager.__exit__(self, exc_type, exc_val, exc_tb)", (*manager).exit),
	)
	BaseManagerClass.Set("register", object.NewClassMethod(call.New(
		call.F("def BaseManager.register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True)", register))))
	handle.Computed(BaseManagerClass, "_process", func(m *manager, _ *handle.Call) (starlark.Value, error) {
		if m.remote == nil {
			return nil, raise.Errorf("AttributeError", "this manager has no process: it manages no types of the program's own")
		}
		return m.remote.Object, nil
	}, nil)
	methods := []*call.Entry{
		container(object.DictClass, "dict", DictProxyClass),
		container(object.ListClass, "list", ListProxyClass),
		container(object.SetClass, "set", setProxyClass),
		making("Namespace", (*manager).namespace),
		making("Value", bound("def Value.__init__(self, typecode, value, lock=True)", (*manager).value)),
		making("Array", bound("def Array(typecode, sequence, lock=True)", (*manager).array)),
	}
	for _, kind := range sharedKinds() {
		methods = append(methods, making(kind.typeid, kind.make))
	}
	handle.Define[manager](SyncManagerClass, init, methods...)
}
