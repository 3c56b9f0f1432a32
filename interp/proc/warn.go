package proc

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// Here returns the line of the program in which a thread of the process computes; its Pos
// is not valid if that is none.
func (p *Proc) Here(thread *starlark.Thread) report.Frame {
	frames := p.run.Frames(NewSegment(memory.CallStack(thread)))
	if len(frames) == 0 {
		return report.Frame{}
	}
	return frames[len(frames)-1]
}

// Warn tells the user, once a run, of something at a place that is likely a mistake, in a
// line without the place, and with a line of advice if hint is not "". The program goes on.
func (p *Proc) Warn(at report.Frame, msg, hint string) error {
	return p.tellOnce(report.NewWarning(p.name, p.PID(), at, msg, hint))
}

// tellOnce tells of what the user was not told yet in this run.
func (p *Proc) tellOnce(r *report.Report) error {
	if first, err := p.first(told{pos: r.Pos, text: r.Message}); !first || err != nil {
		return err
	}
	return p.tell(r)
}

// tellMisreads warns, at the end of a process, of the variables that it took for shared, once
// of each.
func (p *Proc) tellMisreads() {
	for _, m := range p.Misreads() {
		// Who cannot be told cannot be told that.
		if first, err := p.first(told{text: m.Name}); !first || err != nil {
			continue
		}
		at := report.Frame{Pos: trace.Pos{File: m.File}}
		at.Cover(m.At)
		at.Line = p.run.SourceLine(at.Pos)
		_ = p.tellOnce(report.NewMisread(p.name, p.PID(), at, m.Name, m.Child))
	}
}

// First reports whether the user of the run was not told yet of something that is known by
// the key, and notes that he is told now. That is an operation: what the process does next
// depends on it.
func (p *Proc) First(key string) (bool, error) { return p.first(told{text: key}) }

func (p *Proc) first(t told) (bool, error) {
	op := &toldOp{x: &p.run.told, t: t}
	err := p.Task().Tell(op, sched.Forever)
	return op.first, err
}

// A told is something that the user was told once and is not to be told again: a warning at a
// place, or a variable without one.
type told struct {
	pos  trace.Pos
	text string
}

// tolds is what the user of a run was told once.
type tolds struct {
	sched.Object
	all map[told]bool
}

// A toldOp notes that the user is told something.
type toldOp struct {
	x     *tolds
	t     told
	first bool // he was not told before
}

func (o *toldOp) Object() *sched.Object { return &o.x.Object }
func (o *toldOp) Line() int             { return sched.NoLine }
func (o *toldOp) Ready() bool           { return true }
func (o *toldOp) Apply() {
	if o.first = !o.x.all[o.t]; !o.first {
		return
	}
	if o.x.all == nil {
		o.x.all = map[told]bool{}
	}
	o.x.all[o.t] = true
}
func (o *toldOp) Describe() sched.Desc { return sched.Desc{} }
