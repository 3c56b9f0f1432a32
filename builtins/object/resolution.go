package object

import (
	"maps"
	"slices"
	"unique"

	"go.starlark.net/starlark"
)

// A resolution is what a class looks like from its instances: all attributes of the class
// and its bases, and what matters for the access to attributes. It is made when
// somebody first asks, and again when the class has changed.
type resolution struct {
	all map[string]starlark.Value
	// data says that an attribute is a data descriptor, a property for one, which
	// goes before the instance's own.
	data bool
	// A program's own __getattribute__ and so on; nil if they are object's.
	getattribute, getattr, setattr, delattr starlark.Value
	init, new                               starlark.Value
	// carrier is the built-in class whose values, or objects, the instances
	// carry; nil if they carry nothing.
	carrier *Class
	// AttrNames is what __slots__ allows; nil allows every name.
	names map[string]bool
	// identify is what Class.Identify set, nil for most.
	identify func(*Instance) starlark.Value
	// byIdentity says that instances equal only themselves, and no program says what their hash
	// is. plainKeys says besides that they carry no built-in value: they are keys that the engine
	// finds. baseKeys says that they are compared and hashed like the value that they carry.
	byIdentity, plainKeys, baseKeys bool
	// reduces says that a program's class says how instances are made anew, see Reduce.
	reduces bool
	// usual says that instances have their attributes, and get them, in the usual way: neither
	// the class's methods nor its __slots__ have a say.
	usual bool
	// plainReads says that nothing goes before an instance's own attributes.
	plainReads bool
	// sites has what was found for Sites last, of a program's class, which belongs to one
	// process.
	sites *[siteEntries]siteEntry
}

// resolved returns the class's resolution. A built-in class is used by all processes,
// which may make it at the same time: all make the same.
func (c *Class) resolved() *resolution {
	if s := c.resolution.Load(); s != nil {
		return s
	}
	s := c.resolve()
	c.resolution.Store(s)
	return s
}

func (c *Class) resolve() *resolution {
	s := &resolution{all: make(map[string]starlark.Value, 32)}
	for i := len(c.mro) - 1; i >= 0; i-- {
		k := c.mro[i]
		maps.Copy(s.all, k.members())
		if k != ObjectClass {
			for _, v := range k.members() {
				s.data = s.data || isData(v)
			}
		}
		if k.user == nil && (k.objects != nil || k.construct != nil) && k != ObjectClass {
			s.carrier = k
		}
		if k.identify != nil {
			s.identify = k.identify
		}
	}
	own := func(name string) starlark.Value {
		if v := s.all[name]; v != nil && v != ObjectClass.members()[name] {
			return v
		}
		return nil
	}
	s.getattribute, s.getattr = own("__getattribute__"), own("__getattr__")
	s.setattr, s.delattr = own("__setattr__"), own("__delattr__")
	s.init, s.new = own("__init__"), own("__new__")
	s.names = c.slotNames()
	s.byIdentity = own("__eq__") == nil && !isProgramFunction(own("__hash__"))
	s.plainKeys = s.byIdentity && (s.carrier == nil || s.carrier.objects != nil)
	s.baseKeys = s.carrier != nil && s.isCarriers("__eq__") && s.isCarriers("__hash__") && s.all["__hash__"] != starlark.None
	s.plainReads = c.user != nil && s.getattribute == nil && !s.data
	s.reduces = slices.ContainsFunc(c.mro, func(k *Class) bool {
		return k.user != nil && slices.ContainsFunc(reductionNames, func(name string) bool { return k.members()[name] != nil })
	})
	s.usual = s.setattr == nil && !s.data && s.names == nil
	return s
}

// isCarriers reports whether the instances have a method of the built-in class whose values
// they carry.
func (s *resolution) isCarriers(name string) bool {
	m, ok := s.carrier.Lookup(name)
	return ok && s.all[name] == m
}

// isProgramFunction reports whether v, an attribute of a class, may run the program's code.
func isProgramFunction(v starlark.Value) bool {
	switch v.(type) {
	case nil, starlark.NoneType, *MethodDescriptor:
		return false
	}
	return true
}

// slotNames returns the names that instances may have, nil if all.
func (c *Class) slotNames() map[string]bool {
	names := map[string]bool{}
	for _, k := range c.mro {
		switch {
		case k == ObjectClass:
		case k.user == nil || k.user.slots == nil:
			return nil
		default:
			for _, name := range k.user.slots {
				names[name] = true
			}
		}
	}
	if c.user == nil && c != ObjectClass {
		return nil
	}
	return names
}

// changed forgets what was resolved, of derived classes too.
func (c *Class) changed() {
	c.resolution.Store(nil)
	for _, sub := range c.user.derived {
		if d := sub.Value(); d != nil {
			d.changed()
		}
	}
}

// replaced notes that an attribute of owner, which c is or is derived from, has another value, and
// that nothing else depends on it.
func (c *Class) replaced(name string, v starlark.Value, owner *Class) {
	if s := c.resolution.Load(); s != nil && c.definer(name) == owner {
		s.all[name] = v
		if s.sites != nil {
			key := unique.Make(name)
			if e := s.site(key, hashOfName(name)); e.key == key {
				e.v, e.kind = v, kindOf(v)
			}
		}
	}
	for _, sub := range c.user.derived {
		if d := sub.Value(); d != nil {
			d.replaced(name, v, owner)
		}
	}
}

// definer returns the class that an attribute is found in, nil if there is none.
func (c *Class) definer(name string) *Class {
	for _, k := range c.mro {
		if k.members()[name] != nil {
			return k
		}
	}
	return nil
}

// site returns the entry that an attribute has, or may have, by its name, see Site, and by the hash
// of that. An entry is given to another name, but never emptied.
func (r *resolution) site(key unique.Handle[string], hash uint32) *siteEntry {
	first := &r.sites[hash%siteEntries]
	if first.key == key {
		return first
	}
	for i := range uint32(siteProbes) {
		if e := &r.sites[(hash+i)%siteEntries]; e.key == key || e.key == (unique.Handle[string]{}) {
			return e
		}
	}
	return first
}
