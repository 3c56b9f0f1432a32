package proc

import (
	"errors"

	"github.com/pyq-lang/pyq/interp/memory"

	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// defaultRecursionLimit is Python's.
const defaultRecursionLimit = 1000

// checkSteps is how many steps a thread makes before it looks whether there is something else to
// do, and how deep it is. That costs nothing that could be measured; a count in every call of the
// engine's would cost a tenth of it.
const checkSteps = 1000

// tickSteps is how often a thread tells the scheduler that it computes: some ten times a
// millisecond.
const tickSteps = 10 * checkSteps

// A depth is how deep a process may be in calls.
type depth struct {
	limit   int // 0 is Python's
	shallow int // how deep the stack must be for another look, see checkDepth
}

// RecursionLimit returns how many functions of the program may be calling each other:
// sys.getrecursionlimit().
func (d *depth) RecursionLimit() int {
	if d.limit == 0 {
		return defaultRecursionLimit
	}
	return d.limit
}

// SetRecursionLimit changes the limit, which children inherit. Beyond some 100,000 the
// engine has one of its own.
func (p *Proc) SetRecursionLimit(n int) {
	p.limit, p.shallow = n, 0
	if s := memory.StackOf(p.Current()); s != nil {
		s.Limit = p.depthLimit()
	}
}

// mostCalls is how deep the executor goes, whatever the program asks for: Go's stack has an
// end that cannot be caught.
const mostCalls = 100_000

// depthLimit is how deep the stack of one of the process's threads may be.
func (d *depth) depthLimit() int { return min(d.RecursionLimit(), mostCalls) }

// check is what a thread does every checkSteps: it raises RecursionError if it is too deep,
// which may be some hundred calls beyond the limit, and from time to time it yields.
func check(thread *starlark.Thread) {
	thread.SetMaxExecutionSteps(thread.Steps + checkSteps)
	s := memory.StackOf(thread)
	p := On(s)
	if depth := thread.CallStackDepth(); depth > p.RecursionLimit() && depth > p.shallow {
		p.checkDepth(thread, depth)
	}
	p.lookAround(s)
}

// errCancelled is what the executor fails with when its thread is cancelled.
var errCancelled = errors.New("computation cancelled")

// Look is what the executor does every checkSteps, and when it was told that there is something
// else to do. The error is what the computing ends with.
func Look(s *memory.Stack) error {
	if s.Steps <= 0 {
		n := checkSteps - s.Steps
		s.Steps = checkSteps
		s.Limit = On(s).depthLimit()
		work(s, n)
	}
	return goesOn(s)
}

// work counts steps of a thread outside the engine and looks around.
func work(s *memory.Stack, steps int) {
	s.Thread.Steps += uint64(steps) //nolint:gosec // it is not negative
	On(s).lookAround(s)
}

// goesOn returns what the computing in a thread ends with, nil if it is to go on.
func goesOn(s *memory.Stack) error {
	if s.IsCancelled() {
		return errCancelled
	}
	return nil
}

// lookAround is what a thread does now and then besides computing.
func (p *Proc) lookAround(s *memory.Stack) {
	before, now := s.Looked, s.Thread.Steps
	s.Looked = now
	if turns := now/yieldSteps - before/yieldSteps; p.yields && turns > 0 {
		p.yield(turns)
	}
	if now/tickSteps != before/tickSteps {
		p.run.Sched.Tick()
	}
	if p.asked.Load() != nil {
		p.answer(s.Thread)
	}
	p.lookForInterrupt(s.Thread)
	p.lookForSignals(s.Thread)
}

// checkDepth counts the functions of the program in the stack of a thread, which holds
// helpers as well. So as not to count again and again it notes how deep the stack must be
// for another look.
func (p *Proc) checkDepth(thread *starlark.Thread, depth int) {
	limit, n := p.RecursionLimit(), 0
	for i := range depth {
		if f, ok := thread.DebugFrame(i).Callable().(memory.Func); ok && !strings.HasPrefix(f.Name(), "$") {
			n++
		}
	}
	if n <= limit {
		p.shallow = depth + limit - n
		return
	}
	p.Throw(thread, raise.TooDeep())
}
