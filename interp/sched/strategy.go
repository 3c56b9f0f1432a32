package sched

import (
	"fmt"
	"math/rand/v2"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A Strategy picks, under the serial policy, the task that goes on next. It is
// used by one goroutine at a time.
type Strategy interface {
	// Pick returns the index of one of the tasks, of which there are at least
	// two. They are in an order that is the same whenever the choices before
	// were the same. An error stops the run with it.
	Pick(ready []*Task) (int, error)
}

// Random returns the strategy that picks any task with the same probability.
func Random(seed uint64) Strategy {
	return &random{rand.New(rand.NewPCG(seed, 0))}
}

type random struct{ r *rand.Rand }

func (s *random) Pick(ready []*Task) (int, error) { return s.r.IntN(len(ready)), nil }

// PCT returns the strategy of probabilistic concurrency testing (Burckhardt,
// Kothari, Musuvathi and Nagarakatte, 2010): tasks have random priorities, the
// highest goes on, and at depth-1 random points among the first steps choices
// the one that would go on falls below all others. A bug that needs depth
// ordering constraints among n tasks is found with a probability of at least
// 1/(n*steps^(depth-1)) a run.
func PCT(seed uint64, depth, steps int) Strategy {
	s := &pct{r: rand.New(rand.NewPCG(seed, 1)), priority: map[int]int{}, falls: map[int]int{}}
	for i := range max(depth, 1) - 1 {
		s.falls[s.r.IntN(max(steps, 1))] = -1 - i
	}
	return s
}

type pct struct {
	r        *rand.Rand
	priority map[int]int // by task number; below zero after a fall
	falls    map[int]int // choice -> the priority that its task falls to
	choices  int
}

func (s *pct) Pick(ready []*Task) (int, error) {
	best := s.best(ready)
	if to, ok := s.falls[s.choices]; ok {
		s.priority[ready[best].id] = to
		best = s.best(ready)
	}
	s.choices++
	return best, nil
}

func (s *pct) best(ready []*Task) int {
	best := 0
	for i, t := range ready {
		if _, known := s.priority[t.id]; !known {
			s.priority[t.id] = s.r.IntN(1 << 30)
		}
		if p, q := s.priority[t.id], s.priority[ready[best].id]; p > q || p == q && t.id < ready[best].id {
			best = i
		}
	}
	return best
}

// Follow returns the strategy that repeats recorded picks and then goes on with
// another one; with nil the run must have no further choice. Where the program
// offers another choice than the recorded one, the run stops with a
// [*DivergedError].
func Follow(picks []int, then Strategy) *Follower { return &Follower{picks: picks, then: then} }

// A Follower is the strategy that Follow returns.
type Follower struct {
	picks []int
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

func (s *Follower) Pick(ready []*Task) (int, error) {
	if s.next == len(s.picks) {
		if s.then != nil {
			return s.then.Pick(ready)
		}
		return 0, s.diverged(ready, "the schedule ends here, but the program goes on")
	}
	want := s.picks[s.next]
	for i, t := range ready {
		if t.id == want {
			s.next++
			return i, nil
		}
	}
	return 0, s.diverged(ready, fmt.Sprintf("the schedule expects process number %d to go on, which cannot", want))
}

func (s *Follower) diverged(ready []*Task, why string) error {
	e := &DivergedError{Choice: s.next + 1, Why: why}
	for _, t := range ready {
		_, name := t.owner.Identity()
		e.Ready = append(e.Ready, Ready{Number: t.id, Process: name, Kind: t.w.op.Describe().Kind, Pos: t.owner.Where()})
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
	Number  int // as in schedules
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
		msg += fmt.Sprintf("%s%s (number %d) in %s at %v", sep, r.Process, r.Number, r.Kind, r.Pos)
	}
	return msg
}
