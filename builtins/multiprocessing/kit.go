package multiprocessing

import (
	"strconv"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Call is a call of a method of one of this package's classes, or of one in the
// packages beside it.
type Call struct {
	Thread *starlark.Thread
	P      *proc.Proc
	Self   *core.Instance
	Args   starlark.Tuple
	Kwargs []starlark.Tuple

	last bool // the process has ended: nothing that it still does may fail
}

// A Methods table has the methods of a class whose instances carry a T.
type Methods[T any] map[string]func(T, *Call) (starlark.Value, error)

// Define completes a class whose instances carry a *T, which is made empty and filled by
// init: what a program's class derived from it calls as __init__. A nil init takes no
// arguments.
func Define[T any](class *core.Class, init func(*T, *Call) error, methods Methods[*T]) *core.Class {
	table := map[string]core.MethodFunc{}
	for name, f := range methods {
		table[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			i := self.(*core.Instance)
			return f(i.Base().(*T), &Call{Thread: thread, P: proc.Of(thread), Self: i, Args: args, Kwargs: kwargs})
		}
	}
	table["__init__"] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		i := self.(*core.Instance)
		c := &Call{Thread: thread, P: proc.Of(thread), Self: i, Args: args, Kwargs: kwargs}
		if init == nil {
			return starlark.None, c.None(class.Name())
		}
		return starlark.None, init(i.Base().(*T), c)
	}
	class.DefineObjects(func(*starlark.Thread, *core.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return new(T), nil
	}, table)
	return class
}

// A QuickMethods table has methods that need no Call: those that programs call in their
// innermost loops.
type QuickMethods[T any] map[string]func(t T, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// DefineQuick adds methods to a class of Define.
func DefineQuick[T any](class *core.Class, methods QuickMethods[*T]) {
	table := make(map[string]core.MethodFunc, len(methods))
	for name, f := range methods {
		table[name] = func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return f(self.(*core.Instance).Base().(*T), proc.Of(thread), thread, args, kwargs)
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
		return noReturn(err)
	}
	return m
}

// Computed gives a class of Define a computed attribute. set is nil for one that cannot
// be set.
func Computed[T any](class *core.Class, name string, get func(*T, *Call) (starlark.Value, error), set func(*T, *Call, starlark.Value) error) {
	var setter func(thread *starlark.Thread, self, v starlark.Value) error
	if set != nil {
		setter = func(thread *starlark.Thread, self, v starlark.Value) error {
			i := self.(*core.Instance)
			if v == nil {
				return proc.Errorf("AttributeError", "can't delete attribute '%s'", name)
			}
			return set(i.Base().(*T), callOf(thread, i), v)
		}
	}
	class.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		i := self.(*core.Instance)
		return get(i.Base().(*T), callOf(thread, i))
	}, setter)
}

// callOf is the Call of an attribute: the engine's own access to one gives no thread.
func callOf(thread *starlark.Thread, i *core.Instance) *Call {
	if thread == nil {
		thread = i.Home().Thread()
	}
	return &Call{Thread: thread, P: proc.Of(thread), Self: i}
}

// New makes an instance that carries base in the process that calls.
func (c *Call) New(class *core.Class, base any) *core.Instance {
	return core.NewInstance(c.P.Home(), class, base)
}

// None checks that there are no arguments.
func (c *Call) None(name string) error { return noArguments(name, c.Args, c.Kwargs) }

// Bind binds the arguments.
func (c *Call) Bind(s *core.Signature, dst ...*starlark.Value) error {
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
	if c.last {
		c.P.Task().Must(&Op{On: on, Desc: sched.Desc{Kind: sched.Kind(kind), Object: name}, Do: f})
		return nil
	}
	return act(c.P, on, kind, name, f)
}

// Look observes an object.
func (c *Call) Look(on *sched.Object, kind, name string, f func() starlark.Value) (starlark.Value, error) {
	return look(c.P, on, kind, name, f)
}

// An Op is an operation whose parts are given as functions. Those that are nil are
// always ready, and do nothing.
type Op struct {
	On   *sched.Object
	In   int // the line
	Test func() bool
	Do   func()
	Desc sched.Desc

	// What is told of its wait, if it may have to: see proc.Wait.
	Of    *maker // whose object it is, nil if nobody made it
	Why   proc.Reason
	Could string
	Idle  bool
	Log   *sched.Object                 // see sched.Wait
	About func(*sched.Wait, *proc.Wait) // completes it, nil if that is all
}

// Object implements sched.Op.
func (o *Op) Object() *sched.Object { return o.On }

// Line implements sched.Op.
func (o *Op) Line() int {
	if o.Test == nil {
		return sched.NoLine
	}
	return o.In
}

// Ready implements sched.Op.
func (o *Op) Ready() bool { return o.Test == nil || o.Test() }

// Apply implements sched.Op.
func (o *Op) Apply() {
	if o.Do != nil {
		o.Do()
	}
}

// OpKind implements sched.Kinded.
func (o *Op) OpKind() sched.Kind { return o.Desc.Kind }

// Describe implements sched.Op.
func (o *Op) Describe() sched.Desc { return o.Desc }

// Explain implements sched.Explainer.
func (o *Op) Explain() sched.Wait {
	w, about := sched.Wait{Log: o.Log}, &proc.Wait{Why: o.Why}
	if o.Of != nil {
		about = o.Of.wait(o.Why, o.Could)
	}
	about.Idle = o.Idle
	if o.About != nil {
		o.About(&w, about)
	}
	w.About = about
	return w
}

// A Parcel is a value on its way between processes.
type Parcel struct {
	v    starlark.Value
	home *proc.Home
}

// Pack copies a value for another process. The error is a TypeError if it cannot travel.
func Pack(v starlark.Value) (Parcel, error) {
	v, home, err := proc.Copy(v)
	if err != nil {
		return Parcel{}, proc.Errorf("TypeError", "%s", err.Error())
	}
	return Parcel{v, home}, nil
}

// Open gives the value to the process that has received it. It is done once.
func (x Parcel) Open(p *proc.Proc) starlark.Value {
	x.home.Settle(&p.Space)
	return x.v
}

// Drop is for a value that nobody will receive. p had it last.
func (x Parcel) Drop(p *proc.Proc) { x.home.Discard(&p.Space) }

// A maker says where and by whom an object was made, its name in reports, and who has it.
type maker struct {
	label string
	made  sched.Pos  // unknown if a host made it
	by    *proc.Proc // nil if a host made it
	sent  uint32     // 1: through a queue, so that anybody may have it; atomic
	given uint32     // 1: to another process; atomic
	stamp uint64     // see proc.Run.Stamp
}

func makerOf(p *proc.Proc, kind string) maker {
	return maker{label: p.World().Label(kind), made: p.Where(), by: p, stamp: p.World().Stamp()}
}

func (m *maker) desc(kind string) sched.Desc {
	return sched.Desc{Kind: sched.Kind(kind), Object: m.label}
}

// wait tells of a wait for the object. could is what anybody can do to end it who has the
// object, "" if not anybody can.
func (m *maker) wait(why proc.Reason, could string) *proc.Wait {
	w := &proc.Wait{Made: m.made, Why: why, Could: could, Stamp: m.stamp, Everybody: m.by == nil || atomic.LoadUint32(&m.sent) != 0}
	if m.by != nil {
		w.Maker = m.by.PID()
	}
	return w
}

// travels notes who gets the object.
func (m *maker) travels(c *proc.Copier) {
	atomic.StoreUint32(&m.given, 1)
	if dest := c.Dest(); dest == nil {
		atomic.StoreUint32(&m.sent, 1)
	} else {
		dest.Hold(m.label)
		atomic.StoreUint32(&m.given, 1)
	}
}

// private reports whether nobody but its maker has the object.
func (m *maker) private() bool {
	return atomic.LoadUint32(&m.sent) == 0 && atomic.LoadUint32(&m.given) == 0
}

// noReturn turns the answer of an action into None.
func noReturn(err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.None, nil
}

// intArg converts an argument that is an integer.
func intArg(thread *starlark.Thread, v starlark.Value, def int) (int, error) {
	if v == nil {
		return def, nil
	}
	n, err := core.Index(thread, v)
	if core.IsError(err, core.IndexErrorClass) {
		err = proc.Errorf("OverflowError", "Python int too large to convert to C int")
	}
	return n, err
}

func itoa(n int) string { return strconv.Itoa(n) }
