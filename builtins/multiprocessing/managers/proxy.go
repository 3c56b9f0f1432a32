package managers

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/sharedctypes"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A managed object is what a manager's proxies stand for: a dict, a list or the like that
// no process has in its memory. What goes in and what comes out are copies, as through a
// queue; so d["list"].append(1) changes a copy. Nothing that is inside is ever changed,
// only replaced.
type managed struct {
	handle.Maker
	server *server
	typeid string
	remote *remote             // the object is in a manager's process; nil otherwise
	code   starlark.Value      // of Value and Array
	kind   *sharedctypes.CType // of Array

	// Guarded by the server, see server.
	v       starlark.Value
	version int // counts the changes
}

// TravelTo implements object.Payload.
func (m *managed) TravelTo(*memory.Copier, *object.Instance) (any, error) { return m, nil }

// do runs f on the object, as one operation. f must not run code of the program.
func (m *managed) do(c *handle.Call, kind string, change bool, f func()) error {
	flag, over := m.server.over, false
	err := c.Act(&flag.Obj, kind, m.Label, func() {
		if over = flag.Set; over {
			return
		}
		f()
		if change {
			m.version++
		}
	})
	if err == nil && over {
		err = handle.OSError("BrokenPipeError", 32, "Broken pipe")
	}
	return err
}

// copyOut returns a copy for the process that asks.
func copyOut(c *handle.Call, v starlark.Value, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return memory.CopyInto(&c.P.Space, v)
}

// copyIn copies the arguments into nobody's memory.
func copyIn(args starlark.Tuple) (starlark.Tuple, error) {
	x, err := handle.Pack(args)
	if err != nil {
		return nil, err
	}
	return x.V.(starlark.Tuple), nil
}

// through returns a proxy's method that calls the object's. The call is made on a copy,
// for it may run code of the program; it counts if nobody has changed the object
// meanwhile, and is made again otherwise.
func (m *managed) through(name string, change bool) func(*managed, *handle.Call) (starlark.Value, error) {
	return func(m *managed, c *handle.Call) (starlark.Value, error) {
		args, err := copyIn(c.Args)
		if err != nil {
			return nil, err
		}
		for {
			var v starlark.Value
			version := 0
			if err := m.do(c, name, false, func() { v, version = shallow(m.v), m.version }); err != nil {
				return nil, err
			}
			result, failed := object.CallMethod(c.Thread, v, name, args, c.Kwargs)
			if failed == nil {
				result, failed = plain(c, result)
			}
			if !change {
				return copyOut(c, result, failed)
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
				return copyOut(c, result, failed)
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
func plain(c *handle.Call, v starlark.Value) (starlark.Value, error) {
	switch v.(type) {
	case *collection.DictView:
		list, err := object.Collect(c.Thread, v)
		return starlark.NewList(list), err
	}
	return v, nil
}

// iterate returns an iterator over the elements as they are now.
func (m *managed) iterate(c *handle.Call) (starlark.Value, error) {
	v, err := m.value(c)
	if err != nil {
		return nil, err
	}
	list, err := object.Collect(c.Thread, v)
	if err != nil {
		return nil, err
	}
	return c.New(managedIteratorClass, &managedIterator{m: m, rest: list, size: len(list)}), nil
}

// A managedIterator is an iterator over a managed dict or set, which must not grow or
// shrink meanwhile.
type managedIterator struct {
	m    *managed
	rest []starlark.Value
	size int
}

var managedIteratorClass = object.NewClass("IteratorProxy").In("multiprocessing.managers")

func (it *managedIterator) next(c *handle.Call) (starlark.Value, error) {
	size := 0
	if err := it.m.do(c, "next", false, func() { size = starlark.Len(it.m.v) }); err != nil {
		return nil, err
	}
	switch {
	case len(it.rest) == 0:
		return nil, &raise.Error{Class: "StopIteration"}
	case size != it.size:
		return nil, raise.Errorf("RuntimeError", "dictionary changed size during iteration")
	}
	v := it.rest[0]
	it.rest = it.rest[1:]
	return v, nil
}

// value returns a copy of the object.
func (m *managed) value(c *handle.Call) (starlark.Value, error) {
	if m.remote != nil {
		return m.remote.call(c, "#GETVALUE", nil, nil)
	}
	var v starlark.Value
	err := m.do(c, "get", false, func() { v = shallow(m.v) })
	return copyOut(c, v, err)
}

func (m *managed) length(c *handle.Call) (starlark.Value, error) {
	n := 0
	err := m.do(c, "len", false, func() { n = starlark.Len(m.v) })
	return starlark.MakeInt(n), err
}

// The operations on dicts that programs use all the time are one operation each.

func (m *managed) getKey(c *handle.Call) (starlark.Value, error) {
	key, err := c.One("__getitem__")
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	var found bool
	if err := m.do(c, "get", false, func() { v, found, err = m.v.(*starlark.Dict).Get(key) }); err != nil {
		return nil, err
	}
	if err == nil && !found {
		text, err := object.Repr(c.Thread, key)
		if err != nil {
			return nil, err
		}
		return nil, &raise.Error{Class: "KeyError", Msg: text, Args: starlark.Tuple{key}}
	}
	return copyOut(c, v, err)
}

func (m *managed) setKey(c *handle.Call) (starlark.Value, error) {
	args, err := copyIn(c.Args)
	if err != nil {
		return nil, err
	}
	if len(args) != 2 {
		return nil, raise.Errorf("TypeError", "expected 2 arguments, got %d", len(args))
	}
	if failed := m.do(c, "set", true, func() { err = m.v.(*starlark.Dict).SetKey(args[0], args[1]) }); failed != nil {
		err = failed
	}
	return handle.NoReturn(err)
}

func (m *managed) has(c *handle.Call) (starlark.Value, error) {
	key, err := c.One("__contains__")
	if err != nil {
		return nil, err
	}
	found := false
	if failed := m.do(c, "contains", false, func() { _, found, err = m.v.(*starlark.Dict).Get(key) }); failed != nil {
		err = failed
	}
	return starlark.Bool(found), err
}

func (m *managed) append(c *handle.Call) (starlark.Value, error) {
	args, err := copyIn(c.Args)
	if err != nil {
		return nil, err
	}
	if len(args) != 1 {
		return nil, raise.Errorf("TypeError", "list.append() takes exactly one argument (%d given)", len(args))
	}
	return handle.NoReturn(m.do(c, "append", true, func() { _ = m.v.(*starlark.List).Append(args[0]) }))
}

// getIndex is l[i], and l[i:j].
func (m *managed) getIndex(c *handle.Call) (starlark.Value, error) {
	key, err := c.One("__getitem__")
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
			return copyOut(c, v, nil)
		}
		return nil, raise.Errorf("IndexError", "%s index out of range", strings.ToLower(m.typeid))
	}
	if err := m.do(c, "get", false, func() { v = shallow(m.v) }); err != nil {
		return nil, err
	}
	v, err = object.GetItem(c.Thread, v, key)
	return copyOut(c, v, err)
}

// extend is l += other.
func (m *managed) extend(c *handle.Call) (starlark.Value, error) {
	_, err := m.through("extend", true)(m, c)
	return c.Self, err
}

// repeat is l *= n.
func (m *managed) repeat(c *handle.Call) (starlark.Value, error) {
	n, err := c.One("__imul__")
	if err != nil {
		return nil, err
	}
	var failed error
	if err := m.do(c, "__imul__", true, func() {
		var v starlark.Value
		if v, failed = object.Binary(c.Thread, "*", m.v, n); failed == nil {
			m.v = v
		}
	}); err != nil {
		return nil, err
	}
	return c.Self, failed
}

// setArray is a[i] = v for an Array.
func (m *managed) setArray(c *handle.Call) (starlark.Value, error) {
	if len(c.Args) == 2 {
		if _, slice := c.Args[0].(*object.Slice); !slice {
			v, err := m.kind.Convert(c.Thread, m.kind, c.Args[1])
			if err != nil {
				return nil, err
			}
			c.Args = starlark.Tuple{c.Args[0], v}
		}
	}
	return m.through("__setitem__", true)(m, c)
}

// getValue and setValue are the attribute value of a Value.
func (m *managed) getValue(c *handle.Call) (starlark.Value, error) {
	var v starlark.Value
	err := m.do(c, "read", false, func() { v = m.v })
	return copyOut(c, v, err)
}

func (m *managed) setValue(c *handle.Call, v starlark.Value) error {
	x, err := handle.Pack(v)
	if err != nil {
		return err
	}
	return m.do(c, "write", true, func() { m.v = x.V })
}

// Attributes of a Namespace; those that begin with an underscore are the proxy's own.

func (m *managed) getField(c *handle.Call) (starlark.Value, error) {
	name, err := c.One("__getattr__")
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(object.Text(name), "_") {
		return nil, raise.New(fact.NoAttribute, c.Self.Class().Name(), object.Text(name))
	}
	if m.remote != nil {
		return m.remote.call(c, "__getattribute__", c.Args, nil)
	}
	var v starlark.Value
	found := false
	if err := m.do(c, "get", false, func() { v, found, _ = m.v.(*starlark.Dict).Get(name) }); err != nil {
		return nil, err
	}
	if !found {
		return nil, raise.New(fact.NoAttribute, "Namespace", object.Text(name))
	}
	return copyOut(c, v, nil)
}

// ownField makes a method of a Namespace's proxy leave attributes of the proxy itself to
// the proxy.
func ownField(name string, f func(*managed, *handle.Call) (starlark.Value, error)) func(*managed, *handle.Call) (starlark.Value, error) {
	return func(m *managed, c *handle.Call) (starlark.Value, error) {
		if len(c.Args) > 0 && strings.HasPrefix(object.Text(c.Args[0]), "_") {
			own, _ := object.ObjectClass.Lookup(name)
			return starlark.Call(c.Thread, own, append(starlark.Tuple{c.Self}, c.Args...), nil)
		}
		if m.remote != nil {
			return m.remote.call(c, name, c.Args, nil)
		}
		return f(m, c)
	}
}

func (m *managed) delField(c *handle.Call) (starlark.Value, error) {
	name, err := c.One("__delattr__")
	if err != nil {
		return nil, err
	}
	found := false
	if err := m.do(c, "del", true, func() { _, found, _ = m.v.(*starlark.Dict).Delete(name) }); err != nil {
		return nil, err
	}
	if !found {
		return nil, raise.New(fact.NoAttribute, "Namespace", object.Text(name))
	}
	return starlark.None, nil
}

// callMethod is BaseProxy._callmethod(methodname, args=(), kwds={}).
func (m *managed) callMethod(c *handle.Call) (starlark.Value, error) {
	var name, args, kwargs starlark.Value
	if err := c.Bind(callMethodSignature, &name, &args, &kwargs); err != nil {
		return nil, err
	}
	var t starlark.Tuple
	var pairs []starlark.Tuple
	var err error
	if args != nil {
		if t, err = object.Collect(c.Thread, args); err != nil {
			return nil, err
		}
	}
	if kwargs != nil {
		if pairs, err = handle.ArgPairs(c.Thread, kwargs); err != nil {
			return nil, err
		}
	}
	if m.remote != nil {
		return m.remote.call(c, object.Text(name), t, pairs)
	}
	return object.CallMethod(c.Thread, c.Self, object.Text(name), t, pairs)
}

var callMethodSignature = call.NewSignature("def BaseProxy._callmethod(self, methodname, args=(), kwds={})")

// viaRemote has methods call those of an object in a manager's process, if the proxy's is
// there.
func viaRemote(methods handle.Methods[*managed]) handle.Methods[*managed] {
	for name, f := range methods {
		methods[name] = func(m *managed, c *handle.Call) (starlark.Value, error) {
			switch {
			case m.remote == nil:
				return f(m, c)
			case name == "__iter__":
				v, err := m.remote.call(c, "#ITER", nil, nil)
				if err != nil {
					return nil, err
				}
				return collection.IterValue(c.Thread, v)
			case name == "__iadd__" || name == "__imul__":
				_, err := m.remote.call(c, name, c.Args, nil)
				return c.Self, err
			}
			return m.remote.call(c, name, c.Args, c.Kwargs)
		}
	}
	return methods
}

func (m *managed) repr(c *handle.Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().Name() + " object, typeid '" + m.typeid + "' at " + handle.Address(m.Label) + ">"), nil
}

// str is the object's repr.
func (m *managed) str(c *handle.Call) (starlark.Value, error) {
	var v starlark.Value
	var err error
	if m.remote != nil {
		v, err = m.remote.call(c, "__repr__", nil, nil)
	} else {
		v, err = m.value(c)
	}
	if err != nil {
		if _, stop := exception.Catch(c.Thread, err); stop != nil {
			return nil, stop
		}
		text, _ := m.repr(c)
		return starlark.String(strings.TrimSuffix(object.Text(text), ">") + "; '__str__()' failed>"), nil
	}
	if m.remote != nil {
		return v, nil
	}
	text, err := object.Repr(c.Thread, v)
	if err != nil {
		return nil, err
	}
	switch m.typeid {
	case "Value", "Array":
		name := map[string]string{"Value": "Value", "Array": "array"}[m.typeid]
		text = name + "(" + handle.ReprOf(m.code) + ", " + text + ")"
	case "Namespace":
		var parts []string
		for _, item := range v.(*starlark.Dict).Items() {
			field, err := object.Repr(c.Thread, item[1])
			if err != nil {
				return nil, err
			}
			parts = append(parts, object.Text(item[0])+"="+field)
		}
		slices.Sort(parts)
		text = "Namespace(" + strings.Join(parts, ", ") + ")"
	}
	return starlark.String(text), nil
}

func fillProxies() {
	var m *managed
	table := func(own handle.Methods[*managed], read, write string) handle.Methods[*managed] {
		for name := range strings.FieldsSeq(read) {
			own[name] = m.through(name, false)
		}
		for name := range strings.FieldsSeq(write) {
			own[name] = m.through(name, true)
		}
		return viaRemote(own)
	}
	handle.Define(BaseProxyClass, nil, handle.Methods[*managed]{"__repr__": (*managed).repr, "__str__": (*managed).str, "_getvalue": (*managed).value,
		"_callmethod": (*managed).callMethod})
	handle.Define(managedIteratorClass, nil, handle.Methods[*managedIterator]{
		"__iter__": func(_ *managedIterator, c *handle.Call) (starlark.Value, error) { return c.Self, nil },
		"__next__": (*managedIterator).next,
	})
	handle.Define(IteratorProxy, nil, handle.Methods[*managed]{
		"__iter__": func(_ *managed, c *handle.Call) (starlark.Value, error) { return c.Self, nil },
		"__next__": func(m *managed, c *handle.Call) (starlark.Value, error) {
			return m.remote.call(c, "__next__", nil, nil)
		},
	})
	handle.Define(DictProxyClass, nil, table(handle.Methods[*managed]{
		"__getitem__": (*managed).getKey, "__setitem__": (*managed).setKey, "__contains__": (*managed).has,
		"__len__": (*managed).length, "__iter__": (*managed).iterate,
	}, "get keys values items copy", "__delitem__ clear pop popitem setdefault update"))
	handle.Define(ListProxyClass, nil, table(handle.Methods[*managed]{
		"__getitem__": (*managed).getIndex, "__len__": (*managed).length, "append": (*managed).append, "__iadd__": (*managed).extend, "__imul__": (*managed).repeat,
		"__reversed__": func(m *managed, c *handle.Call) (starlark.Value, error) {
			v, err := m.value(c)
			if err != nil {
				return nil, err
			}
			return starlark.Call(c.Thread, c.P.World().Env["reversed"], starlark.Tuple{v}, nil)
		},
	}, "__add__ __mul__ __rmul__ __contains__ count index", "__setitem__ __delitem__ extend insert pop remove reverse sort"))
	handle.Define(setProxyClass, nil, table(handle.Methods[*managed]{"__len__": (*managed).length, "__iter__": (*managed).iterate},
		"__contains__ __and__ __or__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
		"add clear difference_update discard intersection_update pop remove symmetric_difference_update update"))
	handle.Define(ArrayProxyClass, nil, viaRemote(handle.Methods[*managed]{
		"__getitem__": (*managed).getIndex, "__setitem__": (*managed).setArray, "__len__": (*managed).length}))
	handle.Define(ValueProxyClass, nil, handle.Methods[*managed]{
		"get": func(m *managed, c *handle.Call) (starlark.Value, error) { return m.getValue(c) },
		"set": func(m *managed, c *handle.Call) (starlark.Value, error) {
			v, err := c.One("set")
			if err != nil {
				return nil, err
			}
			return handle.NoReturn(m.setValue(c, v))
		},
	})
	for class, more := range map[*object.Class]string{
		DictProxyClass:  "__contains__ __delitem__ __getitem__ __iter__ __len__ __setitem__ clear copy get items keys pop popitem setdefault update values",
		ListProxyClass:  "__add__ __contains__ __delitem__ __getitem__ __len__ __mul__ __reversed__ __rmul__ __setitem__ append count extend index insert pop remove reverse sort __imul__ __iadd__",
		setProxyClass:   "__contains__ __len__ add clear copy discard pop remove update",
		ArrayProxyClass: "__len__ __getitem__ __setitem__",
		ValueProxyClass: "get set",
		NamespaceProxy:  "__getattribute__ __setattr__ __delattr__",
		IteratorProxy:   "__next__ send throw close",
	} {
		class.Set("_exposed_", exposedTuple(strings.Fields(more)))
	}
	handle.Computed(ValueProxyClass, "value", (*managed).getValue, (*managed).setValue)
	handle.Define(NamespaceProxy, nil, handle.Methods[*managed]{
		"__getattr__": (*managed).getField, "__setattr__": ownField("__setattr__", (*managed).setKey),
		"__delattr__": ownField("__delattr__", (*managed).delField)})
}
