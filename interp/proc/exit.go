package proc

import (
	"slices"
	"sync/atomic"

	"github.com/pyq-lang/pyq/interp/sched"
)

// An exit is the end of a process, for those who wait for it.
type exit struct {
	ended    atomic.Bool // set last, and like the rest guarded by end
	code     int32
	end      sched.Object
	watchers []Watcher
}

// A Watcher is told by a process, which computes meanwhile, that it has ended.
type Watcher interface{ ProcessEnded(p *Proc) }

// Ended reports whether the process has ended. It is no operation of the run;
// programs ask through an Op. Safe for concurrent use.
func (e *exit) Ended() bool { return e.ended.Load() }

// ExitCode returns the exit code of a process that has ended: 0 to 255, or the
// negative number of the signal that ended it. Safe for concurrent use.
func (e *exit) ExitCode() int { return int(e.code) }

// End returns the object that changes when the process ends.
func (e *exit) End() *sched.Object { return &e.end }

// Watch has the watcher told of the end, after those that watch already. The caller holds the
// lock of End, and knows that the process has not ended. Unwatch, under the same lock, undoes
// it.
func (e *exit) Watch(w Watcher) { e.watchers = append(e.watchers, w) }

// Unwatch undoes what Watch did.
func (e *exit) Unwatch(w Watcher) {
	e.watchers = slices.DeleteFunc(e.watchers, func(x Watcher) bool { return x == w })
}

// tellWatchers tells those that watch the process.
func (p *Proc) tellWatchers() {
	var list []Watcher
	p.end.With(func() { list, p.watchers = p.watchers, nil })
	for _, w := range list {
		w.ProcessEnded(p)
	}
}
