// Package itertools is Python's module of that name. It is internal to pyq: only packages
// interp and interp/trace are promised to others.
//
//   - itertools.go has the module and the endless iterators, select.go those that choose
//     elements, combine.go those that combine them
package itertools
