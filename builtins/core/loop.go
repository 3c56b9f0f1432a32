package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A loopValue has the methods that every value needs and that nobody calls on a
// loop's hidden one.
type loopValue struct{}

func (loopValue) String() string       { return "<loop>" }
func (loopValue) Type() string         { return "loop" }
func (loopValue) Freeze()              {}
func (loopValue) Truth() starlark.Bool { return true }
func (loopValue) Hash() (uint32, error) {
	return 0, proc.Errorf("TypeError", "unhashable type: 'loop'")
}
func (loopValue) Done() {}

// Loop returns what the engine's own loop is to iterate over, for "for x in v". The
// engine's iterators lock a list or dict; these do not, and they run code of
// the program where it has to be. An error that happens in the iteration is thrown
// in the thread's process. The value serves one loop.
func Loop(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case *starlark.List:
		return &listLoop{list: x}, nil
	case starlark.Tuple:
		return v, nil
	case starlark.String:
		return &stringLoop{rest: string(x)}, nil
	case *starlark.Dict:
		l := &keyLoop{thread: thread}
		l.start(x, x.Iterate())
		return l, nil
	case Iterable, *starlark.Set, starlark.Bytes:
	case starlark.Iterable: // range
		return v, nil
	}
	it, err := Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	return &iteratorLoop{thread: thread, it: it}, nil
}

// A listLoop is at once the value, its Iterable and its iterator: one allocation
// a loop.
type listLoop struct {
	loopValue
	list *starlark.List
	next int
}

func (l *listLoop) Iterate() starlark.Iterator { return l }

// Next need not remember that it came to the end, for the loop ends there.
func (l *listLoop) Next(p *starlark.Value) bool {
	i := l.next
	if i >= l.list.Len() {
		return false
	}
	*p = l.list.Index(i)
	l.next = i + 1
	return true
}

type stringLoop struct {
	loopValue
	rest string
}

func (l *stringLoop) Iterate() starlark.Iterator { return l }

func (l *stringLoop) Next(p *starlark.Value) bool {
	if l.rest == "" {
		return false
	}
	c, n := firstChar(l.rest)
	*p, l.rest = c, l.rest[n:]
	return true
}

type keyLoop struct {
	loopValue
	keyIterator
	thread *starlark.Thread
}

func (l *keyLoop) Iterate() starlark.Iterator { return l }

func (l *keyLoop) Next(p *starlark.Value) bool {
	ok, err := l.advance(p)
	if err != nil {
		proc.Of(l.thread).Throw(l.thread, err)
	}
	return ok && err == nil
}

type iteratorLoop struct {
	loopValue
	thread *starlark.Thread
	it     Iterator
}

func (l *iteratorLoop) Iterate() starlark.Iterator { return l }

func (l *iteratorLoop) Next(p *starlark.Value) bool {
	v, ok, err := l.it.Next(l.thread)
	return yield(l.thread, p, v, ok, err)
}

// yield gives a step of an Iterator to the engine.
func yield(thread *starlark.Thread, p *starlark.Value, v starlark.Value, ok bool, err error) bool {
	switch {
	case err != nil:
		proc.Of(thread).Throw(thread, err)
		return false
	case ok:
		*p = v
	}
	return ok
}

// LoopUnpack returns what the engine's own loop is to iterate over, for a loop with n
// targets: "for a, b in v". The value of a step is good for one unpacking, before
// the next step: all steps share it, so that a loop over enumerate or zip makes no
// tuples.
func LoopUnpack(thread *starlark.Thread, v starlark.Value, n int) (starlark.Value, error) {
	it, err := Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	l := &unpackLoop{thread: thread, it: it, buffer: make([]starlark.Value, n)}
	if w, ok := it.(tupleless); ok && w.width() == n {
		l.fill = w
	}
	return l, nil
}

// A tupleless iterator can give its tuples, which all have the same width, without
// making them. width is 0 if it cannot, after all.
type tupleless interface {
	width() int
	nextInto(thread *starlark.Thread, dst []starlark.Value) (ok bool, err error)
}

type unpackLoop struct {
	loopValue
	thread *starlark.Thread
	it     Iterator
	fill   tupleless // nil if it is of another kind
	buffer []starlark.Value
	elem   unpacked
}

func (l *unpackLoop) Iterate() starlark.Iterator { return l }

func (l *unpackLoop) Next(p *starlark.Value) bool {
	var ok bool
	var err error
	if l.fill != nil {
		l.elem.vals = l.buffer
		ok, err = l.fill.nextInto(l.thread, l.buffer)
	} else {
		ok, err = l.nextInto()
	}
	return yield(l.thread, p, &l.elem, ok, err)
}

func (l *unpackLoop) nextInto() (bool, error) {
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
		return false, &targetError{err}
	}
	return true, nil
}

// unpacked is a tuple that is its own iterator.
type unpacked struct {
	loopValue
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
