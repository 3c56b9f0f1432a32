package proc

import "go.starlark.net/starlark"

// InPython2 reports whether a thread belongs to a run of a Python 2 program. Safe for
// concurrent use; a nil thread belongs to none.
func InPython2(thread *starlark.Thread) bool {
	if thread == nil {
		return false
	}
	p, ok := thread.Local(threadLocal).(*Proc)
	return ok && p.run.InPython2()
}

// CallerPython2 reports whether the function that called the builtin that runs in the thread
// is one of a Python 2 program. The thread may be nil, or one without a process.
func CallerPython2(thread *starlark.Thread) bool {
	if thread == nil {
		return false
	}
	p, ok := thread.Local(threadLocal).(*Proc)
	if !ok {
		return false
	}
	m := p.CallerModule(thread)
	return m != nil && m.Python2()
}

// InPython2 reports whether texts and messages are Python 2's. Safe for concurrent use.
func (r *Run) InPython2() bool { return r.python2.Load() }

// SoftSpace reports whether Python 2's print statement has left a space on a stream that
// the next one is to print. Whatever else is written there drops it.
func (p *Proc) SoftSpace(s *Stream) bool { return *p.softSpace(s) }

// SetSoftSpace leaves a space on a stream, or drops it.
func (p *Proc) SetSoftSpace(s *Stream, on bool) { *p.softSpace(s) = on }

func (p *Proc) softSpace(s *Stream) *bool {
	if s == p.run.Stdout {
		return &p.soft[0]
	}
	return &p.soft[1]
}

// EndLine ends a line of standard output that a print statement has left open with a
// comma, as Python 2 does at the end of a program and before a traceback.
func (p *Proc) EndLine() {
	if p.SoftSpace(p.run.Stdout) {
		_ = p.Write(p.run.Stdout, "\n", false) // a run remembers that it could not write
	}
}
