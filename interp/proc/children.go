package proc

// children are those of a process that are not known to have ended, in order of start.
type children struct {
	first, last *Proc
	n           int
	sweep       *Proc // the next to be looked at by forget
	kept        int   // see forget
}

// siblings are a child's neighbours among its parent's children.
type siblings struct{ prev, next *Proc }

func (l *children) add(c *Proc) {
	if c.prev = l.last; c.prev != nil {
		c.prev.next = c
	} else {
		l.first = c
	}
	l.last = c
	l.n++
}

// remove takes a child out; ok is false if it is none any more.
func (l *children) remove(c *Proc) (ok bool) {
	if c.prev == nil && l.first != c {
		return false
	}
	if l.sweep == c {
		l.sweep = c.next
	}
	if c.prev != nil {
		c.prev.next = c.next
	} else {
		l.first = c.next
	}
	if c.next != nil {
		c.next.prev = c.prev
	} else {
		l.last = c.prev
	}
	c.siblings = siblings{}
	l.n--
	return true
}

// Children returns the children of which the process does not know that they have ended, in
// order of start.
func (p *Proc) Children() []*Proc {
	var list []*Proc
	for c := p.children.first; c != nil; c = c.next {
		list = append(list, c)
	}
	return list
}

// Disown forgets a child that is known to have ended.
func (p *Proc) Disown(child *Proc) {
	if child.parent == p {
		p.disown(child)
	}
}

func (p *Proc) disown(c *Proc) {
	if !p.children.remove(c) {
		return // it was disowned before
	}
	if c.HasChanges() {
		p.Learn(&c.Space, c.label)
	}
	c.handle = nil
}

// forget looks at two children, if there are many, and drops them if they have ended, so that
// a program that starts processes for ever and joins none keeps few.
//
// Looking is an operation, as everything that a process does next may depend on it: those of
// few children are not worth it.
func (p *Proc) forget() error {
	l := &p.children
	for range 2 {
		if l.n < manyChildren {
			return nil
		}
		c := l.sweep
		if c == nil {
			c = l.first
		}
		l.sweep = c.next
		op := p.lifeOp(lifeOp{p: c, what: looking})
		if err := p.Task().Look(op); err != nil {
			return err
		}
		// What a child has changed is told where the program learns of its end.
		if op.ended && (!c.HasChanges() || l.kept >= mostKept) {
			p.disown(c)
		} else if op.ended {
			l.kept++
		}
	}
	return nil
}

// manyChildren is how many children a process has that looks at them, and mostKept how often
// forget keeps a child that has changed something.
const manyChildren, mostKept = 100, 1000
