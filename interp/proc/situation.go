package proc

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/sched"
)

// A situation is a deadlock as it is looked at to find out what has gone wrong.
type situation struct {
	run       *Run
	parties   []party // oldest first
	index     map[*sched.Task]int
	dead      []Ending
	unstarted []Unstarted
	cycle     []int // of parties, the first one again at the end
}

// A party is a process in a deadlock.
type party struct {
	Waiting
	proc *Proc // nil for one that is none of the run's
	desc *sched.Desc
	past *sched.Blocked
}

func (r *Run) situation(blocked []sched.Blocked) *situation {
	s := &situation{run: r, index: map[*sched.Task]int{}, dead: r.buried()}
	for i := range blocked {
		b := &blocked[i]
		s.index[b.Task] = i
		p := party{proc: ProcOf(b.Task.Owner()), desc: &b.Desc, past: b}
		p.Waiting = Waiting{State: Waits, Kind: b.Desc.Kind, Object: r.nameOf(&b.Desc), Label: b.Desc.Object,
			Why: b.Desc.Why, Since: b.Since, clock: r.Virtual}
		p.PID, p.Process = b.Task.Owner().Identity()
		if p.Kind != "exit" {
			p.place(r, parkedStacks(b.Task.Owner()))
		}
		s.parties = append(s.parties, p)
		if p.proc != nil && p.proc.task == b.Task {
			s.addUnstarted(p.proc)
		}
	}
	s.findHelpers()
	return s
}

// addUnstarted notes the children that a process has made and not started.
func (s *situation) addUnstarted(p *Proc) {
	var list []Unstarted
	for _, u := range p.unstarted {
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b Unstarted) int { return a.order - b.order })
	s.unstarted = append(s.unstarted, list...)
}

// findHelpers finds for each party, or for the first of many alike, who could help it.
func (s *situation) findHelpers() {
	for i := 0; i < len(s.parties); {
		p := &s.parties[i]
		p.Helpers, p.Others = s.helpers(i)
		n := 1
		for i+n < len(s.parties) && sameAs([]Waiting{p.Waiting, s.parties[i+n].Waiting}) == 2 {
			n++
		}
		i += n
	}
}

// mostHelpers is how many are told.
const mostHelpers = 256

// helpers tells who could have ended a wait, and why they cannot.
func (s *situation) helpers(i int) (list []Helper, more int) {
	p := &s.parties[i]
	add := func(h Helper) {
		if len(list) < mostHelpers {
			list = append(list, h)
		} else {
			more++
		}
	}
	for k, t := range p.desc.Needs {
		if slices.Contains(p.desc.Needs[:k], t) {
			continue // it does several of the jobs
		}
		if j, ok := s.index[t]; ok && j != i {
			q := &s.parties[j]
			add(Helper{Process: q.Process, PID: q.PID, Why: s.excuse(q), Pos: q.Pos})
		} else if !ok {
			if e := s.ending(t.Owner()); e != nil && p.Kind != "exit" {
				add(Helper{Process: e.Process, PID: e.PID, Why: e.phrase(), Pos: e.Pos})
			}
		}
	}
	if len(p.desc.Needs) > 0 || p.desc.May == nil {
		return list, more
	}
	same := 0
	for j := range s.parties {
		q := &s.parties[j]
		switch {
		case j == i || q.proc == nil || !p.desc.May(q.past.Task.Owner()):
		case q.past.On == p.past.On && q.Kind == p.Kind:
			same++
		default:
			add(Helper{Process: q.Process, PID: q.PID, Could: p.desc.Could, Why: s.excuse(q), Pos: q.Pos})
		}
	}
	for k := range s.dead {
		if e := &s.dead[k]; e.had(p) {
			add(Helper{Process: e.Process, PID: e.PID, Had: p.Label, Why: "it " + e.phrase(), Pos: e.Pos})
		}
	}
	for _, u := range s.unstarted {
		add(Helper{Process: u.Name, Why: u.phrase(), Pos: u.Made})
	}
	if len(list) == 0 && same == 0 {
		add(Helper{Why: "no other process has " + p.Label})
	}
	return list, more
}

// excuse says why a process that waits, or is at its end, does nothing for others.
func (s *situation) excuse(q *party) string {
	if f := q.proc.fate; q.Kind == "exit" && f != nil {
		return "it " + f.phrase()
	}
	return "it " + q.inShort()
}

// ending returns how a process has ended, nil if that is not known any more.
func (s *situation) ending(o sched.Owner) *Ending {
	p := ProcOf(o)
	for k := range s.dead {
		if p != nil && s.dead[k].PID == p.PID() {
			return &s.dead[k]
		}
	}
	return nil
}

// had reports whether one that has ended had what a party waits for.
func (e *Ending) had(p *party) bool {
	if e.thread && e.stamp < p.desc.Stamp {
		return false
	}
	maker, ok := p.desc.Maker.(*Proc)
	return slices.Contains(e.has, p.Label) || ok && maker.PID() == e.PID
}

// phrase says what is wrong with an unstarted process.
func (u *Unstarted) phrase() string {
	return "(made" + atPos(u.Made) + ") was never started: its start() was not called"
}

// objects tells what was done last with what they wait for, each object once.
func (s *situation) objects() []Object {
	var list []Object
	seen := map[string]bool{}
	for i := range s.parties {
		p := &s.parties[i]
		if p.past.On == nil || !p.past.On.Remembers() || seen[p.Label] {
			continue
		}
		seen[p.Label] = true
		o := Object{Object: p.Object, More: p.past.More, clock: s.run.Virtual}
		for _, x := range p.past.Past {
			name, _ := identity(x.Task.Owner())
			o.Last = append(o.Last, Past{Process: name, Kind: x.Kind, Pos: x.Task.Owner().Find(x.Mark), Time: x.Time, Times: int(x.Times)})
		}
		list = append(list, o)
	}
	return list
}
