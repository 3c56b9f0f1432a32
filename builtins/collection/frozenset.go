package collection

import (
	"math"
	"slices"
	"sync/atomic"
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// FrozenSetClass is Python's class frozenset.
var FrozenSetClass = object.NewClass("frozenset")

// A FrozenSet is a set that never changes, so that it has a hash.
type FrozenSet struct {
	set     *starlark.Set
	hash    atomic.Int64 // Python's, 0 as long as it is not known
	special atomic.Int32 // how deep frozensets are nested if it is no special key, -1 if it is one, 0 if it is not known
}

var (
	_ object.Classed      = (*FrozenSet)(nil)
	_ object.Iterable     = (*FrozenSet)(nil)
	_ object.Reprer       = (*FrozenSet)(nil)
	_ object.Container    = (*FrozenSet)(nil)
	_ object.Comparer     = (*FrozenSet)(nil)
	_ object.Operand      = (*FrozenSet)(nil)
	_ object.SpecialKey   = (*FrozenSet)(nil)
	_ starlark.Sequence   = (*FrozenSet)(nil)
	_ starlark.Container  = (*FrozenSet)(nil)
	_ starlark.Comparable = (*FrozenSet)(nil)
	_ starlark.HasBinary  = (*FrozenSet)(nil)
	_ starlark.HasAttrs   = (*FrozenSet)(nil)
	_ memory.Traveler     = (*FrozenSet)(nil)
)

// NewFrozenSet returns a frozenset that owns s, which must not be changed any more.
func NewFrozenSet(s *starlark.Set) *FrozenSet { return &FrozenSet{set: s} }

func fillFrozenSet() {
	FrozenSetClass.Define(call.M1("frozenset(self, iterable=(), /)", newFrozenSet), setMethods("frozenset")...)
	FrozenSetClass.Immutable()
	FrozenSetClass.GiveWhole(object.SlotText("__repr__", reprOfSet))
	giveContainer(FrozenSetClass)
	giveSet(FrozenSetClass)
}

// newFrozenSet is frozenset(iterable=()).
func newFrozenSet(thread *starlark.Thread, _ *object.Class, iterable starlark.Value) (starlark.Value, error) {
	s := new(starlark.Set)
	if f, ok := iterable.(*FrozenSet); ok {
		return f, nil
	}
	if iterable != nil {
		if err := setAddAll(thread, s, iterable); err != nil {
			return nil, err
		}
	}
	return NewFrozenSet(s), nil
}

func (f *FrozenSet) Class() *object.Class                     { return FrozenSetClass }
func (f *FrozenSet) Type() string                             { return "frozenset" }
func (f *FrozenSet) String() string                           { return frozenText(f.set.String(), f.set.Len()) }
func (f *FrozenSet) Freeze()                                  { f.set.Freeze() }
func (f *FrozenSet) Truth() starlark.Bool                     { return f.set.Len() > 0 }
func (f *FrozenSet) Len() int                                 { return f.set.Len() }
func (f *FrozenSet) Has(x starlark.Value) (bool, error)       { return setHas(nil, f.set, x) }
func (f *FrozenSet) Iterate() starlark.Iterator               { return f.set.Iterate() }
func (f *FrozenSet) Attr(name string) (starlark.Value, error) { return object.ClassAttr(f, name) }
func (f *FrozenSet) AttrNames() []string                      { return FrozenSetClass.AttrNames() }

func frozenText(set string, n int) string {
	if n == 0 {
		return "frozenset()"
	}
	return "frozenset(" + set + ")"
}

// Repr is "frozenset({1, 2})".
func (f *FrozenSet) Repr(thread *starlark.Thread) (string, error) { return reprOfSet(thread, f) }

// Iter iterates in the order of a set.
func (f *FrozenSet) Iter(*starlark.Thread) (object.Iterator, error) {
	return newSetIterator(f.set), nil
}

// Contains answers "x in f".
func (f *FrozenSet) Contains(thread *starlark.Thread, x starlark.Value) (bool, error) {
	return setHas(thread, f.set, x)
}

// mostNested is how deep frozensets may be nested for the engine, whose comparisons nobody counts.
const mostNested = 100

// IsSpecialKey reports whether one of the elements is: what equals that may have another hash
// for the engine. So are those that are nested deeply.
func (f *FrozenSet) IsSpecialKey() bool {
	if known := f.special.Load(); known != 0 {
		return known < 0
	}
	special := int32(1)
	for e := range f.set.Elements() {
		within := nestedIn(e)
		if !object.IsPlainKey(e) || within >= mostNested {
			special = -1
			break
		}
		special = max(special, within+1)
	}
	f.special.Store(special)
	return special < 0
}

// nestedIn returns how deep frozensets are nested in a plain key.
func nestedIn(v starlark.Value) (n int32) {
	switch v := v.(type) {
	case *FrozenSet:
		if v.IsSpecialKey() {
			return mostNested
		}
		return v.special.Load()
	case starlark.Tuple:
		if !object.IsPlainKey(v) { // it may be nested as deeply as can be
			return mostNested
		}
		for _, e := range v {
			n = max(n, nestedIn(e))
		}
	}
	return n
}

// Hash is the engine's: that of Python, or what there is for a special key.
func (f *FrozenSet) Hash() (uint32, error) {
	if f.IsSpecialKey() {
		return uint32(uintptr(unsafe.Pointer(f)) >> 4), nil //nolint:gosec // a hash may be cut
	}
	h, err := object.Hash(nil, f)
	return uint32(h), err //nolint:gosec // a hash may be cut
}

// hashFrozenSet is the slot Hash of frozenset, which does not depend on the order of the
// elements. It is CPython's.
func hashFrozenSet(h object.Hashing, v starlark.Value) (int64, error) {
	f := v.(*FrozenSet)
	if known := f.hash.Load(); known != 0 {
		return known, nil
	}
	h, err := h.Enter()
	if err != nil {
		return 0, err
	}
	hash := uint64(f.set.Len()+1) * 1927868237 //nolint:gosec // not negative
	for _, e := range elements(f.set) {
		of, err := h.Of(e)
		if err != nil {
			return 0, err
		}
		x := uint64(of) //nolint:gosec // the bits
		hash ^= (x ^ 89869747 ^ x<<16) * 3644798167
	}
	hash ^= hash>>11 ^ hash>>25
	hash = hash*69069 + 907133923
	if hash == math.MaxUint64 {
		hash = 590923713
	}
	f.hash.Store(int64(hash)) //nolint:gosec // the bits
	return int64(hash), nil   //nolint:gosec // the bits
}

// Travel shares the frozenset if its elements are atoms, otherwise it copies them.
func (f *FrozenSet) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(f); ok {
		return to, nil
	}
	elems := slices.Collect(f.set.Elements())
	t, err := c.Copy(starlark.Tuple(elems))
	if err != nil {
		return nil, err
	}
	copies := t.(starlark.Tuple)
	if len(elems) == 0 || &copies[0] == &elems[0] {
		f.set.Freeze() // or iterating would count the iterators, in all processes at once
		return f, nil
	}
	s := starlark.NewSet(len(elems))
	walk, indexed := memory.SetTable(f.set).Walk(), object.SetIndexed(f.set)
	for _, e := range copies {
		if err := memory.SetTable(s).PutCopy(walk.Next(), e, starlark.None, indexed); err != nil {
			return nil, err
		}
	}
	memory.CopySetIndex(f.set, s)
	to := NewFrozenSet(s)
	c.Note(f, to)
	return to, nil
}

// Compare compares with sets of both kinds.
func (f *FrozenSet) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := asSet(other)
	if !ok {
		return nil, false, nil
	}
	result, err := compareSets(thread, op, f.set, o)
	return starlark.Bool(result), true, err
}

// CompareSameType serves the engine's operators, and keys of dicts.
func (f *FrozenSet) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return compareSets(nil, op.String(), f.set, y.(*FrozenSet).set)
}

// Operate does "&", "|", "-" and "^" with sets of both kinds; the left operand decides what
// the result is.
func (f *FrozenSet) Operate(thread *starlark.Thread, op string, other starlark.Value, right, _ bool) (starlark.Value, bool, error) {
	combine := setOperators[op]
	o, ok := asSet(other)
	if combine == nil || !ok {
		return nil, false, nil
	}
	if right {
		s, err := combine(thread, o, f.set)
		return likeSelf(other, s), err == nil, err
	}
	s, err := combine(thread, f.set, o)
	return NewFrozenSet(s), err == nil, err
}

// Binary is Operate for the engine's operators.
func (f *FrozenSet) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	v, ok, err := f.Operate(nil, op.String(), y, side == starlark.Right, false)
	if !ok {
		return nil, err
	}
	return v, err
}

// A setOperator returns a new set.
type setOperator func(thread *starlark.Thread, a, b *starlark.Set) (*starlark.Set, error)

var setOperators = map[string]setOperator{
	"&": setIntersect,
	"|": setUnite,
	"-": setSubtract,
	"^": setSymmetric,
}

func setUnite(thread *starlark.Thread, a, b *starlark.Set) (*starlark.Set, error) {
	s := copyWithRoom(a, b.Len())
	return s, object.SetAddAll(thread, s, b)
}

// setPick returns the elements of a whose presence in b is as wanted.
func setPick(thread *starlark.Thread, a, b *starlark.Set, wanted bool) (*starlark.Set, error) {
	if s, err := object.SetPick(a, b, wanted); s != nil || err != nil {
		return s, err
	}
	return pick(thread, a, func(e starlark.Value) (bool, error) { return object.SetHas(thread, b, e) }, wanted)
}

// pick returns the elements of a whose presence in something is as wanted.
func pick(thread *starlark.Thread, a *starlark.Set, has func(starlark.Value) (bool, error), wanted bool) (*starlark.Set, error) {
	s := new(starlark.Set)
	for _, e := range elements(a) { // a comparison may change the sets
		in, err := has(e)
		if err == nil && in == wanted {
			err = object.SetAdd(thread, s, e)
		}
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

func setIntersect(thread *starlark.Thread, a, b *starlark.Set) (*starlark.Set, error) {
	if b.Len() > a.Len() {
		a, b = b, a
	}
	return setPick(thread, b, a, true)
}

func setSubtract(thread *starlark.Thread, a, b *starlark.Set) (*starlark.Set, error) {
	return setPick(thread, a, b, false)
}

func setSymmetric(thread *starlark.Thread, a, b *starlark.Set) (*starlark.Set, error) {
	s, err := setPick(thread, a, b, false)
	if err != nil {
		return nil, err
	}
	rest, err := setPick(thread, b, a, false)
	if err != nil {
		return nil, err
	}
	return s, object.SetAddAll(thread, s, rest)
}
