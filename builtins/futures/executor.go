package futures

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// An executor is what ProcessPoolExecutor and ThreadPoolExecutor carry.
type executor struct {
	*workers.Crew
	shut bool
}

// The executors' classes.
var (
	ExecutorClass        = object.NewClass("Executor").In("concurrent.futures._base")
	ProcessExecutorClass = object.NewClass("ProcessPoolExecutor", ExecutorClass).In("concurrent.futures.process")
	ThreadExecutorClass  = object.NewClass("ThreadPoolExecutor", ExecutorClass).In("concurrent.futures.thread")
)

var (
	processExecutorSignature = call.NewSignature("def ProcessPoolExecutor.__init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)")
	threadExecutorSignature  = call.NewSignature("def ThreadPoolExecutor.__init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=())")
	shutdownSignature        = call.NewSignature("def Executor.shutdown(self, wait=True, *, cancel_futures=False)")
)

func (x *executor) init(threads bool) func(*executor, *handle.Call) error {
	return func(x *executor, c *handle.Call) error {
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
		if each != nil && each != starlark.None {
			if _, ok := each.(starlark.Int); !ok {
				return raise.Errorf("TypeError", "max_tasks_per_child must be an integer")
			}
			if x.Each, err = handle.IntArg(c.Thread, each, 0); err == nil && x.Each <= 0 {
				err = raise.Errorf("ValueError", "max_tasks_per_child must be >= 1")
			}
			if err != nil {
				return err
			}
		}
		x.name(c, second)
		x.Crew.Lost = func(*proc.Proc, *workers.Job) workers.Verdict {
			return workers.Verdict{Class: BrokenProcessPool, Text: abruptly}
		}
		x.Crew.Buried = x.buried
		p := c.P
		// As in CPython, the program ends when the jobs are done.
		c.P.AtExit(func() error { return x.end(&handle.Call{Thread: p.Current(), P: p}, true, false) })
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
	j.Begin = fu.begin
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

// staff starts the workers that are needed: processes all at once, threads on demand. busy is
// how many jobs there are.
func (x *executor) staff(c *handle.Call, busy int) error {
	if !x.Threads {
		if x.Each > 0 {
			if err := x.NeedHelper(c); err != nil {
				return err
			}
		}
		for len(x.Workers) < x.Size {
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

func (x *executor) submit(c *handle.Call) (starlark.Value, error) {
	if len(c.Args) == 0 {
		return nil, raise.Errorf("TypeError", "%s.submit() missing 1 required positional argument: 'fn'", c.Self.Class().Name())
	}
	f, err := x.submitJob(c, c.Args[0], append(starlark.Tuple{}, c.Args[1:]...), c.Kwargs)
	if err != nil {
		return nil, err
	}
	return f.self, nil
}

// mapped is Executor.map(fn, *iterables, timeout=None, chunksize=1).
func (x *executor) mapped(c *handle.Call) (starlark.Value, error) {
	if len(c.Args) == 0 {
		return nil, raise.Errorf("TypeError", "Executor.map() missing 1 required positional argument: 'fn'")
	}
	timeout, size := sched.Forever, 1
	for _, kw := range c.Kwargs {
		var err error
		switch name := object.Text(kw[0]); name {
		case "timeout":
			timeout, err = number.Timeout(kw[1])
		case "chunksize":
			size, err = handle.IntArg(c.Thread, kw[1], 1)
			if err == nil && size < 1 {
				err = raise.Errorf("ValueError", "chunksize must be >= 1.")
			}
		default:
			err = raise.Errorf("TypeError", "Executor.map() got an unexpected keyword argument '%s'", name)
		}
		if err != nil {
			return nil, err
		}
	}
	calls, err := zipped(c, c.Args[1:])
	if err != nil {
		return nil, err
	}
	it := &futureResults{until: sched.Within(timeout)}
	c.P.Task().Begin(it.until)
	if x.Threads {
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

func (x *executor) shutdown(c *handle.Call) (starlark.Value, error) {
	var wait, cancel starlark.Value
	if err := c.Bind(shutdownSignature, &wait, &cancel); err != nil {
		return nil, err
	}
	return handle.NoReturn(x.end(c, object.Truth(wait, true), object.Truth(cancel, false)))
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

func fillExecutors() {
	var x *executor
	handle.Define(ExecutorClass, func(*executor, *handle.Call) error { return nil }, handle.Methods[*executor]{
		"submit": (*executor).submit, "map": (*executor).mapped, "shutdown": (*executor).shutdown,
		"__enter__": func(x *executor, c *handle.Call) (starlark.Value, error) { return c.Self, nil },
		"__exit__": func(x *executor, c *handle.Call) (starlark.Value, error) {
			return starlark.False, x.end(c, true, false)
		},
	})
	handle.Define(ProcessExecutorClass, x.init(false), handle.Methods[*executor]{})
	handle.Define(ThreadExecutorClass, x.init(true), handle.Methods[*executor]{})
}
