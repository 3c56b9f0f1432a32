package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// Table is what the package tells of its classes.
var Table = object.Table{
	Slots: []object.ClassSlots{
		{Class: object.ListClass, Slots: &object.Slots{
			Repr: reprList, Compare: compareLists, Order: orderLists, InPlace: listInPlace, Contains: listContains,
			Iterate: iterateList, Iterator: listIteratorClass, Loop: loopList, Collect: collectList,
			Slice: sliceList, GetItem: listGetItem, SetItem: listSetItem, DelItem: listDelItem,
			Python2: listMethodsPython2,
		}},
		{Class: object.TupleClass, Slots: &object.Slots{
			Repr: reprTuple, Hash: hashTuple, Compare: compareTuples, Order: orderTuples, Contains: tupleContains,
			Iterate: iterateTuple, Iterator: tupleIteratorClass, Collect: collectTuple,
			Slice: sliceTuple, GetItem: tupleGetItem,
		}},
		{Class: object.DictClass, Slots: &object.Slots{
			Repr: reprDict, Compare: compareDicts, Order: orderDicts, Operate: dictOperate, InPlace: dictInPlace,
			Iterate: iterateDict, Iterator: viewIteratorClasses[keysView], Loop: loopDict, Collect: collectDict,
			DelItem: delKey, Python2: dictMethodsPython2,
		}},
		{Class: object.SetClass, Slots: &object.Slots{
			Repr: reprSet, Compare: compareSetSlot, Operate: setOperate, InPlace: setInPlace,
			Iterate: iterateSet, Iterator: setIteratorClass, Collect: collectSet, Indexed: true, Contains: setContains,
		}},
		{Class: object.RangeClass, Slots: &object.Slots{Repr: reprRange, Hash: hashRange, Compare: compareRanges, Iterate: iterateRange, GetItem: rangeGetItem, Contains: rangeContains, Iterator: rangeIteratorClass}},
		{Class: FrozenSetClass, Slots: &object.Slots{Hash: hashFrozenSet, Iterator: setIteratorClass, Indexed: true}},
		{Class: viewClasses[keysView], Slots: &object.Slots{Iterator: viewIteratorClasses[keysView], Indexed: true}},
		{Class: viewClasses[valuesView], Slots: &object.Slots{Iterator: viewIteratorClasses[valuesView], Indexed: true}},
		{Class: viewClasses[itemsView], Slots: &object.Slots{Iterator: viewIteratorClasses[itemsView], Indexed: true}},
	},
	Late: []object.Late{
		{Fill: fillList, Classes: []*object.Class{object.ListClass}},
		{Fill: fillTuple, Classes: []*object.Class{object.TupleClass}},
		{Fill: fillDict, Classes: []*object.Class{object.DictClass}},
		{Fill: fillViews, Classes: viewClasses[:]},
		{Fill: fillSet, Classes: []*object.Class{object.SetClass}},
		{Fill: fillFrozenSet, Classes: []*object.Class{FrozenSetClass}},
		{Fill: fillRange, Classes: []*object.Class{object.RangeClass}},
		{Fill: fillIterators, Classes: []*object.Class{EnumerateClass, ZipClass, MapClass, FilterClass, ReversedClass}},
	},
}

// The slots of the engine's types, which call what is done with the types themselves.

func compareLists(c object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	y, ok := b.(*starlark.List)
	if !ok {
		return nil, nil
	}
	return compareItems(c, op, a.(*starlark.List), y)
}

func compareTuples(c object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	if _, ok := b.(starlark.Tuple); !ok {
		return nil, nil
	}
	return compareItems(c, op, a.(starlark.Indexable), b.(starlark.Indexable))
}

func compareDicts(c object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	y, ok := b.(*starlark.Dict)
	if !ok || op != "==" && op != "!=" {
		return nil, nil
	}
	equal, err := equalDicts(c, a.(*starlark.Dict), y)
	return starlark.Bool(equal == (op == "==")), err
}

func compareSetSlot(c object.Comparison, op string, a, b starlark.Value) (starlark.Value, error) {
	y, ok := b.(*starlark.Set)
	if !ok {
		return nil, nil
	}
	result, err := compareSets(c.Thread(), op, a.(*starlark.Set), y)
	return starlark.Bool(result), err
}

func orderLists(c object.Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	y, ok := b.(*starlark.List)
	if !ok {
		return 0, false, nil
	}
	n, err = cmpItems(c, a.(*starlark.List), y)
	return n, err == nil, err
}

func orderTuples(c object.Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	if _, ok := b.(starlark.Tuple); !ok {
		return 0, false, nil
	}
	n, err = cmpItems(c, a.(starlark.Indexable), b.(starlark.Indexable))
	return n, err == nil, err
}

func orderDicts(c object.Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	y, ok := b.(*starlark.Dict)
	if !ok {
		return 0, false, nil
	}
	n, err = cmpDicts(c, a.(*starlark.Dict), y)
	return n, err == nil, err
}

func listContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	l := v.(*starlark.List)
	for i := 0; i < l.Len(); i++ { // a comparison may change the list
		if same, err := object.Equal(thread, l.Index(i), x); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func tupleContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	for _, e := range v.(starlark.Tuple) {
		if same, err := object.Equal(thread, e, x); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func setContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	return setHas(thread, v.(*starlark.Set), x)
}

func iterateList(v starlark.Value) object.Iterator  { return &listIterator{list: v.(*starlark.List)} }
func iterateTuple(v starlark.Value) object.Iterator { return &sliceIterator{elems: v.(starlark.Tuple)} }
func iterateDict(v starlark.Value) object.Iterator  { return newKeyIterator(v.(*starlark.Dict)) }
func iterateSet(v starlark.Value) object.Iterator   { return newSetIterator(v.(*starlark.Set)) }

func loopList(_ *starlark.Thread, v starlark.Value) starlark.Value {
	return &listLoop{list: v.(*starlark.List)}
}

func loopDict(thread *starlark.Thread, v starlark.Value) starlark.Value {
	l := &keyLoop{thread: thread}
	l.start(memory.DictTable(v.(*starlark.Dict)))
	return l
}

func collectList(v starlark.Value) []starlark.Value { return memory.Elements(v.(*starlark.List)) }
func collectDict(v starlark.Value) []starlark.Value { return v.(*starlark.Dict).Keys() }
func collectSet(v starlark.Value) []starlark.Value  { return setElems(v.(*starlark.Set)) }

func collectTuple(v starlark.Value) []starlark.Value {
	t := v.(starlark.Tuple)
	return append(make([]starlark.Value, 0, len(t)), t...)
}

func listGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	l := v.(*starlark.List)
	i, err := object.ItemIndex(thread, key, l, "list", "list index out of range")
	if err != nil {
		return nil, err
	}
	return l.Index(i), nil
}

func tupleGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	t := v.(starlark.Tuple)
	i, err := object.ItemIndex(thread, key, t, "tuple", "tuple index out of range")
	if err != nil {
		return nil, err
	}
	return t[i], nil
}

func listSetItem(thread *starlark.Thread, v, key, x starlark.Value) error {
	l := v.(*starlark.List)
	if s, ok := key.(*object.Slice); ok {
		return setSlice(thread, l, s, x)
	}
	i, err := object.ItemIndex(thread, key, l, "list", "list assignment index out of range")
	if err != nil {
		return err
	}
	return l.SetIndex(i, x)
}

func listDelItem(thread *starlark.Thread, v, key starlark.Value) error {
	l := v.(*starlark.List)
	if s, ok := key.(*object.Slice); ok {
		return deleteSlice(thread, l, s)
	}
	i, err := object.ItemIndex(thread, key, l, "list", "list assignment index out of range")
	if err != nil {
		return err
	}
	return deleteAt(thread, l, i)
}
