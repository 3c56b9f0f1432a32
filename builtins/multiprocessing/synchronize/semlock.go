package synchronize

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A semLock is a lock or a semaphore: what is a SemLock in CPython.
type semLock interface {
	Acquire(p *proc.Proc, wait time.Duration) (ok bool, err error)
	giveBack(p *proc.Proc) error // release()
}

// semLockMethods returns the methods that all of them have. of returns what a receiver, T,
// carries. Programs call them in their innermost loops, and wait in them: they make no Call,
// and have few frames.
func semLockMethods[T starlark.Value, L semLock](of func(self T) L) []*call.Entry {
	return []*call.Entry{
		call.M2("SemLock.acquire(self, block=True, timeout=None)", func(thread *starlark.Thread, self T, block, timeout starlark.Value) (starlark.Value, error) {
			wait, err := handle.WaitTime(thread, block, timeout)
			if err != nil {
				return nil, err
			}
			ok, err := of(self).Acquire(proc.Of(thread), wait)
			return starlark.Bool(ok), err
		}),
		call.M0("SemLock.release(self, /)", func(thread *starlark.Thread, self T) (starlark.Value, error) {
			return handle.NoReturn(of(self).giveBack(proc.Of(thread)))
		}),
		call.M0("def SemLock.__enter__(self)", func(thread *starlark.Thread, self T) (starlark.Value, error) {
			ok, err := of(self).Acquire(proc.Of(thread), sched.Forever)
			return starlark.Bool(ok), err
		}),
		call.MArgs("def SemLock.__exit__(self, *args)", func(thread *starlark.Thread, self T, _ starlark.Tuple) (starlark.Value, error) {
			return handle.NoReturn(of(self).giveBack(proc.Of(thread)))
		}),
	}
}

// lockedMethod returns the method locked() of Lock and RLock.
func lockedMethod[T starlark.Value, L interface {
	Locked(p *proc.Proc) (starlark.Value, error)
}](of func(self T) L) *call.Entry {
	return call.M0("def SemLock.locked(self)", func(thread *starlark.Thread, self T) (starlark.Value, error) {
		return of(self).Locked(proc.Of(thread))
	})
}
