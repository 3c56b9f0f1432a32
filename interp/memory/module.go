package memory

import (
	"maps"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// A Module is a module of the program's own as a value: its file, or another that it
// imports. Its attributes are the module's variables. It belongs to one process.
type Module struct {
	name   string
	vars   variables // nil until its top level begins
	code   *Code
	loaded bool                      // its top level has run
	made   map[string]starlark.Value // variables that its text does not mention, see assign
	cells  *sessionCells             // of a session, whose inputs have modules of their own; otherwise nil
	dict   *starlark.Dict            // see Dict; nil until somebody asks for it
	told   bool                      // all variables tell the dict
}

var (
	_ starlark.HasSetField = (*Module)(nil)
	_ Traveler             = (*Module)(nil)
	_ Slotted              = (*Module)(nil)
)

// Name returns the module's __name__.
func (m *Module) Name() string { return m.name }

// File returns the name of the module's file.
func (m *Module) File() string { return m.code.name }

func (m *Module) String() string {
	return "<module '" + m.name + "' from '" + m.code.name + "'>"
}
func (m *Module) Type() string          { return "module" }
func (m *Module) Freeze()               {}
func (m *Module) Truth() starlark.Bool  { return true }
func (m *Module) Hash() (uint32, error) { return starlark.String(m.name).Hash() }

// Attr returns a variable of the module, nil if it has none of the name.
func (m *Module) Attr(name string) (starlark.Value, error) {
	if v := m.made[name]; v != nil {
		return v, nil
	}
	switch name {
	case "__name__":
		return starlark.String(m.name), nil
	case "__file__":
		if m.cells == nil {
			return starlark.String(m.code.name), nil
		}
	case "__dict__":
		return m.Dict(), nil
	}
	if m.cells != nil {
		return m.cells.value(name), nil
	}
	if i, ok := m.code.globals.Index(name); ok && m.vars != nil {
		if v := m.Slot(i); !v.IsUnbound() {
			return v.Box(), nil
		}
	}
	switch name {
	case "__doc__", "__package__", "__loader__", "__spec__":
		return starlark.None, nil
	}
	return nil, nil
}

// LateAttr returns what the module's own __getattr__ finds, nil if it has none.
func (m *Module) LateAttr(thread *starlark.Thread, name string) (starlark.Value, error) {
	if thread == nil {
		return nil, nil
	}
	find, _ := m.Attr("__getattr__")
	if find == nil {
		return nil, nil
	}
	return starlark.Call(thread, find, starlark.Tuple{starlark.String(name)}, nil)
}

// Layout implements Slotted: attributes are the variables of the module.
func (m *Module) Layout() *Layout {
	if m.cells != nil || m.vars == nil {
		return nil
	}
	return m.code.globals
}

// Slot implements Slotted.
func (m *Module) Slot(i int) Val { return Unbox(inCell(m.vars.get(i))) }

// SetField assigns a variable of the module.
func (m *Module) SetField(name string, v starlark.Value) error {
	m.assign(name, v)
	return nil
}

// DelAttr takes a variable's value away. The error is an AttributeError.
func (m *Module) DelAttr(_ *starlark.Thread, name string) error {
	if v, _ := m.Attr(name); v == nil {
		return NoAttributeToDelete(name)
	}
	m.assign(name, nil)
	return nil
}

// NoAttributeToDelete returns the AttributeError for a name that no attribute of a module has, and that
// should have been taken away: Python has other words for it than for reading.
func NoAttributeToDelete(name string) error {
	return raise.Errorf("AttributeError", "'module' object has no attribute '%s'", name)
}

// AttrNames returns the names of the variables that have values, sorted.
func (m *Module) AttrNames() []string {
	if m.cells != nil {
		return m.cells.names()
	}
	names := slices.Collect(maps.Keys(m.made))
	for _, n := range m.code.globals.names {
		if v, _ := m.Attr(n); v != nil && !strings.HasPrefix(n, "$") && !strings.HasPrefix(n, ".") {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Travel returns the copy's own module, with all that it defines.
func (m *Module) Travel(c *Copier) (starlark.Value, error) {
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	if c.names != nil {
		return nil, &TravelError{Type: m.Type()}
	}
	to := &Module{name: m.name, code: m.code, loaded: m.loaded}
	c.Note(m, to)
	if m.dict != nil {
		c.modulesWithDicts = append(c.modulesWithDicts, to)
	}
	if m.cells != nil {
		to.cells = m.cells.travel(c)
		return to, nil
	}
	if m.vars == nil {
		return to, nil
	}
	to.vars = c.module(m.vars)
	for i := range m.vars.size() {
		c.copyGlobal(m.vars, to.vars, i, m.code.globalName(i))
	}
	for _, name := range slices.Sorted(maps.Keys(m.made)) {
		v, err := c.Copy(m.made[name])
		if err != nil {
			continue // it is missed only if it is used
		}
		if to.made == nil {
			to.made = map[string]starlark.Value{}
		}
		to.made[name] = v
	}
	return to, nil
}
