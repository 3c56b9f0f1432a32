// Package core holds the built-in names that need no import (print, input, exit)
// and what the other packages of builtins share: Python's rules for arguments
// and its words for types.
//
// Builtins touch no operating system: output, input, clock and files are those
// of the process's run (package proc), and every operation that others can see
// goes through the process's task.
package core
