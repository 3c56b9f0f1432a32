package function

import (
	"runtime"
	"unsafe"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Generator is Python's generator: a function that hands over values one by one, or a
// generator expression. It belongs to one process and cannot travel.
type Generator struct {
	p    *proc.Proc
	name string
	co   *Coroutine
}

// GeneratorClass is the class of generators.
var GeneratorClass = object.NewClass("generator").Final()

var (
	_ object.Iterator = (*Generator)(nil)
	_ object.Iterable = (*Generator)(nil)

	_ starlark.HasAttrs  = (*Generator)(nil)
	_ starlark.Container = (*Generator)(nil)
)

// Name returns the name of the function.
func (g *Generator) Name() string { return g.name }

func (g *Generator) String() string {
	return "<generator object " + g.name + " at " + object.AddressOf(g.p, g) + ">"
}

// WeakKey implements Identified.
func (g *Generator) WeakKey() object.WeakKey { return object.WeakKeyOf(g) }

func (g *Generator) Type() string          { return "generator" }
func (g *Generator) Class() *object.Class  { return GeneratorClass }
func (g *Generator) Freeze()               {}
func (g *Generator) Truth() starlark.Bool  { return true }
func (g *Generator) Hash() (uint32, error) { return uint32(uintptr(unsafe.Pointer(g)) >> 4), nil } //nolint:gosec // a hash may be cut

// Methodical implements object.Methodical.
func (g *Generator) Methodical() {}

// Attr returns a method, or __name__.
func (g *Generator) Attr(name string) (starlark.Value, error) { return object.ClassAttr(g, name) }

// AttrNames returns the attributes' names.
func (g *Generator) AttrNames() []string { return GeneratorClass.AttrNames() }

// Has is "x in g" for the engine.
func (g *Generator) Has(x starlark.Value) (bool, error) {
	return object.IterationContains(g.p.Current(), g, x)
}

// Iter implements Iterable.
func (g *Generator) Iter(*starlark.Thread) (object.Iterator, error) { return g, nil }

// Next implements Iterator.
func (g *Generator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	return g.resume(thread, starlark.None, nil)
}

// resume goes on to the next value. ok is false at the end. sent is what yield returns, or thrown
// what it raises.
func (g *Generator) resume(thread *starlark.Thread, sent starlark.Value, thrown error) (starlark.Value, bool, error) {
	v, ok, err := g.co.enter(g.co.stackIn(thread), memory.Unbox(sent), thrown)
	if g.co.guarded {
		g.watch()
	}
	runtime.KeepAlive(g)
	if !ok || err != nil {
		return nil, ok, err
	}
	return v.Box(), true, nil
}

// Step is Next for the executor, among whose calls the generator takes its place: sent is what yield
// returns. At the end it returns what the generator has.
func (g *Generator) Step(s *memory.Stack, sent memory.Val) (memory.Val, bool, error) {
	v, ok, err := g.co.resume(s, sent, nil)
	if g.co.guarded {
		g.watch()
	}
	runtime.KeepAlive(g)
	return v, ok, err
}

// watch has the process close the generator, which has been left where that runs code, when the
// program has abandoned it.
func (g *Generator) watch() {
	if c := g.co; c.watched == nil {
		c.watch()
		runtime.AddCleanup(g, (*Coroutine).abandon, c)
	}
}

func (g *Generator) close(thread *starlark.Thread) error {
	defer runtime.KeepAlive(g)
	return g.co.close(g.co.stackIn(thread))
}

func (g *Generator) result() starlark.Value { return g.co.value }

// Result returns what the generator returned, when it has ended.
func (g *Generator) Result() starlark.Value { return g.co.value }

// send is a method of a generator that resumes it.
func (g *Generator) send(thread *starlark.Thread, sent starlark.Value, thrown error) (starlark.Value, error) {
	v, ok, err := g.resume(thread, sent, thrown)
	if err == nil && !ok {
		err = object.Ended(g)
	}
	return v, err
}

func fillGenerator() {
	GeneratorClass.Define(nil,
		call.M1("generator.send(self, arg, /)", func(thread *starlark.Thread, g *Generator, arg starlark.Value) (starlark.Value, error) {
			return g.send(thread, arg, nil)
		}),
		call.M3("generator.throw(self, type, value=None, traceback=None, /)", generatorThrow),
		call.M0("generator.close(self, /)", func(thread *starlark.Thread, g *Generator) (starlark.Value, error) {
			return starlark.None, g.close(thread)
		}),
	)
	GeneratorClass.Give(
		object.Slot0("__iter__", func(_ *starlark.Thread, g *Generator) (starlark.Value, error) { return g, nil }),
		object.Slot0("__next__", func(thread *starlark.Thread, g *Generator) (starlark.Value, error) {
			return g.send(thread, starlark.None, nil)
		}),
	)
	for _, name := range []string{"__name__", "__qualname__"} {
		GeneratorClass.SetProperty(name, func(self starlark.Value) starlark.Value {
			return starlark.String(self.(*Generator).name)
		})
	}
	GeneratorClass.SetProperty("gi_suspended", func(self starlark.Value) starlark.Value {
		return starlark.Bool(self.(*Generator).co.state == suspended)
	})
	GeneratorClass.SetProperty("gi_running", func(self starlark.Value) starlark.Value {
		return starlark.Bool(self.(*Generator).co.state == running)
	})
}

// generatorThrow is generator.throw(value), and throw(type, value=None, traceback=None).
func generatorThrow(thread *starlark.Thread, g *Generator, class, value, _ starlark.Value) (starlark.Value, error) {
	thrown, err := exception.ToThrow(thread, class, value)
	if err != nil {
		return nil, err
	}
	if thrown == nil {
		return nil, raise.Errorf("TypeError", "exceptions must be classes or instances deriving from BaseException, not %s",
			object.TypeOf(class).Name())
	}
	return g.send(thread, nil, thrown)
}

// stopIteration turns a StopIteration that leaves a generator, which would look like its
// end, into Python's RuntimeError.
func stopIteration(p *proc.Proc, exc *object.Instance) *object.Instance {
	if !exc.Class().Is(object.StopIterationClass) {
		return exc
	}
	e := exception.New(p, object.RuntimeErrorClass, starlark.String("generator raised StopIteration"))
	x := exception.DataOf(e)
	x.Cause, x.Context, x.Suppress = exc, exc, true
	return e
}
