package function

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Body is the function of a generator, run by somebody who can leave it half-way.
type Body interface {
	// Resume lets it go on, for who computes in the stack's thread: sent is what yield returns, or
	// thrown what it raises. v is the next value, or what the function has returned.
	Resume(s *memory.Stack, sent memory.Val, thrown error) (v memory.Val, left Left, err error)
	// Kill ends it, where it was left, without running anything of the program's.
	Kill()
}

// Left is how a Body was left.
type Left uint8

const (
	AtEnd    Left = iota // it has returned, or failed
	AtYield              // it has yielded
	WithinIt             // it has yielded within a try or with statement: closing it runs code
)

// A Coroutine is a generator's function that runs: a part of the process's task, which computes
// only while the generator's user waits for it. Who implements Body has one in it.
//
// It does not refer to its Generator: when nobody else does, the program has abandoned it. Then
// it is garbage, unless something has to be closed in it.
type Coroutine struct {
	p       *proc.Proc
	body    Body
	state   coroutineState
	handles bool                  // it may handle exceptions when it yields
	guarded bool                  // see WithinIt
	value   starlark.Value        // what the body returned
	handled *exception.Suspension // nil if it does not handle any
	stack   *memory.Stack         // of the thread in which it was resumed last
	watched *watched              // nil if nothing has to be closed in it
}

// watched is a Coroutine in the list of those that have something to be closed.
type watched struct {
	siblings      *generators
	before, after *Coroutine // siblings.first
}

type coroutineState uint8

const (
	unstarted coroutineState = iota
	suspended
	running
	finished
)

// generators is what a process knows of its generators.
type generators struct {
	first *Coroutine // those that have something to be closed
	// abandoned are those that nobody can resume any more. The garbage collector
	// says so, in a goroutine of its own.
	mu        sync.Mutex
	abandoned []*Coroutine
}

// started is what a process has of generators; it has nothing before there is one that has to
// be closed.
var started = proc.NewSlot[generators](nil)

// NewGenerator returns the generator whose values body yields, of which co is a part. handles says
// that the body may handle exceptions when it yields.
func NewGenerator(s *memory.Stack, name string, co *Coroutine, body Body, handles bool) *Generator {
	p := proc.On(s)
	if g := started.Peek(p); g != nil {
		g.closeAbandoned(s.Thread)
	}
	co.p, co.body, co.handles, co.stack = p, body, handles, s
	return &Generator{p: p, name: name, co: co}
}

// stackIn returns the stack of a thread, which mostly is the one of last time.
func (c *Coroutine) stackIn(thread *starlark.Thread) *memory.Stack {
	if c.stack.Thread == thread {
		return c.stack
	}
	return memory.StackOf(thread)
}

// watch has the process close the coroutine when nobody else does.
func (c *Coroutine) watch() {
	c.watched = &watched{siblings: started.Peek(c.p)}
	if c.watched.siblings == nil {
		c.watched.siblings = started.Of(c.p)
		c.p.AtEnd(c.watched.siblings.closeAll)
	}
	c.watched.siblings.add(c)
}

// enter is resume for a builtin, or the process itself, among whose calls the executor's are new.
func (c *Coroutine) enter(s *memory.Stack, sent memory.Val, thrown error) (v memory.Val, ok bool, err error) {
	s.Enter(false)
	depth, regions := s.Depth, s.Regions
	defer func() {
		if s.Depth != depth { // a panic passes through
			s.Unwind(depth)
		}
		s.Exit()
	}()
	v, ok, err = c.resume(s, sent, thrown)
	s.Regions = regions
	return v, ok, err
}

// resume goes on to the next value, see Generator.resume.
func (c *Coroutine) resume(s *memory.Stack, sent memory.Val, thrown error) (v memory.Val, ok bool, err error) {
	if c.state != suspended {
		if ok, err := c.begin(sent, thrown); !ok {
			return memory.Val{V: starlark.None}, false, err
		}
	}
	if thrown != nil {
		sent = memory.Val{V: starlark.None}
	}
	c.state, c.stack = running, s
	if c.handles {
		c.handled.Resume(s, c.p)
		if thrown != nil {
			c.handled.Throw(thrown)
		}
	}
	v, left, err := c.body.Resume(s, sent, thrown)
	if c.handles {
		if err != nil && c.handled.IsHandling(c.p) {
			err = exception.InContext(s, err)
		}
		c.handled.Suspend(c.p)
	}
	if left != AtEnd {
		c.state, c.guarded = suspended, left == WithinIt
		return v, true, nil
	}
	c.finish()
	if err != nil {
		return v, false, c.failure(s, err)
	}
	c.value = v.Box()
	return v, false, nil
}

// begin is what resume does first of a coroutine that is not suspended. ok is false if there is
// nothing to resume.
func (c *Coroutine) begin(sent memory.Val, thrown error) (ok bool, err error) {
	switch {
	case c.state == running:
		return false, raise.Errorf("ValueError", "generator already executing")
	case c.state == finished:
		c.value = nil
		return false, thrown
	case thrown != nil:
		c.finish()
		return false, thrown
	case sent.V != starlark.None:
		return false, raise.Errorf("TypeError", "can't send non-None value to a just-started generator")
	}
	if c.handles {
		c.handled = new(exception.Suspension)
	}
	return true, nil
}

// finish forgets what an ended coroutine has no more use for.
func (c *Coroutine) finish() {
	c.state, c.handles, c.guarded = finished, false, false
	if c.watched != nil {
		c.watched.siblings.remove(c)
	}
	c.body, c.handled = ended{}, nil
}

// ended is the body of a coroutine that has ended.
type ended struct{}

func (ended) Resume(*memory.Stack, memory.Val, error) (v memory.Val, left Left, err error) {
	return memory.Val{V: starlark.None}, AtEnd, nil
}
func (ended) Kill() {}

// failure returns the error with which the coroutine ended, for the thread that resumed it. A
// StopIteration that leaves a generator would look like its end.
func (c *Coroutine) failure(s *memory.Stack, err error) error {
	if !object.IsError(err, object.StopIterationClass) {
		return err
	}
	exc, fatal := exception.CatchOf(s, err)
	if fatal != nil {
		return fatal
	}
	return exception.Thrown(stopIteration(c.p, exc))
}

// close ends the coroutine: its finally blocks run.
func (c *Coroutine) close(s *memory.Stack) error {
	switch c.state {
	case unstarted:
		c.finish()
		return nil
	case finished:
		return nil
	}
	exit := exception.Thrown(exception.New(c.p, object.GeneratorExitClass))
	_, ok, err := c.enter(s, memory.Val{V: starlark.None}, exit)
	switch {
	case ok:
		return raise.Errorf("RuntimeError", "generator ignored GeneratorExit")
	case err == nil || object.IsError(err, object.GeneratorExitClass):
		return nil
	}
	return err
}

// kill ends the coroutine without running anything of the program's.
func (c *Coroutine) kill() {
	if c.state == suspended {
		c.body.Kill()
		c.finish()
	}
}

// abandon notes that nobody can resume the coroutine any more. Safe for concurrent use.
func (c *Coroutine) abandon() {
	g := c.watched.siblings
	g.mu.Lock()
	defer g.mu.Unlock()
	g.abandoned = append(g.abandoned, c)
}

func (g *generators) add(c *Coroutine) {
	w := c.watched
	if w.after = g.first; w.after != nil {
		w.after.watched.before = c
	}
	g.first = c
}

func (g *generators) remove(c *Coroutine) {
	w := c.watched
	if w.before != nil {
		w.before.watched.after = w.after
	} else if g.first == c {
		g.first = w.after
	}
	if w.after != nil {
		w.after.watched.before = w.before
	}
	w.before, w.after = nil, nil
}

// closeAbandoned closes the coroutines that the program has abandoned. Under a serial
// policy those that would run code are left for the end, for no two runs collect garbage
// at the same time.
func (g *generators) closeAbandoned(thread *starlark.Thread) {
	g.mu.Lock()
	list := g.abandoned
	g.abandoned = nil
	g.mu.Unlock()
	for _, c := range list {
		if c.p.World().Strategy == nil || c.harmless() {
			c.end(thread)
		}
	}
}

// harmless reports whether closing the coroutine runs nothing of the program's.
func (c *Coroutine) harmless() bool {
	if b, ok := c.body.(*pulled); ok && c.state == suspended {
		return b.harmless()
	}
	return c.state != suspended || !c.guarded
}

// end closes the coroutine whatever it does. As in CPython, an exception ends here.
func (c *Coroutine) end(thread *starlark.Thread) {
	if c.p.Task().Stopped() == nil && !c.harmless() {
		_ = c.close(c.stackIn(thread))
	}
	c.kill()
}

// closeAll closes all coroutines of a process at its end; now says not to run anything.
func (g *generators) closeAll(now bool) error {
	for g.first != nil {
		c := g.first
		if !now {
			c.end(c.p.Current())
		}
		c.kill()
		if g.first == c { // it runs: only a bug of ours can be the reason
			g.remove(c)
		}
	}
	return nil
}
