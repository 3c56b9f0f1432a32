package futures

import (
	"slices"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/workers"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A future is what concurrent.futures.Future carries.
type future struct {
	handle.Maker
	crew *workers.Crew // nil if the program made it
	what string

	obj       sched.Object
	state     futureState
	out       workers.Outcome
	callbacks []starlark.Value
	watchers  handle.Watchers
	at        time.Duration // when it came to its end
	job       *workers.Job
	self      *object.Instance // in the process that made it

	condition starlark.Value // see getCondition
	value     starlark.Value // once the program has asked
	exc       *object.Instance
}

type futureState int

const (
	pending futureState = iota
	running
	cancelled // and nobody who waits for several futures was told
	notified  // is a cancelled one of which they were
	finished
)

func (s futureState) String() string {
	return [...]string{"pending", "running", "cancelled", "cancelled", "finished"}[s]
}

// Name is what CPython calls the state.
func (s futureState) Name() string {
	return [...]string{"PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"}[s]
}

// FutureClass is concurrent.futures.Future, and what goes with it.
var (
	FutureClass       = object.NewClass("Future").In("concurrent.futures._base")
	FutureError       = object.NewClass("Error", object.ExceptionClass).In("concurrent.futures._base")
	CancelledError    = object.NewClass("CancelledError", FutureError).In("concurrent.futures._base")
	InvalidStateError = object.NewClass("InvalidStateError", FutureError).In("concurrent.futures._base")
	BrokenExecutor    = object.NewClass("BrokenExecutor", object.RuntimeErrorClass).In("concurrent.futures._base")
	BrokenThreadPool  = object.NewClass("BrokenThreadPool", BrokenExecutor).In("concurrent.futures.thread")
	BrokenProcessPool = object.NewClass("BrokenProcessPool", BrokenExecutor).In("concurrent.futures.process")
)

// over reports, for operations on the future, whether it has come to its end. Nothing of it
// changes after that, but that a cancelled one becomes a notified one.
func (f *future) over() bool { return f.state >= cancelled }

// told reports, for operations on the future, whether it is done for those who wait for several:
// one that was cancelled is only when the worker has come to it that would have done the job.
func (f *future) told() bool { return f.state >= notified }

// begin says that a worker begins the job, unless it was cancelled: then those are told who wait
// for the future among others. It returns the state in which it was before.
func (f *future) begin(w *handle.Call) (was futureState, err error) {
	var watchers handle.Watchers
	task := w.P.Task()
	err = w.Act(&f.obj, "begin", f.Label, func() {
		switch was = f.state; was {
		case pending:
			f.state = running
		case cancelled:
			f.state, f.at = notified, task.Time()
			watchers = f.watchers.Take()
		}
	})
	watchers.Tell(w.P)
	return was, err
}

// end brings the future to its end, in whatever process, unless it was there, or is to be
// cancelled and runs. It returns the state in which it was before.
func (f *future) end(w *handle.Call, state futureState, out workers.Outcome) (was futureState, err error) {
	var callbacks []starlark.Value
	var watchers handle.Watchers
	task := w.P.Task()
	err = w.Act(&f.obj, "result", f.Label, func() {
		if was = f.state; f.over() || state == cancelled && was == running {
			return
		}
		f.state, f.out, f.at = state, out, task.Time()
		callbacks, f.callbacks = f.callbacks, nil
		if f.told() {
			watchers = f.watchers.Take()
		}
	})
	if err != nil {
		return was, err
	}
	watchers.Tell(w.P)
	switch {
	case len(callbacks) == 0:
		return was, nil
	case f.crew != nil && w.P != f.crew.Owner:
		return was, f.crew.Post(w, func(c *handle.Call) error { return f.call(c, callbacks) })
	}
	return was, f.call(w, callbacks)
}

// call calls what add_done_callback was given. An error of one is told, and the others
// are called all the same.
func (f *future) call(c *handle.Call, callbacks []starlark.Value) error {
	for _, callback := range callbacks {
		if _, err := starlark.Call(c.Thread, callback, starlark.Tuple{f.self}, nil); err != nil {
			exc, stop := exception.Catch(c.Thread, err)
			if stop != nil {
				return stop
			}
			if err := f.tell(c, exc); err != nil {
				return err
			}
		}
	}
	return nil
}

// tell logs the exception of a callback, as CPython does.
func (f *future) tell(c *handle.Call, exc *object.Instance) error {
	log, err := base().LateAttr(c.Thread, "_tell")
	if err == nil {
		_, err = starlark.Call(c.Thread, log, starlark.Tuple{f.self, exc}, nil)
	}
	return err
}

// await waits for the end, and opens the outcome.
func (f *future) await(c *handle.Call, kind string, until *sched.Deadline) error {
	workers.Asked(c.P, f)
	d := f.Desc(kind)
	if f.what != "" {
		d.Object = "the future of " + f.what + "()"
	}
	err := c.P.Task().DoBefore(until, &handle.Op{On: &f.obj, Desc: d, Test: f.over,
		Of: &f.Maker, Why: report.Because("it is not done"), About: func(w *sched.Wait, about *report.Wait) {
			if f.job != nil {
				f.crew.Explain([]*workers.Job{f.job}, w, about)
			}
		}})
	switch {
	case err == sched.ErrTimeout:
		return &raise.Error{Class: "TimeoutError"}
	case err != nil:
		return err
	case f.state != finished:
		return &raise.Error{Class: "concurrent.futures._base.CancelledError"}
	}
	return f.open(c)
}

func (f *future) open(c *handle.Call) (err error) {
	switch {
	case f.value != nil || f.exc != nil:
	case f.out.Failed != nil:
		f.exc, err = f.out.Failed.Open(c)
	default:
		f.value, err = f.out.Value.Open(c.P)
	}
	return err
}

func (f *future) result(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	limit, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	return f.resultUntil(c, sched.Within(limit))
}

func (f *future) resultUntil(c *handle.Call, until *sched.Deadline) (starlark.Value, error) {
	if err := f.await(c, "result", until); err != nil {
		return nil, err
	}
	if f.exc != nil {
		return nil, exception.Raise(c.Thread, f.exc, nil)
	}
	return f.value, nil
}

func (f *future) exception(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	limit, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	if err := f.await(c, "exception", sched.Within(limit)); err != nil {
		return nil, err
	}
	if f.exc != nil {
		return f.exc, nil
	}
	return starlark.None, nil
}

// look is a method that looks whether the future is in one of some states.
func look(kind string, states ...futureState) *call.Entry {
	return handle.M0("def Future."+kind+"(self)", func(f *future, c *handle.Call) (starlark.Value, error) {
		return c.Look(&f.obj, kind, f.Label, func() starlark.Value { return starlark.Bool(slices.Contains(states, f.state)) })
	})
}

func (f *future) cancel(c *handle.Call) (starlark.Value, error) {
	was, err := f.end(c, cancelled, workers.Outcome{})
	return starlark.Bool(was == pending || was == cancelled || was == notified), err
}

func (f *future) addCallback(c *handle.Call, callback starlark.Value) (starlark.Value, error) {
	workers.Asked(c.P, f)
	if f.crew != nil && !f.crew.Threads {
		if err := f.crew.NeedHelper(c); err != nil {
			return nil, err
		}
	}
	over := false
	err := c.Act(&f.obj, "add_done_callback", f.Label, func() {
		if over = f.over(); !over {
			f.callbacks = append(f.callbacks, callback)
		}
	})
	if err == nil && over {
		err = f.call(c, []starlark.Value{callback})
	}
	return handle.NoReturn(err)
}

func (f *future) setResult(c *handle.Call, result starlark.Value) (starlark.Value, error) {
	return f.set(c, workers.Outcome{Value: handle.Parcel{V: result}})
}

func (f *future) setException(c *handle.Call, exc starlark.Value) (starlark.Value, error) {
	if exc == starlark.None {
		return f.setResult(c, exc)
	}
	if class, ok := exc.(*object.Class); ok && class.Is(object.BaseExceptionClass) {
		var err error
		if exc, err = starlark.Call(c.Thread, class, nil, nil); err != nil {
			return nil, err
		}
	}
	if i, ok := exc.(*object.Instance); !ok || !i.Class().Is(object.BaseExceptionClass) {
		return nil, raise.Errorf("TypeError", "exceptions must derive from BaseException")
	}
	return f.set(c, workers.Outcome{Failed: &workers.Failure{Exc: handle.Parcel{V: exc}}})
}

func (f *future) set(c *handle.Call, out workers.Outcome) (starlark.Value, error) {
	was, err := f.end(c, finished, out)
	if err == nil && was >= cancelled {
		err = raise.Errorf("concurrent.futures._base.InvalidStateError", "%s: %s", was.Name(), f.text())
	}
	return handle.NoReturn(err)
}

func (f *future) setRunning(c *handle.Call) (starlark.Value, error) {
	was, err := f.begin(c)
	if err == nil && was != pending && was != cancelled {
		err = raise.Errorf("RuntimeError", "Future in unexpected state")
	}
	return starlark.Bool(was == pending), err
}

func (f *future) repr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(&f.obj, f.Label, f.text)
}

// Failure implements workers.Answer.
func (f *future) Failure(c *handle.Call) (failed *workers.Failure, err error) {
	err = c.Act(&f.obj, "result", f.Label, func() {
		if f.state == finished {
			failed = f.out.Failed
		}
	})
	return failed, err
}

// text is the future's repr, for operations on it, or when it is over.
func (f *future) text() string {
	text := "<Future at " + handle.Address(f.Label) + " state=" + f.state.String()
	switch {
	case f.state != finished:
	case f.out.Failed != nil:
		text += " raised " + object.TypeOf(f.out.Failed.Exc.V).Name()
	default:
		text += " returned " + object.TypeOf(f.out.Value.V).Name()
	}
	return text + ">"
}

func (f *future) IsReady(c *handle.Call, w *handle.Watcher) (bool, error) {
	over := false
	err := c.Act(&f.obj, "wait", f.Label, func() {
		if over = f.told(); !over {
			f.watchers.Add(w)
		}
	})
	return over, err
}

// Forget implements handle.Waitable.
func (f *future) Forget(c *handle.Call, w *handle.Watcher) {
	c.P.Task().Must(&handle.Op{On: &f.obj, Do: func() { f.watchers.Remove(w) }})
}

func (f *future) init(c *handle.Call) (starlark.Value, error) {
	f.Maker = handle.MakerOf(c.P, "Future")
	f.self = c.Self
	return starlark.None, nil
}

func fillFuture() {
	handle.Define[future](FutureClass, handle.M0("def Future.__init__(self)", (*future).init),
		handle.M1("def Future.result(self, timeout=None)", (*future).result),
		handle.M1("def Future.exception(self, timeout=None)", (*future).exception),
		handle.M0("def Future.cancel(self)", (*future).cancel),
		look("cancelled", cancelled, notified),
		look("running", running),
		look("done", cancelled, notified, finished),
		handle.M1("def Future.add_done_callback(self, fn)", (*future).addCallback),
		handle.M1("def Future.set_result(self, result)", (*future).setResult),
		handle.M1("def Future.set_exception(self, exception)", (*future).setException),
		handle.M0("def Future.set_running_or_notify_cancel(self)", (*future).setRunning),
		handle.M0("def Future.__repr__(self)", (*future).repr),
	)
	handle.Computed(FutureClass, "_condition", (*future).getCondition, nil)
	handle.Computed(FutureClass, "_state", (*future).getState, (*future).setState)
	handle.Computed(FutureClass, "_result", (*future).getResult, func(f *future, c *handle.Call, v starlark.Value) error {
		return f.setOutcome(c, func(out *workers.Outcome) { out.Value = handle.Parcel{V: v} })
	})
	handle.Computed(FutureClass, "_exception", (*future).getException, func(f *future, c *handle.Call, v starlark.Value) error {
		var failed *workers.Failure
		if v != starlark.None {
			failed = &workers.Failure{Exc: handle.Parcel{V: v}}
		}
		return f.setOutcome(c, func(out *workers.Outcome) { out.Failed = failed })
	})
}

// The attributes that classes derived from Future, and executors of a program's own, find in CPython.

func (f *future) getState(c *handle.Call) (starlark.Value, error) {
	return c.Look(&f.obj, "state", f.Label, func() starlark.Value { return starlark.String(f.state.Name()) })
}

func (f *future) setState(c *handle.Call, v starlark.Value) error {
	for s := pending; s <= finished; s++ {
		if object.Text(v) == s.Name() {
			return c.Act(&f.obj, "state", f.Label, func() { f.state = s })
		}
	}
	return raise.Errorf("ValueError", "%s is no state of a future", handle.ReprOf(v))
}

func (f *future) setOutcome(c *handle.Call, set func(*workers.Outcome)) error {
	f.value, f.exc = nil, nil
	return c.Act(&f.obj, "result", f.Label, func() { set(&f.out) })
}

// finishedAs reports whether the future is finished, and has failed or not.
func (f *future) finishedAs(c *handle.Call, failed bool) (bool, error) {
	is, err := c.Look(&f.obj, "result", f.Label, func() starlark.Value {
		return starlark.Bool(f.state == finished && (f.out.Failed != nil) == failed)
	})
	return is == starlark.True, err
}

func (f *future) getResult(c *handle.Call) (starlark.Value, error) {
	is, err := f.finishedAs(c, false)
	if err == nil && is {
		err = f.open(c)
	}
	if err != nil || !is {
		return starlark.None, err
	}
	return handle.OrNone(f.value), nil
}

func (f *future) getException(c *handle.Call) (starlark.Value, error) {
	workers.Asked(c.P, f)
	is, err := f.finishedAs(c, true)
	if err == nil && is {
		err = f.open(c)
	}
	if err != nil || !is {
		return starlark.None, err
	}
	return f.exc, nil
}

// getCondition is Future._condition, for what changes a future's attributes. Who waits for the future
// looks at it again after each change, and needs no notification.
func (f *future) getCondition(c *handle.Call) (v starlark.Value, err error) {
	if f.condition == nil {
		f.condition, err = starlark.Call(c.Thread, threading.ConditionClass, nil, nil)
	}
	return f.condition, err
}
