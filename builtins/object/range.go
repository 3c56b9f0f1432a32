package object

import (
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Range is range(start, stop, step). The engine's has no hash, ends at its int32, and tells
// nobody its parts.
type Range struct {
	Start, Stop, Step starlark.Int
	size              starlark.Int
	// What is usual fits: then the elements are first, first+by, ...
	small     bool
	first, by int64
	n         int // the size, math.MaxInt if that is larger
}

var (
	_ Classed             = (*Range)(nil)
	_ Sized               = (*Range)(nil)
	_ starlark.Sequence   = (*Range)(nil)
	_ starlark.Sliceable  = (*Range)(nil)
	_ starlark.Comparable = (*Range)(nil)
	_ memory.Traveler     = (*Range)(nil)
)

// smallRange bounds the parts of a range so that no element overflows.
const smallRange = math.MaxInt64 / 4

// NewRange returns a range; the step is not zero.
func NewRange(start, stop, step starlark.Int) *Range {
	r := &Range{Start: start, Stop: stop, Step: step}
	a, ok := smallPart(start)
	b, ok2 := smallPart(stop)
	by, ok3 := smallPart(step)
	if r.small = ok && ok2 && ok3; r.small {
		r.first, r.by = a, by
		r.n = sliceCount(int(a), int(b), int(by))
		r.size = starlark.MakeInt(r.n)
		return r
	}
	one, distance := starlark.MakeInt(1), stop.Sub(start)
	if distance.Sign() == step.Sign() { // both are not zero
		if step.Sign() < 0 {
			distance, step = starlark.MakeInt(0).Sub(distance), starlark.MakeInt(0).Sub(step)
		}
		r.size = distance.Sub(one).Div(step).Add(one)
	}
	r.n = math.MaxInt
	if n, ok := r.size.Int64(); ok {
		r.n = int(n)
	}
	return r
}

func smallPart(i starlark.Int) (n int64, ok bool) {
	n, ok = i.Int64()
	return n, ok && -smallRange < n && n < smallRange
}

// IsRange reports whether v is a range.
func IsRange(v starlark.Value) bool {
	_, ok := v.(*Range)
	return ok
}

// Small returns the first element and the step of a range all of whose elements fit.
func (r *Range) Small() (first, step int64, ok bool) { return r.first, r.by, r.small }

// Size is len(r), however large.
func (r *Range) Size() starlark.Int { return r.size }

// Find returns the index of x; ok is false if x is not in the range.
func (r *Range) Find(x starlark.Int) (i starlark.Int, ok bool) {
	distance := x.Sub(r.Start)
	if distance.Mod(r.Step).Sign() != 0 {
		return i, false
	}
	i = distance.Div(r.Step)
	n, _ := i.Cmp(r.size, 0)
	return i, i.Sign() >= 0 && n < 0
}

// At returns an element.
func (r *Range) At(i starlark.Int) starlark.Int { return r.Start.Add(r.Step.Mul(i)) }

// Equal reports whether two ranges have the same elements.
func (r *Range) Equal(o *Range) bool {
	same := func(a, b starlark.Int) bool {
		n, _ := a.Cmp(b, 0)
		return n == 0
	}
	return same(r.size, o.size) && (r.n == 0 || same(r.Start, o.Start)) && (r.n <= 1 || same(r.Step, o.Step))
}

// key is what the range equals as a key, and has the hash of.
func (r *Range) key() starlark.Tuple {
	key := starlark.Tuple{r.size, starlark.None, starlark.None}
	if r.n > 0 {
		key[1] = r.Start
	}
	if r.n > 1 {
		key[2] = r.Step
	}
	return key
}

// HashOf is the slot Hash of range.
func (r *Range) HashOf(h Hashing) (int64, error) { return h.Of(r.key()) }

// Class returns range.
func (r *Range) Class() *Class { return RangeClass }

// Length implements Sized.
func (r *Range) Length(*starlark.Thread) (int, error) {
	if _, ok := r.size.Int64(); !ok {
		return 0, raise.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return r.n, nil
}

// The engine's interface.

func (r *Range) String() string {
	text := "range(" + r.Start.String() + ", " + r.Stop.String()
	if one, ok := r.Step.Int64(); !ok || one != 1 {
		text += ", " + r.Step.String()
	}
	return text + ")"
}

func (r *Range) Type() string                                  { return "range" }
func (r *Range) Freeze()                                       {}
func (r *Range) Truth() starlark.Bool                          { return r.n > 0 }
func (r *Range) Hash() (uint32, error)                         { return r.key().Hash() }
func (r *Range) Len() int                                      { return r.n }
func (r *Range) Travel(*memory.Copier) (starlark.Value, error) { return r, nil }
func (r *Range) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return r.Equal(y.(*Range)) == (op == syntax.EQL), nil
}

// Index returns an element.
func (r *Range) Index(i int) starlark.Value {
	if r.small {
		return starlark.MakeInt64(r.first + int64(i)*r.by)
	}
	return r.At(starlark.MakeInt(i))
}

// Slice returns the range of what a slice selects.
func (r *Range) Slice(start, end, step int) starlark.Value {
	return NewRange(r.At(starlark.MakeInt(start)), r.At(starlark.MakeInt(end)), r.Step.Mul(starlark.MakeInt(step)))
}

// slice returns r[lower:upper:step], a range again. It computes with ints of any size, for the
// elements, their number and the parts of a slice may have any.
func (r *Range) slice(thread *starlark.Thread, lower, upper, step starlark.Value) (starlark.Value, error) {
	one := starlark.MakeInt(1)
	by, given, err := slicePart(thread, step)
	switch {
	case err != nil:
		return nil, err
	case !given:
		by = one
	case by.Sign() == 0:
		return nil, raise.Errorf("ValueError", "slice step cannot be zero")
	}
	least, most := starlark.MakeInt(0), r.size
	first, last := least, most
	if by.Sign() < 0 {
		least, most = least.Sub(one), most.Sub(one)
		first, last = most, least
	}
	clip := func(v starlark.Value, def starlark.Int) (starlark.Int, error) {
		i, given, err := slicePart(thread, v)
		if !given || err != nil {
			return def, err
		}
		if i.Sign() < 0 {
			i = i.Add(r.size)
		}
		if n, _ := i.Cmp(least, 0); n < 0 {
			return least, nil
		}
		if n, _ := i.Cmp(most, 0); n > 0 {
			return most, nil
		}
		return i, nil
	}
	if first, err = clip(lower, first); err != nil {
		return nil, err
	}
	if last, err = clip(upper, last); err != nil {
		return nil, err
	}
	return NewRange(r.At(first), r.At(last), r.Step.Mul(by)), nil
}

// Reversed returns the range of the same elements from the last to the first.
func (r *Range) Reversed() *Range {
	return NewRange(r.At(r.size.Sub(starlark.MakeInt(1))), r.Start.Sub(r.Step), starlark.MakeInt(0).Sub(r.Step))
}

// Iterate returns an iterator of the engine's.
func (r *Range) Iterate() starlark.Iterator { return &rangeIterator{r: r} }

type rangeIterator struct {
	r *Range
	i int
}

func (it *rangeIterator) Next(v *starlark.Value) bool {
	if it.i >= it.r.n {
		return false
	}
	*v = it.r.Index(it.i)
	it.i++
	return true
}

func (it *rangeIterator) Done() {}
