package multiprocessing

import (
	"slices"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// An executor is what ProcessPoolExecutor and ThreadPoolExecutor carry.
type executor struct {
	*crew
	shut    bool
	futures []*future // for cancel_futures
}

// The executors' classes.
var (
	ExecutorClass        = core.NewClass("Executor").In("concurrent.futures._base")
	ProcessExecutorClass = core.NewClass("ProcessPoolExecutor", ExecutorClass).In("concurrent.futures.process")
	ThreadExecutorClass  = core.NewClass("ThreadPoolExecutor", ExecutorClass).In("concurrent.futures.thread")
)

var (
	processExecutorSignature = core.NewSignature("ProcessPoolExecutor.__init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)")
	threadExecutorSignature  = core.NewSignature("ThreadPoolExecutor.__init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=())")
	shutdownSignature        = core.NewSignature("Executor.shutdown(self, wait=True, *, cancel_futures=False)")
)

func (x *executor) init(threads bool) func(*executor, *Call) error {
	return func(x *executor, c *Call) error {
		var most, second, initializer, initargs, each starlark.Value
		var err error
		if threads {
			err = c.Bind(threadExecutorSignature, &most, &second, &initializer, &initargs)
		} else {
			err = c.Bind(processExecutorSignature, &most, &second, &initializer, &initargs, &each)
		}
		if err != nil {
			return err
		}
		n := c.P.World().CPUs
		if threads {
			n = min(32, n+4)
		}
		if most != nil && most != starlark.None {
			if n, err = intArg(c.Thread, most, 0); err != nil {
				return err
			}
			if n <= 0 {
				return proc.Errorf("ValueError", "max_workers must be greater than 0")
			}
		}
		x.crew = newCrew(c, "Executor", threads, n)
		if initializer != nil && initializer != starlark.None {
			if !core.Callable(initializer) {
				return proc.Errorf("TypeError", "initializer must be a callable")
			}
			x.crew.init = initializer
		}
		if initargs != nil {
			if x.args, err = core.Collect(c.Thread, initargs); err != nil {
				return err
			}
		}
		if each != nil && each != starlark.None {
			if _, ok := each.(starlark.Int); !ok {
				return proc.Errorf("TypeError", "max_tasks_per_child must be an integer")
			}
			if x.each, err = intArg(c.Thread, each, 0); err == nil && x.each <= 0 {
				err = proc.Errorf("ValueError", "max_tasks_per_child must be >= 1")
			}
			if err != nil {
				return err
			}
		}
		x.name(c, second)
		x.crew.lost = func(*worker, *job) verdict { return verdict{BrokenProcessPool, abruptly} }
		x.crew.buried = x.buried
		p := c.P
		// As in CPython, the program ends when the jobs are done.
		c.P.AtExit(func() error { return x.end(&Call{Thread: p.Current(), P: p}, true, false) })
		return nil
	}
}

// What is said of an executor that lost a worker, and of the futures that it lost with it.
const (
	brokenProcesses = "A child process terminated abruptly, the process pool is not usable anymore"
	brokenThreads   = "A thread initializer failed, the thread pool is not usable anymore"
	abruptly        = "A process in the process pool was terminated abruptly while the future was running or pending."
)

// buried ends the executor, one of whose workers has ended before its time; wk is nil for
// a thread.
func (x *executor) buried(c *Call, wk *worker) error {
	switch {
	case wk == nil:
		return x.breakDown(c, proc.Errorf(BrokenThreadPool.FullName(), brokenThreads), verdict{BrokenThreadPool, brokenThreads})
	case wk.retires:
		return x.replace(c, wk)
	}
	why := verdict{BrokenProcessPool, abruptly}
	err := x.breakDown(c, proc.Errorf(BrokenProcessPool.FullName(), brokenProcesses), why)
	if err == nil {
		err = x.stopWorkers(c)
	}
	return err
}

// name decides how the executor's threads are called.
func (x *executor) name(c *Call, prefix starlark.Value) {
	text, ok := prefix.(starlark.String)
	if !ok || text == "" {
		text = starlark.String("ThreadPoolExecutor-" + itoa(threadingOf(c.P).executors))
		threadingOf(c.P).executors++
	}
	n := 0
	x.naming = func() string { n++; return string(text) + "_" + itoa(n-1) }
}

// submitJob gives the crew a job and makes its future.
func (x *executor) submitJob(c *Call, f, calls starlark.Value, kwargs []starlark.Tuple) (*future, error) {
	if err := x.reason(); err != nil {
		return nil, err
	}
	if x.shut {
		return nil, proc.Errorf("RuntimeError", "cannot schedule new futures after shutdown")
	}
	j, err := x.newJob(c, f, calls, true, kwargs)
	if err != nil {
		return nil, err
	}
	fu := &future{maker: makerOf(c.P, "Future"), crew: x.crew, what: j.what, job: j}
	fu.self = c.New(FutureClass, fu)
	j.begin = fu.begin
	j.finish = func(w *Call, out outcome) error {
		_, err := fu.end(w, finished, out)
		return err
	}
	x.futures = append(slices.DeleteFunc(x.futures, (*future).isOver), fu)
	ok, err := x.add(c, j)
	if err != nil {
		return nil, err
	}
	if !ok { // it broke down meanwhile
		return nil, x.reason()
	}
	return fu, x.staff(c)
}

// staff starts the workers that are needed: processes all at once, threads on demand.
func (x *executor) staff(c *Call) error {
	if !x.threads {
		if x.each > 0 {
			if err := x.needHelper(c); err != nil {
				return err
			}
		}
		for len(x.workers) < x.size {
			if err := x.start(c); err != nil {
				return err
			}
		}
		return nil
	}
	busy := 0
	x.obj.With(func() { busy = len(x.jobs) + x.doing })
	if busy > len(x.crowd) && len(x.crowd) < x.size {
		return x.start(c)
	}
	return nil
}

func (x *executor) submit(c *Call) (starlark.Value, error) {
	if len(c.Args) == 0 {
		return nil, proc.Errorf("TypeError", "%s.submit() missing 1 required positional argument: 'fn'", c.Self.Class().Name())
	}
	f, err := x.submitJob(c, c.Args[0], append(starlark.Tuple{}, c.Args[1:]...), c.Kwargs)
	if err != nil {
		return nil, err
	}
	return f.self, nil
}

// mapped is Executor.map(fn, *iterables, timeout=None, chunksize=1).
func (x *executor) mapped(c *Call) (starlark.Value, error) {
	if len(c.Args) == 0 {
		return nil, proc.Errorf("TypeError", "Executor.map() missing 1 required positional argument: 'fn'")
	}
	timeout, size := sched.Forever, 1
	for _, kw := range c.Kwargs {
		var err error
		switch name := core.Text(kw[0]); name {
		case "timeout":
			timeout, err = core.Timeout(kw[1])
		case "chunksize":
			size, err = intArg(c.Thread, kw[1], 1)
			if err == nil && size < 1 {
				err = proc.Errorf("ValueError", "chunksize must be >= 1.")
			}
		default:
			err = proc.Errorf("TypeError", "Executor.map() got an unexpected keyword argument '%s'", name)
		}
		if err != nil {
			return nil, err
		}
	}
	calls, err := zipped(c, c.Args[1:])
	if err != nil {
		return nil, err
	}
	it := &futureResults{}
	if timeout != sched.Forever {
		it.end = c.P.World().Sched.Now() + timeout
	}
	if x.threads {
		size = 1
	}
	for len(calls) > 0 {
		k := min(size, len(calls))
		f, err := x.submitJob(c, c.Args[0], starlark.NewList(append([]starlark.Value(nil), calls[:k]...)), nil)
		if err != nil {
			return nil, err
		}
		it.futures, calls = append(it.futures, f), calls[k:]
	}
	return c.New(futureResultsClass, it), nil
}

// zipped returns the tuples of zip(*iterables).
func zipped(c *Call, iterables starlark.Tuple) ([]starlark.Value, error) {
	var calls []starlark.Value
	for i, v := range iterables {
		list, err := core.Collect(c.Thread, v)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			calls = make([]starlark.Value, len(list))
		}
		calls = calls[:min(len(calls), len(list))]
		for k := range calls {
			t, _ := calls[k].(starlark.Tuple)
			calls[k] = append(t, list[k])
		}
	}
	return calls, nil
}

// futureResults is the iterator that Executor.map answers.
type futureResults struct {
	futures []*future
	end     time.Duration // on the run's clock; 0 for no limit
	rest    []starlark.Value
}

var futureResultsClass = core.NewClass("generator").In("builtins")

func (it *futureResults) step(c *Call) (starlark.Value, error) {
	for len(it.rest) == 0 {
		if len(it.futures) == 0 {
			return nil, &proc.Error{Class: "StopIteration"}
		}
		f := it.futures[0]
		it.futures = it.futures[1:]
		var args starlark.Tuple
		if it.end != 0 {
			args = starlark.Tuple{starlark.Float((it.end - c.P.World().Sched.Now()).Seconds())}
		}
		v, err := f.result(&Call{Thread: c.Thread, P: c.P, Args: args})
		if err != nil {
			it.futures = nil
			return nil, err
		}
		list := v.(*starlark.List)
		for i := range list.Len() {
			it.rest = append(it.rest, list.Index(i))
		}
	}
	v := it.rest[0]
	it.rest = it.rest[1:]
	return v, nil
}

func (x *executor) shutdown(c *Call) (starlark.Value, error) {
	var wait, cancel starlark.Value
	if err := c.Bind(shutdownSignature, &wait, &cancel); err != nil {
		return nil, err
	}
	return noReturn(x.end(c, core.Truth(wait, true), core.Truth(cancel, false)))
}

func (x *executor) end(c *Call, wait, cancel bool) error {
	if cancel {
		for _, f := range x.futures {
			if _, err := f.end(c, cancelled, outcome{}); err != nil {
				return err
			}
		}
	}
	if !x.shut {
		x.shut = true
		if err := x.close(c, "shutdown", false); err != nil {
			return err
		}
	}
	if wait {
		return x.join(c)
	}
	return nil
}

func fillExecutors() {
	var x *executor
	Define(ExecutorClass, func(*executor, *Call) error { return nil }, Methods[*executor]{
		"submit": (*executor).submit, "map": (*executor).mapped, "shutdown": (*executor).shutdown,
		"__enter__": func(x *executor, c *Call) (starlark.Value, error) { return c.Self, nil },
		"__exit__": func(x *executor, c *Call) (starlark.Value, error) {
			return starlark.False, x.end(c, true, false)
		},
	})
	Define(ProcessExecutorClass, x.init(false), Methods[*executor]{})
	Define(ThreadExecutorClass, x.init(true), Methods[*executor]{})
	Define(futureResultsClass, nil, Methods[*futureResults]{
		"__next__": (*futureResults).step,
		"__iter__": func(it *futureResults, c *Call) (starlark.Value, error) { return c.Self, nil },
	})
	Define(completedClass, nil, Methods[*completed]{
		"__next__": (*completed).step,
		"__iter__": func(it *completed, c *Call) (starlark.Value, error) { return c.Self, nil },
	})
	Define(doneClass, nil, Methods[*doneAndNot]{
		"__getitem__": func(d *doneAndNot, c *Call) (starlark.Value, error) {
			key, err := c.one("__getitem__")
			if err != nil {
				return nil, err
			}
			return core.GetItem(c.Thread, starlark.Tuple{d.done, d.not}, key)
		},
		"__len__": func(*doneAndNot, *Call) (starlark.Value, error) { return starlark.MakeInt(2), nil },
		"__eq__": func(d *doneAndNot, c *Call) (starlark.Value, error) {
			other, err := c.one("__eq__")
			if err != nil {
				return nil, err
			}
			if i, ok := other.(*core.Instance); ok {
				if e, ok := i.Base().(*doneAndNot); ok {
					other = starlark.Tuple{e.done, e.not}
				}
			}
			same, err := core.Equal(c.Thread, starlark.Tuple{d.done, d.not}, other)
			return starlark.Bool(same), err
		},
		"__repr__": func(d *doneAndNot, c *Call) (starlark.Value, error) {
			done, err := core.Repr(c.Thread, d.done)
			if err != nil {
				return nil, err
			}
			not, err := core.Repr(c.Thread, d.not)
			return starlark.String("DoneAndNotDoneFutures(done=" + done + ", not_done=" + not + ")"), err
		},
	})
	Computed(doneClass, "done", func(d *doneAndNot, _ *Call) (starlark.Value, error) { return d.done, nil }, nil)
	Computed(doneClass, "not_done", func(d *doneAndNot, _ *Call) (starlark.Value, error) { return d.not, nil }, nil)
}

// futuresOf returns what an iterable of futures holds, each once.
func futuresOf(c *Call, v starlark.Value) ([]*future, error) {
	list, err := core.Collect(c.Thread, v)
	if err != nil {
		return nil, err
	}
	var futures []*future
	for _, v := range list {
		i, ok := v.(*core.Instance)
		if !ok {
			return nil, proc.Errorf("AttributeError", "'%s' object has no attribute '_condition'", core.TypeOf(v).Name())
		}
		f, ok := i.Base().(*future)
		if !ok {
			return nil, proc.Errorf("AttributeError", "'%s' object has no attribute '_condition'", core.TypeOf(v).Name())
		}
		if !slices.Contains(futures, f) {
			futures = append(futures, f)
		}
	}
	return futures, nil
}

// nextDone waits for some of the futures and returns those that are done, in the order in
// which they came to their end, and the others.
func nextDone(c *Call, futures []*future, timeout time.Duration) (done, rest []*future, err error) {
	things := make([]waitable, len(futures))
	for i, f := range futures {
		things[i] = f
	}
	ready, err := c.waitFor(things, timeout)
	if err != nil {
		return nil, nil, err
	}
	for i, f := range futures {
		if slices.Contains(ready, i) {
			done = append(done, f)
		} else {
			rest = append(rest, f)
		}
	}
	slices.SortFunc(done, func(a, b *future) int { return a.seq - b.seq })
	return done, rest, nil
}

// A completed is the iterator that as_completed answers.
type completed struct {
	done, rest []*future
	total      int
	end        time.Duration // on the run's clock; 0 for no limit
}

var completedClass = core.NewClass("generator").In("builtins")

func (it *completed) step(c *Call) (starlark.Value, error) {
	if len(it.done) == 0 {
		if len(it.rest) == 0 {
			return nil, &proc.Error{Class: "StopIteration"}
		}
		timeout := sched.Forever
		if it.end != 0 {
			timeout = max(it.end-c.P.World().Sched.Now(), 0)
		}
		var err error
		if it.done, it.rest, err = nextDone(c, it.rest, timeout); err != nil {
			return nil, err
		}
		if len(it.done) == 0 {
			return nil, proc.Errorf("TimeoutError", "%d (of %d) futures unfinished", len(it.rest), it.total)
		}
	}
	f := it.done[0]
	it.done = it.done[1:]
	return f.self, nil
}

// A doneAndNot is what wait answers.
type doneAndNot struct{ done, not *starlark.Set }

var doneClass = core.NewClass("DoneAndNotDoneFutures").In("concurrent.futures._base")

var (
	asCompletedSignature = core.NewSignature("as_completed(fs, timeout=None)")
	futureWaitSignature  = core.NewSignature("wait(fs, timeout=None, return_when='ALL_COMPLETED')")
)

func asCompleted(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var fs, t starlark.Value
	if err := c.Bind(asCompletedSignature, &fs, &t); err != nil {
		return nil, err
	}
	timeout, err := core.Timeout(t)
	if err != nil {
		return nil, err
	}
	futures, err := futuresOf(c, fs)
	if err != nil {
		return nil, err
	}
	it := &completed{rest: futures, total: len(futures)}
	if timeout != sched.Forever {
		it.end = p.World().Sched.Now() + timeout
	}
	return c.New(completedClass, it), nil
}

// waitFutures is concurrent.futures.wait.
func waitFutures(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var fs, t, when starlark.Value
	if err := c.Bind(futureWaitSignature, &fs, &t, &when); err != nil {
		return nil, err
	}
	timeout, err := core.Timeout(t)
	if err != nil {
		return nil, err
	}
	rest, err := futuresOf(c, fs)
	if err != nil {
		return nil, err
	}
	all := []*future{}
	end := p.World().Sched.Now() + timeout
	for len(rest) > 0 {
		left := timeout
		if timeout != sched.Forever {
			left = max(end-p.World().Sched.Now(), 0)
		}
		var done []*future
		if done, rest, err = nextDone(c, rest, left); err != nil {
			return nil, err
		}
		all = append(all, done...)
		if len(done) == 0 || when == starlark.String("FIRST_COMPLETED") || when == starlark.String("FIRST_EXCEPTION") && anyFailed(done) {
			break
		}
	}
	d := &doneAndNot{starlark.NewSet(len(all)), starlark.NewSet(len(rest))}
	for _, part := range []struct {
		to   *starlark.Set
		from []*future
	}{{d.done, all}, {d.not, rest}} {
		for _, f := range part.from {
			if err := part.to.Insert(f.self); err != nil {
				return nil, err
			}
		}
	}
	return c.New(doneClass, d), nil
}

func anyFailed(done []*future) bool {
	return slices.ContainsFunc(done, func(f *future) bool { return f.out.failed != nil })
}

func futuresMembers() starlark.StringDict {
	return starlark.StringDict{
		"ProcessPoolExecutor": ProcessExecutorClass, "ThreadPoolExecutor": ThreadExecutorClass, "Executor": ExecutorClass,
		"Future": FutureClass, "as_completed": core.NewFunc("as_completed", asCompleted), "wait": core.NewFunc("wait", waitFutures),
		"FIRST_COMPLETED": starlark.String("FIRST_COMPLETED"), "FIRST_EXCEPTION": starlark.String("FIRST_EXCEPTION"),
		"ALL_COMPLETED": starlark.String("ALL_COMPLETED"), "TimeoutError": core.TimeoutErrorClass, "CancelledError": CancelledError,
		"InvalidStateError": InvalidStateError, "BrokenExecutor": BrokenExecutor,
	}
}
