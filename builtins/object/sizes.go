package object

import "github.com/pyq-lang/pyq/interp/raise"

const (
	// MaxRepeated bounds the memory, in bytes, that one operation takes.
	MaxRepeated = 1 << 32
	// MaxText is the length of a text from which on it is refused: a program that asks for
	// more means to exhaust the memory.
	MaxText = 1 << 30
)

// Afford fails with MemoryError if n things of so many bytes each are more than one operation
// may take. Whoever makes something of a size that the program names asks first: for Go, to have
// no memory is fatal, and the program takes its host along. A negative n is none.
func Afford(n, size int) error {
	if n > MaxRepeated/max(size, 1) {
		return OutOfMemory()
	}
	return nil
}

// AffordValues is Afford for n values, which something of the program's has or names.
func AffordValues(n int) error { return Afford(n, 16) }

// OutOfMemory returns CPython's MemoryError, which has no text.
func OutOfMemory() error { return &raise.Error{Class: "MemoryError"} }
