package proc

import (
	"errors"
	"slices"

	"github.com/pyq-lang/pyq/interp/files"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// fileOp is an operation on the host's files. All of them act on one object: whether two
// names lead to one file, only the system knows.
type fileOp struct {
	on         *sched.Object
	kind, name string
	do         func()
}

func (o *fileOp) Object() *sched.Object { return o.on }
func (o *fileOp) Line() int             { return sched.NoLine }
func (o *fileOp) Ready() bool           { return true }
func (o *fileOp) Apply()                { o.do() }
func (o *fileOp) Describe() sched.Desc {
	return sched.Desc{Kind: sched.Kind(o.kind), Object: quoteShort(o.name)}
}

// A FileUse says what an operation on files means for a process that waits for something
// on the virtual clock; see sched.Task.
type FileUse int

const (
	// FileChange gets the program on: something is written.
	FileChange FileUse = iota
	// FileRead neither does nor keeps from it.
	FileRead
	// FileLook is what a program does again and again until a file is there.
	FileLook
	// FileLast is done also by a process that was stopped.
	FileLast
)

// OnFiles carries out do as an operation of the process on the host's files: kind is its
// verb and name the file. No other process's such operation is carried out meanwhile. The
// error is that of a process that was stopped.
func (p *Proc) OnFiles(use FileUse, kind, name string, do func()) error {
	op := &fileOp{&p.run.filesObject, kind, name, do}
	switch use {
	case FileRead:
		return p.Task().Tell(op, sched.Forever)
	case FileLook:
		return p.Task().Look(op)
	case FileLast:
		p.Task().Must(op)
		return nil
	default:
		return p.Task().Do(op, sched.Forever)
	}
}

// Files returns the files that the run was granted; nil is none.
func (p *Proc) Files() *files.FS { return p.run.Config.Files }

// openFiles are a process's files in the host's.
type openFiles struct {
	dir       string    // see Dir
	unflushed []Flusher // see Unflushed
}

// Dir returns the process's working directory, "" if the run has no files. A child begins
// in its parent's.
func (p *Proc) Dir() string {
	if p.dir == "" {
		return p.Files().Dir()
	}
	return p.dir
}

// SetDir changes the working directory to an absolute name.
func (o *openFiles) SetDir(dir string) { o.dir = dir }

// A Flusher holds what the process has written and nobody else has seen yet. Flush makes
// it seen; last says that the process is ending.
type Flusher interface {
	Flush(p *Proc, last bool) error
}

// Unflushed notes that f holds something, until Flushed is called. It is flushed before a
// child is started, which would write it again, and when the process ends by itself.
func (o *openFiles) Unflushed(f Flusher) { o.unflushed = append(o.unflushed, f) }

// Flushed ends what Unflushed began.
func (o *openFiles) Flushed(f Flusher) {
	o.unflushed = slices.DeleteFunc(o.unflushed, func(g Flusher) bool { return g == f })
}

// FlushAll flushes what Unflushed was given, the oldest first, and returns the first error.
func (p *Proc) FlushAll(last bool) error {
	var first error
	for _, f := range slices.Clone(p.unflushed) {
		if err := f.Flush(p, last); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// keepWritten flushes at the process's end. What a process has not flushed is lost when it is
// terminated, or leaves by os._exit, as in Python; not when the user has interrupted the
// program.
func (p *Proc) keepWritten(now bool) error {
	cause := p.task.Stopped()
	if !now && cause == nil {
		return p.FlushAll(false)
	}
	var interrupt *report.InterruptError
	if errors.As(cause, &interrupt) && p.parent == nil {
		_ = p.FlushAll(true) // there is nobody to tell
	}
	return nil
}
