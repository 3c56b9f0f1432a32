package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// MappingProxyClass is types.MappingProxyType: a mapping that cannot be changed through it, as a
// class's __dict__ is.
var MappingProxyClass = NewClass("mappingproxy").Final().Shaped(MappingShape).Subscriptable()

// A proxied is what a mappingproxy carries.
type proxied struct{ mapping starlark.Value }

// TravelTo implements Payload.
func (p proxied) TravelTo(c *memory.Copier, _ *Instance) (any, error) {
	m, err := c.Copy(p.mapping)
	return proxied{m}, err
}

// NewMappingProxy returns mappingproxy(mapping).
func NewMappingProxy(home *memory.Home, mapping starlark.Value) *Instance {
	return NewInstance(home, MappingProxyClass, proxied{mapping})
}

// proxiedBy returns the mapping behind v, v itself if that is no mappingproxy.
func proxiedBy(v starlark.Value) starlark.Value {
	if i, ok := v.(*Instance); ok {
		if p, ok := i.base.(proxied); ok {
			return p.mapping
		}
	}
	return v
}

func fillMappingProxy() {
	c := MappingProxyClass
	c.DefineMade("mappingproxy(mapping)", func(_ *starlark.Thread, _ *Instance, v []starlark.Value) (any, error) {
		switch v[0].(type) {
		case *starlark.List, starlark.Tuple:
		default:
			if _, ok := TypeOf(v[0]).Lookup("__getitem__"); ok {
				return proxied{v[0]}, nil
			}
		}
		return nil, raise.Errorf("TypeError", "mappingproxy() argument must be a mapping, not %s", TypeOf(v[0]).Name())
	})
	for _, name := range []string{"keys", "values", "items", "copy"} {
		c.Define(nil, call.M0("mappingproxy."+name+"(self, /)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return CallMethod(thread, proxiedBy(self), name, nil, nil)
		}))
	}
	c.Define(nil,
		call.M2("mappingproxy.get(self, key, default=None, /)", func(thread *starlark.Thread, self, key, def starlark.Value) (starlark.Value, error) {
			if def == nil {
				def = starlark.None
			}
			return CallMethod(thread, proxiedBy(self), "get", starlark.Tuple{key, def}, nil)
		}),
		call.M0("mappingproxy.__reversed__(self, /)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return CallMethod(thread, proxiedBy(self), "__reversed__", nil, nil)
		}))
	c.Give(Slot1("__getitem__", func(thread *starlark.Thread, self, key starlark.Value) (starlark.Value, error) {
		return GetItem(thread, proxiedBy(self), key)
	}))
	c.Give(Slot1("__contains__", func(thread *starlark.Thread, self, key starlark.Value) (starlark.Value, error) {
		in, err := Contains(thread, proxiedBy(self), key)
		return starlark.Bool(in), err
	}))
	c.Give(Slot0("__len__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		n, err := Length(thread, proxiedBy(self))
		return starlark.MakeInt(n), err
	}))
	c.Give(Slot0("__iter__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return CallMethod(thread, proxiedBy(self), "__iter__", nil, nil)
	}))
	c.Give(Slot0("__repr__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		text, err := Repr(thread, proxiedBy(self))
		return starlark.String("mappingproxy(" + text + ")"), err
	}))
	c.Give(Slot0("__str__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		text, err := Str(thread, proxiedBy(self))
		return starlark.String(text), err
	}))
	c.Give(Slot0("__hash__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		h, err := Hash(thread, proxiedBy(self))
		return starlark.MakeInt64(h), err
	}))
	for op, name := range comparisons {
		c.Give(Slot1(name, func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			holds, err := Compare(thread, op, proxiedBy(self), proxiedBy(other))
			return starlark.Bool(holds), err
		}))
	}
	for _, name := range []string{"__or__", "__ror__"} {
		c.Give(Slot1(name, func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
			a, b := proxiedBy(self), proxiedBy(other)
			if name == "__ror__" {
				a, b = b, a
			}
			return Binary(thread, "|", a, b)
		}))
	}
	c.Give(Slot1("__ior__", func(*starlark.Thread, starlark.Value, starlark.Value) (starlark.Value, error) {
		return nil, raise.Errorf("TypeError", "'|=' is not supported by mappingproxy; use '|' instead")
	}))
}

// namespace is the class's __dict__.
func (c *Class) namespace(thread *starlark.Thread) starlark.Value {
	var d *starlark.Dict
	if c.user == nil {
		d = DictOf(c.members())
	} else {
		d = starlark.NewDict(len(c.user.order) + 4)
		d.SetKey(starlark.String("__module__"), starlark.String(c.module))
		for _, name := range c.user.order {
			d.SetKey(starlark.String(name), c.members()[name])
		}
		c.addComputed(d)
	}
	if thread == nil {
		thread = threadOf(c)
	}
	if thread == nil { // with the host
		return d
	}
	return NewMappingProxy(proc.Of(thread).Home(), d)
}

// addComputed adds to a class's __dict__ what every class has besides.
func (c *Class) addComputed(d *starlark.Dict) {
	if c.user.slots == nil {
		for _, name := range []string{"__dict__", "__weakref__"} {
			if inherited := c.inheritsDict(); !inherited && c.members()[name] == nil {
				d.SetKey(starlark.String(name), &GetSet{name: name, class: c, get: func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
					if name == "__weakref__" {
						return starlark.None, nil
					}
					return objectDict(thread, self)
				}, set: setObjectDict})
			}
		}
	}
	if c.members()["__doc__"] == nil {
		d.SetKey(starlark.String("__doc__"), starlark.None)
	}
}

// inheritsDict reports whether a base's instances have a __dict__ of a program's class.
func (c *Class) inheritsDict() bool {
	for _, k := range c.mro[1:] {
		if k.user != nil && k.user.slots == nil {
			return true
		}
	}
	return false
}
