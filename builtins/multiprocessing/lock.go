package multiprocessing

import (
	"fmt"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Lock is Python's multiprocessing.Lock. It is not recursive, any process may
// release it, and it stays locked when its holder ends.
type Lock struct {
	Mutex
	acquireBound, releaseBound atomic.Pointer[starlark.Builtin] // see Attr
}

var (
	_ starlark.HasAttrs = (*Lock)(nil)
	_ proc.Traveler     = (*Lock)(nil)
)

// makeLock is multiprocessing.Lock().
func makeLock(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("BaseContext.Lock", args, kwargs); err != nil {
		return nil, err
	}
	l := &Lock{Mutex: Mutex{maker: makerOf(p, "Lock")}}
	l.obj.Remember()
	noteOwn(p, ownLock, l)
	return l, nil
}

// tellVain implements lonely: it warns of a place where several children of a process have
// made a lock each, and used it.
func (l *Lock) tellVain(p *proc.Proc, told map[sched.Pos]bool) error {
	used := false
	l.obj.With(func() { used = l.taken != (sched.Mark{}) })
	if !used || !l.private() || p.Thread() != nil || told[l.made] {
		return nil
	}
	told[l.made] = true
	if p.World().Number(fmt.Sprintf("own lock of %v, %d", l.made, p.Parent().PID())) != 2 {
		return nil
	}
	return p.Warn(placeOf(p, l.made), "each process makes a Lock of its own here, which keeps no other one out",
		"make the Lock in the parent, and hand it to the processes: args=(lock,)")
}

// String is Python's repr. pyq: it names the holder also in other processes,
// where CPython says SomeOtherProcess.
func (l *Lock) String() string {
	owner, _ := l.state()
	if owner == "" {
		owner = "None"
	}
	return "<Lock(owner=" + owner + ")>"
}
func (l *Lock) Type() string          { return "Lock" }
func (l *Lock) Freeze()               {}
func (l *Lock) Truth() starlark.Bool  { return true }
func (l *Lock) Hash() (uint32, error) { return starlark.String(l.label).Hash() }

// Travel returns the lock itself, and notes who gets it.
func (l *Lock) Travel(c *proc.Copier) (starlark.Value, error) {
	l.travels(c)
	return l, nil
}

// LockClass is multiprocessing.Lock.
var LockClass = core.NewClass("Lock").In("multiprocessing.synchronize")

func fillLock() {
	LockClass.Define(func(thread *starlark.Thread, _ *core.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return makeLock(proc.Of(thread), thread, args, kwargs)
	}, map[string]core.MethodFunc{
		"acquire": handleMethod(lockAcquire),
		"locked": handleMethod(func(l *Lock, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return l.askLocked(&Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}, "SemLock.locked")
		}),
		"release":   handleMethod(lockRelease),
		"__enter__": handleMethod(lockAcquire),
		"__exit__": handleMethod(func(l *Lock, p *proc.Proc, thread *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return lockRelease(l, p, thread, nil, nil)
		}),
	})
}

// Class returns the lock's class.
func (l *Lock) Class() *core.Class { return LockClass }

// Attr returns a method. Those that programs call again and again are kept, for binding
// one anew costs as much as an operation.
func (l *Lock) Attr(name string) (starlark.Value, error) {
	switch name {
	case "acquire":
		return keptAttr(&l.acquireBound, l, LockClass, name)
	case "release":
		return keptAttr(&l.releaseBound, l, LockClass, name)
	}
	return handleAttr(l, LockClass, name)
}

// AttrNames returns the methods' names.
func (l *Lock) AttrNames() []string { return LockClass.AttrNames() }

// lockAcquire is Lock.acquire(block=True, timeout=None).
func lockAcquire(l *Lock, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	wait, err := acquireArgs(args, kwargs)
	if err != nil {
		return nil, err
	}
	ok, err := l.Acquire(p, wait)
	return starlark.Bool(ok), err
}

// acquireArgs is the arguments of acquire(block=True, timeout=None).
func acquireArgs(args starlark.Tuple, kwargs []starlark.Tuple) (time.Duration, error) {
	if len(args)+len(kwargs) == 0 {
		return sched.Forever, nil
	}
	var v [2]starlark.Value
	if err := bindAcquire(&v, args, kwargs); err != nil {
		return 0, err
	}
	return waitTime(v[0], v[1])
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
	if err := noArguments("SemLock.release", args, kwargs); err != nil {
		return nil, err
	}
	found, err := l.release(p, 1)
	if err == nil && found == wasFree {
		err = proc.Errorf("ValueError", tooManyReleases)
	}
	return noReturn(err)
}
