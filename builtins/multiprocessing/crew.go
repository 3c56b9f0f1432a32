package multiprocessing

import (
	"slices"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A crew is the workers of a Pool or an executor with the jobs that wait for them: real
// processes, or threads of the process that made it. It belongs to that process; the
// workers know it too.
type crew struct {
	maker
	owner   *proc.Proc
	threads bool   // the workers are threads
	pool    bool   // it is a Pool's
	word    string // the first part of the workers' names
	size    int
	each    int // jobs that a worker does before it is replaced; 0 for no limit
	init    starlark.Value
	args    starlark.Tuple
	home    *proc.Module
	named   map[*starlark.Function]bool // functions that the workers know
	naming  func() string               // of worker threads

	workers []*worker // processes; changed by the owner, under obj's lock
	crowd   []*proc.Thread

	obj    sched.Object
	jobs   []*job
	closed bool  // no job will come any more
	doing  int   // jobs that are being done
	living int   // worker processes that are not known to have ended
	over   bool  // it was terminated
	broken error // why no job can be done any more
	given  int   // jobs so far

	// lost makes the error of a job whose worker has ended; buried is called in the
	// process that has ended, unless there was nothing more to do for it.
	lost   func(wk *worker, j *job) verdict
	buried func(c *Call, wk *worker) error

	news     sched.Object
	events   []func(c *Call) error // for the helper
	unhelped bool                  // the helper is to end
	helper   *proc.Thread
	helping  func() string // names it
}

// A job is one call, or the calls of a chunk.
type job struct {
	what   string           // the function's name, for reports
	f      starlark.Value   // sent by reference, if not nil; or the very function, for a thread
	packed Parcel           // otherwise
	calls  Parcel           // the arguments, or a list for the calls of a chunk
	kwargs []starlark.Tuple // of a single call
	named  Parcel           // kwargs, packed
	chunk  bool             // the answer is the list of the calls' answers
	star   bool             // each call of a chunk has a tuple of arguments, not one
	begin  func(w *Call) (bool, error)
	finish func(w *Call, out outcome) error
	worker atomic.Pointer[sched.Task] // who does it, nil if nobody yet
	number int                        // in the order in which they came
}

// An outcome is what became of a job.
type outcome struct {
	value  Parcel
	failed *failure
}

// newCrew makes a crew without workers.
func newCrew(c *Call, kind string, threads bool, size int) *crew {
	w := &crew{maker: makerOf(c.P, kind), owner: c.P, threads: threads, size: size, pool: kind == "Pool"}
	w.helping = func() string { return w.label + "'s callbacks" }
	if threads {
		return w
	}
	word := methodWord(c.P)
	w.word = word + "Process"
	if w.pool {
		w.word = word + "PoolWorker"
	}
	w.home = c.P.CallerModule(c.Thread)
	w.named = map[*starlark.Function]bool{}
	if w.home != nil {
		for _, name := range w.home.AttrNames() {
			if v, _ := w.home.Attr(name); v != nil {
				if f, ok := v.(*starlark.Function); ok && proc.Rebindable(f) {
					w.named[f] = true
				}
			}
		}
	}
	return w
}

// take waits for a job; it is nil when there will be none.
func (w *crew) take(c *Call, wk *worker) (j *job, err error) {
	task := c.P.Task()
	err = c.Do(&Op{On: &w.obj, Desc: w.desc("get"), Of: &w.maker, Why: proc.Because("there is no job to do"),
		Test: func() bool { return len(w.jobs) > 0 || w.closed },
		Do: func() {
			if len(w.jobs) > 0 {
				j, w.jobs = w.jobs[0], w.jobs[1:]
				j.worker.Store(task)
				w.doing++
				if wk != nil {
					wk.job = j
				}
			}
		}}, sched.Forever)
	return j, err
}

// do does a job.
func (w *crew) do(c *Call, wk *worker, j *job) error {
	if j.begin != nil {
		if go_, err := j.begin(c); err != nil || !go_ {
			return w.done(c, wk, err)
		}
	}
	out, err := w.call(c, j)
	if err == nil {
		err = j.finish(c, out)
	}
	return w.done(c, wk, err)
}

func (w *crew) done(c *Call, wk *worker, err error) error {
	if err != nil {
		return err
	}
	return c.Act(&w.obj, "done", w.label, func() {
		w.doing = max(w.doing-1, 0)
		if wk != nil {
			wk.job = nil
		}
	})
}

// call makes the calls of a job. err is what no program can catch.
func (w *crew) call(c *Call, j *job) (out outcome, err error) {
	v, err := w.result(c, j)
	if err == nil && w.threads {
		return outcome{value: Parcel{v: v}}, nil
	}
	if err == nil {
		if out.value, err = Pack(v); err != nil {
			err = w.unsent(c, v, err)
		} else {
			return out, nil
		}
	}
	out.failed, err = w.failureOf(c.Thread, err)
	return out, err
}

func (w *crew) result(c *Call, j *job) (starlark.Value, error) {
	f, err := w.function(c, j)
	if err != nil {
		return nil, err
	}
	calls := j.calls.Open(c.P)
	if !j.chunk {
		kwargs := j.kwargs
		if j.named.v != nil {
			kwargs = j.named.Open(c.P).(*starlark.Dict).Items()
		}
		return starlark.Call(c.Thread, f, calls.(starlark.Tuple), kwargs)
	}
	return j.answers(c.Thread, f, calls.(*starlark.List))
}

// answers makes the calls of a chunk.
func (j *job) answers(thread *starlark.Thread, f starlark.Value, calls *starlark.List) (starlark.Value, error) {
	results := make([]starlark.Value, calls.Len())
	var single starlark.Tuple
	for i := range results {
		args, _ := calls.Index(i).(starlark.Tuple)
		if !j.star {
			// The engine's functions keep their arguments, not the tuple.
			if _, ok := f.(*starlark.Function); !ok || single == nil {
				single = make(starlark.Tuple, 1)
			}
			single[0] = calls.Index(i)
			args = single
		}
		var err error
		if results[i], err = starlark.Call(thread, f, args, nil); err != nil {
			return nil, err
		}
	}
	return starlark.NewList(results), nil
}

func (w *crew) function(c *Call, j *job) (starlark.Value, error) {
	switch {
	case j.f == nil:
		return c.P.Adopt(j.packed.Open(c.P))
	case w.threads:
		return j.f, nil
	}
	if f, ok := j.f.(*starlark.Function); ok {
		return c.P.Rebind(f), nil
	}
	return j.f, nil
}

// newJob makes a job of a call of f, or of a chunk of calls. See job for star.
func (w *crew) newJob(c *Call, f, calls starlark.Value, star bool, kwargs []starlark.Tuple) (*job, error) {
	_, single := calls.(starlark.Tuple)
	j := &job{chunk: !single, star: star, what: calledName(f)}
	if w.threads {
		j.f, j.calls, j.kwargs = f, Parcel{v: calls}, kwargs
		return j, nil
	}
	function, ok := f.(*starlark.Function)
	var err error
	switch {
	case ok && w.named[function]:
		j.f = f
	default:
		if j.packed, err = Pack(f); err != nil {
			return nil, err
		}
	}
	if j.calls, err = Pack(calls); err != nil {
		return nil, err
	}
	if len(kwargs) > 0 {
		d, err := pairsDict(kwargs)
		if err != nil {
			return nil, err
		}
		j.named, err = Pack(d)
		return j, err
	}
	return j, nil
}

// calledName names what a job calls, in reports.
func calledName(f starlark.Value) string {
	if f, ok := f.(starlark.Callable); ok {
		return f.Name()
	}
	return core.TypeOf(f).Name()
}

// add gives the crew jobs; ok is false if it is closed.
func (w *crew) add(c *Call, jobs ...*job) (ok bool, err error) {
	err = c.Act(&w.obj, "put", w.label, func() { ok = w.append(jobs) })
	return ok, err
}

// append is add for those who hold the lock.
func (w *crew) append(jobs []*job) bool {
	if w.closed {
		return false
	}
	for _, j := range jobs {
		j.number = w.given
		w.given++
	}
	w.jobs = append(w.jobs, jobs...)
	return true
}

// close says that no job will come; drop, that those waiting are not done either.
func (w *crew) close(c *Call, kind string, drop bool) error {
	return c.Act(&w.obj, kind, w.label, func() {
		w.closed = true
		if drop {
			w.jobs, w.doing, w.over = nil, 0, true
		}
	})
}

// workers returns who does the job, for reports.
func (j *job) workers() []*sched.Task {
	if t := j.worker.Load(); t != nil {
		return []*sched.Task{t}
	}
	return nil
}

// explain says who does a job.
func (w *crew) explain(jobs []*job, to *sched.Wait, about *proc.Wait) {
	about.Crew = w.label
	for _, j := range jobs {
		to.Needs = append(to.Needs, j.workers()...)
	}
}

// sortJobs puts jobs in the order in which they were given.
func sortJobs(jobs []*job) {
	slices.SortFunc(jobs, func(a, b *job) int { return a.number - b.number })
}
