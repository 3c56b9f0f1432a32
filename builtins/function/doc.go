// Package function is what functions of programs are besides code: their attributes, property,
// generators and what yield does, and methods written in Go that classes get at run time.
//
// It is internal to pyq: only packages interp and interp/trace are promised to others.
package function
