package futures

import (
	"cmp"
	"slices"

	"go.starlark.net/starlark"

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
	single  bool // a future is of one call, not of a chunk of them
	rest    []starlark.Value
}

var futureResultsClass = object.NewClass("generator").In("builtins")

// submitChunks gives an executor the calls, up to size at once.
func (it *futureResults) submitChunks(c *handle.Call, x *executor, f starlark.Value, calls []starlark.Value, size int) error {
	for len(calls) > 0 {
		k := min(size, len(calls))
		f, err := x.submitJob(c, f, starlark.NewList(append([]starlark.Value(nil), calls[:k]...)), nil)
		if err != nil {
			return err
		}
		it.futures, calls = append(it.futures, f), calls[k:]
	}
	return nil
}

// submitAll has a program's own executor submit the calls.
func (it *futureResults) submitAll(c *handle.Call, f starlark.Value, calls []starlark.Value) error {
	it.single = true
	for _, args := range calls {
		v, err := object.CallMethod(c.Thread, c.Self, "submit", append(starlark.Tuple{f}, args.(starlark.Tuple)...), nil)
		if err != nil {
			return err
		}
		f, err := futureOf(v)
		if err != nil {
			return err
		}
		it.futures = append(it.futures, f)
	}
	return nil
}

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
		if it.single {
			return v, nil
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

// close is generator.close(): the calls that nobody has begun are cancelled.
func (it *futureResults) close(c *handle.Call) (starlark.Value, error) {
	rest := it.futures
	it.futures, it.rest = nil, nil
	for _, f := range rest {
		if _, err := f.cancel(c); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// futuresOf returns what an iterable of futures holds, each once.
func futuresOf(c *handle.Call, v starlark.Value) ([]*future, error) {
	list, err := object.Collect(c.Thread, v)
	if err != nil {
		return nil, err
	}
	var futures []*future
	for _, v := range list {
		f, err := futureOf(v)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(futures, f) {
			futures = append(futures, f)
		}
	}
	return futures, nil
}

// futureOf returns what a Future carries.
func futureOf(v starlark.Value) (*future, error) {
	if i, ok := v.(*object.Instance); ok {
		if f, ok := i.Base().(*future); ok {
			return f, nil
		}
	}
	return nil, raise.New(fact.NoAttribute, object.TypeOf(v).Name(), "_condition")
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
type doneAndNot struct{ done, not starlark.Value }

func (d *doneAndNot) tuple() starlark.Tuple { return starlark.Tuple{d.done, d.not} }

var doneClass = object.NewClass("DoneAndNotDoneFutures").In("concurrent.futures._base")

func asCompleted(thread *starlark.Thread, fs, timeout starlark.Value) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	limit, err := number.Timeout(thread, timeout)
	if err != nil {
		return nil, err
	}
	futures, err := futuresOf(c, fs)
	if err != nil {
		return nil, err
	}
	return c.New(completedClass, &completed{rest: futures, total: len(futures), until: sched.Within(limit)}), nil
}

// waitFutures is concurrent.futures.wait.
func waitFutures(thread *starlark.Thread, fs, timeout, returnWhen starlark.Value) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	limit, err := number.Timeout(thread, timeout)
	if err != nil {
		return nil, err
	}
	rest, err := futuresOf(c, fs)
	if err != nil {
		return nil, err
	}
	all := []*future{}
	until := sched.Within(limit)
	for len(rest) > 0 {
		var done []*future
		if done, rest, err = nextDone(c, rest, until); err != nil {
			return nil, err
		}
		all = append(all, done...)
		if len(done) == 0 || returnWhen == starlark.String("FIRST_COMPLETED") || returnWhen == starlark.String("FIRST_EXCEPTION") && anyFailed(done) {
			break
		}
	}
	done, err := setOf(all)
	if err != nil {
		return nil, err
	}
	not, err := setOf(rest)
	if err != nil {
		return nil, err
	}
	return c.New(doneClass, &doneAndNot{done, not}), nil
}

func setOf(futures []*future) (*starlark.Set, error) {
	set := starlark.NewSet(len(futures))
	for _, f := range futures {
		if err := set.Insert(f.self); err != nil {
			return nil, err
		}
	}
	return set, nil
}

func anyFailed(done []*future) bool {
	return slices.ContainsFunc(done, func(f *future) bool { return f.out.Failed != nil })
}

func (d *doneAndNot) init(_ *handle.Call, done, notDone starlark.Value) (starlark.Value, error) {
	d.done, d.not = done, notDone
	return starlark.None, nil
}

func (d *doneAndNot) getItem(c *handle.Call, key starlark.Value) (starlark.Value, error) {
	return object.GetItem(c.Thread, d.tuple(), key)
}

func (d *doneAndNot) equal(c *handle.Call, other starlark.Value) (starlark.Value, error) {
	if i, ok := other.(*object.Instance); ok {
		if e, ok := i.Base().(*doneAndNot); ok {
			other = e.tuple()
		}
	}
	same, err := object.Equal(c.Thread, d.tuple(), other)
	return starlark.Bool(same), err
}

func (d *doneAndNot) repr(c *handle.Call) (starlark.Value, error) {
	done, err := object.Repr(c.Thread, d.done)
	if err != nil {
		return nil, err
	}
	not, err := object.Repr(c.Thread, d.not)
	return starlark.String("DoneAndNotDoneFutures(done=" + done + ", not_done=" + not + ")"), err
}

func itself[T any](_ *T, c *handle.Call) (starlark.Value, error) { return c.Self, nil }

func fillFutures() {
	futureResultsClass.Define(nil, // programs cannot make one
		handle.M0("slot __next__(self, /)", (*futureResults).step),
		handle.M0("slot __iter__(self, /)", itself[futureResults]),
		handle.M0("generator.close(self, /)", (*futureResults).close),
	)
	completedClass.Define(nil,
		handle.M0("slot __next__(self, /)", (*completed).step),
		handle.M0("slot __iter__(self, /)", itself[completed]),
		handle.M0("generator.close(self, /)", func(it *completed, _ *handle.Call) (starlark.Value, error) {
			it.done, it.rest = nil, nil
			return starlark.None, nil
		}),
	)
	init := handle.M2("def DoneAndNotDoneFutures.__new__(self, done, not_done)", (*doneAndNot).init)
	handle.Define[doneAndNot](doneClass, init.Named("__init__"),
		handle.M1("slot __getitem__(self, key, /)", (*doneAndNot).getItem),
		handle.M0("slot __len__(self, /)", func(*doneAndNot, *handle.Call) (starlark.Value, error) { return starlark.MakeInt(2), nil }),
		handle.M1("slot __eq__(self, value, /)", (*doneAndNot).equal),
		handle.M0("def DoneAndNotDoneFutures.__repr__(self)", (*doneAndNot).repr),
	)
	handle.Computed(doneClass, "done", func(d *doneAndNot, _ *handle.Call) (starlark.Value, error) { return d.done, nil }, nil)
	handle.Computed(doneClass, "not_done", func(d *doneAndNot, _ *handle.Call) (starlark.Value, error) { return d.not, nil }, nil)
}
