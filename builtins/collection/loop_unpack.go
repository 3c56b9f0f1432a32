package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// LoopUnpack returns what the engine's own loop is to iterate over, for a loop with n
// targets: "for a, b in v". The value of a step is good for one unpacking, before
// the next step: all steps share it, so that a loop over enumerate or zip makes no
// tuples.
func LoopUnpack(thread *starlark.Thread, v starlark.Value, n int) (starlark.Value, error) {
	it, err := object.Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	l := &unpackLoop{thread: thread, it: it, buffer: make([]starlark.Value, n)}
	if w, ok := it.(Tupleless); ok && w.Width() == n {
		l.fill = w
	}
	return l, nil
}

// A Tupleless iterator can give its tuples, which all have the same width, without
// making them. Width is 0 if it cannot, after all.
type Tupleless interface {
	Width() int
	NextInto(thread *starlark.Thread, dst []starlark.Value) (ok bool, err error)
}

type unpackLoop struct {
	object.LoopValue
	thread *starlark.Thread
	it     object.Iterator
	fill   Tupleless // nil if it is of another kind
	buffer []starlark.Value
	elem   unpacked
}

func (l *unpackLoop) Iterate() starlark.Iterator { return l }

func (l *unpackLoop) Next(p *starlark.Value) bool {
	var ok bool
	var err error
	if l.fill != nil {
		l.elem.vals = l.buffer
		ok, err = l.fill.NextInto(l.thread, l.buffer)
	} else {
		ok, err = l.unpackNext()
	}
	return object.LoopStep(l.thread, p, &l.elem, ok, err)
}

func (l *unpackLoop) unpackNext() (bool, error) {
	v, ok, err := l.it.Next(l.thread)
	if !ok || err != nil {
		return false, err
	}
	switch x := v.(type) {
	case starlark.Tuple:
		if len(x) == len(l.buffer) {
			l.elem.vals = x
			return true, nil
		}
	case *starlark.List:
		if x.Len() == len(l.buffer) {
			for i := range l.buffer {
				l.buffer[i] = x.Index(i)
			}
			l.elem.vals = l.buffer
			return true, nil
		}
	}
	if l.elem.vals, err = Unpack(l.thread, v, len(l.buffer)); err != nil {
		return false, &object.TargetError{Cause: err}
	}
	return true, nil
}

// unpacked is a tuple that is its own iterator.
type unpacked struct {
	object.LoopValue
	vals []starlark.Value
	next int
}

func (u *unpacked) Iterate() starlark.Iterator {
	u.next = 0
	return u
}

func (u *unpacked) Next(p *starlark.Value) bool {
	if u.next >= len(u.vals) {
		return false
	}
	*p = u.vals[u.next]
	u.next++
	return true
}
