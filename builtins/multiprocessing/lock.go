package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Lock is Python's multiprocessing.Lock. It is not recursive, any process may
// release it, and it stays locked when its holder ends. It is safe for
// concurrent use; those who wait are served in the order in which they came.
type Lock struct {
	obj   sched.Object
	label string
	made  sched.Pos

	// Guarded by obj. holder is nil while the lock is free.
	holder     *sched.Task
	holderName string
	taken      sched.Pos
}

var (
	_ starlark.HasAttrs = (*Lock)(nil)
	_ proc.Traveler     = (*Lock)(nil)
)

// makeLock is multiprocessing.Lock().
func makeLock(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("Lock", args, kwargs); err != nil {
		return nil, err
	}
	return &Lock{label: p.World().Label("Lock"), made: p.Where()}, nil
}

// String is Python's repr. pyq: it names the holder also in other processes,
// where CPython says SomeOtherProcess.
func (l *Lock) String() string {
	owner := "None"
	l.obj.With(func() {
		if l.holder != nil {
			owner = l.holderName
		}
	})
	return "<Lock(owner=" + owner + ")>"
}
func (l *Lock) Type() string                                { return "Lock" }
func (l *Lock) Freeze()                                     {}
func (l *Lock) Truth() starlark.Bool                        { return true }
func (l *Lock) Hash() (uint32, error)                       { return starlark.String(l.label).Hash() }
func (l *Lock) Travel(*proc.Copier) (starlark.Value, error) { return l, nil }

// lockOp is an acquire.
type lockOp struct {
	l    *Lock
	by   *sched.Task
	at   sched.Pos
	name string
	done bool
}

func (o *lockOp) Object() *sched.Object { return &o.l.obj }
func (o *lockOp) Line() int             { return 0 }
func (o *lockOp) Ready() bool           { return o.l.holder == nil }
func (o *lockOp) Apply() {
	o.l.holder, o.l.holderName, o.l.taken, o.done = o.by, o.name, o.at, true
}
func (o *lockOp) Describe() sched.Desc {
	d := sched.Desc{Kind: "acquire", Object: o.l.label, Made: o.l.made}
	switch h := o.l.holder; {
	case h == nil || o.done:
	case h == o.by:
		d.Why = "this process holds it itself, since " + o.l.taken.String()
		d.Needs = []*sched.Task{h}
	case h.Ended():
		d.Why = o.l.holderName + " took it at " + o.l.taken.String() + " and ended without releasing it"
		d.Needs = []*sched.Task{h}
	default:
		d.Why = o.l.holderName + " holds it, since " + o.l.taken.String()
		d.Needs = []*sched.Task{h}
	}
	return d
}

// releaseOp is a release.
type releaseOp struct {
	l    *Lock
	free bool // the lock was free already
}

func (o *releaseOp) Object() *sched.Object { return &o.l.obj }
func (o *releaseOp) Line() int             { return sched.NoLine }
func (o *releaseOp) Ready() bool           { return true }
func (o *releaseOp) Apply()                { o.free, o.l.holder = o.l.holder == nil, nil }
func (o *releaseOp) Describe() sched.Desc {
	return sched.Desc{Kind: "release", Object: o.l.label, Made: o.l.made}
}

// LockClass is multiprocessing.Lock.
var LockClass = core.NewClass("Lock").In("multiprocessing.synchronize")

func init() {
	LockClass.Define(func(thread *starlark.Thread, _ *core.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return makeLock(proc.Of(thread), thread, args, kwargs)
	}, map[string]core.MethodFunc{
		"acquire":   handleMethod(lockAcquire),
		"release":   handleMethod(lockRelease),
		"__enter__": handleMethod(lockAcquire),
		"__exit__": handleMethod(func(l *Lock, p *proc.Proc, thread *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return lockRelease(l, p, thread, nil, nil)
		}),
	})
}

// handleMethod makes a method of a class whose instances are Ts.
func handleMethod[T starlark.Value](f core.Method[T]) core.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(self.(T), proc.Of(thread), thread, args, kwargs)
	}
}

// handleAttr returns a method of a handle, nil if its class has none of the name.
func handleAttr(self starlark.Value, class *core.Class, name string) (starlark.Value, error) {
	if v, ok := class.Lookup(name); ok {
		if m, ok := v.(*core.MethodDescriptor); ok {
			return m.Bind(self), nil
		}
	}
	return nil, nil
}

// Class returns the lock's class.
func (l *Lock) Class() *core.Class { return LockClass }

// Attr returns a method.
func (l *Lock) Attr(name string) (starlark.Value, error) { return handleAttr(l, LockClass, name) }

// AttrNames returns the methods' names.
func (l *Lock) AttrNames() []string { return LockClass.AttrNames() }

// owned, free and retake are what a Condition needs.
func (l *Lock) owned(c *Call) (mine bool) {
	l.obj.With(func() { mine = l.holder == c.P.Task() })
	return mine
}

func (l *Lock) free(c *Call) (int, error) {
	_, err := lockRelease(l, c.P, c.Thread, nil, nil)
	return 1, err
}

func (l *Lock) retake(c *Call, _ int) error {
	_, err := lockAcquire(l, c.P, c.Thread, nil, nil)
	return err
}

// lockAcquire is Lock.acquire(block=True, timeout=None).
func lockAcquire(l *Lock, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [2]starlark.Value
	if err := bindAcquire(&v, args, kwargs); err != nil {
		return nil, err
	}
	wait, err := waitTime(v[0], v[1])
	if err != nil {
		return nil, err
	}
	op := &scratchOf(p).lock().acquire
	task := p.Task()
	*op = lockOp{l: l, by: task, at: p.Where(), name: taskName(p)}
	switch err := task.Tell(op, wait); err {
	case nil:
		return starlark.True, nil
	case sched.ErrTimeout:
		return starlark.False, nil
	default:
		return nil, err
	}
}

// bindAcquire is not a Signature because CPython's acquire is written in C and
// complains in other words.
func bindAcquire(v *[2]starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if n := len(args) + len(kwargs); n > 2 {
		return proc.Errorf("TypeError", "acquire() takes at most 2 arguments (%d given)", n)
	}
	copy(v[:], args)
	for _, kw := range kwargs {
		i := 0
		switch name := string(kw[0].(starlark.String)); name {
		case "block":
		case "timeout":
			i = 1
		default:
			return proc.Errorf("TypeError", "'%s' is an invalid keyword argument for acquire()", name)
		}
		if v[i] != nil {
			return proc.Errorf("TypeError", "argument for acquire() given by name ('%s') and position (%d)", string(kw[0].(starlark.String)), i+1)
		}
		v[i] = kw[1]
	}
	return nil
}

// lockRelease is Lock.release(). Any process may release a lock.
func lockRelease(l *Lock, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("release", args, kwargs); err != nil {
		return nil, err
	}
	op := &scratchOf(p).lock().release
	*op = releaseOp{l: l}
	if err := p.Task().Tell(op, sched.Forever); err != nil {
		return nil, err
	}
	if op.free {
		return nil, proc.Errorf("ValueError", "semaphore or lock released too many times")
	}
	return starlark.None, nil
}
