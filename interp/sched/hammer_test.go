package sched_test

import (
	"errors"
	"math/rand"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pyq-lang/pyq/interp/sched"
)

// TestNothingIsLostOrDoubled: producers and consumers with deadlines on a small
// box, some of them stopped at random moments. Every item that was put is got
// once or still there.
func TestNothingIsLostOrDoubled(t *testing.T) {
	const producers, consumers, each = 6, 6, 300
	for seed := range int64(10) {
		b := &box{max: 3}
		var mu sync.Mutex
		wasPut, wasGot := map[int]int{}, map[int]int{}
		note := func(m map[int]int, n int) { mu.Lock(); m[n]++; mu.Unlock() }
		var actors []*actor
		for p := range producers {
			actors = append(actors, &actor{live: func(t *sched.Task) {
				r := rand.New(rand.NewSource(seed*100 + int64(p)))
				for i := range each {
					n := p*each + i
					if err := put(t, b, n, time.Duration(r.Intn(3))*time.Microsecond); err == nil {
						note(wasPut, n)
					} else if !errors.Is(err, sched.ErrTimeout) {
						return
					}
				}
			}})
		}
		for c := range consumers {
			actors = append(actors, &actor{live: func(t *sched.Task) {
				r := rand.New(rand.NewSource(seed*100 + 50 + int64(c)))
				for {
					timeout := time.Duration(r.Intn(4)-1) * time.Microsecond
					n, err := get(t, b, timeout)
					if err == nil {
						note(wasGot, n)
					} else if !errors.Is(err, sched.ErrTimeout) {
						return
					}
				}
			}})
		}
		s := sched.New(sched.Config{})
		tasks := begin(s, actors...)
		start(s, &actor{live: func(t *sched.Task) {
			r := rand.New(rand.NewSource(seed))
			for range 4 {
				t.Sleep(time.Duration(r.Intn(500)) * time.Microsecond)
				tasks[r.Intn(len(tasks))].Stop(errors.New("hammer"))
			}
			t.Sleep(2 * time.Millisecond)
			s.Stop(errors.New("end"))
		}})
		s.Wait()
		for _, it := range b.items {
			wasGot[it.n]++
		}
		for n, times := range wasGot {
			if times != 1 {
				t.Fatalf("seed %d: item %d came out %d times", seed, n, times)
			}
		}
		// Every put that returned nil was noted, and so was every get.
		missing := 0
		for n := range wasPut {
			if wasGot[n] == 0 {
				missing++
			}
		}
		if missing > 0 {
			t.Fatalf("seed %d: %d items are lost", seed, missing)
		}
	}
}

// TestHundredThousandWaiters parks many tasks on one object, which then are
// served, run out of time, or are stopped.
func TestHundredThousandWaiters(t *testing.T) {
	const n = 100_000
	tests := []struct {
		name    string
		timeout time.Duration
		end     func(t *sched.Task, b *box)
		want    func(error) bool
	}{
		{"served", sched.Forever, func(t *sched.Task, b *box) {
			for i := range n {
				put(t, b, i, sched.Forever)
			}
		}, func(err error) bool { return err == nil }},
		{"timed out", time.Hour, func(*sched.Task, *box) {},
			func(err error) bool { return err == sched.ErrTimeout }},
		{"stopped", sched.Forever, func(t *sched.Task, b *box) { t.Scheduler().Stop(errors.New("end")) },
			func(err error) bool { var s *sched.StopError; return errors.As(err, &s) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := &box{}
			var right atomic.Int64
			s := sched.New(sched.Config{Virtual: true})
			start(s, &actor{live: func(t *sched.Task) {
				for range n {
					start(s, &actor{live: func(t *sched.Task) {
						if _, err := get(t, b, tt.timeout); tt.want(err) {
							right.Add(1)
						}
					}})
				}
				t.Sleep(time.Minute) // virtual: until all are parked
				tt.end(t, b)
			}})
			s.Wait()
			if right.Load() != n {
				t.Errorf("%d of %d waits ended as they should", right.Load(), n)
			}
		})
	}
}

func BenchmarkDo(b *testing.B) {
	bx := &box{}
	s := sched.New(sched.Config{})
	b.ReportAllocs()
	start(s, &actor{live: func(t *sched.Task) {
		m := &move{b: bx, put: true}
		g := &move{b: bx}
		for range b.N {
			t.Do(m, sched.Forever)
			t.Do(g, sched.Forever)
		}
	}})
	s.Wait()
}

func BenchmarkHandOver(b *testing.B) {
	x, y := &box{}, &box{}
	s := sched.New(sched.Config{})
	b.ReportAllocs()
	pass := func(from, to *box, n int) func(*sched.Task) {
		return func(t *sched.Task) {
			in, out := &move{b: from}, &move{b: to, put: true}
			for range n {
				t.Do(in, sched.Forever)
				t.Do(out, sched.Forever)
			}
		}
	}
	x.items = []item{{n: 1}}
	start(s, &actor{live: pass(x, y, b.N)})
	start(s, &actor{live: pass(y, x, b.N)})
	s.Wait()
}
