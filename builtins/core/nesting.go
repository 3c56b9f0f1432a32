package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// maxNesting is how deeply the values are nested that have a repr. CPython stops at
// its recursion limit, 1000; Go's stack would end at some millions, with the program.
const maxNesting = 1000

// A nesting is the containers whose repr a thread is making. It belongs to the thread
// and not to one call of Repr, because the repr of an instance between two containers
// is code of the program that calls repr itself.
type nesting struct {
	active []identity
	two    bool // the innermost call is one of Python 2's
}

// An identity tells whether two containers are the same one. at is a pointer; the
// same array can hold several tuples, which differ in n. The zero identity is like
// no other.
type identity struct {
	at any
	n  int
}

const nestingKey = "core.nesting"

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

// inPython2 reports whether texts are made as in Python 2: the program is Python 2, or
// the text is a part of one that is made so.
func inPython2(thread *starlark.Thread) bool {
	if thread == nil {
		return false
	}
	if n, ok := thread.Local(nestingKey).(*nesting); ok && n.two {
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
		return false, proc.Errorf("RecursionError", "maximum recursion depth exceeded while getting the repr of an object")
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
