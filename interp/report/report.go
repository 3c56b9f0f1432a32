package report

import "github.com/pyq-lang/pyq/interp/trace"

// A Kind says what a [Report] tells of.
type Kind string

// The kinds of reports.
const (
	TracebackKind Kind = "traceback" // an exception that nobody caught ended a process or a thread
	WarningKind   Kind = "warning"   // the program does something that is likely a mistake
	DeadlockKind  Kind = "deadlock"  // nothing can go on
	StateKind     Kind = "state"     // what the processes are doing, because the user asked
	SummaryKind   Kind = "summary"   // how the processes ended
	SyntaxKind    Kind = "syntax"    // the text is no program
	ErrorKind     Kind = "error"     // anything else that kept or ended the run
	NoteKind      Kind = "note"      // advice of the command's
)

// A Report is something that pyq tells a program's user, beside what the program itself
// prints. It does not change once it is made.
type Report struct {
	Kind    Kind
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

// New returns a report that is shown as text, which is made of whole lines.
func New(kind Kind, message, text string) *Report {
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
	r := &Report{Kind: TracebackKind, Process: e.Process, PID: e.PID, Thread: thread, Message: e.headline(), Hint: e.Hint, Detail: e}
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
	case e.Told() == "":
		return e.Class
	}
	return e.Class + ": " + e.Told()
}

// Of returns what is told of an error that Main returned, or of a text that does not
// compile. It is nil for nil, and for an error that was told when it happened.
func Of(err error) *Report {
	switch e := err.(type) {
	case nil, *ScriptError:
		return nil
	case *SyntaxError:
		first := e.Errors[0]
		return &Report{Kind: SyntaxKind, Pos: first.Pos, End: first.End, Message: first.headline(), Detail: e, write: e.write}
	case *DeadlockError:
		return &Report{Kind: DeadlockKind, Message: e.Error(), Detail: e, write: e.write}
	}
	return New(ErrorKind, err.Error(), "pyq: "+err.Error()+"\n")
}
