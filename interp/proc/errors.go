package proc

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

// An Error is what a builtin raises: a Python exception's class and text.
type Error struct {
	Class string // "ValueError", "queue.Empty"
	Msg   string // may be empty
	// Args, if not nil, are the exception's args; otherwise they are Msg, or
	// nothing. A KeyError has the key.
	Args starlark.Tuple
	// Attrs, if not nil, are further attributes of the exception: an ImportError has
	// a name.
	Attrs starlark.StringDict
	// Suggestion is what a traceback adds to the text, ". Did you mean: 'x'?", and
	// Hint a line of advice that follows it. Neither is a part of str(exception).
	Suggestion, Hint string
}

func (e *Error) Error() string {
	if e.Msg == "" {
		return e.Class
	}
	return e.Class + ": " + e.Msg
}

// Errorf returns an Error of the named class.
func Errorf(class, format string, args ...any) *Error {
	return &Error{Class: class, Msg: fmt.Sprintf(format, args...)}
}

// An Exit ends the process that raises it: sys.exit and os._exit.
type Exit struct {
	// Code is what the program gave: None and integers are exit codes, and
	// anything else is printed on stderr, with exit code 1.
	Code starlark.Value
	// Now says to leave at once, without waiting for children (os._exit).
	Now bool
}

func (e *Exit) Error() string { return "SystemExit" }

// status returns the exit code, and the text to print if Code is none.
func (e *Exit) status() (code int, text string) {
	switch v := e.Code.(type) {
	case nil, starlark.NoneType:
		return 0, ""
	case starlark.Bool:
		if v {
			return 1, ""
		}
		return 0, ""
	case starlark.Int:
		if n, ok := v.Int64(); ok {
			return int(n & 0xff), ""
		}
		return 0xff, ""
	case starlark.String:
		return 1, string(v)
	}
	return 1, e.Code.String()
}

// A Signal is the cause that a process is stopped with by terminate and kill.
type Signal struct {
	Name   string // "SIGTERM"
	Number int    // 15
}

func (s *Signal) Error() string { return "ended by " + s.Name }

// The signals that processes can be ended with.
var (
	SIGINT  = &Signal{"SIGINT", 2} // which a program can catch, see Proc.Kill
	SIGTERM = &Signal{"SIGTERM", 15}
	SIGKILL = &Signal{"SIGKILL", 9}
)

// A SyntaxError is a text that does not compile. All the errors found in it are
// listed, in the order of their positions.
type SyntaxError struct {
	Errors []SourceError // not empty
	cause  error
}

// A SourceError is one error in a source text.
type SourceError struct {
	Pos  trace.Pos
	End  trace.Pos // just behind the text that is wrong
	Line string    // the source line, "" if unknown
	// Class is "SyntaxError", or that of one derived from it, "" of a Finding; and Msg what
	// is wrong.
	Class, Msg string
}

// headline is class and text.
func (s *SourceError) headline() string { return s.Class + ": " + s.Msg }

// Error returns the first error in one line.
func (e *SyntaxError) Error() string { return e.Errors[0].Pos.String() + ": " + e.Errors[0].headline() }

// Unwrap returns the error of the parser or resolver.
func (e *SyntaxError) Unwrap() error { return e.cause }

// Display returns all errors as Python prints them, with source line and caret.
func (e *SyntaxError) Display() string { return plainText(e.write) }

func (e *SyntaxError) write(g *page) {
	for _, s := range e.Errors {
		g.place(s.Pos.File, strconv.Itoa(s.Pos.Line))
		g.WriteByte('\n')
		g.source(s.Line, s.caret())
		g.exception(s.Class, s.Msg)
	}
}

// NewSourceError returns an error of a class in the text of a file.
func NewSourceError(file string, at text.Span, line, class, msg string) *SourceError {
	pos := func(p text.Pos) trace.Pos { return trace.Pos{File: file, Line: int(p.Line), Col: int(p.Col)} }
	return &SourceError{Pos: pos(at.Start), End: pos(at.End), Line: line, Class: class, Msg: msg}
}

// NewSyntaxError returns a SyntaxError with a cause, for errors to be added to.
func NewSyntaxError(cause error) *SyntaxError { return &SyntaxError{cause: cause} }

// An InternalError is a bug in pyq, caught before it could crash the host.
type InternalError struct {
	Process string
	Value   any    // what was thrown
	Stack   string // Go's stack, for the report to pyq's authors
}

func (e *InternalError) Error() string {
	return fmt.Sprintf("internal error in %s: %v (this is a bug in pyq: please report it with the program that shows it)",
		e.Process, e.Value)
}

// An OutputError says that standard output cannot be written any more: a disk is full, a
// reader has gone. It ends the run.
type OutputError struct{ cause error }

func (e *OutputError) Error() string {
	cause := e.cause
	if path := (*fs.PathError)(nil); errors.As(cause, &path) {
		cause = path.Err
	}
	return "cannot write to standard output: " + cause.Error()
}

// Unwrap returns the writer's error.
func (e *OutputError) Unwrap() error { return e.cause }
