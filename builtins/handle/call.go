package handle

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Call is a call of a method of one of this package's classes, or of one in the
// packages beside it.
type Call struct {
	Thread *starlark.Thread
	P      *proc.Proc
	Self   *object.Instance
	Args   starlark.Tuple
	Kwargs []starlark.Tuple

	Last bool // the process has ended: nothing that it still does may fail
}

// A Methods table has the methods of a class whose instances carry a T.
type Methods[T any] map[string]func(T, *Call) (starlark.Value, error)

// Define completes a class whose instances carry a *T, which is made empty and filled by
// init: what a program's class derived from it calls as __init__. A nil init takes no
// arguments.
func Define[T any](class *object.Class, init func(*T, *Call) error, methods Methods[*T]) *object.Class {
	table := map[string]object.MethodFunc{}
	for name, f := range methods {
		table[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			i := self.(*object.Instance)
			return f(i.Base().(*T), &Call{Thread: thread, P: proc.Of(thread), Self: i, Args: args, Kwargs: kwargs})
		}
	}
	table["__init__"] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		i := self.(*object.Instance)
		c := &Call{Thread: thread, P: proc.Of(thread), Self: i, Args: args, Kwargs: kwargs}
		if init == nil {
			return starlark.None, c.None(class.Name())
		}
		return starlark.None, init(i.Base().(*T), c)
	}
	class.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return new(T), nil
	}, table)
	return class
}

// A QuickMethods table has methods that need no Call: those that programs call in their
// innermost loops.
type QuickMethods[T any] map[string]func(t T, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// DefineQuick adds methods to a class of Define.
func DefineQuick[T any](class *object.Class, methods QuickMethods[*T]) {
	table := make(map[string]object.MethodFunc, len(methods))
	for name, f := range methods {
		table[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return f(self.(*object.Instance).Base().(*T), proc.Of(thread), thread, args, kwargs)
		}
	}
	class.Define(nil, table)
}

// AsContext adds __enter__ and __exit__, which call enter and leave without arguments.
// Enter's answer is what "with ... as" gives: CPython's locks answer True.
func AsContext[T any](m QuickMethods[T], enter, leave string) QuickMethods[T] {
	out := m[leave]
	m["__enter__"] = m[enter]
	m["__exit__"] = func(t T, p *proc.Proc, thread *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		_, err := out(t, p, thread, nil, nil)
		return NoReturn(err)
	}
	return m
}

// Computed gives a class of Define a computed attribute. set is nil for one that cannot
// be set.
func Computed[T any](class *object.Class, name string, get func(*T, *Call) (starlark.Value, error), set func(*T, *Call, starlark.Value) error) {
	var setter func(thread *starlark.Thread, self, v starlark.Value) error
	if set != nil {
		setter = func(thread *starlark.Thread, self, v starlark.Value) error {
			i := self.(*object.Instance)
			if v == nil {
				return raise.Errorf("AttributeError", "can't delete attribute '%s'", name)
			}
			return set(i.Base().(*T), callOf(thread, i), v)
		}
	}
	class.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i := self.(*object.Instance)
		return get(i.Base().(*T), callOf(thread, i))
	}, setter)
}

// callOf is the Call of an attribute: the engine's own access to one gives no thread.
func callOf(thread *starlark.Thread, i *object.Instance) *Call {
	if thread == nil {
		thread = i.Home().Thread()
	}
	return &Call{Thread: thread, P: proc.Of(thread), Self: i}
}

// New makes an instance that carries base in the process that calls.
func (c *Call) New(class *object.Class, base any) *object.Instance {
	return object.NewInstance(c.P.Home(), class, base)
}

// None checks that there are no arguments.
func (c *Call) None(name string) error { return NoArguments(name, c.Args, c.Kwargs) }

// Bind binds the arguments.
func (c *Call) Bind(s *call.Signature, dst ...*starlark.Value) error {
	v := make([]starlark.Value, len(dst))
	if err := s.Bind(v, c.Args, c.Kwargs); err != nil {
		return err
	}
	for i, to := range dst {
		*to = v[i]
	}
	return nil
}

// Do carries out an operation of the calling process.
func (c *Call) Do(op sched.Op, wait time.Duration) error { return c.P.Task().Do(op, wait) }

// Act changes an object; nothing waits.
func (c *Call) Act(on *sched.Object, kind, name string, f func()) error {
	if c.Last {
		c.P.Task().Must(&Op{On: on, Desc: sched.Desc{Kind: sched.Kind(kind), Object: name}, Do: f})
		return nil
	}
	return Act(c.P, on, kind, name, f)
}

// Repr is the answer of __repr__ for an object, which is observed.
func (c *Call) Repr(on *sched.Object, name string, f func() string) (starlark.Value, error) {
	s, err := Repr(c.P, on, name, f)
	return starlark.String(s), err
}

// Look observes an object.
func (c *Call) Look(on *sched.Object, kind, name string, f func() starlark.Value) (starlark.Value, error) {
	return Look(c.P, on, kind, name, f)
}
