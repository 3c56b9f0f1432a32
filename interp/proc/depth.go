package proc

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// defaultRecursionLimit is Python's.
const defaultRecursionLimit = 1000

// checkSteps is how often a thread looks how deep it is. That costs nothing that could be
// measured; a count in every call would cost a tenth of it.
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
func (d *depth) SetRecursionLimit(n int) { d.limit, d.shallow = n, 0 }

// check is what a thread does every checkSteps: it raises RecursionError if it is too deep,
// which may be some hundred calls beyond the limit, and from time to time it yields.
func check(thread *starlark.Thread) {
	thread.SetMaxExecutionSteps(thread.Steps + checkSteps)
	p := Of(thread)
	if depth := thread.CallStackDepth(); depth > p.RecursionLimit() && depth > p.shallow {
		p.checkDepth(thread, depth)
	}
	if p.yields && thread.Steps%yieldSteps == 0 {
		yield(p)
	}
	if thread.Steps%tickSteps == 0 {
		p.run.Sched.Tick()
	}
	if p.asked.Load() != nil {
		p.answer(thread)
	}
	p.lookForInterrupt(thread)
}

// checkDepth counts the functions of the program in the stack of a thread, which holds
// helpers as well. So as not to count again and again it notes how deep the stack must be
// for another look.
func (p *Proc) checkDepth(thread *starlark.Thread, depth int) {
	limit, n := p.RecursionLimit(), 0
	for i := range depth {
		if f, ok := thread.DebugFrame(i).Callable().(*starlark.Function); ok && !strings.HasPrefix(f.Name(), "$") {
			n++
		}
	}
	if n <= limit {
		p.shallow = depth + limit - n
		return
	}
	p.Throw(thread, raise.TooDeep())
}
