package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A Property is an attribute of a built-in class that is computed when it is read, and
// cannot be set: (3).real.
type Property struct {
	name  string
	class *Class
	get   func(self starlark.Value) starlark.Value
}

var (
	_ Classed       = (*Property)(nil)
	_ proc.Traveler = (*Property)(nil)
)

// PropertyClass is the class of int.real.
var PropertyClass = NewClass("getset_descriptor")

// SetProperty adds a computed attribute to a built-in class, in an init function.
func (c *Class) SetProperty(name string, get func(self starlark.Value) starlark.Value) {
	c.Set(name, &Property{name, c, get})
}

// Get returns the attribute of self, which is of the class that has the property.
func (p *Property) Get(self starlark.Value) starlark.Value { return p.get(self) }

// Class returns the class of such attributes.
func (p *Property) Class() *Class { return PropertyClass }

func (p *Property) String() string {
	return "<attribute '" + p.name + "' of '" + p.class.name + "' objects>"
}
func (p *Property) Type() string                                { return "getset_descriptor" }
func (p *Property) Freeze()                                     {}
func (p *Property) Truth() starlark.Bool                        { return true }
func (p *Property) Hash() (uint32, error)                       { return starlark.String(p.name).Hash() }
func (p *Property) Travel(*proc.Copier) (starlark.Value, error) { return p, nil }
