// Package os, internal to pyq, is Python's modules os and os.path: what a program can know
// of its process, and do with the files that were granted.
//
//   - os.go has the module and os.environ
//   - files.go changes files, dir.go lists and walks directories, stat.go tells of files
//   - ospath.go computes with names
package os
