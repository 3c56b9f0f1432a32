// Package sharedctypes is multiprocessing's Value and Array, and the types of ctypes that
// they hold. It is internal to pyq: only packages interp and interp/trace are promised to
// others.
//
//   - ctype.go has the types, sharedctypes.go the memory, make.go the functions that make it
package sharedctypes
