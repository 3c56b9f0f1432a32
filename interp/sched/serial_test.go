package sched_test

import (
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// serially runs actors under a strategy and returns the events and choices.
func serially(strategy sched.Strategy, actors ...*actor) (log []string, picks []sched.Path, stopped error) {
	s := sched.New(sched.Config{Strategy: strategy, Observer: func(e trace.Event) {
		log = append(log, fmt.Sprintf("%v %s %s %s", e.Time, e.Process, e.Kind, e.Detail))
	}})
	begin(s, actors...)
	s.Wait()
	return log, s.Picks(), s.Stopped()
}

// every runs a set of actors, made anew each time, under every schedule there is
// and returns the events of each.
func every(t *testing.T, actors func() []*actor) (logs []string) {
	t.Helper()
	var prefix []int
	for {
		// Follow the prefix, then always take the first; note the alternatives.
		e := &exhaustive{prefix: prefix}
		log, _, stopped := serially(e, actors()...)
		if stopped != nil && !errors.Is(stopped, sched.ErrDeadlock) {
			t.Fatal(stopped)
		}
		logs = append(logs, strings.Join(log, "\n"))
		i := len(e.taken) - 1
		for i >= 0 && e.taken[i] == e.choices[i]-1 {
			i--
		}
		if i < 0 {
			return logs
		}
		prefix = append(slices.Clone(e.taken[:i]), e.taken[i]+1)
		if len(logs) > 100_000 {
			t.Fatal("too many schedules")
		}
	}
}

type exhaustive struct{ prefix, taken, choices []int }

func (e *exhaustive) Pick(c sched.Choice) (int, error) {
	i := 0
	if n := len(e.taken); n < len(e.prefix) {
		i = e.prefix[n]
	}
	e.taken, e.choices = append(e.taken, i), append(e.choices, len(c.Ready))
	return i, nil
}

// TestNumberOfSchedules: for tiny sets of tasks, exactly how many schedules there
// are, and how many different sequences of events.
func TestNumberOfSchedules(t *testing.T) {
	putter := func(b *box, n int) *actor {
		return &actor{live: func(t *sched.Task) { put(t, b, n, sched.Forever) }}
	}
	getter := func(b *box) *actor { return &actor{live: func(t *sched.Task) { get(t, b, sched.Forever) }} }
	tests := []struct {
		name   string
		actors func() []*actor
		want   int
	}{
		{"one task has no choice", func() []*actor {
			b := &box{}
			return []*actor{{live: func(t *sched.Task) {
				put(t, b, 1, sched.Forever)
				get(t, b, sched.Forever)
			}}}
		}, 1},
		{"two puts", func() []*actor { b := &box{}; return []*actor{putter(b, 1), putter(b, 2)} }, 2},
		{"three puts", func() []*actor { b := &box{}; return []*actor{putter(b, 1), putter(b, 2), putter(b, 3)} }, 6},
		{"a get waits for its put", func() []*actor { b := &box{}; return []*actor{putter(b, 1), getter(b)} }, 1},
		{"two puts and two gets", func() []*actor {
			b := &box{}
			return []*actor{putter(b, 1), putter(b, 2), getter(b), getter(b)}
		}, 2 * (1*2 + 2)}, // the order of the puts; get before or after the second put; which get
		{"two tasks of two puts each", func() []*actor {
			b := &box{}
			two := func(n int) *actor {
				return &actor{live: func(t *sched.Task) { put(t, b, n, sched.Forever); put(t, b, n+1, sched.Forever) }}
			}
			return []*actor{two(1), two(3)}
		}, 6}, // 4! / (2! 2!)
		{"time leaves no choice", func() []*actor {
			b := &box{}
			late := func(d time.Duration, n int) *actor {
				return &actor{live: func(t *sched.Task) { t.Sleep(d); put(t, b, n, sched.Forever) }}
			}
			return []*actor{late(1, 1), late(2, 2), late(3, 3)}
		}, 1},
		{"who waits before time passes is served before who comes later", func() []*actor {
			b := &box{}
			return []*actor{getter(b),
				{live: func(t *sched.Task) { t.Sleep(1); get(t, b, sched.Forever) }},
				{live: func(t *sched.Task) { t.Sleep(2); put(t, b, 1, sched.Forever); put(t, b, 2, sched.Forever) }}}
		}, 1},
		{"a deadline at the instant of a put", func() []*actor {
			b := &box{}
			return []*actor{
				{live: func(t *sched.Task) { get(t, b, 1) }},
				{live: func(t *sched.Task) { t.Sleep(1); put(t, b, 1, sched.Forever) }}}
		}, 3}, // timed out, woke, put; woke, timed out, put; woke, put serves the get
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			logs := every(t, tt.actors)
			if len(logs) != tt.want {
				t.Errorf("%d schedules, want %d:\n%s", len(logs), tt.want, strings.Join(logs, "\n--\n"))
			}
			slices.Sort(logs)
			if n := len(slices.Compact(logs)); n != tt.want {
				t.Errorf("%d different sequences of events, want %d", n, tt.want)
			}
		})
	}
}

// scramble returns actors that do random operations on a few boxes: puts, gets,
// attempts, deadlines, sleeps, looks, and stops of each other. They are the same
// for the same seed.
func scramble(seed int64) []*actor {
	r := rand.New(rand.NewSource(seed))
	boxes := []*box{{max: 1}, {max: 2}, {}}
	tasks := make([]*sched.Task, 2+r.Intn(4))
	actors := make([]*actor, len(tasks))
	for i := range actors {
		var steps []func(*sched.Task) error
		for range 1 + r.Intn(8) {
			b, n := boxes[r.Intn(len(boxes))], r.Intn(100)
			wait := time.Duration(r.Intn(4)-1) * time.Second
			victim := r.Intn(len(tasks))
			switch r.Intn(7) {
			case 0, 1:
				steps = append(steps, func(t *sched.Task) error { return put(t, b, n, wait) })
			case 2, 3:
				steps = append(steps, func(t *sched.Task) error { _, err := get(t, b, wait); return err })
			case 4:
				steps = append(steps, func(t *sched.Task) error { return t.Sleep(wait) })
			case 5:
				steps = append(steps, func(t *sched.Task) error { return t.Look(&look{b, func() {}}) })
			case 6:
				steps = append(steps, func(t *sched.Task) error {
					if v := tasks[victim]; v != nil && n < 20 {
						v.Stop(errors.New("victim"))
					}
					return nil
				})
			}
		}
		actors[i] = &actor{live: func(t *sched.Task) {
			tasks[i] = t
			for _, step := range steps {
				var stop *sched.StopError
				if errors.As(step(t), &stop) {
					break
				}
			}
			t.Must(&move{b: boxes[2], put: true, item: item{n: 1000 + i}})
		}}
	}
	return actors
}

// TestReplay: a thousand random programs, each run again from its schedule, as
// text, give the same events.
func TestReplay(t *testing.T) {
	t.Parallel()
	choices := 0
	for seed := range int64(1000) {
		strategy := sched.Random(uint64(seed))
		if seed%2 == 1 {
			strategy = sched.PCT(uint64(seed), 3, 20)
		}
		log, picks, stopped := serially(strategy, scramble(seed)...)
		text := sched.Schedule{Seed: uint64(seed), Picks: picks}.String()
		schedule, err := sched.ParseSchedule(text)
		if err != nil || !slices.Equal(schedule.Picks, picks) || schedule.Seed != uint64(seed) {
			t.Fatalf("seed %d: %q reads as %v, %v", seed, text, schedule, err)
		}
		again, picksAgain, stoppedAgain := serially(sched.Follow(schedule.Picks, "", nil), scramble(seed)...)
		if !slices.Equal(log, again) || !slices.Equal(picks, picksAgain) || fmt.Sprint(stopped) != fmt.Sprint(stoppedAgain) {
			t.Fatalf("seed %d, schedule %s:\n%s\nagain:\n%s\nstopped: %v, %v", seed, text,
				strings.Join(log, "\n"), strings.Join(again, "\n"), stopped, stoppedAgain)
		}
		choices += len(picks)
	}
	if choices < 5000 {
		t.Errorf("only %d choices in all: the programs are too tame", choices)
	}
}

// TestDiverged: a schedule of another program stops the run and says where.
func TestDiverged(t *testing.T) {
	actors := func() []*actor {
		b := &box{}
		p := func(n int) *actor {
			return &actor{line: 10 + n, live: func(t *sched.Task) { put(t, b, n, sched.Forever) }}
		}
		return []*actor{p(1), p(2)}
	}
	tests := []struct {
		picks []sched.Path
		want  string
	}{
		{[]sched.Path{"9"}, "the schedule does not fit the program: at choice 1 the schedule expects task 9 to go on, " +
			"which cannot; these could: A (0) in put at A:11, B (1) in put at B:12"},
		{nil, "the schedule does not fit the program: at choice 1 the schedule ends here, but the program goes on; " +
			"these could: A (0) in put at A:11, B (1) in put at B:12"},
	}
	for _, tt := range tests {
		_, _, stopped := serially(sched.Follow(tt.picks, "", nil), actors()...)
		var d *sched.DivergedError
		if !errors.As(stopped, &d) || d.Error() != tt.want {
			t.Errorf("stopped with %v, want %s", stopped, tt.want)
		}
	}
}

// TestLookBehindWaiters: who only looks does not stand in line.
func TestLookBehindWaiters(t *testing.T) {
	b := &box{}
	var seen int
	_, _, stopped := serially(sched.Random(1),
		&actor{live: func(t *sched.Task) { get(t, b, sched.Forever) }},
		&actor{live: func(t *sched.Task) {
			t.Sleep(second)
			t.Look(&look{b, func() { seen++ }})
			put(t, b, 1, sched.Forever)
		}})
	if stopped != nil || seen != 1 {
		t.Errorf("stopped: %v, seen %d times", stopped, seen)
	}
}

func TestParseSchedule(t *testing.T) {
	good := map[string]string{"2:5:": "2:5:", "2:0:0.1x3.2": "2:0:0.1x3.2", " 2:7:3.3.3\n": "2:7:3x3", "2:7:1+": "2:7:1+", "2:7:+": "2:7:+", "2:7:1x2+:aB": "2:7:1x2+:aB", "2:7:3:_": "2:7:3:_"}
	for text, want := range good {
		if s, err := sched.ParseSchedule(text); err != nil || s.String() != want {
			t.Errorf("%q reads as %v, %v; want %s", text, s, err, want)
		}
	}
	for _, text := range []string{"", "2", "1:5:1", "2:5", "2:x:1", "2:5:1.", "2:5:1x", "2:5:1x0", "2:5:-1",
		"2:5:1x999999999999", "2:5:1x9999999.1x9999999", "2:-1:0", "2:5:1:22", "2:5:1:", "2:5:1:%", "2:5:1:2:3", "x"} {
		if s, err := sched.ParseSchedule(text); err == nil {
			t.Errorf("%q reads as %v, want an error", text, s)
		}
	}
}

// TestStopAtTheEnd: a task that is stopped in what it does at its end does it all
// the same, in every order.
func TestStopAtTheEnd(t *testing.T) {
	for _, log := range every(t, func() []*actor {
		b := &box{}
		victim := &actor{name: "victim", live: func(t *sched.Task) { t.Must(&move{b: b, put: true, item: item{n: 1}}) }}
		return []*actor{{name: "main", live: func(t *sched.Task) {
			v := start(t.Scheduler(), victim)
			t.Look(&look{b, func() {}})
			v.Stop(errors.New("why"))
			if _, err := get(t, b, sched.Forever); err != nil {
				panic(err)
			}
		}}}
	}) {
		if !strings.Contains(log, "victim put 1") || !strings.Contains(log, "main get 1") {
			t.Errorf("events:\n%s", log)
		}
	}
}

// TestHostActsMeanwhile: what the host does while a serial run computes is seen.
func TestHostActsMeanwhile(t *testing.T) {
	b := &box{}
	b.Hold()
	waits, acted := make(chan bool), make(chan bool)
	var got int
	s := sched.New(sched.Config{Strategy: sched.Random(1)})
	begin(s,
		&actor{live: func(t *sched.Task) { got, _ = get(t, b, sched.Forever) }},
		&actor{live: func(t *sched.Task) {
			t.Sleep(second)
			waits <- true // the other one waits, and this one has the turn
			<-acted
		}})
	<-waits
	if err := put(sched.Guest(&actor{name: "host"}), b, 7, sched.Forever); err != nil {
		t.Fatal(err)
	}
	close(acted)
	s.Wait()
	if got != 7 || s.Stopped() != nil {
		t.Errorf("got %d, stopped: %v; want 7", got, s.Stopped())
	}
}

// panicky is a strategy with a bug.
type panicky struct{}

func (panicky) Pick(sched.Choice) (int, error) { panic("oh dear") }

func TestStrategyPanics(t *testing.T) {
	b := &box{}
	p := func() *actor { return &actor{live: func(t *sched.Task) { put(t, b, 1, sched.Forever) }} }
	_, _, stopped := serially(panicky{}, p(), p())
	var e *sched.PanicError
	if !errors.As(stopped, &e) {
		t.Errorf("stopped with %v, want a PanicError", stopped)
	}
}

// TestFairness: who spins does not starve the others, under any strategy.
func TestFairness(t *testing.T) {
	for name, strategy := range map[string]sched.Strategy{"random": sched.Random(1), "pct": sched.PCT(1, 3, 100)} {
		t.Run(name, func(t *testing.T) {
			b := &box{}
			spins := 0
			_, _, stopped := serially(strategy,
				&actor{live: func(t *sched.Task) {
					for found := false; !found; spins++ {
						t.Look(&look{b, func() { found = len(b.items) > 0 }})
					}
				}},
				&actor{live: func(t *sched.Task) {
					for range 10 {
						t.Look(&look{b, func() {}})
					}
					t.Sleep(second)
					put(t, b, 1, sched.Forever)
				}})
			if stopped != nil || spins > 3000 {
				t.Errorf("stopped: %v, after %d spins", stopped, spins)
			}
		})
	}
}

// TestSerialHost: a serial run waits for what the host holds, and for input.
func TestSerialHost(t *testing.T) {
	held, outside := &box{}, &box{}
	held.Hold()
	outside.External()
	waits := make(chan bool, 1)
	s := sched.New(sched.Config{Strategy: sched.Random(1)})
	var got []int
	var last error
	start(s, &actor{live: func(t *sched.Task) {
		n, _ := get(t, held, sched.Forever)
		got = append(got, n)
		waits <- true
		n, _ = get(t, outside, sched.Forever)
		got = append(got, n)
		_, last = get(t, held, sched.Forever)
	}})
	if err := put(sched.Guest(&actor{name: "host"}), held, 1, sched.Forever); err != nil {
		t.Fatal(err)
	}
	<-waits
	outside.Update(func() { outside.items = append(outside.items, item{n: 2}) })
	held.Release()
	s.Wait()
	if !slices.Equal(got, []int{1, 2}) || !errors.Is(last, sched.ErrDeadlock) {
		t.Errorf("got %v, then %v; want [1 2], then a deadlock", got, last)
	}
}

// TestSerialHostWaits: a host that waits for what a serial run gives gets it.
func TestSerialHostWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &box{}
		got := make(chan int, 1)
		go func() {
			n, _ := get(sched.Guest(&actor{name: "host"}), b, sched.Forever)
			got <- n
		}()
		synctest.Wait()
		serially(sched.Random(1), &actor{live: func(t *sched.Task) { put(t, b, 7, sched.Forever) }})
		if n := <-got; n != 7 {
			t.Errorf("got %d", n)
		}
	})
}

// TestSerialStop: a run under the serial policy can be stopped from outside, in
// whatever it does.
func TestSerialStop(t *testing.T) {
	why := errors.New("why")
	for _, name := range []string{"held", "external", "busy"} {
		t.Run(name, func(t *testing.T) {
			b := &box{}
			switch name {
			case "held":
				b.Hold()
			case "external":
				b.External()
			}
			begun := make(chan bool, 1)
			var err error
			s := sched.New(sched.Config{Strategy: sched.Random(1)})
			begin(s, &actor{live: func(t *sched.Task) {
				begun <- true
				for err == nil {
					if name == "busy" {
						err = t.Look(&look{b, func() {}})
					} else {
						_, err = get(t, b, sched.Forever)
					}
				}
			}}, &actor{live: func(t *sched.Task) { t.Sleep(time.Hour) }})
			<-begun
			s.Stop(why)
			s.Wait()
			if !errors.Is(err, why) {
				t.Errorf("the operation returned %v, want %v", err, why)
			}
		})
	}
}

func BenchmarkSerialDo(b *testing.B) {
	s := sched.New(sched.Config{Strategy: sched.Random(1)})
	b.ReportAllocs()
	for range 2 {
		bx := &box{}
		start(s, &actor{live: func(t *sched.Task) {
			m, g := &move{b: bx, put: true}, &move{b: bx}
			for range b.N / 4 {
				t.Do(m, sched.Forever)
				t.Do(g, sched.Forever)
			}
		}})
	}
	s.Wait()
}

// TestDeadline: the operations that share a deadline have its time together.
func TestDeadline(t *testing.T) {
	for _, strategy := range []sched.Strategy{nil, sched.Random(1)} {
		b := &box{}
		var ends []string
		s := sched.New(sched.Config{Virtual: true, Strategy: strategy})
		start(s, &actor{live: func(t *sched.Task) {
			start(s, &actor{live: func(t *sched.Task) {
				t.Sleep(2 * second)
				put(t, b, 1, sched.Forever)
			}})
			t.Sleep(second)
			for _, d := range []*sched.Deadline{sched.Within(5 * second), sched.Within(0), sched.Within(sched.Forever)} {
				for range 2 {
					if d == nil {
						break
					}
					err := t.DoBefore(d, &move{b: b})
					ends = append(ends, fmt.Sprint(s.Now(), err))
					if err == nil {
						continue
					}
					d = nil
				}
				if len(ends) == 3 {
					put(t, b, 2, sched.Forever)
					put(t, b, 3, sched.Forever)
				}
			}
		}})
		s.Wait()
		want := []string{"2s <nil>", "6s timed out", "6s timed out", "6s <nil>", "6s <nil>"}
		if !slices.Equal(ends, want) {
			t.Errorf("got %q, want %q", ends, want)
		}
	}
}
