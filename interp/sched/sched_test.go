package sched_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// An actor is a task's owner whose life is a Go function.
type actor struct {
	name string
	live func(*sched.Task)
	line int

	mu          sync.Mutex
	interrupted error
}

func (a *actor) Identity() (int, string) { return 0, a.name }
func (a *actor) Where() trace.Pos        { return trace.Pos{File: a.name, Line: a.line, Col: 1} }
func (a *actor) Mark() sched.Mark        { return sched.Mark{PC: uint64(a.line)} }
func (a *actor) Run(t *sched.Task)       { a.live(t) }
func (a *actor) Interrupt(cause error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.interrupted = cause
}

// A box is a queue of ints for tests.
type box struct {
	sched.Object
	max   int // 0: without bound
	items []item
}

type item struct {
	n   int
	seq uint64
}

// A move is a put into or a get from a box.
type move struct {
	b    *box
	put  bool
	item item
}

func (m *move) Object() *sched.Object { return &m.b.Object }
func (m *move) Line() int {
	if m.put {
		return 1
	}
	return 0
}
func (m *move) Ready() bool {
	if m.put {
		return m.b.max == 0 || len(m.b.items) < m.b.max
	}
	return len(m.b.items) > 0
}
func (m *move) Apply() {
	if m.put {
		m.b.items = append(m.b.items, m.item)
	} else {
		m.item, m.b.items = m.b.items[0], m.b.items[1:]
	}
}
func (m *move) Describe() sched.Desc {
	if m.put {
		d := sched.Desc{Kind: "put", Object: "box", Detail: fmt.Sprint(m.item.n)}
		if n := len(m.b.items); n > 0 {
			d.Seq = &m.b.items[n-1].seq
		}
		return d
	}
	return sched.Desc{Kind: "get", Object: "box", Detail: fmt.Sprint(m.item.n), Answers: m.item.seq}
}

func (m *move) Explain() sched.Wait {
	if m.put {
		return sched.Wait{About: "full"}
	}
	return sched.Wait{About: "empty"}
}

func put(t *sched.Task, b *box, n int, timeout time.Duration) error {
	return t.Do(&move{b: b, put: true, item: item{n: n}}, timeout)
}

func get(t *sched.Task, b *box, timeout time.Duration) (int, error) {
	m := &move{b: b}
	err := t.Do(m, timeout)
	return m.item.n, err
}

// play runs the actors and returns the events, one a line without positions.
func play(c sched.Config, actors ...*actor) []string {
	var log []string
	c.Observer = func(e trace.Event) {
		line := fmt.Sprintf("%v %s %s", e.Time, e.Process, e.Kind)
		if e.Object != "" {
			line += " " + e.Detail
		}
		if e.Answers > 0 {
			line += fmt.Sprintf(" answers %d", e.Answers)
		}
		if e.Waited > 0 {
			line += fmt.Sprintf(" after %v", e.Waited)
		}
		log = append(log, line)
	}
	s := sched.New(c)
	begin(s, actors...)
	s.Wait()
	return log
}

// begin starts the actors from a task of their run, so that none of them can be
// found in deadlock before all have been started.
func begin(s *sched.Scheduler, actors ...*actor) []*sched.Task {
	var tasks []*sched.Task
	for i, a := range actors {
		if a.name == "" {
			a.name = string(rune('A' + i))
		}
		tasks = append(tasks, s.NewTask(a, next(s)))
	}
	start(s, &actor{name: "starter", live: func(*sched.Task) {
		for _, t := range tasks {
			s.Run(t)
		}
	}})
	return tasks
}

// start starts an actor under a path of its own.
func start(s *sched.Scheduler, a *actor) *sched.Task { return s.Start(a, next(s)) }

// next returns a path that no task of the run has.
func next(s *sched.Scheduler) sched.Path {
	n, _ := started.LoadOrStore(s, new(atomic.Int64))
	return sched.Path(strconv.FormatInt(n.(*atomic.Int64).Add(1)-1, 10))
}

// started counts the tasks of a run, by its scheduler.
var started sync.Map

const second = time.Second

// TestSchedules tells, for small sets of tasks whose order is forced by time and
// data, every event there is.
func TestSchedules(t *testing.T) {
	tests := []struct {
		name   string
		actors func(b *box) []*actor
		max    int
		want   string
	}{
		{name: "sleeps end in the order of their deadlines", actors: func(*box) []*actor {
			sleep := func(d time.Duration) *actor {
				return &actor{live: func(t *sched.Task) { t.Sleep(d) }}
			}
			return []*actor{sleep(3 * second), sleep(1 * second), sleep(2 * second)}
		}, want: `
1s B sleep after 1s
2s C sleep after 2s
3s A sleep after 3s`},
		{name: "an attempt that waits is no event, its completion is", actors: func(b *box) []*actor {
			return []*actor{
				{live: func(t *sched.Task) { get(t, b, sched.Forever) }},
				{live: func(t *sched.Task) { t.Sleep(5 * second); put(t, b, 7, sched.Forever) }},
			}
		}, want: `
5s B sleep after 5s
5s B put 7
5s A get 7 answers 2 after 5s`},
		{name: "a get of what is there answers its put", actors: func(b *box) []*actor {
			return []*actor{{live: func(t *sched.Task) {
				put(t, b, 1, sched.Forever)
				put(t, b, 2, sched.Forever)
				get(t, b, sched.Forever)
				get(t, b, sched.Forever)
			}}}
		}, want: `
0s A put 1
0s A put 2
0s A get 1 answers 1
0s A get 2 answers 2`},
		{name: "who waits first is served first", actors: func(b *box) []*actor {
			wait := func(after time.Duration) *actor {
				return &actor{live: func(t *sched.Task) { t.Sleep(after); get(t, b, sched.Forever) }}
			}
			return []*actor{wait(2 * second), wait(3 * second), wait(1 * second), {live: func(t *sched.Task) {
				t.Sleep(9 * second)
				for i := range 3 {
					put(t, b, i, sched.Forever)
				}
			}}}
		}, want: `
1s C sleep after 1s
2s A sleep after 2s
3s B sleep after 3s
9s D sleep after 9s
9s D put 0
9s C get 0 answers 5 after 8s
9s D put 1
9s A get 1 answers 7 after 7s
9s D put 2
9s B get 2 answers 9 after 6s`},
		{name: "a full box makes the putter wait", max: 1, actors: func(b *box) []*actor {
			return []*actor{
				{live: func(t *sched.Task) { put(t, b, 1, sched.Forever); put(t, b, 2, sched.Forever) }},
				{live: func(t *sched.Task) {
					t.Sleep(4 * second)
					get(t, b, sched.Forever)
					get(t, b, sched.Forever)
				}},
			}
		}, want: `
0s A put 1
4s B sleep after 4s
4s B get 1 answers 1
4s A put 2 after 4s
4s B get 2 answers 4`},
		{name: "time that runs out is an event too", actors: func(b *box) []*actor {
			return []*actor{{live: func(t *sched.Task) {
				get(t, b, 0)
				get(t, b, 2*second)
				t.Sleep(0)
			}}}
		}, want: `
0s A get would wait
2s A get timed out after 2s
2s A sleep`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := strings.TrimSpace(tt.want)
			for range 20 { // the order is forced: it must be the same each time
				b := &box{max: tt.max}
				got := strings.Join(play(sched.Config{Virtual: true}, tt.actors(b)...), "\n")
				if got != want {
					t.Fatalf("events:\n%s\nwant:\n%s", got, want)
				}
			}
		})
	}
}

// TestEqualDeadlinesFireTogether: all wake at the same time, none is delayed to
// a later quiescence.
func TestEqualDeadlinesFireTogether(t *testing.T) {
	var actors []*actor
	for range 50 {
		actors = append(actors, &actor{live: func(t *sched.Task) { t.Sleep(second); t.Sleep(second) }})
	}
	log := play(sched.Config{Virtual: true}, actors...)
	if len(log) != 100 {
		t.Fatalf("%d events, want 100", len(log))
	}
	for i, line := range log {
		want := "1s "
		if i >= 50 {
			want = "2s "
		}
		if !strings.HasPrefix(line, want) {
			t.Errorf("event %d is %q, want it at %s", i, line, want)
		}
	}
}

// TestDeadlineAndDeliveryRace: a put and a deadline come at the same instant;
// whichever wins, the item is delivered or still there.
func TestDeadlineAndDeliveryRace(t *testing.T) {
	delivered := 0
	for range 300 {
		b := &box{}
		got := make(chan bool, 1)
		play(sched.Config{Virtual: true},
			&actor{live: func(t *sched.Task) { _, err := get(t, b, second); got <- err == nil }},
			&actor{live: func(t *sched.Task) { t.Sleep(second); put(t, b, 1, sched.Forever) }})
		if <-got {
			delivered++
			if len(b.items) != 0 {
				t.Fatal("the item was delivered and is still in the box")
			}
		} else if len(b.items) != 1 {
			t.Fatal("the item is lost")
		}
	}
	t.Logf("delivered in %d of 300 runs", delivered)
}

func TestDeadlock(t *testing.T) {
	b := &box{}
	boom := errors.New("boom")
	var told []string
	var errs [3]error
	s := sched.New(sched.Config{Virtual: true, Deadlock: func(blocked []sched.Blocked) error {
		for _, w := range blocked {
			_, name := w.Task.Owner().Identity()
			told = append(told, fmt.Sprintf("%s %s %s at %v", name, w.Desc.Kind, w.Wait.About, w.Pos))
		}
		return boom
	}})
	wait := func(i int) func(*sched.Task) {
		return func(t *sched.Task) { _, errs[i] = get(t, b, sched.Forever) }
	}
	begin(s, &actor{live: wait(0), line: 4}, &actor{live: wait(1), line: 8},
		&actor{live: func(t *sched.Task) { t.Sleep(3 * second); _, errs[2] = get(t, b, sched.Forever) }, line: 9})
	s.Wait()
	want := []string{"A get empty at A:4", "B get empty at B:8", "C get empty at C:9"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	for i, err := range errs {
		var stop *sched.StopError
		if !errors.As(err, &stop) || !errors.Is(err, boom) {
			t.Errorf("task %d got %v, want a StopError for boom", i, err)
		}
	}
	if s.Now() != 3*second {
		t.Errorf("the deadlock came at %v, want 3s", s.Now())
	}
	if s.Stopped() != boom {
		t.Errorf("Stopped is %v", s.Stopped())
	}
}

// TestRealClock: the real clock's timers, and a deadlock told at once, in a
// bubble whose clock the test controls.
func TestRealClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begun := time.Now()
		b := &box{}
		var order []string
		s := sched.New(sched.Config{})
		begin(s,
			&actor{live: func(t *sched.Task) {
				t.Sleep(5 * second)
				put(t, b, 1, sched.Forever)
				order = append(order, "put")
			}},
			&actor{live: func(t *sched.Task) {
				get(t, b, sched.Forever)
				get(t, b, 10*second)
				_, err := get(t, b, sched.Forever)
				if !errors.Is(err, sched.ErrDeadlock) {
					panic(err)
				}
				order = append(order, "deadlock")
			}})
		s.Wait()
		if got := time.Since(begun); got != 15*second {
			t.Errorf("took %v, want 15s", got)
		}
		if want := []string{"put", "deadlock"}; !slices.Equal(order, want) {
			t.Errorf("order %v, want %v", order, want)
		}
	})
}

// TestTimersThatEndEarly: a deadline that is not needed any more neither fires
// nor keeps the run from seeing its deadlock.
func TestTimersThatEndEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &box{}
		begun := time.Now()
		s := sched.New(sched.Config{})
		begin(s,
			&actor{live: func(t *sched.Task) { get(t, b, time.Hour); get(t, b, sched.Forever) }},
			&actor{live: func(t *sched.Task) { t.Sleep(second); put(t, b, 1, sched.Forever) }})
		s.Wait()
		if got := time.Since(begun); got != second {
			t.Errorf("the deadlock was seen after %v, want 1s", got)
		}
	})
}

func TestStop(t *testing.T) {
	why := errors.New("why")
	tests := []struct {
		name string
		live func(t *sched.Task, b *box) error
	}{
		{"in get", func(t *sched.Task, b *box) error { _, err := get(t, b, sched.Forever); return err }},
		{"in get with a deadline", func(t *sched.Task, b *box) error { _, err := get(t, b, time.Hour); return err }},
		{"in sleep", func(t *sched.Task, b *box) error { return t.Sleep(time.Hour) }},
		{"between two operations", func(t *sched.Task, b *box) error {
			for {
				if err := put(t, b, 1, sched.Forever); err != nil {
					return err
				}
			}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := &box{}
			var got error
			victim := &actor{name: "victim", live: func(t *sched.Task) { got = tt.live(t, b) }}
			s := sched.New(sched.Config{Virtual: true})
			var first, second bool
			begin(s, &actor{name: "main", live: func(t *sched.Task) {
				v := start(s, victim)
				t.Sleep(time.Microsecond)
				first, second = v.Stop(why), v.Stop(errors.New("too late"))
			}})
			if tt.name == "between two operations" {
				// Virtual time cannot pass while somebody computes.
				s.Stop(why)
				s.Wait()
				first = true
			}
			s.Wait()
			if !errors.Is(got, why) || victim.interrupted != why {
				t.Errorf("the operation returned %v, Interrupt got %v, want %v", got, victim.interrupted, why)
			}
			if !first || second {
				t.Errorf("Stop returned %v and then %v, want true and false", first, second)
			}
		})
	}
}

// TestStopBeforeStart: a task that starts in a stopped run does nothing.
func TestStopBeforeStart(t *testing.T) {
	why := errors.New("why")
	s := sched.New(sched.Config{})
	s.Stop(why)
	var err error
	start(s, &actor{live: func(t *sched.Task) { err = t.Sleep(time.Hour) }})
	s.Wait()
	if !errors.Is(err, why) {
		t.Errorf("Sleep returned %v, want %v", err, why)
	}
}

// TestExternal: a task that waits for the outside is nobody's deadlock, and no
// virtual time passes for it.
func TestExternal(t *testing.T) {
	b := &box{}
	b.External()
	parked := make(chan struct{})
	var at time.Duration
	s := sched.New(sched.Config{Virtual: true})
	begin(s,
		&actor{live: func(t *sched.Task) {
			close(parked)
			get(t, b, sched.Forever)
			at = s.Now()
		}},
		&actor{live: func(t *sched.Task) { t.Sleep(time.Hour) }})
	<-parked
	b.Update(func() { b.items = append(b.items, item{n: 1}) })
	s.Wait()
	if at != 0 {
		t.Errorf("it was %v when the input came, want 0s", at)
	}
	if s.Stopped() != nil {
		t.Errorf("stopped: %v", s.Stopped())
	}
}

// TestHeld: what the host holds is waited for, until the host lets go.
func TestHeld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &box{}
		b.Hold()
		var first int
		var second error
		s := sched.New(sched.Config{})
		begin(s, &actor{live: func(t *sched.Task) {
			first, _ = get(t, b, sched.Forever)
			_, second = get(t, b, sched.Forever)
		}})
		synctest.Wait() // everything waits, and that is no deadlock
		if s.Stopped() != nil {
			t.Errorf("stopped: %v", s.Stopped())
		}
		host := sched.Guest(&actor{name: "host"})
		if err := put(host, b, 5, sched.Forever); err != nil {
			t.Errorf("the host's put: %v", err)
		}
		synctest.Wait()
		if first != 5 || s.Stopped() != nil {
			t.Errorf("got %d, stopped: %v; want 5 and nil", first, s.Stopped())
		}
		b.Release()
		s.Wait()
		if !errors.Is(second, sched.ErrDeadlock) {
			t.Errorf("after Release get returned %v, want a deadlock", second)
		}
	})
}

// TestGuestWaits: a guest waits for a run, and stops waiting when told.
func TestGuestWaits(t *testing.T) {
	b := &box{}
	host := sched.Guest(&actor{name: "host"})
	s := sched.New(sched.Config{Virtual: true})
	start(s, &actor{live: func(t *sched.Task) { t.Sleep(second); put(t, b, 3, sched.Forever) }})
	if n, err := get(host, b, sched.Forever); n != 3 || err != nil {
		t.Errorf("got %d, %v; want 3", n, err)
	}
	s.Wait()
	why := errors.New("why")
	host.Stop(why)
	if _, err := get(host, b, sched.Forever); !errors.Is(err, why) {
		t.Errorf("a stopped guest got %v, want %v", err, why)
	}
}

// TestPolling: who asks again and again lets virtual time pass, so that what it
// asks for can come.
func TestPolling(t *testing.T) {
	tests := []struct {
		name string
		ask  func(t *sched.Task, b *box) (found bool)
	}{
		{"looks", func(t *sched.Task, b *box) bool {
			found := false
			t.Look(&look{b, func() { found = len(b.items) > 0 }})
			return found
		}},
		{"attempts that may not wait", func(t *sched.Task, b *box) bool {
			_, err := get(t, b, 0)
			return err == nil
		}},
		{"looks and prints", func(t *sched.Task, b *box) bool {
			found := false
			t.Look(&look{b, func() { found = len(b.items) > 0 }})
			t.Tell(&look{b, func() {}}, sched.Forever)
			return found
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := &box{}
			var asked int
			play(sched.Config{Virtual: true},
				&actor{live: func(t *sched.Task) { t.Sleep(10 * second); put(t, b, 1, sched.Forever) }},
				&actor{live: func(t *sched.Task) {
					for !tt.ask(t, b) {
						asked++
					}
				}})
			if asked < 10_000 || asked > 11_100 {
				t.Errorf("asked %d times in 10s, want about 11,000", asked)
			}
		})
	}
}

// A look observes a box.
type look struct {
	b *box
	f func()
}

func (l *look) Object() *sched.Object { return &l.b.Object }
func (l *look) Line() int             { return sched.NoLine }
func (l *look) Ready() bool           { return true }
func (l *look) Apply()                { l.f() }
func (l *look) Describe() sched.Desc  { return sched.Desc{Kind: "look", Object: "box"} }

// TestWaited counts parked time only.
func TestWaited(t *testing.T) {
	s := sched.New(sched.Config{Virtual: true})
	var before, after time.Duration
	start(s, &actor{live: func(t *sched.Task) {
		t.Sleep(second)
		before = t.Waited()
		t.Sleep(2 * second)
		t.Sleep(3 * second)
		after = t.Waited()
	}})
	s.Wait()
	if before != 0 || after != 5*second {
		t.Errorf("waited %v, then %v; want 0s and 5s", before, after)
	}
}

// TestMust: what a process does at its end happens also after it was stopped.
func TestMust(t *testing.T) {
	b := &box{}
	s := sched.New(sched.Config{})
	s.Stop(errors.New("why"))
	start(s, &actor{live: func(t *sched.Task) { t.Must(&move{b: b, put: true, item: item{n: 1}}) }})
	s.Wait()
	if len(b.items) != 1 {
		t.Error("Must did nothing")
	}
}
