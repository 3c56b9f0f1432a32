package pool

import (
	"cmp"
	"errors"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A pool is what multiprocessing.Pool, and ThreadPool, carry.
type pool struct {
	*workers.Crew
	state   string        // "RUN", "CLOSE" or "TERMINATE"
	feeding func() string // names the threads that run the program's iterators
}

// The classes of multiprocessing.pool.
var (
	PoolClass       = object.NewClass("Pool").In("multiprocessing.pool")
	ThreadPoolClass = object.NewClass("ThreadPool", PoolClass).In("multiprocessing.pool")
)

// init is Pool.__init__. pyq: that is what complaints about arguments name also for
// multiprocessing.Pool, where CPython names BaseContext.Pool.
func (w *pool) init(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	return handle.NoReturn(w.start(c, false, v[0], v[1], v[2], v[3]))
}

// initThreads is ThreadPool.__init__.
func (w *pool) initThreads(c *handle.Call, processes, initializer, initargs starlark.Value) (starlark.Value, error) {
	return handle.NoReturn(w.start(c, true, processes, initializer, initargs, nil))
}

// workerSize is, in bytes, what a worker that waits takes at least: its stack, and its variables.
const workerSize = 16 << 10

func (w *pool) start(c *handle.Call, threads bool, size, initializer, initargs, each starlark.Value) error {
	n := c.P.World().CPUs
	if size != nil && size != starlark.None {
		var err error
		if n, err = handle.IntArg(c.Thread, size, 0); err != nil {
			return err
		}
	}
	if n < 1 {
		return raise.Errorf("ValueError", "Number of processes must be at least 1")
	}
	if err := object.Afford(n, workerSize); err != nil {
		if threads {
			return raise.Errorf("RuntimeError", "can't start new thread")
		}
		return raise.Errorf("BlockingIOError", "[Errno 11] Resource temporarily unavailable")
	}
	w.Crew = workers.NewCrew(c, "Pool", threads, n)
	if initializer != nil && initializer != starlark.None {
		if !object.Callable(initializer) {
			return raise.Errorf("TypeError", "initializer must be a callable")
		}
		w.Init = initializer
	}
	if initargs != nil {
		var err error
		if w.Args, err = object.Collect(c.Thread, initargs); err != nil {
			return err
		}
	}
	if each != nil && each != starlark.None {
		k, err := handle.IntArg(c.Thread, each, 0)
		if err != nil || k < 1 {
			return raise.Errorf("ValueError", "maxtasksperchild must be a positive int or None")
		}
		w.Each = k
	}
	w.state = "RUN"
	p := c.P
	w.Naming = func() string { return "Thread-" + strconv.Itoa(threading.CountThreads(p, 1)) + " (worker)" }
	// It is the last of three threads that CPython has.
	w.Helping = func() string { return "Thread-" + strconv.Itoa(threading.CountThreads(p, 3)) + " (_handle_results)" }
	w.feeding = func() string { return "Thread-" + strconv.Itoa(threading.CountThreads(p, 0)-1) + " (_handle_tasks)" }
	w.Crew.Lost = func(p *proc.Proc, j *workers.Job) workers.Verdict {
		return workers.Verdict{Class: process.ProcessError, Text: workers.Epitaph(p, j)}
	}
	w.Crew.Buried = w.buried
	for range n {
		if err := w.Crew.Start(c); err != nil {
			return err
		}
	}
	p.AtExit(func() error { return w.Crew.TellUnread(&handle.Call{Thread: p.Current(), P: p}) })
	if threads {
		return nil
	}
	// The workers end with the program, and are not replaced then.
	p.AtExit(func() error {
		c := &handle.Call{Thread: p.Current(), P: p}
		if err := w.Crew.TellLost(c); err != nil {
			return err
		}
		return w.Crew.Terminate(c)
	})
	return w.NeedHelper(c)
}

// buried has a worker that has ended replaced. pyq: one whose initializer has failed is
// not, for CPython starts such workers without end; when none is left, the pool gives up.
func (w *pool) buried(c *handle.Call, wk *workers.Worker) error {
	begun, living := false, 0
	if err := c.Act(&w.Obj, "", w.Label, func() {
		if wk == nil { // a thread
			w.Living--
		} else {
			begun = wk.Begun
		}
		living = w.Living
	}); err != nil {
		return err
	}
	switch {
	case begun:
		return w.Replace(c, wk)
	case living > 0:
		return nil
	}
	why := "the pool has no workers: its initializer failed in each of them"
	if !w.Forks() {
		why = "the pool has no workers: each of them failed before it could do anything"
	}
	return w.BreakDown(c, raise.Errorf("multiprocessing.context.ProcessError", "%s", why), workers.Verdict{Class: process.ProcessError, Text: why})
}

// checkState fails if the program has ended the pool. That it broke down is found when it is
// given a job.
func (w *pool) checkState() error {
	if w.state != "RUN" {
		return handle.Hinted("ValueError", "Pool not running", "after close() or terminate(), and behind a with block, a Pool takes no more work: give it all before")
	}
	return nil
}

// submit gives the crew jobs whose answers r awaits.
func (w *pool) submit(c *handle.Call, r *result, jobs []*workers.Job) error {
	for i, j := range jobs {
		j.Async = true
		j.Finish = func(worker *handle.Call, out workers.Outcome) error { return r.put(worker, i, out) }
	}
	r.jobs = jobs
	if r.errorCallback == nil {
		w.NoteAnswer(c.P, r, &r.Maker, r.what, "get")
	}
	if r.callback != nil || r.errorCallback != nil {
		if err := w.NeedHelper(c); err != nil {
			return err
		}
	}
	found, err := w.Add(c, jobs...)
	return cmp.Or(err, found.Broken) // otherwise, if it was not taken, another thread has ended the pool meanwhile
}

// applyAsync is Pool.apply_async(func, args=(), kwds={}, callback=None, error_callback=None).
func (w *pool) applyAsync(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	f, args, kwargs, callback, errorCallback := v[0], v[1], v[2], v[3], v[4]
	if err := w.checkState(); err != nil {
		return nil, err
	}
	if args == nil {
		args = starlark.Tuple{}
	}
	if kwargs == nil {
		kwargs = new(starlark.Dict)
	}
	j, err := w.singleJob(c, f, args, kwargs)
	if err != nil {
		return nil, err
	}
	r := newResult(c, w.Crew, 1, callback, errorCallback)
	r.what = j.What
	r.single = true
	if err := w.submit(c, r, []*workers.Job{j}); err != nil {
		return nil, err
	}
	return c.New(ApplyResultClass, r), nil
}

// apply is Pool.apply(func, args=(), kwds={}): it waits for the answer.
func (w *pool) apply(c *handle.Call, f, args, kwargs starlark.Value) (starlark.Value, error) {
	r, err := w.applyAsync(c, []starlark.Value{f, args, kwargs, nil, nil})
	return awaited(c, r, err)
}

// awaited is the answer of a result, unless there was an error.
func awaited(c *handle.Call, r starlark.Value, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return object.CallMethod(c.Thread, r, "get", nil, nil)
}

// mappedAsync makes Pool.map_async(func, iterable, chunksize=None, callback=None,
// error_callback=None), or starmap_async if star.
func mappedAsync(name string, star bool) *call.Entry {
	return handle.M("def Pool."+name+"(self, func, iterable, chunksize=None, callback=None, error_callback=None)", func(w *pool, c *handle.Call, v []starlark.Value) (starlark.Value, error) {
		return w.mapAsync(c, star, v)
	})
}

// mapped makes Pool.map(func, iterable, chunksize=None), or starmap if star.
func mapped(name string, star bool) *call.Entry {
	return handle.M3("def Pool."+name+"(self, func, iterable, chunksize=None)", func(w *pool, c *handle.Call, f, iterable, chunksize starlark.Value) (starlark.Value, error) {
		r, err := w.mapAsync(c, star, []starlark.Value{f, iterable, chunksize, nil, nil})
		return awaited(c, r, err)
	})
}

func (w *pool) mapAsync(c *handle.Call, star bool, v []starlark.Value) (starlark.Value, error) {
	f, iterable, size, callback, errorCallback := v[0], v[1], v[2], v[3], v[4]
	if err := w.checkState(); err != nil {
		return nil, err
	}
	calls, err := callsOf(c, iterable, star)
	if err != nil {
		return nil, err
	}
	n, err := w.chunkSize(c, size, len(calls))
	if err != nil {
		return nil, err
	}
	jobs, err := w.chunks(c, f, calls, n, star)
	if err != nil {
		return nil, err
	}
	r := newResult(c, w.Crew, len(jobs), callback, errorCallback)
	r.what = workers.CalledName(f)
	if len(jobs) == 0 {
		r.done = true
	}
	if err := w.submit(c, r, jobs); err != nil {
		return nil, err
	}
	return c.New(MapResultClass, r), nil
}

// singleJob makes a job of a call. One whose arguments are none fails when it is done.
func (w *pool) singleJob(c *handle.Call, f, args, kwargs starlark.Value) (*workers.Job, error) {
	t, pairs, err := handle.Arguments(c.Thread, f, args, kwargs)
	if e := (*raise.Error)(nil); errors.As(err, &e) && e.Class == "TypeError" {
		return workers.BadJob(f, e), nil
	}
	if err != nil {
		return nil, err
	}
	return w.NewJob(c, f, append(starlark.Tuple{}, t...), false, pairs)
}

// callsOf makes the arguments of the calls: what each is to have, or if star the tuple of that.
func callsOf(c *handle.Call, iterable starlark.Value, star bool) ([]starlark.Value, error) {
	list, err := object.Collect(c.Thread, iterable)
	if err != nil || !star {
		return list, err
	}
	for i, v := range list {
		args, err := object.Collect(c.Thread, v)
		if e := (*raise.Error)(nil); errors.As(err, &e) && e.Fact.Kind == fact.NotIterable {
			continue // its job fails
		}
		if err != nil {
			return nil, err
		}
		list[i] = append(starlark.Tuple{}, args...)
	}
	return list, nil
}

// chunkSize is CPython's: four chunks a worker, unless the program says.
func (w *pool) chunkSize(c *handle.Call, size starlark.Value, n int) (int, error) {
	if size == nil || size == starlark.None {
		return max((n+4*w.Size-1)/(4*w.Size), 1), nil
	}
	k, err := handle.IntArg(c.Thread, size, 1)
	if err == nil && k < 1 {
		err = raise.Errorf("ValueError", "Chunksize must be 1+, not %d", k)
	}
	return k, err
}

func (w *pool) chunks(c *handle.Call, f starlark.Value, calls []starlark.Value, n int, star bool) (jobs []*workers.Job, err error) {
	jobs = make([]*workers.Job, 0, (len(calls)+n-1)/n)
	for len(calls) > 0 {
		k := min(n, len(calls))
		j, err := w.NewJob(c, f, starlark.NewList(calls[:k:k]), star, nil)
		if err != nil {
			return nil, err
		}
		jobs, calls = append(jobs, j), calls[k:]
	}
	return jobs, nil
}

func (w *pool) close(c *handle.Call) (starlark.Value, error) {
	if w.state == "RUN" {
		w.state = "CLOSE"
	}
	return handle.NoReturn(w.Crew.Close(c, "close", false))
}

func (w *pool) terminate(c *handle.Call) (starlark.Value, error) {
	w.state = "TERMINATE"
	return handle.NoReturn(w.Crew.Terminate(c))
}

func (w *pool) join(c *handle.Call) (starlark.Value, error) {
	if w.state == "RUN" {
		return nil, raise.Errorf("ValueError", "Pool is still running")
	}
	return handle.NoReturn(w.Crew.Join(c))
}

func (w *pool) repr(c *handle.Call) (starlark.Value, error) {
	return starlark.String("<" + c.Self.Class().FullName() + " state=" + w.state + " pool_size=" + strconv.Itoa(w.Size) + ">"), nil
}

func fillPools() {
	handle.Define[pool](PoolClass,
		handle.M("def Pool.__init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None)", (*pool).init),
		handle.M3("def Pool.apply(self, func, args=(), kwds={})", (*pool).apply),
		handle.M("def Pool.apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None)", (*pool).applyAsync),
		mapped("map", false),
		mapped("starmap", true),
		mappedAsync("map_async", false),
		mappedAsync("starmap_async", true),
		handle.M3("def Pool.imap(self, func, iterable, chunksize=1)", (*pool).imap),
		handle.M3("def Pool.imap_unordered(self, func, iterable, chunksize=1)", (*pool).imapUnordered),
		handle.M0("def Pool.close(self)", (*pool).close),
		handle.M0("def Pool.terminate(self)", (*pool).terminate),
		handle.M0("def Pool.join(self)", (*pool).join),
		handle.M0("def Pool.__repr__(self)", (*pool).repr),
		handle.M0("def Pool.__enter__(self)", func(w *pool, c *handle.Call) (starlark.Value, error) {
			return c.Self, cmp.Or(w.checkState(), w.Check(c))
		}),
		handle.M3("def Pool.__exit__(self, exc_type, exc_val, exc_tb)", func(w *pool, c *handle.Call, _, _, _ starlark.Value) (starlark.Value, error) {
			return w.terminate(c)
		}),
	)
	handle.Computed(PoolClass, "_pool", func(w *pool, c *handle.Call) (starlark.Value, error) {
		var list []starlark.Value
		for _, wk := range w.Workers {
			list = append(list, wk.Object)
		}
		for _, t := range w.Crowd {
			list = append(list, t.Self)
		}
		return starlark.NewList(list), nil
	}, nil)
	handle.Computed(PoolClass, "_processes", func(w *pool, c *handle.Call) (starlark.Value, error) { return starlark.MakeInt(w.Size), nil }, nil)
	handle.Define[pool](ThreadPoolClass, handle.M3("def ThreadPool.__init__(self, processes=None, initializer=None, initargs=())", (*pool).initThreads))
}
