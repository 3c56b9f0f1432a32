package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/memory"
)

// A classEntry is a class method that CPython has in C: date.today. Those that it has in
// Python are a ClassMethod of a function whose first parameter is cls.
type classEntry struct {
	class *Class
	entry *call.Entry
}

var (
	_ Descriptor      = (*classEntry)(nil)
	_ memory.Traveler = (*classEntry)(nil)
)

// SetClassMethods gives a built-in class class methods. Their receiver is the class that the
// program calls them on, which may be one derived from c.
func (c *Class) SetClassMethods(entries ...*call.Entry) {
	for _, e := range entries {
		c.Set(e.Name(), &classEntry{c, e})
	}
}

// ClassEntryClass is the class of such methods.
var ClassEntryClass = NewClass("classmethod_descriptor")

// Class returns the class of such methods.
func (m *classEntry) Class() *Class { return ClassEntryClass }

func (m *classEntry) String() string {
	return "<method '" + m.entry.Name() + "' of '" + m.class.Name() + "' objects>"
}
func (m *classEntry) Type() string                                  { return "classmethod_descriptor" }
func (m *classEntry) Freeze()                                       {}
func (m *classEntry) Truth() starlark.Bool                          { return true }
func (m *classEntry) Hash() (uint32, error)                         { return starlark.String(m.entry.Name()).Hash() }
func (m *classEntry) Travel(*memory.Copier) (starlark.Value, error) { return m, nil }

// DescriptorGet implements Descriptor.
func (m *classEntry) DescriptorGet(_ *starlark.Thread, _ starlark.Value, class *Class) (starlark.Value, error) {
	return call.Bind(m.entry, class), nil
}
