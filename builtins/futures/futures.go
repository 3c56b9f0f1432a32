package futures

import (
	"cmp"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// futureResults is the iterator that Executor.map answers.
type futureResults struct {
	futures []*future
	until   *sched.Deadline
	rest    []starlark.Value
}

var futureResultsClass = object.NewClass("generator").In("builtins")

func (it *futureResults) step(c *handle.Call) (starlark.Value, error) {
	for len(it.rest) == 0 {
		if len(it.futures) == 0 {
			return nil, &raise.Error{Class: "StopIteration"}
		}
		f := it.futures[0]
		it.futures = it.futures[1:]
		v, err := f.resultUntil(c, it.until)
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

// futuresOf returns what an iterable of futures holds, each once.
func futuresOf(c *handle.Call, v starlark.Value) ([]*future, error) {
	list, err := object.Collect(c.Thread, v)
	if err != nil {
		return nil, err
	}
	var futures []*future
	for _, v := range list {
		i, ok := v.(*object.Instance)
		if !ok {
			return nil, raise.New(fact.NoAttribute, object.TypeOf(v).Name(), "_condition")
		}
		f, ok := i.Base().(*future)
		if !ok {
			return nil, raise.New(fact.NoAttribute, object.TypeOf(v).Name(), "_condition")
		}
		if !slices.Contains(futures, f) {
			futures = append(futures, f)
		}
	}
	return futures, nil
}

// nextDone waits for some of the futures and returns those that are done, in the order in
// which they came to their end, and the others. Those that came to it at the same time, as many
// do on the virtual clock, are in the order in which they were given: any other would depend on
// which worker happened to be first.
func nextDone(c *handle.Call, futures []*future, until *sched.Deadline) (done, rest []*future, err error) {
	things := make([]handle.Waitable, len(futures))
	for i, f := range futures {
		things[i] = f
	}
	ready, err := c.WaitFor(things, until)
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
	slices.SortStableFunc(done, func(a, b *future) int { return cmp.Compare(a.at, b.at) })
	return done, rest, nil
}

// A completed is the iterator that as_completed answers.
type completed struct {
	done, rest []*future
	total      int
	until      *sched.Deadline
}

var completedClass = object.NewClass("generator").In("builtins")

func (it *completed) step(c *handle.Call) (starlark.Value, error) {
	if len(it.done) == 0 {
		if len(it.rest) == 0 {
			return nil, &raise.Error{Class: "StopIteration"}
		}
		var err error
		if it.done, it.rest, err = nextDone(c, it.rest, it.until); err != nil {
			return nil, err
		}
		if len(it.done) == 0 {
			return nil, raise.Errorf("TimeoutError", "%d (of %d) futures unfinished", len(it.rest), it.total)
		}
	}
	f := it.done[0]
	it.done = it.done[1:]
	return f.self, nil
}

// A doneAndNot is what wait answers.
type doneAndNot struct{ done, not *starlark.Set }

var doneClass = object.NewClass("DoneAndNotDoneFutures").In("concurrent.futures._base")

var (
	asCompletedSignature = call.NewSignature("def as_completed(fs, timeout=None)")
	futureWaitSignature  = call.NewSignature("def wait(fs, timeout=None, return_when='ALL_COMPLETED')")
)

func asCompleted(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var fs, t starlark.Value
	if err := c.Bind(asCompletedSignature, &fs, &t); err != nil {
		return nil, err
	}
	timeout, err := number.Timeout(t)
	if err != nil {
		return nil, err
	}
	futures, err := futuresOf(c, fs)
	if err != nil {
		return nil, err
	}
	return c.New(completedClass, &completed{rest: futures, total: len(futures), until: sched.Within(timeout)}), nil
}

// waitFutures is concurrent.futures.wait.
func waitFutures(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var fs, t, when starlark.Value
	if err := c.Bind(futureWaitSignature, &fs, &t, &when); err != nil {
		return nil, err
	}
	timeout, err := number.Timeout(t)
	if err != nil {
		return nil, err
	}
	rest, err := futuresOf(c, fs)
	if err != nil {
		return nil, err
	}
	all := []*future{}
	until := sched.Within(timeout)
	for len(rest) > 0 {
		var done []*future
		if done, rest, err = nextDone(c, rest, until); err != nil {
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
	return slices.ContainsFunc(done, func(f *future) bool { return f.out.Failed != nil })
}

func fillFutures() {
	handle.Define(futureResultsClass, nil, handle.Methods[*futureResults]{
		"__next__": (*futureResults).step,
		"__iter__": func(it *futureResults, c *handle.Call) (starlark.Value, error) { return c.Self, nil },
	})
	handle.Define(completedClass, nil, handle.Methods[*completed]{
		"__next__": (*completed).step,
		"__iter__": func(it *completed, c *handle.Call) (starlark.Value, error) { return c.Self, nil },
	})
	handle.Define(doneClass, nil, handle.Methods[*doneAndNot]{
		"__getitem__": func(d *doneAndNot, c *handle.Call) (starlark.Value, error) {
			key, err := c.One("__getitem__")
			if err != nil {
				return nil, err
			}
			return object.GetItem(c.Thread, starlark.Tuple{d.done, d.not}, key)
		},
		"__len__": func(*doneAndNot, *handle.Call) (starlark.Value, error) { return starlark.MakeInt(2), nil },
		"__eq__": func(d *doneAndNot, c *handle.Call) (starlark.Value, error) {
			other, err := c.One("__eq__")
			if err != nil {
				return nil, err
			}
			if i, ok := other.(*object.Instance); ok {
				if e, ok := i.Base().(*doneAndNot); ok {
					other = starlark.Tuple{e.done, e.not}
				}
			}
			same, err := object.Equal(c.Thread, starlark.Tuple{d.done, d.not}, other)
			return starlark.Bool(same), err
		},
		"__repr__": func(d *doneAndNot, c *handle.Call) (starlark.Value, error) {
			done, err := object.Repr(c.Thread, d.done)
			if err != nil {
				return nil, err
			}
			not, err := object.Repr(c.Thread, d.not)
			return starlark.String("DoneAndNotDoneFutures(done=" + done + ", not_done=" + not + ")"), err
		},
	})
	handle.Computed(doneClass, "done", func(d *doneAndNot, _ *handle.Call) (starlark.Value, error) { return d.done, nil }, nil)
	handle.Computed(doneClass, "not_done", func(d *doneAndNot, _ *handle.Call) (starlark.Value, error) { return d.not, nil }, nil)
}
