package workers

import (
	"cmp"
	"slices"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Worker is a process that does a crew's jobs.
type Worker struct {
	process.Service

	// Guarded by the crew's lock.
	job     *Job       // that it does
	Begun   bool       // the initializer has succeeded
	process *proc.Proc // once it is known to the crew

	// Of the worker itself.
	leaves  bool // it ends as it should: there are no jobs any more
	Retires bool // or it has done as many as one worker may
}

// Start starts one more worker.
func (w *Crew) Start(c *handle.Call) error {
	if w.Threads {
		return w.startThread(c)
	}
	return w.startProcess(c, func(wk *Worker) bool {
		w.Workers = append(w.Workers, wk)
		return true
	})
}

// startProcess starts a worker that is a process, if hire, which is called within an operation
// and puts it among the crew's, wants it.
func (w *Crew) startProcess(c *handle.Call, hire func(*Worker) bool) error {
	wk, hired := &Worker{Begun: w.Init == nil && w.Forks()}, false
	if err := c.Act(&w.Obj, "", w.Label, func() {
		if hired = hire(wk); hired {
			w.Living++
		}
	}); !hired || err != nil {
		return err
	}
	err := wk.Service.Start(c, &process.ServiceSpec{Name: w.word, Daemon: true, Module: w.home, Crew: w.Label, Method: w.method, Init: w.Init, Args: w.Args,
		Body: func(c *handle.Call, init starlark.Value, args starlark.Tuple) error {
			ok, err := w.begin(c, wk, init, args)
			if ok {
				err = w.work(c, wk)
			}
			return err
		},
		Buried: func(c *handle.Call) { w.bury(c, wk) }})
	if err != nil {
		c.P.Task().Must(&handle.Op{On: &w.Obj, Do: func() {
			w.Living--
			w.Workers = slices.DeleteFunc(w.Workers, func(x *Worker) bool { return x == wk })
		}})
		return err
	}
	return c.Act(&w.Obj, "", w.Label, func() { wk.process = wk.P })
}

// startThread starts a worker that is a thread.
func (w *Crew) startThread(c *handle.Call) error {
	if err := c.Act(&w.Obj, "", w.Label, func() { w.Living++ }); err != nil {
		return err
	}
	return threading.StartDaemon(c, w.Naming(), func(t *proc.Thread) {
		t.Crew = w.Label
		w.Crowd = append(w.Crowd, t)
	}, func(c *handle.Call) error {
		if ok, err := w.begin(c, nil, w.Init, w.Args); !ok {
			return err
		}
		return w.work(c, nil)
	})
}

// begin calls the initializer in a worker; wk is nil in a thread. ok is false if the
// worker is of no use.
func (w *Crew) begin(c *handle.Call, wk *Worker, init starlark.Value, args starlark.Tuple) (ok bool, err error) {
	if init == nil && (wk == nil || w.Forks()) {
		return true, nil
	}
	if init != nil {
		_, err = starlark.Call(c.Thread, init, args, nil)
	}
	if err == nil {
		return true, c.Act(&w.Obj, "begin", w.Label, func() {
			if wk != nil {
				wk.Begun = true
			}
		})
	}
	if !w.pool {
		exc, stop := exception.Catch(c.Thread, err)
		if stop != nil {
			return false, stop
		}
		text := "Exception in initializer:\n" + c.P.Traceback(advice.Describe(c.Thread, exc))
		err = c.P.Write(c.P.World().Stderr, text, true)
	}
	if wk == nil {
		if failed := w.Buried(c, nil); failed != nil {
			return false, failed
		}
	}
	return false, err
}

// work does jobs until there are no more.
func (w *Crew) work(c *handle.Call, wk *Worker) error {
	for n := 0; w.Each == 0 || n < w.Each; n++ {
		j, err := w.take(c, wk)
		if err != nil {
			return err
		}
		if j == nil {
			if wk != nil {
				wk.leaves = true
			}
			return nil
		}
		if err := w.do(c, wk, j); err != nil {
			return err
		}
	}
	wk.Retires = true
	return nil
}

// bury is called by a worker process that has ended. What it was doing fails.
func (w *Crew) bury(c *handle.Call, wk *Worker) {
	var lost *Job
	over := false
	// Errors would say that the run is being stopped: then nobody wants to know.
	_ = c.Act(&w.Obj, "bury", w.Label, func() {
		w.Living--
		if lost, wk.job = wk.job, nil; lost != nil {
			w.Doing = max(w.Doing-1, 0)
		}
		over = w.over
	})
	if over {
		return
	}
	if lost != nil {
		_ = lost.Fail(c, w.Lost(c.P, lost))
	}
	if wk.Retires || !wk.leaves {
		_ = w.Buried(c, wk)
	}
}

// Replace has a worker that has ended replaced, by the owner.
func (w *Crew) Replace(c *handle.Call, gone *Worker) error {
	return w.Post(c, func(c *handle.Call) error {
		return w.startProcess(c, func(wk *Worker) bool {
			if w.over || w.Closed && len(w.Jobs) == 0 {
				return false
			}
			for i := range w.Workers {
				if w.Workers[i] == gone {
					w.Workers[i] = wk
				}
			}
			return true
		})
	})
}

// BreakDown has everything that is not done yet fail with why, and what comes later with
// broken.
func (w *Crew) BreakDown(c *handle.Call, broken error, why Verdict) error {
	var all []*Job
	if err := c.Act(&w.Obj, "break", w.Label, func() {
		w.broken, w.Closed = broken, true
		for _, wk := range w.Workers {
			if wk.job != nil {
				all = append(all, wk.job)
			}
		}
		all = append(all, w.Jobs...)
		w.Jobs, w.Doing = nil, 0
	}); err != nil {
		return err
	}
	sortJobs(all)
	for _, j := range all {
		if err := j.Fail(c, why); err != nil {
			return err
		}
	}
	return nil
}

// Check fails if the crew can do no job.
func (w *Crew) Check(c *handle.Call) (err error) {
	_, stopped := c.Look(&w.Obj, "", w.Label, func() starlark.Value {
		err = w.broken
		return nil
	})
	return cmp.Or(stopped, err)
}

// Epitaph says what a worker, which is the process, was doing, and how it ended.
func Epitaph(p *proc.Proc, j *Job) string {
	return p.Label() + " (pid " + strconv.Itoa(p.PID()) + "), which did " + j.What + "(), " + p.Epitaph()
}

// Post has f called in the owner's helper thread: callbacks, and the replacing of workers.
func (w *Crew) Post(c *handle.Call, f func(*handle.Call) error) error {
	return c.Act(&w.news, "post", w.Label, func() { w.events = append(w.events, f) })
}

// NeedHelper starts the helper.
func (w *Crew) NeedHelper(c *handle.Call) error {
	if w.helper != nil {
		return nil
	}
	return threading.StartDaemon(c, w.Helping(), func(t *proc.Thread) { w.helper = t }, func(c *handle.Call) error {
		for {
			var f func(*handle.Call) error
			err := c.Do(&handle.Op{On: &w.news, Desc: w.Desc("get"), Of: &w.Maker, Why: report.Because("no callback is due"), Idle: true,
				Test: func() bool { return len(w.events) > 0 || w.unhelped },
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

// Terminate ends the workers at once.
func (w *Crew) Terminate(c *handle.Call) error {
	if err := w.Close(c, "terminate", true); err != nil {
		return err
	}
	if err := w.StopWorkers(c); err != nil {
		return err
	}
	return w.endHelper(c)
}

// StopWorkers sends every worker SIGTERM.
func (w *Crew) StopWorkers(c *handle.Call) error {
	var all []*proc.Proc
	if err := c.Act(&w.Obj, "", w.Label, func() {
		for _, wk := range w.Workers {
			if wk.process != nil {
				all = append(all, wk.process)
			}
		}
	}); err != nil {
		return err
	}
	for _, p := range all {
		if _, err := c.P.Kill(p, proc.SIGTERM, "terminate", ""); err != nil {
			return err
		}
	}
	return nil
}

func (w *Crew) endHelper(c *handle.Call) error {
	return c.Act(&w.news, "end", w.Label, func() { w.unhelped = true })
}

// Join waits until all jobs are done, the callbacks too, and all workers have ended.
func (w *Crew) Join(c *handle.Call) error {
	err := c.Do(&handle.Op{On: &w.Obj, In: 1, Desc: w.Desc("join"), Of: &w.Maker, Why: report.Because("its jobs are not done"),
		Test: func() bool { return len(w.Jobs) == 0 && w.Doing == 0 }}, sched.Forever)
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
	for _, wk := range w.Workers {
		if wk.P == nil {
			continue // it is being started, and will find nothing to do
		}
		if _, err := c.P.Join(wk.P, sched.Forever); err != nil {
			return err
		}
	}
	for _, t := range w.Crowd {
		if _, err := c.P.JoinThread(t, sched.Forever); err != nil {
			return err
		}
	}
	return nil
}
