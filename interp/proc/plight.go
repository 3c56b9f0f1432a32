package proc

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

// What the scheduler finds out is told by package report, which is given facts: who waits
// where, and for what.

// deadlock tells of a deadlock; the scheduler calls it when nothing can go on.
func (r *Run) deadlock(blocked []sched.Blocked) error {
	blocked = slices.DeleteFunc(blocked, func(b sched.Blocked) bool { return report.WaitOf(b.Wait.About).Idle })
	s := r.newSituation()
	index, objects := indexOf(blocked), map[*sched.Object]int{nil: 0}
	for i := range blocked {
		b := &blocked[i]
		if _, ok := objects[b.On]; !ok {
			objects[b.On] = len(objects)
		}
		p := r.partyOf(b, index)
		p.Object = objects[b.On]
		s.Parties = append(s.Parties, p)
		if q, ok := b.Task.Owner().(*Proc); ok {
			for _, u := range q.unstarted {
				u.Variable = r.Variable(u.Made)
				s.Unstarted = append(s.Unstarted, u.Unstarted)
			}
		}
	}
	e := report.NewDeadlock(s)
	if r.session != nil {
		r.session.tellDeadlock(e)
		return nil
	}
	return e
}

// stuck warns of tasks that will wait for ever unless somebody else releases their locks.
func (r *Run) stuck(tasks []*sched.Task) {
	first := slices.MinFunc(tasks, func(a, b *sched.Task) int { return a.Path().Compare(b.Path()) })
	i := slices.Index(tasks, first)
	tasks = slices.Concat(tasks[i:], tasks[:i])
	s := r.newSituation()
	index := map[*sched.Task]int{}
	for i, t := range tasks {
		index[t] = i
	}
	for _, t := range tasks {
		var g *glimpse
		if !r.Sched.Peek(t, func(st sched.Status) {
			g = r.glimpse(st)
			g.Needs = needsOf(st.Wait.Needs, index)
			about(&g.Party, t.Owner()) // while it cannot go on
		}) {
			return // it goes on after all
		}
		if g.Wait.Signals || ProcOf(t.Owner()).handlesSignals() { // what a signal calls may release it
			return
		}
		s.Parties = append(s.Parties, g.party(r))
	}
	r.Tell(report.NewStuck(s).Report())
}

func (r *Run) newSituation() *report.Situation {
	return &report.Situation{Time: r.Sched.Now(), Virtual: r.Virtual, Dead: r.graves.deaths()}
}

func indexOf(blocked []sched.Blocked) map[*sched.Task]int {
	index := make(map[*sched.Task]int, len(blocked))
	for i := range blocked {
		index[blocked[i].Task] = i
	}
	return index
}

// partyOf returns what is known of a task that waits in a deadlock.
func (r *Run) partyOf(b *sched.Blocked, index map[*sched.Task]int) report.Party {
	owner := b.Task.Owner()
	p := report.Party{State: report.Waits, Kind: b.Desc.Kind, Label: b.Desc.Object, Wait: report.WaitOf(b.Wait.About), Since: b.Since}
	p.PID, p.Process = owner.Identity()
	p.Variable, p.Needs = r.Variable(p.Wait.Made), needsOf(b.Wait.Needs, index)
	if p.Kind != "exit" {
		v := r.parked(owner)
		p.Frames, p.Variables = r.framesOf(v.stacks), v.variables
		p.Early, p.Loop = r.earlyCall(p.Frames), r.loopAround(p.Frames)
	}
	if q := about(&p, owner); q != nil {
		p.Fate = q.fate
	}
	if b.On == nil || !b.On.Remembers() {
		return p
	}
	p.Remembers, p.More = true, b.More
	for _, x := range b.Past {
		name, _ := identityOf(x.Task.Owner())
		p.Past = append(p.Past, report.Past{Process: name, Kind: x.Kind, Pos: PosOf(x.Mark), Time: x.Time, Times: int(x.Times)})
	}
	return p
}

// about tells of the process of a task that waits, and returns it, nil if it is none of the
// run's.
func about(p *report.Party, o sched.Owner) *Proc {
	q := ProcOf(o)
	if p.Foreign = q == nil; p.Foreign {
		return nil
	}
	p.Main, p.Holds, p.Crew = q.parent == nil, q.Holds(), q.crew
	p.Runs = targetOf(q.what)
	if t, ok := o.(*Thread); ok {
		p.Crew = t.Crew
	}
	return q
}

// needsOf tells of whom one must act.
func needsOf(tasks []*sched.Task, index map[*sched.Task]int) []report.Need {
	var list []report.Need
	for _, t := range tasks {
		n := report.Need{Party: -1}
		if i, ok := index[t]; ok {
			n.Party = i
		}
		if p := ProcOf(t.Owner()); p != nil {
			n.PID = p.PID()
		}
		list = append(list, n)
	}
	return list
}

// Variable returns the variable to which the program assigns what a call at a place makes, ""
// if that is not plain to see.
func (r *Run) Variable(made trace.Pos) string {
	code := r.CodeOf(made.File)
	if code == nil {
		return ""
	}
	return code.Assigned(textPos(made))
}

// textPos is a place within its file.
func textPos(p trace.Pos) text.Pos { return text.At(int32(p.Line), int32(p.Col)) } //nolint:gosec // a place in a text
