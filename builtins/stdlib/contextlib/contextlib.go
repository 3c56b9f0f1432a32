package contextlib

import (
	"errors"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/functools"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module contextlib. Those that programs derive from or make are
// ordinary objects whose attributes hold what they need.
var (
	abstractContextClass = newAbstractContext()
	decoratorClass       = object.NewClass("ContextDecorator").In("contextlib")
	closingClass         = object.NewClass("closing", abstractContextClass).In("contextlib")
	suppressClass        = object.NewClass("suppress", abstractContextClass).In("contextlib")
	nullContextClass     = object.NewClass("nullcontext", abstractContextClass).In("contextlib")
	redirectOutClass     = object.NewClass("redirect_stdout", abstractContextClass).In("contextlib")
	redirectErrClass     = object.NewClass("redirect_stderr", abstractContextClass).In("contextlib")
	generatorCMClass     = object.NewClass("_GeneratorContextManager", abstractContextClass, decoratorClass).In("contextlib")
)

// newAbstractContext makes the class that all context managers count as derived from.
func newAbstractContext() *object.Class {
	c := object.NewClass("AbstractContextManager").In("contextlib")
	c.Covers(func(k *object.Class) bool {
		_, enters := k.Lookup("__enter__")
		_, exits := k.Lookup("__exit__")
		return enters && exits
	})
	return c
}

// Members is the module contextlib.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F1("def contextmanager(func)", func(_ *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			return &functools.Wrapper{F: f, Call: newGeneratorCM}, nil
		}),
	)
	for _, c := range []*object.Class{abstractContextClass, decoratorClass, closingClass, suppressClass, nullContextClass,
		redirectOutClass, redirectErrClass, exitStackClass} {
		m[c.Name()] = c
	}
	return m
}

func enterSelf(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	return self, nil
}

// decorate is ContextDecorator.__call__.
var decorate = sync.OnceValue(func() *call.Entry {
	return call.M1("def ContextDecorator.__call__(self, func)", func(_ *starlark.Thread, self, f starlark.Value) (starlark.Value, error) {
		return &decorated{functools.Wrapper{F: f, Call: nil}, self}, nil
	})
})

func fillContextlib() {
	abstractContextClass.DefineObjects(kit.PlainObject,
		call.M0("def AbstractContextManager.__enter__(self)", enterSelf),
		call.M3("def AbstractContextManager.__exit__(self, exc_type, exc_value, traceback)", func(*starlark.Thread, *object.Instance, starlark.Value, starlark.Value, starlark.Value) (starlark.Value, error) {
			return starlark.None, nil
		}),
	)
	decoratorClass.Define(nil, decorate())
	closingClass.NeedsInit()
	closingClass.DefineObjects(kit.PlainObject,
		call.M1("def closing.__init__(self, thing)", func(_ *starlark.Thread, self *object.Instance, thing starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("thing", thing)
		}),
		call.M0("def closing.__enter__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return object.GetAttr(thread, self, "thing")
		}),
		call.MArgs("def closing.__exit__(self, *exc_info)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple) (starlark.Value, error) {
			thing, err := object.GetAttr(thread, self, "thing")
			if err == nil {
				_, err = object.CallMethod(thread, thing, "close", nil, nil)
			}
			return starlark.None, err
		}),
	)
	nullContextClass.DefineObjects(kit.PlainObject,
		call.M1("def nullcontext.__init__(self, enter_result=None)", func(_ *starlark.Thread, self *object.Instance, enterResult starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("enter_result", kit.OrNone(enterResult))
		}),
		call.M0("def nullcontext.__enter__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return object.GetAttr(thread, self, "enter_result")
		}),
		call.MArgs("def nullcontext.__exit__(self, *excinfo)", func(*starlark.Thread, *object.Instance, starlark.Tuple) (starlark.Value, error) {
			return starlark.None, nil
		}),
	)
	suppressClass.DefineObjects(kit.PlainObject,
		call.MArgs("def suppress.__init__(self, *exceptions)", func(_ *starlark.Thread, self *object.Instance, exceptions starlark.Tuple) (starlark.Value, error) {
			return starlark.None, self.SetOwn("_exceptions", exceptions)
		}),
		call.M0("def suppress.__enter__(self)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) {
			return starlark.None, nil
		}),
		call.M3("def suppress.__exit__(self, exctype, excinst, exctb)", func(thread *starlark.Thread, self *object.Instance, excType, _, _ starlark.Value) (starlark.Value, error) {
			if excType == starlark.None {
				return starlark.False, nil
			}
			return starlark.Call(thread, prelude.Functions()["issubclass"], starlark.Tuple{excType, kit.OrNone(self.Own("_exceptions"))}, nil)
		}),
	)
	defineRedirect(redirectOutClass, "stdout", prelude.StdoutOf)
	defineRedirect(redirectErrClass, "stderr", prelude.StderrOf)
	generatorCMClass.Define(nil,
		call.M0("def _GeneratorContextManager.__enter__(self)", generatorEnter),
		call.M3("def _GeneratorContextManager.__exit__(self, typ, value, traceback)", generatorExit),
	)
}

// defineRedirect defines redirect_stdout or redirect_stderr. What was there before is on a
// list, for the manager may be entered again.
func defineRedirect(c *object.Class, stream string, current func(*proc.Proc) starlark.Value) {
	const target, before = "_new_target", "_old_targets"
	c.DefineObjects(kit.PlainObject,
		call.M1("def _RedirectStream.__init__(self, new_target)", func(_ *starlark.Thread, self *object.Instance, newTarget starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn(target, newTarget)
		}),
		call.M0("def _RedirectStream.__enter__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			p := proc.Of(thread)
			old, ok := self.Own(before).(*starlark.List)
			if !ok {
				old = starlark.NewList(nil)
				if err := self.SetOwn(before, old); err != nil {
					return nil, err
				}
			}
			if err := old.Append(current(p)); err != nil {
				return nil, err
			}
			module.SetStream(p, stream, self.Own(target))
			return self.Own(target), nil
		}),
		call.M3("def _RedirectStream.__exit__(self, exctype, excinst, exctb)", func(thread *starlark.Thread, self *object.Instance, _, _, _ starlark.Value) (starlark.Value, error) {
			if old, ok := self.Own(before).(*starlark.List); ok && old.Len() > 0 {
				last, err := object.CallMethod(thread, old, "pop", nil, nil)
				if err != nil {
					return nil, err
				}
				module.SetStream(proc.Of(thread), stream, last)
			}
			return starlark.None, nil
		}),
	)
}

// A generatorCM is what a function decorated with contextmanager returns.
type generatorCM struct {
	gen    starlark.Value
	f      starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

// newGeneratorCM calls a function decorated with contextmanager.
func newGeneratorCM(thread *starlark.Thread, f starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	gen, err := starlark.Call(thread, f, args, kwargs)
	if err != nil {
		return nil, err
	}
	return &generatorCM{gen, f, args, kwargs}, nil
}

func (g *generatorCM) String() string {
	return "<contextlib._GeneratorContextManager object at " + object.Address("_GeneratorContextManager") + ">"
}
func (g *generatorCM) Type() string          { return "_GeneratorContextManager" }
func (g *generatorCM) Class() *object.Class  { return generatorCMClass }
func (g *generatorCM) Freeze()               {}
func (g *generatorCM) Truth() starlark.Bool  { return true }
func (g *generatorCM) Hash() (uint32, error) { return 0, nil }

// Name and CallInternal make the manager a decorator.
func (g *generatorCM) Name() string { return "_GeneratorContextManager.__call__" }

// CallInternal is ContextDecorator.__call__(func).
func (g *generatorCM) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return decorate().Call(thread, g, args, kwargs)
}

// next resumes the generator; ok is false at its end.
func (g *generatorCM) next(thread *starlark.Thread) (v starlark.Value, ok bool, err error) {
	it, ok := object.AsIterator(g.gen)
	if !ok {
		return nil, false, raise.New(fact.NotIterator, object.TypeName(g.gen))
	}
	return it.Next(thread)
}

// generatorEnter is __enter__.
func generatorEnter(thread *starlark.Thread, g *generatorCM) (starlark.Value, error) {
	v, ok, err := g.next(thread)
	if err == nil && !ok {
		err = raise.Errorf("RuntimeError", "generator didn't yield")
	}
	return v, err
}

// generatorExit is __exit__: an exception of the with statement's body is raised where the generator
// has yielded.
func generatorExit(thread *starlark.Thread, g *generatorCM, typ, value, _ starlark.Value) (starlark.Value, error) {
	if typ == starlark.None {
		_, ok, err := g.next(thread)
		if err == nil && ok {
			err = raise.Errorf("RuntimeError", "generator didn't stop")
		}
		return starlark.False, err
	}
	if value == starlark.None {
		var err error
		if value, err = starlark.Call(thread, typ, nil, nil); err != nil {
			return nil, err
		}
	}
	_, err := object.CallMethod(thread, g.gen, "throw", starlark.Tuple{value}, nil)
	if err == nil {
		return nil, raise.Errorf("RuntimeError", "generator didn't stop after throw()")
	}
	if object.IsError(err, object.StopIterationClass) {
		return starlark.True, nil
	}
	exc, fatal := exception.Catch(thread, err)
	if fatal != nil {
		return nil, fatal
	}
	if starlark.Value(exc) == value {
		return starlark.False, nil
	}
	if object.TypeOf(value).Is(object.StopIterationClass) && exc.Class() == object.RuntimeErrorClass {
		if cause, err := object.GetAttr(thread, exc, "__cause__"); err == nil && cause == value {
			return starlark.False, nil
		}
	}
	return nil, exception.Reraise(exc)
}

// A decorated function runs in a context manager: ContextDecorator.
type decorated struct {
	functools.Wrapper
	manager starlark.Value
}

// again returns the manager for one call: a generator's can be used only once.
func (d *decorated) again(thread *starlark.Thread) (starlark.Value, error) {
	if g, ok := d.manager.(*generatorCM); ok {
		return newGeneratorCM(thread, g.f, g.args, g.kwargs)
	}
	return d.manager, nil
}

// CallInternal calls the function inside the manager.
func (d *decorated) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	manager, err := d.again(thread)
	if err != nil {
		return nil, err
	}
	_, exit, err := exception.WithEnter(thread, manager)
	if err != nil {
		return nil, err
	}
	v, err := starlark.Call(thread, d.F, args, kwargs)
	if err == nil {
		_, err = exception.WithExit(thread, exit, nil)
		return v, err
	}
	exc, fatal := exception.Catch(thread, err)
	if fatal != nil {
		return nil, fatal
	}
	swallow, err := exception.WithExit(thread, exit, exc)
	switch {
	case err != nil:
		return nil, err
	case !swallow:
		return nil, exception.Reraise(exc)
	}
	return starlark.None, nil
}

// DescriptorGet implements object.Descriptor.
func (d *decorated) DescriptorGet(_ *starlark.Thread, self starlark.Value, _ *object.Class) (starlark.Value, error) {
	if self == nil {
		return d, nil
	}
	return object.NewBoundMethod(self, d), nil
}

// Travel copies the function and the manager.
func (d *decorated) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(d); ok {
		return to, nil
	}
	to := &decorated{}
	c.Note(d, to)
	var err, err2 error
	to.F, err = c.Copy(d.F)
	to.manager, err2 = c.Copy(d.manager)
	return to, errors.Join(err, err2)
}

// Travel copies a manager that is a decorator; its generator stays behind.
func (g *generatorCM) Travel(c *memory.Copier) (starlark.Value, error) {
	f, err := c.Copy(g.f)
	if err != nil {
		return nil, err
	}
	args, err := c.Copy(g.args)
	if err != nil {
		return nil, err
	}
	to := &generatorCM{gen: starlark.None, f: f, args: args.(starlark.Tuple), kwargs: make([]starlark.Tuple, len(g.kwargs))}
	for i, kw := range g.kwargs {
		v, err := c.Copy(kw)
		if err != nil {
			return nil, err
		}
		to.kwargs[i] = v.(starlark.Tuple)
	}
	return to, nil
}
