package queue

import (
	"slices"
	"sync"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A threadQueue is what queue.Queue and its like carry. It is for the threads of one
// process, and hands over the very objects.
type threadQueue struct {
	handle.Maker
	obj   sched.Object
	order order
	max   int
	items []starlark.Value // of a PriorityQueue, a heap
	ready int              // items that can be taken
	held  int              // places that are taken, or about to be
	// sorting is the state of a PriorityQueue whose items are being put in order: that is
	// the program's to decide, and takes more than an operation. Who does it has them. So has
	// who calls the methods of a program's class that keep the items, if hooked: place is theirs.
	sorting bool
	hooked  bool
	place   starlark.Value
	Tasks
}

type order int

const (
	firstIn order = iota
	lastIn
	smallest
)

// The classes of the module queue.
var (
	QueueClass         = object.NewClass("Queue").In("queue")
	LifoQueueClass     = object.NewClass("LifoQueue", QueueClass).In("queue")
	PriorityQueueClass = object.NewClass("PriorityQueue", QueueClass).In("queue")
	SimpleQueueClass   = object.NewClass("SimpleQueue").In("_queue").Static()
)

// TravelTo implements object.Payload.
func (q *threadQueue) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	if err := handle.NotSent(c, "queue.Queue", "_thread.lock"); err != nil {
		return nil, err
	}
	to := &threadQueue{Maker: q.CopiedTo(c), order: q.order, max: q.max, ready: q.ready, held: q.ready, hooked: q.hooked, Tasks: q.Tasks}
	if q.place != nil {
		v, err := c.Copy(q.place)
		if err != nil {
			return nil, err
		}
		to.place = v
	}
	for _, v := range q.items {
		v, err := c.Copy(v)
		if err != nil {
			return nil, err
		}
		to.items = append(to.items, v)
	}
	return to, nil
}

// initialize is Queue.__init__(maxsize=0) of a class of queues.
func initialize(o order, kind string) func(*threadQueue, *handle.Call, starlark.Value) (starlark.Value, error) {
	return func(q *threadQueue, c *handle.Call, maxsize starlark.Value) (starlark.Value, error) {
		n, err := handle.IntArg(c.Thread, maxsize, 0)
		if err != nil {
			return nil, err
		}
		q.Maker, q.order, q.max = handle.MakerOf(c.P, kind), o, n
		q.ForThreads("queue." + kind)
		q.obj.Remember()
		return handle.NoReturn(q.setUp(c))
	}
}

// waitTime converts the arguments block and timeout, which must not be negative here.
func waitTime(thread *starlark.Thread, block, timeout starlark.Value) (time.Duration, error) {
	wait, err := handle.WaitTime(thread, block, timeout)
	if err != nil || !object.Truth(block, true) || timeout == nil || timeout == starlark.None {
		return wait, err
	}
	if s, err := number.Number(thread, timeout); err == nil && s < 0 {
		return 0, raise.Errorf("ValueError", "'timeout' must be a non-negative number")
	}
	return wait, nil
}

// put is Queue.put(item, block=True, timeout=None).
func (q *threadQueue) put(c *handle.Call, item, block, timeout starlark.Value) (starlark.Value, error) {
	wait, err := waitTime(c.Thread, block, timeout)
	if err != nil {
		return nil, err
	}
	return handle.NoReturn(q.putItem(c, item, wait))
}

// putSimple is SimpleQueue.put, whose other parameters are there for those who know Queue's.
func (q *threadQueue) putSimple(c *handle.Call, item, _, _ starlark.Value) (starlark.Value, error) {
	return handle.NoReturn(q.putItem(c, item, sched.Forever))
}

// putNowait is Queue.put_nowait(item).
func (q *threadQueue) putNowait(c *handle.Call, item starlark.Value) (starlark.Value, error) {
	return handle.NoReturn(q.putItem(c, item, 0))
}

func (q *threadQueue) putItem(c *handle.Call, item starlark.Value, wait time.Duration) error {
	var items []starlark.Value
	over := false
	d := q.Desc("put")
	d.Detail = text.Short(item)
	err := c.Do(&handle.Op{On: &q.obj, In: PutLine, Desc: d, Of: &q.Maker, Could: "get",
		About: func(_ *sched.Wait, w *report.Wait) { w.Why = report.Full{Max: q.max} },
		Test:  func() bool { return !q.sorting && (q.Over || q.max <= 0 || q.held < q.max) },
		Do: func() {
			if over = q.Over; over {
				return
			}
			if q.sorting = q.hooked; q.sorting {
				return
			}
			q.held++
			if q.sorting = q.order == smallest; q.sorting {
				items, q.items = q.items, nil
				return
			}
			q.items = append(q.items, item)
			q.ready++
			q.Undone++
		}}, wait)
	switch {
	case err == sched.ErrTimeout:
		return ErrFull
	case err != nil:
		return err
	case over:
		return ErrShutDown
	case q.hooked:
		return q.putHooked(c, item)
	case q.order != smallest:
		return nil
	}
	items = append(items, item)
	err = push(c, items)
	q.sorted(c, "put", items, func() {
		q.ready++ // as under CPython, also if it could not be compared
		if err == nil {
			q.Undone++
		}
	})
	return err
}

// sorted ends the sorting, also in a thread that is being stopped, unless the queue was shut down
// meanwhile and has dropped its items.
func (q *threadQueue) sorted(c *handle.Call, kind string, items []starlark.Value, f func()) {
	d := sched.Desc{Kind: sched.Kind(kind), Object: q.Label}
	c.P.Task().Must(&handle.Op{On: &q.obj, Desc: d, Do: func() {
		if q.sorting {
			q.sorting, q.items = false, items
			f()
		}
	}})
}

// push puts the last item of a heap in its place.
func push(c *handle.Call, items []starlark.Value) error {
	for i := len(items) - 1; i > 0; {
		up := (i - 1) / 2
		less, err := object.Compare(c.Thread, "<", items[i], items[up])
		if err != nil || !less {
			return err
		}
		items[i], items[up] = items[up], items[i]
		i = up
	}
	return nil
}

// pop takes the smallest off a heap, and returns what is left.
func pop(c *handle.Call, items []starlark.Value) (top starlark.Value, left []starlark.Value, err error) {
	last := len(items) - 1
	top = items[0]
	items[0], items[last] = items[last], nil
	items = items[:last]
	for i := 0; ; {
		small := i
		for _, k := range []int{2*i + 1, 2*i + 2} {
			if k >= last {
				continue
			}
			less, err := object.Compare(c.Thread, "<", items[k], items[small])
			if err != nil {
				return nil, items, err
			}
			if less {
				small = k
			}
		}
		if small == i {
			return top, items, nil
		}
		items[i], items[small] = items[small], items[i]
		i = small
	}
}

// get is Queue.get(block=True, timeout=None).
func (q *threadQueue) get(c *handle.Call, block, timeout starlark.Value) (starlark.Value, error) {
	wait, err := waitTime(c.Thread, block, timeout)
	if err != nil {
		return nil, err
	}
	return q.getItem(c, wait)
}

// getNowait is Queue.get_nowait().
func (q *threadQueue) getNowait(c *handle.Call) (starlark.Value, error) { return q.getItem(c, 0) }

func (q *threadQueue) getItem(c *handle.Call, wait time.Duration) (v starlark.Value, err error) {
	var items []starlark.Value
	over := false
	err = c.Do(&handle.Op{On: &q.obj, In: GetLine, Desc: q.Desc("get"), Of: &q.Maker, Why: ItIsEmpty, Could: "put",
		Test: func() bool { return !q.sorting && (q.ready > 0 || q.Over) },
		Do: func() {
			if over = q.ready == 0; over {
				return
			}
			if q.sorting = q.hooked; q.sorting {
				return
			}
			q.ready--
			q.held--
			if q.sorting = q.order == smallest; q.sorting {
				items, q.items = q.items, nil
				return
			}
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
		return nil, ErrEmpty
	case err != nil:
		return nil, err
	case over:
		return nil, ErrShutDown
	case q.hooked:
		return q.getHooked(c)
	case q.order == smallest:
		v, items, err = pop(c, items)
		q.sorted(c, "", items, func() {})
	}
	return v, err
}

// taskDone is Queue.task_done().
func (q *threadQueue) taskDone(c *handle.Call) (starlark.Value, error) {
	return q.Tasks.TaskDone(c.P, &q.obj, q.Label)
}

// join is Queue.join().
func (q *threadQueue) join(c *handle.Call) (starlark.Value, error) {
	return q.Tasks.Join(c.P, &q.obj, &q.Maker)
}

// shutdown is Queue.shutdown(immediate=False).
func (q *threadQueue) shutdown(c *handle.Call, immediate starlark.Value) (starlark.Value, error) {
	return q.Tasks.Shutdown(c.Thread, immediate, &q.obj, q.Label, func() (n int) {
		n = q.ready
		q.items, q.ready, q.held, q.sorting = nil, 0, 0, false
		return n
	})
}

// repr is that of an object whose class has none.
func (q *threadQueue) repr(c *handle.Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().FullName() + " object at " + handle.Address(q.Label) + ">"), nil
}

// asks is a method that observes the queue.
func asks(signature, kind string, f func(q *threadQueue) starlark.Value) *call.Entry {
	return handle.M0(signature, func(q *threadQueue, c *handle.Call) (starlark.Value, error) {
		return c.Look(&q.obj, kind, q.Label, func() starlark.Value { return f(q) })
	})
}

func (q *threadQueue) size() starlark.Value { return starlark.MakeInt(q.ready) }

func (q *threadQueue) empty() starlark.Value { return starlark.Bool(q.ready == 0) }

func (q *threadQueue) full() starlark.Value { return starlark.Bool(q.max > 0 && q.ready >= q.max) }

func fillThreadQueues() {
	handle.Define[threadQueue](QueueClass, handle.M1("def Queue.__init__(self, maxsize=0)", initialize(firstIn, "Queue")),
		handle.M3("def Queue.put(self, item, block=True, timeout=None)", (*threadQueue).put),
		handle.M2("def Queue.get(self, block=True, timeout=None)", (*threadQueue).get),
		handle.M1("def Queue.put_nowait(self, item)", (*threadQueue).putNowait),
		handle.M0("def Queue.get_nowait(self)", (*threadQueue).getNowait),
		asks("def Queue.qsize(self)", "qsize", (*threadQueue).size),
		asks("def Queue.empty(self)", "empty", (*threadQueue).empty),
		asks("def Queue.full(self)", "full", (*threadQueue).full),
		handle.M0("def Queue.task_done(self)", (*threadQueue).taskDone),
		handle.M0("def Queue.join(self)", (*threadQueue).join),
		handle.M1("def Queue.shutdown(self, immediate=False)", (*threadQueue).shutdown),
		handle.M0("slot __repr__(self, /)", (*threadQueue).repr),
	)
	QueueClass.Define(nil, hooks()...)
	handle.Define[threadQueue](LifoQueueClass, handle.M1("def Queue.__init__(self, maxsize=0)", initialize(lastIn, "LifoQueue")))
	handle.Define[threadQueue](PriorityQueueClass, handle.M1("def Queue.__init__(self, maxsize=0)", initialize(smallest, "PriorityQueue")))
	newSimple := initialize(firstIn, "SimpleQueue")
	handle.DefineEmpty[threadQueue](SimpleQueueClass, handle.M0("SimpleQueue(self, /)", func(q *threadQueue, c *handle.Call) (starlark.Value, error) {
		return newSimple(q, c, nil)
	}).Named("__init__"),
		handle.M3("SimpleQueue.put(self, item, block=True, timeout=None)", (*threadQueue).putSimple),
		handle.M2("SimpleQueue.get(self, block=True, timeout=None)", (*threadQueue).get),
		handle.M1("SimpleQueue.put_nowait(self, item)", (*threadQueue).putNowait),
		handle.M0("SimpleQueue.get_nowait(self, /)", (*threadQueue).getNowait),
		asks("SimpleQueue.qsize(self, /)", "qsize", (*threadQueue).size),
		asks("SimpleQueue.empty(self, /)", "empty", (*threadQueue).empty),
		handle.M0("slot __repr__(self, /)", (*threadQueue).repr),
	)
	computed := func(name string, get func(q *threadQueue) starlark.Value, set func(*threadQueue, *handle.Call, starlark.Value) error) {
		handle.Computed(QueueClass, name, func(q *threadQueue, c *handle.Call) (starlark.Value, error) {
			return c.Look(&q.obj, name, q.Label, func() starlark.Value { return get(q) })
		}, set)
	}
	computed("maxsize", func(q *threadQueue) starlark.Value { return starlark.MakeInt(q.max) }, (*threadQueue).setMax)
	computed("unfinished_tasks", func(q *threadQueue) starlark.Value { return starlark.MakeInt(q.Undone) }, nil)
	computed("is_shutdown", func(q *threadQueue) starlark.Value { return starlark.Bool(q.Over) }, nil)
	computed("queue", func(q *threadQueue) starlark.Value {
		if q.place != nil {
			return q.place
		}
		return starlark.NewList(slices.Clone(q.items))
	}, (*threadQueue).setPlace)
}

// setMax changes the attribute maxsize. Whoever waits for a place may find one.
func (q *threadQueue) setMax(c *handle.Call, v starlark.Value) error {
	n, err := handle.IntArg(c.Thread, v, 0)
	if err != nil {
		return err
	}
	return c.Act(&q.obj, "maxsize", q.Label, func() { q.max = n })
}

// Module returns the module queue, which is made when it is first called.
var Module = sync.OnceValue(func() *module.Module { return module.New("queue", queueMembers()) })

func queueMembers() starlark.StringDict {
	return starlark.StringDict{"Queue": QueueClass, "LifoQueue": LifoQueueClass, "PriorityQueue": PriorityQueueClass,
		"SimpleQueue": SimpleQueueClass, "_PySimpleQueue": SimpleQueueClass, "Empty": object.EmptyClass, "Full": object.FullClass, "ShutDown": ShutDown}
}
