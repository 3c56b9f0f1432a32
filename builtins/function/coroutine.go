package function

import (
	"github.com/pyq-lang/pyq/interp/memory"

	goiter "iter"
	"runtime"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A coroutine runs the body of a generator function. It has a thread of its own, for the
// engine cannot leave a function half-way, but computes only while the generator's user
// waits for it: it is a part of the process's task.
//
// It does not refer to its Generator: when nobody else does, the program has abandoned
// it, and the process closes it.
type coroutine struct {
	p     *proc.Proc
	name  string
	body  starlark.Value
	args  starlark.Tuple
	state coroutineState

	thread *starlark.Thread
	next   func() (starlark.Value, bool)
	stop   func()
	yield  func(starlark.Value) bool

	sent    starlark.Value       // what yield returns
	thrown  error                // what yield raises
	value   starlark.Value       // what the body returned
	err     error                // how the body ended
	handled exception.Suspension // the exceptions that it handles

	siblings      *generators
	before, after *coroutine // siblings.first
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
	first *coroutine // those that were started and have not ended
	// abandoned are those that nobody can resume any more. The garbage collector
	// says so, in a goroutine of its own.
	mu        sync.Mutex
	abandoned []*coroutine
}

// started is what a process has of generators; it has nothing before the first is started.
var started = proc.NewSlot[generators](nil)

// resumptions is how many generators were resumed in a thread of a process and have not
// yielded since.
var resumptions = proc.NewThreadSlot[int](nil)

// generatorLocal is the key of the coroutine in its thread.
const generatorLocal = "pyq generator"

// NewGenerator returns the generator whose values body yields when it is called with args.
func NewGenerator(thread *starlark.Thread, name string, body starlark.Value, args starlark.Tuple) *Generator {
	p := proc.Of(thread)
	if g := started.Peek(p); g != nil {
		g.closeAbandoned(thread)
	}
	return &Generator{p: p, name: name, r: &abandonable{co: &coroutine{p: p, name: name, body: body, args: args}}}
}

// An abandonable is the only one who knows a coroutine, but for the coroutine itself.
type abandonable struct{ co *coroutine }

func (a *abandonable) resume(thread *starlark.Thread, sent starlark.Value, thrown error) (starlark.Value, bool, error) {
	c := a.co
	begins := c.state == unstarted
	v, ok, err := c.resume(thread, sent, thrown)
	if begins && c.state == suspended {
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

// start makes the coroutine.
func (c *coroutine) start() {
	c.thread = c.p.NewThread(c.p.Name())
	c.thread.SetLocal(generatorLocal, c)
	c.next, c.stop = goiter.Pull(func(yield func(starlark.Value) bool) {
		c.yield = yield
		c.value, c.err = starlark.Call(c.thread, c.body, c.args, nil)
	})
	if c.siblings = started.Peek(c.p); c.siblings == nil {
		c.siblings = started.Of(c.p)
		c.p.AtEnd(c.siblings.closeAll)
	}
	c.siblings.add(c)
}

// resume is that of resumer.
func (c *coroutine) resume(thread *starlark.Thread, sent starlark.Value, thrown error) (starlark.Value, bool, error) {
	switch c.state {
	case running:
		return nil, false, raise.Errorf("ValueError", "generator already executing")
	case finished:
		c.value = nil
		return nil, false, thrown
	case unstarted:
		if thrown != nil {
			c.state = finished
			return nil, false, thrown
		}
		if sent != starlark.None {
			return nil, false, raise.Errorf("TypeError", "can't send non-None value to a just-started generator")
		}
		if *resumptions.Of(c.p) >= c.p.RecursionLimit() {
			return nil, false, raise.TooDeep()
		}
		c.start()
	}
	c.sent, c.thrown, c.state = sent, thrown, running
	v, ok := c.run()
	if ok {
		c.state = suspended
		return v, true, nil
	}
	c.finish()
	if c.err != nil {
		return nil, false, c.failure()
	}
	return nil, false, nil
}

// run lets the coroutine go on until it yields or ends.
func (c *coroutine) run() (starlark.Value, bool) {
	resumed := resumptions.Of(c.p)
	before := c.p.Switch(c.thread)
	*resumed++
	c.handled.Resume(c.p)
	v, ok := c.next()
	c.handled.Suspend(c.p)
	*resumed--
	c.p.Switch(before)
	return v, ok
}

// finish forgets what an ended coroutine has no more use for.
func (c *coroutine) finish() {
	c.state = finished
	c.p.Retire(c.thread)
	c.siblings.remove(c)
	c.body, c.args, c.handled, c.yield, c.sent = nil, nil, exception.Suspension{}, nil, nil
}

// failure returns the error with which the coroutine ended, for the thread that resumed
// it: an exception carries its traceback along.
func (c *coroutine) failure() error {
	err := c.err
	c.err = nil
	exc, fatal := exception.Catch(c.thread, err)
	if fatal != nil {
		return fatal
	}
	return exception.Thrown(stopIteration(c.p, exc))
}

// close is that of resumer.
func (c *coroutine) close(thread *starlark.Thread) error {
	switch c.state {
	case unstarted:
		c.state = finished
		return nil
	case finished:
		return nil
	}
	exit := exception.Thrown(exception.New(c.p, object.GeneratorExitClass))
	_, ok, err := c.resume(thread, nil, exit)
	switch {
	case ok:
		return raise.Errorf("RuntimeError", "generator ignored GeneratorExit")
	case err == nil || object.IsError(err, object.GeneratorExitClass):
		return nil
	}
	return err
}

// errGone is what a coroutine's yield returns that is ended by force: no program catches it.
var errGone = &sched.StopError{Cause: sched.ErrEnded}

// kill ends the coroutine without running anything of the program's.
func (c *coroutine) kill() {
	if c.state == suspended {
		c.state = running
		before := c.p.Switch(c.thread)
		memory.Cancel(c.thread, "stopped")
		c.stop()
		c.p.Switch(before)
		c.finish()
	}
}

// Yield hands a value to whoever resumed the generator that the thread computes, and
// returns what is sent back.
func Yield(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	c, ok := thread.Local(generatorLocal).(*coroutine)
	if !ok {
		return nil, raise.Errorf("RuntimeError", "yield outside of a generator")
	}
	if !c.yield(v) {
		return nil, errGone
	}
	sent, thrown := c.sent, c.thrown
	c.sent, c.thrown = nil, nil
	if thrown != nil {
		return nil, thrown
	}
	return sent, nil
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

// harmless reports whether closing the suspended coroutine runs nothing of the program's:
// whether no try or with statement is open in it.
func (c *coroutine) harmless() bool {
	if c.state != suspended {
		return true
	}
	for depth := 1; depth < c.thread.CallStackDepth(); depth++ {
		if _, helper := c.thread.DebugFrame(depth).Callable().(call.Function); helper {
			return false
		}
	}
	return true
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
