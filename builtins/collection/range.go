package collection

import (
	"fmt"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillRange() {
	object.RangeClass.Define(call.M3("range(self, start, stop=..., step=1, /)", newRange),
		call.M1("range.count(self, value, /)", rangeCount),
		call.M1("range.index(self, value, /)", rangeIndex),
	)
	object.RangeClass.SetProperty("start", func(self starlark.Value) starlark.Value { return self.(*object.Range).Start })
	object.RangeClass.SetProperty("stop", func(self starlark.Value) starlark.Value { return self.(*object.Range).Stop })
	object.RangeClass.SetProperty("step", func(self starlark.Value) starlark.Value { return self.(*object.Range).Step })
	giveContainer(object.RangeClass)
	object.RangeClass.GiveComparisons(object.SameClass, false)
	object.RangeClass.GiveItems(false)
}

// newRange is range(stop) and range(start, stop, step=1).
func newRange(thread *starlark.Thread, _ *object.Class, start, stop, step starlark.Value) (starlark.Value, error) {
	parts := [3]starlark.Int{starlark.MakeInt(0), starlark.MakeInt(0), starlark.MakeInt(1)}
	if stop == nil {
		start, stop = nil, start
	}
	for i, v := range []starlark.Value{start, stop, step} {
		if v == nil {
			continue
		}
		x, err := object.IndexInt(thread, v)
		if err != nil {
			return nil, err
		}
		parts[i] = x
	}
	if parts[2].Sign() == 0 {
		return nil, raise.Errorf("ValueError", "range() arg 3 must not be zero")
	}
	r := object.NewRange(parts[0], parts[1], parts[2])
	if _, _, small := r.Small(); !small && object.InPython2(thread) {
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C long")
	}
	return r, nil
}

func rangeCount(thread *starlark.Thread, r *object.Range, x starlark.Value) (starlark.Value, error) {
	if i, ok := object.Integer(x); ok {
		if _, ok := r.Find(i); ok {
			return starlark.MakeInt(1), nil
		}
		return starlark.MakeInt(0), nil
	}
	return countEqual(thread, r, x)
}

func rangeIndex(thread *starlark.Thread, r *object.Range, x starlark.Value) (starlark.Value, error) {
	if i, ok := object.Integer(x); ok {
		if i, ok := r.Find(i); ok {
			return i, nil
		}
		text, err := object.Repr(thread, x)
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("ValueError", "%s is not in range", text)
	}
	i, err := findEqual(thread, r, x, 0, r.Len())
	if err == nil && i < 0 {
		err = raise.Errorf("ValueError", "sequence.index(x): x not in sequence")
	}
	return starlark.MakeInt(i), err
}

// reprRange is the slot Repr of range.
func reprRange(w *object.Writer, v starlark.Value) error {
	r := v.(*object.Range)
	if w.Python2 {
		w.Text(rangeTextPython2(r))
	} else {
		w.Text(r.String())
	}
	return nil
}

func hashRange(h object.Hashing, v starlark.Value) (int64, error) { return v.(*object.Range).HashOf(h) }

// compareRanges is the slot Compare of range, which has no order.
func compareRanges(_ object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	o, ok := b.(*object.Range)
	if !ok || op != "==" && op != "!=" {
		return nil, nil
	}
	return starlark.Bool(a.(*object.Range).Equal(o) == (op == "==")), nil
}

// rangeGetItem is the slot GetItem of range.
func rangeGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	r := v.(*object.Range)
	i, ok, err := object.AsInt(thread, key)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, raise.New(fact.IndexType, "range", object.TypeOf(key).Name())
	}
	if i.Sign() < 0 {
		i = i.Add(r.Size())
	}
	if n, _ := i.Cmp(r.Size(), 0); i.Sign() < 0 || n >= 0 {
		return nil, raise.Errorf("IndexError", "range object index out of range")
	}
	return r.At(i), nil
}

// rangeContains is the slot Contains of range.
func rangeContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	if i, ok := object.Integer(x); ok {
		_, found := v.(*object.Range).Find(i)
		return found, nil
	}
	return object.IterationContains(thread, v, x)
}

func iterateRange(v starlark.Value) object.Iterator { return &rangeIterator{r: v.(*object.Range)} }

// A rangeIterator iterates over a range.
type rangeIterator struct {
	r    *object.Range
	next int
	pace proc.Pace
}

func (it *rangeIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if it.next >= it.r.Len() {
		return nil, false, nil
	}
	it.next++
	return it.r.Index(it.next - 1), true, it.pace.Step(thread)
}

// rangeTextPython2 is the text of an xrange, which shows the stop that a range of as many
// elements has at least.
func rangeTextPython2(r *object.Range) string {
	start, step, _ := r.Small()
	stop := start + step*int64(r.Len())
	switch {
	case step != 1:
		return fmt.Sprintf("xrange(%d, %d, %d)", start, stop, step)
	case start != 0:
		return fmt.Sprintf("xrange(%d, %d)", start, stop)
	}
	return fmt.Sprintf("xrange(%d)", stop)
}
