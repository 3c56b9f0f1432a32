package handle

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// An Op is an operation whose parts are given as functions. Those that are nil are
// always ready, and do nothing.
type Op struct {
	On   *sched.Object
	In   int // the line
	Test func() bool
	Do   func()
	Desc sched.Desc

	// What is told of its wait, if it may have to: see report.Wait.
	Of    *Maker // whose object it is, nil if nobody made it
	Why   report.Reason
	Could string
	Idle  bool
	Log   *sched.Object                   // see sched.Wait
	About func(*sched.Wait, *report.Wait) // completes it, nil if that is all
}

// Object implements sched.Op.
func (o *Op) Object() *sched.Object { return o.On }

// Line implements sched.Op.
func (o *Op) Line() int {
	if o.Test == nil {
		return sched.NoLine
	}
	return o.In
}

// Ready implements sched.Op.
func (o *Op) Ready() bool { return o.Test == nil || o.Test() }

// Apply implements sched.Op.
func (o *Op) Apply() {
	if o.Do != nil {
		o.Do()
	}
}

// OpKind implements sched.Kinded.
func (o *Op) OpKind() sched.Kind { return o.Desc.Kind }

// Describe implements sched.Op.
func (o *Op) Describe() sched.Desc { return o.Desc }

// Explain implements sched.Explainer.
func (o *Op) Explain() sched.Wait {
	w, about := sched.Wait{Log: o.Log}, &report.Wait{Why: o.Why}
	if o.Of != nil {
		about = o.Of.Wait(o.Why, o.Could)
	}
	about.Idle = o.Idle
	if o.About != nil {
		o.About(&w, about)
	}
	w.About = about
	return w
}

// A lookOp is an operation that is always ready: it looks at an object (qsize,
// is_alive) or does something to it that nobody waits for (close, terminate).
type lookOp struct {
	on     *sched.Object
	kind   string
	name   string
	do     func()
	look   func() starlark.Value // instead of do
	answer starlark.Value
}

func (o *lookOp) Object() *sched.Object { return o.on }
func (o *lookOp) Line() int             { return sched.NoLine }
func (o *lookOp) Ready() bool           { return true }

func (o *lookOp) Apply() {
	if o.do != nil {
		o.do()
		return
	}
	o.answer = o.look()
}

// OpKind implements sched.Kinded. Looking changes nothing, and is not remembered.
func (o *lookOp) OpKind() sched.Kind {
	if o.look != nil {
		return ""
	}
	return sched.Kind(o.kind)
}

func (o *lookOp) Describe() sched.Desc {
	return sched.Desc{Kind: sched.Kind(o.kind), Object: o.name, Detail: text.Short(o.answer)}
}

// Repr makes the text that stands for an object, as an operation of p that only observes it. If
// p has ended, or is nil, it is the host that asks.
func Repr(p *proc.Proc, on *sched.Object, name string, f func() string) (text string, err error) {
	if p == nil || p.Ended() {
		on.Peek(func() { text = f() })
		return text, nil
	}
	v, err := Look(p, on, "repr", name, func() starlark.Value { return starlark.String(f()) })
	if err != nil {
		return "", err
	}
	return string(v.(starlark.String)), nil
}

// Act runs f as an operation of p on an object that changes something.
func Act(p *proc.Proc, on *sched.Object, kind, name string, f func()) error {
	return p.Task().Do(&lookOp{on: on, kind: kind, name: name, do: f}, sched.Forever)
}

// Look runs f, which returns the answer, as an operation of p on an object that
// only observes it.
func Look(p *proc.Proc, on *sched.Object, kind, name string, f func() starlark.Value) (starlark.Value, error) {
	op := &lookOp{on: on, kind: kind, name: name, look: f}
	if err := p.Task().Look(op); err != nil {
		return nil, err
	}
	return op.answer, nil
}
