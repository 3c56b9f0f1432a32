package threading

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// LocalClass is threading.local.
var LocalClass = object.NewClass("_local").In("_thread").Static()

// A threadLocal is what threading.local() carries: the attributes that each thread sees. A
// thread that sees it first calls __init__ of a derived class, with the arguments that the
// object was made with.
type threadLocal struct {
	of     map[*proc.Thread]*starlark.Dict
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

// seenBy returns the thread that computes, nil for the first one, before and after there are others.
func seenBy(p *proc.Proc) *proc.Thread {
	t := p.Thread()
	if t == p.MainThread() {
		return nil
	}
	return t
}

// dict returns the attributes that the thread sees.
func (l *threadLocal) dict(c *handle.Call) (*starlark.Dict, error) {
	t := seenBy(c.P)
	if d := l.of[t]; d != nil {
		return d, nil
	}
	d := new(starlark.Dict)
	l.of[t] = d
	init, _ := c.Self.Class().Lookup("__init__")
	if base, _ := object.ObjectClass.Lookup("__init__"); init == base {
		return d, nil
	}
	if _, err := object.CallMethod(c.Thread, c.Self, "__init__", l.args, l.kwargs); err != nil {
		delete(l.of, t)
		return nil, err
	}
	return d, nil
}

// TravelTo implements object.Payload. The process has what the thread sees that starts it.
func (l *threadLocal) TravelTo(c *memory.Copier, i *object.Instance) (any, error) {
	if err := handle.NotSent(c, "_thread._local", "_thread._local"); err != nil {
		return nil, err
	}
	to := &threadLocal{of: map[*proc.Thread]*starlark.Dict{}}
	if d := l.of[seenBy(proc.At(i.Home()))]; d != nil {
		v, err := c.Copy(d)
		if err != nil {
			return nil, err
		}
		to.of[nil] = v.(*starlark.Dict)
	}
	args, err := c.Copy(l.args)
	if err != nil {
		return nil, err
	}
	to.args = args.(starlark.Tuple)
	for _, kw := range l.kwargs {
		pair, err := c.Copy(kw)
		if err != nil {
			return nil, err
		}
		to.kwargs = append(to.kwargs, pair.(starlark.Tuple))
	}
	return to, nil
}

// newLocal is _local.__new__. The thread that makes the object has __init__ called as usual.
func newLocal(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
	if len(args)+len(kwargs) > 0 {
		init, _ := self.Class().Lookup("__init__")
		if base, _ := object.ObjectClass.Lookup("__init__"); init == base {
			return nil, raise.Errorf("TypeError", "Initialization arguments are not supported")
		}
	}
	of := map[*proc.Thread]*starlark.Dict{seenBy(proc.Of(thread)): new(starlark.Dict)}
	return &threadLocal{of: of, args: args, kwargs: kwargs}, nil
}

func (l *threadLocal) get(c *handle.Call, name starlark.Value) (starlark.Value, error) {
	d, err := l.dict(c)
	if err != nil || name == starlark.String("__dict__") {
		return d, err
	}
	k, _ := starlark.AsString(name)
	if v, found := c.Self.Class().Lookup(k); found && object.IsDataDescriptor(v) {
		return l.plain(c, name)
	}
	if v, ok, err := d.Get(name); ok || err != nil {
		return v, err
	}
	return l.plain(c, name)
}

// plain finds an attribute that is the class's.
func (l *threadLocal) plain(c *handle.Call, name starlark.Value) (starlark.Value, error) {
	f, _ := object.ObjectClass.Lookup("__getattribute__")
	return starlark.Call(c.Thread, f, starlark.Tuple{c.Self, name}, nil)
}

func (l *threadLocal) set(c *handle.Call, name, v starlark.Value) (starlark.Value, error) {
	if name == starlark.String("__dict__") {
		return nil, readOnlyDict(c)
	}
	d, err := l.dict(c)
	if err != nil {
		return nil, err
	}
	return handle.NoReturn(object.DictSet(c.Thread, d, name, v))
}

func (l *threadLocal) del(c *handle.Call, name starlark.Value) (starlark.Value, error) {
	if name == starlark.String("__dict__") {
		return nil, readOnlyDict(c)
	}
	d, err := l.dict(c)
	if err != nil {
		return nil, err
	}
	_, ok, err := object.DictDelete(c.Thread, d, name)
	if err == nil && !ok {
		err = raise.New(fact.NoAttribute, c.Self.Class().Name(), object.Text(name))
	}
	return handle.NoReturn(err)
}

func readOnlyDict(c *handle.Call) error {
	return raise.Errorf("AttributeError", "'%s' object attribute '__dict__' is read-only", c.Self.Class().Name())
}

func fillLocal() {
	LocalClass.DefineObjects(newLocal,
		handle.M1("slot __getattribute__(self, name, /)", (*threadLocal).get),
		handle.M2("slot __setattr__(self, name, value, /)", (*threadLocal).set),
		handle.M1("slot __delattr__(self, name, /)", (*threadLocal).del),
	)
}
