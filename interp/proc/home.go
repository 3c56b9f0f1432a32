package proc

import "go.starlark.net/starlark"

// A Home leads from a value to the process in whose memory it is. The engine's
// interfaces (Truth, Hash, Attr, and so on) get no thread; a value of a class that
// the program defined finds one through its Home. Everything that one copy made
// shares a Home, so that whoever takes it out of a queue sets one pointer.
type Home struct{ p *Proc }

// Proc returns the process, nil while the value is in transit or with the host.
func (h *Home) Proc() *Proc {
	if h == nil {
		return nil
	}
	return h.p
}

// Thread returns the thread in which the process computes now, nil if there is
// no process.
func (h *Home) Thread() *starlark.Thread {
	if h == nil || h.p == nil {
		return nil
	}
	return h.p.Current()
}

// Settle gives what a copy made to the process that has received it. A nil Home,
// of a copy that has no need of one, stays homeless.
func (h *Home) Settle(p *Proc) {
	if h != nil {
		h.p = p
	}
}

// Home returns the home of what the process makes.
func (p *Proc) Home() *Home { return &p.home }

// Home returns the home of the copies: that of the process which is being started,
// or one that the receiver settles.
func (c *Copier) Home() *Home {
	if c.dest != nil {
		return &c.dest.home
	}
	if c.home == nil {
		c.home = new(Home)
	}
	return c.home
}
