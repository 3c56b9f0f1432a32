package report

import (
	"slices"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A Situation is a deadlock, or a part of a run that is stuck, as it is looked at to find out
// what has gone wrong.
type Situation struct {
	Time      time.Duration // on the run's clock
	Virtual   bool          // that is the virtual clock
	Parties   []Party       // oldest first
	Dead      []Death       // the processes and threads that have ended and are remembered
	Unstarted []Unstarted   // the processes that were made and not started
}

// A situation is a Situation that is being put into words.
type situation struct {
	*Situation
	parties []party
	cycle   []int // of parties, the first one again at the end
}

// A party is one that waits, with what is told of it.
type party struct {
	Waiting
	facts *Party
}

func newSituation(of *Situation) *situation {
	s := &situation{Situation: of}
	for i := range of.Parties {
		p := &of.Parties[i]
		s.parties = append(s.parties, party{p.waiting(of.Virtual), p})
	}
	return s
}

// waiting returns what is told of each party.
func (s *situation) waiting() []Waiting {
	list := make([]Waiting, len(s.parties))
	for i, p := range s.parties {
		list[i] = p.Waiting
	}
	return list
}

// names returns the processes of the cycle, and through what each of them but the last waits.
func (s *situation) names() (cycle, through []string) {
	for k, i := range s.cycle {
		cycle = append(cycle, s.parties[i].Process)
		if k < len(s.cycle)-1 {
			through = append(through, s.parties[i].Label)
		}
	}
	return cycle, through
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

// helper is one that does something else than to help.
func helper(process string, pid int, pos trace.Pos, does clause) Helper {
	return Helper{Process: process, PID: pid, Pos: pos, Why: does.String(), does: does}
}

// it makes Why a whole sentence.
func (h Helper) it() Helper {
	h.Why = "it " + h.does.String()
	return h
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
	for k, n := range p.facts.Needs {
		if slices.Contains(p.facts.Needs[:k], n) {
			continue // it does several of the jobs
		}
		if n.Party >= 0 && n.Party != i {
			q := &s.parties[n.Party]
			add(helper(q.Process, q.PID, q.Pos, s.excuse(q)).it())
		} else if n.Party < 0 {
			if e := s.ending(n.PID); e != nil && p.Kind != "exit" {
				add(helper(e.Process, e.PID, e.Pos, e.phrase()))
			}
		}
	}
	if len(p.facts.Needs) > 0 || p.facts.Wait.Could == "" {
		return list, more
	}
	same := 0
	for j := range s.parties {
		q := &s.parties[j]
		switch {
		case j == i || !p.facts.mayAct(q.facts):
		case q.facts.Object == p.facts.Object && q.Kind == p.Kind:
			same++
		default:
			h := helper(q.Process, q.PID, q.Pos, s.excuse(q)).it()
			h.Could = p.facts.Wait.Could
			add(h)
		}
	}
	for k := range s.Dead {
		if e := &s.Dead[k]; e.had(p) {
			h := helper(e.Process, e.PID, e.Pos, e.phrase()).it()
			h.Had = p.Label
			add(h)
		}
	}
	for _, u := range s.Unstarted {
		add(helper(u.Name, 0, u.Made, u.phrase()))
	}
	if w := p.facts.Wait; len(list) == 0 && w.Local != "" && len(w.Copies) > 0 {
		add(Helper{Why: p.localCopy()})
	}
	if len(list) == 0 && same == 0 {
		add(Helper{Why: "no other process has " + p.Label})
	}
	return list, more
}

// excuse says why a process that waits, or is at its end, does nothing for others.
func (s *situation) excuse(q *party) clause {
	if f := q.facts.Fate; q.Kind == "exit" && f != nil {
		return f.phrase()
	}
	return q.inShort()
}

// ending returns how a process has ended, nil if that is not known any more.
func (s *situation) ending(pid int) *Death {
	for k := range s.Dead {
		if pid != 0 && s.Dead[k].PID == pid {
			return &s.Dead[k]
		}
	}
	return nil
}

// needs returns the one that p waits for, nil if it waits for nobody in particular or for
// one that has ended.
func (s *situation) needs(p *party) *party {
	if len(p.facts.Needs) != 1 || p.facts.Needs[0].Party < 0 {
		return nil
	}
	return &s.parties[p.facts.Needs[0].Party]
}

// objects tells what was done last with what they wait for, each object once.
func (s *situation) objects() []Object {
	var list []Object
	seen := map[string]bool{}
	for i := range s.parties {
		p := &s.parties[i]
		if !p.facts.Remembers || seen[p.Label] {
			continue
		}
		seen[p.Label] = true
		list = append(list, Object{Object: p.Object, Last: p.facts.Past, More: p.facts.More, clock: s.Virtual})
	}
	return list
}
