package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Writer appends Python's text of values to a buffer. It belongs to a thread.
type Writer struct {
	Buf     []byte
	Python2 bool // write as Python 2 does
	thread  *starlark.Thread
	nesting *nesting
}

// NewWriter returns an empty writer, which writes as Python 2 does if the thread's program
// is one. Done ends its use; one that is given up after an error needs none.
func NewWriter(thread *starlark.Thread) *Writer {
	n := nestingOf(thread)
	var w *Writer
	if k := len(n.idle); k > 0 {
		w, n.idle = n.idle[k-1], n.idle[:k-1]
	} else {
		w = &Writer{thread: thread, nesting: n}
	}
	w.Python2 = n.python2 || proc.InPython2(thread)
	return w
}

// Done returns the text, after which the writer must not be used any more.
func (w *Writer) Done() string {
	text := string(w.Buf)
	w.release()
	return text
}

// Value is Done for what becomes a str.
func (w *Writer) Value() starlark.Value {
	v := memory.Text(w.Buf)
	w.release()
	return v
}

// release lets the writer be used for another text.
func (w *Writer) release() {
	const large = 4096 // bytes, that are not worth keeping
	w.Buf = w.Buf[:0]
	if cap(w.Buf) > large {
		w.Buf = nil
	}
	w.nesting.idle = append(w.nesting.idle, w)
}

// Thread returns the thread whose texts they are; nil if there is none.
func (w *Writer) Thread() *starlark.Thread { return w.thread }

// Text appends s.
func (w *Writer) Text(s string) { w.Buf = append(w.Buf, s...) }

// Fill appends n times r.
func (w *Writer) Fill(r rune, n int) {
	for range n {
		w.Buf = codepoint.Append(w.Buf, r)
	}
}

// call appends the text that a value makes itself.
func (w *Writer) call(text func(*starlark.Thread) (string, error)) error {
	n := w.nesting
	if _, err := n.enter(identity{}); err != nil {
		return err
	}
	defer n.leave()
	outer := n.python2
	n.python2 = w.Python2
	s, err := text(w.thread)
	n.python2 = outer
	w.Text(s)
	return err
}

// Enter says that the text of a container begins, which at identifies: a pointer, and n if
// several containers share that. seen says that its text is being made already, so that only
// dots stand for it now, and Leave must not be called. It fails with RecursionError.
func (w *Writer) Enter(at any, n int) (seen bool, err error) { return w.nesting.enter(identity{at, n}) }

// Leave says that the text of the container that was entered last is complete.
func (w *Writer) Leave() { w.nesting.leave() }

// maxNesting is how deeply the values are nested that have a repr. CPython stops at
// its recursion limit, 1000; Go's stack would end at some millions, with the program.
const maxNesting = 1000

// A nesting is the containers whose repr a thread is making. It belongs to the thread
// and not to one call of Repr, because the repr of an instance between two containers
// is code of the program that calls repr itself.
type nesting struct {
	active  []identity
	python2 bool      // the innermost call is one of Python 2's
	idle    []*Writer // that can be used again
}

// An identity tells whether two containers are the same one. at is a pointer; the
// same array can hold several tuples, which differ in n. The zero identity is like
// no other.
type identity struct {
	at any
	n  int
}

const nestingKey = "object.nesting"

// nestingOf returns the thread's nesting; a nil thread has none that lasts.
func nestingOf(thread *starlark.Thread) *nesting {
	if thread == nil {
		return new(nesting)
	}
	if n, ok := thread.Local(nestingKey).(*nesting); ok {
		return n
	}
	n := new(nesting)
	thread.SetLocal(nestingKey, n)
	return n
}

// InPython2 reports whether texts are made as in Python 2: the program is Python 2, or
// the text is a part of one that is made so.
func InPython2(thread *starlark.Thread) bool {
	if thread == nil {
		return false
	}
	if n, ok := thread.Local(nestingKey).(*nesting); ok && n.python2 {
		return true
	}
	return proc.InPython2(thread)
}

// enter adds a container, unless it is being written already. It fails with
// RecursionError.
func (n *nesting) enter(id identity) (seen bool, err error) {
	if id.at != nil {
		for _, other := range n.active {
			if other == id {
				return true, nil
			}
		}
	}
	if len(n.active) >= maxNesting {
		return false, raise.Errorf("RecursionError", "maximum recursion depth exceeded while getting the repr of an object")
	}
	n.active = append(n.active, id)
	return false, nil
}

// leave removes the container that was entered last.
func (n *nesting) leave() {
	last := len(n.active) - 1
	n.active[last] = identity{} // do not keep it alive
	n.active = n.active[:last]
}

// EnterRepr is for the Repr methods of containers (deque, defaultdict): v is the
// container, a pointer. seen says that its repr is being made already, so that this
// one should be "deque([...])" or the like, and leave must not be called. Otherwise
// leave must be called at the end.
func EnterRepr(thread *starlark.Thread, v starlark.Value) (leave func(), seen bool, err error) {
	n := nestingOf(thread)
	seen, err = n.enter(identity{v, 0})
	return n.leave, seen, err
}
