package pool

import (
	"cmp"
	"math"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// IMapIteratorClass is the class of what imap returns.
var IMapIteratorClass = object.NewClass("IMapIterator").In("multiprocessing.pool")

func fillImap() {
	next := handle.M1("def IMapIterator.next(self, timeout=None)", (*imapIterator).step)
	handle.Define[imapIterator](IMapIteratorClass, nil, next, next.Named("__next__"),
		handle.M0("def IMapIterator.__iter__(self)", func(_ *imapIterator, c *handle.Call) (starlark.Value, error) { return c.Self, nil }),
	)
}

// imap is Pool.imap(func, iterable, chunksize=1).
func (w *pool) imap(c *handle.Call, f, iterable, chunksize starlark.Value) (starlark.Value, error) {
	return w.iterate(c, f, iterable, chunksize, true)
}

// imapUnordered is Pool.imap_unordered(func, iterable, chunksize=1).
func (w *pool) imapUnordered(c *handle.Call, f, iterable, chunksize starlark.Value) (starlark.Value, error) {
	return w.iterate(c, f, iterable, chunksize, false)
}

// iterate makes the iterator of imap.
func (w *pool) iterate(c *handle.Call, f, iterable, chunksize starlark.Value, ordered bool) (starlark.Value, error) {
	if err := cmp.Or(w.checkState(), w.Check(c)); err != nil {
		return nil, err
	}
	if chunksize == nil {
		chunksize = starlark.MakeInt(1)
	}
	n, err := w.chunkSize(c, chunksize, 0)
	if err != nil {
		return nil, err
	}
	from, err := object.Iterate(c.Thread, iterable)
	if err != nil {
		return nil, err
	}
	it := &imapIterator{Maker: handle.MakerOf(c.P, "Result"), ordered: ordered, total: -1, of: map[int]workers.Outcome{}}
	feed := &feeder{pool: w, it: it, f: f, from: from, size: n, bound: math.MaxInt}
	switch iterable.(type) {
	case *starlark.List, starlark.Tuple, starlark.String, *starlark.Dict, *starlark.Set:
		err = feed.run(c)
	default: // it may compute, wait, or have no end
		feed.bound = backlog
		err = threading.StartDaemon(c, w.feeding(), func(*proc.Thread) {}, feed.run)
	}
	if err != nil {
		return nil, err
	}
	return c.New(IMapIteratorClass, it), nil
}

// A feeder makes the jobs of an imap, as the program's iterator gives the arguments.
type feeder struct {
	*pool
	it   *imapIterator
	f    starlark.Value
	from object.Iterator
	size int // calls a job
	// bound is how many jobs may wait for a worker before the feeder waits too.
	bound int
}

// backlog is the bound of feeders that have a thread of their own.
const backlog = 1000

// feedLine is the line of feeders that wait.
const feedLine = 2

func (f *feeder) run(c *handle.Call) error {
	for n := 0; ; n++ {
		calls, ok, err := f.chunk(c)
		var out workers.Outcome
		if err == nil && ok {
			ok, err = f.submit(c, n, calls)
		}
		if err != nil { // of the iterator, or a value that cannot travel
			exc, stop := exception.Catch(c.Thread, err)
			if stop != nil {
				return stop
			}
			out.Failed = &workers.Failure{Exc: handle.Parcel{V: exc}}
			if err := f.it.put(c, n, out); err != nil {
				return err
			}
			n++
		}
		if !ok || err != nil {
			return c.Act(&f.it.obj, "end", f.it.Label, func() { f.it.total = n })
		}
	}
}

// chunk takes the arguments of one job; ok is false if there are none. As in CPython,
// those that come before an error in one chunk are lost.
func (f *feeder) chunk(c *handle.Call) (calls []starlark.Value, ok bool, err error) {
	for len(calls) < f.size {
		v, ok, err := f.from.Next(c.Thread)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			break
		}
		calls = append(calls, v)
	}
	return calls, len(calls) > 0, nil
}

// submit gives the crew the n'th job; ok is false if it takes none.
func (f *feeder) submit(c *handle.Call, n int, calls []starlark.Value) (ok bool, err error) {
	jobs, err := f.chunks(c, f.f, calls, len(calls), false)
	if err != nil {
		return false, err
	}
	jobs[0].Finish = func(worker *handle.Call, out workers.Outcome) error { return f.it.put(worker, n, out) }
	err = c.Do(&handle.Op{On: &f.Obj, In: feedLine, Desc: f.Desc("put"), Of: &f.Maker, Why: report.Because("many jobs wait"), Idle: true,
		Test: func() bool { return len(f.Jobs) < f.bound || f.Closed },
		Do:   func() { ok = f.Append(jobs) }}, sched.Forever)
	return ok, err
}

// An imapIterator is what imap answers.
type imapIterator struct {
	handle.Maker
	ordered bool

	obj   sched.Object
	total int                     // jobs; -1 while more may come
	of    map[int]workers.Outcome // that came and were not asked for, by job
	order []int                   // in the order in which they came

	next int // jobs asked for
	rest []starlark.Value
}

// put notes an outcome, for a worker.
func (it *imapIterator) put(w *handle.Call, i int, out workers.Outcome) error {
	return w.Act(&it.obj, "result", it.Label, func() {
		it.of[i] = out
		it.order = append(it.order, i)
	})
}

// step is IMapIterator.next(timeout=None).
func (it *imapIterator) step(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	wait, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	for len(it.rest) == 0 {
		if err := it.fetch(c, wait); err != nil {
			return nil, err
		}
	}
	var v starlark.Value
	v, it.rest = it.rest[0], it.rest[1:]
	return v, nil
}

// fetch takes the next chunk.
func (it *imapIterator) fetch(c *handle.Call, timeout time.Duration) error {
	var out workers.Outcome
	over := false
	err := c.Do(&handle.Op{On: &it.obj, Desc: it.Desc("next"), Of: &it.Maker, Why: report.Because("the workers have not done the next one"),
		Test: func() bool {
			_, ok := it.of[it.next]
			return ok || !it.ordered && len(it.order) > 0 || it.next == it.total
		},
		Do: func() {
			if over = it.next == it.total; over {
				return
			}
			i := it.next
			if !it.ordered {
				i, it.order = it.order[0], it.order[1:]
			}
			out = it.of[i]
			delete(it.of, i)
			it.next++
		}}, timeout)
	if err == sched.ErrTimeout {
		return &raise.Error{Class: "multiprocessing.context.TimeoutError"}
	}
	if err != nil {
		return err
	}
	if over {
		return &raise.Error{Class: "StopIteration"}
	}
	if out.Failed != nil {
		exc, err := out.Failed.Open(c)
		if err != nil {
			return err
		}
		return exception.Raise(c.Thread, exc, nil)
	}
	v, err := out.Value.Open(c.P)
	if err != nil {
		return err
	}
	list := v.(*starlark.List)
	for i := range list.Len() {
		it.rest = append(it.rest, list.Index(i))
	}
	return nil
}
