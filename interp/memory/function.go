package memory

import (
	"errors"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/text"
)

type modulePair struct{ from, to *starlark.Module }

// copyFunction binds a function's code to a module of its own, with copies of
// its default values, of the variables it closes over, and of the globals it
// mentions.
func (c *Copier) copyFunction(f *starlark.Function) (starlark.Value, error) {
	if to, ok := c.memo.get(f); ok {
		return to, nil
	}
	g := new(starlark.Function)
	*g = *f
	c.Note(f, g)
	module := c.module(f.Module())
	*functionModule(g) = module
	if err := c.copyDefaults(g); err != nil {
		return nil, InPath(err, "."+f.Name())
	}
	if err := c.copyFreeVars(g); err != nil {
		return nil, InPath(err, "."+f.Name())
	}
	if err := c.copyGlobals(f, module); err != nil {
		return nil, err
	}
	return g, nil
}

// Own returns what SetOwn attached to a function, nil if nothing was.
func Own(f *starlark.Function) starlark.Value {
	if cells, n := *functionFreeVars(f), f.NumFreeVars(); len(cells) > n {
		return cells[n]
	}
	return nil
}

// SetOwn attaches v, which must be able to travel, to a function: the attributes
// that the program gives it. The engine has no place for them, but none of its
// instructions looks beyond a function's last free variable. So they live as long
// as the function, and are copied with it, which a table beside would have to be
// told.
func SetOwn(f *starlark.Function, v Traveler) {
	cells, n := functionFreeVars(f), f.NumFreeVars()
	*cells = append((*cells)[:n:n], v)
}

// Defaults returns the default values of a function's last parameters.
func Defaults(f *starlark.Function) starlark.Tuple { return *functionDefaults(f) }

// module returns the copy of a module, empty at first.
func (c *Copier) module(m *starlark.Module) *starlark.Module {
	for _, p := range c.modules {
		if p.from == m {
			return p.to
		}
	}
	if c.adopt {
		if to := c.receiver.image(m); to != nil {
			c.modules = append(c.modules, modulePair{m, to})
			return to
		}
	}
	to := new(starlark.Module)
	*to = *m
	*moduleGlobals(to) = make([]starlark.Value, len(*moduleGlobals(m)))
	c.modules = append(c.modules, modulePair{m, to})
	if c.adopt {
		c.receiver.images = append(c.receiver.images, modulePair{m, to})
	}
	return to
}

func (c *Copier) copyDefaults(g *starlark.Function) error {
	defaults := *functionDefaults(g)
	if allAtoms(defaults) {
		return nil
	}
	to := make(starlark.Tuple, len(defaults))
	for i, v := range defaults {
		v, err := c.Copy(v)
		if err != nil {
			return err
		}
		to[i] = v
	}
	*functionDefaults(g) = to
	return nil
}

// copyFreeVars gives g cells of its own; functions that share a variable go on
// sharing its copy.
func (c *Copier) copyFreeVars(g *starlark.Function) error {
	cells := *functionFreeVars(g)
	if len(cells) == 0 {
		return nil
	}
	to := make(starlark.Tuple, len(cells))
	*functionFreeVars(g) = to
	for i, cell := range cells {
		if i == g.NumFreeVars() {
			own, err := c.Copy(cell) // see Own
			if err != nil {
				return err
			}
			to[i] = own
			continue
		}
		if done, ok := c.memo.get(cell); ok {
			to[i] = done
			continue
		}
		from, ok := cellContent(cell)
		if !ok {
			return errors.New("internal error: go.starlark.net's variables are not what pyq expects")
		}
		made, variable := newCell(cell)
		c.Note(cell, made)
		to[i] = made
		if *from == nil {
			continue // not assigned yet
		}
		v, err := c.Copy(*from)
		if err != nil {
			return InPath(err, "."+bindingName(g, i))
		}
		*variable = v
	}
	return nil
}

// bindingName returns the name of a function's i'th free variable. The engine's
// accessor reads the cell too, so it works only once the cell is there.
func bindingName(g *starlark.Function, i int) string {
	b, _ := g.FreeVar(i)
	return b.Name
}

// copyGlobals copies the globals that f mentions, and were not copied yet, from
// f's module to its copy.
func (c *Copier) copyGlobals(f *starlark.Function, to *starlark.Module) error {
	from, dest := *moduleGlobals(f.Module()), *moduleGlobals(to)
	if len(from) == 0 {
		return nil
	}
	code := codeOf(f.Module())
	if code == nil { // a function of the host's: what it mentions is not known
		for i := range from {
			c.copyGlobal(from, dest, i, "")
		}
		return nil
	}
	pos := f.Position()
	for _, i := range code.mentions[text.At(pos.Line, pos.Col)] {
		c.copyGlobal(from, dest, int(i), code.globalName(int(i)))
	}
	return nil
}

// A slot is a global variable of a module's copy.
type slot struct {
	globals []starlark.Value
	i       int
}

// copyGlobal copies a global. If its value cannot travel, a placeholder takes its
// place, and all that was copied on the way is forgotten: it may be unfinished, and
// another global may share a part of it.
func (c *Copier) copyGlobal(from, dest []starlark.Value, i int, name string) {
	if dest[i] != nil || from[i] == nil {
		return
	}
	values, modules, slots := c.memo.size(), len(c.modules), len(c.slots)
	v, err := c.Copy(from[i])
	if err != nil {
		c.memo.forget(values)
		clear(c.modules[modules:])
		c.modules = c.modules[:modules]
		for _, s := range c.slots[slots:] {
			s.globals[s.i] = nil
		}
		c.slots = c.slots[:slots]
		v = Untraveled(name, from[i], err)
	}
	if err == nil {
		c.Watch(name, from[i], v)
	}
	dest[i] = v
	c.slots = append(c.slots, slot{dest, i})
}
