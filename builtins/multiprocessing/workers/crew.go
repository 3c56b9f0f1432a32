package workers

import (
	"slices"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Crew is the workers of a Pool or an executor with the jobs that wait for them: real
// processes, or threads of the process that made it. It belongs to that process; the
// workers know it too.
type Crew struct {
	handle.Maker
	Owner   *proc.Proc
	Threads bool   // the workers are threads
	pool    bool   // it is a Pool's
	method  string // how workers are started
	word    string // the first part of the workers' names
	Size    int
	Each    int // jobs that a worker does before it is replaced; 0 for no limit
	Init    starlark.Value
	Args    starlark.Tuple
	home    *memory.Module
	named   map[memory.Func]bool // functions that the workers know
	Naming  func() string        // of worker threads

	Workers []*Worker // processes; changed by the owner, under obj's lock
	Crowd   []*proc.Thread

	Obj    sched.Object
	Jobs   []*Job
	Closed bool      // no job will come any more
	Doing  int       // jobs that are being done
	Living int       // worker processes that are not known to have ended
	over   bool      // it was terminated
	ended  sched.Pos // where it was
	broken error     // why no job can be done any more
	given  int       // jobs so far

	// Lost makes the error of a job whose worker, which is the process, has ended; Buried is
	// called in the process that has ended, unless there was nothing more to do for it.
	Lost   func(p *proc.Proc, j *Job) Verdict
	Buried func(c *handle.Call, wk *Worker) error

	news     sched.Object
	events   []func(c *handle.Call) error // for the helper
	unhelped bool                         // the helper is to end
	helper   *proc.Thread
	Helping  func() string // names it
}

// A Job is one call, or the calls of a chunk.
type Job struct {
	What   string           // the function's name, for reports
	f      starlark.Value   // sent by reference, if not nil; or the very function, for a thread
	packed handle.Parcel    // otherwise
	calls  handle.Parcel    // the arguments, or a list for the calls of a chunk
	kwargs []starlark.Tuple // of a single call
	named  handle.Parcel    // kwargs, packed
	chunk  bool             // the answer is the list of the calls' answers
	star   bool             // each call of a chunk has a tuple of arguments, not one
	Async  bool             // the program goes on without its answer
	Begin  func(w *handle.Call) (bool, error)
	Finish func(w *handle.Call, out Outcome) error
	Cancel func(w *handle.Call) error
	worker atomic.Pointer[sched.Task] // who does it, nil if nobody yet
	number int                        // in the order in which they came
	bad    error                      // that there is no such call, nil if there is
	unsent *Failure                   // that it could not be sent, nil if it was
}

// An Outcome is what became of a job.
type Outcome struct {
	Value  handle.Parcel
	Failed *Failure
}

// NewCrew makes a crew without workers.
func NewCrew(c *handle.Call, kind string, threads bool, size int) *Crew {
	w := &Crew{Maker: handle.MakerOf(c.P, kind), Owner: c.P, Threads: threads, Size: size, pool: kind == "Pool"}
	w.Helping = func() string { return w.Label + "'s callbacks" }
	if threads {
		return w
	}
	w.method = handle.MethodOf(c.P)
	word := process.MethodWords[w.method]
	w.word = word + "Process"
	if w.pool {
		w.word = word + "PoolWorker"
	}
	if !w.Forks() {
		return w
	}
	w.home = c.P.CallerModule(c.Thread)
	w.named = map[memory.Func]bool{}
	if w.home != nil {
		for _, name := range w.home.AttrNames() {
			if v, _ := w.home.Attr(name); v != nil {
				if f, ok := v.(memory.Func); ok && memory.Rebindable(f) {
					w.named[f] = true
				}
			}
		}
	}
	return w
}

// Forks reports whether the workers begin with a copy of what their owner has.
func (w *Crew) Forks() bool { return w.method == handle.Fork }

// take waits for a job; it is nil when there will be none.
func (w *Crew) take(c *handle.Call, wk *Worker) (j *Job, err error) {
	task := c.P.Task()
	err = c.Do(&handle.Op{On: &w.Obj, Desc: w.Desc("get"), Of: &w.Maker, Why: report.Because("there is no job to do"),
		Test: func() bool { return len(w.Jobs) > 0 || w.Closed },
		Do: func() {
			if len(w.Jobs) > 0 {
				j, w.Jobs = w.Jobs[0], w.Jobs[1:]
				j.worker.Store(task)
				w.Doing++
				if wk != nil {
					wk.job = j
				}
			}
		}}, sched.Forever)
	return j, err
}

// do does a job.
func (w *Crew) do(c *handle.Call, wk *Worker, j *Job) error {
	if j.Begin != nil {
		if go_, err := j.Begin(c); err != nil || !go_ {
			return w.done(c, wk, err)
		}
	}
	out, err := w.call(c, j)
	if err == nil {
		err = j.Finish(c, out)
	}
	return w.done(c, wk, err)
}

func (w *Crew) done(c *handle.Call, wk *Worker, err error) error {
	if err != nil {
		return err
	}
	return c.Act(&w.Obj, "done", w.Label, func() {
		w.Doing = max(w.Doing-1, 0)
		if wk != nil {
			wk.job = nil
		}
	})
}

// call makes the calls of a job. err is what no program can catch.
func (w *Crew) call(c *handle.Call, j *Job) (out Outcome, err error) {
	if j.unsent != nil {
		return Outcome{Failed: j.unsent}, nil
	}
	v, err := w.result(c, j)
	if err == nil && w.Threads {
		return Outcome{Value: handle.Parcel{V: v}}, nil
	}
	if err != nil {
		out.Failed, err = w.failureOf(c.Thread, err)
		return out, err
	}
	if out.Value, err = handle.Pack(v); err != nil {
		out.Failed, err = w.unsent(c, v, err)
	}
	return out, err
}

func (w *Crew) result(c *handle.Call, j *Job) (starlark.Value, error) {
	if j.bad != nil {
		return nil, j.bad
	}
	f, err := w.function(c, j)
	if err != nil {
		return nil, err
	}
	calls, err := j.calls.Open(c.P)
	if err != nil {
		return nil, err
	}
	if !j.chunk {
		kwargs := j.kwargs
		if j.named.V != nil {
			named, err := j.named.Open(c.P)
			if err != nil {
				return nil, err
			}
			kwargs = named.(*starlark.Dict).Items()
		}
		return starlark.Call(c.Thread, f, calls.(starlark.Tuple), kwargs)
	}
	return j.answers(c.Thread, f, calls.(*starlark.List))
}

// answers makes the calls of a chunk.
func (j *Job) answers(thread *starlark.Thread, f starlark.Value, calls *starlark.List) (starlark.Value, error) {
	results := make([]starlark.Value, calls.Len())
	var single starlark.Tuple
	for i := range results {
		args, ok := calls.Index(i).(starlark.Tuple)
		if j.star && !ok { // nothing that could be iterated over
			_, err := object.Collect(thread, calls.Index(i))
			return nil, err
		}
		if !j.star {
			// The engine's functions keep their arguments, not the tuple.
			if _, ok := f.(memory.Func); !ok || single == nil {
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

func (w *Crew) function(c *handle.Call, j *Job) (starlark.Value, error) {
	switch {
	case j.f == nil && !w.Forks():
		return j.packed.Open(c.P)
	case j.f == nil:
		return memory.Receive(&c.P.Space, j.packed.V)
	case w.Threads:
		return j.f, nil
	}
	if f, ok := j.f.(memory.Func); ok {
		return c.P.Rebind(f), nil
	}
	return j.f, nil
}

// NewJob makes a job of a call of f, or of a chunk of calls. See job for star. One that cannot be sent
// fails, as in CPython: whoever asks for its answer is told why.
func (w *Crew) NewJob(c *handle.Call, f, calls starlark.Value, star bool, kwargs []starlark.Tuple) (*Job, error) {
	_, single := calls.(starlark.Tuple)
	j := &Job{chunk: !single, star: star, What: CalledName(f)}
	if w.Threads {
		j.f, j.calls, j.kwargs = f, handle.Parcel{V: calls}, kwargs
		return j, nil
	}
	err := w.send(c, j, f, calls, kwargs)
	if err == nil {
		return j, nil
	}
	j.drop(c)
	if j.unsent, err = w.failureOf(c.Thread, err); err != nil {
		return nil, err
	}
	j.unsent.quiet(w)
	return j, nil
}

// send packs what a job needs.
func (w *Crew) send(c *handle.Call, j *Job, f, calls starlark.Value, kwargs []starlark.Tuple) (err error) {
	if function, ok := f.(memory.Func); ok && w.named[function] {
		j.f = f
	} else if j.packed, err = w.pack(c, f); err != nil {
		return err
	}
	if j.calls, err = w.pack(c, calls); err != nil || len(kwargs) == 0 {
		return err
	}
	d, err := handle.PairsDict(kwargs)
	if err != nil {
		return err
	}
	j.named, err = w.pack(c, d)
	return err
}

// drop gives up what was packed for a job that is not sent.
func (j *Job) drop(c *handle.Call) {
	for _, x := range []handle.Parcel{j.packed, j.calls, j.named} {
		if x.V != nil {
			x.Drop(c.P)
		}
	}
}

// pack packs what a job needs for a worker: one that has begun anew finds functions by their names.
func (w *Crew) pack(c *handle.Call, v starlark.Value) (handle.Parcel, error) {
	if w.Forks() {
		return handle.Pack(v)
	}
	return handle.PackNamed(c.Thread, v)
}

// BadJob makes a job that fails: a call of f that there cannot be.
func BadJob(f starlark.Value, err error) *Job { return &Job{What: CalledName(f), bad: err} }

// CalledName names what a job calls, in reports.
func CalledName(f starlark.Value) string {
	if f, ok := f.(starlark.Callable); ok {
		return f.Name()
	}
	return object.TypeOf(f).Name()
}

// An Added is what Add has found.
type Added struct {
	OK     bool  // the jobs were taken: the crew is not closed
	Broken error // why the crew can do no job, nil if it can
	Busy   int   // jobs that are not done
}

// Add gives the crew jobs, unless it is closed.
func (w *Crew) Add(c *handle.Call, jobs ...*Job) (found Added, err error) {
	err = c.Act(&w.Obj, "put", w.Label, func() {
		found = Added{w.Append(jobs), w.broken, len(w.Jobs) + w.Doing}
	})
	return found, err
}

// Append is Add for operations on the crew.
func (w *Crew) Append(jobs []*Job) bool {
	if w.Closed {
		return false
	}
	for _, j := range jobs {
		j.number = w.given
		w.given++
	}
	w.Jobs = append(w.Jobs, jobs...)
	return true
}

// Cancel takes back the jobs that nobody has begun.
func (w *Crew) Cancel(c *handle.Call) error {
	var all []*Job
	if err := c.Act(&w.Obj, "cancel", w.Label, func() { all, w.Jobs = w.Jobs, nil }); err != nil {
		return err
	}
	for _, j := range all {
		if err := j.Cancel(c); err != nil {
			return err
		}
	}
	return nil
}

// Close says that no job will come; drop, that those waiting are not done either.
func (w *Crew) Close(c *handle.Call, kind string, drop bool) error {
	at := c.P.Where()
	return c.Act(&w.Obj, kind, w.Label, func() {
		w.Closed = true
		if drop {
			w.Jobs, w.Doing, w.over = nil, 0, true
			if !w.ended.IsValid() {
				w.ended = at
			}
		}
	})
}

// workers returns who does the job, for reports.
func (j *Job) workers() []*sched.Task {
	if t := j.worker.Load(); t != nil {
		return []*sched.Task{t}
	}
	return nil
}

// Explain says who does a job.
func (w *Crew) Explain(jobs []*Job, to *sched.Wait, about *report.Wait) {
	if w.ended.IsValid() {
		about.Why = report.Ended{What: w.Label, At: w.ended}
		return
	}
	about.Crew = w.Label
	for _, j := range jobs {
		to.Needs = append(to.Needs, j.workers()...)
	}
}

// sortJobs puts jobs in the order in which they were given.
func sortJobs(jobs []*Job) {
	slices.SortFunc(jobs, func(a, b *Job) int { return a.number - b.number })
}
