package proc

import (
	"strconv"
	"time"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A lifeOp is the start or the end of a process, or the wait for its end. A process
// does one at a time, so it has one.
type lifeOp struct {
	p     *Proc
	what  lifeKind
	ended bool  // what looking has found
	code  int32 // with which it ends
}

type lifeKind uint8

const (
	starting   lifeKind = iota
	joining             // join()
	joiningEnd          // the wait for the children of a process at its own end
	looking             // whether it has ended
	leaving             // the end of those that end with the process
	ending
)

// lifeOp returns the place for an operation.
func (p *Proc) lifeOp(op lifeOp) *lifeOp {
	to := &p.life
	if p.threads != nil || p.handling > 0 { // others may be at it, or what a signal has interrupted
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
	switch o.what {
	case looking:
		o.ended = o.p.ended.Load()
	case ending:
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
var awaitsEnd = &report.Wait{Why: report.NotEnded{}}

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
