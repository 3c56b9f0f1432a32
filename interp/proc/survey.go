package proc

import (
	"cmp"
	"slices"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// patience is how long State waits for those who compute to say where they are: they look
// up every few microseconds, unless a function of the library is at work.
const patience = 100 * time.Millisecond

// State looks at the run while it goes on. by is the process that asks, nil for the host.
// It is no operation of the run and changes nothing in it. Safe for concurrent use, but not
// within an operation.
func (r *Run) State(by *Proc) report.State {
	q := &inquiry{answers: make(chan answer)}
	defer q.over.Store(true)
	found := r.survey()
	running := map[*sched.Task]*glimpse{}
	for _, g := range found {
		if g.State == report.Runs && !g.silent {
			running[g.task] = g
		}
	}
	if by != nil {
		if g := running[by.Task()]; g != nil {
			g.view = r.viewOf(by.Current(), &by.thread)
			delete(running, g.task)
		}
	}
	r.inquire(q, running)
	now := r.Sched.Now()
	parties := make([]report.Party, len(found))
	for i, g := range found {
		parties[i] = g.party(r)
	}
	return report.NewState(now, r.Virtual, parties, r.contentsNow(true), r.Keep)
}

// A view is where a task is.
type view struct {
	stacks    []starlark.CallStack // outermost first
	variables []report.Variable    // of the innermost function
}

// A glimpse is what was seen of a task: its stacks are put into words later, when no lock
// is held.
type glimpse struct {
	report.Party
	view
	task   *sched.Task
	silent bool // it cannot answer
}

// survey looks at all tasks, in the order of their processes and of their making.
func (r *Run) survey() []*glimpse {
	var list []*glimpse
	r.Sched.Survey(func(s sched.Status) { list = append(list, r.glimpse(s)) })
	slices.SortFunc(list, func(a, b *glimpse) int {
		return cmp.Or(cmp.Compare(a.PID, b.PID), a.task.Path().Compare(b.task.Path()))
	})
	return list
}

// glimpse notes what a task does, which cannot go on meanwhile if it waits.
func (r *Run) glimpse(s sched.Status) *glimpse {
	g := &glimpse{task: s.Task}
	g.Party = report.Party{State: report.Runs, Kind: s.Desc.Kind, Label: s.Desc.Object, Wait: report.WaitOf(s.Wait.About), Since: s.Since, Until: max(s.Until, 0)}
	g.Process, g.PID = identityOf(s.Task.Owner())
	if !s.Parked {
		return g
	}
	g.view = r.parked(s.Task.Owner())
	if p := ProcOf(s.Task.Owner()); p != nil && p.threads != nil {
		g.variables = nil // another thread may change what is in them
	}
	switch {
	case s.Desc.Kind == "":
		g.silent = true // it computes, and time passes
	case s.Announced:
		g.State = report.Ready
	case s.Desc.Kind == "sleep":
		g.State = report.Sleeps
	default:
		g.State = report.Waits
	}
	return g
}

// party returns what was seen, with what the sources tell.
func (g *glimpse) party(r *Run) report.Party {
	g.Variable, g.Frames, g.Variables = r.Variable(g.Wait.Made), r.framesOf(g.stacks), g.variables
	return g.Party
}

// framesOf returns the frames of stacks, outermost first.
func (r *Run) framesOf(stacks []starlark.CallStack) []report.Frame {
	var first *Segment
	for _, s := range slices.Backward(stacks) {
		first = &Segment{Stack: &s, Next: first}
	}
	return r.Frames(first)
}

// identityOf names a task for people, while it may go on: by the name it was started with.
func identityOf(o sched.Owner) (name string, pid int) {
	switch o := o.(type) {
	case *Proc:
		return o.label, o.PID()
	case *Thread:
		return o.p.label + "|" + o.label, o.p.PID()
	}
	pid, name = o.Identity()
	return name, pid
}

// parked returns where a task is that is parked and cannot go on.
func (r *Run) parked(o sched.Owner) view {
	switch o := o.(type) {
	case *Proc:
		if o.threads != nil {
			return r.parked(o.threads.main)
		}
		return r.viewOf(o.Current(), &o.thread)
	case *Thread:
		return r.viewOf(o.state.current.Load(), o.root)
	}
	return view{}
}

// viewOf returns where a thread is that computes, and root if another one computes for it: a
// generator.
func (r *Run) viewOf(current, root *starlark.Thread) view {
	v := view{stacks: []starlark.CallStack{memory.CallStack(root)}}
	if current == nil || current == root {
		current = root
	} else {
		v.stacks = append(v.stacks, memory.CallStack(current))
	}
	v.variables = r.variables(current)
	return v
}

// VariablesOf returns the variables that a task sees where it is, as far as there is something to
// tell. The run must stand still: it is for strategies.
func (r *Run) VariablesOf(t *sched.Task) []report.Variable { return r.parked(t.Owner()).variables }

// variables returns those that the innermost function of a thread sees, as far as there is
// something to tell.
func (r *Run) variables(thread *starlark.Thread) []report.Variable {
	const most = 32
	var list []report.Variable
	if r.Short == nil {
		return nil
	}
	for name, v := range memory.Visible(thread) {
		if len(list) == most {
			break
		}
		if text := r.Short(v); text != "" {
			list = append(list, report.Variable{Name: name, Value: text})
		}
	}
	return list
}

// An inquiry asks those who compute where they are.
type inquiry struct {
	answers chan answer
	over    atomic.Bool
}

type answer struct {
	task *sched.Task
	view view
}

// inquire fills in the stacks of those who answer, and looks again at the others.
func (r *Run) inquire(q *inquiry, running map[*sched.Task]*glimpse) {
	if len(running) == 0 {
		return
	}
	q.answers = make(chan answer, len(running)) // each answers once
	asked := map[*Proc]bool{}
	for t := range running {
		if p := ProcOf(t.Owner()); p != nil && !asked[p] {
			asked[p] = true
			p.asked.Store(q)
		}
	}
	timeout := time.After(patience)
	for left := len(asked); left > 0; left-- {
		select {
		case a := <-q.answers:
			if g := running[a.task]; g != nil {
				g.view = a.view
				delete(running, a.task)
			}
		case <-timeout:
			left = 0
		}
	}
	if len(running) == 0 {
		return
	}
	for _, again := range r.survey() {
		if g := running[again.task]; g != nil && again.State != report.Runs {
			*g = *again
		}
	}
}

// ProcOf returns the process that a task belongs to, nil if it is none of a run's.
func ProcOf(o sched.Owner) *Proc {
	switch o := o.(type) {
	case *Proc:
		return o
	case *Thread:
		return o.p
	}
	return nil
}

// answer tells who asked where the process computes. It is called by the process.
func (p *Proc) answer(thread *starlark.Thread) {
	q := p.asked.Swap(nil)
	if q == nil || q.over.Load() {
		return
	}
	root := &p.thread
	if t := p.Thread(); t != nil {
		root = t.root
	}
	q.answers <- answer{p.Task(), p.run.viewOf(thread, root)}
}
