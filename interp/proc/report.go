package proc

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

func quote(s string) string { return strconv.Quote(s) }

// A DeadlockError says that every process waits and nothing can end the wait.
type DeadlockError struct {
	Waiting []Waiting // every process that has not ended, oldest first
	// Cycle lists the processes that wait for each other, the first one again
	// at the end; empty if there is no cycle.
	Cycle []string
}

// A Waiting is a process in a deadlock.
type Waiting struct {
	Process string
	PID     int
	Kind    trace.Kind // what it waits in: "get", "join", "acquire"
	Object  string     // what it waits for: "Queue-1 (made at a.star:4)"
	Why     string     // "it is empty"
	Pos     trace.Pos
	Line    string // the source line
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
		part := w.Process + " " + w.phrase()
		if w.Pos.IsValid() {
			part += " at " + w.Pos.String()
		}
		parts = append(parts, part)
	}
	return "deadlock: " + strings.Join(parts, "; ")
}

// phrase says what the process waits in and for.
func (w *Waiting) phrase() string {
	if w.Kind == "exit" {
		return "is at its end and waits for " + w.Object + " to end"
	}
	s := "waits in " + string(w.Kind) + "()"
	if w.Object != "" {
		s += " for " + w.Object
	}
	return s
}

// Display returns the report for people, with a final newline.
func (e *DeadlockError) Display() string {
	var b strings.Builder
	b.WriteString("Deadlock: every process waits, and nothing can end the waiting.\n")
	for i, n := 0, len(e.Waiting); i < n; {
		same := e.sameAs(i)
		e.writeWaiting(&b, i, same)
		i += same
	}
	if len(e.Cycle) > 0 {
		fmt.Fprintf(&b, "They wait for each other: %s\n", strings.Join(e.Cycle, " -> "))
	}
	return b.String()
}

// sameAs counts the processes from i on that wait at the same place for the same
// thing: a thousand idle workers are one paragraph.
func (e *DeadlockError) sameAs(i int) int {
	w, n := e.Waiting[i], 1
	for _, v := range e.Waiting[i+1:] {
		if v.Pos != w.Pos || v.Kind != w.Kind || v.Object != w.Object || v.Why != w.Why {
			break
		}
		n++
	}
	return n
}

func (e *DeadlockError) writeWaiting(b *strings.Builder, i, n int) {
	w := e.Waiting[i]
	if n == 1 {
		fmt.Fprintf(b, "  %s (pid %d) %s", w.Process, w.PID, w.phrase())
	} else {
		last := e.Waiting[i+n-1]
		one := strings.Replace(w.phrase(), "waits", "each wait", 1)
		fmt.Fprintf(b, "  %s to %s (%d processes) %s", w.Process, last.Process, n, one)
	}
	if w.Why != "" && w.Kind != "exit" && w.Kind != "join" {
		fmt.Fprintf(b, ": %s", w.Why)
	}
	b.WriteByte('\n')
	if w.Pos.IsValid() {
		fmt.Fprintf(b, "    File %q, line %d\n", w.Pos.File, w.Pos.Line)
		if text := strings.TrimSpace(w.Line); text != "" {
			fmt.Fprintf(b, "      %s\n", text)
		}
	}
}

// deadlock makes the report; the scheduler calls it when nothing can go on.
func (r *Run) deadlock(blocked []sched.Blocked) error {
	e := &DeadlockError{}
	for _, b := range blocked {
		pid, name := b.Task.Owner().Identity()
		object := b.Desc.Object
		if b.Desc.Made.IsValid() {
			object += " (made at " + b.Desc.Made.String() + ")"
		}
		e.Waiting = append(e.Waiting, Waiting{Process: name, PID: pid, Kind: b.Desc.Kind,
			Object: object, Why: b.Desc.Why, Pos: b.Pos, Line: r.SourceLine(b.Pos)})
	}
	for _, i := range findCycle(blocked) {
		e.Cycle = append(e.Cycle, e.Waiting[i].Process)
	}
	if r.session != nil {
		r.session.tellDeadlock(e)
		return nil
	}
	return e
}

// findCycle returns the indexes of tasks that wait for each other, the first one
// again at the end, or nil. A task that waits for particular others leads to
// them; one that waits for anybody (in get or put) leads to those that have the
// object and do not wait for the same thing: each of them could have helped, and
// is in the same plight.
func findCycle(blocked []sched.Blocked) []int {
	index := make(map[*sched.Task]int, len(blocked))
	for i, b := range blocked {
		index[b.Task] = i
	}
	// A process at its end could not have put or got anything any more.
	couldHelp := func(j, i int) bool {
		a, b := &blocked[i].Desc, &blocked[j].Desc
		return j != i && b.Kind != "exit" && (a.Object != b.Object || a.Kind != b.Kind) &&
			(a.May == nil || a.May(blocked[j].Task.Owner()))
	}
	const unseen, open, closed = 0, 1, 2
	state := make([]int, len(blocked))
	var path []int
	var visit func(i int) []int
	follow := func(j int) []int {
		switch state[j] {
		case open:
			for k, i := range path {
				if i == j {
					return append(path[k:len(path):len(path)], j)
				}
			}
		case unseen:
			return visit(j)
		}
		return nil
	}
	visit = func(i int) []int {
		state[i] = open
		path = append(path, i)
		for _, t := range blocked[i].Desc.Needs {
			if j, ok := index[t]; ok {
				if c := follow(j); c != nil {
					return c
				}
			}
		}
		if len(blocked[i].Desc.Needs) == 0 && blocked[i].Desc.Kind != "sleep" {
			// Prefer whoever waits for this one: the shortest story.
			for j := range blocked {
				if state[j] == open && couldHelp(j, i) {
					return follow(j)
				}
			}
			for j := range blocked {
				if couldHelp(j, i) {
					if c := follow(j); c != nil {
						return c
					}
				}
			}
		}
		path = path[:len(path)-1]
		state[i] = closed
		return nil
	}
	for i := range blocked {
		if state[i] == unseen {
			if c := visit(i); c != nil {
				return c
			}
		}
	}
	return nil
}

// An InterruptError says that the run was stopped from outside: Ctrl-C that nobody
// caught, a deadline, the host's cancellation.
type InterruptError struct {
	Doing []Doing // what every process was doing, by process number
	cause error
}

// Unwrap returns the cause of the context's cancellation, or the KeyboardInterrupt.
func (e *InterruptError) Unwrap() error { return e.cause }

// Error says in one line what each process was doing.
func (e *InterruptError) Error() string { return "interrupted" + doings(e.Doing) }

// A LimitError says that the run was stopped because it reached a limit.
type LimitError struct {
	MaxSteps uint64  // the limit
	Doing    []Doing // what every process was doing, by process number
}

// Error names the limit and says in one line what each process was doing.
func (e *LimitError) Error() string {
	return fmt.Sprintf("stopped after %d steps, the limit%s", e.MaxSteps, doings(e.Doing))
}

// doings lists what processes were doing, alike ones together, after a colon.
func doings(list []Doing) string {
	if len(list) == 0 {
		return ""
	}
	var parts []string
	for i := 0; i < len(list); {
		d, n := list[i], 1
		for i+n < len(list) && list[i+n].What == d.What && list[i+n].Pos == d.Pos {
			n++
		}
		s := d.Process
		if n > 1 {
			s = fmt.Sprintf("%s to %s (%d processes)", d.Process, list[i+n-1].Process, n)
		}
		s += " " + d.What
		switch {
		case !d.Pos.IsValid():
		case d.What == computing:
			s += " near " + d.Pos.String() // the engine knows no line for a bare loop
		default:
			s += " at " + d.Pos.String()
		}
		parts = append(parts, s)
		i += n
	}
	const most = 8
	if n := len(parts); n > most {
		parts = append(parts[:most], fmt.Sprintf("and %d more", n-most))
	}
	return ": " + strings.Join(parts, "; ")
}

// A Doing is what a process was doing when its run was stopped.
type Doing struct {
	Process string
	PID     int
	What    string // "in get()", "running", "waiting for its children"
	Pos     trace.Pos
}

// computing is the What of a process that was in no operation.
const computing = "running"

// doing tells what the process was doing when err came out of it.
func (p *Proc) doing(err error) Doing {
	d := Doing{Process: p.name, PID: p.PID(), What: computing}
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		var stop *sched.StopError
		if errors.As(err, &stop) {
			d.What = "waiting for its children to end"
		}
		return d
	}
	for i := len(eval.CallStack) - 1; i >= 0; i-- {
		f := eval.CallStack[i]
		if f.Pos.Line > 0 {
			d.Pos = position(f.Pos)
			break
		}
		if f.Name[0] != '$' { // no helper of the front end's
			d.What = "in " + f.Name + "()"
		}
	}
	return d
}
