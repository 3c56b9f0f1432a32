package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A State is what all processes of a run do at an instant, while they go on.
type State struct {
	Time      time.Duration // on the run's clock
	Processes []Waiting     // those that have not ended, by number, with their threads
	// Queues are those that somebody waits for, or all if the host had the run keep them.
	Queues []Content
}

// The states of a process.
const (
	Waits  = "waits"  // in an operation
	Sleeps = "sleeps" // until a time
	Ready  = "ready"  // it is about to do something, when it gets its turn
	Runs   = "runs"   // it computes
)

// A Content is what is in a queue.
type Content struct {
	Object   string   // "Queue-1"
	Variable string   // what it was assigned to where it was made, "" if that is not known
	Items    []string // the next one first, large ones told by their size
	Waiting  []string // the processes that wait in put or get; only in a State

	Made trace.Pos
}

// Named is the object with its variable: "Queue-1 (q)".
func (c *Content) Named() string {
	if c.Variable == "" {
		return c.Object
	}
	return c.Object + " (" + c.Variable + ")"
}

// NewState tells what processes do at a time, which is one of the virtual clock if virtual
// says so, and what is in queues: in all of them, or in those that somebody waits for.
func NewState(now time.Duration, virtual bool, parties []Party, queues []Content, all bool) State {
	st := State{Time: now}
	for i := range parties {
		st.Processes = append(st.Processes, parties[i].waiting(virtual))
	}
	for _, q := range queues {
		for _, p := range parties {
			if p.Label == q.Object {
				q.Waiting = append(q.Waiting, p.Process)
			}
		}
		if all || len(q.Waiting) > 0 {
			st.Queues = append(st.Queues, q)
		}
	}
	return st
}

// Report returns what is told of the state.
func (s State) Report() *Report {
	return &Report{Kind: StateKind, Message: fmt.Sprintf("the state of %d process%s", len(s.Processes), es(len(s.Processes))),
		Detail: s, write: s.write}
}

func es(n int) string {
	if n == 1 {
		return ""
	}
	return "es"
}

// Display returns the state for people, with a final newline.
func (s State) Display() string { return plainText(s.write) }

func (s State) write(g *page) {
	fmt.Fprintf(g, "State of the run after %s:\n", span(s.Time))
	writeAll(g, s.Processes)
	for _, q := range s.Queues {
		fmt.Fprintf(g, "  %s %s\n", q.Named(), q.holds())
	}
}

// holds says what is in a queue.
func (c *Content) holds() string {
	const most = 5
	switch n := len(c.Items); {
	case n == 0:
		return "is empty"
	case n == 1:
		return "holds one item: " + c.Items[0]
	case n > most:
		return fmt.Sprintf("holds %d items: %s ...", n, strings.Join(c.Items[:most], ", "))
	default:
		return fmt.Sprintf("holds %d items: %s", n, strings.Join(c.Items, ", "))
	}
}

// span writes a time of a run's clock in readable units.
func span(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return strings.Replace(d.String(), "µ", "u", 1)
	case d < time.Second:
		return fmt.Sprintf("%v ms", float64(d.Round(100*time.Microsecond))/float64(time.Millisecond))
	case d < 10*time.Minute:
		return fmt.Sprintf("%v s", float64(d.Round(time.Millisecond).Milliseconds())/1000) // exact, which Seconds is not
	}
	return d.Round(time.Second).String()
}

// atPos is the position of a line, for messages.
func atPos(p trace.Pos) string {
	if !p.IsValid() {
		return ""
	}
	return " at " + p.String()
}
