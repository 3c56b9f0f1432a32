// Package module is Python's modules as values: those that all processes share, and those of
// which each process has its own, as sys is.
//
// It is internal to pyq: only packages interp and interp/trace are promised to others.
package module
