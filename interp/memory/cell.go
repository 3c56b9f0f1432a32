package memory

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Cell is a variable that several functions assign, or that can lose its value: the
// front end makes x[0] of x. Its index is ignored. It belongs to one process.
type Cell struct {
	name   string
	global bool // of a module; otherwise of a function
	value  starlark.Value
	// outer is what the name means while the variable has no value: the
	// predeclared value that a module's variable hides.
	outer starlark.Value
	stale *stale // a child has changed its copy, and nobody has read this one since
}

var (
	_ starlark.Mapping   = (*Cell)(nil)
	_ starlark.HasSetKey = (*Cell)(nil)
	_ Traveler           = (*Cell)(nil)
)

// NewCell returns a cell; value is nil if the variable has none yet.
func NewCell(name string, global bool, value starlark.Value) *Cell {
	return &Cell{name: name, global: global, value: value}
}

// Over makes the name mean outer while the variable has no value, and returns the cell.
func (c *Cell) Over(outer starlark.Value) *Cell {
	c.outer = outer
	return c
}

// Value returns the variable's value, nil if it has none.
func (c *Cell) Value() starlark.Value { return c.value }

// SetValue assigns the variable; nil takes its value away.
func (c *Cell) SetValue(v starlark.Value) { c.value = v }

func (c *Cell) String() string        { return "<cell " + c.name + ">" }
func (c *Cell) Type() string          { return "cell" }
func (c *Cell) Freeze()               {}
func (c *Cell) Truth() starlark.Bool  { return true }
func (c *Cell) Hash() (uint32, error) { return 0, raise.New(fact.Unhashable, "cell") }

// Get returns the value. The error is a NameError or UnboundLocalError.
func (c *Cell) Get(starlark.Value) (v starlark.Value, found bool, err error) {
	switch {
	case c.value != nil:
		if c.stale != nil {
			c.misread()
		}
		return c.value, true, nil
	case c.outer != nil:
		return c.outer, true, nil
	}
	return nil, false, c.Unbound()
}

// Unbound is the error of a variable without a value.
func (c *Cell) Unbound() error {
	if c.global {
		return raise.New(fact.NotDefined, c.name)
	}
	return raise.New(fact.Unbound, c.name)
}

// SetKey assigns the variable.
func (c *Cell) SetKey(_, v starlark.Value) error {
	c.value, c.stale = v, nil
	return nil
}

// Travel copies the variable with its value.
func (c *Cell) Travel(cp *Copier) (starlark.Value, error) {
	if to, ok := cp.Noted(c); ok {
		return to, nil
	}
	to := &Cell{name: c.name, global: c.global, outer: c.outer}
	cp.Note(c, to)
	if c.value == nil {
		return to, nil
	}
	v, err := cp.Copy(c.value)
	if err != nil {
		return nil, err
	}
	to.value = v
	return to, nil
}
