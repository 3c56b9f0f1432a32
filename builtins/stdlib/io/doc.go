// Package io, internal to pyq, is Python's modules io, codecs and errno, and the function
// open: everything that is a file object. What a program may open is package files' to say.
//
//   - open.go has open, the modes and the numbers of files; error.go and errno.go say in
//     Python's words what failed
//   - raw.go has the files of the host, binary.go and bytes.go binary files above them, text.go,
//     textclass.go and decode.go text files above those; class.go has what they have in common
//   - io.go has the module, StringIO and BytesIO; stdin.go has sys.stdin; python2.go the class
//     file of Python 2
//   - state.go has what a process keeps: its open files
package io
