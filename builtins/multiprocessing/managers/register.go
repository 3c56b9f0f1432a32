package managers

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A registration is what a program has told BaseManager.register of one type.
type registration struct {
	callable, proxy, exposed starlark.Value // nil or given
	typeids                  *starlark.Dict // method_to_typeid, or nil
}

// registryName is the attribute of a program's class that has its registrations: a dict of
// tuples, so that they are copied with the class.
const registryName = "_registry"

// register is BaseManager.register, a method of the class.
func register(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	class := v[0].(*object.Class)
	typeid, callable, proxy, exposed, typeids, create := v[1], v[2], v[3], v[4], v[5], v[6]
	if proxy != nil && proxy != starlark.None {
		for attr, to := range map[string]*starlark.Value{"_exposed_": &exposed, "_method_to_typeid_": &typeids} {
			if *to == nil || *to == starlark.None {
				if v, ok := proxy.(*object.Class); ok {
					*to, _ = v.Lookup(attr)
				}
			}
		}
	}
	entry := starlark.Tuple{handle.OrNone(callable), handle.OrNone(proxy), handle.OrNone(exposed), handle.OrNone(typeids), starlark.Bool(object.Truth(create, true))}
	return starlark.None, registryOf(proc.Of(thread), class).SetKey(typeid, entry)
}

// registryOf returns the registrations of a class itself. Those of pyq's own classes,
// which all processes share, belong to the process.
func registryOf(p *proc.Proc, class *object.Class) *starlark.Dict {
	if !class.BuiltIn() {
		d, ok := class.Own(registryName).(*starlark.Dict)
		if !ok {
			d = starlark.NewDict(1)
			class.SetClassAttr(registryName, d)
		}
		return d
	}
	registered := registries.Of(p).registered
	if registered[class] == nil {
		registered[class] = starlark.NewDict(1)
	}
	return registered[class]
}

// A registry is what the module managers keeps for a process.
type registry struct {
	proxies    map[string]*object.Class         // see autoProxy
	registered map[*object.Class]*starlark.Dict // with pyq's own classes, see registryOf
}

var registries = proc.NewSlot(func(*proc.Proc) *registry {
	return &registry{map[string]*object.Class{}, map[*object.Class]*starlark.Dict{}}
})

// registrations returns those of a class and of its bases.
func registrations(p *proc.Proc, class *object.Class) *starlark.Dict {
	all := starlark.NewDict(0)
	for _, base := range class.MRO() {
		var own *starlark.Dict
		if base.BuiltIn() {
			own = registries.Of(p).registered[base]
		} else {
			own, _ = base.Own(registryName).(*starlark.Dict)
		}
		if own == nil {
			continue
		}
		for k, v := range own.Entries() {
			if _, found, _ := all.Get(k); !found {
				_ = all.SetKey(k, v) // it was a key before
			}
		}
	}
	return all
}

// registrationIn finds a registration.
func registrationIn(all *starlark.Dict, typeid string) (*registration, error) {
	v, found, _ := all.Get(starlark.String(typeid))
	if !found {
		return nil, raise.Errorf("KeyError", "'%s'", typeid)
	}
	t := v.(starlark.Tuple)
	given := func(i int) starlark.Value {
		if t[i] == starlark.None {
			return nil
		}
		return t[i]
	}
	r := &registration{callable: given(0), proxy: given(1), exposed: given(2)}
	r.typeids, _ = given(3).(*starlark.Dict)
	return r, nil
}

// methodsOf returns the names that proxies of v offer: those that were exposed, or the
// public methods.
func (t *registration) methodsOf(c *handle.Call, v starlark.Value) ([]string, error) {
	from := t.exposed
	if from == nil {
		var err error
		if from, err = starlark.Call(c.Thread, c.P.World().Env["dir"], starlark.Tuple{v}, nil); err != nil {
			return nil, err
		}
	}
	list, err := object.Collect(c.Thread, from)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, name := range list {
		text := object.Text(name)
		if t.exposed == nil {
			if f, err := object.GetAttr(c.Thread, v, text); strings.HasPrefix(text, "_") || err != nil || !object.Callable(f) {
				continue
			}
		}
		names = append(names, text)
	}
	if t.typeids != nil {
		for _, k := range t.typeids.Keys() {
			names = append(names, object.Text(k))
		}
	}
	return names, nil
}

// proxy makes a proxy of the object in the process that has asked for it. class is the
// one that was registered, nil for the usual one.
func (x *remote) proxy(c *handle.Call, class *object.Class) *object.Instance {
	switch {
	case class != nil:
	case x.typeid == "Iterator":
		class = IteratorProxy
	default:
		class = autoProxy(c.P, "AutoProxy["+x.typeid+"]", x.exposed)
	}
	return c.New(class, &managed{Maker: handle.MakerOf(c.P, class.ShortName()), typeid: x.typeid, remote: x})
}

// autoProxy returns a class of proxies with the given methods.
func autoProxy(p *proc.Proc, name string, exposed []string) *object.Class {
	proxies := registries.Of(p).proxies
	key := name + " " + strings.Join(exposed, " ")
	if class := proxies[key]; class != nil {
		return class
	}
	class := object.NewClass(name, BaseProxyClass).In("multiprocessing.managers")
	var methods []*call.Entry
	for _, method := range exposed {
		methods = append(methods, remotely(method, method+"(self, /, *args, **kwds)"))
	}
	handle.Define[managed](class, nil, methods...)
	proxies[key] = class
	return class
}

// MakeProxyType is multiprocessing.managers.MakeProxyType(name, exposed).
func MakeProxyType(thread *starlark.Thread, name, exposed starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(thread, exposed)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, v := range list {
		names = append(names, object.Text(v))
	}
	class := autoProxy(proc.Of(thread), object.Text(name), names)
	class.Set("_exposed_", starlark.Tuple(list))
	return class, nil
}

// getType is what a manager answers for a name that is no attribute: a registered type's.
func (m *manager) getType(c *handle.Call, name starlark.Value) (starlark.Value, error) {
	typeid, self := object.Text(name), c.Self
	all := registrations(c.P, self.Class())
	t, err := registrationIn(all, typeid)
	if err != nil {
		return nil, raise.New(fact.NoAttribute, self.Class().Name(), typeid)
	}
	return call.New(call.FOpen("def "+typeid+"(self, /, *args, **kwds)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		c := &handle.Call{Thread: thread, P: proc.Of(thread)}
		if err := m.check(c); err != nil {
			return nil, err
		}
		if m.remote == nil {
			return nil, remoteError("KeyError: '" + typeid + "': it was registered after the manager was started\n")
		}
		v, err := m.remote.ask(c, &request{typeid: typeid}, typeid, args, kwargs)
		if err != nil || t.proxy == nil {
			return v, err
		}
		class, ok := t.proxy.(*object.Class)
		if !ok || !class.Is(BaseProxyClass) {
			return starlark.Call(thread, t.proxy, starlark.Tuple{v}, nil)
		}
		return v.(*object.Instance).Base().(*managed).remote.proxy(c, class), nil
	})), nil
}
