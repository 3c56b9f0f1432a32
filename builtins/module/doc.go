// Package module, internal to pyq, is Python's modules as values: those that all processes
// share, and those of which each process has its own, as sys is.
package module
