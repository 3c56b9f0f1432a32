// Package contextlib is Python's module of that name; ExitStack is in exitstack.go. It is
// internal to pyq: only packages interp and interp/trace are promised to others.
package contextlib
