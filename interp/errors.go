package interp

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/python/check"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/textfile"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A ScriptError is an exception that no one caught: it ended a process. Run has written its
// traceback to Stderr already.
type ScriptError struct {
	*PythonError           // the exception
	Process      string    // the process that it ended
	PID          int       // the number of that
	Started      trace.Pos // where the process was started; not valid for the main process

	told *report.ScriptError
}

// Error returns the position and the message, in one line if the message is one.
func (e *ScriptError) Error() string { return e.told.Error() }

// Unwrap returns the exception.
func (e *ScriptError) Unwrap() error { return e.PythonError }

// Display returns the traceback as Python prints it, in whole lines.
func (e *ScriptError) Display() string { return e.told.Display() }

// Report returns the traceback as a report.
func (e *ScriptError) Report() *Report { return newReport(e.told.Report(), e) }

func (e *ScriptError) inner() error { return e.told }

// A PythonError is an exception of Python's. It is what a ScriptError wraps, and what a
// Queue returns for a value that cannot be copied.
type PythonError struct {
	Class string   // "ValueError", "queue.Empty", or that of a class of the program's
	Text  string   // what str() gives, may be empty
	Notes []string // lines that follow the text
	Hint  string   // advice that pyq adds, "" if there is none
	// Frames are the calls that led to it, outermost first; none if it was raised for the host.
	Frames []Frame
	// Earlier is the exception that this one was raised from, if Cause is true, or the one
	// that was being handled then; nil if there is none.
	Earlier *PythonError
	Cause   bool
	// Syntax is not nil for a SyntaxError of a text that the program has compiled.
	Syntax *SyntaxError

	msg   string
	cause error
}

// Error returns class, text and notes: "ValueError: bad value".
func (e *PythonError) Error() string { return e.msg }

// Unwrap returns the error as it was raised: for one of a host's builtin, what that returned.
func (e *PythonError) Unwrap() error { return e.cause }

// newPythonError returns an exception and those that it came from, which may be many.
func newPythonError(e *report.ScriptError) *PythonError {
	var first *PythonError
	for into := &first; e != nil; e, into = e.Earlier, &(*into).Earlier {
		*into = &PythonError{Class: e.Class, Text: e.Told(), Notes: e.Notes, Hint: e.Hint, Frames: newFrames(e.Frames), Cause: e.Cause,
			msg: e.Msg, cause: e.Unwrap()}
		if e.Syntax != nil {
			(*into).Syntax = newSyntaxError(e.Syntax)
		}
	}
	return first
}

// A SyntaxError is a text that does not compile.
type SyntaxError struct {
	// Errors are all that were found, in the order of their positions; at least one. A file
	// that is no text at all, or too long, has one whose column is 0.
	Errors []Finding

	told error // a *report.SyntaxError or a *textfile.Error
}

// Error returns the first error in one line, with its place.
func (e *SyntaxError) Error() string { return e.told.Error() }

// Display returns all errors as Python prints them, with source line and caret, in whole
// lines.
func (e *SyntaxError) Display() string { return report.Of(e.told).Display() }

func (e *SyntaxError) inner() error { return e.told }

// syntaxCode is the Code of the errors of a text that does not compile.
func syntaxCode() string { return check.Codes()[0].Name }

func newSyntaxError(e *report.SyntaxError) *SyntaxError {
	s := &SyntaxError{told: e}
	for i := range e.Errors {
		s.Errors = append(s.Errors, newFinding(&report.Finding{SourceError: e.Errors[i], Code: syntaxCode()}))
	}
	return s
}

// notText is the error of a file that is no text.
func notText(e *textfile.Error) *SyntaxError {
	return &SyntaxError{told: e, Errors: []Finding{{Pos: trace.Pos{File: e.File, Line: cmp.Or(e.Line, 1)}, Code: syntaxCode(),
		Class: "SyntaxError", Msg: e.Msg}}}
}

// A DeadlockError says that every process waited and nothing could end the waiting.
type DeadlockError struct {
	Time    time.Duration // on the run's clock
	Waiting []Activity    // every process that had not ended, oldest first
	// Cycle lists the processes that wait for each other, the first one again at the end;
	// empty if there is no cycle.
	Cycle []string
	// Through lists what each of Cycle but the last waits for.
	Through []string
	// History is what was done last with the objects that they wait for, object by object and
	// oldest first. Seq, PID and Waited are unknown; Detail says so if it was done several
	// times in a row: "3 times".
	History []trace.Event
	// Cure is what will probably help, in one sentence; "" if pyq has no idea.
	Cure string
	// Situation names the mistake that Cure is for: "lock order".
	Situation string

	told *report.DeadlockError
}

// Error returns the deadlock in one line.
func (e *DeadlockError) Error() string { return e.told.Error() }

// Display returns the report for people, in whole lines.
func (e *DeadlockError) Display() string { return e.told.Display() }

func (e *DeadlockError) inner() error { return e.told }

func newDeadlockError(e *report.DeadlockError) *DeadlockError {
	return &DeadlockError{Time: e.Time, Waiting: newActivities(e.Waiting), Cycle: e.Cycle, Through: e.Through, History: e.History(),
		Cure: e.Cure, Situation: e.Situation, told: e}
}

// An InterruptError says that a run was stopped from outside: Ctrl-C that nobody caught, a
// deadline, the host's cancellation.
type InterruptError struct {
	Doing []Activity // what every process did, by process number
	Cause error      // of the context's cancellation, or a *PythonError: KeyboardInterrupt

	told *report.InterruptError
}

// Error says in one line what each process did.
func (e *InterruptError) Error() string { return e.told.Error() }

// Unwrap returns the Cause.
func (e *InterruptError) Unwrap() error { return e.Cause }

func (e *InterruptError) inner() error { return e.told }

// A LimitError says that a run was stopped because it reached a limit of Options.
type LimitError struct {
	Limit string     // the field of Options: "MaxSteps"
	Max   uint64     // its value, in the unit of the field
	Doing []Activity // what every process did, by process number

	told *report.LimitError
}

// Error names the limit and says in one line what each process did.
func (e *LimitError) Error() string { return e.told.Error() }

func (e *LimitError) inner() error { return e.told }

// An OutputError says that Options.Stdout failed, which ended the run.
type OutputError struct {
	Cause error // the Writer's error

	told *report.OutputError
}

// Error returns the reason in one line.
func (e *OutputError) Error() string { return e.told.Error() }

// Unwrap returns the Cause.
func (e *OutputError) Unwrap() error { return e.Cause }

func (e *OutputError) inner() error { return e.told }

// An InternalError is a bug in pyq, or a panic of the host's in a call of the run's, caught
// before it could crash the host.
type InternalError struct {
	Process string // in whose goroutine
	Value   any    // what was thrown
	Stack   string // Go's stack, for the report to pyq's authors

	told *report.InternalError
}

// Error returns what was thrown, and where, in one line.
func (e *InternalError) Error() string { return e.told.Error() }

func (e *InternalError) inner() error { return e.told }

// A ScheduleError says that Options.Schedule is no schedule, or not one of the program's.
type ScheduleError struct {
	// Choice is the number of the choice, from 1, at which the run and the schedule part; 0
	// if the text is no schedule.
	Choice int
	Why    string     // what was expected there
	Ready  []Activity // what could go on instead

	told error
}

// Error says in one line where they part.
func (e *ScheduleError) Error() string { return e.told.Error() }

func (e *ScheduleError) inner() error { return e.told }

func newScheduleError(e *sched.DivergedError) *ScheduleError {
	s := &ScheduleError{Choice: e.Choice, Why: e.Why, told: e}
	for _, r := range e.Ready {
		s.Ready = append(s.Ready, Activity{Task: string(r.Path), Process: r.Process, State: report.Ready, What: "is about to do " + string(r.Kind),
			Kind: r.Kind, Pos: r.Pos})
	}
	return s
}

// An ExitError says that an input of a Session has asked for its end, with sys.exit or exit.
// The host decides when to Close it.
type ExitError struct {
	Code int    // the exit code, 0 to 255
	Text string // for standard error, "" if there is none
	Now  bool   // os._exit: without waiting for anybody
}

// Error returns "SystemExit".
func (e *ExitError) Error() string { return "SystemExit" }

// public returns an error of the packages below as hosts know it.
func public(err error) error {
	switch e := err.(type) {
	case *report.ScriptError:
		return &ScriptError{PythonError: newPythonError(e), Process: e.Process, PID: e.PID, Started: e.Started, told: e}
	case *report.SyntaxError:
		return newSyntaxError(e)
	case *textfile.Error:
		return notText(e)
	case *report.DeadlockError:
		return newDeadlockError(e)
	case *report.InterruptError:
		return &InterruptError{Doing: stopped(e.Doing), Cause: public(e.Cause), told: e}
	case *report.LimitError:
		return &LimitError{Limit: "MaxSteps", Max: e.MaxSteps, Doing: stopped(e.Doing), told: e}
	case *report.OutputError:
		return &OutputError{Cause: e.Cause, told: e}
	case *report.InternalError:
		return &InternalError{Process: e.Process, Value: e.Value, Stack: e.Stack, told: e}
	case *sched.DivergedError:
		return newScheduleError(e)
	case *proc.SystemExit:
		return &ExitError{e.Code, e.Text, e.Now}
	case *raise.Error:
		return &PythonError{Class: e.Class, Text: e.Text(), Hint: e.Hint, msg: e.Error(), cause: e}
	case *memory.TravelError:
		return &PythonError{Class: "TypeError", Text: e.Error(), msg: "TypeError: " + e.Error(), cause: e}
	}
	return err
}

// ExitCode returns the exit code of the pyq command for an error of Compile, Run or a
// Session: 0 for nil; 1 for an uncaught exception; 2 for a text that does not compile, or a
// schedule that does not fit; 3 for a deadlock; 4 for a limit, or a deadline; 130 for an
// interrupt; that of an [*ExitError]; 1 for any other.
func ExitCode(err error) int {
	var (
		script    *ScriptError
		syntax    *SyntaxError
		schedule  *ScheduleError
		deadlock  *DeadlockError
		interrupt *InterruptError
		limit     *LimitError
		exit      *ExitError
	)
	switch {
	case err == nil:
		return report.ExitOK
	case errors.As(err, &script): // also if it wraps the syntax error of a module
		return report.ExitError
	case errors.As(err, &exit):
		return exit.Code
	case errors.As(err, &syntax), errors.As(err, &schedule):
		return report.ExitUsage
	case errors.As(err, &deadlock):
		return report.ExitDeadlock
	case errors.As(err, &limit):
		return report.ExitLimit
	case errors.As(err, &interrupt):
		if errors.Is(err, context.DeadlineExceeded) {
			return report.ExitLimit
		}
		return report.ExitInterrupted
	}
	return report.ExitError
}
