package queues

import (
	"context"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/queue"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/sched"
)

// HostPut puts a copy of v for the host. The error is ErrShutDown if a program has shut the
// queue down, or the context's.
func (q *Queue) HostPut(ctx context.Context, v starlark.Value) error {
	v, home, err := memory.Copy(v)
	if err != nil {
		return err
	}
	return q.hostDo(ctx, &queueOp{q: q, isPut: true, item: item{v: v, home: home}})
}

// HostGet takes an item for the host. Its errors are those of HostPut.
func (q *Queue) HostGet(ctx context.Context) (starlark.Value, error) {
	op := &queueOp{q: q}
	if err := q.hostDo(ctx, op); err != nil {
		return nil, err
	}
	op.item.home.Settle(nil)
	return op.item.v, nil
}

func (q *Queue) hostDo(ctx context.Context, op *queueOp) error {
	t := sched.Guest(handle.Host{})
	stop := context.AfterFunc(ctx, func() { t.Stop(ctx.Err()) })
	defer stop()
	if err := t.Do(op, sched.Forever); err != nil {
		return t.Stopped()
	}
	if op.over {
		return queue.ErrShutDown
	}
	return nil
}
