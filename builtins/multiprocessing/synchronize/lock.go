package synchronize

import (
	"fmt"
	"sync/atomic"

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
func makeLock(thread *starlark.Thread, _ *object.Class) (starlark.Value, error) {
	p := proc.Of(thread)
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
	return l, l.TravelsLocked(c)
}

// LockClass is multiprocessing.Lock.
var LockClass = object.NewClass("Lock").In("multiprocessing.synchronize")

func fillLock() {
	self := func(l *Lock) *Lock { return l }
	LockClass.Define(call.M0("def BaseContext.Lock(self)", makeLock), append(semLockMethods(self), lockedMethod(self))...)
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

// giveBack implements semLock. Any process may release a lock.
func (l *Lock) giveBack(p *proc.Proc) error {
	found, err := l.Release(p, 1)
	if err == nil && found == locks.WasFree {
		err = raise.Errorf("ValueError", tooManyReleases)
	}
	return err
}
