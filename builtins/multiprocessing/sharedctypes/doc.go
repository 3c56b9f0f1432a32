// Package sharedctypes, internal to pyq, is multiprocessing's Value and Array, and the
// types of ctypes that they hold.
//
//   - ctype.go has the types, sharedctypes.go the memory, make.go the functions that make it
package sharedctypes
