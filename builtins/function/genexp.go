package function

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// genExp makes the values of a generator expression, which needs no coroutine: it calls
// a function for each.
type genExp struct {
	it        object.Iterator // nil at the end
	targets   int             // how many the elements are unpacked for; 0 is one that is not unpacked
	elt, cond starlark.Value
	flatten   bool            // the elements are iterables, whose elements are wanted
	inner     object.Iterator // the present one of them
	running   bool
}

// NewGenExp returns a generator of elt(x) for those x of the iterable for which cond(x) is
// true; cond may be None. If targets is not zero, x is unpacked into that many arguments.
// With flatten, elt returns iterables, whose elements are the values.
func NewGenExp(thread *starlark.Thread, iterable starlark.Value, targets int, elt, cond starlark.Value, flatten bool) (*Generator, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		return nil, err
	}
	return &Generator{p: proc.Of(thread), name: "<genexpr>", r: &genExp{it: it, targets: targets, elt: elt, cond: cond, flatten: flatten}}, nil
}

func (g *genExp) resume(thread *starlark.Thread, _ starlark.Value, thrown error) (starlark.Value, bool, error) {
	switch {
	case g.running:
		return nil, false, raise.Errorf("ValueError", "generator already executing")
	case thrown != nil:
		g.it = nil
		return nil, false, thrown
	case g.it == nil:
		return nil, false, nil
	}
	g.running = true
	v, ok, err := g.step(thread)
	g.running = false
	if !ok || err != nil {
		g.it, g.inner = nil, nil
	}
	if err != nil && object.IsError(err, object.StopIterationClass) {
		err = exception.Thrown(stopIteration(proc.Of(thread), exception.Of(thread, err)))
	}
	return v, ok, err
}

func (g *genExp) step(thread *starlark.Thread) (starlark.Value, bool, error) {
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

func (g *genExp) close(*starlark.Thread) error {
	if g.running {
		return raise.Errorf("ValueError", "generator already executing")
	}
	g.it, g.inner = nil, nil
	return nil
}

func (g *genExp) isRunning() bool        { return g.running }
func (g *genExp) result() starlark.Value { return nil }
