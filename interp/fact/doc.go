// Package fact, internal to pyq, has what errors are about, as types. The message of an error is
// made of its fact, and nobody reads it back: advice, the words of Python 2 and the checks of a
// text ask for the fact. Only kinds are here that somebody asks for.
package fact
