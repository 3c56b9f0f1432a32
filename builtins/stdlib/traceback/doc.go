// Package traceback, internal to pyq, is Python's module traceback. What is shown is laid out by
// package report, as the report of an uncaught exception is.
//
// Where to look: traceback.go has the functions, summary.go FrameSummary and StackSummary,
// exception.go TracebackException.
package traceback
