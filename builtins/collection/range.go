package collection

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillRange() {
	object.RangeClass.Define(call.M3("range(self, start, stop=..., step=1, /)", newRange),
		call.M1("range.count(self, value, /)", rangeCount),
		call.M1("range.index(self, value, /)", rangeIndex),
	)
	object.RangeClass.SetProperty("start", func(self starlark.Value) starlark.Value { return RangeOf(self).Start() })
	object.RangeClass.SetProperty("stop", func(self starlark.Value) starlark.Value { return RangeOf(self).Stop() })
	object.RangeClass.SetProperty("step", func(self starlark.Value) starlark.Value { return RangeOf(self).Step() })
	giveContainer(object.RangeClass)
	object.RangeClass.GiveComparisons(object.SameClass, false)
	object.RangeClass.GiveItems(false)
}

// engineRange makes the engine's ranges, whose type is not exported.
var engineRange = starlark.Universe["range"].(*starlark.Builtin)

// maxRange bounds what a range may hold so that its length does not overflow.
const maxRange = math.MaxInt / 2

// newRange is range(stop) and range(start, stop, step=1). Its integers must be below
// 2**62: it is an OverflowError otherwise.
func newRange(thread *starlark.Thread, _ *object.Class, start, stop, step starlark.Value) (starlark.Value, error) {
	ints := make(starlark.Tuple, 0, 3)
	for i, v := range []starlark.Value{start, stop, step} {
		if v == nil {
			break
		}
		x, err := object.IndexInt(thread, v)
		if err != nil {
			return nil, err
		}
		n, ok := x.Int64()
		if !ok || n > maxRange || n < -maxRange {
			return nil, raise.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
		}
		if i == 2 && n == 0 {
			return nil, raise.Errorf("ValueError", "range() arg 3 must not be zero")
		}
		ints = append(ints, x)
	}
	return engineRange.CallInternal(thread, ints, nil)
}

// A Range tells what a range is made of.
type Range struct{ v starlark.Indexable }

// RangeOf returns the parts of v, which must be a range.
func RangeOf(v starlark.Value) Range { return Range{v.(starlark.Indexable)} }

// Start returns range.start. The engine does not check the index.
func (r Range) Start() starlark.Int { return r.v.Index(0).(starlark.Int) }

// Step returns range.step.
func (r Range) Step() starlark.Int { return r.v.Index(1).(starlark.Int).Sub(r.Start()) }

// Stop returns range.stop, which only the text tells.
func (r Range) Stop() starlark.Int {
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(r.v.String(), "range("), ")"), ", ")
	stop, err := strconv.Atoi(parts[min(1, len(parts)-1)])
	if err != nil {
		panic(err)
	}
	return starlark.MakeInt(stop)
}

// find returns the index of x, an int; ok is false if x is not in the range.
func (r Range) find(x starlark.Int) (i starlark.Int, ok bool) {
	distance, step := x.Sub(r.Start()), r.Step()
	if distance.Mod(step).Sign() != 0 {
		return i, false
	}
	i = distance.Div(step)
	n, small := i.Int64()
	return i, small && n >= 0 && n < int64(r.v.Len())
}

func rangeCount(thread *starlark.Thread, r starlark.Indexable, x starlark.Value) (starlark.Value, error) {
	switch x := x.(type) {
	case starlark.Int, starlark.Bool:
		i, _ := object.IndexInt(thread, x)
		if _, ok := RangeOf(r).find(i); ok {
			return starlark.MakeInt(1), nil
		}
		return starlark.MakeInt(0), nil
	}
	return countEqual(thread, r, x)
}

func rangeIndex(thread *starlark.Thread, r starlark.Indexable, x starlark.Value) (starlark.Value, error) {
	switch x := x.(type) {
	case starlark.Int, starlark.Bool:
		i, _ := object.IndexInt(thread, x)
		if i, ok := RangeOf(r).find(i); ok {
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

// reprRange is the slot Repr of range. The engine leaves out a start of 0.
func reprRange(w *object.Writer, v starlark.Value) error {
	text := v.String()
	switch {
	case w.Python2:
		text = rangeTextPython2(v, text)
	case !strings.Contains(text, ","):
		text = "range(0, " + strings.TrimPrefix(text, "range(")
	}
	w.Text(text)
	return nil
}

// rangeGetItem is the slot GetItem of range.
func rangeGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	const outside = "range object index out of range"
	if i, ok := key.(starlark.Int); ok {
		if _, small := i.Int64(); !small {
			return nil, raise.Errorf("IndexError", "%s", outside)
		}
	}
	r := v.(starlark.Indexable)
	i, err := object.ItemIndex(thread, key, r.Len(), "range", outside)
	if err != nil {
		return nil, err
	}
	return r.Index(i), nil
}

// rangeContains is the slot Contains of range: the engine's ranges look for ints only.
func rangeContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	if _, whole := x.(starlark.Int); whole {
		return v.(starlark.Container).Has(x)
	}
	return object.IterationContains(thread, v, x)
}

// rangeTextPython2 is the text of an xrange. text is the engine's, "range(1, 9, 2)"; Python
// 2 shows the stop that a range of as many elements has at least.
func rangeTextPython2(v starlark.Value, text string) string {
	bounds := strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "range("), ")"), ", ")
	start, step := 0, 1
	if len(bounds) > 1 {
		start, _ = strconv.Atoi(bounds[0])
	}
	if len(bounds) > 2 {
		step, _ = strconv.Atoi(bounds[2])
	}
	stop := start + step*starlark.Len(v)
	switch {
	case step != 1:
		return fmt.Sprintf("xrange(%d, %d, %d)", start, stop, step)
	case start != 0:
		return fmt.Sprintf("xrange(%d, %d)", start, stop)
	}
	return fmt.Sprintf("xrange(%d)", stop)
}
