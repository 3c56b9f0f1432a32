// Package exception, internal to pyq, is what happens to exceptions: how they are made,
// raised, caught and handled, what they hold (message, cause, context, traceback), and how
// an error of Go's side becomes one. The classes are declared in package object; what is
// advised about one that nobody caught is in package advice.
//
// Where to look: raise.go and try.go for the statements, exception.go for what an exception
// holds, engine.go for the errors of go.starlark.net, traceback.go, syntax.go.
package exception
