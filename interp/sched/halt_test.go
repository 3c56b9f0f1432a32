package sched_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp/sched"
)

// TestHalt: that an operation stops others belongs to it. Under every schedule the victim is
// gone when another task comes next, and the events say in one order or the other what it did.
func TestHalt(t *testing.T) {
	var stops, seen int
	for _, log := range every(t, func() []*actor {
		b, end := &box{}, &box{}
		victim := &actor{name: "victim", live: func(t *sched.Task) {
			for n := range 2 {
				if put(t, b, n, sched.Forever) != nil {
					return
				}
			}
		}}
		return []*actor{
			{name: "killer", live: func(t *sched.Task) {
				v := start(t.Scheduler(), victim)
				err := t.Halt(&look{end, func() {}}, func() ([]*sched.Task, error) { return []*sched.Task{v}, errInterrupt })
				if err != nil || v.Stopped() == nil {
					stops--
				}
				stops++
			}},
		}
	}) {
		seen = max(seen, strings.Count(log, "victim put"))
	}
	if stops != 3 || seen != 2 {
		t.Errorf("%d of 3 schedules stopped the victim, which put %d times at most", stops, seen)
	}
}

// TestHaltInVain: what a task that was stopped could not do any more stops nobody, nor does what
// it must do later; what it must stop it stops.
func TestHaltInVain(t *testing.T) {
	for _, strategy := range []sched.Strategy{nil, sched.Random(1)} {
		s := sched.New(sched.Config{Virtual: true, Strategy: strategy})
		end := &box{}
		var spared, struck *sched.Task
		start(s, &actor{name: "killer", live: func(t *sched.Task) {
			wait := func(t *sched.Task) { t.Sleep(second) }
			spared, struck = start(s, &actor{live: wait}), start(s, &actor{live: wait})
			t.Stop(errInterrupt)
			look := &look{end, func() {}}
			_ = t.Halt(look, func() ([]*sched.Task, error) { return []*sched.Task{spared}, errInterrupt })
			t.Must(look)
			t.MustHalt(look, sched.ErrDeadlock, func(x *sched.Task) bool { return x == struck })
		}})
		s.Wait()
		got := []error{spared.Stopped(), struck.Stopped()}
		if want := []error{sched.ErrEnded, sched.ErrDeadlock}; !slices.Equal(got, want) {
			t.Errorf("serial %t: they were stopped with %v, want %v", strategy != nil, got, want)
		}
	}
}

// TestLaunch: that a task begins belongs to the operation that starts it. When it is over, and not
// before, the other is there.
func TestLaunch(t *testing.T) {
	for _, strategy := range []sched.Strategy{nil, sched.Random(1)} {
		b := &box{}
		var here []int
		count := func(t *sched.Task) (n int) {
			t.Scheduler().Each(func(*sched.Task) { n++ })
			return n
		}
		s := sched.New(sched.Config{Virtual: true, Strategy: strategy})
		start(s, &actor{name: "parent", live: func(t *sched.Task) {
			child := func(live func(*sched.Task)) *sched.Task { return s.NewTask(&actor{name: "child", live: live}, next(s)) }
			put := &move{b: b, put: true}
			here = append(here, count(t))
			if err := t.Launch(put, child(func(t *sched.Task) { t.Sleep(second) }), nil); err != nil {
				here = nil
			}
			here = append(here, count(t))
			t.Stop(errInterrupt)
			if err := t.Launch(put, child(func(*sched.Task) { here = nil }), nil); err == nil {
				here = nil
			}
			here = append(here, count(t))
		}})
		s.Wait()
		if want := []int{1, 2, 2}; !slices.Equal(here, want) || len(b.items) != 1 {
			t.Errorf("serial %t: there were %v tasks, want %v, and %d items", strategy != nil, here, want, len(b.items))
		}
	}
}
