package object

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// In Python 2 some special methods have other names, and a class without bases is an
// old-style one. A class statement of a Python 2 text gets the names of Python 3 besides,
// for those who look up methods here.

// oldNames are methods that need no more than another name.
var oldNames = map[string]string{
	"next": "__next__", "__div__": "__truediv__", "__rdiv__": "__rtruediv__", "__idiv__": "__itruediv__",
}

// oldMethods are what stands for methods that also differ: __nonzero__ may return an int,
// and __cmp__ is all comparisons.
var oldMethods = sync.OnceValue(func() map[string]map[string]starlark.Value {
	methods := map[string]map[string]starlark.Value{"__nonzero__": {}, "__cmp__": {}}
	define := func(old string, e *call.Entry) {
		m := newMethod(ObjectClass, e.Name(), e)
		m.whole = true
		methods[old][e.Name()] = m
	}
	define("__nonzero__", Slot0("__bool__", nonzero))
	for op, name := range comparisons {
		define("__cmp__", Slot1(name, func(thread *starlark.Thread, self *Instance, other starlark.Value) (starlark.Value, error) {
			v, err := callUnbound1(thread, self.class.find("__cmp__"), self, other)
			if err != nil || v == NotImplemented {
				return v, err
			}
			n, ok := Integer(v)
			if !ok {
				return nil, raise.Errorf("TypeError", "an integer is required")
			}
			return starlark.Bool(Holds(op, n.Sign())), nil
		}))
	}
	return methods
})

// nonzero is __bool__ of a class that has __nonzero__.
func nonzero(thread *starlark.Thread, self *Instance) (starlark.Value, error) {
	v, err := callUnbound0(thread, self.class.find("__nonzero__"), self)
	if err != nil {
		return nil, err
	}
	n, ok := Integer(v)
	if !ok {
		return nil, raise.Errorf("TypeError", "__nonzero__ should return bool or int, returned %s", TypeOf(v).Name())
	}
	return starlark.Bool(n.Sign() != 0), nil
}

// addOldNames adds to a class of a Python 2 text what Python 3 calls its methods. They
// are not among the names that vars() shows.
func (c *Class) addOldNames() {
	for old, name := range oldNames {
		if m := c.members()[old]; m != nil && c.members()[name] == nil {
			c.members()[name] = m
		}
	}
	for old, methods := range oldMethods() {
		if c.members()[old] == nil {
			continue
		}
		for name, m := range methods {
			if c.members()[name] == nil {
				c.members()[name] = m
			}
		}
	}
}

// isOldStyle reports whether all bases of a class of a Python 2 text are old-style; object
// is none of those that the program wrote.
func isOldStyle(written int, bases []*Class) bool {
	if written == 0 {
		return true
	}
	for _, b := range bases {
		if b.user == nil || !b.user.oldStyle {
			return false
		}
	}
	return true
}

// depthFirst is the method resolution order of an old-style class.
func depthFirst(c *Class) []*Class {
	mro := []*Class{c}
	seen := map[*Class]bool{c: true, ObjectClass: true}
	for _, b := range c.bases {
		for _, k := range b.mro {
			if !seen[k] {
				seen[k] = true
				mro = append(mro, k)
			}
		}
	}
	return append(mro, ObjectClass)
}

// takeOldMeta makes a keyword of __metaclass__.
func takeOldMeta(s *ClassStatement) {
	for _, pair := range s.Namespace {
		if pair[0] == starlark.String("__metaclass__") && pair[1] != starlark.Value(TypeClass) {
			s.Keywords = append(s.Keywords, starlark.Tuple{starlark.String("metaclass"), pair[1]})
		}
	}
}

// oldItems returns what an exception is a sequence of in Python 2: its arguments.
func (i *Instance) oldItems(thread *starlark.Thread) (starlark.Tuple, bool) {
	if !proc.InPython2(thread) || !i.class.Is(BaseExceptionClass) {
		return nil, false
	}
	return exceptionArgs(i), true
}
