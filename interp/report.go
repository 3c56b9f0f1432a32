package interp

import (
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Report is something that pyq tells a program's user, beside what the program prints: a
// traceback, a warning, a deadlock. It does not change once it is made, and may be used by
// several goroutines. A host can make its own of Kind, Message and Text.
type Report struct {
	// Kind says what it tells of: "traceback", an exception that nobody caught ended a
	// process or a thread; "warning", the program does something that is likely a mistake;
	// "deadlock", nothing can go on; "state", what the processes do, because somebody
	// asked; "summary", which processes did not end well; "syntax", the text is no program;
	// "error", anything else that kept or ended the run; "note", advice.
	Kind string
	// Process and PID are whom it is about, "" and 0 if that is no single process, and
	// Thread is the thread of it, "" if that is the first one.
	Process string
	PID     int
	Thread  string
	// Pos is the place in the program, and End just behind it; each may be unknown.
	Pos, End trace.Pos
	Message  string // in one line, without the place
	Hint     string // advice, "" if there is none
	Text     string // the report as people see it, in whole lines
	// Err is the error that it tells of: a *ScriptError of a traceback, a *SyntaxError, a
	// *DeadlockError. It is nil if there is none.
	Err error

	told *report.Report // nil for one of the host's
}

// newReport returns what is told of err, which may be nil.
func newReport(r *report.Report, err error) *Report {
	if r == nil {
		return nil
	}
	return &Report{Kind: string(r.Kind), Process: r.Process, PID: r.PID, Thread: r.Thread, Pos: r.Pos, End: r.End,
		Message: r.Message, Hint: r.Hint, Text: r.Display(), Err: err, told: r}
}

// reporter has reports of a run's given to a host.
func reporter(tell func(*Report)) func(*report.Report) {
	if tell == nil {
		return nil
	}
	return func(r *report.Report) {
		err, _ := r.Detail.(error)
		tell(newReport(r, public(err)))
	}
}

// words are what is written of the report.
func (r *Report) words() *report.Report {
	if r.told != nil {
		return r.told
	}
	return report.New(report.Kind(r.Kind), r.Message, r.Text)
}

// Colored returns Text in the colours of a terminal.
func (r *Report) Colored() string { return r.words().Colored() }

// MarshalJSON implements json.Marshaler: an object with "report", the Kind, with "process",
// "pid", "thread", "file", "line", "column", "message", "hint", "text", and in "detail" all
// that is known in a form for tools. Names may be added to it; none changes its meaning.
func (r *Report) MarshalJSON() ([]byte, error) { return r.words().MarshalJSON() }

// ReportOf returns what is to be told of an error of Compile, Run or a Session. It is nil for
// nil, and for a [*ScriptError], which was told when it happened: see its Report.
func ReportOf(err error) *Report {
	inner := err
	if e, ok := err.(interface{ inner() error }); ok {
		inner = e.inner()
	}
	return newReport(report.Of(inner), err)
}

// A Finding is something wrong at a place of a program's text, which can be seen without
// running it.
type Finding struct {
	Pos, End trace.Pos // End is just behind the text that is wrong
	Line     string    // the source line, "" if it is unknown
	// Code is the kind of findings, the same in every version: "unknown-name".
	Code string
	// Class is the exception that Python raises for it, "SyntaxError" or one derived from
	// that; "" if the text compiles.
	Class string
	Msg   string // what is wrong, in one line
	Help  string // what to write instead, "" if that is not known
	Hint  bool   // it is only likely; otherwise it is an error, and certain
}

func newFinding(f *report.Finding) Finding {
	return Finding{Pos: f.Pos, End: f.End, Line: f.Line, Code: f.Code, Class: f.Class, Msg: f.Msg, Help: f.Help, Hint: f.Hint}
}

func (f *Finding) words() *report.Finding {
	return &report.Finding{SourceError: report.SourceError{Pos: f.Pos, End: f.End, Line: f.Line, Class: f.Class, Msg: f.Msg},
		Code: f.Code, Hint: f.Hint, Help: f.Help}
}

// Display returns the finding as compilers write it: its place, what is wrong, the source
// line with carets, and help. It consists of whole lines.
func (f *Finding) Display() string { return f.words().Display() }

// Colored is Display with the colours of a terminal.
func (f *Finding) Colored() string { return f.words().Colored() }
