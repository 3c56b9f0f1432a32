package core

import (
	"math"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

func fillRange() {
	RangeClass.Define(newRange, map[string]MethodFunc{
		"count": method1("range.count", rangeCount),
		"index": method1("range.index", rangeIndex),
	})
	RangeClass.SetProperty("start", func(self starlark.Value) starlark.Value { return RangeOf(self).Start() })
	RangeClass.SetProperty("stop", func(self starlark.Value) starlark.Value { return RangeOf(self).Stop() })
	RangeClass.SetProperty("step", func(self starlark.Value) starlark.Value { return RangeOf(self).Step() })
	giveContainer(RangeClass)
	RangeClass.GiveComparisons(sameClass, false)
	RangeClass.GiveItems(false)
}

// engineRange makes the engine's ranges, whose type is not exported.
var engineRange = starlark.Universe["range"].(*starlark.Builtin)

// maxRange bounds what a range may hold so that its length does not overflow.
const maxRange = math.MaxInt / 2

// newRange is range(stop) and range(start, stop, step=1). Its integers must be below
// 2**62: it is an OverflowError otherwise.
func newRange(thread *starlark.Thread, _ *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := checkArgs("range", "range", args, kwargs, 1, 3); err != nil {
		return nil, err
	}
	ints := make(starlark.Tuple, len(args))
	for i, v := range args {
		x, err := IndexInt(thread, v)
		if err != nil {
			return nil, err
		}
		n, ok := x.Int64()
		if !ok || n > maxRange || n < -maxRange {
			return nil, proc.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
		}
		if i == 2 && n == 0 {
			return nil, proc.Errorf("ValueError", "range() arg 3 must not be zero")
		}
		ints[i] = x
	}
	return engineRange.CallInternal(thread, ints, nil)
}

// isRange reports whether v is a range.
func isRange(v starlark.Value) bool {
	_, ok := v.(starlark.Sliceable)
	return ok && v.Type() == "range"
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

func rangeCount(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	switch x := x.(type) {
	case starlark.Int, starlark.Bool:
		i, _ := IndexInt(thread, x)
		if _, ok := RangeOf(self).find(i); ok {
			return starlark.MakeInt(1), nil
		}
		return starlark.MakeInt(0), nil
	}
	return countEqual(thread, self.(starlark.Indexable), x)
}

func rangeIndex(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	switch x := x.(type) {
	case starlark.Int, starlark.Bool:
		i, _ := IndexInt(thread, x)
		if i, ok := RangeOf(self).find(i); ok {
			return i, nil
		}
		text, err := Repr(thread, x)
		if err != nil {
			return nil, err
		}
		return nil, proc.Errorf("ValueError", "%s is not in range", text)
	}
	seq := self.(starlark.Indexable)
	i, err := findEqual(thread, seq, x, 0, seq.Len())
	if err == nil && i < 0 {
		err = proc.Errorf("ValueError", "sequence.index(x): x not in sequence")
	}
	return starlark.MakeInt(i), err
}
