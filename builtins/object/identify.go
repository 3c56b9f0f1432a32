package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// This file has what a built-in class may set for its instances and for the classes that
// are derived from it, besides attributes. All is inherited, and set in init functions.

// Called sets what the text of the class and of those derived from it begins with:
// "<enum 'Color'>".
func (c *Class) Called(noun string) { c.noun = noun }

// String is the class's repr.
func (c *Class) String() string {
	for _, k := range c.mro {
		if k.ready().noun != "" {
			return "<" + k.noun + " '" + c.name + "'>"
		}
	}
	return "<class '" + c.FullName() + "'>"
}

// Identify has instances of the class, and of those derived from it, identified by what
// the function returns, an atom, and no longer by their place in memory: the copies that
// processes have of a member of an enumeration are the same object. A nil atom
// identifies nothing.
func (c *Class) Identify(f func(*Instance) starlark.Value) { c.identify = f }

// SameAs implements memory.Identified.
func (i *Instance) SameAs(v starlark.Value) bool {
	other, ok := v.(*Instance)
	if !ok || i == other {
		return ok
	}
	identify := i.class.resolved().identify
	if identify == nil || !i.class.same(other.class) {
		return false
	}
	x, y := identify(i), identify(other)
	return x != nil && y != nil && memory.Is(x, y)
}
