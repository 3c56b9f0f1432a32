package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A DeadlockError says that every process waits and nothing can end the wait.
type DeadlockError struct {
	Time    time.Duration // on the run's clock
	Waiting []Waiting     // every process that has not ended, oldest first
	// Cycle lists the processes that wait for each other, the first one again
	// at the end; empty if there is no cycle.
	Cycle []string
	// Through lists what each of Cycle but the last waits for.
	Through []string
	// Objects tell what was done last with what they wait for.
	Objects []Object
	// Cure is what will probably help, in one sentence; "" if pyq has no idea.
	Cure string
	// Situation names the mistake that Cure is for: "lock order".
	Situation string
}

// A Waiting is what a process, or a thread of one, does: in a deadlock it waits.
type Waiting struct {
	Process string     // "Process-1", or "Process-1|Thread-1" for a thread
	PID     int        // of the process
	State   string     // Waits, Sleeps, Ready or Runs
	Kind    trace.Kind // what it waits in: "get", "join", "acquire"
	Object  string     // what it waits for: "Queue-1 (q, made at a.star:4)"
	Label   string     // the same in short: "Queue-1"
	Why     string     // "it is empty"
	Func    string     // the function that the line is in, "<module>" for none
	Pos     trace.Pos
	Line    string // the source line
	// Since is when it began to wait, and Until when its time runs out, 0 if it does not:
	// times of the run's clock.
	Since, Until time.Duration
	Variables    []Variable // that the line's function sees: those that the line mentions first
	Calls        []Frame    // the calls above the line, innermost first
	Helpers      []Helper   // who could have ended the wait; of many alike only the first has them
	Others       int        // how many more than Helpers could have
	clock        bool       // times are those of the virtual clock
	joins        bool       // it waits for another one's end
}

// A Helper is a process that could have ended a wait, and why it cannot.
type Helper struct {
	Process string // "" if there is none
	PID     int
	Could   string // what it could have done: "put"; "" if the wait is for this process
	Had     string // what it had, if it has ended: "Queue-1"
	Why     string // "it waits itself in get() for Queue-1", "it died with ValueError at a.py:3"
	Pos     trace.Pos
	does    clause // the same of a Process
}

// An Object is what processes wait for, with what was done last with it.
type Object struct {
	Object string // "Queue-1 (q, made at a.star:4)"
	Last   []Past // oldest first; none for objects that remember nothing
	More   bool   // there were others before
	clock  bool
}

// A Past is an operation of the past.
type Past struct {
	Process string
	Kind    trace.Kind
	Pos     trace.Pos
	Time    time.Duration // of the last one
	Times   int           // in a row
}

// History is what Objects tell, as events.
func (e *DeadlockError) History() []trace.Event {
	var list []trace.Event
	for _, o := range e.Objects {
		for _, p := range o.Last {
			event := trace.Event{Time: p.Time, Process: p.Process, Kind: p.Kind, Object: o.Object, Pos: p.Pos}
			if p.Times > 1 {
				event.Detail = fmt.Sprintf("%d times", p.Times)
			}
			list = append(list, event)
		}
	}
	return list
}

// Error returns the deadlock in one line.
func (e *DeadlockError) Error() string {
	const most = 4
	var parts []string
	for i, w := range e.Waiting {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(e.Waiting)-most))
			break
		}
		part := w.Process + " " + w.inBrief().String()
		if w.Pos.IsValid() {
			part += " at " + w.Pos.String()
		}
		parts = append(parts, part)
	}
	return "deadlock: " + strings.Join(parts, "; ")
}

// Display returns the report for people, with a final newline.
func (e *DeadlockError) Display() string { return plainText(e.write) }

func (e *DeadlockError) write(g *page) {
	g.WriteString("Deadlock: every process waits, and nothing can end the waiting.\n")
	writeAll(g, e.Waiting)
	writeCycle(g, e.Cycle, e.Through)
	writeObjects(g, e.Objects)
	if e.Cure != "" {
		g.WriteString("Likely cure: " + e.Cure + "\n")
	}
}

// writeCycle draws who waits for whom, and through what.
func writeCycle(g *page, cycle, through []string) {
	if len(cycle) == 0 {
		return
	}
	const most = 8 // of a longer cycle the middle is left out
	var parts []string
	for i, p := range cycle {
		if n := len(cycle); n > most && i >= most/2 && i < n-most/2 {
			if i == most/2 {
				parts = append(parts, fmt.Sprintf("... %d more ...", n-most))
			}
			continue
		}
		parts = append(parts, p)
		if i < len(through) && through[i] != cycle[i+1] {
			parts = append(parts, through[i])
		}
	}
	who := "They wait for each other"
	if len(cycle) == 2 {
		who = "It waits for itself"
	}
	fmt.Fprintf(g, "%s: %s\n", who, strings.Join(parts, " -> "))
}

// writeObjects tells what was done last with what they wait for.
func writeObjects(g *page, objects []Object) {
	const most = 6
	for i, o := range objects {
		if i == 0 {
			g.WriteString("What was done last:\n")
		}
		if i == most {
			fmt.Fprintf(g, "  and so on, with %d more\n", len(objects)-most)
			break
		}
		o.write(g)
	}
}

func (o *Object) write(g *page) {
	if len(o.Last) == 0 {
		fmt.Fprintf(g, "  %s: nothing\n", o.Object)
		return
	}
	fmt.Fprintf(g, "  %s:\n", o.Object)
	if o.More {
		g.WriteString("    ...\n")
	}
	for _, p := range o.Last {
		fmt.Fprintf(g, "    %s by %s%s, ", p.Kind, p.Process, atPos(p.Pos))
		if p.Times > 1 {
			fmt.Fprintf(g, "%d times, last ", p.Times)
		}
		fmt.Fprintf(g, "at %s\n", moment(p.Time, o.clock))
	}
}

// NewDeadlock tells of a situation in which every process waits.
func NewDeadlock(of *Situation) *DeadlockError {
	s := newSituation(of)
	s.findHelpers()
	s.cycle = findCycle(of.Parties)
	e := &DeadlockError{Time: of.Time, Waiting: s.waiting(), Objects: s.objects()}
	e.Cycle, e.Through = s.names()
	e.Situation, e.Cure = s.cure()
	return e
}
