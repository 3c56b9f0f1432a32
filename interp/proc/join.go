package proc

import (
	"strconv"
	"time"

	"github.com/pyq-lang/pyq/interp/sched"
)

// A lifeOp is the start or the end of a process, or the wait for its end. A process
// does one at a time, so it has one.
type lifeOp struct {
	p    *Proc
	what lifeKind
	code int32 // with which it ends
}

type lifeKind uint8

const (
	starting   lifeKind = iota
	joining             // join()
	joiningEnd          // the wait for the children of a process at its own end
	ending
)

// lifeOp returns the place for an operation.
func (p *Proc) lifeOp(op lifeOp) *lifeOp {
	to := &p.life
	if p.threads != nil { // others may be at it
		to = new(lifeOp)
	}
	*to = op
	return to
}

func (o *lifeOp) Object() *sched.Object {
	if o.what == starting {
		return nil
	}
	return &o.p.end
}

func (o *lifeOp) waits() bool { return o.what == joining || o.what == joiningEnd }

func (o *lifeOp) Line() int {
	if o.waits() {
		return 0
	}
	return sched.NoLine
}

func (o *lifeOp) Ready() bool { return !o.waits() || o.p.ended.Load() }

func (o *lifeOp) Apply() {
	if o.what == ending {
		o.p.code = o.code
		o.p.ended.Store(true)
	}
}

func (o *lifeOp) Describe() sched.Desc {
	d := sched.Desc{Object: o.p.label}
	switch o.what {
	case starting:
		d.Kind = "start"
	case ending:
		d.Kind, d.Detail = "end", "exitcode "+strconv.Itoa(int(o.code))
	case joining, joiningEnd:
		d.Kind = "join"
		if o.what == joiningEnd {
			d.Kind = "exit"
		}
	}
	return d
}

// Explain implements sched.Explainer.
func (o *lifeOp) Explain() sched.Wait {
	if !o.waits() {
		return sched.Wait{}
	}
	return sched.Wait{Needs: []*sched.Task{o.p.task}, About: awaitsEnd}
}

// awaitsEnd is what is known of a wait for the end of a process or thread.
var awaitsEnd = &Wait{Why: NotEnded{}}

// Watch has f called by the process at its end. The caller holds the lock of End, and
// knows that the process has not ended. Unwatch, under the same lock, undoes it.
func (p *Proc) Watch(key any, f func(ending *Proc)) {
	if p.watch == nil {
		p.watch = map[any]func(*Proc){}
	}
	p.watch[key] = f
}

// Unwatch undoes what Watch did.
func (p *Proc) Unwatch(key any) { delete(p.watch, key) }

// tellWatchers calls what Watch was given.
func (p *Proc) tellWatchers() {
	var watch map[any]func(*Proc)
	p.end.With(func() { watch, p.watch = p.watch, nil })
	for _, f := range watch {
		f(p)
	}
}

// Join waits until child has ended, and reports whether it has.
func (p *Proc) Join(child *Proc, timeout time.Duration) (ended bool, err error) {
	return p.join(child, joining, timeout)
}

func (p *Proc) join(child *Proc, what lifeKind, timeout time.Duration) (ended bool, err error) {
	op := p.lifeOp(lifeOp{p: child, what: what})
	err = p.Task().Do(op, timeout)
	op.p = nil
	switch err {
	case nil:
		p.Disown(child)
		return true, nil
	case sched.ErrTimeout:
		return false, nil
	}
	return false, err
}

// Children returns the children that have not ended, in order of start.
func (p *Proc) Children() []*Proc {
	var list []*Proc
	for c := p.first; c != nil; {
		next := c.next
		if c.ended.Load() {
			p.disown(c)
		} else {
			list = append(list, c)
		}
		c = next
	}
	return list
}

// Disown forgets a child that is known to have ended.
func (p *Proc) Disown(child *Proc) {
	if child.parent == p {
		p.disown(child)
	}
}

func (p *Proc) adopt(c *Proc) {
	if c.prev = p.last; c.prev != nil {
		c.prev.next = c
	} else {
		p.first = c
	}
	p.last = c
}

func (p *Proc) disown(c *Proc) {
	if c.prev == nil && p.first != c {
		return // it was disowned before
	}
	if c.HasChanges() {
		p.Learn(&c.Space, c.label)
	}
	if p.sweep == c {
		p.sweep = c.next
	}
	if c.prev != nil {
		c.prev.next = c.next
	} else {
		p.first = c.next
	}
	if c.next != nil {
		c.next.prev = c.prev
	} else {
		p.last = c.prev
	}
	c.prev, c.next, c.handle = nil, nil, nil
}

// forget looks at two children and drops them if they have ended, so that a
// program that starts processes for ever and joins none keeps none.
func (p *Proc) forget() {
	for range 2 {
		c := p.sweep
		if c == nil {
			c = p.first
		}
		if c == nil {
			return
		}
		p.sweep = c.next
		// What a child has changed is told where the program learns of its end.
		if c.ended.Load() && (!c.HasChanges() || p.kept >= mostKept) {
			p.disown(c)
		} else if c.ended.Load() {
			p.kept++
		}
	}
}

// mostKept is how often forget keeps a child that has changed something.
const mostKept = 1000
