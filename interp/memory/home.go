package memory

import "go.starlark.net/starlark"

// A Home leads from a value to the process in whose space it is. The engine's
// interfaces (Truth, Hash, Attr, and so on) get no thread; a value of a class that
// the program defined finds one through its Home. Everything that one copy made
// shares a Home, so that whoever takes it out of a queue sets one pointer.
type Home struct {
	space   *Space
	waiting []Settler
	rebuild bool // see Rebuild
	named   bool // and classes are only known by their names, see Copier.Anew
	// Named is the value whose Type() somebody asked for last. All instances of the
	// program's classes have the same one; the engine asks when it words an error, which
	// is then about that value.
	Named starlark.Value
}

// A Settler is a copy that has something to do when it has arrived.
type Settler interface{ Settle(in *Space) }

// A Discarder is a Settler that has something to do as well when it will never arrive.
type Discarder interface{ Discard(from *Space) }

// Await has s settled with the home.
func (h *Home) Await(s Settler) { h.waiting = append(h.waiting, s) }

// Lend lets copies that are being made compute in the process that makes them, as
// those that are keys of a dict must. It lasts until the copies arrive. What a host made, as it does
// members of modules, has no home to lend.
func (h *Home) Lend(from *Home) {
	if h.space == nil && from != nil {
		h.space = from.space
	}
}

// Thread returns the thread in which the process computes now, nil if there is
// no process: the value is in transit, or with the host.
func (h *Home) Thread() *starlark.Thread {
	if h == nil || h.space == nil {
		return nil
	}
	return h.space.Current()
}

// Settle gives what a copy made to the process that has received it, nil for the host. A nil Home,
// of a copy that has no need of one, stays homeless.
func (h *Home) Settle(in *Space) {
	if h == nil {
		return
	}
	h.space = in
	if in == nil {
		return // it is the host's
	}
	for _, s := range h.waiting {
		s.Settle(in)
	}
	h.waiting = nil
}

// Rebuild has the copy made anew where it arrives: it contains values that only stand for what the
// receiver is to have. They are Travelers, which then see Copier.Rebuilding.
func (h *Home) Rebuild() { h.rebuild = true }

// Deliver gives what a copy made to the process that has received it, and returns what the process
// gets. The error is one of making objects anew.
func (h *Home) Deliver(in *Space, v starlark.Value) (starlark.Value, error) {
	if h == nil || !h.rebuild {
		h.Settle(in)
		return v, nil
	}
	h.space = in
	v, err := receive(in, v, h.named)
	h.Discard(in)
	return v, err
}

// Discard is called for a copy that will never arrive, by the process that had it last.
func (h *Home) Discard(from *Space) {
	if h == nil {
		return
	}
	for _, s := range h.waiting {
		if d, ok := s.(Discarder); ok {
			d.Discard(from)
		}
	}
	h.waiting = nil
}

// Home returns the home of what the process makes.
func (s *Space) Home() *Home { return &s.home }

// Receiver returns the process that will have the copies, nil if it is not known
// yet (put).
func (c *Copier) Receiver() *Space {
	if c.dest != nil {
		return c.dest
	}
	return c.receiver
}

// CopyInto returns a copy for a process of a value that no process has.
func CopyInto(s *Space, v starlark.Value) (starlark.Value, error) {
	c := newCopier()
	defer c.free()
	c.receiver, c.home = s, &s.home
	return c.Copy(v)
}

// Home returns the home of the copies: that of the process which is being started,
// or one that the receiver settles.
func (c *Copier) Home() *Home {
	if c.dest != nil {
		return &c.dest.home
	}
	if c.home == nil {
		c.home = &Home{named: c.names != nil}
	}
	return c.home
}
