package function

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// A genExp makes the values of a generator expression, which can be left between two of them: it
// calls a function for each.
type genExp struct {
	Coroutine
	it        object.Iterator
	targets   int // how many the elements are unpacked for; 0 is one that is not unpacked
	elt, cond starlark.Value
	flatten   bool            // the elements are iterables, whose elements are wanted
	inner     object.Iterator // the present one of them
}

// GenExpName is the name of all generator expressions.
const GenExpName = "<genexpr>"

// NewGenExp returns a generator of elt(x) for those x of the iterable for which cond(x) is
// true; cond may be None. If targets is not zero, x is unpacked into that many arguments.
// With flatten, elt returns iterables, whose elements are the values. It is for the reference.
func NewGenExp(thread *starlark.Thread, iterable starlark.Value, targets int, elt, cond starlark.Value, flatten bool) (*Generator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	g := &genExp{it: it, targets: targets, elt: elt, cond: cond, flatten: flatten}
	return NewGenerator(memory.StackOf(thread), GenExpName, &g.Coroutine, g, false), nil
}

// Resume implements Body.
func (g *genExp) Resume(s *memory.Stack, _ memory.Val, thrown error) (memory.Val, Left, error) {
	if thrown != nil {
		return memory.Val{}, AtEnd, thrown
	}
	v, ok, err := g.next(s.Thread)
	if ok && err == nil {
		return memory.Unbox(v), AtYield, nil
	}
	return memory.Val{V: starlark.None}, AtEnd, err
}

// Kill implements Body.
func (g *genExp) Kill() {}

func (g *genExp) next(thread *starlark.Thread) (starlark.Value, bool, error) {
	for {
		if g.inner != nil {
			if v, ok, err := g.inner.Next(thread); ok || err != nil {
				return v, ok, err
			}
			g.inner = nil
		}
		x, ok, err := g.it.Next(thread)
		if !ok || err != nil {
			return nil, false, err
		}
		v, ok, err := g.element(thread, x)
		switch {
		case err != nil:
			return nil, false, err
		case !ok:
			continue
		case !g.flatten:
			return v, true, nil
		}
		if g.inner, err = object.Iterate(thread, v); err != nil {
			return nil, false, err
		}
	}
}

// element returns the value for x; ok is false if the condition is.
func (g *genExp) element(thread *starlark.Thread, x starlark.Value) (v starlark.Value, ok bool, err error) {
	args := starlark.Tuple{x}
	if g.targets > 0 {
		if args, err = collection.Unpack(thread, x, g.targets); err != nil {
			return nil, false, err
		}
	}
	if g.cond != starlark.None {
		v, err := starlark.Call(thread, g.cond, args, nil)
		if err != nil {
			return nil, false, err
		}
		if is, err := object.IsTrue(thread, v); !is || err != nil {
			return nil, false, err
		}
	}
	v, err = starlark.Call(thread, g.elt, args, nil)
	return v, err == nil, err
}
