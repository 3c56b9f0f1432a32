package queue

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// Tasks is what the queues of multiprocessing and those of the module queue have in common
// beside their items: how many were put and are not done, and whether the queue was shut
// down. The queue's object guards it.
type Tasks struct {
	Undone int
	Over   bool
}

// ShutDown is queue.ShutDown, of Python 3.13.
var ShutDown = object.NewClass("ShutDown", object.ExceptionClass).In("queue")

// ErrShutDown is what put raises once the queue was shut down, and get once it is empty too.
var ErrShutDown = &raise.Error{Class: "queue.ShutDown"}

// ItIsEmpty is why get waits.
const ItIsEmpty = report.Because("it is empty")

// joinLine is the line of those that wait for a queue's items to be done.
const joinLine = 2

// Join is the operation of Queue.join(): it waits until every item is done.
func (t *Tasks) Join(p *proc.Proc, on *sched.Object, of *handle.Maker) (starlark.Value, error) {
	return handle.NoReturn(p.Task().Do(&handle.Op{On: on, In: joinLine, Desc: of.Desc("join"), Test: func() bool { return t.Undone == 0 },
		Of: of, Could: "call task_done()", About: func(_ *sched.Wait, w *report.Wait) { w.Why = report.Undone{Items: t.Undone} }}, sched.Forever))
}

// TaskDone is the operation of Queue.task_done().
func (t *Tasks) TaskDone(p *proc.Proc, on *sched.Object, label string) (starlark.Value, error) {
	ok := false
	err := handle.Act(p, on, "task_done", label, func() {
		if ok = t.Undone > 0; ok {
			t.Undone--
		}
	})
	if err == nil && !ok {
		err = raise.Errorf("ValueError", "task_done() called too many times")
	}
	return handle.NoReturn(err)
}

// Shutdown is the operation of Queue.shutdown(immediate=False): nothing can be put any
// more, and what is there can be got, or is dropped at once. drop empties the queue and
// answers how many items that were. Whoever waits in put, get or join finds out.
func (t *Tasks) Shutdown(thread *starlark.Thread, now starlark.Value, on *sched.Object, label string, drop func() int) (starlark.Value, error) {
	immediate := false
	if now != nil {
		var err error
		if immediate, err = object.IsTrue(thread, now); err != nil {
			return nil, err
		}
	}
	return handle.NoReturn(handle.Act(proc.Of(thread), on, "shutdown", label, func() {
		t.Over = true
		if immediate {
			t.Undone = max(0, t.Undone-drop())
		}
	}))
}
