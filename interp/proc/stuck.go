package proc

import (
	"fmt"
	"slices"

	"github.com/pyq-lang/pyq/interp/sched"
)

// A StuckWarning tells of processes that wait for each other's locks, or of one that waits
// for a lock whose holder has ended, while others go on.
type StuckWarning struct {
	Waiting   []Waiting // each waits for the next one, and the last for the first
	Cycle     []string  // as in a DeadlockError
	Through   []string
	Situation string
	Cure      string
}

// stuck warns of tasks that will wait for ever unless somebody else releases their locks.
func (r *Run) stuck(tasks []*sched.Task) {
	s := &situation{run: r, index: map[*sched.Task]int{}, dead: r.buried()}
	first := slices.MinFunc(tasks, func(a, b *sched.Task) int { return a.Number() - b.Number() })
	i := slices.Index(tasks, first)
	tasks = slices.Concat(tasks[i:], tasks[:i])
	for _, t := range tasks {
		var g *glimpse
		if !r.Sched.Peek(t, func(st sched.Status) { g = r.glimpse(st) }) {
			return // it goes on after all
		}
		if g.desc.Signals {
			return
		}
		g.complete(r)
		s.index[t] = len(s.parties)
		s.parties = append(s.parties, party{Waiting: g.Waiting, proc: ProcOf(t.Owner()), desc: &g.desc, past: &sched.Blocked{Task: t}})
	}
	w := &StuckWarning{}
	if s.needs(&s.parties[len(s.parties)-1]) != nil {
		for i := range s.parties {
			s.cycle = append(s.cycle, i)
		}
		s.cycle = append(s.cycle, 0)
	}
	w.Situation, w.Cure = s.cure()
	for k, i := range s.cycle {
		w.Cycle = append(w.Cycle, s.parties[i].Process)
		if k < len(s.cycle)-1 {
			w.Through = append(w.Through, s.parties[i].Label)
		}
	}
	for i := range s.parties {
		p := &s.parties[i]
		if s.cycle == nil {
			p.Helpers, p.Others = s.helpers(i)
		}
		w.Waiting = append(w.Waiting, p.Waiting)
	}
	who := &w.Waiting[0]
	r.Tell(&Report{Kind: WarningReport, Process: who.Process, PID: who.PID, Pos: who.Pos, Message: w.message(), Hint: w.Cure,
		Detail: w, write: w.write})
}

// message says in one line what is the matter.
func (w *StuckWarning) message() string {
	names := w.Cycle[:max(len(w.Cycle)-1, 0)]
	switch {
	case len(names) == 0:
		return fmt.Sprintf("%s waits for %s, whose holder has ended", w.Waiting[0].Process, w.Waiting[0].Label)
	case len(names) == 1:
		return fmt.Sprintf("%s waits for %s, which it holds itself", names[0], w.Waiting[0].Label)
	case len(names) == 2:
		return fmt.Sprintf("%s and %s wait for each other's locks", names[0], names[1])
	}
	return fmt.Sprintf("%s and %d more processes wait for each other's locks", names[0], len(names)-1)
}

func (w *StuckWarning) write(g *page) {
	g.put(warnPaint, "Warning:")
	fmt.Fprintf(g, " %s, while others go on.\n", w.message())
	writeAll(g, w.Waiting)
	writeCycle(g, w.Cycle, w.Through)
	g.hint(w.Cure)
}
