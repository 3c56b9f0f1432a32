package proc

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/trace"
)

// Here returns the line of the program in which a thread of the process computes; its Pos
// is not valid if that is none.
func (p *Proc) Here(thread *starlark.Thread) report.Frame {
	frames := p.run.Frames([]Segment{{Stack: thread.CallStack()}})
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
	if !p.run.told.first(told{pos: r.Pos, text: r.Message}) {
		return nil
	}
	return p.tell(r)
}

// tellMisreads warns, at the end of a process, of the variables that it took for shared, once
// of each.
func (p *Proc) tellMisreads() {
	for _, m := range p.Misreads() {
		if !p.run.told.first(told{text: m.Name}) {
			continue
		}
		at := report.Frame{Pos: trace.Pos{File: m.File}}
		at.Cover(m.At)
		at.Line = p.run.SourceLine(at.Pos)
		_ = p.tellOnce(report.NewMisread(p.name, p.PID(), at, m.Name, m.Child)) // who cannot be told cannot be told that
	}
}

// First reports whether the user of the run was not told yet of something that is known by
// the key, and notes that he is told now. Safe for concurrent use.
func (r *Run) First(key string) bool { return r.told.first(told{text: key}) }

// A told is something that the user was told once and is not to be told again: a warning at a
// place, or a variable without one.
type told struct {
	pos  trace.Pos
	text string
}

// tolds is what the user of a run was told once.
type tolds struct {
	mu  sync.Mutex
	all map[told]bool
}

// first reports whether the user was not told yet, and notes that he is told now.
func (x *tolds) first(t told) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.all[t] {
		return false
	}
	if x.all == nil {
		x.all = map[told]bool{}
	}
	x.all[t] = true
	return true
}
