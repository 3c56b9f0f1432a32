package function

import (
	"runtime"
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
	// Resume lets it go on, for who computes in the thread: sent is what yield returns, or thrown
	// what it raises. v is the next value, or, if ok is false, what the function has returned.
	// direct says that the executor asks, in whose calls it takes its place, and no builtin.
	Resume(thread *starlark.Thread, sent memory.Val, thrown error, direct bool) (v memory.Val, ok bool, err error)
	// Guarded reports whether a try or with statement is open in it: then closing it runs code.
	Guarded() bool
	// Handles reports whether it may handle exceptions when it yields.
	Handles() bool
	// Kill ends it, where it was left, without running anything of the program's.
	Kill()
}

// A coroutine is a generator's function that runs: a part of the process's task, which computes
// only while the generator's user waits for it.
//
// It does not refer to its Generator: when nobody else does, the program has abandoned it. Then
// it is garbage, unless something has to be closed in it.
type coroutine struct {
	p       *proc.Proc
	body    Body
	state   coroutineState
	watched bool
	value   starlark.Value // what the body returned
	handled exception.Suspension

	siblings      *generators // if it is watched
	before, after *coroutine  // siblings.first
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
	first *coroutine // those that have something to be closed
	// abandoned are those that nobody can resume any more. The garbage collector
	// says so, in a goroutine of its own.
	mu        sync.Mutex
	abandoned []*coroutine
}

// started is what a process has of generators; it has nothing before there is one that has to
// be closed.
var started = proc.NewSlot[generators](nil)

// NewGenerator returns the generator whose values body yields.
func NewGenerator(thread *starlark.Thread, name string, body Body) *Generator {
	p := proc.Of(thread)
	if g := started.Peek(p); g != nil {
		g.closeAbandoned(thread)
	}
	return &Generator{p: p, name: name, r: &abandonable{&coroutine{p: p, body: body}}}
}

// An abandonable is the only one who knows a coroutine, but for the coroutine itself.
type abandonable struct{ co *coroutine }

func (a *abandonable) resume(thread *starlark.Thread, sent starlark.Value, thrown error) (starlark.Value, bool, error) {
	v, ok, err := a.resumeVal(thread, memory.Unbox(sent), thrown, false)
	if !ok || err != nil {
		return nil, ok, err
	}
	return v.Box(), true, nil
}

func (a *abandonable) resumeVal(thread *starlark.Thread, sent memory.Val, thrown error, direct bool) (memory.Val, bool, error) {
	c := a.co
	v, ok, err := c.resume(thread, sent, thrown, direct)
	if ok && !c.watched && c.body.Guarded() {
		c.watch()
		runtime.AddCleanup(a, (*coroutine).abandon, c)
	}
	runtime.KeepAlive(a)
	return v, ok, err
}

func (a *abandonable) close(thread *starlark.Thread) error {
	defer runtime.KeepAlive(a)
	return a.co.close(thread)
}

func (a *abandonable) result() starlark.Value { return a.co.value }
func (a *abandonable) isRunning() bool        { return a.co.state == running }

// watch has the process close the coroutine when nobody else does.
func (c *coroutine) watch() {
	c.watched = true
	if c.siblings = started.Peek(c.p); c.siblings == nil {
		c.siblings = started.Of(c.p)
		c.p.AtEnd(c.siblings.closeAll)
	}
	c.siblings.add(c)
}

// resume is that of resumer.
func (c *coroutine) resume(thread *starlark.Thread, sent memory.Val, thrown error, direct bool) (v memory.Val, ok bool, err error) {
	switch c.state {
	case running:
		return v, false, raise.Errorf("ValueError", "generator already executing")
	case finished:
		c.value = nil
		return v, false, thrown
	case unstarted:
		if thrown != nil {
			c.finish()
			return v, false, thrown
		}
		if sent.V != starlark.None {
			return v, false, raise.Errorf("TypeError", "can't send non-None value to a just-started generator")
		}
	}
	if thrown != nil {
		sent = memory.Val{V: starlark.None}
	}
	c.state = running
	handles := c.body.Handles()
	if handles {
		c.handled.Resume(thread, c.p)
		if thrown != nil {
			c.handled.Throw(thrown)
		}
	}
	v, ok, err = c.body.Resume(thread, sent, thrown, direct)
	if handles {
		if err != nil && c.handled.IsHandling(c.p) {
			err = exception.InContext(memory.StackOf(thread), err)
		}
		c.handled.Suspend(c.p)
	}
	if ok {
		c.state = suspended
		return v, true, nil
	}
	c.finish()
	if err != nil {
		return v, false, c.failure(thread, err)
	}
	c.value = v.Box()
	return v, false, nil
}

// finish forgets what an ended coroutine has no more use for.
func (c *coroutine) finish() {
	c.state = finished
	if c.siblings != nil {
		c.siblings.remove(c)
	}
	c.body, c.handled = ended{}, exception.Suspension{}
}

// ended is the body of a coroutine that has ended.
type ended struct{}

func (ended) Resume(*starlark.Thread, memory.Val, error, bool) (v memory.Val, ok bool, err error) {
	return memory.Val{V: starlark.None}, false, nil
}
func (ended) Guarded() bool { return false }
func (ended) Handles() bool { return false }
func (ended) Kill()         {}

// failure returns the error with which the coroutine ended, for the thread that resumed it. A
// StopIteration that leaves a generator would look like its end.
func (c *coroutine) failure(thread *starlark.Thread, err error) error {
	if !object.IsError(err, object.StopIterationClass) {
		return err
	}
	exc, fatal := exception.Catch(thread, err)
	if fatal != nil {
		return fatal
	}
	return exception.Thrown(stopIteration(c.p, exc))
}

// close is that of resumer.
func (c *coroutine) close(thread *starlark.Thread) error {
	switch c.state {
	case unstarted:
		c.finish()
		return nil
	case finished:
		return nil
	}
	exit := exception.Thrown(exception.New(c.p, object.GeneratorExitClass))
	_, ok, err := c.resume(thread, memory.Val{V: starlark.None}, exit, false)
	switch {
	case ok:
		return raise.Errorf("RuntimeError", "generator ignored GeneratorExit")
	case err == nil || object.IsError(err, object.GeneratorExitClass):
		return nil
	}
	return err
}

// kill ends the coroutine without running anything of the program's.
func (c *coroutine) kill() {
	if c.state == suspended {
		c.body.Kill()
		c.finish()
	}
}

// abandon notes that nobody can resume the coroutine any more. Safe for concurrent use.
func (c *coroutine) abandon() {
	g := c.siblings
	g.mu.Lock()
	defer g.mu.Unlock()
	g.abandoned = append(g.abandoned, c)
}

func (g *generators) add(c *coroutine) {
	if c.after = g.first; c.after != nil {
		c.after.before = c
	}
	g.first = c
}

func (g *generators) remove(c *coroutine) {
	if c.before != nil {
		c.before.after = c.after
	} else if g.first == c {
		g.first = c.after
	}
	if c.after != nil {
		c.after.before = c.before
	}
	c.before, c.after = nil, nil
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
func (c *coroutine) harmless() bool {
	if b, ok := c.body.(*pulled); ok && c.state == suspended {
		return b.harmless()
	}
	return c.state != suspended || !c.body.Guarded()
}

// end closes the coroutine whatever it does. As in CPython, an exception ends here.
func (c *coroutine) end(thread *starlark.Thread) {
	if c.p.Task().Stopped() == nil && !c.harmless() {
		_ = c.close(thread)
	}
	c.kill()
}

// closeAll closes all coroutines of a process at its end; now says not to run anything.
func (g *generators) closeAll(now bool) {
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
}
