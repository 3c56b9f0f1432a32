package collection

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

type viewKind int

const (
	keysView viewKind = iota
	valuesView
	itemsView
)

// viewClasses are indexed by kind.
var viewClasses = [...]*object.Class{
	keysView:   object.NewClass("dict_keys").Final(),
	valuesView: object.NewClass("dict_values").Final(),
	itemsView:  object.NewClass("dict_items").Final(),
}

// ViewClasses returns the classes of some kinds of views.
func ViewClasses(keys, values, items bool) (list []*object.Class) {
	for kind, wanted := range map[viewKind]bool{keysView: keys, valuesView: values, itemsView: items} {
		if wanted {
			list = append(list, viewClasses[kind])
		}
	}
	return list
}

// A DictView is what dict.keys, values and items return: it shows the dict as it is
// when it is looked at. Views of keys and of items are sets as well.
type DictView struct {
	dict *starlark.Dict
	kind viewKind
}

var (
	_ object.Classed     = (*DictView)(nil)
	_ object.Iterable    = (*DictView)(nil)
	_ object.Reprer      = (*DictView)(nil)
	_ object.Container   = (*DictView)(nil)
	_ object.Comparer    = (*DictView)(nil)
	_ object.Operand     = (*DictView)(nil)
	_ starlark.Sequence  = (*DictView)(nil)
	_ starlark.Container = (*DictView)(nil)
	_ starlark.HasBinary = (*DictView)(nil)
	_ starlark.HasAttrs  = (*DictView)(nil)
	_ memory.Traveler    = (*DictView)(nil)
)

// KeysView returns d.keys().
func KeysView(d *starlark.Dict) *DictView { return &DictView{d, keysView} }

// ValuesView returns d.values().
func ValuesView(d *starlark.Dict) *DictView { return &DictView{d, valuesView} }

// ItemsView returns d.items().
func ItemsView(d *starlark.Dict) *DictView { return &DictView{d, itemsView} }

func fillViews() {
	for kind, class := range viewClasses {
		class.Define(noConstructor())
		class.GiveLength()
		giveIteration(class)
		if viewKind(kind) != valuesView {
			class.Define(nil, call.M1(class.Name()+".isdisjoint(self, other, /)", viewIsDisjoint))
			class.GiveSize()
		}
	}
}

func (v *DictView) Class() *object.Class { return viewClasses[v.kind] }
func (v *DictView) Type() string         { return v.Class().Name() }
func (v *DictView) String() string {
	return v.Type() + "(" + starlark.NewList(v.Collect()).String() + ")"
}
func (v *DictView) Freeze()              { v.dict.Freeze() }
func (v *DictView) Truth() starlark.Bool { return v.dict.Len() > 0 }
func (v *DictView) Len() int             { return v.dict.Len() }
func (v *DictView) Hash() (uint32, error) {
	return 0, raise.New(fact.Unhashable, v.Type())
}
func (v *DictView) Attr(name string) (starlark.Value, error) { return object.ClassAttr(v, name) }
func (v *DictView) AttrNames() []string                      { return v.Class().AttrNames() }

// Travel lets a view go to a process that is being started, with its dict; like
// Python, it cannot be put into a queue.
func (v *DictView) Travel(c *memory.Copier) (starlark.Value, error) {
	if c.Dest() == nil {
		return nil, &memory.TravelError{Type: v.Type()}
	}
	d, err := c.Copy(v.dict)
	if err != nil {
		return nil, err
	}
	return &DictView{d.(*starlark.Dict), v.kind}, nil
}

// Repr is "dict_keys(['a', 'b'])".
func (v *DictView) Repr(thread *starlark.Thread) (string, error) {
	text, err := object.Repr(thread, starlark.NewList(v.Collect()))
	return v.Type() + "(" + text + ")", err
}

// Collect returns what the view shows in a new slice.
func (v *DictView) Collect() []starlark.Value {
	if v.kind == keysView {
		return v.dict.Keys()
	}
	elems := make([]starlark.Value, 0, v.dict.Len())
	if v.kind == itemsView {
		for _, item := range v.dict.Items() {
			elems = append(elems, item)
		}
		return elems
	}
	for _, x := range v.dict.Entries() {
		elems = append(elems, x)
	}
	return elems
}

// Iter iterates over the dict as it is.
func (v *DictView) Iter(*starlark.Thread) (object.Iterator, error) {
	if v.kind == keysView {
		return newKeyIterator(v.dict), nil
	}
	return newItemIterator(v.dict, v.kind == itemsView), nil
}

// Iterate serves the engine and hosts. What it iterates over was taken before.
func (v *DictView) Iterate() starlark.Iterator { return starlark.Tuple(v.Collect()).Iterate() }

func (v *DictView) reversed() starlark.Value {
	return NewIterator(viewReverseClasses[v.kind], &viewReverse{
		view: v, walk: memory.DictTable(v.dict).WalkBack(), left: v.dict.Len(), size: v.dict.Len(),
	})
}

// Contains answers "x in view".
func (v *DictView) Contains(thread *starlark.Thread, x starlark.Value) (bool, error) {
	switch v.kind {
	case keysView:
		_, found, err := object.DictGet(thread, v.dict, x)
		return found, err
	case itemsView:
		pair, ok := object.Native(x).(starlark.Tuple)
		if !ok || len(pair) != 2 {
			return false, nil
		}
		y, found, err := object.DictGet(thread, v.dict, pair[0])
		if err != nil || !found {
			return false, err
		}
		return object.Equal(thread, y, pair[1])
	}
	values := starlark.Tuple(v.Collect())
	i, err := findEqual(thread, values, x, 0, len(values))
	return i >= 0, err
}

// Has is Contains for the engine's operator.
func (v *DictView) Has(x starlark.Value) (bool, error) { return v.Contains(nil, x) }

// Compare compares views of keys and items as sets. It makes no sets: the values of
// items need not be hashable.
func (v *DictView) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	if v.kind == valuesView || !isSetLike(other) {
		return nil, false, nil
	}
	n, err := object.Length(thread, other)
	if err != nil {
		return nil, false, err
	}
	a, b := starlark.Value(v), other
	var fits bool
	switch op {
	case "==", "!=":
		fits = v.Len() == n
	case "<":
		fits = v.Len() < n
	case "<=":
		fits = v.Len() <= n
	case ">":
		fits, a, b = v.Len() > n, other, v
	case ">=":
		fits, a, b = v.Len() >= n, other, v
	}
	if fits {
		fits, err = containsAll(thread, b, a)
	}
	return starlark.Bool(fits != (op == "!=")), true, err
}

// containsAll reports whether each element of elems is in v.
func containsAll(thread *starlark.Thread, v, elems starlark.Value) (bool, error) {
	it, err := object.Iterate(thread, elems)
	if err != nil {
		return false, err
	}
	for {
		x, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err == nil, err
		}
		if in, err := object.Contains(thread, v, x); !in || err != nil {
			return false, err
		}
	}
}

// Operate does "&", "|", "-" and "^" with any iterable; the result is a set.
func (v *DictView) Operate(thread *starlark.Thread, op string, other starlark.Value, right, _ bool) (starlark.Value, bool, error) {
	combine := setOperators[op]
	if v.kind == valuesView || combine == nil {
		return nil, false, nil
	}
	if op == "&" {
		s, err := v.intersect(thread, other)
		return s, err == nil, err
	}
	if op == "-" && right {
		s, err := v.takenFrom(thread, other)
		return s, err == nil, err
	}
	a, b := starlark.Value(v), other
	if right {
		a, b = b, a
	}
	mine, err := toSet(thread, a)
	if err != nil {
		return nil, false, err
	}
	theirs, err := toSet(thread, b)
	if err != nil {
		return nil, false, err
	}
	s, err := combine(thread, mine, theirs)
	return s, err == nil, err
}

// takenFrom returns the elements of an iterable that are not in the view.
func (v *DictView) takenFrom(thread *starlark.Thread, other starlark.Value) (*starlark.Set, error) {
	from, err := toSet(thread, other)
	if err != nil {
		return nil, err
	}
	if v.Len() < from.Len() {
		s := copyOf(from)
		return s, setRemoveAll(thread, s, v)
	}
	return pick(thread, from, func(x starlark.Value) (bool, error) { return v.Contains(thread, x) }, false)
}

// intersect returns what the view, whose items need not be hashable, and another iterable have in
// common: the elements of the smaller one if the other is a set or a view.
func (v *DictView) intersect(thread *starlark.Thread, other starlark.Value) (*starlark.Set, error) {
	switch o := other.(type) {
	case *starlark.Set:
		if v.Len() <= o.Len() {
			return intersectIterable(thread, o, v)
		}
	case *FrozenSet:
		if v.Len() <= o.Len() {
			return intersectIterable(thread, o.set, v)
		}
	case *DictView:
		if o.kind != valuesView && v.Len() < o.Len() {
			v, other = o, v
		}
	}
	s := new(starlark.Set)
	return s, EachElement(thread, other, func(x starlark.Value) error {
		in, err := v.Contains(thread, x)
		if in && err == nil {
			err = object.SetAdd(thread, s, x)
		}
		return err
	})
}

// Binary is Operate for the engine's operators.
func (v *DictView) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if _, ok := y.(starlark.Iterable); !ok {
		return nil, nil
	}
	result, ok, err := v.Operate(nil, op.String(), y, side == starlark.Right, false)
	if !ok {
		return nil, err
	}
	return result, err
}

// viewIsDisjoint is keys().isdisjoint(other).
func viewIsDisjoint(thread *starlark.Thread, v *DictView, x starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, x)
	if err != nil {
		return nil, err
	}
	for {
		e, ok, err := it.Next(thread)
		if !ok || err != nil {
			return starlark.True, err
		}
		if in, err := v.Contains(thread, e); in || err != nil {
			return starlark.False, err
		}
	}
}
