package pool

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A result is what apply_async and map_async answer: the outcomes of jobs, which come from
// the workers.
type result struct {
	handle.Maker
	crew                    *workers.Crew
	what                    string
	single                  bool
	jobs                    []*workers.Job
	callback, errorCallback starlark.Value

	obj      sched.Object
	outcomes []workers.Outcome
	left     int
	failed   *workers.Failure // the first that came
	done     bool

	// What the program gets, once it has asked.
	value starlark.Value
	exc   *object.Instance
}

// The classes of results.
var (
	ApplyResultClass = object.NewClass("ApplyResult").In("multiprocessing.pool")
	MapResultClass   = object.NewClass("MapResult", ApplyResultClass).In("multiprocessing.pool")
)

// newResult returns what n jobs of a crew will answer, and who is told of it.
func newResult(c *handle.Call, w *workers.Crew, n int, callback, errorCallback starlark.Value) *result {
	r := &result{Maker: handle.MakerOf(c.P, "Result"), crew: w, outcomes: make([]workers.Outcome, n), left: n}
	if callback != nil && callback != starlark.None {
		r.callback = callback
	}
	if errorCallback != nil && errorCallback != starlark.None {
		r.errorCallback = errorCallback
	}
	return r
}

// put notes the outcome of the i'th job, for a worker.
func (r *result) put(w *handle.Call, i int, out workers.Outcome) error {
	complete := false
	note := func() {
		r.outcomes[i] = out
		if out.Failed != nil && r.failed == nil {
			r.failed = out.Failed
		}
		r.left--
		complete = r.left == 0
	}
	if r.callback == nil && r.errorCallback == nil {
		return w.Act(&r.obj, "result", r.Label, func() { note(); r.done = complete })
	}
	if err := w.Act(&r.obj, "result", r.Label, note); err != nil || !complete {
		return err
	}
	// As in CPython, the callback is called before the program can get the result.
	return r.crew.Post(w, func(c *handle.Call) error {
		v, exc, err := r.open(c)
		if err != nil {
			return err
		}
		f, arg := r.callback, v
		if exc != nil {
			f, arg = r.errorCallback, starlark.Value(exc)
		}
		if f != nil {
			if _, err := starlark.Call(c.Thread, f, starlark.Tuple{arg}, nil); err != nil {
				failure, stop := exception.Catch(c.Thread, err)
				if stop != nil {
					return stop
				}
				c.P.ReportThread(c.Thread, exception.Reraise(failure)) // its frames are known by now
			}
		}
		return c.Act(&r.obj, "result", r.Label, func() { r.done = true })
	})
}

// open returns what became of the jobs, in the process that wants to know.
func (r *result) open(c *handle.Call) (v starlark.Value, exc *object.Instance, err error) {
	switch {
	case r.value != nil || r.exc != nil:
	case r.failed != nil:
		if r.exc, err = r.failed.Open(c); err != nil {
			return nil, nil, err
		}
	default:
		if r.value, err = r.openValue(c); err != nil { // making it anew failed
			r.exc, err = exception.Catch(c.Thread, err)
		}
	}
	return r.value, r.exc, err
}

func (r *result) openValue(c *handle.Call) (starlark.Value, error) {
	if r.single {
		return r.outcomes[0].Value.Open(c.P)
	}
	n := 0
	for _, out := range r.outcomes {
		n += out.Value.V.(*starlark.List).Len()
	}
	all := make([]starlark.Value, 0, n)
	for _, out := range r.outcomes {
		v, err := out.Value.Open(c.P)
		if err != nil {
			return nil, err
		}
		list := v.(*starlark.List)
		for i := range list.Len() {
			all = append(all, list.Index(i))
		}
	}
	return starlark.NewList(all), nil
}

func (r *result) await(c *handle.Call, kind string, timeout starlark.Value) error {
	wait, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return err
	}
	d := r.Desc(kind)
	d.Object = "the result of " + r.what + "()"
	return c.Do(&handle.Op{On: &r.obj, Desc: d, Test: func() bool { return r.done },
		Of: &r.Maker, About: func(w *sched.Wait, about *report.Wait) {
			about.Why = report.Because("the workers of " + r.crew.Label + " have not done it")
			r.crew.Explain(r.jobs, w, about)
		}}, wait)
}

// get is ApplyResult.get(timeout=None).
func (r *result) get(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	workers.Asked(c.P, r)
	if err := r.await(c, "get", timeout); err == sched.ErrTimeout {
		return nil, &raise.Error{Class: "multiprocessing.context.TimeoutError"}
	} else if err != nil {
		return nil, err
	}
	v, exc, err := r.open(c)
	if err != nil {
		return nil, err
	}
	if exc != nil {
		return nil, exception.Raise(c.Thread, exc, nil)
	}
	return v, nil
}

// wait is ApplyResult.wait(timeout=None).
func (r *result) wait(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	err := r.await(c, "wait", timeout)
	if err == sched.ErrTimeout {
		err = nil
	}
	return handle.NoReturn(err)
}

func (r *result) ready(c *handle.Call) (starlark.Value, error) {
	return c.Look(&r.obj, "ready", r.Label, func() starlark.Value { return starlark.Bool(r.done) })
}

func (r *result) successful(c *handle.Call) (starlark.Value, error) {
	workers.Asked(c.P, r)
	successful := false
	ready, err := c.Look(&r.obj, "ready", r.Label, func() starlark.Value {
		successful = r.failed == nil
		return starlark.Bool(r.done)
	})
	if err == nil && ready != starlark.True {
		err = raise.Errorf("ValueError", "%s not ready", r.text(c.Self))
	}
	return starlark.Bool(successful), err
}

// Failure implements workers.Answer.
func (r *result) Failure(c *handle.Call) (f *workers.Failure, err error) {
	err = c.Act(&r.obj, "result", r.Label, func() { f = r.failed })
	return f, err
}

func (r *result) text(self *object.Instance) string {
	return "<" + self.Class().FullName() + " object at " + handle.Address(r.Label) + ">"
}

func fillResults() {
	handle.Define[result](ApplyResultClass, nil,
		handle.M1("def ApplyResult.get(self, timeout=None)", (*result).get),
		handle.M1("def ApplyResult.wait(self, timeout=None)", (*result).wait),
		handle.M0("def ApplyResult.ready(self)", (*result).ready),
		handle.M0("def ApplyResult.successful(self)", (*result).successful),
		object.Slot0("__repr__", func(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
			return starlark.String(handle.Base[result](i).text(i)), nil
		}),
	)
	handle.Define[result](MapResultClass, nil)
}
