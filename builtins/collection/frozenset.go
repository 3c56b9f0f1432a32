package collection

import (
	"slices"
	"sync/atomic"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// FrozenSetClass is Python's class frozenset.
var FrozenSetClass = object.NewClass("frozenset")

// A FrozenSet is a set that never changes, so that it has a hash.
type FrozenSet struct {
	set  *starlark.Set
	hash atomic.Uint64 // with a bit above the 32, once it is known
}

var (
	_ object.Classed      = (*FrozenSet)(nil)
	_ object.Iterable     = (*FrozenSet)(nil)
	_ object.Reprer       = (*FrozenSet)(nil)
	_ object.Container    = (*FrozenSet)(nil)
	_ object.Comparer     = (*FrozenSet)(nil)
	_ object.Operand      = (*FrozenSet)(nil)
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
func (f *FrozenSet) Has(x starlark.Value) (bool, error)       { return setHas(f.set, x) }
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
func (f *FrozenSet) Repr(thread *starlark.Thread) (string, error) {
	if f.set.Len() == 0 {
		return frozenText("", 0), nil
	}
	text, err := object.Repr(thread, f.set)
	if object.InPython2(thread) {
		return "frozen" + text, err
	}
	return frozenText(text, f.set.Len()), err
}

// Iter iterates in the order of a set.
func (f *FrozenSet) Iter(*starlark.Thread) (object.Iterator, error) {
	return newSetIterator(f.set), nil
}

// Contains answers "x in f".
func (f *FrozenSet) Contains(_ *starlark.Thread, x starlark.Value) (bool, error) { return f.Has(x) }

const hashKnown = 1 << 32

// Hash does not depend on the order of the elements.
func (f *FrozenSet) Hash() (uint32, error) {
	if h := f.hash.Load(); h != 0 {
		return uint32(h), nil //nolint:gosec // without the flag
	}
	h := uint32(1927868237) * uint32(f.set.Len()+1) //nolint:gosec // a hash may be cut
	for e := range f.set.Elements() {
		x, err := e.Hash()
		if err != nil {
			return 0, err
		}
		h ^= (x ^ 89869747 ^ x<<16) * 3644798167 // spread, for x may be a small int
	}
	f.hash.Store(hashKnown | uint64(h))
	return h, nil
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
	for _, e := range copies {
		if err := setInsert(s, e); err != nil {
			return nil, err
		}
	}
	to := NewFrozenSet(s)
	c.Note(f, to)
	return to, nil
}

// Compare compares with sets of both kinds.
func (f *FrozenSet) Compare(_ *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := asSet(other)
	if !ok {
		return nil, false, nil
	}
	result, err := setCompare(op, f.set, o)
	return starlark.Bool(result), true, err
}

// CompareSameType serves the engine's operators, and keys of dicts.
func (f *FrozenSet) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return setCompare(op.String(), f.set, y.(*FrozenSet).set)
}

// Operate does "&", "|", "-" and "^" with sets of both kinds; the left operand decides what
// the result is.
func (f *FrozenSet) Operate(_ *starlark.Thread, op string, other starlark.Value, right, _ bool) (starlark.Value, bool, error) {
	combine := setOperators[op]
	o, ok := asSet(other)
	if combine == nil || !ok {
		return nil, false, nil
	}
	if right {
		return likeSelf(other, combine(o, f.set)), true, nil
	}
	return NewFrozenSet(combine(f.set, o)), true, nil
}

// Binary is Operate for the engine's operators.
func (f *FrozenSet) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	v, ok, err := f.Operate(nil, op.String(), y, side == starlark.Right, false)
	if !ok {
		return nil, err
	}
	return v, err
}

// setOperators are the operators of sets; the result is a new set.
var setOperators = map[string]func(a, b *starlark.Set) *starlark.Set{
	"&": setIntersect,
	"|": setUnite,
	"-": setSubtract,
	"^": setSymmetric,
}

func setUnite(a, b *starlark.Set) *starlark.Set {
	s := copyOf(a)
	if a != b {
		_ = setInsertAll(s, b) // a new set takes what another has
	}
	return s
}

// setPick returns the elements of a whose presence in b is as wanted.
func setPick(a, b *starlark.Set, wanted bool) *starlark.Set {
	s := new(starlark.Set)
	for e := range a.Elements() {
		if in, _ := b.Has(e); in == wanted { // what is in a set has a hash
			_ = s.Insert(e)
		}
	}
	return s
}

func setIntersect(a, b *starlark.Set) *starlark.Set {
	if b.Len() > a.Len() {
		a, b = b, a
	}
	return setPick(b, a, true)
}

func setSubtract(a, b *starlark.Set) *starlark.Set { return setPick(a, b, false) }

func setSymmetric(a, b *starlark.Set) *starlark.Set {
	s := setPick(a, b, false)
	_ = setInsertAll(s, setPick(b, a, false)) // as in unite
	return s
}

// setIncludes reports whether all elements of b are in a.
func setIncludes(a, b *starlark.Set) bool {
	if b.Len() > a.Len() {
		return false
	}
	for e := range b.Elements() {
		if in, _ := a.Has(e); !in {
			return false
		}
	}
	return true
}

// setCompare does a op b.
func setCompare(op string, a, b *starlark.Set) (bool, error) {
	switch op {
	case "==":
		return a.Len() == b.Len() && setIncludes(a, b), nil
	case "!=":
		return a.Len() != b.Len() || !setIncludes(a, b), nil
	case "<=":
		return setIncludes(b, a), nil
	case "<":
		return a.Len() < b.Len() && setIncludes(b, a), nil
	case ">=":
		return setIncludes(a, b), nil
	case ">":
		return a.Len() > b.Len() && setIncludes(a, b), nil
	}
	return false, raise.Errorf("TypeError", "'%s' not supported between sets", op)
}
