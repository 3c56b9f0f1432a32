package proc

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
)

// An Exception is what is shown of an error that nobody caught.
type Exception struct {
	Class string    // "ValueError", "queue.Empty"
	Text  string    // may be empty
	Fact  fact.Fact // what it is about
	Guess fact.Guess
	Stack *Segment // the traceback, outermost part first
	Notes []string // lines that follow the text
	Hint  string   // a line of advice that follows, "" if there is none
	// Source, if not nil, is the place in a text that a SyntaxError is about. It is shown
	// instead of the text.
	Source *report.SourceError
	// Earlier is the exception that this one was raised from, if Cause is true,
	// or the one that was being handled then; nil if there is none.
	Earlier *Exception
	Cause   bool
	Members []*Exception // of a group
	// Exit, if not nil, says that this is a SystemExit.
	Exit *raise.Exit
}

// explain tells how an error is shown.
func (p *Proc) explain(err error) *Exception {
	if exit := (*raise.Exit)(nil); errors.As(err, &exit) {
		return &Exception{Exit: exit}
	}
	if p.run.Explain != nil {
		return p.run.Explain(p, err)
	}
	e := &Exception{Class: err.Error()}
	if failure := memory.Innermost(err); failure != nil {
		e.Class, e.Text = "Error", failure.Err.Error()
		e.Stack = NewSegment(Raised(failure))
	}
	if known := (*raise.Error)(nil); errors.As(err, &known) {
		e.Class, e.Text, e.Fact, e.Hint = known.Class, known.Text(), known.Fact, known.Hint
		if known.Guess != nil {
			e.Guess = *known.Guess
		}
	}
	return e
}

// ThrownError joins what was thrown with the error by which the thread stopped for
// it, which knows where that was.
func ThrownError(at, thrown error) error {
	failure := memory.Innermost(at)
	if failure == nil || memory.Innermost(thrown) != nil {
		return thrown
	}
	return &Thrown{Err: thrown, Stack: failure.Stack}
}

// A Thrown is an error that was thrown (see Proc.Throw), with the stack of the
// place where the program noticed it.
type Thrown struct {
	Err   error
	Stack starlark.CallStack
}

func (e *Thrown) Error() string { return e.Err.Error() }

// Unwrap returns what was thrown.
func (e *Thrown) Unwrap() error { return e.Err }

// scriptError describes an uncaught error with the sources that the run knows.
func (r *Run) scriptError(p *Proc, shown *Exception, err error) *report.ScriptError {
	var chain []*report.ScriptError
	for ; shown != nil; shown = shown.Earlier {
		e := &report.ScriptError{Process: p.name, PID: p.PID(), Class: shown.Class, Text: shown.Text,
			Fact: shown.Fact, Guess: shown.Guess, Notes: shown.Notes, Hint: shown.Hint,
			Frames: r.Frames(shown.Stack), Cause: shown.Cause}
		if shown.Source != nil {
			e.Syntax = &report.SyntaxError{Errors: []report.SourceError{*shown.Source}}
		}
		for _, m := range shown.Members {
			e.Members = append(e.Members, r.scriptError(p, m, nil))
		}
		chain = append(chain, e)
	}
	var syntax *report.SyntaxError
	if errors.As(err, &syntax) { // of a module that was loaded
		chain[0].Syntax = syntax
	}
	return report.Chain(err, chain)
}

// ErrorOf returns what tracebacks show of an exception.
func (p *Proc) ErrorOf(shown *Exception) *report.ScriptError { return p.run.scriptError(p, shown, nil) }

// Traceback returns what Python prints of an exception.
func (p *Proc) Traceback(shown *Exception) string { return p.ErrorOf(shown).Display() }

// Raised returns the stack of the place where an error was raised. The engine
// notices wrong arguments when it has entered the function, but the mistake is in
// the call.
func Raised(failure *memory.Failure) starlark.CallStack {
	stack := failure.Stack
	if _, known := failure.Err.(*raise.Error); known {
		return stack
	}
	if n := len(stack); n > 0 && isArgumentError(failure.Err.Error(), stack[n-1].Name) {
		stack = stack[:n-1]
	}
	return stack
}

// isArgumentError knows the engine's complaints about arguments, which are nothing but words.
func isArgumentError(msg, function string) bool {
	rest, ok := strings.CutPrefix(msg, "function "+function+" ")
	return ok && (strings.HasPrefix(rest, "missing ") || strings.HasPrefix(rest, "accepts ") || strings.HasPrefix(rest, "got "))
}
