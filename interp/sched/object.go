package sched

import (
	"sync"
	"sync/atomic"
	"time"
)

// Lines is the number of waiting lines of an [Object]. Takers and givers of a
// bounded queue wait in lines of their own, and so do those who wait for its items to
// be done.
const Lines = 3

// An Object is what operations act on: the scheduler's part of a queue, a lock,
// a process's end. Embed it in the thing itself, whose state its lock guards.
// The zero Object is ready to use. An Object belongs to no scheduler: tasks of
// several runs, and the host, may use it together.
type Object struct {
	mu       sync.Mutex
	lines    [Lines]line
	reading  time.Duration // see Task.Reading
	held     atomic.Bool
	external bool
	news     chan struct{} // of an external object: something has come
	past     *history      // nil unless Remember was called

	// Serial runs that wait for the host to act on the object.
	watchers []*Scheduler
}

// External declares that the object's operations are ended from outside of the
// run and in no time: standard input. It must be called before the first use.
func (o *Object) External() { o.external, o.news = true, make(chan struct{}, 1) }

// Hold declares that the host can act on the object, so that waiting for it is
// no deadlock. Safe for concurrent use; affects operations that park later.
func (o *Object) Hold() { o.held.Store(true) }

// Release ends what Hold began. Runs that wait for the object and for nothing
// else are told of their deadlock. Safe for concurrent use.
func (o *Object) Release() {
	var waiting []*Scheduler
	o.mu.Lock()
	o.held.Store(false)
	for i := range o.lines {
		for w := o.lines[i].head; w != nil; w = w.next {
			if w.held.Swap(false) {
				w.task.s.counts.Add(-heldUnit)
				waiting = append(waiting, w.task.s)
			}
		}
	}
	poke := o.takeWatchers()
	o.mu.Unlock()
	for _, s := range waiting {
		s.recheck()
	}
	o.poke(poke)
}

// takeWatchers returns the serial runs that want to know of a change. The caller
// holds the lock, and calls poke when it has released it.
func (o *Object) takeWatchers() []*Scheduler {
	w := o.watchers
	o.watchers = nil
	return w
}

func (o *Object) poke(watchers []*Scheduler) {
	for _, s := range watchers {
		s.poke(o)
	}
}

// Update runs f with the object's lock held and then carries out what waited for
// the change. It is how a host, or a goroutine that serves a run, acts on an
// object; a task uses Do.
func (o *Object) Update(f func()) {
	o.mu.Lock()
	f()
	woken := o.serve()
	poke := o.takeWatchers()
	o.mu.Unlock()
	signalAll(woken)
	o.poke(poke)
	if o.external {
		select {
		case o.news <- struct{}{}:
		default: // the last news were not heard yet
		}
	}
}

// Peek runs f with the object's lock held, to read what a host or a report tells of it. What a
// program sees, and what a task does, must not depend on that: a task uses Do.
func (o *Object) Peek(f func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f()
}

// The states of a waiter. Only the winner of the change from waiting to another
// state may wake the task.
const (
	idle int32 = iota
	waiting
	completed // the effect happened
	timedOut
	stopped
)

// A waiter is a task's place in a line. A task waits for one thing at a time, so
// it has one waiter, which it uses again and again.
type waiter struct {
	task  *Task
	op    Op
	state atomic.Int32

	// Guarded by the object's lock.
	prev, next *waiter
	linked     bool

	external bool        // the wait counts as running; set before state
	held     atomic.Bool // the wait is counted as one that the host can end
	timer    timer
}

// A line is a doubly linked list of waiters, guarded by the object's lock.
type line struct{ head, tail *waiter }

func (l *line) push(w *waiter) {
	w.prev, w.next, w.linked = l.tail, nil, true
	if l.tail == nil {
		l.head = w
	} else {
		l.tail.next = w
	}
	l.tail = w
}

func (l *line) remove(w *waiter) {
	if w.prev == nil {
		l.head = w.next
	} else {
		w.prev.next = w.next
	}
	if w.next == nil {
		l.tail = w.prev
	} else {
		w.next.prev = w.prev
	}
	w.prev, w.next, w.linked = nil, nil, false
}

// serve carries out every operation that can go on now and returns its tasks,
// counted as running but not yet signalled, linked through next. The caller
// holds the lock and signals after releasing it.
func (o *Object) serve() (woken *waiter) {
	if o.lines[0].head == nil && o.lines[1].head == nil && o.lines[2].head == nil {
		return nil
	}
	last := &woken
	for again := true; again; {
		again = false
		for i := range o.lines {
			l := &o.lines[i]
			for w := l.head; w != nil; w = l.head {
				if w.task.s.serial != nil {
					break // it is served in its own run, which is poked
				}
				if w.state.Load() == waiting && !w.op.Ready() {
					break
				}
				l.remove(w)
				// Another may have won: a deadline, a stop. Then the task
				// wakes by itself and this place in the line is void. Its
				// operation is still valid: the task takes the lock before
				// it goes on.
				if w.claim(completed) {
					w.op.Apply()
					w.task.meet(o, w.op, true)
					w.task.emitWaited("")
					*last, last = w, &w.next
					again = true
				}
			}
		}
	}
	return woken
}

// claim tries to end the wait in the given state. The winner must signal the
// task; until it does, the task is counted as running already.
func (w *waiter) claim(state int32) bool {
	if !w.state.CompareAndSwap(waiting, state) {
		return false
	}
	if !w.external {
		w.task.s.counts.Add(1)
	}
	return true
}

func (w *waiter) signal() { w.task.wake <- struct{}{} }

// signalAll signals a list made by serve.
func signalAll(w *waiter) {
	for w != nil {
		next := w.next // the task may use its waiter again once signalled
		w.next = nil
		w.signal()
		w = next
	}
}
