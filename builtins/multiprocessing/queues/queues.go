package queues

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The classes of multiprocessing.queues.
var (
	QueueClass         = object.NewClass("Queue").In("multiprocessing.queues")
	JoinableQueueClass = object.NewClass("JoinableQueue", QueueClass).In("multiprocessing.queues")
	SimpleQueueClass   = object.NewClass("SimpleQueue").In("multiprocessing.queues")
)

// Class returns the queue's class.
func (q *Queue) Class() *object.Class {
	if q.class == nil {
		return QueueClass
	}
	return q.class
}

func fillQueues() {
	QueueClass.Define(call.M1("def BaseContext.Queue(self, maxsize=0)", makeQueue),
		call.M3("def Queue.put(self, obj, block=True, timeout=None)", queuePut),
		call.M1("def Queue.put_nowait(self, obj)", queuePutNowait),
		call.M2("def Queue.offer(self, obj, timeout=None)", queueOffer),
		call.M3("def Queue.get(self, block=True, timeout=None, *, default=...)", queueGet),
		call.M1("def Queue.get_nowait(self, *, default=...)", queueGetNowait),
		call.M0("def Queue.empty(self)", queueEmpty),
		call.M0("def Queue.full(self)", queueFull),
		call.M0("def Queue.qsize(self)", queueSize),
		call.M0("def Queue.close(self)", queueClose),
		call.M1("def Queue.shutdown(self, immediate=False)", queueShutdown),
		call.M0("def Queue.join_thread(self)", queueJoinThread),
		call.M0("def Queue.cancel_join_thread(self)", queueCancelJoinThread),
	)
	JoinableQueueClass.Define(call.M1("def BaseContext.JoinableQueue(self, maxsize=0)", makeQueue),
		call.M3("def JoinableQueue.put(self, obj, block=True, timeout=None)", queuePut),
		call.M0("def JoinableQueue.join(self)", queueJoin),
		call.M0("def JoinableQueue.task_done(self)", queueTaskDone),
	)
	SimpleQueueClass.Define(call.M0("def BaseContext.SimpleQueue(self)", func(thread *starlark.Thread, class *object.Class) (starlark.Value, error) {
		return makeQueue(thread, class, nil)
	}),
		call.M1("def SimpleQueue.put(self, obj)", simplePut),
		call.M0("def SimpleQueue.get(self)", simpleGet),
		call.M0("def SimpleQueue.empty(self)", queueEmpty),
		call.M0("def SimpleQueue.close(self)", queueClose),
	)
}

// queueJoin is JoinableQueue.join().
func queueJoin(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	return q.Tasks.Join(proc.Of(thread), &q.obj, &q.Maker)
}

// queueTaskDone is JoinableQueue.task_done().
func queueTaskDone(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	return q.Tasks.TaskDone(proc.Of(thread), &q.obj, q.Label)
}

// queueShutdown is Queue.shutdown(immediate=False). pyq: it is that of the module queue,
// for all processes; CPython's multiprocessing has none yet.
func queueShutdown(thread *starlark.Thread, q *Queue, immediate starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	if err := q.checkOpen(p); err != nil {
		return nil, err
	}
	var dropped handle.FIFO[item]
	v, err := q.Tasks.Shutdown(thread, immediate, &q.obj, q.Label, func() int {
		dropped, q.items = q.items, handle.FIFO[item]{}
		return dropped.N
	})
	for ; dropped.N > 0; dropped.Pop() {
		dropped.At(0).home.Discard(&p.Space)
	}
	return v, err
}

// simplePut is SimpleQueue.put(obj), which needs no bound.
func simplePut(thread *starlark.Thread, q *Queue, obj starlark.Value) (starlark.Value, error) {
	return q.put(proc.Of(thread), obj, sched.Forever)
}

// simpleGet is SimpleQueue.get().
func simpleGet(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	return q.do(proc.Of(thread), false, item{}, sched.Forever)
}
