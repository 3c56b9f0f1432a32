// Package connection, internal to pyq, is multiprocessing's Pipe and the Connections at its
// ends, and wait, which waits for several.
package connection
