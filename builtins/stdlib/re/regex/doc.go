// Package regex, internal to pyq, has Python's regular expressions: the syntax, errors and
// meaning of CPython's module re, on text in UTF-8 or on bytes.
//
// A pattern that takes for ever must not keep its process from being terminated: the
// matcher looks now and then whether it should stop. Why this is no library,
// builtins/stdlib/re/RATIONALE.md tells with figures.
//
// [Compile] parses a pattern (parse*.go) to a tree, from which compile.go makes a program
// for a small machine (match.go) that backtracks with a stack of its own.
package regex

import "fmt"

// Flags are what CPython calls them, with the same values.
type Flags int

// The flags of the module re.
const (
	IgnoreCase Flags = 2
	Locale     Flags = 4
	MultiLine  Flags = 8
	DotAll     Flags = 16
	Unicode    Flags = 32
	Verbose    Flags = 64
	Debug      Flags = 128
	ASCII      Flags = 256
)

// An Error is a pattern that is none. Pos is in characters, or -1.
type Error struct {
	Msg string
	Pos int
}

func (e *Error) Error() string {
	if e.Pos < 0 {
		return e.Msg
	}
	return fmt.Sprintf("%s at position %d", e.Msg, e.Pos)
}

// A Regexp is a compiled pattern. It is immutable.
type Regexp struct {
	Flags  Flags
	Groups int            // besides the whole match
	Names  map[string]int // of groups
	bytes  bool
	prog   []inst
	loops  int    // counters
	prefix string // what every match begins with
	first  *firstBytes
}
