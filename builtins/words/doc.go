// Package words, internal to pyq, says in Python's words what go.starlark.net says in its
// own: it finds the error that a text of the engine means (engine.go, table.go), what the
// place in the program adds to it (site.go), what was called (call.go), and how Python 2
// says it (python2.go).
//
// The engine's messages are the only ones in pyq that are looked into; all others are made of
// facts, last, and never read back.
package words
