// Package functools, internal to pyq, is Python's modules functools and operator.
//
//   - functools.go has the module; lrucache.go, partial.go and singledispatch.go have what is
//     longer
//   - wrapper.go has what decorators make of functions
//   - operator.go has the module operator
package functools
