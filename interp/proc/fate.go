package proc

import (
	"errors"
	"slices"
	"sync"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// graves is what a run remembers of processes that have ended. It forgets the oldest of
// those that ended well, as a run may start processes for ever.
type graves struct {
	mu     sync.Mutex
	ring   []grave         // the last ones
	n      int             // so far
	failed []report.Ending // the first ones that did not end by themselves
	more   int             // failed ones beyond these
}

// A grave is a Death whose Ran is found when it is told of.
type grave struct {
	report.Death
	what memory.PlacedCode // of the function that it ran, if that is one of the program's
}

const mostGraves, mostFailed = 128, 64

// death returns all that is known.
func (g *grave) death() report.Death {
	d := g.Death
	d.Ran = targetOf(g.what)
	return d
}

func (x *graves) add(g grave) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.ring) < mostGraves {
		x.ring = append(x.ring, g)
	} else {
		x.ring[x.n%mostGraves] = g
	}
	x.n++
	if g.Thread && g.How != report.Failed || g.How == report.Finished || g.How == report.Exited && g.ExitCode == 0 || g.How == report.Killed && g.By == "" {
		return
	}
	if len(x.failed) < mostFailed {
		x.failed = append(x.failed, g.Ending)
	} else if g.How == report.Failed {
		x.more++
	}
}

// deaths returns those that are remembered, by the numbers of their processes.
func (x *graves) deaths() []report.Death {
	x.mu.Lock()
	defer x.mu.Unlock()
	var list []report.Death
	for i := max(0, x.n-len(x.ring)); i < x.n; i++ {
		list = append(list, x.ring[i%len(x.ring)].death())
	}
	slices.SortStableFunc(list, func(a, b report.Death) int { return a.PID - b.PID })
	return list
}

// Summary returns what there is to tell of the children at the end of the run, nil if that
// is nothing.
func (r *Run) Summary() *report.Summary {
	x := &r.graves
	x.mu.Lock()
	defer x.mu.Unlock()
	if !slices.ContainsFunc(x.failed, func(e report.Ending) bool { return e.How == report.Failed }) {
		return nil
	}
	s := &report.Summary{Endings: slices.Clone(x.failed), More: x.more}
	slices.SortStableFunc(s.Endings, func(a, b report.Ending) int { return a.PID - b.PID })
	return s
}

// bury remembers the end of a process. It is called by the process.
func (p *Proc) bury(exit int) {
	if p.fate == nil && exit < 0 {
		return // with the run
	}
	p.run.graves.add(p.grave(exit))
}

// buryThread remembers the end of one of the process's threads.
func (p *Proc) buryThread(t *Thread) {
	g := grave{Death: report.Death{Thread: true, Stamp: p.run.Stamp()}}
	g.Ending = endingOf(t.fate)
	g.Process, g.PID = p.label+"|"+t.label, p.PID()
	p.run.graves.add(g)
}

// grave tells how the process ended.
func (p *Proc) grave(exit int) grave {
	g := grave{Death: report.Death{Ending: endingOf(p.fate), Holds: p.Holds()}, what: p.what}
	g.Process, g.PID, g.ExitCode = p.name, p.PID(), exit
	return g
}

// endingOf returns the fate of a process or thread, which is nil if its function returned.
func endingOf(fate *report.Ending) report.Ending {
	if fate == nil {
		return report.Ending{How: report.Finished}
	}
	return *fate
}

// Epitaph says how the process, which has ended, did so: "exited with code 3 at a.py:5".
// Safe for concurrent use: nothing that it tells changes any more.
func (p *Proc) Epitaph() string {
	d := report.Death{Ending: endingOf(p.fate), Ran: targetOf(p.what)}
	d.ExitCode = p.ExitCode()
	return d.Phrase()
}

// failedWith is the fate of a process, or thread, that an exception nobody caught has ended.
func failedWith(class string, frames []report.Frame) *report.Ending {
	e := &report.Ending{How: report.Failed, Class: class}
	if n := len(frames); n > 0 {
		e.Pos = frames[n-1].Pos
	}
	return e
}

// doing tells what the process was doing when err came out of it.
func (p *Proc) doing(err error) report.Doing {
	d := report.Doing{Process: p.name, PID: p.PID(), What: report.Computing}
	failure := memory.Innermost(err)
	if failure == nil {
		var stop *sched.StopError
		if errors.As(err, &stop) {
			d.What = report.AwaitingChildren
		}
		return d
	}
	for i := len(failure.Stack) - 1; i >= 0; i-- {
		f := failure.Stack[i]
		if f.Pos.Line > 0 {
			d.Pos = position(f.Pos)
			break
		}
		if f.Name[0] != '$' { // no helper of the front end's
			d.What = report.InCall(f.Name)
		}
	}
	return d
}

// exitedWith notes that the process left by itself.
func (p *Proc) exitedWith(err error, code int) {
	p.fate = &report.Ending{How: report.Exited, ExitCode: code}
	if memory.Innermost(err) != nil {
		p.fate.Pos = p.doing(err).Pos
	}
}

// A killing says who ended a process with a signal.
type killing struct {
	by   string
	call string
	pos  trace.Pos
}

// killedBy notes that the process was stopped with a signal.
func (p *Proc) killedBy() {
	p.fate = &report.Ending{How: report.Killed}
	if k := p.killing.Load(); k != nil {
		p.fate.By, p.fate.Killer, p.fate.Pos = k.call, k.by, k.pos
	}
}

// Kill is the operation of sending another process a signal. kind is its verb, and call what the
// program has called, for reports: "terminate()", "" if it was something else. found says that the
// process had not ended.
func (p *Proc) Kill(victim *Proc, s *Signal, kind sched.Kind, call string) (found bool, err error) {
	op := &killOp{victim: victim, kind: kind}
	k := &killing{p.Label(), call, p.Where()}
	err = p.Task().Affect(op, func(a sched.Affect) { victim.deliver(a, s, k) })
	if err == nil && victim == p {
		err = p.receive()
	}
	return op.found, err
}

// KillAll sends a signal to all processes of the run that have not ended.
func (p *Proc) KillAll(s *Signal, call string) error {
	k := &killing{p.Label(), call, p.Where()}
	err := p.Task().Affect(&killOp{victim: p, kind: "kill"}, func(a sched.Affect) {
		a.Each(func(t *sched.Task) {
			if victim, ok := t.Owner().(*Proc); ok {
				victim.deliver(a, s, k)
			}
		})
	})
	if err == nil {
		err = p.receive()
	}
	return err
}

// receive does at once what a signal does that the process has sent itself.
func (p *Proc) receive() error {
	if p.interrupts.Load().arePending() && p.raise(keyboardInterrupt, nil) {
		return keyboardInterrupt
	}
	return p.HandleSignals()
}

// A killOp is the part of Kill that is done to the victim's end: it finds whether that has come.
type killOp struct {
	victim *Proc
	kind   sched.Kind
	found  bool
}

func (o *killOp) Object() *sched.Object { return &o.victim.end }
func (o *killOp) Line() int             { return sched.NoLine }
func (o *killOp) Ready() bool           { return true }
func (o *killOp) Apply()                { o.found = !o.victim.ended.Load() }
func (o *killOp) Describe() sched.Desc  { return sched.Desc{Kind: o.kind, Object: o.victim.label} }

// targetOf tells of the function that code is of; nil is none.
func targetOf(code memory.PlacedCode) report.Target {
	if code == nil {
		return report.Target{}
	}
	name, pos := code.Function()
	return report.Target{Name: name, Pos: position(pos)}
}
