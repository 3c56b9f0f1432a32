package multiprocessing

import (
	"time"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Mutex is what locks are made of that know their owner: one thread of one process.
// It stays locked when its owner ends. It is safe for concurrent use; those who wait are
// served in the order in which they came.
type Mutex struct {
	maker
	obj       sched.Object
	recursive bool
	owner     *sched.Task // nil while it is free
	ownerName string
	ownerProc *proc.Proc
	depth     int // how often the owner has taken it
	taken     sched.Pos
}

// NewMutex returns a free lock. kind names it in reports.
func NewMutex(p *proc.Proc, kind string, recursive bool) *Mutex {
	return &Mutex{maker: makerOf(p, kind), recursive: recursive}
}

// Acquire takes the lock; ok is false if the time ran out.
func (m *Mutex) Acquire(c *Call, wait time.Duration) (ok bool, err error) {
	return m.take(c, 1, wait)
}

func (m *Mutex) take(c *Call, depth int, wait time.Duration) (ok bool, err error) {
	task, at, name := c.P.Task(), c.P.Where(), taskName(c.P)
	err = task.Tell(&Op{On: &m.obj, Desc: m.desc("acquire", ""), About: m.explain(task),
		Test: m.available(m.recursive && m.isOwner(task)),
		Do: func() {
			if m.owner == nil {
				m.owner, m.ownerName, m.ownerProc, m.taken = task, name, c.P, at
			}
			m.depth += depth
		}}, wait)
	if err == sched.ErrTimeout {
		return false, nil
	}
	return err == nil, err
}

// available returns the test whether the lock can be taken. Its owner, who may take it again,
// need not wait in line: nil is always ready.
func (m *Mutex) available(mine bool) func() bool {
	if mine {
		return nil
	}
	return func() bool { return m.owner == nil }
}

// isOwner reports whether the task, which asks for itself, has the lock. Nobody else can
// change that, if the lock is recursive.
func (m *Mutex) isOwner(task *sched.Task) (mine bool) {
	m.obj.With(func() { mine = m.owner == task })
	return mine
}

// explain says who has the lock.
func (m *Mutex) explain(task *sched.Task) func(*sched.Desc) {
	return func(d *sched.Desc) {
		if m.owner == nil {
			return
		}
		d.Needs = []*sched.Task{m.owner}
		switch {
		case m.owner == task:
			d.Why = "this process holds it itself, since " + m.taken.String()
		case m.owner.Ended():
			d.Why = m.ownerName + " took it at " + m.taken.String() + " and ended without releasing it"
		default:
			d.Why = m.ownerName + " holds it, since " + m.taken.String()
		}
	}
}

// taskName names who computes now, in messages.
func taskName(p *proc.Proc) string {
	if t := p.ThreadName(); t != "" {
		return p.Name() + "|" + t
	}
	return p.Name()
}

// What Release found.
type released int

const (
	releasedOne released = iota
	wasFree
	wasOthers
)

// release gives back one taking. Others than the owner may release a lock that is not
// recursive.
func (m *Mutex) release(c *Call, depth int) (found released, err error) {
	task := c.P.Task()
	err = task.Tell(&Op{On: &m.obj, Desc: m.desc("release", ""), Do: func() {
		switch {
		case m.owner == nil:
			found = wasFree
		case m.recursive && m.owner != task:
			found = wasOthers
		default:
			if m.depth -= depth; m.depth <= 0 {
				m.owner, m.ownerProc, m.depth = nil, nil, 0
			}
		}
	}}, sched.Forever)
	return found, err
}

// state returns the owner's name, "" if the lock is free, and how often it has it. It is
// no operation: for reprs.
func (m *Mutex) state() (owner string, depth int) {
	m.obj.With(func() {
		if m.owner != nil {
			owner, depth = m.ownerName, m.depth
		}
	})
	return owner, depth
}

// A conditionLock is what a Condition can be made with.
type conditionLock interface {
	owned(c *Call) bool
	// free releases the lock wholly; retake undoes it.
	free(c *Call) (depth int, err error)
	retake(c *Call, depth int) error
}

// owned reports whether the thread that asks has the lock. Nobody else can change that.
func (m *Mutex) owned(c *Call) bool { return m.isOwner(c.P.Task()) }

func (m *Mutex) free(c *Call) (depth int, err error) {
	m.obj.With(func() { depth = m.depth })
	_, err = m.release(c, depth)
	return depth, err
}

func (m *Mutex) retake(c *Call, depth int) error {
	_, err := m.take(c, depth, sched.Forever)
	return err
}

// LockOf returns the lock in a Lock or RLock, nil if v is none.
func lockOf(v any) conditionLock {
	switch v := v.(type) {
	case *Lock:
		return v
	case *core.Instance:
		if l, ok := v.Base().(interface{ mutex() conditionLock }); ok {
			return l.mutex()
		}
	}
	return nil
}
