// Package pathlib is Python's modules about files and directories as a whole: pathlib, glob,
// fnmatch, shutil and tempfile. It is internal to pyq: only packages interp and interp/trace
// are promised to others.
//
//   - pathlib.go computes with paths, files.go looks at what they lead to
//   - the other modules have a file each
package pathlib
