package connection

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/interp/sched"
)

func TestPipeOp(t *testing.T) {
	t.Parallel()
	q := new(pipe)
	q.writers.Store(1)
	q.readers.Store(1)
	send := func() *pipeOp {
		op := &pipeOp{q: q, by: &connection{out: q}, work: sending, m: message{handle.Parcel{V: starlark.Bytes("abc")}, true}}
		if !op.Ready() || op.Line() != sched.NoLine {
			t.Fatal("sending waits")
		}
		op.Apply()
		return op
	}
	receive := func(most int) *pipeOp {
		return &pipeOp{q: q, by: &connection{in: q}, work: receiving, most: most}
	}
	if op := receive(-1); op.Ready() || op.Line() != 0 {
		t.Error("there is nothing, and it does not wait")
	}
	send()
	if op := receive(2); !op.Ready() {
		t.Error("there is something, and it waits")
	} else if op.Apply(); !op.long {
		t.Error("3 bytes are not too long for 2")
	}
	q.writers.Store(0)
	if op := receive(-1); !op.Ready() {
		t.Error("nobody can send, and it waits")
	} else if op.Apply(); !op.none {
		t.Error("it received something from nobody")
	}
	q.readers.Store(0)
	if op := send(); !op.none || q.messages.N != 0 {
		t.Error("what nobody can receive was sent")
	}
}
