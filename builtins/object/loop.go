package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A LoopValue has the methods that every value needs and that nobody calls on a
// loop's hidden one.
type LoopValue struct{}

func (LoopValue) String() string       { return "<loop>" }
func (LoopValue) Type() string         { return "loop" }
func (LoopValue) Freeze()              {}
func (LoopValue) Truth() starlark.Bool { return true }
func (LoopValue) Hash() (uint32, error) {
	return 0, raise.New(fact.Unhashable, "loop")
}
func (LoopValue) Done() {}

// Loop returns what the engine's own loop is to iterate over, for "for x in v". The
// engine's iterators lock a list or dict; these do not, and they run code of
// the program where it has to be. An error that happens in the iteration is thrown
// in the thread's process. The value serves one loop.
func Loop(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if _, ok := v.(starlark.Tuple); ok || IsRange(v) {
		return v, nil
	}
	slots := SlotsOf(v)
	if slots.Loop != nil {
		return slots.Loop(thread, v), nil
	}
	if _, own := v.(Iterable); !own && slots.Iterate == nil {
		if _, ok := v.(starlark.Iterable); ok { // of the host
			return v, nil
		}
	}
	it, err := Iterate(thread, v)
	if err != nil {
		return nil, err
	}
	return &iteratorLoop{thread: thread, it: it}, nil
}

type iteratorLoop struct {
	LoopValue
	thread *starlark.Thread
	it     Iterator
}

func (l *iteratorLoop) Iterate() starlark.Iterator { return l }

func (l *iteratorLoop) Next(p *starlark.Value) bool {
	v, ok, err := l.it.Next(l.thread)
	return LoopStep(l.thread, p, v, ok, err)
}

// LoopStep gives a step of an Iterator to the engine.
func LoopStep(thread *starlark.Thread, p *starlark.Value, v starlark.Value, ok bool, err error) bool {
	switch {
	case err != nil:
		proc.Of(thread).Throw(thread, err)
		return false
	case ok:
		*p = v
	}
	return ok
}
