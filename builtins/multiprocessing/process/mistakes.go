package process

import (
	"cmp"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/launch"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// What learners get wrong with processes, and what they are told. An error that CPython has
// gets a hint; what CPython lets pass is a warning, at once or when the process ends. Correct
// programs must not hear of any of it.

// made is what a process has made of which it is told at its end.
type made struct {
	processes []*Process // that were not started
	// In children only, by kind: what they cannot share with anybody who was there before.
	own [ownKinds][]lonely
}

// A lonely thing is one that a child has made itself.
type lonely interface {
	// TellVain warns of it, if it was used in vain. told is the places that were warned of.
	TellVain(p *proc.Proc, told map[sched.Pos]bool) error
}

// The kinds of lonely things, in the order in which they are told of.
const (
	OwnQueue = iota
	OwnLock
	ownKinds
)

const mostMade = 64 // of a kind, that are remembered

// madeBy returns what the process has made.
func madeBy(p *proc.Proc) *made {
	self := current(p)
	if self.made == nil {
		m := new(made)
		self.made = m
		p.AtExit(func() error {
			if p.Failed() {
				return nil // that is told
			}
			return m.tell(p)
		})
	}
	return self.made
}

func noteProcess(p *proc.Proc, q *Process) {
	p.Made(q.path, report.Unstarted{Name: q.name, Made: p.Where()})
	if m := madeBy(p); len(m.processes) < mostMade {
		m.processes = append(m.processes, q)
	}
}

func noteStart(p *proc.Proc, q *Process) {
	p.Started(q.path)
	if m := current(p).made; m != nil {
		if i := slices.Index(m.processes, q); i >= 0 {
			m.processes = slices.Delete(m.processes, i, i+1)
		}
	}
}

// NoteOwn notes what a process has made, if it is a child.
func NoteOwn(p *proc.Proc, kind int, x lonely) {
	if p.Parent() == nil {
		return
	}
	if m := madeBy(p); len(m.own[kind]) < mostMade {
		m.own[kind] = append(m.own[kind], x)
	}
}

// tell warns of what the process has made in vain.
func (m *made) tell(p *proc.Proc) error {
	for _, q := range m.processes {
		u, ok := p.Unstarted(q.path)
		if !ok || q.looked || !object.Callable(handle.OrNone(q.target)) {
			continue
		}
		if err := p.Warn(PlaceOf(p, u.Made), u.Name+" was made here, and never started", "call its start()"); err != nil {
			return err
		}
	}
	told := map[sched.Pos]bool{}
	for _, kind := range m.own {
		for _, x := range kind {
			if err := x.TellVain(p, told); err != nil {
				return err
			}
		}
	}
	return nil
}

// PlaceOf returns a line of the program.
func PlaceOf(p *proc.Proc, pos sched.Pos) report.Frame {
	f := report.Frame{Pos: pos, Line: p.World().SourceLine(pos)}
	f.Pos.Col = 0
	return f
}

// lookAtLocals warns of arguments of which the process gets a useless copy: what is for the
// threads of one process.
func (q *Process) lookAtLocals(p *proc.Proc, thread *starlark.Thread) error {
	for i := range len(q.args) + len(q.kwargs) {
		var v starlark.Value
		if i < len(q.args) {
			v = q.args[i]
		} else {
			v = q.kwargs[i-len(q.args)][1]
		}
		obj, ok := v.(*object.Instance)
		if !ok {
			continue
		}
		x, ok := obj.Base().(interface {
			ThreadsOnly() string
			MadeAt() (label, variable string)
		})
		if !ok || x.ThreadsOnly() == "" {
			continue
		}
		label, variable := x.MadeAt()
		msg := cmp.Or(variable, label) + " is a " + report.LocalName(x.ThreadsOnly()) + ", which is for the threads of one process: " + q.name + " gets a copy of its own"
		if err := p.Warn(launch.SiteOf(p, thread).At, msg, report.SharedInstead(x.ThreadsOnly())); err != nil {
			return err
		}
	}
	return nil
}

// warnRun warns of run(), where start() is meant.
func (q *Process) warnRun(p *proc.Proc, thread *starlark.Thread) error {
	if q.isCurrent() || q.owner != p || q.p != nil || q.idle() {
		return nil
	}
	return launch.Run(p, thread, "process")
}
