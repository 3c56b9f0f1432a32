package parser

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/text"
)

// An Error is a mistake in the text of a program.
type Error struct {
	text.Span
	// Kind is the Python exception: "SyntaxError", "IndentationError" or
	// "TabError".
	Kind string
	// Msg is CPython's message where it has one. Help is ours, and says what to write
	// instead; "" if that is not known.
	Msg, Help string
	// Partial says that more text might mend it, so that a prompt asks for
	// another line.
	Partial bool
	reason  reason
}

// A reason tells apart the mistakes that a rule of the grammar looks for again.
type reason uint8

const (
	anyReason    reason = iota
	noRule              // no rule of the grammar takes the token: "invalid syntax", and no more
	awaitOutside        // await where nothing can wait
)

// Text returns the message with its help, on one line.
func (e *Error) Text() string {
	if e.Help == "" {
		return e.Msg
	}
	return e.Msg + "; " + e.Help
}

// Error returns the position, kind and message on one line.
func (e *Error) Error() string {
	return fmt.Sprintf("%d:%d: %s: %s", e.Span.Start.Line, e.Span.Start.Col, e.Kind, e.Text())
}

// Errors are the mistakes of a text by position. It is not empty when it is an
// error.
type Errors []*Error

// Error returns the errors, one a line.
func (es Errors) Error() string {
	var b strings.Builder
	for i, e := range es {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
	}
	return b.String()
}

// Unwrap returns the single errors.
func (es Errors) Unwrap() []error {
	list := make([]error, len(es))
	for i, e := range es {
		list[i] = e
	}
	return list
}

// Partial says that all the text lacks is its end.
func (es Errors) Partial() bool {
	return len(es) > 0 && !slices.ContainsFunc(es, func(e *Error) bool { return !e.Partial })
}

// Kinds of errors.
const (
	syntaxError      = "SyntaxError"
	indentationError = "IndentationError"
	tabError         = "TabError"
)

// invalidSyntax is CPython's message for what no rule of the grammar takes.
const invalidSyntax = "invalid syntax"

// maxErrors is where a parser gives up: the rest would be noise.
const maxErrors = 20

// tidy sorts errors and keeps the first of every line.
func (es Errors) tidy() Errors {
	slices.SortStableFunc(es, func(a, b *Error) int { return a.Span.Start.Compare(b.Span.Start) })
	es = slices.CompactFunc(es, func(a, b *Error) bool { return a.Span.Start.Line == b.Span.Start.Line })
	if len(es) > maxErrors {
		es = es[:maxErrors]
	}
	if len(es) == 0 {
		return nil
	}
	return es
}
