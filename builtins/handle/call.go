package handle

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Call is a call of a method of one of this package's classes, or of one in the
// packages beside it.
type Call struct {
	Thread *starlark.Thread
	P      *proc.Proc
	Self   *object.Instance

	Last bool // the process has ended: nothing that it still does may fail
}

// Computed gives a class of Define a computed attribute. set is nil for one that cannot
// be set.
func Computed[T any](class *object.Class, name string, get func(*T, *Call) (starlark.Value, error), set func(*T, *Call, starlark.Value) error) {
	var setter func(thread *starlark.Thread, self, v starlark.Value) error
	if set != nil {
		setter = func(thread *starlark.Thread, self, v starlark.Value) error {
			i := self.(*object.Instance)
			return set(Base[T](i), callOf(thread, i), v)
		}
	}
	class.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i := self.(*object.Instance)
		return get(Base[T](i), callOf(thread, i))
	}, setter)
}

// callOf is the Call of an attribute: the engine's own access to one gives no thread.
func callOf(thread *starlark.Thread, i *object.Instance) *Call {
	if thread == nil {
		thread = i.Home().Thread()
	}
	return newCall(thread, i)
}

// New makes an instance that carries base in the process that calls.
func (c *Call) New(class *object.Class, base any) *object.Instance {
	return object.NewInstance(c.P.Home(), class, base)
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
