// Package prelude, internal to pyq, has the built-in functions that every program finds
// without an import: print, input, len, sorted, isinstance and so on, and those that only
// Python 2 has. A file has those that do something alike: order.go what compares,
// iterate.go what goes over elements, object.go what looks into objects, print.go the
// streams of a process.
package prelude
