package locks

import (
	"testing"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// TestLockOp: what is ready, and waits in which line, in each state of a lock.
func TestLockOp(t *testing.T) {
	t.Parallel()
	me, other := sched.Guest(handle.Host{}), sched.Guest(handle.Host{})
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
		{name: "mine again", recursive: true, owner: me, depth: 1, op: lockOp{depth: 1}, line: sched.NoLine, ready: true, left: 2},
		{name: "retaken as deep as it was", recursive: true, op: lockOp{depth: 3}, ready: true, left: 3},
		{name: "give back", owner: me, depth: 1, op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true},
		{name: "give back another's", owner: other, depth: 1, op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true},
		{name: "give back a free one", op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true, found: WasFree},
		{name: "give back one of two", recursive: true, owner: me, depth: 2, op: lockOp{release: true, depth: 1}, line: sched.NoLine, ready: true, left: 1},
		{name: "give back all", recursive: true, owner: me, depth: 2, op: lockOp{release: true, depth: 2}, line: sched.NoLine, ready: true},
		{name: "give back whatever there is", recursive: true, owner: me, depth: 2, op: lockOp{release: true, depth: -1}, line: sched.NoLine, ready: true},
		{name: "give back a free one's all", op: lockOp{release: true, depth: -1}, line: sched.NoLine, ready: true, found: WasFree},
		{name: "give back another's recursive", recursive: true, owner: other, depth: 2, op: lockOp{release: true, depth: 1},
			line: sched.NoLine, ready: true, found: wasOthers, left: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := &Mutex{Recursive: c.recursive, Owner: c.owner, depth: c.depth}
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
			if op.found != c.found || m.depth != c.left || (m.Owner != nil) != (c.left > 0) {
				t.Errorf("it found %d and left the depth %d (owned: %t)", op.found, m.depth, m.Owner != nil)
			}
		})
	}
}

func TestCountOp(t *testing.T) {
	t.Parallel()
	me, other := sched.Guest(handle.Host{}), sched.Guest(handle.Host{})
	s := &Semaphore{Left: 2, Most: 2}
	take := func(by *sched.Task) *semaphoreOp { return &semaphoreOp{s: s, who: holder{task: by, name: "p"}} }
	for _, by := range []*sched.Task{other, me} {
		op := take(by)
		if !op.Ready() || op.Line() != 0 {
			t.Fatalf("with the value %d it waits", s.Left)
		}
		op.Apply()
	}
	if op := take(me); op.Ready() || report.WaitOf(op.Explain().About).Reason() == "" {
		t.Errorf("with the value 0 it is ready, or does not say why not")
	}
	give := func(n int) *semaphoreOp {
		op := &semaphoreOp{s: s, release: true, n: n, who: holder{task: me}}
		op.Apply()
		return op
	}
	if op := give(3); !op.over || s.Left != 0 {
		t.Errorf("more than the bound was given back: the value is %d", s.Left)
	}
	if op := give(1); op.over || s.Left != 1 || len(s.holders) != 1 || s.holders[0].task != other {
		t.Errorf("giving back is not counted as that of who took: %+v", s.holders)
	}
}
