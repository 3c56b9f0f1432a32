package multiprocessing

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// guests returns tasks that belong to no run.
func guests() (a, b *sched.Task) { return sched.Guest(host{}), sched.Guest(host{}) }

// TestLockOp: what is ready, and waits in which line, in each state of a lock.
func TestLockOp(t *testing.T) {
	t.Parallel()
	me, other := guests()
	for _, c := range []struct {
		name      string
		recursive bool
		owner     *sched.Task
		depth     int
		op        lockOp
		line      int
		ready     bool
		found     released
		left      int // the depth after it
	}{
		{name: "free", op: lockOp{depth: 1}, ready: true, left: 1},
		{name: "another's", owner: other, depth: 1, op: lockOp{depth: 1}},
		{name: "mine", owner: me, depth: 1, op: lockOp{depth: 1}},
		{name: "mine again", recursive: true, owner: me, depth: 1, op: lockOp{depth: 1, mine: true}, line: sched.NoLine, ready: true, left: 2},
		{name: "retaken as deep as it was", recursive: true, op: lockOp{depth: 3}, ready: true, left: 3},
		{name: "give back", owner: me, depth: 1, op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true},
		{name: "give back another's", owner: other, depth: 1, op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true},
		{name: "give back a free one", op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true, found: wasFree},
		{name: "give back one of two", recursive: true, owner: me, depth: 2, op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true, left: 1},
		{name: "give back all", recursive: true, owner: me, depth: 2, op: lockOp{release: true, depth: 2}, line: sched.NoLine, ready: true},
		{name: "give back another's recursive", recursive: true, owner: other, depth: 2, op: lockOp{release: true, depth: 1},
			line: sched.NoLine, ready: true, found: wasOthers, left: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := &Mutex{recursive: c.recursive, owner: c.owner, depth: c.depth}
			op := c.op
			op.m, op.by = m, me
			if got := op.Line(); got != c.line {
				t.Errorf("it waits in line %d, want %d", got, c.line)
			}
			if got := op.Ready(); got != c.ready {
				t.Fatalf("ready is %t", got)
			}
			if !c.ready {
				if w := op.Explain(); len(w.Needs) != 1 || w.Needs[0] != c.owner {
					t.Errorf("it does not say who has the lock: %+v", w)
				}
				return
			}
			op.Apply()
			if op.found != c.found || m.depth != c.left || (m.owner != nil) != (c.left > 0) {
				t.Errorf("it found %d and left the depth %d (owned: %t)", op.found, m.depth, m.owner != nil)
			}
		})
	}
}

func TestCountOp(t *testing.T) {
	t.Parallel()
	me, other := guests()
	s := &Counter{value: 2, most: 2}
	take := func(by *sched.Task) *countOp { return &countOp{s: s, who: holder{task: by, name: "p"}} }
	for _, by := range []*sched.Task{other, me} {
		op := take(by)
		if !op.Ready() || op.Line() != 0 {
			t.Fatalf("with the value %d it waits", s.value)
		}
		op.Apply()
	}
	if op := take(me); op.Ready() || proc.WaitOf(op.Explain().About).Reason() == "" {
		t.Errorf("with the value 0 it is ready, or does not say why not")
	}
	give := func(n int) *countOp {
		op := &countOp{s: s, release: true, n: n, who: holder{task: me}}
		op.Apply()
		return op
	}
	if op := give(3); !op.over || s.value != 0 {
		t.Errorf("more than the bound was given back: the value is %d", s.value)
	}
	if op := give(1); op.over || s.value != 1 || len(s.holders) != 1 || s.holders[0].task != other {
		t.Errorf("giving back is not counted as that of who took: %+v", s.holders)
	}
}

// TestMemoryOp: an access waits for the lock unless its task has that.
func TestMemoryOp(t *testing.T) {
	t.Parallel()
	me, other := guests()
	for _, c := range []struct {
		name  string
		lock  *Mutex
		mine  bool
		ready bool
		line  int
	}{
		{"raw", nil, false, true, sched.NoLine},
		{"free", &Mutex{recursive: true}, false, true, 0},
		{"locked by another", &Mutex{recursive: true, owner: other}, false, false, 0},
		{"locked by itself", &Mutex{recursive: true, owner: me}, true, true, sched.NoLine},
		{"locked by itself, not recursive", &Mutex{owner: me}, false, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := &memory{block: &block{cells: []starlark.Value{starlark.MakeInt(1), starlark.MakeInt(2)}}, lock: c.lock}
			op := &memoryOp{m: m, by: me, mine: c.mine, kind: "write", at: 1, v: starlark.MakeInt(7)}
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

func TestPipeOp(t *testing.T) {
	t.Parallel()
	q := &pipe{writers: 1}
	q.readers.Store(1)
	send := func() *pipeOp {
		op := &pipeOp{q: q, by: &connection{out: q}, work: sending, m: message{Parcel{v: starlark.Bytes("abc")}, true}}
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
	q.writers = 0
	if op := receive(-1); !op.Ready() {
		t.Error("nobody can send, and it waits")
	} else if op.Apply(); !op.none {
		t.Error("it received something from nobody")
	}
	q.readers.Store(0)
	if op := send(); !op.none || q.messages.n != 0 {
		t.Error("what nobody can receive was sent")
	}
}
