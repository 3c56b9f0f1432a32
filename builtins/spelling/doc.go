// Package spelling guesses which of some names was meant by another one, as CPython's
// tracebacks do.
//
// It is internal to pyq: only packages interp and interp/trace are promised to others.
package spelling
