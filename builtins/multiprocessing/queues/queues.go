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

// fastMethods and simpleMethods are those that Attr keeps bound.
var (
	fastMethods = map[string]*starlark.Builtin{
		"put": starlark.NewBuiltin("put", queuePut), "get": starlark.NewBuiltin("get", queueGet),
	}
	simpleMethods = map[string]*starlark.Builtin{
		"put": object.NewMethod("put", simplePut), "get": object.NewMethod("get", simpleGet),
	}
)

func fillQueues() {
	make := func(thread *starlark.Thread, class *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return makeQueue(proc.Of(thread), class, args, kwargs)
	}
	unbound := func(name string) object.MethodFunc {
		return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return starlark.Call(thread, self.(*Queue).bound(nil, name), args, kwargs)
		}
	}
	QueueClass.Define(make, map[string]object.MethodFunc{
		"cancel_join_thread": handle.Method(queueCancelJoinThread),
		"close":              handle.Method(queueClose),
		"empty":              handle.Method(queueEmpty),
		"full":               handle.Method(queueFull),
		"get":                unbound("get"),
		"get_nowait":         handle.Method(queueGetNowait),
		"join_thread":        handle.Method(queueJoinThread),
		"offer":              handle.Method(queueOffer),
		"put":                unbound("put"),
		"put_nowait":         handle.Method(queuePutNowait),
		"qsize":              handle.Method(queueSize),
		"shutdown":           handle.Method(queueShutdown),
	})
	JoinableQueueClass.Define(make, map[string]object.MethodFunc{
		"join": handle.Method(queueJoin), "task_done": handle.Method(queueTaskDone),
	})
	SimpleQueueClass.Define(func(thread *starlark.Thread, class *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := handle.NoArguments("BaseContext.SimpleQueue", args, kwargs); err != nil {
			return nil, err
		}
		return makeQueue(proc.Of(thread), class, nil, nil)
	}, map[string]object.MethodFunc{
		"close": handle.Method(queueClose), "empty": handle.Method(queueEmpty), "get": handle.Method(simpleGet), "put": handle.Method(simplePut),
	})
}

// queueJoin is JoinableQueue.join().
func queueJoin(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("JoinableQueue.join", args, kwargs); err != nil {
		return nil, err
	}
	return q.Tasks.Join(p, &q.obj, &q.Maker)
}

// queueTaskDone is JoinableQueue.task_done().
func queueTaskDone(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("JoinableQueue.task_done", args, kwargs); err != nil {
		return nil, err
	}
	return q.Tasks.TaskDone(p, &q.obj, q.Label)
}

// queueShutdown is Queue.shutdown(immediate=False). pyq: it is that of the module queue,
// for all processes; CPython's multiprocessing has none yet.
func queueShutdown(q *Queue, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := q.checkOpen(p); err != nil {
		return nil, err
	}
	var dropped handle.FIFO[item]
	v, err := q.Tasks.Shutdown(&handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}, &q.obj, q.Label, func() int {
		dropped, q.items = q.items, handle.FIFO[item]{}
		return dropped.N
	})
	for ; dropped.N > 0; dropped.Pop() {
		dropped.At(0).home.Discard(&p.Space)
	}
	return v, err
}

// simplePut is SimpleQueue.put(obj), which needs no bound.
func simplePut(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := simplePutSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	return q.put(p, v[0], sched.Forever)
}

var simplePutSignature = call.NewSignature("SimpleQueue.put(self, obj)")

// simpleGet is SimpleQueue.get().
func simpleGet(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("SimpleQueue.get", args, kwargs); err != nil {
		return nil, err
	}
	return q.do(p, false, item{}, sched.Forever)
}
