package multiprocessing

import (
	"slices"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A worker is a process that does a crew's jobs.
type worker struct {
	service

	// Guarded by the crew's lock.
	job   *job // that it does
	begun bool // the initializer has succeeded

	// Of the worker itself.
	leaves  bool // it ends as it should: there are no jobs any more
	retires bool // or it has done as many as one worker may
}

// start starts one more worker.
func (w *crew) start(c *Call) error {
	if w.threads {
		return w.startThread(c)
	}
	wk, err := w.startProcess(c)
	if err == nil {
		w.obj.With(func() { w.workers = append(w.workers, wk) })
	}
	return err
}

func (w *crew) startProcess(c *Call) (*worker, error) {
	wk := &worker{begun: w.init == nil}
	w.obj.With(func() { w.living++ })
	err := wk.service.start(c, &serviceSpec{name: w.word, daemon: true, module: w.home, crew: w.label, init: w.init, args: w.args,
		body: func(c *Call, init starlark.Value, args starlark.Tuple) error {
			ok, err := w.begin(c, wk, init, args)
			if ok {
				err = w.work(c, wk)
			}
			return err
		},
		buried: func(c *Call) { w.bury(c, wk) }})
	if err != nil {
		w.obj.With(func() { w.living-- })
		return nil, err
	}
	return wk, nil
}

// startThread starts a worker that is a thread.
func (w *crew) startThread(c *Call) error {
	w.obj.With(func() { w.living++ })
	return startDaemon(c, w.naming(), func(t *proc.Thread) {
		t.Crew = w.label
		w.crowd = append(w.crowd, t)
	}, func(c *Call) error {
		if ok, err := w.begin(c, nil, w.init, w.args); !ok {
			return err
		}
		return w.work(c, nil)
	})
}

// begin calls the initializer in a worker; wk is nil in a thread. ok is false if the
// worker is of no use.
func (w *crew) begin(c *Call, wk *worker, init starlark.Value, args starlark.Tuple) (ok bool, err error) {
	if init == nil {
		return true, nil
	}
	if _, err = starlark.Call(c.Thread, init, args, nil); err == nil {
		return true, c.Act(&w.obj, "begin", w.label, func() {
			if wk != nil {
				wk.begun = true
			}
		})
	}
	if !w.pool {
		exc, stop := core.Catch(c.Thread, err)
		if stop != nil {
			return false, stop
		}
		text := "Exception in initializer:\n" + c.P.Traceback(core.Describe(c.Thread, exc))
		err = c.P.Write(c.P.World().Stderr, text, true)
	}
	if wk == nil {
		if failed := w.buried(c, nil); failed != nil {
			return false, failed
		}
	}
	return false, err
}

// work does jobs until there are no more.
func (w *crew) work(c *Call, wk *worker) error {
	for n := 0; w.each == 0 || n < w.each; n++ {
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
	wk.retires = true
	return nil
}

// bury is called by a worker process that has ended. What it was doing fails.
func (w *crew) bury(c *Call, wk *worker) {
	var lost *job
	over := false
	// Errors would say that the run is being stopped: then nobody wants to know.
	_ = c.Act(&w.obj, "bury", w.label, func() {
		w.living--
		if lost, wk.job = wk.job, nil; lost != nil {
			w.doing = max(w.doing-1, 0)
		}
		over = w.over
	})
	if over {
		return
	}
	if lost != nil {
		_ = lost.fail(c, w.lost(wk, lost))
	}
	if wk.retires || !wk.leaves {
		_ = w.buried(c, wk)
	}
}

// replace has a worker that has ended replaced, by the owner.
func (w *crew) replace(c *Call, gone *worker) error {
	return w.post(c, func(c *Call) error {
		needed := false
		w.obj.With(func() { needed = !w.over && (!w.closed || len(w.jobs) > 0) })
		if !needed {
			return nil
		}
		wk, err := w.startProcess(c)
		if err != nil {
			return err
		}
		w.obj.With(func() {
			for i := range w.workers {
				if w.workers[i] == gone {
					w.workers[i] = wk
				}
			}
		})
		return nil
	})
}

// breakDown has everything that is not done yet fail with why, and what comes later with
// broken.
func (w *crew) breakDown(c *Call, broken error, why verdict) error {
	var all []*job
	if err := c.Act(&w.obj, "break", w.label, func() {
		w.broken, w.closed = broken, true
		for _, wk := range w.workers {
			if wk.job != nil {
				all = append(all, wk.job)
			}
		}
		all = append(all, w.jobs...)
		w.jobs, w.doing = nil, 0
	}); err != nil {
		return err
	}
	sortJobs(all)
	for _, j := range all {
		if err := j.fail(c, why); err != nil {
			return err
		}
	}
	return nil
}

// reason returns why the crew can do no job, nil if it can.
func (w *crew) reason() (err error) {
	w.obj.With(func() { err = w.broken })
	return err
}

// epitaph says what a worker was doing, and how it ended.
func (wk *worker) epitaph(j *job) string {
	return wk.p.Label() + " (pid " + strconv.Itoa(wk.p.PID()) + "), which did " + j.what + "(), " + wk.p.Epitaph()
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
	return startDaemon(c, w.helping(), func(t *proc.Thread) { w.helper = t }, func(c *Call) error {
		for {
			var f func(*Call) error
			err := c.Do(&Op{On: &w.news, Desc: w.desc("get"), Of: &w.maker, Why: proc.Because("no callback is due"), Idle: true,
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

// terminate ends the workers at once.
func (w *crew) terminate(c *Call) error {
	if err := w.close(c, "terminate", true); err != nil {
		return err
	}
	if err := w.stopWorkers(c); err != nil {
		return err
	}
	return w.endHelper(c)
}

// stopWorkers sends every worker SIGTERM.
func (w *crew) stopWorkers(c *Call) error {
	var all []*worker
	w.obj.With(func() { all = slices.Clone(w.workers) })
	for _, wk := range all {
		if err := c.Act(wk.p.End(), "terminate", wk.p.Label(), func() {}); err != nil {
			return err
		}
		wk.p.Kill(proc.SIGTERM, c.P, "")
	}
	return nil
}

func (w *crew) endHelper(c *Call) error {
	return c.Act(&w.news, "end", w.label, func() { w.unhelped = true })
}

// join waits until all jobs are done, the callbacks too, and all workers have ended.
func (w *crew) join(c *Call) error {
	err := c.Do(&Op{On: &w.obj, In: 1, Desc: w.desc("join"), Of: &w.maker, Why: proc.Because("its jobs are not done"),
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
	for _, wk := range w.workers {
		if _, err := c.P.Join(wk.p, sched.Forever); err != nil {
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
