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
	// V is the value, Unbound if there is none or if whoever reads it has to be noted: see
	// Load. It is for the executor.
	V Val
	// outer is what the name means while the variable has no value: the
	// predeclared value that a module's variable hides.
	outer starlark.Value
	dict  *starlark.Dict // the module's, which the cell tells its value; nil if there is none
	stale *stale         // a child has changed its copy, and nobody has read this one since
}

var (
	_ starlark.Mapping   = (*Cell)(nil)
	_ starlark.HasSetKey = (*Cell)(nil)
	_ Traveler           = (*Cell)(nil)
)

// NewCell returns a cell; value is nil if the variable has none yet.
func NewCell(name string, global bool, value starlark.Value) *Cell {
	return &Cell{name: name, global: global, V: Unbox(value)}
}

// NewVariable returns a cell for a variable of a function that other functions see.
func NewVariable(name string, v Val) *Cell { return &Cell{name: name, V: v} }

// Over makes the name mean outer while the variable has no value, and returns the cell.
func (c *Cell) Over(outer starlark.Value) *Cell {
	c.outer = outer
	return c
}

// Value returns the variable's value, nil if it has none.
func (c *Cell) Value() starlark.Value {
	if c.stale != nil {
		return c.stale.value.Box()
	}
	return c.V.Box()
}

// SetValue assigns the variable; nil takes its value away.
func (c *Cell) SetValue(v starlark.Value) {
	if c.stale != nil {
		c.stale.value = Unbox(v)
	} else {
		c.V = Unbox(v)
	}
	if c.dict != nil {
		tell(c.dict, c.name, v)
	}
}

// show has the variable tell a dict of its value from now on.
func (c *Cell) show(d *starlark.Dict) {
	c.dict = d
	tell(d, c.name, c.Value())
}

// Store assigns the variable.
func (c *Cell) Store(v Val) {
	c.V, c.stale = v, nil
	if c.dict != nil {
		tell(c.dict, c.name, v.Box())
	}
}

// Load returns the value. The error is a NameError or UnboundLocalError.
func (c *Cell) Load() (Val, error) {
	if c.stale != nil {
		v := c.stale.value
		c.misread()
		return v, nil
	}
	if !c.V.IsUnbound() {
		return c.V, nil
	}
	if c.outer != nil {
		return Unbox(c.outer), nil
	}
	return c.V, c.Unbound()
}

func (c *Cell) String() string        { return "<cell " + c.name + ">" }
func (c *Cell) Type() string          { return "cell" }
func (c *Cell) Freeze()               {}
func (c *Cell) Truth() starlark.Bool  { return true }
func (c *Cell) Hash() (uint32, error) { return 0, raise.New(fact.Unhashable, "cell") }

// Get returns the value. The error is a NameError or UnboundLocalError.
func (c *Cell) Get(starlark.Value) (v starlark.Value, found bool, err error) {
	value, err := c.Load()
	if err != nil {
		return nil, false, err
	}
	return value.Box(), true, nil
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
	c.Store(Unbox(v))
	return nil
}

// Travel copies the variable with its value.
func (c *Cell) Travel(cp *Copier) (starlark.Value, error) {
	if to, ok := cp.Noted(c); ok {
		return to, nil
	}
	to := &Cell{name: c.name, global: c.global, outer: c.outer, V: Unbound()}
	cp.Note(c, to)
	value := c.Value()
	if value == nil {
		return to, nil
	}
	v, err := cp.Copy(value)
	if err != nil {
		return nil, err
	}
	to.V = Unbox(v)
	return to, nil
}
