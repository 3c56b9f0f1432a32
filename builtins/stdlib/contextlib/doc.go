// Package contextlib, internal to pyq, is Python's module of that name; ExitStack is in
// exitstack.go.
package contextlib
