package exec

import (
	"fmt"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text"
)

// ident compiles the reading of a name.
func (c *compiler) ident(id *syntax.Ident) expr {
	b := id.Binding.(*resolve.Binding)
	p := at(id.NamePos)
	switch b.Scope {
	case resolve.Global:
		if !c.isTop() {
			return c.global(b.Index, id.Name, p)
		}
	case resolve.Predeclared, resolve.Universal:
		return constant(unbox(c.predeclared(id)))
	}
	v := c.find(b)
	if v.celled {
		return c.cell(v) // the cell itself, for a helper
	}
	return c.read(v, p)
}

// predeclared returns the value of a predeclared name.
func (c *compiler) predeclared(id *syntax.Ident) starlark.Value {
	if v := c.code.Unit.Predeclared(id.Name); v != nil {
		return v
	}
	if v := starlark.Universe[id.Name]; v != nil {
		return v
	}
	panic(fmt.Sprintf("predeclared variable %s is uninitialized", id.Name))
}

func constant(v val) expr { return func(*frame) val { return v } }

// global compiles the reading of a module's variable.
//
//go:noinline
func (c *compiler) global(i int, name string, p text.Pos) expr {
	return func(fr *frame) val {
		v := fr.Globals[i]
		if v.IsUnbound() {
			return fail(fr, p, raise.New(fact.NotDefined, name))
		}
		return v
	}
}

// read compiles the reading of a function's variable.
func (c *compiler) read(v *variable, p text.Pos) expr {
	if v.owner == c.scope && !v.captured {
		return c.local(v, p)
	}
	cell := c.cellRef(v)
	return func(fr *frame) val {
		cell := cell(fr)
		if x := cell.V; !x.IsUnbound() {
			return x
		}
		return loadCell(fr, p, cell)
	}
}

// loadCell reads a variable that has no value, or that somebody wants to know read.
func loadCell(fr *frame, p text.Pos, cell *memory.Cell) val {
	fr.At = p
	x, err := cell.Load()
	if err != nil {
		return fail(fr, p, err)
	}
	return x
}

func (c *compiler) local(v *variable, p text.Pos) expr {
	i := v.slot
	if c.isSure(v) && !v.module {
		return slotExpr(i)
	}
	kind, name := fact.Unbound, v.name
	if v.module {
		kind = fact.NotDefined
	}
	return func(fr *frame) val {
		x := fr.Vars[i]
		if x.IsUnbound() {
			return fail(fr, p, raise.New(kind, name))
		}
		return x
	}
}

// lost is the reading of an operand without a value, left or right of the operator at a position:
// of a variable of the module whose value was taken away.
func lost(fr *frame, p text.Pos, left bool) val {
	name := fr.Fn.Code.Unit.NameBeside(p, left)
	return fail(fr, name.Pos, raise.New(fact.NotDefined, name.Name))
}

func slotExpr(i int) expr {
	switch i { // a constant index costs less than one of the closure's
	case 0:
		return func(fr *frame) val { return fr.Vars[0] }
	case 1:
		return func(fr *frame) val { return fr.Vars[1] }
	case 2:
		return func(fr *frame) val { return fr.Vars[2] }
	}
	return func(fr *frame) val { return fr.Vars[i] }
}

// cellRef compiles the finding of a captured variable's cell.
func (c *compiler) cellRef(v *variable) func(fr *frame) *memory.Cell {
	at := c.cellAt(v)
	i := at.index
	if at.free {
		return func(fr *frame) *memory.Cell { return fr.Fn.Free[i] }
	}
	return func(fr *frame) *memory.Cell { return fr.Vars[i].V.(*memory.Cell) }
}

func (c *compiler) cell(v *variable) expr {
	cell := c.cellRef(v)
	return func(fr *frame) val { return val{V: cell(fr)} }
}

// A setter assigns a value; it reports whether that worked.
type setter func(fr *frame, v val) bool

// store compiles the assignment of a name.
func (c *compiler) store(id *syntax.Ident) setter {
	b := id.Binding.(*resolve.Binding)
	if b.Scope == resolve.Global && !c.isTop() {
		i := b.Index
		return func(fr *frame, v val) bool {
			fr.Globals[i] = v
			return true
		}
	}
	return c.storeVariable(c.find(b))
}

func (c *compiler) storeVariable(v *variable) setter {
	if v.owner == c.scope && !v.captured {
		i := v.slot
		c.hasValue(v)
		return func(fr *frame, v val) bool {
			fr.Vars[i] = v
			return true
		}
	}
	cell := c.cellRef(v)
	return func(fr *frame, v val) bool {
		cell(fr).Store(v)
		return true
	}
}

// globalCell returns the index of the module's variable that holds a cell which an expression
// reads or assigns ("@x[0]"); ok is false if e is none.
func globalCell(e syntax.Expr) (i int, ok bool) {
	id, ok := e.(*syntax.Ident)
	if !ok || id.Name == "" || id.Name[0] != '@' {
		return 0, false
	}
	b := id.Binding.(*resolve.Binding)
	return b.Index, b.Scope == resolve.Global
}

// readCell compiles "@x[0]" for a variable of the module.
//
//go:noinline
func (c *compiler) readCell(i int, name string, p text.Pos) expr {
	return func(fr *frame) val {
		switch cell := fr.Globals[i].V.(type) {
		case *memory.Cell:
			if x := cell.V; !x.IsUnbound() {
				return x
			}
			return loadCell(fr, p, cell)
		case starlark.Mapping: // it stands for a value that did not come along
			if _, _, err := cell.Get(starlark.None); err != nil {
				return fail(fr, p, err)
			}
		}
		return fail(fr, p, raise.New(fact.NotDefined, name)) // the module has not come so far
	}
}
