package futures

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// An executor is what ProcessPoolExecutor and ThreadPoolExecutor carry.
type executor struct {
	*workers.Crew // nil of an Executor
	shut          bool
}

// The executors' classes.
var (
	ExecutorClass        = object.NewClass("Executor").In("concurrent.futures._base")
	ProcessExecutorClass = object.NewClass("ProcessPoolExecutor", ExecutorClass).In("concurrent.futures.process")
	ThreadExecutorClass  = object.NewClass("ThreadPoolExecutor", ExecutorClass).In("concurrent.futures.thread")
)

// initBase is what Executor has of object: a class of a program may be derived from it that
// submits in its own way.
func (x *executor) initBase(c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args)+len(kwargs) > 0 {
		return nil, raise.New(fact.NoParameters, c.Self.Class().Name())
	}
	return starlark.None, nil
}

// initProcesses is ProcessPoolExecutor.__init__.
func (x *executor) initProcesses(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	limited := v[4] != nil && v[4] != starlark.None
	method, err := methodOf(c, v[1], limited)
	if err == nil {
		_, err = handle.Within(c.P, method, func() (starlark.Value, error) { return nil, x.setUp(c, false, v[0], v[2], v[3]) })
	}
	if err == nil && limited {
		err = x.limit(c, v[4])
	}
	if err == nil {
		x.atExit(c)
	}
	return handle.NoReturn(err)
}

// methodOf returns the start method of a context. If the program has given none, it is the process's,
// but of workers that are replaced spawn.
func methodOf(c *handle.Call, context starlark.Value, limited bool) (string, error) {
	if context == nil || context == starlark.None {
		if limited {
			return handle.Spawn, nil
		}
		return handle.MethodOf(c.P), nil
	}
	method, err := object.CallMethod(c.Thread, context, "get_start_method", nil, nil)
	return object.Text(method), err
}

// limit sets how many jobs a worker does.
func (x *executor) limit(c *handle.Call, each starlark.Value) (err error) {
	if _, ok := each.(starlark.Int); !ok {
		return raise.Errorf("TypeError", "max_tasks_per_child must be an integer")
	}
	if x.Each, err = handle.IntArg(c.Thread, each, 0); err == nil && x.Each <= 0 {
		err = raise.Errorf("ValueError", "max_tasks_per_child must be >= 1")
	}
	if err == nil && x.Forks() {
		err = raise.Errorf("ValueError", "max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; supply a different mp_context.")
	}
	return err
}

// initThreads is ThreadPoolExecutor.__init__.
func (x *executor) initThreads(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	if err := x.setUp(c, true, v[0], v[2], v[3]); err != nil {
		return nil, err
	}
	x.name(c, v[1])
	x.atExit(c)
	return starlark.None, nil
}

// setUp makes the executor's crew.
func (x *executor) setUp(c *handle.Call, threads bool, most, initializer, initargs starlark.Value) (err error) {
	n := c.P.World().CPUs
	if threads {
		n = min(32, n+4)
	}
	if most != nil && most != starlark.None {
		if n, err = handle.IntArg(c.Thread, most, 0); err != nil {
			return err
		}
		if n <= 0 {
			return raise.Errorf("ValueError", "max_workers must be greater than 0")
		}
	}
	x.Crew = workers.NewCrew(c, "Executor", threads, n)
	if initializer != nil && initializer != starlark.None {
		if !object.Callable(initializer) {
			return raise.Errorf("TypeError", "initializer must be a callable")
		}
		x.Crew.Init = initializer
	}
	if initargs != nil {
		if x.Args, err = object.Collect(c.Thread, initargs); err != nil {
			return err
		}
	}
	x.Crew.Lost = func(*proc.Proc, *workers.Job) workers.Verdict {
		return workers.Verdict{Class: BrokenProcessPool, Text: abruptly}
	}
	x.Crew.Buried = x.buried
	return nil
}

// atExit has the program end when the jobs are done, as in CPython.
func (x *executor) atExit(c *handle.Call) {
	p := c.P
	p.AtExit(func() error {
		c := &handle.Call{Thread: p.Current(), P: p}
		if err := x.end(c, true, false); err != nil {
			return err
		}
		return x.TellUnread(c)
	})
}

// What is said of an executor that lost a worker, and of the futures that it lost with it.
const (
	brokenProcesses = "A child process terminated abruptly, the process pool is not usable anymore"
	brokenThreads   = "A thread initializer failed, the thread pool is not usable anymore"
	abruptly        = "A process in the process pool was terminated abruptly while the future was running or pending."
)

// buried ends the executor, one of whose workers has ended before its time; wk is nil for
// a thread.
func (x *executor) buried(c *handle.Call, wk *workers.Worker) error {
	switch {
	case wk == nil:
		return x.BreakDown(c, raise.Errorf(BrokenThreadPool.FullName(), brokenThreads), workers.Verdict{Class: BrokenThreadPool, Text: brokenThreads})
	case wk.Retires:
		return x.Replace(c, wk)
	}
	why := workers.Verdict{Class: BrokenProcessPool, Text: abruptly}
	err := x.BreakDown(c, raise.Errorf(BrokenProcessPool.FullName(), brokenProcesses), why)
	if err == nil {
		err = x.StopWorkers(c)
	}
	return err
}

// executorNumbers is how many executors of a process have got a number for the names of
// their threads.
var executorNumbers = proc.NewSlot[int](nil)

// name decides how the executor's threads are called.
func (x *executor) name(c *handle.Call, prefix starlark.Value) {
	text, ok := prefix.(starlark.String)
	if !ok || text == "" {
		n := executorNumbers.Of(c.P)
		text = starlark.String("ThreadPoolExecutor-" + strconv.Itoa(*n))
		*n++
	}
	n := 0
	x.Naming = func() string { n++; return string(text) + "_" + strconv.Itoa(n-1) }
}

// submitJob gives the crew a job and makes its future.
func (x *executor) submitJob(c *handle.Call, f, calls starlark.Value, kwargs []starlark.Tuple) (*future, error) {
	if x.shut {
		if err := x.Check(c); err != nil {
			return nil, err
		}
		return nil, raise.Errorf("RuntimeError", "cannot schedule new futures after shutdown")
	}
	j, err := x.NewJob(c, f, calls, true, kwargs)
	if err != nil {
		return nil, err
	}
	fu := &future{Maker: handle.MakerOf(c.P, "Future"), crew: x.Crew, what: j.What, job: j}
	fu.self = c.New(FutureClass, fu)
	j.Begin = func(w *handle.Call) (ok bool, err error) {
		was, err := fu.begin(w)
		return was == pending, err
	}
	j.Finish = func(w *handle.Call, out workers.Outcome) error {
		_, err := fu.end(w, finished, out)
		return err
	}
	j.Cancel = func(w *handle.Call) error {
		_, err := fu.end(w, cancelled, workers.Outcome{})
		return err
	}
	found, err := x.Add(c, j)
	if err == nil {
		err = found.Broken
	}
	if err != nil {
		return nil, err
	}
	return fu, x.staff(c, found.Busy)
}

// staff starts the workers that are needed: processes after fork all at once, others and threads on
// demand. busy is how many jobs there are.
func (x *executor) staff(c *handle.Call, busy int) error {
	if !x.Threads {
		if x.Each > 0 {
			if err := x.NeedHelper(c); err != nil {
				return err
			}
		}
		for len(x.Workers) < x.Size && (x.Forks() || busy > len(x.Workers)) {
			if err := x.Start(c); err != nil {
				return err
			}
		}
		return nil
	}
	if busy > len(x.Crowd) && len(x.Crowd) < x.Size {
		return x.Start(c)
	}
	return nil
}

func (x *executor) submit(c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if x.Crew == nil {
		return nil, raise.Errorf("NotImplementedError", "")
	}
	f, err := x.submitJob(c, args[0], append(starlark.Tuple{}, args[1:]...), kwargs)
	if err != nil {
		return nil, err
	}
	x.NoteAnswer(c.P, f, &f.Maker, f.what, "result")
	return f.self, nil
}

// mapped is Executor.map(fn, *iterables, timeout=None, chunksize=1).
func (x *executor) mapped(c *handle.Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	timeout, size := sched.Forever, 1
	for _, kw := range kwargs {
		var err error
		switch kw[0] {
		case starlark.String("timeout"):
			timeout, err = number.Timeout(c.Thread, kw[1])
		case starlark.String("chunksize"):
			size, err = x.chunkSize(c, kw[1])
		}
		if err != nil {
			return nil, err
		}
	}
	if len(args) == 0 {
		args = starlark.Tuple{nil} // fn was given by name, and there is nothing to call it with
	}
	calls, err := zipped(c, args[1:])
	if err != nil {
		return nil, err
	}
	it := &futureResults{until: sched.Within(timeout)}
	c.P.Task().Begin(it.until)
	if x.Crew == nil {
		err = it.submitAll(c, args[0], calls)
	} else {
		err = it.submitChunks(c, x, args[0], calls, size)
	}
	if err != nil {
		return nil, err
	}
	return c.New(futureResultsClass, it), nil
}

// chunkSize converts an argument that is of interest to processes only.
func (x *executor) chunkSize(c *handle.Call, v starlark.Value) (int, error) {
	if x.Crew == nil || x.Threads {
		return 1, nil
	}
	n, err := handle.IntArg(c.Thread, v, 1)
	if err == nil && n < 1 {
		err = raise.Errorf("ValueError", "chunksize must be >= 1.")
	}
	return n, err
}

// zipped returns the tuples of zip(*iterables).
func zipped(c *handle.Call, iterables starlark.Tuple) ([]starlark.Value, error) {
	var calls []starlark.Value
	for i, v := range iterables {
		list, err := object.Collect(c.Thread, v)
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

func (x *executor) shutdown(c *handle.Call, wait, cancelFutures starlark.Value) (starlark.Value, error) {
	if x.Crew == nil {
		return starlark.None, nil
	}
	return handle.NoReturn(x.end(c, object.Truth(wait, true), object.Truth(cancelFutures, false)))
}

func (x *executor) end(c *handle.Call, wait, cancel bool) error {
	if cancel {
		if err := x.Cancel(c); err != nil {
			return err
		}
	}
	if !x.shut {
		x.shut = true
		if err := x.Close(c, "shutdown", false); err != nil {
			return err
		}
	}
	if wait {
		return x.Join(c)
	}
	return nil
}

// exit is Executor.__exit__, for classes of programs too, which may have a shutdown of their own.
func (x *executor) exit(c *handle.Call, _, _, _ starlark.Value) (starlark.Value, error) {
	_, err := object.CallMethod(c.Thread, c.Self, "shutdown", nil, []starlark.Tuple{{starlark.String("wait"), starlark.True}})
	return starlark.False, err
}

// threads is ThreadPoolExecutor._threads: the set of the threads that were started.
func (x *executor) threads(*handle.Call) (starlark.Value, error) {
	set := starlark.NewSet(len(x.Crowd))
	for _, t := range x.Crowd {
		if self, ok := t.Self.(*object.Instance); ok {
			if err := set.Insert(self); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

func fillExecutors() {
	handle.DefineEmpty[executor](ExecutorClass, handle.MOpen("slot Executor.__init__(self, /, *args, **kwargs)", (*executor).initBase),
		handle.MOpen("def Executor.map(self, fn, *iterables, timeout=None, chunksize=1)", (*executor).mapped),
		handle.M0("def Executor.__enter__(self)", func(_ *executor, c *handle.Call) (starlark.Value, error) { return c.Self, nil }),
		handle.M3("def Executor.__exit__(self, exc_type, exc_val, exc_tb)", (*executor).exit),
	)
	handle.Define[executor](ProcessExecutorClass,
		handle.M("def ProcessPoolExecutor.__init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)", (*executor).initProcesses),
		handle.MOpen("def ProcessPoolExecutor.map(self, fn, *iterables, timeout=None, chunksize=1)", (*executor).mapped))
	handle.Define[executor](ThreadExecutorClass,
		handle.M("def ThreadPoolExecutor.__init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=())", (*executor).initThreads))
	for _, class := range []*object.Class{ProcessExecutorClass, ThreadExecutorClass} {
		handle.Computed(class, "_max_workers", func(x *executor, _ *handle.Call) (starlark.Value, error) { return starlark.MakeInt(x.Size), nil }, nil)
		handle.Computed(class, "_shutdown", func(x *executor, _ *handle.Call) (starlark.Value, error) { return starlark.Bool(x.shut), nil }, nil)
	}
	handle.Computed(ThreadExecutorClass, "_threads", (*executor).threads, nil)
	for _, class := range []*object.Class{ExecutorClass, ProcessExecutorClass, ThreadExecutorClass} {
		class.Define(nil,
			handle.MOpen("def "+class.Name()+".submit(self, fn, /, *args, **kwargs)", (*executor).submit),
			handle.M2("def "+class.Name()+".shutdown(self, wait=True, *, cancel_futures=False)", (*executor).shutdown))
	}
}
