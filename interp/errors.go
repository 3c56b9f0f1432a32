package interp

import (
	"context"
	"errors"

	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The errors of a run, each with what a report needs to know.
type (
	// A ScriptError is an error that no one caught in the main process.
	// Display is Python's traceback, which Run has written to Stderr already.
	ScriptError = report.ScriptError
	// A Frame is one call in a ScriptError's traceback.
	Frame = report.Frame
	// A SyntaxError is a text that does not compile, with all its errors.
	SyntaxError = report.SyntaxError
	// A DeadlockError says that every process waited and nothing could end it.
	DeadlockError = report.DeadlockError
	// A Summary tells of processes that did not end well, and an Ending of one.
	Summary = report.Summary
	Ending  = report.Ending
	// A StuckWarning is the Detail of the warning that some processes wait for ever.
	StuckWarning = report.StuckWarning
	// A Helper is a process that could have ended a wait.
	Helper = report.Helper
	// An Object is what processes wait for, and a Past what was done with it.
	Object = report.Object
	Past   = report.Past
	// A Waiting is one process in a DeadlockError.
	Waiting = report.Waiting
	// An InterruptError says that the context was cancelled, or that an interrupt
	// ended the run, and what each process was doing. It wraps the context's cause,
	// or the KeyboardInterrupt.
	InterruptError = report.InterruptError
	// A LimitError says that a limit of Options was reached, and what each
	// process was doing.
	LimitError = report.LimitError
	// A Doing is one process in an InterruptError or LimitError.
	Doing = report.Doing
	// A PythonError is an exception as a builtin raised it: class and text. It
	// is what a ScriptError wraps.
	PythonError = raise.Error
	// A DivergedError says that Options.Schedule is not one of the program's,
	// and where they part.
	DivergedError = sched.DivergedError
	// A Report is something that pyq tells a program's user, beside what the program
	// prints: Display is its text, and package encoding/json writes it for tools.
	Report = report.Report
	// A ReportKind says what a Report tells of.
	ReportKind = report.Kind
	// An OutputError says that Stdout failed, which ended the run. It wraps the error.
	OutputError = report.OutputError
	// An InternalError is a bug in pyq.
	InternalError = report.InternalError
)

// The kinds of reports.
const (
	TracebackReport = report.TracebackKind
	WarningReport   = report.WarningKind
	DeadlockReport  = report.DeadlockKind
	StateReport     = report.StateKind
	SummaryReport   = report.SummaryKind
	SyntaxReport    = report.SyntaxKind
	ErrorReport     = report.ErrorKind
	NoteReport      = report.NoteKind
)

// ReportOf returns what is to be told of an error of Compile or Run. It is nil for nil, and
// for an error that the run has told of when it happened.
func ReportOf(err error) *Report { return report.Of(err) }

// NewReport returns a report of the host's. text is made of whole lines.
func NewReport(kind ReportKind, message, text string) *Report {
	return report.New(kind, message, text)
}

// A ScheduleError is a text in Options.Schedule that is no schedule.
type ScheduleError struct{ cause error }

func (e *ScheduleError) Error() string { return e.cause.Error() }

// Unwrap returns what is wrong with the text.
func (e *ScheduleError) Unwrap() error { return e.cause }

// The exit codes of the pyq command.
const (
	ExitOK          = 0
	ExitError       = 1   // an uncaught error
	ExitUsage       = 2   // wrong usage, or a file that does not compile
	ExitDeadlock    = 3   // every process waited, and nothing could end it
	ExitLimit       = 4   // a limit was hit
	ExitInterrupted = 130 // Ctrl-C
)

// ExitCode returns the exit code for an error of Compile or Run, 0 for nil.
func ExitCode(err error) int {
	var (
		script    *ScriptError
		syntax    *SyntaxError
		text      *TextError
		schedule  *ScheduleError
		diverged  *DivergedError
		deadlock  *DeadlockError
		interrupt *InterruptError
		limit     *LimitError
	)
	switch {
	case err == nil:
		return ExitOK
	case errors.As(err, &script): // also if it wraps the syntax error of a module
		return ExitError
	case errors.As(err, &syntax), errors.As(err, &text), errors.As(err, &schedule), errors.As(err, &diverged):
		return ExitUsage
	case errors.As(err, &deadlock):
		return ExitDeadlock
	case errors.As(err, &limit):
		return ExitLimit
	case errors.As(err, &interrupt):
		if errors.Is(err, context.DeadlineExceeded) {
			return ExitLimit
		}
		return ExitInterrupted
	}
	return ExitError
}
