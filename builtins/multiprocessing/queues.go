package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// The classes of multiprocessing.queues.
var (
	QueueClass         = core.NewClass("Queue").In("multiprocessing.queues")
	JoinableQueueClass = core.NewClass("JoinableQueue", QueueClass).In("multiprocessing.queues")
	SimpleQueueClass   = core.NewClass("SimpleQueue").In("multiprocessing.queues")
)

// Class returns the queue's class.
func (q *Queue) Class() *core.Class {
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
		"put": core.NewMethod("put", simplePut), "get": core.NewMethod("get", simpleGet),
	}
)

func fillQueues() {
	make := func(thread *starlark.Thread, class *core.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return makeQueue(proc.Of(thread), class, args, kwargs)
	}
	unbound := func(name string) core.MethodFunc {
		return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return starlark.Call(thread, self.(*Queue).bound(nil, name), args, kwargs)
		}
	}
	QueueClass.Define(make, map[string]core.MethodFunc{
		"cancel_join_thread": handleMethod(queueCancelJoinThread),
		"close":              handleMethod(queueClose),
		"empty":              handleMethod(queueEmpty),
		"full":               handleMethod(queueFull),
		"get":                unbound("get"),
		"get_nowait":         handleMethod(queueGetNowait),
		"join_thread":        handleMethod(queueJoinThread),
		"offer":              handleMethod(queueOffer),
		"put":                unbound("put"),
		"put_nowait":         handleMethod(queuePutNowait),
		"qsize":              handleMethod(queueSize),
		"shutdown":           handleMethod(queueShutdown),
	})
	JoinableQueueClass.Define(make, map[string]core.MethodFunc{
		"join": handleMethod(queueJoin), "task_done": handleMethod(queueTaskDone),
	})
	SimpleQueueClass.Define(func(thread *starlark.Thread, class *core.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := noArguments("BaseContext.SimpleQueue", args, kwargs); err != nil {
			return nil, err
		}
		return makeQueue(proc.Of(thread), class, nil, nil)
	}, map[string]core.MethodFunc{
		"close": handleMethod(queueClose), "empty": handleMethod(queueEmpty), "get": handleMethod(simpleGet), "put": handleMethod(simplePut),
	})
}

// queueJoin is JoinableQueue.join().
func queueJoin(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("JoinableQueue.join", args, kwargs); err != nil {
		return nil, err
	}
	return q.tasks.join(p, &q.obj, &q.maker)
}

// queueTaskDone is JoinableQueue.task_done().
func queueTaskDone(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("JoinableQueue.task_done", args, kwargs); err != nil {
		return nil, err
	}
	return q.tasks.taskDone(p, &q.obj, q.label)
}

// queueShutdown is Queue.shutdown(immediate=False). pyq: it is that of the module queue,
// for all processes; CPython's multiprocessing has none yet.
func queueShutdown(q *Queue, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := q.checkOpen(p); err != nil {
		return nil, err
	}
	var dropped fifo[item]
	v, err := q.tasks.shutdown(&Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}, &q.obj, q.label, func() int {
		dropped, q.items = q.items, fifo[item]{}
		return dropped.n
	})
	for ; dropped.n > 0; dropped.pop() {
		dropped.at(0).home.Discard(&p.Space)
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

var simplePutSignature = core.NewSignature("SimpleQueue.put(self, obj)")

// simpleGet is SimpleQueue.get().
func simpleGet(q *Queue, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("SimpleQueue.get", args, kwargs); err != nil {
		return nil, err
	}
	return q.do(p, false, item{}, sched.Forever)
}
