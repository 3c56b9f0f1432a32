package proc

import (
	"fmt"
	"slices"
	"strings"
)

// A Summary tells how the processes of a run ended that did not end well. There is one only
// if a process failed with an exception that nobody caught: what a program does to its
// children on purpose, with terminate() or sys.exit(n), is worth telling only beside that.
type Summary struct {
	Endings []Ending // in the order of the processes' numbers
	More    int      // how many more failed
}

// Summary returns what there is to tell of the children at the end of the run, nil if that
// is nothing.
func (r *Run) Summary() *Summary {
	r.mu.Lock()
	defer r.mu.Unlock()
	x := &r.endings
	if !slices.ContainsFunc(x.failed, func(e Ending) bool { return e.How == Failed }) {
		return nil
	}
	s := &Summary{Endings: slices.Clone(x.failed), More: x.more}
	slices.SortStableFunc(s.Endings, func(a, b Ending) int { return a.PID - b.PID })
	return s
}

// Text returns the summary in one line.
func (s *Summary) Text() string {
	const most = 5
	var parts []string
	left := s.More
	for i := 0; i < len(s.Endings); {
		e, n := &s.Endings[i], 1
		for i+n < len(s.Endings) && s.Endings[i+n].inBrief() == e.inBrief() {
			n++
		}
		if len(parts) < most {
			who, how := e.Process, e.inBrief()
			if n > 1 {
				verb, rest, _ := strings.Cut(how, " ")
				who, how = group(e.Process, s.Endings[i+n-1].Process, n), "each "+plainVerb(verb)+" "+rest
			}
			parts = append(parts, who+" "+how)
		} else {
			left += n
		}
		i += n
	}
	if left > 0 {
		parts = append(parts, fmt.Sprintf("and %d more did not end well", left))
	}
	return strings.Join(parts, ", ")
}

// inBrief says how the process ended, in a few words.
func (e *Ending) inBrief() string {
	switch e.How {
	case Failed:
		return "failed" + atPos(e.Pos) + " (" + e.Class + ")"
	case Killed:
		return "was ended by " + e.By + atPos(e.Pos)
	}
	return fmt.Sprintf("exited with code %d%s", e.ExitCode, atPos(e.Pos))
}

// Report returns what the user is told of it.
func (s *Summary) Report() *Report {
	r := NewReport(SummaryReport, s.Text(), "pyq: "+s.Text()+"\n")
	r.Detail = s
	return r
}
