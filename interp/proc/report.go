package proc

import "github.com/pyq-lang/pyq/interp/trace"

// A ReportKind says what a [Report] tells of.
type ReportKind string

// The kinds of reports.
const (
	TracebackReport ReportKind = "traceback" // an exception that nobody caught ended a process or a thread
	WarningReport   ReportKind = "warning"   // the program does something that is likely a mistake
	DeadlockReport  ReportKind = "deadlock"  // nothing can go on
	StateReport     ReportKind = "state"     // what the processes are doing, because the user asked
	SummaryReport   ReportKind = "summary"   // how the processes ended
	SyntaxReport    ReportKind = "syntax"    // the text is no program
	ErrorReport     ReportKind = "error"     // anything else that kept or ended the run
	NoteReport      ReportKind = "note"      // advice of the command's
)

// A Report is something that pyq tells a program's user, beside what the program itself
// prints. It does not change once it is made.
type Report struct {
	Kind    ReportKind
	Process string // whom it is about; "" if that is no single process
	PID     int
	Thread  string // the thread of it, "" if that is the first one
	// Pos is the place in the program, and End just behind it; each may be unknown.
	Pos, End trace.Pos
	Message  string // in one line, without the place
	Hint     string // advice, "" if there is none
	// Detail is what else is known, in a form that package json can write: a *ScriptError
	// of a traceback, a *SyntaxError, a *DeadlockError. It may be nil.
	Detail any

	write func(*page) // the report as people see it
}

// Display returns the report as people see it, in whole lines.
func (r *Report) Display() string { return plainText(r.write) }

// Colored returns what Display does in the colours of a terminal.
func (r *Report) Colored() string {
	g := page{colour: true}
	r.write(&g)
	return g.String()
}

// NewReport returns a report that is shown as text, which is made of whole lines.
func NewReport(kind ReportKind, message, text string) *Report {
	return &Report{Kind: kind, Message: message, write: func(g *page) { g.WriteString(text) }}
}

// Report returns the traceback as a report.
func (e *ScriptError) Report() *Report { return e.Titled("", "") }

// OfProcess returns what is told of an error that has ended a process other than the main
// one.
func (e *ScriptError) OfProcess() *Report {
	title := "Process " + e.Process + ":"
	if e.Started.IsValid() {
		title += " started at " + e.Started.String()
	}
	return e.Titled(title, "")
}

// OfThread returns what is told of an error in the thread of a name.
func (e *ScriptError) OfThread(thread string) *Report {
	return e.Titled("Exception in thread "+thread+":", thread)
}

// Titled returns what is told of an uncaught error in a thread, "" for the first one. title,
// if not "", goes before it.
func (e *ScriptError) Titled(title, thread string) *Report {
	r := &Report{Kind: TracebackReport, Process: e.Process, PID: e.PID, Thread: thread, Message: e.headline(), Hint: e.Hint, Detail: e}
	if n := len(e.Frames); n > 0 {
		r.Pos, r.End = e.Frames[n-1].Pos, e.Frames[n-1].End
	}
	r.write = func(g *page) {
		if title != "" {
			g.WriteString(title + "\n")
		}
		e.write(g)
	}
	return r
}

// headline is class and text.
func (e *ScriptError) headline() string {
	switch {
	case e.Syntax != nil:
		return e.Syntax.Errors[0].headline()
	case e.Text == "":
		return e.Class
	}
	return e.Class + ": " + e.Text
}

// ReportOf returns what is told of an error that Main returned, or of a text that does not
// compile. It is nil for nil, and for an error that was told when it happened.
func ReportOf(err error) *Report {
	switch e := err.(type) {
	case nil, *ScriptError:
		return nil
	case *SyntaxError:
		first := e.Errors[0]
		return &Report{Kind: SyntaxReport, Pos: first.Pos, End: first.End, Message: first.headline(), Detail: e, write: e.write}
	case *DeadlockError:
		return &Report{Kind: DeadlockReport, Message: e.Error(), Detail: e, write: e.write}
	}
	return NewReport(ErrorReport, err.Error(), "pyq: "+err.Error()+"\n")
}
