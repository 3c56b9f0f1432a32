package sched

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A Strategy picks, under the serial policy, the task that goes on next. It is
// used by one goroutine at a time.
type Strategy interface {
	// Pick returns the index of one of c.Ready. An error stops the run with it.
	// It must not use the run but by the methods of Choice.
	Pick(c Choice) (int, error)
}

// A Choice is a point of a serial run at which several tasks can go on.
type Choice struct {
	// Ready are the tasks to pick from, at least two. Their order is the same
	// whenever the choices before were the same.
	Ready []*Task
	s     *Scheduler
}

// Waiting returns the tasks that cannot be picked, oldest first.
func (c Choice) Waiting() []Blocked {
	var list []Blocked
	for t := c.s.tasks; t != nil; t = t.next {
		if !slices.Contains(c.Ready, t) && t.w.state.Load() == waiting {
			list = append(list, c.Pending(t))
		}
	}
	slices.Reverse(list)
	return list
}

// Pending describes what a task is about to do.
func (c Choice) Pending(t *Task) Blocked {
	b := Blocked{Task: t, Pos: t.owner.Where()}
	b.describe(t.w.op)
	return b
}

// sumDigits are what a schedule writes sums of operations with.
const sumDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// sum returns a digit that depends on the operation that a task is about to do:
// its kind, object and line. It tells other operations apart 63 times in 64.
func (c Choice) sum(t *Task) byte {
	d, line := t.w.op.Describe(), t.owner.Where().Line
	var room [64]byte // for the usual names: no allocation
	text := append(room[:0], d.Kind...)
	text = append(append(text, ' '), d.Object...)
	text = strconv.AppendInt(append(text, ' '), int64(line), 10)
	h := uint32(2166136261) // FNV-1a
	for _, b := range text {
		h = (h ^ uint32(b)) * 16777619
	}
	return sumDigits[h%uint32(len(sumDigits))]
}

// Time returns the virtual time.
func (c Choice) Time() time.Duration { return c.s.Now() }

// Random returns the strategy that picks any task with the same probability.
func Random(seed uint64) Strategy {
	return &random{rand.New(rand.NewPCG(seed, 0))}
}

type random struct{ r *rand.Rand }

func (s *random) Pick(c Choice) (int, error) { return s.r.IntN(len(c.Ready)), nil }

// PCT returns the strategy of probabilistic concurrency testing (Burckhardt,
// Kothari, Musuvathi and Nagarakatte, 2010): tasks have random priorities, the
// highest goes on, and at depth-1 random points among the first steps choices
// the one that would go on falls below all others. A bug that needs depth
// ordering constraints among n tasks is found with a probability of at least
// 1/(n*steps^(depth-1)) a run.
func PCT(seed uint64, depth, steps int) Strategy {
	s := &pct{r: rand.New(rand.NewPCG(seed, 1)), priority: map[Path]int{}, falls: map[int]int{}}
	for i := range max(depth, 1) - 1 {
		s.falls[s.r.IntN(max(steps, 1))] = -1 - i
	}
	return s
}

type pct struct {
	r        *rand.Rand
	priority map[Path]int // below zero after a fall
	falls    map[int]int  // choice -> the priority that its task falls to
	choices  int
}

func (s *pct) Pick(c Choice) (int, error) {
	ready := c.Ready
	best := s.best(ready)
	if to, ok := s.falls[s.choices]; ok {
		s.priority[ready[best].path] = to
		best = s.best(ready)
	}
	s.choices++
	return best, nil
}

func (s *pct) best(ready []*Task) int {
	best := 0
	for i, t := range ready {
		if _, known := s.priority[t.path]; !known {
			s.priority[t.path] = s.r.IntN(1 << 30)
		}
		if p, q := s.priority[t.path], s.priority[ready[best].path]; p > q || p == q && t.path.Compare(ready[best].path) < 0 {
			best = i
		}
	}
	return best
}

// Follow returns the strategy that repeats recorded picks and then goes on with
// another one; with nil the run must have no further choice. Where the program
// offers another choice than the recorded one, the run stops with a
// [*DivergedError].
//
// sums, if not empty, are those of the picks' operations: an operation that is
// another one than was recorded stops the run too.
func Follow(picks []Path, sums string, then Strategy) *Follower {
	return &Follower{picks: picks, sums: sums, then: then}
}

// A Follower is the strategy that Follow returns.
type Follower struct {
	picks []Path
	sums  string
	next  int
	then  Strategy
}

// Left returns an error if the run, which is over, did not come to the end of the
// picks.
func (s *Follower) Left() error {
	if s.next == len(s.picks) {
		return nil
	}
	return &DivergedError{Choice: s.next + 1, Why: fmt.Sprintf(
		"the program has ended, but the schedule goes on with %d more", len(s.picks)-s.next)}
}

// Pick implements Strategy.

func (s *Follower) Pick(c Choice) (int, error) {
	if s.next == len(s.picks) {
		if s.then != nil {
			return s.then.Pick(c)
		}
		return 0, s.diverged(c, "the schedule ends here, but the program goes on")
	}
	want := s.picks[s.next]
	for i, t := range c.Ready {
		if t.path != want {
			continue
		}
		if s.next < len(s.sums) && c.sum(t) != s.sums[s.next] {
			p := c.Pending(t)
			_, name := t.owner.Identity()
			return 0, s.diverged(c, fmt.Sprintf("the schedule expects %s to do something else than %s at %v", name, p.Desc.Kind, p.Pos))
		}
		s.next++
		return i, nil
	}
	return 0, s.diverged(c, fmt.Sprintf("the schedule expects task %s to go on, which cannot", want))
}

func (s *Follower) diverged(c Choice, why string) error {
	e := &DivergedError{Choice: s.next + 1, Why: why}
	for _, t := range c.Ready {
		p := c.Pending(t)
		_, name := t.owner.Identity()
		kind := p.Desc.Kind
		if kind == "" {
			kind = "computing"
		}
		e.Ready = append(e.Ready, Ready{Path: t.path, Process: name, Kind: kind, Pos: p.Pos})
	}
	return e
}

// A DivergedError says that a schedule is not one of the program's.
type DivergedError struct {
	Choice int     // the number of the choice, from 1
	Why    string  // what was expected
	Ready  []Ready // what could go on instead
}

// A Ready is a task that can go on.
type Ready struct {
	Path    Path
	Process string
	Kind    Kind
	Pos     trace.Pos
}

func (e *DivergedError) Error() string {
	msg := fmt.Sprintf("the schedule does not fit the program: at choice %d %s", e.Choice, e.Why)
	for i, r := range e.Ready {
		sep := ", "
		if i == 0 {
			sep = "; these could: "
		}
		msg += fmt.Sprintf("%s%s (%s) in %s at %v", sep, r.Process, r.Path, r.Kind, r.Pos)
	}
	return msg
}
