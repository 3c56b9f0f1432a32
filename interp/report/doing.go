package report

import (
	"fmt"
	"strings"

	"github.com/pyq-lang/pyq/interp/trace"
)

// An InterruptError says that the run was stopped from outside: Ctrl-C that nobody
// caught, a deadline, the host's cancellation.
type InterruptError struct {
	Doing []Doing // what every process was doing, by process number
	Cause error
}

// Unwrap returns the cause of the context's cancellation, or the KeyboardInterrupt.
func (e *InterruptError) Unwrap() error { return e.Cause }

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
		case d.What == Computing:
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

// What a process was doing that was in no call of a builtin.
const (
	Computing        = "running"
	AwaitingChildren = "waiting for its children to end"
)

// InCall is what a process was doing in a call of a builtin.
func InCall(function string) string { return "in " + function + "()" }
