package connection

import (
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A pipe is one direction of what Pipe makes: messages, first in, first out. It is
// unbounded: send never waits.
type pipe struct {
	handle.Maker
	obj      sched.Object
	messages handle.FIFO[message]
	// How many ends are open, in all processes and in what is under way. Who has an open
	// one hands it on before he closes it: only that there is none any more can be seen, and
	// comes in an operation. A report looks at the other direction's.
	writers, readers atomic.Int32
	watchers         handle.Watchers
	used             bool // something was sent
}

type message struct {
	handle.Parcel
	raw bool // sent with send_bytes
}

// ready reports whether recv would not wait. The pipe's lock is held.
func (q *pipe) ready() bool { return q.messages.N > 0 || q.writers.Load() == 0 }

// What a pipeOp does.
type pipeWork uint8

const (
	sending pipeWork = iota
	receiving
	polling
)

// A pipeOp is an operation of a connection.
type pipeOp struct {
	by   *connection
	q    *pipe
	work pipeWork
	kind sched.Kind
	m    message // what is sent, or was received
	none bool    // there is nobody at the other end
	most int     // how long bytes may be, if not negative
	long bool    // they are longer
	tell handle.Watchers
}

func (o *pipeOp) Object() *sched.Object { return &o.q.obj }

func (o *pipeOp) Line() int {
	if o.work == sending {
		return sched.NoLine
	}
	return 0
}

func (o *pipeOp) Ready() bool { return o.work == sending || o.q.ready() }

func (o *pipeOp) Apply() {
	q := o.q
	switch o.work {
	case sending:
		if o.none = q.readers.Load() == 0; !o.none {
			q.messages.Push(o.m)
			q.used = true
			o.tell = q.watchers.Take()
		}
	case receiving:
		if o.none = q.messages.N == 0; !o.none {
			o.m = q.messages.Pop()
			o.long = o.most >= 0 && o.m.raw && len(o.m.V.(starlark.Bytes)) > o.most
		}
	}
}

// OpKind implements sched.Kinded.
func (o *pipeOp) OpKind() sched.Kind {
	if o.work == polling {
		return ""
	}
	return o.kind
}

func (o *pipeOp) Describe() sched.Desc {
	d := o.q.Desc(string(o.kind))
	if o.work == sending {
		d.Detail = text.Short(o.m.V)
	}
	return d
}

// Explain implements sched.Explainer.
func (o *pipeOp) Explain() sched.Wait {
	q, out := o.q, o.by.out
	why := report.Unsent{Before: q.used, Open: out == nil || q.writers.Load() != 1 || out.readers.Load() != 0}
	return sched.Wait{About: q.Wait(why, "send")}
}

// pipeOps are the operations of threads, each of which does one at a time: using them again
// saves an allocation a message.
var pipeOps = proc.NewThreadSlot[pipeOp](nil)

// do carries out an operation of the connection. Its frame is on the stack of every
// process that waits for a message.
func (n *connection) do(p *proc.Proc, op pipeOp, wait time.Duration) (*pipeOp, error) {
	o := pipeOps.Of(p)
	*o = op
	o.by = n
	if o.q = n.in; op.work == sending {
		o.q = n.out
	}
	return o, p.Task().Do(o, wait)
}

// put sends a message.
func (n *connection) put(p *proc.Proc, kind sched.Kind, m message) error {
	op, err := n.do(p, pipeOp{work: sending, kind: kind, m: m}, sched.Forever)
	watchers := op.tell
	op.m, op.tell = message{}, nil
	switch {
	case err != nil:
		m.Drop(p)
		return err
	case op.none:
		m.Drop(p)
		return handle.OSError("BrokenPipeError", 32, "Broken pipe")
	}
	watchers.Tell(p)
	return nil
}

// take waits for a message.
func (n *connection) take(p *proc.Proc, kind sched.Kind, most int) (message, error) {
	op, err := n.do(p, pipeOp{work: receiving, kind: kind, most: most}, sched.Forever)
	m := op.m
	op.m = message{}
	switch {
	case err != nil:
		return m, err
	case op.none:
		return m, &raise.Error{Class: "EOFError"}
	case op.long:
		n.spoil(p)
		return m, raise.Errorf("OSError", "bad message length")
	}
	return m, nil
}
