package multiprocessing

import (
	"sync"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A threadQueue is what queue.Queue and its like carry. It is for the threads of one
// process, and hands over the very objects.
type threadQueue struct {
	maker
	obj   sched.Object
	order order
	max   int
	items []starlark.Value // of a PriorityQueue, a heap
	ready int              // items that can be taken
	held  int              // places that are taken, or about to be
	tasks
}

type order int

const (
	firstIn order = iota
	lastIn
	smallest
)

// The classes of the module queue.
var (
	ThreadQueueClass       = core.NewClass("Queue").In("queue")
	LifoQueueClass         = core.NewClass("LifoQueue", ThreadQueueClass).In("queue")
	PriorityQueueClass     = core.NewClass("PriorityQueue", ThreadQueueClass).In("queue")
	ThreadSimpleQueueClass = core.NewClass("SimpleQueue").In("_queue")
)

// TravelTo implements core.Payload.
func (q *threadQueue) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	if err := notSent(c, "queue.Queue"); err != nil {
		return nil, err
	}
	to := &threadQueue{maker: q.maker, order: q.order, max: q.max, ready: q.ready, held: q.ready, tasks: q.tasks}
	for _, v := range q.items {
		v, err := c.Copy(v)
		if err != nil {
			return nil, err
		}
		to.items = append(to.items, v)
	}
	return to, nil
}

var (
	queueInitSignature = core.NewSignature("Queue.__init__(self, maxsize=0)")
	threadPutSignature = core.NewSignature("Queue.put(self, item, block=True, timeout=None)")
	threadGetSignature = core.NewSignature("Queue.get(self, block=True, timeout=None)")
	threadPutNowait    = core.NewSignature("Queue.put_nowait(self, item)")
)

func (q *threadQueue) init(o order, kind string) func(*threadQueue, *Call) error {
	return func(q *threadQueue, c *Call) error {
		var v starlark.Value
		if err := c.Bind(queueInitSignature, &v); err != nil {
			return err
		}
		n, err := intArg(c.Thread, v, 0)
		q.maker, q.order, q.max = makerOf(c.P, kind), o, n
		q.obj.Remember()
		return err
	}
}

func (q *threadQueue) put(c *Call) (starlark.Value, error) {
	var item, block, timeout starlark.Value
	if err := c.Bind(threadPutSignature, &item, &block, &timeout); err != nil {
		return nil, err
	}
	wait, err := c.blockTime(block, timeout)
	if err != nil {
		return nil, err
	}
	if c.Self.Class().Is(ThreadSimpleQueueClass) {
		wait = sched.Forever
	}
	return noReturn(q.putItem(c, item, wait))
}

func (q *threadQueue) putNowait(c *Call) (starlark.Value, error) {
	var item starlark.Value
	if err := c.Bind(threadPutNowait, &item); err != nil {
		return nil, err
	}
	return noReturn(q.putItem(c, item, 0))
}

func (q *threadQueue) putItem(c *Call, item starlark.Value, wait time.Duration) error {
	over := false
	d := q.desc("put")
	d.Detail = core.Short(item)
	err := c.Do(&Op{On: &q.obj, In: putLine, Desc: d, Of: &q.maker, Why: proc.Full{Max: q.max}, Could: "get",
		Test: func() bool { return q.over || q.max <= 0 || q.held < q.max },
		Do: func() {
			if over = q.over; over {
				return
			}
			q.held++
			if q.order != smallest {
				q.items = append(q.items, item)
				q.ready++
				q.undone++
			}
		}}, wait)
	switch {
	case err == sched.ErrTimeout:
		return errFull
	case err != nil:
		return err
	case over:
		return ErrShutDown
	case q.order != smallest:
		return nil
	}
	// The order is the program's to decide, so it is found outside of the
	// operation. No other thread of the process runs meanwhile.
	if err := q.push(c, item); err != nil {
		return err
	}
	return c.Act(&q.obj, "put", q.label, func() { q.ready++; q.undone++ })
}

// push adds to the heap.
func (q *threadQueue) push(c *Call, item starlark.Value) error {
	q.items = append(q.items, item)
	for i := len(q.items) - 1; i > 0; {
		up := (i - 1) / 2
		less, err := core.Compare(c.Thread, "<", q.items[i], q.items[up])
		if err != nil || !less {
			return err
		}
		q.items[i], q.items[up] = q.items[up], q.items[i]
		i = up
	}
	return nil
}

// pop takes the smallest off the heap.
func (q *threadQueue) pop(c *Call) (starlark.Value, error) {
	top, last := q.items[0], len(q.items)-1
	q.items[0], q.items[last] = q.items[last], nil
	q.items = q.items[:last]
	for i := 0; ; {
		small := i
		for _, k := range []int{2*i + 1, 2*i + 2} {
			if k >= last {
				continue
			}
			less, err := core.Compare(c.Thread, "<", q.items[k], q.items[small])
			if err != nil {
				return nil, err
			}
			if less {
				small = k
			}
		}
		if small == i {
			return top, nil
		}
		q.items[i], q.items[small] = q.items[small], q.items[i]
		i = small
	}
}

func (q *threadQueue) get(c *Call) (starlark.Value, error) {
	var block, timeout starlark.Value
	if err := c.Bind(threadGetSignature, &block, &timeout); err != nil {
		return nil, err
	}
	wait, err := c.blockTime(block, timeout)
	if err != nil {
		return nil, err
	}
	return q.getItem(c, wait)
}

func (q *threadQueue) getNowait(c *Call) (starlark.Value, error) {
	if err := c.None("Queue.get_nowait"); err != nil {
		return nil, err
	}
	return q.getItem(c, 0)
}

func (q *threadQueue) getItem(c *Call, wait time.Duration) (v starlark.Value, err error) {
	over := false
	err = c.Do(&Op{On: &q.obj, In: getLine, Desc: q.desc("get"), Of: &q.maker, Why: itIsEmpty, Could: "put",
		Test: func() bool { return q.ready > 0 || q.over },
		Do: func() {
			if over = q.ready == 0; over {
				return
			}
			q.ready--
			q.held--
			switch last := len(q.items) - 1; q.order {
			case firstIn:
				v, q.items[0] = q.items[0], nil
				q.items = q.items[1:]
			case lastIn:
				v, q.items = q.items[last], q.items[:last]
			}
		}}, wait)
	switch {
	case err == sched.ErrTimeout:
		return nil, errEmpty
	case err != nil:
		return nil, err
	case over:
		return nil, ErrShutDown
	case q.order == smallest:
		return q.pop(c)
	}
	return v, nil
}

func (q *threadQueue) taskDone(c *Call) (starlark.Value, error) {
	if err := c.None("Queue.task_done"); err != nil {
		return nil, err
	}
	return q.tasks.taskDone(c.P, &q.obj, q.label)
}

func (q *threadQueue) join(c *Call) (starlark.Value, error) {
	if err := c.None("Queue.join"); err != nil {
		return nil, err
	}
	return q.tasks.join(c.P, &q.obj, &q.maker)
}

// shutdown is Queue.shutdown(immediate=False).
func (q *threadQueue) shutdown(c *Call) (starlark.Value, error) {
	return q.tasks.shutdown(c, &q.obj, q.label, func() (n int) {
		n = q.ready
		q.items, q.ready, q.held = nil, 0, 0
		return n
	})
}

func (q *threadQueue) look(kind string, f func(q *threadQueue) starlark.Value) func(*threadQueue, *Call) (starlark.Value, error) {
	return func(q *threadQueue, c *Call) (starlark.Value, error) {
		if err := c.None("Queue." + kind); err != nil {
			return nil, err
		}
		return c.Look(&q.obj, kind, q.label, func() starlark.Value { return f(q) })
	}
}

func fillThreadQueues() {
	var q *threadQueue
	common := func() Methods[*threadQueue] {
		return Methods[*threadQueue]{
			"put": (*threadQueue).put, "get": (*threadQueue).get, "put_nowait": (*threadQueue).putNowait, "get_nowait": (*threadQueue).getNowait,
			"qsize": q.look("qsize", func(q *threadQueue) starlark.Value { return starlark.MakeInt(q.ready) }),
			"empty": q.look("empty", func(q *threadQueue) starlark.Value { return starlark.Bool(q.ready == 0) }),
			"__repr__": func(q *threadQueue, c *Call) (starlark.Value, error) {
				return starlark.String("<" + c.Self.Class().FullName() + " object at " + address(q.label) + ">"), nil
			},
		}
	}
	full := common()
	full["full"] = q.look("full", func(q *threadQueue) starlark.Value { return starlark.Bool(q.max > 0 && q.ready >= q.max) })
	full["task_done"], full["join"], full["shutdown"] = (*threadQueue).taskDone, (*threadQueue).join, (*threadQueue).shutdown
	Define(ThreadQueueClass, q.init(firstIn, "Queue"), full)
	Define(LifoQueueClass, q.init(lastIn, "LifoQueue"), Methods[*threadQueue]{})
	Define(PriorityQueueClass, q.init(smallest, "PriorityQueue"), Methods[*threadQueue]{})
	Define(ThreadSimpleQueueClass, q.init(firstIn, "SimpleQueue"), common())
	Computed(ThreadQueueClass, "maxsize", func(q *threadQueue, _ *Call) (starlark.Value, error) { return starlark.MakeInt(q.max), nil },
		func(q *threadQueue, c *Call, v starlark.Value) (err error) {
			q.max, err = intArg(c.Thread, v, 0)
			return err
		})
	Computed(ThreadQueueClass, "unfinished_tasks", func(q *threadQueue, _ *Call) (starlark.Value, error) { return starlark.MakeInt(q.undone), nil }, nil)
	Computed(ThreadQueueClass, "is_shutdown", func(q *threadQueue, c *Call) (starlark.Value, error) {
		return c.Look(&q.obj, "is_shutdown", q.label, func() starlark.Value { return starlark.Bool(q.over) })
	}, nil)
	Computed(ThreadQueueClass, "queue", func(q *threadQueue, _ *Call) (starlark.Value, error) {
		return starlark.NewList(append([]starlark.Value(nil), q.items...)), nil
	}, nil)
}

// QueueModule returns the module queue, which is made when it is first called.
var QueueModule = sync.OnceValue(func() *core.Module { return core.NewModule("queue", queueMembers()) })

func queueMembers() starlark.StringDict {
	return starlark.StringDict{"Queue": ThreadQueueClass, "LifoQueue": LifoQueueClass, "PriorityQueue": PriorityQueueClass,
		"SimpleQueue": ThreadSimpleQueueClass, "Empty": core.EmptyClass, "Full": core.FullClass, "ShutDown": ShutDown}
}
