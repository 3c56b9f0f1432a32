package object

import "github.com/pyq-lang/pyq/interp/raise"

const (
	// MaxRepeated bounds the memory, in bytes, that one operation takes.
	MaxRepeated = 1 << 32
	// MaxText is the length of a text from which on it is refused: a program that asks for
	// more means to exhaust the memory.
	MaxText = 1 << 30
)

// OutOfMemory returns CPython's MemoryError, which has no text.
func OutOfMemory() error { return &raise.Error{Class: "MemoryError"} }
