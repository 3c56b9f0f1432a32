// Package call binds the arguments of a call to the parameters of a builtin, in CPython's
// words where they do not fit.
//
// It is internal to pyq: only packages interp and interp/trace are promised to others.
package call
