// Package itertools, internal to pyq, is Python's module of that name.
//
//   - itertools.go has the module and the endless iterators, select.go those that choose
//     elements, combine.go those that combine them
package itertools
