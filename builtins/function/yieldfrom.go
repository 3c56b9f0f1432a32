package function

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
)

// YieldFrom hands the values of an iterable on, and what is sent and thrown to it, and
// returns what it returned: "yield from v". It is for the reference.
func YieldFrom(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	var d Delegation
	if err := d.Begin(thread, v); err != nil {
		return nil, err
	}
	var sent starlark.Value = starlark.None
	var thrown error
	for {
		v, ok, err := d.Resume(thread, sent, thrown)
		if err != nil || !ok {
			return v, err
		}
		sent, thrown = Yield(thread, v)
		if _, raised := thrown.(object.Raised); thrown != nil && !raised {
			return nil, thrown // the coroutine is ended by force
		}
	}
}

// A Delegation is a yield from that goes on: it resumes what it was given.
type Delegation struct{ to delegate }

// Begin begins to go over v.
func (d *Delegation) Begin(thread *starlark.Thread, v starlark.Value) error {
	it, err := collection.IterValue(thread, v)
	if err == nil {
		d.to, err = newDelegate(thread, it)
	}
	return err
}

// Delegate returns a yield from that goes over a generator.
func Delegate(g *Generator) Delegation { return Delegation{g} }

// Generator returns the generator that it resumes, nil if that is something else.
func (d *Delegation) Generator() *Generator {
	g, _ := d.to.(*Generator)
	return g
}

// Resume hands on what was sent or thrown. v is the next value or, if ok is false, what the
// expression is worth.
func (d Delegation) Resume(thread *starlark.Thread, sent starlark.Value, thrown error) (v starlark.Value, ok bool, err error) {
	if thrown != nil && object.IsError(thrown, object.GeneratorExitClass) {
		if err := d.to.close(thread); err != nil {
			return nil, false, err
		}
		return nil, false, thrown
	}
	v, ok, err = d.to.resume(thread, sent, thrown)
	switch {
	case err != nil && object.IsError(err, object.StopIterationClass): // of a class's method, or thrown
		v = exception.DataOf(exception.Of(thread, err)).Field("value")
	case err != nil || ok:
		return v, ok, err
	default:
		v = d.to.result()
	}
	if v == nil {
		v = starlark.None
	}
	return v, false, nil
}

// A delegate is what yield from resumes: a Generator, or what acts like one. Its StopIteration is its
// end, with the result.
type delegate interface {
	resume(thread *starlark.Thread, sent starlark.Value, thrown error) (v starlark.Value, ok bool, err error)
	close(thread *starlark.Thread) error
	result() starlark.Value
}

// newDelegate returns what yield from resumes.
func newDelegate(thread *starlark.Thread, it starlark.Value) (delegate, error) {
	switch it := it.(type) {
	case *Generator:
		return it, nil
	case *object.Instance:
		return objectDelegate{it}, nil
	}
	steps, err := object.Iterate(thread, it)
	return plainDelegate{it, steps}, err
}

// plainDelegate is an iterator that nothing can be sent to.
type plainDelegate struct {
	of starlark.Value
	it object.Iterator
}

func (d plainDelegate) resume(thread *starlark.Thread, sent starlark.Value, thrown error) (starlark.Value, bool, error) {
	if thrown != nil {
		return nil, false, thrown
	}
	if sent != starlark.None {
		return nil, false, object.NoAttribute(d.of, "send")
	}
	return d.it.Next(thread)
}

func (d plainDelegate) close(*starlark.Thread) error { return nil }
func (d plainDelegate) result() starlark.Value       { return nil }

// objectDelegate is an iterator of a program's class, which may have the methods of a
// generator.
type objectDelegate struct{ obj *object.Instance }

func (d objectDelegate) resume(thread *starlark.Thread, sent starlark.Value, thrown error) (v starlark.Value, ok bool, err error) {
	switch {
	case thrown != nil:
		throw, absent := object.GetAttr(thread, d.obj, "throw")
		if absent != nil {
			return nil, false, thrown
		}
		v, err = starlark.Call(thread, throw, starlark.Tuple{thrown.(object.Raised).Exception()}, nil)
	case sent != starlark.None:
		v, err = object.CallMethod(thread, d.obj, "send", starlark.Tuple{sent}, nil)
	default:
		v, err = object.CallMethod(thread, d.obj, "__next__", nil, nil)
	}
	return v, err == nil, err
}

func (d objectDelegate) close(thread *starlark.Thread) error {
	f, absent := object.GetAttr(thread, d.obj, "close")
	if absent != nil {
		return nil
	}
	_, err := starlark.Call(thread, f, nil, nil)
	return err
}

func (d objectDelegate) result() starlark.Value { return nil }
