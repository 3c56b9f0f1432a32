package object

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// SliceClass is Python's class slice.
var SliceClass = NewClass("slice").Final()

// A Slice is slice(lower, upper, step); each may be None.
type Slice struct{ Lower, Upper, Step starlark.Value }

var (
	_ Classed           = (*Slice)(nil)
	_ Reprer            = (*Slice)(nil)
	_ Comparer          = (*Slice)(nil)
	_ memory.Traveler   = (*Slice)(nil)
	_ starlark.HasAttrs = (*Slice)(nil)
)

func (s *Slice) Class() *Class        { return SliceClass }
func (s *Slice) Type() string         { return "slice" }
func (s *Slice) String() string       { return "slice" + s.tuple().String() }
func (s *Slice) Freeze()              {}
func (s *Slice) Truth() starlark.Bool { return true }
func (s *Slice) Hash() (uint32, error) {
	return 0, raise.New(fact.Unhashable, "slice")
}
func (s *Slice) Attr(name string) (starlark.Value, error) { return ClassAttr(s, name) }
func (s *Slice) AttrNames() []string                      { return SliceClass.AttrNames() }

// Repr is "slice(None, 3, None)".
func (s *Slice) Repr(thread *starlark.Thread) (string, error) {
	text, err := Repr(thread, s.tuple())
	return "slice" + text, err
}

// Compare compares slices like tuples.
func (s *Slice) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := other.(*Slice)
	if !ok {
		return nil, false, nil
	}
	result, err := Compare(thread, op, s.tuple(), o.tuple())
	return starlark.Bool(result), true, err
}

// Travel returns a slice of copies.
func (s *Slice) Travel(c *memory.Copier) (starlark.Value, error) {
	t, err := c.Copy(s.tuple())
	if err != nil {
		return nil, err
	}
	parts := t.(starlark.Tuple)
	return &Slice{parts[0], parts[1], parts[2]}, nil
}

func (s *Slice) tuple() starlark.Tuple {
	t := starlark.Tuple{s.Lower, s.Upper, s.Step}
	for i, v := range t {
		if v == nil {
			t[i] = starlark.None
		}
	}
	return t
}

func fillSlice() {
	SliceClass.Define(call.M3("slice(self, start, stop=None, step=None, /)", newSlice), call.M1("slice.indices(self, len, /)", indicesMethod))
	for i, name := range []string{"start", "stop", "step"} {
		SliceClass.SetProperty(name, func(self starlark.Value) starlark.Value { return self.(*Slice).tuple()[i] })
	}
	SliceClass.GiveText()
	SliceClass.GiveComparisons(SameClass, false)
}

// newSlice is slice(stop) and slice(start, stop, step=None).
func newSlice(_ *starlark.Thread, _ *Class, start, stop, step starlark.Value) (starlark.Value, error) {
	if stop == nil {
		start, stop = nil, start
	}
	parts := [3]starlark.Value{start, stop, step}
	for i, v := range parts {
		if v == nil {
			parts[i] = starlark.None
		}
	}
	return &Slice{parts[0], parts[1], parts[2]}, nil
}

// indicesMethod is slice.indices(length).
func indicesMethod(thread *starlark.Thread, s *Slice, x starlark.Value) (starlark.Value, error) {
	n, err := ToSize(thread, x)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, raise.Errorf("ValueError", "length should not be negative")
	}
	b, err := s.Bounds(thread)
	if err != nil {
		return nil, err
	}
	part := b.Of(n)
	return starlark.Tuple{starlark.MakeInt(part.Start), starlark.MakeInt(part.Stop), starlark.MakeInt(part.Step)}, nil
}

// Bounds are the parts of a slice as Go ints: integers that are too large are cut,
// and omitted ones have the value that selects everything.
type Bounds struct{ lower, upper, step int }

// Bounds converts the parts.
func (s *Slice) Bounds(thread *starlark.Thread) (Bounds, error) {
	return MakeBounds(thread, s.Lower, s.Upper, s.Step)
}

// MakeBounds converts the parts of a slice; each may be None, or nil.
func MakeBounds(thread *starlark.Thread, lower, upper, step starlark.Value) (b Bounds, err error) {
	if b.step, err = SliceIndex(thread, step, 1); err != nil {
		return b, err
	}
	if b.step == 0 {
		return b, raise.Errorf("ValueError", "slice step cannot be zero")
	}
	b.step = max(b.step, -math.MaxInt) // it can be negated
	first, last := 0, math.MaxInt
	if b.step < 0 {
		first, last = math.MaxInt, math.MinInt
	}
	if b.lower, err = SliceIndex(thread, lower, first); err != nil {
		return b, err
	}
	b.upper, err = SliceIndex(thread, upper, last)
	return b, err
}

// Step is the step, 1 if the slice has none.
func (b Bounds) Step() int { return b.step }

// SliceIndex converts one part of a slice; def is for None and for what is omitted.
func SliceIndex(thread *starlark.Thread, v starlark.Value, def int) (int, error) {
	i, ok, err := slicePart(thread, v)
	if !ok || err != nil {
		return def, err
	}
	if n, ok := i.Int64(); ok {
		return int(n), nil
	}
	if i.Sign() < 0 {
		return math.MinInt, nil
	}
	return math.MaxInt, nil
}

// slicePart converts one part of a slice; ok is false if it is None or omitted.
func slicePart(thread *starlark.Thread, v starlark.Value) (i starlark.Int, ok bool, err error) {
	switch v.(type) {
	case nil, starlark.NoneType:
		return i, false, nil
	}
	if i, ok, err = AsInt(thread, v); !ok && err == nil {
		err = raise.Errorf("TypeError", "slice indices must be integers or None or have an __index__ method")
	}
	return i, ok, err
}

// A Span is what a slice selects of a sequence: count elements, step apart, from start.
// stop is what Python's slice.indices says.
type Span struct{ Start, Stop, Step, Count int }

// Of returns what the slice selects of n elements.
func (b Bounds) Of(n int) Span {
	s := Span{Step: b.step}
	least, most := 0, n
	if b.step < 0 {
		least, most = -1, n-1
	}
	clip := func(i int) int {
		if i < 0 && i >= -n {
			return i + n
		}
		return min(max(i, least), most)
	}
	s.Start, s.Stop = clip(b.lower), clip(b.upper)
	s.Count = sliceCount(s.Start, s.Stop, s.Step)
	return s
}

// sliceCount returns the number of elements in a slice with adjusted indices.
func sliceCount(start, stop, step int) int {
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1
	case step < 0 && stop < start:
		return (start-stop-1)/-step + 1
	}
	return 0
}

// GetSlice returns v[lower:upper:step]; each bound may be None, or nil.
func GetSlice(thread *starlark.Thread, v, lower, upper, step starlark.Value) (starlark.Value, error) {
	if slice := SlotsOf(v).Slice; slice != nil {
		b, err := MakeBounds(thread, lower, upper, step)
		if err != nil {
			return nil, err
		}
		return slice(v, b), nil
	}
	switch x := v.(type) {
	case ItemGetter:
		return x.GetItem(thread, &Slice{orNone(lower), orNone(upper), orNone(step)})
	case *Range:
		return x.slice(thread, lower, upper, step)
	case starlark.Mapping:
		return nil, raise.New(fact.Unhashable, "slice")
	case starlark.Sliceable: // of the host
		b, err := MakeBounds(thread, lower, upper, step)
		if err != nil {
			return nil, err
		}
		s := b.Of(x.Len())
		return x.Slice(s.Start, s.Stop, s.Step), nil
	}
	return nil, NotSubscriptable(v)
}

func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}
