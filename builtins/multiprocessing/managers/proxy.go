package managers

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

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

	// Guarded by the server, see server.act.
	v       starlark.Value
	version int // counts the changes
}

// TravelTo implements object.Payload.
func (m *managed) TravelTo(*memory.Copier, *object.Instance) (any, error) { return m, nil }

// do runs f on the object, as one operation. f must not run code of the program.
func (m *managed) do(c *handle.Call, kind string, change bool, f func()) error {
	return m.server.act(c, kind, m.Label, func() {
		f()
		if change {
			m.version++
		}
	})
}

// copyOut returns a copy for the process that asks.
func copyOut(c *handle.Call, v starlark.Value, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return memory.Receive(&c.P.Space, v)
}

// copyIn copies the arguments into nobody's memory.
func copyIn(args starlark.Tuple) (starlark.Tuple, error) {
	x, err := handle.Pack(args)
	if err != nil {
		return nil, err
	}
	return x.V.(starlark.Tuple), nil
}

// through calls the object's method for a proxy. The call is made on a copy, for it may run
// code of the program; it counts if nobody has changed the object meanwhile, and is made
// again otherwise.
func (m *managed) through(c *handle.Call, name string, change bool, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	args, err := copyIn(args)
	if err != nil {
		return nil, err
	}
	for {
		var v starlark.Value
		version := 0
		if err := m.do(c, name, false, func() { v, version = shallow(m.v), m.version }); err != nil {
			return nil, err
		}
		result, failed := object.CallMethod(c.Thread, v, name, args, kwargs)
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
		_ = object.DictAddAll(nil, d, v) // a new dict takes what another has, and asks nobody
		return d
	case *starlark.Set:
		s := starlark.NewSet(v.Len())
		_ = object.SetAddAll(nil, s, v) // as above
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
func (m *managed) iterate(c *handle.Call, _ starlark.Tuple) (starlark.Value, error) {
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

func (m *managed) length(c *handle.Call, _ starlark.Tuple) (starlark.Value, error) {
	n := 0
	err := m.do(c, "len", false, func() { n = starlark.Len(m.v) })
	return starlark.MakeInt(n), err
}

// The operations on dicts that programs use all the time are one operation each.

func (m *managed) getKey(c *handle.Call, args starlark.Tuple) (v starlark.Value, err error) {
	key, found := args[0], false
	if err := m.do(c, "get", false, func() { v, found, err = object.DictGet(c.Thread, m.v.(*starlark.Dict), key) }); err != nil {
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

func (m *managed) setKey(c *handle.Call, args starlark.Tuple) (starlark.Value, error) {
	x, err := copyIn(args)
	if err != nil {
		return nil, err
	}
	if failed := m.do(c, "set", true, func() { err = object.DictSet(c.Thread, m.v.(*starlark.Dict), x[0], x[1]) }); failed != nil {
		err = failed
	}
	return handle.NoReturn(err)
}

func (m *managed) has(c *handle.Call, args starlark.Tuple) (v starlark.Value, err error) {
	found := false
	if failed := m.do(c, "contains", false, func() { _, found, err = object.DictGet(c.Thread, m.v.(*starlark.Dict), args[0]) }); failed != nil {
		err = failed
	}
	return starlark.Bool(found), err
}

func (m *managed) append(c *handle.Call, args starlark.Tuple) (starlark.Value, error) {
	x, err := copyIn(args)
	if err != nil {
		return nil, err
	}
	return handle.NoReturn(m.do(c, "append", true, func() { _ = m.v.(*starlark.List).Append(x[0]) }))
}

// getIndex is l[i], and l[i:j].
func (m *managed) getIndex(c *handle.Call, args starlark.Tuple) (starlark.Value, error) {
	var v starlark.Value
	if n, ok := args[0].(starlark.Int); ok {
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
	v, err := object.GetItem(c.Thread, v, args[0])
	return copyOut(c, v, err)
}

// extend is l += other.
func (m *managed) extend(c *handle.Call, other starlark.Value) (starlark.Value, error) {
	var err error
	if m.remote != nil {
		_, err = m.remote.call(c, "__iadd__", starlark.Tuple{other}, nil)
	} else {
		_, err = m.through(c, "extend", true, starlark.Tuple{other}, nil)
	}
	return c.Self, err
}

// repeat is l *= n.
func (m *managed) repeat(c *handle.Call, n starlark.Value) (starlark.Value, error) {
	if m.remote != nil {
		_, err := m.remote.call(c, "__imul__", starlark.Tuple{n}, nil)
		return c.Self, err
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

// reverse is reversed(l): of the elements as they are now.
func (m *managed) reverse(c *handle.Call, _ starlark.Tuple) (starlark.Value, error) {
	v, err := m.value(c)
	if err != nil {
		return nil, err
	}
	return starlark.Call(c.Thread, c.P.World().Env["reversed"], starlark.Tuple{v}, nil)
}

// setArray is a[i] = v for an Array.
func (m *managed) setArray(c *handle.Call, args starlark.Tuple) (starlark.Value, error) {
	if _, slice := args[0].(*object.Slice); !slice {
		v, err := m.kind.Convert(c.Thread, m.kind, args[1])
		if err != nil {
			return nil, err
		}
		args = starlark.Tuple{args[0], v}
	}
	return m.through(c, "__setitem__", true, args, nil)
}

// getValue and setValue are the attribute value of a Value.
func (m *managed) getValue(c *handle.Call) (starlark.Value, error) {
	if m.remote != nil {
		return m.remote.call(c, "get", nil, nil)
	}
	var v starlark.Value
	err := m.do(c, "read", false, func() { v = m.v })
	return copyOut(c, v, err)
}

func (m *managed) setValue(c *handle.Call, v starlark.Value) error {
	if m.remote != nil {
		_, err := m.remote.call(c, "set", starlark.Tuple{v}, nil)
		return err
	}
	x, err := handle.Pack(v)
	if err != nil {
		return err
	}
	return m.do(c, "write", true, func() { m.v = x.V })
}

// set is Value.set(value).
func (m *managed) set(c *handle.Call, value starlark.Value) (starlark.Value, error) {
	return handle.NoReturn(m.setValue(c, value))
}

// Attributes of a Namespace; those that begin with an underscore are the proxy's own.

func (m *managed) getField(c *handle.Call, name starlark.Value) (starlark.Value, error) {
	if strings.HasPrefix(object.Text(name), "_") {
		return nil, raise.New(fact.NoAttribute, c.Self.Class().Name(), object.Text(name))
	}
	if m.remote != nil {
		return m.remote.call(c, "__getattribute__", starlark.Tuple{name}, nil)
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

func (m *managed) setField(c *handle.Call, name, value starlark.Value) (starlark.Value, error) {
	return m.changeField(c, "__setattr__", m.setKey, name, value)
}

func (m *managed) delField(c *handle.Call, name starlark.Value) (starlark.Value, error) {
	return m.changeField(c, "__delattr__", m.delKey, name)
}

// changeField changes an attribute by method, or f.
func (m *managed) changeField(c *handle.Call, method string, f func(*handle.Call, starlark.Tuple) (starlark.Value, error), args ...starlark.Value) (starlark.Value, error) {
	if strings.HasPrefix(object.Text(args[0]), "_") {
		own, _ := object.ObjectClass.Lookup(method)
		return starlark.Call(c.Thread, own, append(starlark.Tuple{c.Self}, args...), nil)
	}
	if m.remote != nil {
		return m.remote.call(c, method, args, nil)
	}
	return f(c, args)
}

func (m *managed) delKey(c *handle.Call, args starlark.Tuple) (starlark.Value, error) {
	found := false
	if err := m.do(c, "del", true, func() { _, found, _ = object.DictDelete(c.Thread, m.v.(*starlark.Dict), args[0]) }); err != nil {
		return nil, err
	}
	if !found {
		return nil, raise.New(fact.NoAttribute, "Namespace", object.Text(args[0]))
	}
	return starlark.None, nil
}

// callMethod is BaseProxy._callmethod(methodname, args=(), kwds={}).
func (m *managed) callMethod(c *handle.Call, name, args, kwargs starlark.Value) (starlark.Value, error) {
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
