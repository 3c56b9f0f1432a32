package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A pool is what multiprocessing.Pool, and ThreadPool, carry.
type pool struct {
	*crew
	ended bool // closed or terminated
}

// The classes of multiprocessing.pool.
var (
	PoolClass       = core.NewClass("Pool").In("multiprocessing.pool")
	ThreadPoolClass = core.NewClass("ThreadPool", PoolClass).In("multiprocessing.pool")
)

var poolSignature = core.NewSignature("Pool.__init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None)")

func (w *pool) start(c *Call, threads bool) error {
	var size, initializer, initargs, each, context starlark.Value
	if err := c.Bind(poolSignature, &size, &initializer, &initargs, &each, &context); err != nil {
		return err
	}
	n := c.P.World().CPUs
	if size != nil && size != starlark.None {
		var err error
		if n, err = intArg(c.Thread, size, 0); err != nil {
			return err
		}
	}
	if n < 1 {
		return proc.Errorf("ValueError", "Number of processes must be at least 1")
	}
	w.crew = newCrew(c, "Pool", threads, n)
	if initializer != nil && initializer != starlark.None {
		if !core.Callable(initializer) {
			return proc.Errorf("TypeError", "initializer must be a callable")
		}
		w.init = initializer
	}
	if initargs != nil {
		var err error
		if w.args, err = core.Collect(c.Thread, initargs); err != nil {
			return err
		}
	}
	if each != nil && each != starlark.None {
		k, err := intArg(c.Thread, each, 0)
		if err != nil || k < 1 {
			return proc.Errorf("ValueError", "maxtasksperchild must be a positive int or None")
		}
		w.each = k
		if err := w.needHelper(c); err != nil {
			return err
		}
	}
	p := c.P
	w.naming = func() string {
		s := threadingOf(p)
		s.made++
		return "Thread-" + itoa(s.made) + " (worker)"
	}
	for range n {
		if err := w.crew.start(c); err != nil {
			return err
		}
	}
	return nil
}

func (w *pool) check() error {
	if w.ended {
		return hinted("ValueError", "Pool not running", "after close() or terminate(), and behind a with block, a Pool takes no more work: give it all before")
	}
	return nil
}

// submit gives the crew jobs whose answers r awaits.
func (w *pool) submit(c *Call, r *result, jobs []*job) error {
	for i, j := range jobs {
		j.finish = func(worker *Call, out outcome) error { return r.put(worker, i, out) }
	}
	r.jobs = jobs
	if r.callback != nil || r.errorCallback != nil {
		if err := w.needHelper(c); err != nil {
			return err
		}
	}
	_, err := w.add(c, jobs...)
	return err
}

var (
	applySignature      = core.NewSignature("Pool.apply(self, func, args=(), kwds={})")
	applyAsyncSignature = core.NewSignature("Pool.apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None)")
	mapSignature        = core.NewSignature("Pool.map(self, func, iterable, chunksize=None)")
	mapAsyncSignature   = core.NewSignature("Pool.map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None)")
	imapSignature       = core.NewSignature("Pool.imap(self, func, iterable, chunksize=1)")
)

// applyAsync is Pool.apply_async.
func (w *pool) applyAsync(c *Call) (starlark.Value, error) {
	var f, args, kwargs, callback, errorCallback starlark.Value
	if err := c.Bind(applyAsyncSignature, &f, &args, &kwargs, &callback, &errorCallback); err != nil {
		return nil, err
	}
	if err := w.check(); err != nil {
		return nil, err
	}
	t := starlark.Tuple{}
	if args != nil {
		list, err := core.Collect(c.Thread, args)
		if err != nil {
			return nil, err
		}
		t = list
	}
	var pairs []starlark.Tuple
	if kwargs != nil && kwargs != starlark.None {
		var err error
		if pairs, err = argPairs(c.Thread, kwargs); err != nil {
			return nil, err
		}
	}
	if t == nil {
		t = starlark.Tuple{}
	}
	j, err := w.newJob(c, f, t, false, pairs)
	if err != nil {
		return nil, err
	}
	r := w.newResult(c, 1, callback, errorCallback)
	r.what = j.what
	r.single = true
	if err := w.submit(c, r, []*job{j}); err != nil {
		return nil, err
	}
	return c.New(ApplyResultClass, r), nil
}

// apply is Pool.apply: it waits for the answer.
func (w *pool) apply(c *Call) (starlark.Value, error) {
	var f, args, kwargs starlark.Value
	if err := c.Bind(applySignature, &f, &args, &kwargs); err != nil {
		return nil, err
	}
	return awaited(c, func() (starlark.Value, error) { return w.applyAsync(c) })
}

// awaited is the answer of the result that f returns.
func awaited(c *Call, f func() (starlark.Value, error)) (starlark.Value, error) {
	r, err := f()
	if err != nil {
		return nil, err
	}
	return core.CallMethod(c.Thread, r, "get", nil, nil)
}

// mapAsync is Pool.map_async, or starmap_async if star.
func (w *pool) mapAsync(star bool) func(*pool, *Call) (starlark.Value, error) {
	return func(w *pool, c *Call) (starlark.Value, error) {
		var f, iterable, size, callback, errorCallback starlark.Value
		if err := c.Bind(mapAsyncSignature, &f, &iterable, &size, &callback, &errorCallback); err != nil {
			return nil, err
		}
		if err := w.check(); err != nil {
			return nil, err
		}
		calls, err := c.calls(iterable, star)
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
		r := w.newResult(c, len(jobs), callback, errorCallback)
		r.what = calledName(f)
		if len(jobs) == 0 {
			r.done = true
		}
		if err := w.submit(c, r, jobs); err != nil {
			return nil, err
		}
		return c.New(MapResultClass, r), nil
	}
}

// calls makes the arguments of the calls: what each is to have, or if star the tuple of that.
func (c *Call) calls(iterable starlark.Value, star bool) ([]starlark.Value, error) {
	list, err := core.Collect(c.Thread, iterable)
	if err != nil || !star {
		return list, err
	}
	for i, v := range list {
		args, err := core.Collect(c.Thread, v)
		if err != nil {
			return nil, err
		}
		list[i] = append(starlark.Tuple{}, args...)
	}
	return list, nil
}

// chunkSize is CPython's: four chunks a worker, unless the program says.
func (w *pool) chunkSize(c *Call, size starlark.Value, n int) (int, error) {
	if size == nil || size == starlark.None {
		return max((n+4*w.size-1)/(4*w.size), 1), nil
	}
	k, err := intArg(c.Thread, size, 1)
	if err == nil && k < 1 {
		err = proc.Errorf("ValueError", "Chunksize must be 1+, not %d", k)
	}
	return k, err
}

func (w *pool) chunks(c *Call, f starlark.Value, calls []starlark.Value, n int, star bool) (jobs []*job, err error) {
	jobs = make([]*job, 0, (len(calls)+n-1)/n)
	for len(calls) > 0 {
		k := min(n, len(calls))
		j, err := w.newJob(c, f, starlark.NewList(calls[:k:k]), star, nil)
		if err != nil {
			return nil, err
		}
		jobs, calls = append(jobs, j), calls[k:]
	}
	return jobs, nil
}

// mapped is Pool.map, or starmap.
func (w *pool) mapped(star bool) func(*pool, *Call) (starlark.Value, error) {
	async := w.mapAsync(star)
	return func(w *pool, c *Call) (starlark.Value, error) {
		var f, iterable, size starlark.Value
		if err := c.Bind(mapSignature, &f, &iterable, &size); err != nil {
			return nil, err
		}
		return awaited(c, func() (starlark.Value, error) { return async(w, c) })
	}
}

// imap is Pool.imap, or imap_unordered.
func (w *pool) imap(ordered bool) func(*pool, *Call) (starlark.Value, error) {
	return func(w *pool, c *Call) (starlark.Value, error) {
		var f, iterable, size starlark.Value
		if err := c.Bind(imapSignature, &f, &iterable, &size); err != nil {
			return nil, err
		}
		if err := w.check(); err != nil {
			return nil, err
		}
		if size == nil {
			size = starlark.MakeInt(1)
		}
		n, err := w.chunkSize(c, size, 0)
		if err != nil {
			return nil, err
		}
		calls, err := c.calls(iterable, false)
		if err != nil {
			return nil, err
		}
		jobs, err := w.chunks(c, f, calls, n, false)
		if err != nil {
			return nil, err
		}
		it := &imapIterator{maker: makerOf(c.P, "Result"), ordered: ordered, total: len(jobs), of: map[int]outcome{}}
		for i, j := range jobs {
			j.finish = func(worker *Call, out outcome) error { return it.put(worker, i, out) }
		}
		if _, err := w.add(c, jobs...); err != nil {
			return nil, err
		}
		return c.New(imapIteratorClass, it), nil
	}
}

func (w *pool) close(c *Call) (starlark.Value, error) {
	if err := c.None("Pool.close"); err != nil {
		return nil, err
	}
	w.ended = true
	return noReturn(w.crew.close(c, "close", false))
}

func (w *pool) terminate(c *Call) (starlark.Value, error) {
	w.ended = true
	return noReturn(w.crew.terminate(c))
}

func (w *pool) join(c *Call) (starlark.Value, error) {
	if err := c.None("Pool.join"); err != nil {
		return nil, err
	}
	if !w.ended {
		return nil, proc.Errorf("ValueError", "Pool is still running")
	}
	return noReturn(w.crew.join(c))
}

func (w *pool) repr(c *Call) (starlark.Value, error) {
	state := "RUN"
	if w.ended {
		state = "CLOSE"
	}
	return starlark.String("<" + c.Self.Class().FullName() + " state=" + state + " pool_size=" + itoa(w.size) + ">"), nil
}

func init() {
	var w *pool
	Define(PoolClass, func(w *pool, c *Call) error { return w.start(c, false) }, Methods[*pool]{
		"apply": (*pool).apply, "apply_async": (*pool).applyAsync,
		"map": w.mapped(false), "starmap": w.mapped(true), "map_async": w.mapAsync(false), "starmap_async": w.mapAsync(true),
		"imap": w.imap(true), "imap_unordered": w.imap(false),
		"close": (*pool).close, "terminate": (*pool).terminate, "join": (*pool).join, "__repr__": (*pool).repr,
		"__enter__": func(w *pool, c *Call) (starlark.Value, error) { return c.Self, w.check() },
		"__exit__":  (*pool).terminate,
	})
	Define(ThreadPoolClass, func(w *pool, c *Call) error { return w.start(c, true) }, Methods[*pool]{})
}
