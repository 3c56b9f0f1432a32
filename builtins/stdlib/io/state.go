package io

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// An openState is what the functions and methods of files keep for a process. A child
// begins with a new one.
type openState struct {
	stdin *textFile   // sys.stdin, nil until it is used
	files []*HostFile // by their numbers, from firstFile
}

var opened = proc.NewSlot[openState](nil)

// firstFile is the number of the first file after the standard ones.
const firstFile = 3

// numberOf returns the number of an open file, which it gets when the program asks for it.
func (s *openState) numberOf(h *HostFile) int {
	free := len(s.files)
	for i, f := range s.files {
		switch {
		case f == h:
			return firstFile + i
		case f == nil || f.users.Load() == 0:
			free = min(free, i)
		}
	}
	if free == len(s.files) {
		s.files = append(s.files, nil)
	}
	s.files[free] = h
	return firstFile + free
}

// numbered returns the open file of a number, nil if there is none.
func (s *openState) numbered(n int) *HostFile {
	if n -= firstFile; n < 0 || n >= len(s.files) || s.files[n].users.Load() == 0 {
		return nil
	}
	return s.files[n]
}

// stdinText returns the process's sys.stdin.
func (s *openState) stdinText() *textFile {
	if s.stdin == nil {
		b := &byteFile{raw: stdinRaw{}, name: starlark.String("<stdin>"), mode: "rb", readable: true}
		s.stdin = &textFile{b: b, buffer: stdinBuffer, mode: "r"}
		s.stdin.encoding, s.stdin.errors, s.stdin.universal = "utf-8", "strict", true
		s.stdin.reset()
	}
	return s.stdin
}

// SetTemporary gives a file object, which was made of a number, the name that its program
// sees. closed, if not nil, is called when it has been closed, which is done at the
// process's end at the latest.
func SetTemporary(p *proc.Proc, f starlark.Value, name string, closed func() error) {
	b, ok := ByteFileOf(f)
	if !ok {
		b = f.(*object.Instance).Base().(*textFile).b
	}
	b.name = starlark.String(name)
	if closed != nil {
		b.closing = closed
		p.AtExit(func() error { return b.Close(p.Current()) })
	}
}
