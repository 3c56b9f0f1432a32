// Package raise, internal to pyq, is what functions written in Go raise in a program:
// Python's exceptions, by class and text, and the end of a process. What a program sees of
// one is made of it later, by package exception; what people see, by package report.
package raise
