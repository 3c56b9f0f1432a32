package multiprocessing

import (
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
	word    string // the first part of the workers' names
	size    int
	each    int // jobs that a worker does before it is replaced; 0 for no limit
	init    starlark.Value
	args    starlark.Tuple
	home    *proc.Module
	named   map[*starlark.Function]bool // functions that the workers know
	naming  func() string               // of worker threads
	cause   *core.Class                 // see failure

	workers []*proc.Proc
	crowd   []*proc.Thread

	obj    sched.Object
	jobs   []*job
	closed bool // no job will come any more
	doing  int  // jobs that are being done
	asked  int  // jobs so far, for executors that start workers on demand

	news   sched.Object
	events []func(c *Call) error // for the helper
	over   bool                  // the helper is to end
	helper *proc.Thread
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
}

// An outcome is what became of a job.
type outcome struct {
	value  Parcel
	failed *failure
}

// A failure is an exception on its way from a worker.
type failure struct {
	exc   Parcel
	text  string      // the traceback, "" for a thread's
	cause *core.Class // of what is said to be its cause, which has the text
}

// What such an exception was raised from, as it is shown: of a Pool's, and of an executor's.
var (
	remoteTraceback   = core.RegisterException(core.NewClass("RemoteTraceback", core.ExceptionClass).In("multiprocessing.pool"))
	executorTraceback = core.RegisterException(core.NewClass("_RemoteTraceback", core.ExceptionClass).In("concurrent.futures.process"))
)

// failureOf turns the error of a job into what travels. stop is an error that no program
// can catch.
func (w *crew) failureOf(thread *starlark.Thread, err error) (f *failure, stop error) {
	exc, stop := core.Catch(thread, err)
	if stop != nil {
		return nil, stop
	}
	if w.threads {
		return &failure{exc: Parcel{v: exc}}, nil
	}
	text := proc.Of(thread).Traceback(core.Describe(thread, exc))
	core.Advise(thread, exc)
	parcel, err := Pack(exc)
	if err != nil {
		p := proc.Of(thread)
		parcel, err = Pack(core.NewException(p, core.TypeErrorClass, starlark.String(err.Error())))
		if err != nil {
			return nil, err
		}
	}
	return &failure{parcel, text, w.cause}, nil
}

// open returns the exception in the process that gets it.
func (f *failure) open(c *Call) (*core.Instance, error) {
	exc := f.exc.Open(c.P).(*core.Instance)
	if f.text != "" {
		cause := core.NewException(c.P, f.cause, starlark.String("\n\"\"\"\n"+f.text+"\"\"\""))
		f.text = ""
		if err := core.SetAttr(c.Thread, exc, "__cause__", cause); err != nil {
			return nil, err
		}
	}
	return exc, nil
}

// newCrew makes a crew without workers.
func newCrew(c *Call, kind string, threads bool, size int) *crew {
	w := &crew{maker: makerOf(c.P, kind), owner: c.P, threads: threads, size: size}
	if threads {
		return w
	}
	word := methodWords[methodOf(c.P)]
	if word == "" {
		word = methodWords[startMethods[0]]
	}
	w.word = word + "Process"
	w.cause = executorTraceback
	if kind == "Pool" {
		w.word, w.cause = word+"PoolWorker", remoteTraceback
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

// start starts one more worker.
func (w *crew) start(c *Call) error {
	if w.threads {
		return w.startThread(c)
	}
	self := current(c.P)
	if self.daemon {
		return proc.Errorf("AssertionError", "daemonic processes are not allowed to have children")
	}
	p := c.P
	q := &Process{owner: p, creator: p, path: p.NextChild(), parentName: self.name, daemon: true, complete: true}
	q.name = w.word + "-" + q.path
	q.object = core.NewInstance(p.Home(), ProcessClass, q)
	q.target, q.args = w.init, w.args
	child, err := p.Start(&proc.Spec{Name: q.name, Path: q.path, Daemon: true, Self: q.object, Body: w.body, Module: w.home, Crew: w})
	q.target, q.args = nil, nil
	if err != nil {
		return startError(err)
	}
	q.p = child
	w.workers = append(w.workers, child)
	return nil
}

func (w *crew) startThread(c *Call) error {
	name := w.naming()
	t := &proc.Thread{Daemon: true, Crew: w}
	object := &thread{complete: true, name: name, daemon: true, t: t, ident: mainIdent(c.P) + 4096*c.P.World().Number("thread")}
	t.Self = c.New(ThreadClass, object)
	w.crowd = append(w.crowd, t)
	return c.P.StartThread(t, name, func(thread *starlark.Thread) error {
		if w.init != nil {
			if _, err := starlark.Call(thread, w.init, w.args, nil); err != nil {
				return err
			}
		}
		return w.work(&Call{Thread: thread, P: c.P})
	})
}

// body is what a worker process does.
func (w *crew) body(p *proc.Proc, thread *starlark.Thread, self any) error {
	q := processOf(self.(*core.Instance))
	init, args := q.target, q.args
	q.target, q.args = nil, nil
	if init != nil {
		if _, err := starlark.Call(thread, init, args, nil); err != nil {
			return err
		}
	}
	return w.work(&Call{Thread: thread, P: p})
}

// work does jobs until there are no more.
func (w *crew) work(c *Call) error {
	for n := 0; w.each == 0 || n < w.each; n++ {
		j, err := w.take(c)
		if j == nil || err != nil {
			return err
		}
		if err := w.do(c, j); err != nil {
			return err
		}
	}
	return w.post(c, func(c *Call) error { return w.start(c) })
}

// take waits for a job; it is nil when there will be none.
func (w *crew) take(c *Call) (j *job, err error) {
	task := c.P.Task()
	err = c.Do(&Op{On: &w.obj, Desc: w.desc("get", "there is no job to do"),
		Test: func() bool { return len(w.jobs) > 0 || w.closed },
		Do: func() {
			if len(w.jobs) > 0 {
				j, w.jobs = w.jobs[0], w.jobs[1:]
				j.worker.Store(task)
				w.doing++
			}
		}}, sched.Forever)
	return j, err
}

// do does a job.
func (w *crew) do(c *Call, j *job) error {
	if j.begin != nil {
		if go_, err := j.begin(c); err != nil || !go_ {
			return w.done(c, err)
		}
	}
	out, err := w.call(c, j)
	if err == nil {
		err = j.finish(c, out)
	}
	return w.done(c, err)
}

func (w *crew) done(c *Call, err error) error {
	if err != nil {
		return err
	}
	return c.Act(&w.obj, "done", w.label, func() { w.doing = max(w.doing-1, 0) })
}

// call makes the calls of a job. err is what no program can catch.
func (w *crew) call(c *Call, j *job) (out outcome, err error) {
	v, err := w.result(c, j)
	if err == nil && w.threads {
		return outcome{value: Parcel{v: v}}, nil
	}
	if err == nil {
		if out.value, err = Pack(v); err == nil {
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
		d := starlark.NewDict(len(kwargs))
		for _, kw := range kwargs {
			if err := d.SetKey(kw[0], kw[1]); err != nil {
				return nil, err
			}
		}
		j.named, err = Pack(d)
	}
	return j, err
}

// calledName names what a job calls, in reports.
func calledName(f starlark.Value) string {
	if f, ok := f.(starlark.Callable); ok {
		return f.Name()
	}
	return core.TypeOf(f).Name()
}

// add gives the crew a job; ok is false if it is closed.
func (w *crew) add(c *Call, jobs ...*job) (ok bool, err error) {
	err = c.Act(&w.obj, "put", w.label, func() {
		if ok = !w.closed; ok {
			w.jobs = append(w.jobs, jobs...)
			w.asked += len(jobs)
		}
	})
	return ok, err
}

// close says that no job will come; drop, that those waiting are not done either.
func (w *crew) close(c *Call, kind string, drop bool) error {
	return c.Act(&w.obj, kind, w.label, func() {
		w.closed = true
		if drop {
			w.jobs, w.doing = nil, 0
		}
	})
}

// post has f called in the owner's helper thread: callbacks, and the replacing of workers.
func (w *crew) post(c *Call, f func(*Call) error) error {
	return c.Act(&w.news, "post", w.label, func() { w.events = append(w.events, f) })
}

// needHelper starts the helper.
func (w *crew) needHelper(c *Call) error {
	if w.helper != nil {
		return nil
	}
	w.helper = &proc.Thread{Daemon: true}
	return c.P.StartThread(w.helper, w.label+"'s callbacks", func(thread *starlark.Thread) error {
		c := &Call{Thread: thread, P: c.P}
		for {
			var f func(*Call) error
			err := c.Do(&Op{On: &w.news, Desc: w.desc("get", "no callback is due"),
				Test: func() bool { return len(w.events) > 0 || w.over },
				Do: func() {
					if len(w.events) > 0 {
						f, w.events = w.events[0], w.events[1:]
					}
				}}, sched.Forever)
			if f == nil || err != nil {
				return err
			}
			if err := f(c); err != nil {
				return err
			}
		}
	})
}

// terminate ends the workers at once.
func (w *crew) terminate(c *Call) error {
	if err := w.close(c, "terminate", true); err != nil {
		return err
	}
	for _, p := range w.workers {
		if err := act(c.P, p.End(), "terminate", p.Label(), func() {}); err != nil {
			return err
		}
		p.Kill(proc.SIGTERM, c.P, "")
	}
	return w.endHelper(c)
}

func (w *crew) endHelper(c *Call) error {
	return c.Act(&w.news, "end", w.label, func() { w.over = true })
}

// join waits until all jobs are done, the callbacks too, and all workers have ended.
func (w *crew) join(c *Call) error {
	err := c.Do(&Op{On: &w.obj, In: 1, Desc: w.desc("join", "its jobs are not done"),
		Test: func() bool { return len(w.jobs) == 0 && w.doing == 0 }}, sched.Forever)
	if err != nil {
		return err
	}
	if err := w.endHelper(c); err != nil {
		return err
	}
	if w.helper != nil {
		if _, err := c.P.JoinThread(w.helper, sched.Forever); err != nil {
			return err
		}
	}
	for _, p := range w.workers {
		if _, err := c.P.Join(p, sched.Forever); err != nil {
			return err
		}
	}
	for _, t := range w.crowd {
		if _, err := c.P.JoinThread(t, sched.Forever); err != nil {
			return err
		}
	}
	return nil
}

// workers returns who does the job, for reports.
func (j *job) workers() []*sched.Task {
	if t := j.worker.Load(); t != nil {
		return []*sched.Task{t}
	}
	return nil
}

// explain says who does a job.
func (w *crew) explain(jobs []*job) func(d *sched.Desc) {
	return func(d *sched.Desc) {
		d.Crew = w
		for _, j := range jobs {
			d.Needs = append(d.Needs, j.workers()...)
		}
	}
}
