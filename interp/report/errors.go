package report

import (
	"errors"
	"fmt"
	"io/fs"
)

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
type OutputError struct{ Cause error }

func (e *OutputError) Error() string {
	cause := e.Cause
	if path := (*fs.PathError)(nil); errors.As(cause, &path) {
		cause = path.Err
	}
	return "cannot write to standard output: " + cause.Error()
}

// Unwrap returns the writer's error.
func (e *OutputError) Unwrap() error { return e.Cause }
