// Package pathlib, internal to pyq, is Python's modules about files and directories as a
// whole: pathlib, glob, fnmatch, shutil and tempfile.
//
//   - pathlib.go computes with paths, files.go looks at what they lead to
//   - the other modules have a file each
package pathlib
