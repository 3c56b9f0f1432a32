package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A reduced stands for an object on its way between processes that says itself how it is made anew. The
// sender has asked it; the receiver makes it. It has copies of what it was told, which whoever receives
// it copies again for himself.
type reduced struct {
	Reduction
	class  string
	module string         // of Global
	plain  starlark.Value // of Global: a copy for a process that does not have the variable
}

var _ memory.Traveler = (*reduced)(nil)

func (r *reduced) String() string        { return "<" + r.class + " object in transit>" }
func (r *reduced) Type() string          { return r.class }
func (r *reduced) Freeze()               {}
func (r *reduced) Truth() starlark.Bool  { return true }
func (r *reduced) Hash() (uint32, error) { return starlark.String(r.class).Hash() }

// travelReduced asks the instance how it is made anew.
func (i *Instance) travelReduced(c *memory.Copier) (starlark.Value, error) {
	thread := i.home.Thread()
	depth, err := Nest(thread, 1, " while pickling an object")
	if err != nil {
		return nil, err
	}
	defer Unnest(depth, 1)
	r, err := Reduce(thread, i, PickleProtocol)
	if err != nil {
		return nil, err
	}
	c.Home().Rebuild()
	to := &reduced{Reduction: *r, class: i.class.FullName()}
	if r.IsGlobal() {
		return to, i.travelGlobal(thread, c, to)
	}
	if to.Func, err = c.Copy(r.Func); err != nil {
		return nil, err
	}
	args, err := c.Copy(r.Args)
	if err != nil {
		return nil, err
	}
	to.Args = args.(starlark.Tuple)
	c.Note(i, to)
	for _, it := range []struct {
		from starlark.Value
		to   *starlark.Value
	}{{r.Items, &to.Items}, {r.Pairs, &to.Pairs}} {
		if it.from == nil {
			continue
		}
		list, err := Collect(thread, it.from)
		if err != nil {
			return nil, err
		}
		if *it.to, err = c.Copy(starlark.NewList(list)); err != nil {
			return nil, err
		}
	}
	for _, part := range []*starlark.Value{&to.State, &to.Setter} {
		if *part == nil {
			continue
		}
		if *part, err = c.Copy(*part); err != nil {
			return nil, memory.InPath(err, "."+i.class.name)
		}
	}
	return to, nil
}

// travelGlobal sends an object by the name under which it is found in its module.
func (i *Instance) travelGlobal(thread *starlark.Thread, c *memory.Copier, to *reduced) error {
	to.module = MainModule
	if v, err := GetAttr(thread, i, "__module__"); err == nil && v != starlark.None {
		to.module = Text(v)
	}
	switch found := global(thread, to.module, to.Global); {
	case found == nil:
		s, err := i.Repr(thread)
		if err != nil {
			return err
		}
		return picklingError("Can't pickle %s: attribute lookup %s on %s failed", s, to.Global, to.module)
	case found != i:
		s, err := i.Repr(thread)
		if err != nil {
			return err
		}
		return picklingError("Can't pickle %s: it's not the same object as %s.%s", s, to.module, to.Global)
	}
	c.Note(i, to)
	plain := &Instance{class: i.class, home: c.Home()}
	to.plain = plain
	return i.copyTo(c, plain)
}

// MainModule is the name of the program as a module.
const MainModule = memory.MainModule

// global returns what a dotted name means in one of the program's modules, nil if that is nothing.
func global(thread *starlark.Thread, module, name string) starlark.Value {
	m := proc.Of(thread).Known(thread, module)
	if m == nil {
		return nil
	}
	return attributeAt(thread, m, name)
}

// Travel makes the object anew where it has arrived.
func (r *reduced) Travel(c *memory.Copier) (starlark.Value, error) {
	if !c.Rebuilding() { // it is sent on by who has not opened it
		c.Home().Rebuild()
		return r, nil
	}
	if to, ok := c.Noted(r); ok {
		return to, nil
	}
	thread := c.Receiver().Current()
	if r.IsGlobal() {
		v := global(thread, r.module, r.Global)
		if v == nil {
			return c.Copy(r.plain)
		}
		c.Note(r, v)
		return v, nil
	}
	f, err := c.Copy(r.Func)
	if err != nil {
		return nil, err
	}
	args, err := c.Copy(r.Args)
	if err != nil {
		return nil, err
	}
	v, err := starlark.Call(thread, f, args.(starlark.Tuple), nil)
	if err != nil {
		return nil, err
	}
	c.Note(r, v)
	return v, r.finish(thread, c, v)
}

// finish gives an object that was made anew its items and its state.
func (r *reduced) finish(thread *starlark.Thread, c *memory.Copier, v starlark.Value) error {
	var parts [4]starlark.Value
	for k, part := range []starlark.Value{r.Items, r.Pairs, r.State, r.Setter} {
		if part == nil {
			continue
		}
		var err error
		if parts[k], err = c.Copy(part); err != nil {
			return err
		}
	}
	if err := AddItems(thread, v, parts[0], parts[1]); err != nil {
		return err
	}
	if parts[2] == nil {
		return nil
	}
	return SetState(thread, v, parts[2], parts[3])
}
