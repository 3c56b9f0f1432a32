package report

import (
	"strconv"

	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
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
