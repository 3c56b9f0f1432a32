package multiprocessing

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A worker is a process that does a crew's jobs.
type worker struct {
	crew *crew
	self *core.Instance // the Process, in the crew's owner
	p    *proc.Proc

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
	self := current(c.P)
	if self.daemon {
		return nil, proc.Errorf("AssertionError", "daemonic processes are not allowed to have children")
	}
	p := c.P
	q := &Process{owner: p, creator: p, path: p.NextChild(), parentName: self.name, daemon: true, complete: true}
	q.name = w.word + "-" + q.path
	q.object = core.NewInstance(p.Home(), ProcessClass, q)
	q.target, q.args = w.init, w.args
	wk := &worker{crew: w, self: q.object, begun: w.init == nil}
	w.obj.With(func() { w.living++ })
	child, err := p.Start(&proc.Spec{Name: q.name, Path: q.path, Daemon: true, Self: q.object, Module: w.home, Crew: w.label,
		Body: func(p *proc.Proc, thread *starlark.Thread, self starlark.Value) error {
			return w.body(&Call{Thread: thread, P: p}, wk, self)
		}})
	q.target, q.args = nil, nil
	if err != nil {
		w.obj.With(func() { w.living-- })
		return nil, startError(err)
	}
	q.p, wk.p = child, child
	ended := false
	child.End().With(func() {
		if ended = child.Ended(); !ended {
			child.Watch(wk)
		}
	})
	if ended {
		w.bury(c, wk)
	}
	return wk, nil
}

// startThread starts a worker that is a thread.
func (w *crew) startThread(c *Call) error {
	w.obj.With(func() { w.living++ })
	return w.newThread(c, w.naming(), func(t *proc.Thread) {
		t.Crew = w.label
		w.crowd = append(w.crowd, t)
	}, func(c *Call) error {
		if ok, err := w.begin(c, nil, w.init, w.args); !ok {
			return err
		}
		return w.work(c, nil)
	})
}

// newThread starts a daemonic thread of the crew's owner, which knows it as one of
// Python's.
func (w *crew) newThread(c *Call, name string, note func(*proc.Thread), body func(c *Call) error) error {
	t := &proc.Thread{Daemon: true}
	object := &thread{complete: true, name: name, daemon: true, t: t, ident: mainIdent(c.P) + 4096*c.P.World().Number("thread")}
	t.Self = c.New(ThreadClass, object)
	note(t)
	p := c.P
	return p.StartThread(t, name, func(thread *starlark.Thread) error { return body(&Call{Thread: thread, P: p}) })
}

// body is what a worker process does.
func (w *crew) body(c *Call, wk *worker, self starlark.Value) error {
	q := processOf(self.(*core.Instance))
	init, args := q.target, q.args
	q.target, q.args = nil, nil
	ok, err := w.begin(c, wk, init, args)
	if ok {
		err = w.work(c, wk)
	}
	return err
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

// ProcessEnded implements proc.Watcher.
func (wk *worker) ProcessEnded(p *proc.Proc) { wk.crew.bury(lastCall(p), wk) }

// lastCall is for what a process does that has ended.
func lastCall(p *proc.Proc) *Call { return &Call{Thread: p.Home().Thread(), P: p, last: true} }

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
	return wk.p.Label() + " (pid " + itoa(wk.p.PID()) + "), which did " + j.what + "(), " + wk.p.Epitaph()
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
	return w.newThread(c, w.helping(), func(t *proc.Thread) { w.helper = t }, func(c *Call) error {
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
