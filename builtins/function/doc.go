// Package function, internal to pyq, is what functions of programs are besides code: their
// attributes, property, generators and what yield does, and methods written in Go that
// classes get at run time.
package function
