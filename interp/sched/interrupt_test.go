package sched_test

import (
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pyq-lang/pyq/interp/sched"
)

var errInterrupt = errors.New("interrupt")

// waits are all the ways to wait. Their last 1 is put by the test.
var waits = []struct {
	name string
	wait func(t *sched.Task, b *box) error
}{
	{"get", func(t *sched.Task, b *box) error { _, err := get(t, b, sched.Forever); return err }},
	{"get with a timeout", func(t *sched.Task, b *box) error { _, err := get(t, b, time.Hour); return err }},
	{"put", func(t *sched.Task, b *box) error {
		full := &box{max: 1, items: []item{{n: 0}}}
		full.Hold()
		return put(t, full, 1, sched.Forever)
	}},
	{"sleep", func(t *sched.Task, _ *box) error { return t.Sleep(time.Hour) }},
	{"input", func(t *sched.Task, _ *box) error {
		in := &box{}
		in.External()
		_, err := get(t, in, sched.Forever)
		return err
	}},
}

// policies are what an interrupt must work under.
var policies = []struct {
	name   string
	config func() sched.Config
}{
	{"real", func() sched.Config { return sched.Config{} }},
	{"virtual", func() sched.Config { return sched.Config{Virtual: true} }},
	{"serial", func() sched.Config { return sched.Config{Strategy: sched.Random(1)} }},
}

// TestInterrupt: every wait ends with the error, once, and the task goes on.
func TestInterrupt(t *testing.T) {
	for _, policy := range policies {
		for _, w := range waits {
			t.Run(policy.name+"/"+w.name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					virtual := policy.name != "real"
					if virtual && (w.name == "sleep" || w.name == "get with a timeout") {
						t.Skip("no time passes in a virtual hour")
					}
					b := &box{}
					b.Hold()
					var first, second error
					s := sched.New(policy.config())
					task := start(s, &actor{name: "A", live: func(task *sched.Task) {
						first = w.wait(task, b)
						_, second = get(task, b, sched.Forever)
					}})
					synctest.Wait()
					task.Interrupt(errInterrupt, nil)
					synctest.Wait()
					b.Update(func() { b.items = append(b.items, item{n: 1}) })
					s.Wait()
					if first != errInterrupt || second != nil || len(b.items) > 0 {
						t.Errorf("the interrupted wait: %v; the next one: %v; left over: %v", first, second, b.items)
					}
				})
			})
		}
	}
}

// TestInterruptBeforeWait: what is ready happens, what would wait fails.
func TestInterruptBeforeWait(t *testing.T) {
	for _, policy := range policies {
		for _, w := range waits {
			t.Run(policy.name+"/"+w.name, func(t *testing.T) {
				b, other := &box{}, &box{}
				var ready, first, tried error
				s := sched.New(policy.config())
				start(s, &actor{name: "A", live: func(task *sched.Task) {
					task.Interrupt(errInterrupt, nil)
					ready = put(task, other, 1, sched.Forever)
					_, tried = get(task, b, 0)
					first = w.wait(task, b)
				}})
				s.Wait()
				if ready != nil || tried != sched.ErrTimeout || first != errInterrupt || s.Stopped() != nil {
					t.Errorf("ready: %v; without waiting: %v; wait: %v; stopped: %v", ready, tried, first, s.Stopped())
				}
			})
		}
	}
}

// TestCalm: what was forgotten interrupts nothing.
func TestCalm(t *testing.T) {
	for _, policy := range policies {
		t.Run(policy.name, func(t *testing.T) {
			var err error
			s := sched.New(policy.config())
			start(s, &actor{name: "A", live: func(task *sched.Task) {
				task.Interrupt(errInterrupt, nil)
				task.Calm(nil)
				err = task.Sleep(1)
				task.Calm(nil)
			}})
			s.Wait()
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// TestStopWins: a task that is stopped as well learns of that.
func TestStopWins(t *testing.T) {
	stop := errors.New("stop")
	for _, policy := range policies {
		for _, order := range []string{"stop first", "interrupt first"} {
			t.Run(policy.name+"/"+order, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					var errs []error
					b := &box{}
					b.Hold()
					s := sched.New(policy.config())
					start(s, &actor{name: "A", live: func(task *sched.Task) {
						if order == "stop first" {
							task.Stop(stop)
							task.Interrupt(errInterrupt, nil)
						} else {
							task.Interrupt(errInterrupt, nil)
							task.Stop(stop)
						}
						for range 2 {
							_, err := get(task, b, sched.Forever)
							errs = append(errs, err)
						}
					}})
					s.Wait()
					for _, err := range errs {
						if !errors.Is(err, stop) {
							t.Errorf("got %v, want %v", errs, stop)
						}
					}
				})
			})
		}
	}
}

// TestInterruptAndDeliveryRace: under a hail of interrupts every item that was put is
// got once, and every interrupt that was sent when the last had been noticed is noticed.
func TestInterruptAndDeliveryRace(t *testing.T) {
	const items = 2000
	for _, policy := range policies {
		t.Run(policy.name, func(t *testing.T) {
			t.Parallel()
			b := &box{max: 2}
			var got []int
			var sent, noticed atomic.Int64
			s := sched.New(policy.config())
			tasks := begin(s,
				&actor{live: func(task *sched.Task) {
					for len(got) < items {
						n, err := get(task, b, sched.Forever)
						switch {
						case err == nil:
							got = append(got, n)
						case errors.Is(err, errInterrupt):
							noticed.Add(1)
						default:
							t.Error(err)
							return
						}
					}
				}},
				&actor{live: func(task *sched.Task) {
					for n := range items {
						if err := put(task, b, n, sched.Forever); err != nil {
							t.Error(err)
						}
						task.Sleep(1)
					}
				}})
			over := make(chan struct{})
			go func() {
				defer close(over)
				for !tasks[0].Ended() {
					if sent.Load() == noticed.Load() {
						sent.Add(1)
						tasks[0].Interrupt(errInterrupt, nil)
					}
				}
			}()
			s.Wait()
			<-over
			if !slices.IsSorted(got) || len(got) != items || got[0] != 0 || got[items-1] != items-1 {
				t.Errorf("got %d items, not those that were put", len(got))
			}
			if lost := sent.Load() - noticed.Load(); lost > 1 { // one may have come at the end
				t.Errorf("%d interrupts were lost", lost)
			}
		})
	}
}

// TestInterruptOpensSchedule: a serial run repeats its picks only up to the interrupt,
// and a run that follows a schedule is free from there on.
func TestInterruptOpensSchedule(t *testing.T) {
	run := func(strategy sched.Strategy, interrupt bool) (picks []sched.Path, opened bool, err error) {
		b := &box{}
		actors := func() (list []*actor) {
			for i := range 3 {
				list = append(list, &actor{live: func(task *sched.Task) {
					for n := range 3 {
						if interrupt && i == 0 && n == 1 {
							task.Interrupt(errInterrupt, nil)
							if task.Sleep(1) != errInterrupt {
								t.Error("the sleep was not interrupted")
							}
							put(task, b, n, sched.Forever)
						}
						put(task, b, n, sched.Forever)
					}
				}})
			}
			return list
		}
		s := sched.New(sched.Config{Strategy: strategy})
		begin(s, actors()...)
		s.Wait()
		return s.Picks(), s.Opened(), s.Stopped()
	}
	all, opened, err := run(sched.Random(1), false)
	if opened || err != nil {
		t.Fatalf("without an interrupt: opened %v, %v", opened, err)
	}
	follower := sched.Follow(all, "", nil)
	some, opened, err := run(follower, true)
	if !opened || err != nil || follower.Left() != nil {
		t.Errorf("opened %v, %v, %v", opened, err, follower.Left())
	}
	if len(some) >= len(all) || !slices.Equal(some, all[:len(some)]) {
		t.Errorf("picks %v are no beginning of %v", some, all)
	}
}

// TestRouse: an interrupt from another task reaches one that could have gone on then, and
// cannot any more; a serial run repeats it.
func TestRouse(t *testing.T) {
	interrupted := 0
	for seed := range uint64(40) {
		b, other := &box{items: []item{{n: 0}}}, &box{}
		var over bool
		var first error
		a := &actor{name: "A"}
		a.live = func(task *sched.Task) {
			_, first = get(task, b, sched.Forever)
			over = true
		}
		s := sched.New(sched.Config{Strategy: sched.Random(seed)})
		start(s, &actor{name: "B", live: func(task *sched.Task) {
			victim := s.NewTask(a, next(s))
			s.Run(victim)
			start(s, &actor{name: "C", live: func(task *sched.Task) { get(task, b, sched.Forever) }})
			if err := task.Affect(&move{b: other, put: true}, func(a sched.Affect) { a.Interrupt(victim, errInterrupt, nil) }); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
			task.Sleep(time.Second)
			if !over {
				t.Errorf("seed %d: A waits although it was interrupted", seed)
			}
			put(task, b, 1, sched.Forever)
		}})
		s.Wait()
		if first == errInterrupt {
			interrupted++
		} else if first != nil {
			t.Errorf("seed %d: %v", seed, first)
		}
		if s.Stopped() != nil && len(b.items) > 1 || s.Opened() {
			t.Errorf("seed %d: stopped: %v, opened: %v", seed, s.Stopped(), s.Opened())
		}
	}
	if interrupted == 0 || interrupted == 40 {
		t.Errorf("%d of 40 were interrupted", interrupted)
	}
}
