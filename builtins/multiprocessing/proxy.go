package multiprocessing

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A managed object is what a manager's proxies stand for: a dict, a list or the like that
// no process has in its memory. What goes in and what comes out are copies, as through a
// queue; so d["list"].append(1) changes a copy. Nothing that is inside is ever changed,
// only replaced.
type managed struct {
	maker
	server *server
	typeid string
	code   starlark.Value // of Value and Array
	kind   *ctype         // of Array

	obj     sched.Object
	v       starlark.Value
	version int // counts the changes
}

// TravelTo implements core.Payload.
func (m *managed) TravelTo(*proc.Copier, *core.Instance) (any, error) { return m, nil }

// do runs f on the object, as one operation. f must not run code of the program.
func (m *managed) do(c *Call, kind string, change bool, f func()) error {
	over := false
	m.server.over.obj.With(func() { over = m.server.over.set })
	if over {
		return osError("BrokenPipeError", 32, "Broken pipe")
	}
	return c.Act(&m.obj, kind, m.label, func() {
		f()
		if change {
			m.version++
		}
	})
}

// out returns a copy for the process that asks.
func (c *Call) out(v starlark.Value, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return proc.CopyInto(c.P, v)
}

// in copies the arguments into nobody's memory.
func (c *Call) in(args starlark.Tuple) (starlark.Tuple, error) {
	x, err := Pack(args)
	if err != nil {
		return nil, err
	}
	return x.v.(starlark.Tuple), nil
}

// through returns a proxy's method that calls the object's. The call is made on a copy,
// for it may run code of the program; it counts if nobody has changed the object
// meanwhile, and is made again otherwise.
func (m *managed) through(name string, change bool) func(*managed, *Call) (starlark.Value, error) {
	return func(m *managed, c *Call) (starlark.Value, error) {
		args, err := c.in(c.Args)
		if err != nil {
			return nil, err
		}
		for {
			var v starlark.Value
			version := 0
			if err := m.do(c, name, false, func() { v, version = shallow(m.v), m.version }); err != nil {
				return nil, err
			}
			result, failed := core.CallMethod(c.Thread, v, name, args, c.Kwargs)
			if failed == nil {
				result, failed = plain(c, result)
			}
			if !change {
				return c.out(result, failed)
			}
			current := false
			if err := m.do(c, name, true, func() {
				if current = m.version == version; current {
					m.v = v
				}
			}); err != nil {
				return nil, err
			}
			if current {
				return c.out(result, failed)
			}
		}
	}
}

// shallow returns a container with the same elements.
func shallow(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case *starlark.List:
		all := make([]starlark.Value, v.Len())
		for i := range all {
			all[i] = v.Index(i)
		}
		return starlark.NewList(all)
	case *starlark.Dict:
		d := starlark.NewDict(v.Len())
		for k, x := range v.Entries() {
			_ = d.SetKey(k, x) // it was a key before
		}
		return d
	case *starlark.Set:
		s := starlark.NewSet(v.Len())
		for x := range v.Elements() {
			_ = s.Insert(x)
		}
		return s
	}
	return v
}

// plain makes a list of a view or an iterator: that is what travels in CPython too.
func plain(c *Call, v starlark.Value) (starlark.Value, error) {
	switch v.(type) {
	case *core.DictView:
		list, err := core.Collect(c.Thread, v)
		return starlark.NewList(list), err
	}
	return v, nil
}

// iterate returns an iterator over the elements as they are now.
func (m *managed) iterate(c *Call) (starlark.Value, error) {
	v, err := m.value(c)
	if err != nil {
		return nil, err
	}
	it, err := starlark.Call(c.Thread, c.P.World().Env["iter"], starlark.Tuple{v}, nil)
	return it, err
}

// value returns a copy of the object.
func (m *managed) value(c *Call) (starlark.Value, error) {
	var v starlark.Value
	err := m.do(c, "get", false, func() { v = shallow(m.v) })
	return c.out(v, err)
}

func (m *managed) length(c *Call) (starlark.Value, error) {
	n := 0
	err := m.do(c, "len", false, func() { n = starlark.Len(m.v) })
	return starlark.MakeInt(n), err
}

// The operations on dicts that programs use all the time are one operation each.

func (m *managed) getKey(c *Call) (starlark.Value, error) {
	key, err := c.one("__getitem__")
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	var found bool
	if err := m.do(c, "get", false, func() { v, found, err = m.v.(*starlark.Dict).Get(key) }); err != nil {
		return nil, err
	}
	if err == nil && !found {
		text, err := core.Repr(c.Thread, key)
		if err != nil {
			return nil, err
		}
		return nil, &proc.Error{Class: "KeyError", Msg: text, Args: starlark.Tuple{key}}
	}
	return c.out(v, err)
}

func (m *managed) setKey(c *Call) (starlark.Value, error) {
	args, err := c.in(c.Args)
	if err != nil {
		return nil, err
	}
	if len(args) != 2 {
		return nil, proc.Errorf("TypeError", "expected 2 arguments, got %d", len(args))
	}
	if failed := m.do(c, "set", true, func() { err = m.v.(*starlark.Dict).SetKey(args[0], args[1]) }); failed != nil {
		err = failed
	}
	return noReturn(err)
}

func (m *managed) has(c *Call) (starlark.Value, error) {
	key, err := c.one("__contains__")
	if err != nil {
		return nil, err
	}
	found := false
	if failed := m.do(c, "contains", false, func() { _, found, err = m.v.(*starlark.Dict).Get(key) }); failed != nil {
		err = failed
	}
	return starlark.Bool(found), err
}

func (m *managed) append(c *Call) (starlark.Value, error) {
	args, err := c.in(c.Args)
	if err != nil {
		return nil, err
	}
	if len(args) != 1 {
		return nil, proc.Errorf("TypeError", "list.append() takes exactly one argument (%d given)", len(args))
	}
	return noReturn(m.do(c, "append", true, func() { _ = m.v.(*starlark.List).Append(args[0]) }))
}

// getIndex is l[i], and l[i:j].
func (m *managed) getIndex(c *Call) (starlark.Value, error) {
	key, err := c.one("__getitem__")
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	if n, ok := key.(starlark.Int); ok {
		i, small := n.Int64()
		var list *starlark.List
		if err := m.do(c, "get", false, func() {
			list = m.v.(*starlark.List)
			if i < 0 {
				i += int64(list.Len())
			}
			if small && i >= 0 && i < int64(list.Len()) {
				v = list.Index(int(i))
			}
		}); err != nil {
			return nil, err
		}
		if v != nil {
			return c.out(v, nil)
		}
		return nil, proc.Errorf("IndexError", "%s index out of range", strings.ToLower(m.typeid))
	}
	if err := m.do(c, "get", false, func() { v = shallow(m.v) }); err != nil {
		return nil, err
	}
	return c.out(core.GetItem(c.Thread, v, key))
}

// extend is l += other.
func (m *managed) extend(c *Call) (starlark.Value, error) {
	_, err := m.through("extend", true)(m, c)
	return c.Self, err
}

// setArray is a[i] = v for an Array.
func (m *managed) setArray(c *Call) (starlark.Value, error) {
	if len(c.Args) == 2 {
		if _, slice := c.Args[0].(*core.Slice); !slice {
			v, err := m.kind.convert(c.Thread, m.kind, c.Args[1])
			if err != nil {
				return nil, err
			}
			c.Args = starlark.Tuple{c.Args[0], v}
		}
	}
	return m.through("__setitem__", true)(m, c)
}

// getValue and setValue are the attribute value of a Value.
func (m *managed) getValue(c *Call) (starlark.Value, error) {
	var v starlark.Value
	err := m.do(c, "read", false, func() { v = m.v })
	return c.out(v, err)
}

func (m *managed) setValue(c *Call, v starlark.Value) error {
	x, err := Pack(v)
	if err != nil {
		return err
	}
	return m.do(c, "write", true, func() { m.v = x.v })
}

// Attributes of a Namespace; those that begin with an underscore are the proxy's own.

func (m *managed) getField(c *Call) (starlark.Value, error) {
	name, err := c.one("__getattribute__")
	if err != nil {
		return nil, err
	}
	if text := core.Text(name); strings.HasPrefix(text, "_") {
		f, _ := core.ObjectClass.Lookup("__getattribute__")
		return starlark.Call(c.Thread, f, starlark.Tuple{c.Self, name}, nil)
	}
	var v starlark.Value
	found := false
	if err := m.do(c, "get", false, func() { v, found, _ = m.v.(*starlark.Dict).Get(name) }); err != nil {
		return nil, err
	}
	if !found {
		return nil, proc.Errorf("AttributeError", "'Namespace' object has no attribute '%s'", core.Text(name))
	}
	return c.out(v, nil)
}

func (m *managed) delField(c *Call) (starlark.Value, error) {
	name, err := c.one("__delattr__")
	if err != nil {
		return nil, err
	}
	found := false
	if err := m.do(c, "del", true, func() { _, found, _ = m.v.(*starlark.Dict).Delete(name) }); err != nil {
		return nil, err
	}
	if !found {
		return nil, proc.Errorf("AttributeError", "'Namespace' object has no attribute '%s'", core.Text(name))
	}
	return starlark.None, nil
}

func (m *managed) repr(c *Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().Name() + " object, typeid '" + m.typeid + "' at " + address(m.label) + ">"), nil
}

// str is the object's repr.
func (m *managed) str(c *Call) (starlark.Value, error) {
	v, err := m.value(c)
	if err != nil {
		if _, stop := core.Catch(c.Thread, err); stop != nil {
			return nil, stop
		}
		text, _ := m.repr(c)
		return starlark.String(strings.TrimSuffix(core.Text(text), ">") + "; '__str__()' failed>"), nil
	}
	text, err := core.Repr(c.Thread, v)
	if err != nil {
		return nil, err
	}
	switch m.typeid {
	case "Value", "Array":
		name := map[string]string{"Value": "Value", "Array": "array"}[m.typeid]
		text = name + "(" + reprOf(m.code) + ", " + text + ")"
	case "Namespace":
		var parts []string
		for _, item := range v.(*starlark.Dict).Items() {
			field, err := core.Repr(c.Thread, item[1])
			if err != nil {
				return nil, err
			}
			parts = append(parts, core.Text(item[0])+"="+field)
		}
		text = "Namespace(" + strings.Join(parts, ", ") + ")"
	}
	return starlark.String(text), nil
}

func fillProxies() {
	var m *managed
	table := func(own Methods[*managed], read, write string) Methods[*managed] {
		for name := range strings.FieldsSeq(read) {
			own[name] = m.through(name, false)
		}
		for name := range strings.FieldsSeq(write) {
			own[name] = m.through(name, true)
		}
		return own
	}
	Define(baseProxyClass, nil, Methods[*managed]{"__repr__": (*managed).repr, "__str__": (*managed).str, "_getvalue": (*managed).value})
	Define(dictProxyClass, nil, table(Methods[*managed]{
		"__getitem__": (*managed).getKey, "__setitem__": (*managed).setKey, "__contains__": (*managed).has,
		"__len__": (*managed).length, "__iter__": (*managed).iterate,
	}, "get keys values items copy", "__delitem__ clear pop popitem setdefault update"))
	Define(listProxyClass, nil, table(Methods[*managed]{
		"__getitem__": (*managed).getIndex, "__len__": (*managed).length, "append": (*managed).append, "__iadd__": (*managed).extend,
		"__reversed__": func(m *managed, c *Call) (starlark.Value, error) {
			v, err := m.value(c)
			if err != nil {
				return nil, err
			}
			return starlark.Call(c.Thread, c.P.World().Env["reversed"], starlark.Tuple{v}, nil)
		},
	}, "__add__ __mul__ __rmul__ __contains__ count index", "__setitem__ __delitem__ extend insert pop remove reverse sort"))
	Define(setProxyClass, nil, table(Methods[*managed]{"__len__": (*managed).length, "__iter__": (*managed).iterate},
		"__contains__ __and__ __or__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
		"add clear difference_update discard intersection_update pop remove symmetric_difference_update update"))
	Define(arrayProxyClass, nil, Methods[*managed]{
		"__getitem__": (*managed).getIndex, "__setitem__": (*managed).setArray, "__len__": (*managed).length})
	Define(valueProxyClass, nil, Methods[*managed]{
		"get": func(m *managed, c *Call) (starlark.Value, error) { return m.getValue(c) },
		"set": func(m *managed, c *Call) (starlark.Value, error) {
			v, err := c.one("set")
			if err != nil {
				return nil, err
			}
			return noReturn(m.setValue(c, v))
		},
	})
	Computed(valueProxyClass, "value", (*managed).getValue, (*managed).setValue)
	Define(namespaceProxy, nil, Methods[*managed]{
		"__getattribute__": (*managed).getField, "__setattr__": (*managed).setKey, "__delattr__": (*managed).delField})
}
