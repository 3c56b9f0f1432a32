// Package connection is multiprocessing's Pipe and the Connections at its ends, and wait,
// which waits for several. It is internal to pyq: only packages interp and interp/trace are
// promised to others.
package connection
