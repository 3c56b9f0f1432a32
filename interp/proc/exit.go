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
	watchers []Watcher // does not change any more when the process has ended
}

// A Watcher is told by a process, which computes meanwhile, that it has ended.
type Watcher interface{ ProcessEnded(p *Proc) }

// Ended reports whether the process has ended. It is for operations on End, and for reports.
// Safe for concurrent use.
func (e *exit) Ended() bool { return e.ended.Load() }

// ExitCode returns the exit code of a process that has ended: 0 to 255, or the
// negative number of the signal that ended it. It is for who knows that, by an operation.
// Safe for concurrent use.
func (e *exit) ExitCode() int { return int(e.code) }

// End returns the object that changes when the process ends.
func (e *exit) End() *sched.Object { return &e.end }

// Watch has the watcher told of the end, after those that watch already. It is for operations
// on End that find that the process has not ended; Unwatch is for operations, too, and undoes it.
func (e *exit) Watch(w Watcher) { e.watchers = append(e.watchers, w) }

// Unwatch undoes what Watch did.
func (e *exit) Unwatch(w Watcher) {
	if !e.ended.Load() {
		e.watchers = slices.DeleteFunc(e.watchers, func(x Watcher) bool { return x == w })
	}
}

// tellWatchers tells those that watch the process, which has ended.
func (p *Proc) tellWatchers() {
	for _, w := range p.watchers {
		w.ProcessEnded(p)
	}
	p.watchers = nil
}
