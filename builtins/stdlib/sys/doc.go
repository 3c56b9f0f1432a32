// Package sys, internal to pyq, is Python's modules about the interpreter: sys, atexit,
// warnings, platform and keyword, one file each.
package sys
