package report

import "fmt"

// A StuckWarning tells of processes that wait for each other's locks, or of one that waits
// for a lock whose holder has ended, while others go on.
type StuckWarning struct {
	Waiting   []Waiting // each waits for the next one, and the last for the first
	Cycle     []string  // as in a DeadlockError
	Through   []string
	Situation string
	Cure      string
}

// NewStuck tells of a situation whose parties wait for each other, each for the next one and
// the last for the first, or of one that waits for another that has ended.
func NewStuck(of *Situation) *StuckWarning {
	s := newSituation(of)
	if s.needs(&s.parties[len(s.parties)-1]) != nil {
		for i := range s.parties {
			s.cycle = append(s.cycle, i)
		}
		s.cycle = append(s.cycle, 0)
	}
	w := &StuckWarning{}
	w.Situation, w.Cure = s.cure()
	w.Cycle, w.Through = s.names()
	if s.cycle == nil {
		for i := range s.parties {
			p := &s.parties[i]
			p.Helpers, p.Others = s.helpers(i)
		}
	}
	w.Waiting = s.waiting()
	return w
}

// Report returns the warning as a report.
func (w *StuckWarning) Report() *Report {
	who := &w.Waiting[0]
	return &Report{Kind: WarningKind, Process: who.Process, PID: who.PID, Pos: who.Pos, Message: w.message(), Hint: w.Cure,
		Detail: w, write: w.write}
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
