package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A class that a program defined belongs to a process, as everything that can change
// does. Where the receiver of a copy is known, its own copy of the class is used, and
// made if it has none, so that isinstance and except know an object that was in
// another process. An instance that is put into a queue keeps the sender's class,
// which nobody uses, until somebody takes it out (Settle). A receiver that has no
// copy of the class gets one of what the class was when an instance was first sent.

// Travel returns the class itself if it is built in, otherwise the receiver's own.
func (c *Class) Travel(cp *memory.Copier) (starlark.Value, error) {
	if c.user == nil {
		return c, nil
	}
	if to, ok := cp.Noted(c); ok {
		return to, nil
	}
	if names := cp.Naming(); names != nil {
		return names(cp, c)
	}
	in := cp.Receiver()
	if in != nil {
		if to := states.Of(proc.In(in)).classes[c.user.origin]; to != nil {
			return to, nil
		}
	}
	if cp.Pickling() {
		if err := c.user.origin.keep(c); err != nil {
			return nil, err
		}
		cp.Home().Rebuild()
		return &classTicket{c.user.origin}, nil
	}
	u := c.user
	to := &Class{name: c.name, module: c.module, meta: c.meta, dict: make(starlark.StringDict, len(c.members())),
		user: &userPart{home: cp.Home(), origin: u.origin, qualname: u.qualname, slots: u.slots,
			abstract: u.abstract, usual: u.usual, python2: u.python2, oldStyle: u.oldStyle}, shape: c.shape}
	cp.Note(c, to)
	to.mro = []*Class{to}
	whole := cp.Whole
	cp.Whole = whole || in == nil
	err := c.copyParts(cp, to)
	cp.Whole = whole
	if err != nil {
		return nil, memory.InPath(err, "."+c.name)
	}
	var s *state
	if in != nil {
		s = states.Of(proc.In(in))
		s.classes[u.origin] = to
	}
	to.join(s)
	return to, nil
}

func (c *Class) copyParts(cp *memory.Copier, to *Class) error {
	var err error
	if c.meta != nil {
		meta, err := cp.Copy(c.meta)
		if err != nil {
			return err
		}
		to.meta = meta.(*Class)
	}
	if to.bases, err = copyClasses(cp, c.bases); err != nil {
		return err
	}
	if to.mro, err = copyClasses(cp, c.mro); err != nil {
		return err
	}
	// Methods come first: the copy of another attribute may need them, to find
	// its place in a dict.
	for _, methods := range []bool{true, false} {
		for _, name := range c.user.order {
			if isMethod(c.members()[name]) != methods {
				continue
			}
			v, err := cp.Copy(c.members()[name])
			if err != nil {
				v = memory.Untraveled(c.name+"."+name, c.members()[name], err)
			}
			to.dict[name] = v
			to.resolution.Store(nil)
		}
	}
	for _, k := range c.user.registry {
		if v, err := cp.Copy(k); err == nil {
			to.user.registry = append(to.user.registry, v.(*Class))
		}
	}
	to.user.order = append([]string(nil), c.user.order...)
	if to.user.python2 {
		to.addOldNames()
		to.resolution.Store(nil)
	}
	return nil
}

func isMethod(v starlark.Value) bool {
	switch v.(type) {
	case *memory.Function, *starlark.Function, Unbound:
		return true
	}
	return false
}

func copyClasses(cp *memory.Copier, list []*Class) ([]*Class, error) {
	to := make([]*Class, len(list))
	for i, k := range list {
		v, err := cp.Copy(k)
		if err != nil {
			return nil, err
		}
		to[i] = v.(*Class)
	}
	return to, nil
}

// enroll gives the copy of an instance, whose home was from, the class that it has at its destination.
func (i *Instance) enroll(c *memory.Copier, from *memory.Home) error {
	if i.class.user == nil {
		return nil
	}
	switch {
	case c.Rebuilding() && i.class.user.home != from: // the class is the sender's still
		k, err := i.class.user.origin.in(c.Receiver(), c.Anew())
		i.class = k
		return err
	case c.Naming() != nil:
		if _, err := c.Naming()(c, i.class); err != nil {
			return err
		}
		return i.class.user.origin.keep(i.class)
	case c.Receiver() == nil && !c.Whole:
		i.home.Await(i)
		return i.class.user.origin.keep(i.class)
	}
	v, err := c.Copy(i.class)
	if err != nil {
		return err
	}
	i.class = v.(*Class)
	return nil
}

// keep keeps a copy of the class for receivers that have none.
func (o *origin) keep(c *Class) error {
	o.once.Do(func() {
		v, home, err := memory.CopyWhole(c)
		home.Settle(nil)
		if o.err = err; err == nil {
			o.pristine = v.(*Class)
		}
	})
	return o.err
}

// in returns the class that a process has of an origin: one that came to it from the same class
// statement, or that it finds under the name, which a process that has begun anew has from a class
// statement of its own. A receiver that has none gets one, unless named says that it must.
func (o *origin) in(s *memory.Space, named bool) (*Class, error) {
	known := states.Of(proc.In(s)).classes
	if own := known[o]; own != nil {
		return own, nil
	}
	if k, err := o.namesake(s, named); k != nil || err != nil {
		known[o] = k
		return k, err
	}
	v, err := memory.CopyInto(s, o.pristine)
	if err != nil {
		return nil, err
	}
	return v.(*Class), nil
}

// namesake returns the class of the name that a process has, nil if it has none.
func (o *origin) namesake(s *memory.Space, must bool) (*Class, error) {
	n, thread := named{o.pristine.module, o.pristine.user.qualname}, s.Current()
	if !must {
		k, _ := global(thread, n.module, n.name).(*Class)
		return k, nil
	}
	v, err := n.find(thread)
	k, ok := v.(*Class)
	if err == nil && !ok {
		err = raise.Errorf("TypeError", "'%s' object is not a class", TypeOf(v).Name())
	}
	return k, err
}

// Settle implements memory.Settler: the instance has come to a process.
func (i *Instance) Settle(in *memory.Space) {
	// What could be copied once can be copied again.
	if k, err := i.class.user.origin.in(in, false); err == nil {
		i.class = k
	}
}

// A classTicket is a program's class on its way to a process that is not known yet.
type classTicket struct{ origin *origin }

var _ memory.Traveler = (*classTicket)(nil)

func (t *classTicket) String() string        { return "<class in transit>" }
func (t *classTicket) Type() string          { return "type" }
func (t *classTicket) Freeze()               {}
func (t *classTicket) Truth() starlark.Bool  { return true }
func (t *classTicket) Hash() (uint32, error) { return t.origin.pristine.Hash() }

// Travel returns the receiver's own class.
func (t *classTicket) Travel(c *memory.Copier) (starlark.Value, error) {
	if !c.Rebuilding() {
		return t, nil
	}
	return t.origin.in(c.Receiver(), false)
}
