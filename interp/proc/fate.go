package proc

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// An Ending tells how a process other than the main one ended.
type Ending struct {
	Process  string
	PID      int
	ExitCode int
	How      string    // Finished, Failed, Exited or Killed
	Class    string    // of the exception that it failed with: "ValueError"
	By       string    // how it was killed: "terminate()"; "" if it was a daemon of one that ended
	Killer   string    // the process that did it
	Pos      trace.Pos // where it failed or left, or where it was killed from
	code     *code     // of the function that it ran, if that is one of the program's
	thread   bool      // of a process that went on
	stamp    uint64    // of a thread's end: see Run.Stamp
	has      []string  // the labels of what it was started with
}

// The ways in which processes end.
const (
	Finished = "finished" // its function returned
	Failed   = "failed"   // an exception that nobody caught
	Exited   = "exited"   // sys.exit or os._exit
	Killed   = "killed"   // terminate or kill
)

// endings is what a run remembers of processes that have ended. It forgets the oldest of
// those that ended well, as a run may start processes for ever.
type endings struct {
	ring   []Ending // the last ones
	n      int      // so far
	failed []Ending // the first ones that did not end by themselves
	more   int      // failed ones beyond these
}

const mostEndings, mostFailed = 128, 64

// bury remembers the end of a process. It is called by the process.
func (p *Proc) bury(exit int) {
	if p.fate == nil && exit < 0 {
		return // with the run
	}
	p.run.bury(p.ending(exit))
}

// buryThread remembers the end of one of the process's threads.
func (p *Proc) buryThread(t *Thread) {
	e := Ending{Process: p.label + "|" + t.label, PID: p.PID(), How: Finished, thread: true, stamp: p.run.Stamp()}
	if f := t.fate; f != nil {
		e.How, e.Class, e.Pos = f.How, f.Class, f.Pos
	}
	p.run.bury(e)
}

func (r *Run) bury(e Ending) {
	r.mu.Lock()
	defer r.mu.Unlock()
	x := &r.endings
	if len(x.ring) < mostEndings {
		x.ring = append(x.ring, e)
	} else {
		x.ring[x.n%mostEndings] = e
	}
	x.n++
	if e.thread || e.How == Finished || e.How == Exited && e.ExitCode == 0 || e.How == Killed && e.By == "" {
		return
	}
	if len(x.failed) < mostFailed {
		x.failed = append(x.failed, e)
	} else if e.How == Failed {
		x.more++
	}
}

// ending tells how the process ended.
func (p *Proc) ending(exit int) Ending {
	e := Ending{Process: p.name, PID: p.PID(), ExitCode: exit, How: Finished, code: p.what, has: p.holds}
	if f := p.fate; f != nil {
		e.How, e.Class, e.By, e.Killer, e.Pos = f.How, f.Class, f.By, f.Killer, f.Pos
	}
	return e
}

// Epitaph says how the process, which has ended, did so: "exited with code 3 at a.py:5".
func (p *Proc) Epitaph() string {
	e := p.ending(p.ExitCode())
	return e.phrase()
}

// buried returns the endings that are remembered, by the numbers of their processes.
func (r *Run) buried() []Ending {
	r.mu.Lock()
	defer r.mu.Unlock()
	x := &r.endings
	var list []Ending
	for i := max(0, x.n-len(x.ring)); i < x.n; i++ {
		list = append(list, x.ring[i%len(x.ring)])
	}
	slices.SortStableFunc(list, func(a, b Ending) int { return a.PID - b.PID })
	return list
}

// failedWith is the fate of a process, or thread, that an exception nobody caught has ended.
func failedWith(class string, frames []Frame) *Ending {
	e := &Ending{How: Failed, Class: class}
	if n := len(frames); n > 0 {
		e.Pos = frames[n-1].Pos
	}
	return e
}

// exitedWith notes that the process left by itself.
func (p *Proc) exitedWith(err error) {
	p.fate = &Ending{How: Exited}
	var eval *starlark.EvalError
	if errors.As(err, &eval) {
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
	p.fate = &Ending{How: Killed}
	if k := p.killing.Load(); k != nil {
		p.fate.By, p.fate.Killer, p.fate.Pos = k.call, k.by, k.pos
	}
}

// Kill stops the process with a signal that another one sends with the given call:
// "terminate()". SIGINT raises KeyboardInterrupt in it instead, unless the last one is not
// raised yet, or its program has ended.
func (p *Proc) Kill(s *Signal, by *Proc, call string) {
	if s == SIGINT {
		p.interrupt(false)
		return
	}
	p.killing.CompareAndSwap(nil, &killing{by.Label(), call, by.Where()})
	p.task.Stop(s)
}

// phrase says how the process ended, in a sentence about "it".
func (e *Ending) phrase() string {
	switch e.How {
	case Failed:
		return "died with " + e.Class + atPos(e.Pos)
	case Exited:
		return fmt.Sprintf("exited with code %d%s", e.ExitCode, atPos(e.Pos))
	case Killed:
		if e.By == "" {
			return "was ended with its parent, being a daemon"
		}
		return "was ended by " + e.By + " in " + e.Killer + atPos(e.Pos)
	}
	if name, pos := e.code.where(); pos.IsValid() {
		return "has finished: " + name + "()" + atPos(pos) + " returned"
	}
	return "has finished"
}

// where names the function that the code is of, and tells where it is defined.
func (c *code) where() (name string, pos trace.Pos) {
	if c == nil {
		return "", trace.Pos{}
	}
	f := functionOf(c)
	return FunctionName(f.Name()), position(f.Position())
}

// codeOfFunction returns the code of a value that is a function of the program's, nil for
// others.
func codeOfFunction(v starlark.Value) *code {
	if f, ok := v.(*starlark.Function); ok {
		return functionCode(f)
	}
	return nil
}

// An Unstarted is a process that the program has made and not started.
type Unstarted struct {
	Name  string
	Made  sched.Pos
	order int
}

// unstartedMost bounds what is remembered of a process's unstarted children.
const unstartedMost = 64

// Made notes that the process has made an object for a child. key stands for it.
func (p *Proc) Made(key any, u Unstarted) {
	if len(p.unstarted) < unstartedMost {
		if p.unstarted == nil {
			p.unstarted = map[any]Unstarted{}
		}
		u.order = int(p.made)
		p.unstarted[key] = u
	}
}

// Started forgets what Made noted.
func (p *Proc) Started(key any) { delete(p.unstarted, key) }

// Unstarted returns what Made noted and Started did not, in the order in which it was made.
func (p *Proc) Unstarted() iter.Seq2[any, Unstarted] {
	return func(yield func(any, Unstarted) bool) {
		keys := slices.SortedFunc(maps.Keys(p.unstarted), func(a, b any) int {
			return p.unstarted[a].order - p.unstarted[b].order
		})
		for _, k := range keys {
			if !yield(k, p.unstarted[k]) {
				return
			}
		}
	}
}
