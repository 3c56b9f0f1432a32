package queues

import (
	"fmt"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/queue"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Queue is Python's multiprocessing.Queue: first in, first out, between any
// number of processes. It is safe for concurrent use.
//
// pyq: put copies the object at once, inside put. CPython does it later, in a
// feeder thread, so that a change right after put may or may not arrive. Items
// of one producer stay in order, those of several in the order of their puts,
// and those who wait are served in the order in which they came.
type Queue struct {
	handle.Maker
	obj   sched.Object
	max   int           // 0: without bound
	class *object.Class // nil for Queue

	// Guarded by obj.
	items       handle.FIFO[item]
	queue.Tasks      // those of a JoinableQueue can be joined
	taken       bool // something was got
	used        bool // something was put

	putBound, getBound atomic.Pointer[call.Builtin] // bound methods, see Attr
}

// An item is an object in a queue with the number of the event that put it.
type item struct {
	v    starlark.Value
	seq  uint64
	home *memory.Home // of what v holds, see memory.Copy
}

var (
	_ starlark.HasAttrs = (*Queue)(nil)
	_ memory.Traveler   = (*Queue)(nil)
)

// NewQueue returns a queue for at most max items, without bound if max is not
// positive. label names it in reports, made says where it was made.
func NewQueue(max int, label string, made sched.Pos) *Queue {
	q := &Queue{Maker: handle.Maker{Label: label, Made: made}, max: maxsize(max)}
	q.obj.Remember()
	return q
}

func maxsize(n int) int { return max(n, 0) }

// makeQueue is multiprocessing.Queue(maxsize=0), and JoinableQueue and SimpleQueue.
func makeQueue(thread *starlark.Thread, class *object.Class, maxsize starlark.Value) (starlark.Value, error) {
	max, err := bound(maxsize)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	q := NewQueue(max, "", sched.Pos{})
	q.Maker, q.class = handle.MakerOf(p, class.ShortName()), class
	process.NoteOwn(p, process.OwnQueue, q)
	p.World().Show(q.content)
	return q, nil
}

// bound converts the argument maxsize.
func bound(maxsize starlark.Value) (int, error) {
	switch n := maxsize.(type) {
	case nil:
		return 0, nil
	case starlark.Bool:
		if n {
			return 1, nil
		}
		return 0, nil
	case starlark.Int:
		max, ok := smallInt(n)
		if !ok {
			return 0, raise.Errorf("OverflowError", "Python int too large to convert to C int")
		}
		return max, nil
	case starlark.Float:
		return 0, raise.New(fact.NotInteger, "float")
	default:
		return 0, raise.New(fact.NotOrdered, "<=", object.TypeName(n), "int")
	}
}

// TellVain implements lonely.
func (q *Queue) TellVain(p *proc.Proc, _ map[sched.Pos]bool) error {
	if !q.Private() || q.taken || q.items.N == 0 {
		return nil
	}
	n := q.items.N // which no other process changes
	return p.Warn(process.PlaceOf(p, q.Made), fmt.Sprintf("%s made this queue itself: nobody else can get the %s in it", p.Label(), counted(n, "item")),
		"make the Queue in the parent, and hand it to the process: args=(q,)")
}

// content shows what is in the queue, locking it if the run goes on.
func (q *Queue) content(live bool) (c report.Content) {
	if live {
		q.obj.Peek(func() { c = q.content(false) })
		return c
	}
	c.Object, c.Made = q.Label, q.Made
	for i := range q.items.N {
		c.Items = append(c.Items, text.Short(q.items.At(i).v))
	}
	return c
}

// smallInt converts an int that CPython can make a semaphore of.
func smallInt(n starlark.Int) (int, bool) {
	v, ok := n.Int64()
	return int(max(v, -1)), ok && v < 1<<31
}

func (q *Queue) String() string {
	return "<" + q.Class().FullName() + " object at " + handle.Address(q.Label) + ">"
}
func (q *Queue) Type() string          { return q.Class().Name() }
func (q *Queue) Freeze()               {}
func (q *Queue) Truth() starlark.Bool  { return true }
func (q *Queue) Hash() (uint32, error) { return starlark.String(q.Label).Hash() }

// Travel returns the queue itself, and notes who gets it.
func (q *Queue) Travel(c *memory.Copier) (starlark.Value, error) {
	return q, q.TravelsLocked(c)
}

// Held declares that the host can put and get, so that waiting for the queue is
// no deadlock; Release ends it.
func (q *Queue) Held() { q.obj.Hold() }

// Release ends what Held began.
func (q *Queue) Release() { q.obj.Release() }

// queueOp is a put or a get. While it waits it is in the line of its kind.
type queueOp struct {
	q     *Queue
	isPut bool
	done  bool
	over  bool // the queue was shut down
	item  item
}

func (o *queueOp) Object() *sched.Object { return &o.q.obj }

func (o *queueOp) Line() int {
	if o.isPut {
		return queue.PutLine
	}
	return queue.GetLine
}

func (o *queueOp) Ready() bool {
	if o.isPut {
		return o.q.max == 0 || o.q.items.N < o.q.max || o.q.Over
	}
	return o.q.items.N > 0 || o.q.Over
}

func (o *queueOp) Apply() {
	if o.over = o.q.Over && (o.isPut || o.q.items.N == 0); o.over {
		return
	}
	o.done = true
	if o.isPut {
		o.q.items.Push(o.item)
		o.q.Undone++
		o.q.used = true
	} else {
		o.item, o.q.taken = o.q.items.Pop(), true
	}
}

// OpKind implements sched.Kinded.
func (o *queueOp) OpKind() sched.Kind {
	if o.isPut {
		return "put"
	}
	return "get"
}

func (o *queueOp) Describe() sched.Desc {
	d := o.q.Desc("get")
	if o.isPut || o.done {
		d.Detail = text.Short(o.item.v)
	}
	if o.isPut {
		d.Kind = "put"
		// The event's number belongs in the queue. If the put has happened, it
		// was just now, and its item is the last one.
		if o.done {
			d.Seq = &o.q.items.At(o.q.items.N - 1).seq
		}
		return d
	}
	d.Answers = o.item.seq
	return d
}

// Explain implements sched.Explainer.
func (o *queueOp) Explain() sched.Wait {
	if o.isPut {
		return sched.Wait{About: o.q.Wait(report.Full{Max: o.q.max}, "get")}
	}
	return sched.Wait{About: o.q.Wait(queue.ItIsEmpty, "put")}
}

// do performs a put of it or a get. Its frame is on the stack of every process
// that waits for a queue.
func (q *Queue) do(p *proc.Proc, isPut bool, it item, wait time.Duration) (starlark.Value, error) {
	op, err := q.prepare(p, isPut, it)
	if err != nil {
		return nil, err
	}
	if err = p.Task().Do(op, wait); op.over {
		err = queue.ErrShutDown
	}
	return op.conclude(p, err)
}

// queueOps are the operations of threads, each of which does one at a time: using them again
// saves an allocation a message.
var queueOps = proc.NewThreadSlot[queueOp](nil)

//go:noinline
func (q *Queue) prepare(p *proc.Proc, isPut bool, it item) (*queueOp, error) {
	if closedQueues.Peek(p) != nil {
		if err := q.checkOpen(p); err != nil {
			return nil, err
		}
	}
	op := queueOps.Of(p)
	op.q, op.isPut, op.done, op.over, op.item = q, isPut, false, false, it
	return op, nil
}

// conclude takes the value out of the operation, which is used again.
//
//go:noinline
func (op *queueOp) conclude(p *proc.Proc, err error) (starlark.Value, error) {
	v, home := op.item.v, op.item.home
	op.item.v, op.item.home = nil, nil
	if op.isPut || err != nil {
		return v, err
	}
	return home.Deliver(&p.Space, v)
}

// closedQueues are the queues that a process has closed, for itself alone.
var closedQueues = proc.NewSlot(func(*proc.Proc) *map[*Queue]bool { return &map[*Queue]bool{} })

func (q *Queue) isClosed(p *proc.Proc) bool { return (*closedQueues.Of(p))[q] }

func (q *Queue) checkOpen(p *proc.Proc) error {
	switch {
	case !q.isClosed(p):
		return nil
	case q.class == SimpleQueueClass:
		return handle.ErrHandleClosed
	}
	return raise.Errorf("ValueError", "Queue %s is closed", q)
}

// Attr returns a method. Those that programs call in their innermost loops are bound once.
func (q *Queue) Attr(name string) (starlark.Value, error) {
	switch name {
	case "put":
		return handle.KeptAttr(&q.putBound, q, q.Class(), name)
	case "get":
		return handle.KeptAttr(&q.getBound, q, q.Class(), name)
	}
	return handle.Attr(q, q.Class(), name)
}

// AttrNames returns the methods' names.
func (q *Queue) AttrNames() []string { return q.Class().AttrNames() }

// queuePut is Queue.put(obj, block=True, timeout=None).
func queuePut(thread *starlark.Thread, q *Queue, obj, block, timeout starlark.Value) (starlark.Value, error) {
	wait := sched.Forever
	if block != nil || timeout != nil {
		var err error
		if wait, err = handle.WaitTime(thread, block, timeout); err != nil {
			return nil, err
		}
	}
	return q.put(proc.Of(thread), obj, wait)
}

func (q *Queue) put(p *proc.Proc, obj starlark.Value, wait time.Duration) (starlark.Value, error) {
	obj, home, err := memory.Copy(obj)
	if err != nil {
		return q.unsent(p, handle.Unsent(err))
	}
	if _, err := q.do(p, true, item{v: obj, home: home}, wait); err != nil {
		return nil, q.refused(p, home, err)
	}
	return starlark.None, nil
}

// unsent is called for an item that could not be copied. What the item itself raised is told, and the
// program goes on, for the thread that sends what was put into a Queue does so in CPython.
//
//go:noinline
func (q *Queue) unsent(p *proc.Proc, err error) (starlark.Value, error) {
	if _, ours := err.(*raise.Error); ours || q.class == SimpleQueueClass {
		return nil, err
	}
	exc, stop := exception.Catch(p.Current(), err)
	if stop != nil || !exc.Class().Is(object.ExceptionClass) {
		return nil, err
	}
	p.ReportError("", "QueueFeederThread", exception.Reraise(exc))
	return starlark.None, nil
}

// refused is called for an item that did not get into the queue.
//
//go:noinline
func (q *Queue) refused(p *proc.Proc, home *memory.Home, err error) error {
	home.Discard(&p.Space)
	if err == sched.ErrTimeout {
		return queue.ErrFull
	}
	return err
}

// queuePutNowait is Queue.put_nowait(obj).
func queuePutNowait(thread *starlark.Thread, q *Queue, obj starlark.Value) (starlark.Value, error) {
	return q.put(proc.Of(thread), obj, 0)
}

// queueOffer is Queue.offer(obj, timeout=None), pyq's own: it puts like put and
// answers True, or False where put raises Full. Without a timeout it does not
// wait.
func queueOffer(thread *starlark.Thread, q *Queue, obj, timeout starlark.Value) (starlark.Value, error) {
	wait := time.Duration(0)
	if timeout != nil && timeout != starlark.None {
		var err error
		if wait, err = number.Timeout(thread, timeout); err != nil {
			return nil, err
		}
	}
	if _, err := q.put(proc.Of(thread), obj, wait); err == queue.ErrFull {
		return starlark.False, nil
	} else if err != nil {
		return nil, err
	}
	return starlark.True, nil
}

// queueGet is Queue.get(block=True, timeout=None, *, default). pyq: where Python
// raises Empty, a default that was given is the answer.
func queueGet(thread *starlark.Thread, q *Queue, block, timeout, def starlark.Value) (starlark.Value, error) {
	if block == nil && timeout == nil {
		return q.do(proc.Of(thread), false, item{}, sched.Forever)
	}
	wait, err := handle.WaitTime(thread, block, timeout)
	if err != nil {
		return nil, err
	}
	return q.get(proc.Of(thread), wait, def)
}

func (q *Queue) get(p *proc.Proc, wait time.Duration, def starlark.Value) (starlark.Value, error) {
	v, err := q.do(p, false, item{}, wait)
	switch {
	case err == nil:
		return v, nil
	case err != sched.ErrTimeout:
		return nil, err
	case def != nil:
		return def, nil
	}
	return nil, queue.ErrEmpty
}

// queueGetNowait is Queue.get_nowait(*, default), as get(False).
func queueGetNowait(thread *starlark.Thread, q *Queue, def starlark.Value) (starlark.Value, error) {
	return q.get(proc.Of(thread), 0, def)
}

// queueSize is Queue.qsize().
func queueSize(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	return q.look(thread, "qsize", func() starlark.Value { return starlark.MakeInt(q.items.N) })
}

// queueEmpty is Queue.empty().
func queueEmpty(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	over, p := false, proc.Of(thread)
	v, err := q.look(thread, "empty", func() starlark.Value {
		// As in CPython a Queue that nobody has used is not really closed.
		over = q.isClosed(p) && (q.used || q.class == SimpleQueueClass)
		return starlark.Bool(q.items.N == 0)
	})
	if over && err == nil {
		err = handle.ErrHandleClosed
	}
	return v, err
}

// queueFull is Queue.full().
func queueFull(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	return q.look(thread, "full", func() starlark.Value { return starlark.Bool(q.max > 0 && q.items.N >= q.max) })
}

func (q *Queue) look(thread *starlark.Thread, kind string, f func() starlark.Value) (starlark.Value, error) {
	return handle.Look(proc.Of(thread), &q.obj, kind, q.Label, f)
}

// queueClose is Queue.close(): this process will neither put nor get any more.
func queueClose(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	p := proc.Of(thread)
	err := handle.Act(p, &q.obj, "close", q.Label, func() {})
	if err == nil {
		(*closedQueues.Of(p))[q] = true
	}
	return handle.NoReturn(err)
}

// queueJoinThread is Queue.join_thread(). There is no feeder thread to wait for:
// what was put is in the queue.
func queueJoinThread(thread *starlark.Thread, q *Queue) (starlark.Value, error) {
	p := proc.Of(thread)
	if err := handle.Act(p, &q.obj, "join_thread", q.Label, func() {}); err != nil {
		return nil, err
	}
	if !q.isClosed(p) {
		return nil, raise.Errorf("AssertionError", "Queue %s not closed", q)
	}
	return starlark.None, nil
}

// queueCancelJoinThread is Queue.cancel_join_thread(), which has nothing to do.
func queueCancelJoinThread(*starlark.Thread, *Queue) (starlark.Value, error) {
	return starlark.None, nil
}

// counted is the number of things, with the noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
