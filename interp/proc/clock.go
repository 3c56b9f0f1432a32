package proc

import (
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"

	"github.com/pyq-lang/pyq/interp/sched"
)

// Clock returns the time since the start of the run, for a clock that the program
// reads. No reading is the same as the process's last one, so that programs can
// divide by the difference. On the virtual clock they differ by a microsecond at
// least, see sched.Task.Reading; timers know nothing of that.
func (p *Proc) Clock() (time.Duration, error) {
	op := clockOp{p: p}
	if err := p.Task().Look(&op); err != nil {
		return 0, err
	}
	return p.clocks.last, nil
}

// CPUTime returns the time for which the process has computed: what passed on the
// clock, less what it waited. Only differences between two readings mean
// something.
func (p *Proc) CPUTime() (time.Duration, error) {
	now, err := p.Clock()
	p.clocks.cpu = max(now-p.Task().Waited(), p.clocks.cpu+1)
	return p.clocks.cpu, err
}

// Date returns the time of Clock in seconds since 1970. In this century a float
// cannot tell less than 240 ns apart; two readings differ all the same.
func (p *Proc) Date() (float64, error) {
	now, err := p.Clock()
	t := p.run.Sched.Epoch().Add(now)
	date := float64(t.Unix()) + float64(t.Nanosecond())/1e9
	p.clocks.date = max(date, math.Nextafter(p.clocks.date, math.Inf(1)))
	return p.clocks.date, err
}

// clocks is what a process has read last.
type clocks struct {
	last time.Duration
	cpu  time.Duration
	date float64
}

// clockOp is the reading of a clock.
type clockOp struct{ p *Proc }

func (o *clockOp) Object() *sched.Object { return nil }
func (o *clockOp) Line() int             { return sched.NoLine }
func (o *clockOp) Ready() bool           { return true }
func (o *clockOp) Apply() {
	c, now := &o.p.clocks, o.p.Task().Time()
	if o.p.run.Virtual {
		c.last = now + o.p.Task().Reading(time.Microsecond)
	} else {
		c.last = max(now, c.last+1)
	}
}
func (o *clockOp) Describe() sched.Desc {
	return sched.Desc{Kind: "now", Detail: fmt.Sprint(o.p.clocks.last)}
}

// RandomSeed returns the seed of random numbers that the program has not seeded:
// under the serial policy a function of the run's seed, of the process's place
// among the processes, and of how often it asked; otherwise any number.
func (p *Proc) RandomSeed() uint64 {
	if p.run.Strategy == nil {
		return rand.Uint64()
	}
	p.seeds++
	h := fnv.New64a()
	fmt.Fprintf(h, "%d/%s/%d", p.run.Seed, p.path.Number(), p.seeds)
	return h.Sum64()
}

// Secret returns 32 bytes that are the same for all processes of the run: random ones, or
// under the serial policy a function of the run's seed. Safe for concurrent use.
func (r *Run) Secret() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.secret == nil {
		seed := sha256.Sum256(fmt.Appendf(nil, "secret/%d", r.Seed))
		if r.Strategy == nil {
			for i := range seed {
				seed[i] = byte(rand.Uint32())
			}
		}
		r.secret = seed[:]
	}
	return r.secret
}

// Sleep lets the given number of seconds pass.
func (p *Proc) Sleep(seconds float64) error { return p.Task().Sleep(Seconds(seconds)) }

// Seconds converts Python's seconds to a duration; more than 292 years are
// that many.
func Seconds(s float64) time.Duration {
	ns := s * float64(time.Second)
	if ns >= math.MaxInt64 {
		return math.MaxInt64
	}
	return time.Duration(ns)
}
