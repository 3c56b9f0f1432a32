package report

import (
	"fmt"
	"strings"
)

// A Summary tells how the processes of a run ended that did not end well. There is one only
// if a process failed with an exception that nobody caught: what a program does to its
// children on purpose, with terminate() or sys.exit(n), is worth telling only beside that.
type Summary struct {
	Endings []Ending // in the order of the processes' numbers
	More    int      // how many more failed
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
			who, how := e.Process, e.inBrief().String()
			if n > 1 {
				who, how = group(e.Process, s.Endings[i+n-1].Process, n), "each "+e.inBrief().plural()
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

// Report returns what the user is told of it.
func (s *Summary) Report() *Report {
	r := New(SummaryKind, s.Text(), "pyq: "+s.Text()+"\n")
	r.Detail = s
	return r
}
