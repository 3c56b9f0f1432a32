package io

import (
	"bytes"
	"io"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// bufferSize is how much is read at a time, and written when it has come together.
const bufferSize = 8192

// A byteFile is what a binary file object carries, and what is below a text file: a file
// with buffers, which belong to one process.
type byteFile struct {
	raw                rawFile
	name               starlark.Value // as given to open
	mode               string         // as CPython shows it: "rb+"
	readable, writable bool
	unbuffered         bool
	in                 []byte // read and not taken yet
	out                []byte // written and not handed on yet
	closed             bool
	closing            func() error // called when it is closed, not in a child
}

// TravelTo implements object.Payload. A file goes along to a process that is being started,
// as with fork; it is not sent.
func (b *byteFile) TravelTo(c *memory.Copier, self *object.Instance) (any, error) {
	if c.Dest() == nil {
		return nil, notSent(self)
	}
	to := *b
	raw, ok := b.raw.travel()
	if !ok {
		return nil, &memory.TravelError{Type: self.Class().FullName()}
	}
	to.raw, to.in, to.out, to.closing = raw, bytes.Clone(b.in), nil, nil // it was flushed
	return &to, nil
}

// notSent is the error of an open file in a queue.
func notSent(self *object.Instance) error {
	return &memory.TravelError{Type: self.Class().FullName(), Why: "open files are not sent; send the name of the file"}
}

// Flush implements proc.Flusher.
func (b *byteFile) Flush(p *proc.Proc, last bool) error {
	if len(b.out) == 0 {
		return nil
	}
	data := b.out
	b.out = nil
	p.Flushed(b)
	return b.raw.write(p.Current(), data, last)
}

func (b *byteFile) flush(thread *starlark.Thread) error { return b.Flush(proc.Of(thread), false) }

// fill reads some bytes; more is false at the end of the file.
func (b *byteFile) fill(thread *starlark.Thread, least int) (more bool, err error) {
	if !b.readable {
		return false, unsupported("read")
	}
	if err := b.flush(thread); err != nil {
		return false, err
	}
	data, err := b.raw.read(thread, max(least, bufferSize))
	if len(b.in) == 0 {
		b.in = data
	} else {
		b.in = append(b.in, data...)
	}
	return len(data) > 0, err
}

// take removes n bytes of what has been read.
func (b *byteFile) take(n int) []byte {
	data := b.in[:n:n]
	b.in = b.in[n:]
	return data
}

// Read reads n bytes, or all if n is negative.
func (b *byteFile) Read(thread *starlark.Thread, n int) ([]byte, error) {
	if n >= 0 && b.unbuffered && len(b.in) == 0 {
		if err := b.flush(thread); err != nil || n == 0 {
			return nil, err
		}
		return b.raw.read(thread, n)
	}
	const large = 1 << 20
	for n < 0 || len(b.in) < n {
		least := n - len(b.in)
		if n < 0 {
			least = min(max(len(b.in), bufferSize), large)
		}
		if more, err := b.fill(thread, least); err != nil {
			return nil, err
		} else if !more {
			break
		}
	}
	if n < 0 {
		n = len(b.in)
	}
	return b.take(min(n, len(b.in))), nil
}

// readLine reads a line with its end, of at most n bytes unless n is negative.
func (b *byteFile) readLine(thread *starlark.Thread, n int) ([]byte, error) {
	seen := 0
	for {
		if i := bytes.IndexByte(b.in[seen:], '\n'); i >= 0 {
			end := seen + i + 1
			if n >= 0 {
				end = min(end, n)
			}
			return b.take(end), nil
		}
		seen = len(b.in)
		if n >= 0 && seen >= n {
			return b.take(n), nil
		}
		if more, err := b.fill(thread, 0); err != nil {
			return nil, err
		} else if !more {
			return b.take(len(b.in)), nil
		}
	}
}

// Write takes data; it is handed on when there is enough of it.
func (b *byteFile) Write(thread *starlark.Thread, data []byte) error {
	if !b.writable {
		return unsupported("write")
	}
	if err := b.forget(thread); err != nil || len(data) == 0 {
		return err
	}
	if len(b.out) == 0 && (b.unbuffered || len(data) > bufferSize) {
		return b.raw.write(thread, data, false)
	}
	if len(b.out)+len(data) > bufferSize {
		if err := b.flush(thread); err != nil {
			return err
		}
	}
	if len(b.out) == 0 {
		proc.Of(thread).Unflushed(b)
	}
	b.out = append(b.out, data...)
	if len(b.out) > bufferSize {
		return b.flush(thread)
	}
	return nil
}

// forget gives back what was read ahead, so that the file's position is the program's.
func (b *byteFile) forget(thread *starlark.Thread) error {
	if len(b.in) == 0 {
		return nil
	}
	n := len(b.in)
	b.in = nil
	_, err := b.raw.seek(thread, -int64(n), io.SeekCurrent)
	return err
}

// seek sets the position and returns it.
func (b *byteFile) seek(thread *starlark.Thread, offset int64, whence int) (int64, error) {
	if err := b.flush(thread); err != nil {
		return 0, err
	}
	if whence == io.SeekCurrent {
		offset -= int64(len(b.in))
	}
	at, err := b.raw.seek(thread, offset, whence)
	if err == nil {
		b.in = nil
	}
	return at, err
}

// tell returns the position.
func (b *byteFile) tell(thread *starlark.Thread) (int64, error) {
	at, err := b.raw.seek(thread, 0, io.SeekCurrent)
	return at - int64(len(b.in)) + int64(len(b.out)), err
}

// truncate sets the size; nil is the position.
func (b *byteFile) truncate(thread *starlark.Thread, size *int64) (int64, error) {
	if !b.writable {
		return 0, unsupported("truncate")
	}
	if err := b.flush(thread); err != nil {
		return 0, err
	}
	if size == nil {
		at, err := b.tell(thread)
		if err != nil {
			return 0, err
		}
		size = &at
	}
	return *size, b.raw.Truncate(thread, *size)
}

// Close flushes and closes; twice is fine.
func (b *byteFile) Close(thread *starlark.Thread) error {
	if b.closed {
		return nil
	}
	err := b.flush(thread)
	b.closed, b.in, b.out = true, nil, nil
	err = kit.FirstError(err, b.raw.Close(thread))
	if b.closing != nil {
		err = kit.FirstError(err, b.closing())
	}
	return err
}
