package function

import (
	goiter "iter"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A pulled is the function of a generator that the engine runs, which cannot leave one half-way:
// it has a thread of its own, and a goroutine. It is for the reference.
type pulled struct {
	Coroutine
	f      starlark.Value
	args   starlark.Tuple
	thread *starlark.Thread // nil until it is started
	next   func() (starlark.Value, bool)
	stop   func()
	yield  func(starlark.Value) bool

	sent   starlark.Value // what yield returns
	thrown error          // what yield raises
	err    error          // how the body ended
}

// resumptions is how many generators were resumed in a thread of a process and have not
// yielded since.
var resumptions = proc.NewThreadSlot[int](nil)

// generatorLocal is the key of the generator's function in its thread.
const generatorLocal = "pyq generator"

// NewPulled returns the generator whose values body yields when the engine calls it with args.
func NewPulled(thread *starlark.Thread, name string, body starlark.Value, args starlark.Tuple) *Generator {
	b := &pulled{f: body, args: args}
	return NewGenerator(memory.StackOf(thread), name, &b.Coroutine, b, true)
}

func (b *pulled) start() {
	b.thread = b.p.NewThread(b.p.Name())
	b.thread.SetLocal(generatorLocal, b)
	b.next, b.stop = goiter.Pull(func(yield func(starlark.Value) bool) {
		b.yield = yield
		b.value, b.err = starlark.Call(b.thread, b.f, b.args, nil)
	})
}

// Resume implements Body.
func (b *pulled) Resume(_ *memory.Stack, sent memory.Val, thrown error) (result memory.Val, left Left, err error) {
	resumed := resumptions.Of(b.p)
	if b.thread == nil {
		if *resumed >= b.p.RecursionLimit() {
			return result, AtEnd, raise.TooDeep()
		}
		b.start()
	}
	b.sent, b.thrown = sent.Box(), thrown
	before := b.p.Switch(b.thread)
	*resumed++
	v, ok := b.next()
	*resumed--
	b.p.Switch(before)
	if ok {
		// A try or with statement is a helper's call in the thread. One that was started is closed
		// anyway, for its goroutine.
		return memory.Unbox(v), WithinIt, nil
	}
	b.p.Retire(b.thread)
	if b.err == nil {
		return memory.Unbox(b.value), AtEnd, nil
	}
	exc, fatal := exception.Catch(b.thread, b.err) // an exception carries its traceback along
	if fatal != nil {
		return result, AtEnd, fatal
	}
	return result, AtEnd, exception.Thrown(exc)
}

// harmless reports whether closing it runs nothing of the program's.
func (b *pulled) harmless() bool {
	for depth := 1; depth < b.thread.CallStackDepth(); depth++ {
		if _, helper := b.thread.DebugFrame(depth).Callable().(call.Function); helper {
			return false
		}
	}
	return true
}

// errGone is what yield returns in a function that is ended by force: no program catches it.
var errGone = &sched.StopError{Cause: sched.ErrEnded}

// Kill implements Body.
func (b *pulled) Kill() {
	before := b.p.Switch(b.thread)
	memory.Cancel(b.thread, "stopped")
	b.stop()
	b.p.Switch(before)
	b.p.Retire(b.thread)
}

// Yield hands a value to whoever resumed the generator that the thread computes, and
// returns what is sent back.
func Yield(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	b, ok := thread.Local(generatorLocal).(*pulled)
	if !ok {
		return nil, raise.Errorf("RuntimeError", "yield outside of a generator")
	}
	if !b.yield(v) {
		return nil, errGone
	}
	sent, thrown := b.sent, b.thrown
	b.sent, b.thrown = nil, nil
	if thrown != nil {
		return nil, thrown
	}
	return sent, nil
}
