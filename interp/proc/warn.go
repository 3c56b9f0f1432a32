package proc

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/trace"
)

// Here returns the line of the program in which a thread of the process computes; its Pos
// is not valid if that is none.
func (p *Proc) Here(thread *starlark.Thread) Frame {
	frames := p.run.Frames([]Segment{{Stack: thread.CallStack()}})
	if len(frames) == 0 {
		return Frame{}
	}
	return frames[len(frames)-1]
}

// Warn tells the user, once a run, of something at a place that is likely a mistake, in a
// line without the place, and with a line of advice if hint is not "". The program goes on.
func (p *Proc) Warn(at Frame, msg, hint string) error {
	if !p.run.firstTime(warned{at.Pos, msg}) {
		return nil
	}
	return p.tell(newWarning(p, at, msg, hint))
}

// A warned is a warning that the user was told.
type warned struct {
	pos trace.Pos
	msg string
}

func (r *Run) firstTime(w warned) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.warned[w] {
		return false
	}
	if r.warned == nil {
		r.warned = map[warned]bool{}
	}
	r.warned[w] = true
	return true
}

// tellMisreads warns, at the end of a process, of the variables that it took for shared, once
// of each.
func (p *Proc) tellMisreads() {
	for _, m := range p.Misreads() {
		if !p.run.firstMisread(m.Name) {
			continue
		}
		at := Frame{Pos: trace.Pos{File: m.File}}
		at.extend(m.At)
		at.Line = p.run.SourceLine(at.Pos)
		_ = p.Warn(at, m.Child+" changed "+m.Name+" for itself only; here it is as it was before",
			"processes share no variables: send the result through a Queue, or use a Value, an Array, or a Manager's list or dict")
	}
}

func (r *Run) firstMisread(name string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	first := !r.misread[name]
	if r.misread == nil {
		r.misread = map[string]bool{}
	}
	r.misread[name] = true
	return first
}

func newWarning(p *Proc, at Frame, msg, hint string) *Report {
	r := &Report{Kind: WarningReport, Process: p.name, PID: p.PID(), Pos: at.Pos, End: at.End, Message: msg, Hint: hint}
	r.write = func(g *page) {
		if at.Pos.IsValid() {
			g.put(placePaint, at.Pos.File+":"+strconv.Itoa(at.Pos.Line)+":")
			g.WriteByte(' ')
		}
		g.put(warnPaint, "Warning:")
		g.WriteString(" " + msg + "\n")
		g.source(at.Line, at.caret())
		g.hint(hint)
	}
	return r
}
