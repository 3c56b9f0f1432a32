// Package report, internal to pyq, is what people are told: tracebacks, deadlocks with
// their likely cures, states, warnings, summaries.
//
// Facts come in as types, and words are made last. Package proc and the builtins tell what
// they know in a [Party], a [Wait] with its [Reason], a [Frame], an [Ending]; nothing here is
// found out by reading a message again, and no word is chosen anywhere else. So the package
// knows neither the run nor the scheduler nor Starlark, and a fact that a cure needs is a
// field, or a type of Reason, of its own.
//
// Each thing that is told (DeadlockError, ScriptError, State ...) is a value, of which
// package interp shows hosts the facts. Its write method puts it on a page, as text with or
// without the colours of a terminal; json.go has the form that tools read.
//
// A deadlock is looked at as a [Situation]: who waits for whom (cycle.go), who could have
// helped (situation.go), and which of the known mistakes that is (cures.go).
package report
