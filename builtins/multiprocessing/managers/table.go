package managers

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
)

// Most methods of proxies are, as under CPython, made from the names of the object's: they hand
// over whatever they are given, and it is the object that finds fault with that.

// method makes a proxy's method: f, or the call of one of an object in a manager's process, if
// the proxy is for that.
func method(name string, f func(m *managed, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *call.Entry {
	return handle.MOpen("def "+name+"(self, /, *args, **kwds)", func(m *managed, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		switch {
		case m.remote == nil:
			return f(m, c, args, kwargs)
		case name == "__iter__":
			v, err := m.remote.call(c, "#ITER", nil, nil)
			if err != nil {
				return nil, err
			}
			return collection.IterValue(c.Thread, v)
		}
		return m.remote.call(c, name, args, kwargs)
	})
}

// through makes methods that call the object's, see managed.through.
func through(names string, change bool) (methods []*call.Entry) {
	for name := range strings.FieldsSeq(names) {
		methods = append(methods, method(name, func(m *managed, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return m.through(c, name, change, args, kwargs)
		}))
	}
	return methods
}

// direct makes a method of n arguments that f does without calling the object's, unless that is
// to complain.
func direct(name string, n int, f func(m *managed, c *handle.Call, args starlark.Tuple) (starlark.Value, error)) *call.Entry {
	return method(name, func(m *managed, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) != n || len(kwargs) > 0 {
			return m.through(c, name, false, args, kwargs)
		}
		return f(m, c, args)
	})
}

// remotely makes a method that calls that of an object in a manager's process.
func remotely(name, signature string) *call.Entry {
	return handle.MOpen("def "+signature, func(m *managed, c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return m.remote.call(c, name, args, kwargs)
	})
}

// expose makes the methods of a class of proxies that are made from names, and notes which those
// are, for programs that register types with the class. read and write are those that through
// makes, more what the class has besides.
func expose(class *object.Class, names, read, write string, more ...*call.Entry) {
	handle.Define[managed](class, nil, slices.Concat(more, through(read, false), through(write, true))...)
	class.Set("_exposed_", exposedTuple(strings.Fields(names)))
}

func fillProxies() {
	handle.Define[managed](BaseProxyClass, nil,
		handle.M0("def BaseProxy.__repr__(self)", (*managed).repr),
		handle.M0("def BaseProxy.__str__(self)", (*managed).str),
		handle.M0("def BaseProxy._getvalue(self)", (*managed).value),
		handle.M3("def BaseProxy._callmethod(self, methodname, args=(), kwds={})", (*managed).callMethod),
	)
	fillContainers()
	expose(ArrayProxyClass, "__len__ __getitem__ __setitem__", "", "",
		direct("__getitem__", 1, (*managed).getIndex),
		direct("__setitem__", 2, (*managed).setArray),
		direct("__len__", 0, (*managed).length),
	)
	expose(ValueProxyClass, "get set", "", "",
		handle.M0("def ValueProxy.get(self)", (*managed).getValue),
		handle.M1("def ValueProxy.set(self, value)", (*managed).set),
	)
	handle.Computed(ValueProxyClass, "value", (*managed).getValue, (*managed).setValue)
	expose(NamespaceProxy, "__getattribute__ __setattr__ __delattr__", "", "",
		handle.M1("def NamespaceProxy.__getattr__(self, key)", (*managed).getField),
		handle.M2("def NamespaceProxy.__setattr__(self, key, value)", (*managed).setField),
		handle.M1("def NamespaceProxy.__delattr__(self, key)", (*managed).delField),
	)
	expose(IteratorProxy, "__next__ send throw close", "", "",
		handle.M0("def IteratorProxy.__iter__(self)", func(_ *managed, c *handle.Call) (starlark.Value, error) { return c.Self, nil }),
		remotely("__next__", "IteratorProxy.__next__(self, *args)"),
		remotely("send", "IteratorProxy.send(self, *args)"),
		remotely("throw", "IteratorProxy.throw(self, *args)"),
		remotely("close", "IteratorProxy.close(self, *args)"),
	)
	handle.Define[managedIterator](managedIteratorClass, nil,
		handle.M0("def IteratorProxy.__iter__(self)", func(_ *managedIterator, c *handle.Call) (starlark.Value, error) { return c.Self, nil }),
		handle.M0("def IteratorProxy.__next__(self)", (*managedIterator).next),
	)
}

func fillContainers() {
	expose(DictProxyClass,
		"__contains__ __delitem__ __getitem__ __iter__ __len__ __setitem__ clear copy get items keys pop popitem setdefault update values",
		"get keys values items copy",
		"__delitem__ clear pop popitem setdefault update",
		direct("__getitem__", 1, (*managed).getKey),
		direct("__setitem__", 2, (*managed).setKey),
		direct("__contains__", 1, (*managed).has),
		direct("__len__", 0, (*managed).length),
		direct("__iter__", 0, (*managed).iterate),
	)
	expose(ListProxyClass,
		"__add__ __contains__ __delitem__ __getitem__ __len__ __mul__ __reversed__ __rmul__ __setitem__ append count extend index insert pop remove reverse sort __imul__ __iadd__",
		"__add__ __mul__ __rmul__ __contains__ count index",
		"__setitem__ __delitem__ extend insert pop remove reverse sort",
		direct("__getitem__", 1, (*managed).getIndex),
		direct("__len__", 0, (*managed).length),
		direct("__reversed__", 0, (*managed).reverse),
		direct("append", 1, (*managed).append),
		handle.M1("def ListProxy.__iadd__(self, value)", (*managed).extend),
		handle.M1("def ListProxy.__imul__(self, value)", (*managed).repeat),
	)
	expose(setProxyClass,
		"__contains__ __len__ add clear copy discard pop remove update",
		"__contains__ __and__ __or__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
		"add clear difference_update discard intersection_update pop remove symmetric_difference_update update",
		direct("__len__", 0, (*managed).length),
		direct("__iter__", 0, (*managed).iterate),
	)
}
