package io

import (
	"errors"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A rawFile is where the bytes of a file object come from and go to.
type rawFile interface {
	// Read returns at most n bytes, none at the end.
	read(thread *starlark.Thread, n int) ([]byte, error)
	write(thread *starlark.Thread, data []byte, last bool) error
	seek(thread *starlark.Thread, offset int64, whence int) (int64, error)
	Truncate(thread *starlark.Thread, size int64) error
	Close(thread *starlark.Thread) error
	// seekable and fileno answer the methods of the same name; -1 is no number.
	seekable() bool
	Fileno(p *proc.Proc) int
	// travel returns the one of a process that is being started.
	travel() (rawFile, bool)
}

// A HostFile is an open file of the host: what all file objects that came from one open
// share, above all the position, also in the processes that were started meanwhile.
type HostFile struct {
	Name  string // as the program wrote it
	F     *os.File
	users atomic.Int32 // file objects that are not closed
}

// OpenHost opens a file for a process.
func OpenHost(p *proc.Proc, name string, flag int) (*HostFile, error) {
	if err := p.FlushAll(false); err != nil {
		return nil, err
	}
	use := proc.FileChange
	if flag == os.O_RDONLY {
		use = proc.FileLook
	}
	full := p.Files().Abs(p.Dir(), name)
	h := &HostFile{Name: name}
	h.users.Store(1)
	for again := true; ; again = false {
		var failed error
		if err := p.OnFiles(use, "open", name, func() { h.F, failed = p.Files().OpenFile(full, flag, 0o666) }); err != nil {
			return nil, err
		}
		if again && (errors.Is(failed, syscall.EMFILE) || errors.Is(failed, syscall.ENFILE)) {
			runtime.GC() // it closes those that the program has forgotten, as Python does at once
			continue
		}
		return h, ioError(p, failed, name)
	}
}

func (h *HostFile) read(thread *starlark.Thread, n int) ([]byte, error) {
	buf := make([]byte, n)
	var failed error
	p := proc.Of(thread)
	err := p.OnFiles(proc.FileRead, "read", h.Name, func() { n, failed = h.F.Read(buf) })
	if err != nil {
		return nil, err
	}
	if errors.Is(failed, io.EOF) {
		return nil, nil
	}
	return buf[:max(n, 0)], ioError(p, failed)
}

func (h *HostFile) write(thread *starlark.Thread, data []byte, last bool) error {
	use := proc.FileChange
	if last {
		use = proc.FileLast
	}
	var failed error
	p := proc.Of(thread)
	if err := p.OnFiles(use, "write", h.Name, func() { _, failed = h.F.Write(data) }); err != nil {
		return err
	}
	return ioError(p, failed)
}

func (h *HostFile) seek(thread *starlark.Thread, offset int64, whence int) (at int64, err error) {
	var failed error
	p := proc.Of(thread)
	if err := p.OnFiles(proc.FileRead, "seek", h.Name, func() { at, failed = h.F.Seek(offset, whence) }); err != nil {
		return 0, err
	}
	return at, ioError(p, failed)
}

// Truncate implements rawFile.
func (h *HostFile) Truncate(thread *starlark.Thread, size int64) error {
	var failed error
	p := proc.Of(thread)
	if err := p.OnFiles(proc.FileChange, "truncate", h.Name, func() { failed = h.F.Truncate(size) }); err != nil {
		return err
	}
	return ioError(p, failed)
}

// Close closes the file for one of its users; the last one closes it for the host. That of
// a process which has ended without closing it is closed when nothing refers to it.
func (h *HostFile) Close(thread *starlark.Thread) error {
	var failed error
	p := proc.Of(thread)
	err := p.OnFiles(proc.FileRead, "close", h.Name, func() {
		if h.users.Add(-1) == 0 {
			failed = h.F.Close()
		}
	})
	if err != nil {
		return err
	}
	return ioError(p, failed)
}

func (h *HostFile) seekable() bool { return true }

// Fileno implements rawFile: the file gets a number when it is first asked for.
func (h *HostFile) Fileno(p *proc.Proc) int { return opened.Of(p).numberOf(h) }

func (h *HostFile) travel() (rawFile, bool) {
	h.users.Add(1)
	return h, true
}

// stdinRaw is standard input. Only the main process has one; the others are at its end.
type stdinRaw struct{}

func (stdinRaw) read(thread *starlark.Thread, _ int) ([]byte, error) {
	line, err := proc.Of(thread).ReadLine()
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return []byte(line), err
}
func (stdinRaw) write(*starlark.Thread, []byte, bool) error { return unsupported("not writable") }
func (stdinRaw) seek(*starlark.Thread, int64, int) (int64, error) {
	return 0, unsupported("underlying stream is not seekable")
}
func (stdinRaw) Truncate(*starlark.Thread, int64) error { return unsupported("truncate") }
func (stdinRaw) Close(*starlark.Thread) error           { return nil }
func (stdinRaw) seekable() bool                         { return false }
func (stdinRaw) Fileno(*proc.Proc) int                  { return 0 }
func (stdinRaw) travel() (rawFile, bool)                { return stdinRaw{}, true }

// An objectRaw is any object of the program's with the methods of a binary file, which
// io.TextIOWrapper makes a text file of.
type objectRaw struct{ v starlark.Value }

func (o objectRaw) call(thread *starlark.Thread, name string, args ...starlark.Value) (starlark.Value, error) {
	return object.CallMethod(thread, o.v, name, args, nil)
}

func (o objectRaw) read(thread *starlark.Thread, n int) ([]byte, error) {
	v, err := o.call(thread, "read", starlark.MakeInt(n))
	if err != nil {
		return nil, err
	}
	data, ok := kit.BytesArgument(v)
	if !ok {
		return nil, raise.Errorf("TypeError", "underlying read() should have returned a bytes-like object, not '%s'", object.TypeName(v))
	}
	return []byte(data), nil
}

func (o objectRaw) write(thread *starlark.Thread, data []byte, _ bool) error {
	_, err := o.call(thread, "write", starlark.Bytes(data))
	return err
}

func (o objectRaw) seek(thread *starlark.Thread, offset int64, whence int) (int64, error) {
	v, err := o.call(thread, "seek", starlark.MakeInt64(offset), starlark.MakeInt(whence))
	if err != nil {
		return 0, err
	}
	n, err := object.Index(thread, v)
	return int64(n), err
}

func (o objectRaw) Truncate(thread *starlark.Thread, size int64) error {
	_, err := o.call(thread, "truncate", starlark.MakeInt64(size))
	return err
}

func (o objectRaw) Close(thread *starlark.Thread) error {
	_, err := o.call(thread, "close")
	return err
}
func (o objectRaw) seekable() bool          { return true }
func (o objectRaw) Fileno(*proc.Proc) int   { return -1 }
func (o objectRaw) travel() (rawFile, bool) { return nil, false }
