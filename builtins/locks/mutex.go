package locks

import (
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Mutex is what locks are made of that know their owner: one thread of one process.
// It stays locked when its owner ends. It is safe for concurrent use; those who wait are
// served in the order in which they came.
type Mutex struct {
	handle.Maker
	Obj       sched.Object
	Recursive bool
	Owner     *sched.Task // nil while it is free
	ownerName string
	depth     int  // how often the owner has taken it
	signals   bool // others than the owner have released it
	Taken     sched.Mark
}

// NewMutex returns a free lock. kind names it in reports.
func NewMutex(p *proc.Proc, kind string, recursive bool) *Mutex {
	m := &Mutex{Maker: handle.MakerOf(p, kind), Recursive: recursive}
	m.Obj.Remember()
	return m
}

// A lockOp takes a Mutex, or gives it back.
type lockOp struct {
	m       *Mutex
	by      *sched.Task
	release bool
	found   released
	depth   int // how many takings; negative to release all, which it then tells
	name    string
	at      sched.Mark
}

func (o *lockOp) Object() *sched.Object { return &o.m.Obj }

// Line implements sched.Op. The owner, who may take it again, need not wait in line.
func (o *lockOp) Line() int {
	if o.release || o.m.Again(o.by) {
		return sched.NoLine
	}
	return 0
}

func (o *lockOp) Ready() bool { return o.release || o.m.Owner == nil || o.m.Again(o.by) }

func (o *lockOp) Apply() {
	m := o.m
	switch {
	case !o.release:
		if m.Owner == nil {
			m.Owner, m.ownerName, m.Taken = o.by, o.name, o.at
		}
		m.depth += o.depth
	case m.Owner == nil:
		o.found, o.depth = WasFree, max(o.depth, 0)
	case m.Recursive && m.Owner != o.by:
		o.found = wasOthers
	default:
		m.signals = m.signals || m.Owner != o.by
		if o.depth < 0 {
			o.depth = m.depth
		}
		if m.depth -= o.depth; m.depth <= 0 {
			m.Owner, m.depth = nil, 0
		}
	}
}

// OpKind implements sched.Kinded.
func (o *lockOp) OpKind() sched.Kind {
	if o.release {
		return "release"
	}
	return "acquire"
}

// Needs implements sched.Needy.
func (o *lockOp) Needs() *sched.Task { return o.m.Owner }

func (o *lockOp) Describe() sched.Desc {
	if o.release {
		return o.m.Desc("release")
	}
	return o.m.Desc("acquire")
}

// Explain implements sched.Explainer.
func (o *lockOp) Explain() sched.Wait {
	if o.release {
		return sched.Wait{About: o.m.Wait(nil, "")}
	}
	w, about := o.m.Explain(o.by)
	about.Signals = o.m.signals || o.m.Owner == o.by && atomic.LoadUint32(&o.m.Given) != 0
	return w
}

// A lockScratch holds the operations of a thread, which does one at a time: using them again
// saves an allocation.
type lockScratch struct {
	lock  lockOp
	count semaphoreOp
}

var lockScratches = proc.NewThreadSlot[lockScratch](nil)

// Acquire takes the lock for the process; ok is false if the time ran out.
func (m *Mutex) Acquire(p *proc.Proc, wait time.Duration) (ok bool, err error) {
	return m.take(p, 1, wait)
}

func (m *Mutex) take(p *proc.Proc, depth int, wait time.Duration) (ok bool, err error) {
	op, task := &lockScratches.Of(p).lock, p.Task()
	*op = lockOp{m: m, by: task, depth: depth, name: handle.TaskName(p), at: p.Mark()}
	err = task.Tell(op, wait)
	if err == sched.ErrTimeout {
		return false, nil
	}
	return err == nil, err
}

// Again reports, for operations on Obj, whether the task has the lock and can take it again.
func (m *Mutex) Again(task *sched.Task) bool { return m.Recursive && m.Owner == task }

// Explain says who has the lock that the task waits for.
func (m *Mutex) Explain(task *sched.Task) (sched.Wait, *report.Wait) {
	about := m.Wait(nil, "")
	w := sched.Wait{About: about}
	if m.Owner != nil {
		w.Needs = []*sched.Task{m.Owner}
		by := report.Holder{Name: m.ownerName, Since: proc.PosOf(m.Taken), Ended: m.Owner.Ended()}
		about.Why = report.Held{Holder: by, Self: m.Owner == task}
	}
	return w, about
}

// A released is what release found.
type released int

// What release can find: a lock that was taken, one that was free, one of others.
const (
	ReleasedOne released = iota
	WasFree
	wasOthers
)

// Release gives back some takings. Others than the owner may release a lock that is not
// recursive.
func (m *Mutex) Release(p *proc.Proc, depth int) (found released, err error) {
	op, task := &lockScratches.Of(p).lock, p.Task()
	*op = lockOp{m: m, by: task, release: true, depth: depth}
	err = task.Tell(op, sched.Forever)
	return op.found, err
}

// State returns, for operations on Obj and for reports, the owner's name, "" if the lock is
// free, and how often it has it.
func (m *Mutex) State() (owner string, depth int) {
	if m.Owner == nil {
		return "", 0
	}
	return m.ownerName, m.depth
}

// Locked is the method locked(), of Python 3.14 for locks that had none before.
func (m *Mutex) Locked(p *proc.Proc) (starlark.Value, error) {
	return handle.Look(p, &m.Obj, "locked", m.Label, func() starlark.Value { return starlark.Bool(m.Owner != nil) })
}

// Owned reports whether the thread that asks has the lock.
func (m *Mutex) Owned(c *handle.Call) (bool, error) {
	task := c.P.Task()
	mine, err := c.Look(&m.Obj, "", m.Label, func() starlark.Value { return starlark.Bool(m.Owner == task) })
	return mine == starlark.True, err
}

// Free releases the lock wholly, and returns how often it was taken; Retake undoes it.
func (m *Mutex) Free(c *handle.Call) (depth int, err error) {
	_, err = m.Release(c.P, -1)
	return lockScratches.Of(c.P).lock.depth, err
}

// Retake takes the lock as often as it was taken when it was freed.
func (m *Mutex) Retake(c *handle.Call, depth int) error {
	_, err := m.take(c.P, depth, sched.Forever)
	return err
}

// Reset makes the lock a free one, whoever has it.
func (m *Mutex) Reset(c *handle.Call) error {
	return c.Act(&m.Obj, "release", m.Label, func() { m.Owner, m.depth = nil, 0 })
}

// MutexOf returns the lock in a Lock or RLock, nil if v is none.
func MutexOf(v any) *Mutex {
	if i, ok := v.(*object.Instance); ok {
		v = i.Base()
	}
	if l, ok := v.(locker); ok {
		return l.AsMutex()
	}
	return nil
}

// A locker is what has a Mutex: a Lock, or what the object of an RLock carries.
type locker interface{ AsMutex() *Mutex }

// AsMutex implements locker.
func (m *Mutex) AsMutex() *Mutex { return m }
