// Package sys is Python's modules about the interpreter: sys, atexit, warnings, traceback,
// platform and keyword, one file each. It is internal to pyq: only packages interp and
// interp/trace are promised to others.
package sys
