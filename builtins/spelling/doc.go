// Package spelling, internal to pyq, guesses which of some names was meant by another one,
// as CPython's tracebacks do.
package spelling
