package interp

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/multiprocessing/queues"
	"github.com/pyq-lang/pyq/builtins/queue"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A Queue connects the host with programs: a multiprocessing.Queue that Go code
// can use too. Give programs its Value, as a predeclared name. As long as the
// host has not closed it, a process that waits for it is in no deadlock, for the
// host may act. It is safe for concurrent use, also by several runs.
type Queue struct {
	q      *queues.Queue
	closed atomic.Bool
}

// ErrQueueClosed is returned by a Queue that the host has closed, or a program has shut
// down.
var ErrQueueClosed = errors.New("this queue is closed")

var hostQueues atomic.Int64

// NewQueue returns a queue for at most maxsize items; without bound if maxsize
// is not positive.
func NewQueue(maxsize int) *Queue {
	q := queues.NewQueue(maxsize, fmt.Sprintf("host queue %d", hostQueues.Add(1)), trace.Pos{})
	q.Held()
	return &Queue{q: q}
}

// Value returns what programs see of the queue.
func (q *Queue) Value() starlark.Value { return q.q }

// Put puts a copy of v, waiting while the queue is full. It returns the context's
// error if it ends first, ErrQueueClosed, or a [*PythonError] if v cannot be copied.
func (q *Queue) Put(ctx context.Context, v starlark.Value) error {
	if q.closed.Load() {
		return ErrQueueClosed
	}
	return hostError(q.q.HostPut(ctx, v))
}

// hostError is an error as hosts know it.
func hostError(err error) error {
	if err == error(queue.ErrShutDown) {
		return ErrQueueClosed
	}
	return public(err)
}

// Get takes an item, waiting while the queue is empty. It returns the context's
// error if it ends first, or ErrQueueClosed.
func (q *Queue) Get(ctx context.Context) (starlark.Value, error) {
	if q.closed.Load() {
		return nil, ErrQueueClosed
	}
	v, err := q.q.HostGet(ctx)
	return v, hostError(err)
}

// Close says that the host will use the queue no more. What is in it stays for
// the programs; a program that waits for more than that is now in a deadlock.
// Put and Get must not be called at the same time as Close.
func (q *Queue) Close() {
	if !q.closed.Swap(true) {
		q.q.Release()
	}
}
