package object

import "go.starlark.net/starlark"

// A Code is a code object of which no more is known than where its text is: that of a frame, or what
// compile returns.
type Code interface {
	starlark.Value
	// Place returns the name of the function, or "<module>", and where it begins; line is 0 if that is
	// not known.
	Place() (name, file string, line int)
}
