// Package signals, internal to pyq, is what Python's module signal is made of: module _signal.
// Signals go from one process of a run to another, and come from outside as Ctrl-C. Package proc
// has what a process does at one; this package has the program's functions, and the alarms.
package signals
