package sharedctypes

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/interp/sched"
)

// TestMemoryOp: an access waits for the lock unless its task has that.
func TestMemoryOp(t *testing.T) {
	t.Parallel()
	me, other := sched.Guest(handle.Host{}), sched.Guest(handle.Host{})
	for _, c := range []struct {
		name  string
		lock  *locks.Mutex
		ready bool
		line  int
	}{
		{"raw", nil, true, sched.NoLine},
		{"free", &locks.Mutex{Recursive: true}, true, 0},
		{"locked by another", &locks.Mutex{Recursive: true, Owner: other}, false, 0},
		{"locked by itself", &locks.Mutex{Recursive: true, Owner: me}, true, sched.NoLine},
		{"locked by itself, not recursive", &locks.Mutex{Owner: me}, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := &lockedBlock{block: &block{cells: []starlark.Value{starlark.MakeInt(1), starlark.MakeInt(2)}}, lock: c.lock}
			if c.lock != nil {
				m.guard = &c.lock.Obj
			}
			op := &memoryOp{m: m, by: me, kind: "write", at: 1, v: starlark.MakeInt(7)}
			if op.Ready() != c.ready || op.Line() != c.line {
				t.Errorf("ready is %t, and the line %d", op.Ready(), op.Line())
			}
			if want := &m.obj; (c.lock == nil) != (op.Object() == want) {
				t.Error("it is an operation on the wrong object")
			}
			op.Apply()
			read := &memoryOp{m: m, by: me, kind: "read", at: 1}
			if read.Apply(); read.v != starlark.Value(starlark.MakeInt(7)) {
				t.Errorf("after writing 7 it reads %v", read.v)
			}
		})
	}
}
