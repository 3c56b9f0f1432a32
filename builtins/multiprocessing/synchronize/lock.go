package synchronize

import (
	"fmt"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Lock is Python's multiprocessing.Lock. It is not recursive, any process may
// release it, and it stays locked when its holder ends.
type Lock struct {
	locks.Mutex
	acquireBound, releaseBound atomic.Pointer[call.Builtin] // see Attr
}

var (
	_ starlark.HasAttrs = (*Lock)(nil)
	_ memory.Traveler   = (*Lock)(nil)
)

// makeLock is multiprocessing.Lock().
func makeLock(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("BaseContext.Lock", args, kwargs); err != nil {
		return nil, err
	}
	l := &Lock{Mutex: locks.Mutex{Maker: handle.MakerOf(p, "Lock")}}
	l.Obj.Remember()
	process.NoteOwn(p, process.OwnLock, l)
	return l, nil
}

// TellVain implements lonely: it warns of a place where several children of a process have
// made a lock each, and used it.
func (l *Lock) TellVain(p *proc.Proc, told map[sched.Pos]bool) error {
	if !l.Private() || l.Taken == (sched.Mark{}) || p.Thread() != nil || told[l.Made] {
		return nil
	}
	told[l.Made] = true
	first, err := p.First(fmt.Sprintf("own lock of %v, %d", l.Made, p.Parent().PID()))
	if first || err != nil {
		return err // who knows whether another one does it, too
	}
	return p.Warn(process.PlaceOf(p, l.Made), "each process makes a Lock of its own here, which keeps no other one out",
		"make the Lock in the parent, and hand it to the processes: args=(lock,)")
}

// Repr is Python's repr. pyq: it names the holder also in other processes, where CPython says
// SomeOtherProcess.
func (l *Lock) Repr(thread *starlark.Thread) (string, error) {
	var p *proc.Proc // the host's
	if thread != nil {
		p = proc.Of(thread)
	}
	return handle.Repr(p, &l.Obj, l.Label, l.repr)
}

func (l *Lock) repr() string {
	owner, _ := l.State()
	if owner == "" {
		owner = "None"
	}
	return "<Lock(owner=" + owner + ")>"
}

// String is Repr for the host.
func (l *Lock) String() string {
	text, _ := l.Repr(nil)
	return text
}
func (l *Lock) Type() string          { return "Lock" }
func (l *Lock) Freeze()               {}
func (l *Lock) Truth() starlark.Bool  { return true }
func (l *Lock) Hash() (uint32, error) { return starlark.String(l.Label).Hash() }

// Travel returns the lock itself, and notes who gets it.
func (l *Lock) Travel(c *memory.Copier) (starlark.Value, error) {
	l.Travels(c)
	return l, nil
}

// LockClass is multiprocessing.Lock.
var LockClass = object.NewClass("Lock").In("multiprocessing.synchronize")

func fillLock() {
	LockClass.Define(func(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return makeLock(proc.Of(thread), thread, args, kwargs)
	}, map[string]object.MethodFunc{
		"acquire": handle.Method(lockAcquire),
		"locked": handle.Method(func(l *Lock, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return l.AskLocked(&handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}, "SemLock.locked")
		}),
		"release":   handle.Method(lockRelease),
		"__enter__": handle.Method(lockAcquire),
		"__exit__": handle.Method(func(l *Lock, p *proc.Proc, thread *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return lockRelease(l, p, thread, nil, nil)
		}),
	})
}

// Class returns the lock's class.
func (l *Lock) Class() *object.Class { return LockClass }

// Attr returns a method. Those that programs call again and again are kept, for binding
// one anew costs as much as an operation.
func (l *Lock) Attr(name string) (starlark.Value, error) {
	switch name {
	case "acquire":
		return handle.KeptAttr(&l.acquireBound, l, LockClass, name)
	case "release":
		return handle.KeptAttr(&l.releaseBound, l, LockClass, name)
	}
	return handle.Attr(l, LockClass, name)
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
	return handle.WaitTime(v[0], v[1])
}

// bindAcquire is not a Signature because CPython's acquire is written in C and
// complains in other words.
func bindAcquire(v *[2]starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if n := len(args) + len(kwargs); n > 2 {
		return raise.Errorf("TypeError", "acquire() takes at most 2 arguments (%d given)", n)
	}
	copy(v[:], args)
	for _, kw := range kwargs {
		i := 0
		switch name := string(kw[0].(starlark.String)); name {
		case "block":
		case "timeout":
			i = 1
		default:
			return raise.Errorf("TypeError", "'%s' is an invalid keyword argument for acquire()", name)
		}
		if v[i] != nil {
			return raise.Errorf("TypeError", "argument for acquire() given by name ('%s') and position (%d)", string(kw[0].(starlark.String)), i+1)
		}
		v[i] = kw[1]
	}
	return nil
}

// lockRelease is Lock.release(). Any process may release a lock.
func lockRelease(l *Lock, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("SemLock.release", args, kwargs); err != nil {
		return nil, err
	}
	found, err := l.Release(p, 1)
	if err == nil && found == locks.WasFree {
		err = raise.Errorf("ValueError", tooManyReleases)
	}
	return handle.NoReturn(err)
}
