// Package dataclasses, internal to pyq, is Python's modules dataclasses and copy: what is
// made of the fields of an object.
//
//   - dataclasses.go has the module with asdict, replace and the like
//   - make.go makes a class of its annotations, methods.go the methods that it gets
//   - copy.go copies within a process; package proc's copier is the one between processes
package dataclasses
