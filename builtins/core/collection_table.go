package core

import (
	"go.starlark.net/starlark"
)

// CollectionTable is what the package tells of its classes.
var CollectionTable = Table{
	Slots: []ClassSlots{
		{ListClass, &Slots{
			Repr: reprList, Compare: compareLists, Order: orderLists, InPlace: listInPlace, Contains: listContains,
			Iterate: iterateList, Iterator: listIteratorClass, Loop: loopList, Collect: collectList,
			Slice: sliceList, GetItem: listGetItem, SetItem: listSetItem, DelItem: listDelItem,
			Python2: listMethodsPython2,
		}},
		{TupleClass, &Slots{
			Repr: reprTuple, Hash: hashTuple, Compare: compareTuples, Order: orderTuples, Contains: tupleContains,
			Iterate: iterateTuple, Iterator: tupleIteratorClass, Collect: collectTuple,
			Slice: sliceTuple, GetItem: tupleGetItem,
		}},
		{DictClass, &Slots{
			Repr: reprDict, Compare: compareDicts, Order: orderDicts, Operate: dictOperate, InPlace: dictInPlace,
			Iterate: iterateDict, Iterator: viewIteratorClasses[keysView], Loop: loopDict, Collect: collectDict,
			DelItem: delKey, Python2: dictMethodsPython2,
		}},
		{SetClass, &Slots{
			Repr: reprSet, Compare: compareSetSlot, Operate: setOperate, InPlace: setInPlace,
			Iterate: iterateSet, Iterator: setIteratorClass, Collect: collectSet, Indexed: true,
		}},
		{RangeClass, &Slots{Repr: reprRange, GetItem: rangeGetItem, Contains: rangeContains, Iterator: rangeIteratorClass}},
		{FrozenSetClass, &Slots{Iterator: setIteratorClass, Indexed: true}},
		{viewClasses[keysView], &Slots{Iterator: viewIteratorClasses[keysView], Indexed: true}},
		{viewClasses[valuesView], &Slots{Iterator: viewIteratorClasses[valuesView], Indexed: true}},
		{viewClasses[itemsView], &Slots{Iterator: viewIteratorClasses[itemsView], Indexed: true}},
	},
	Late: []Late{
		{Fill: fillList, Classes: []*Class{ListClass}},
		{Fill: fillTuple, Classes: []*Class{TupleClass}},
		{Fill: fillDict, Classes: []*Class{DictClass}},
		{Fill: fillViews, Classes: viewClasses[:]},
		{Fill: fillSet, Classes: []*Class{SetClass}},
		{Fill: fillFrozenSet, Classes: []*Class{FrozenSetClass}},
		{Fill: fillRange, Classes: []*Class{RangeClass}},
		{Fill: fillIterators, Classes: []*Class{EnumerateClass, ZipClass, MapClass, FilterClass, ReversedClass}},
	},
}

// The slots of the engine's types, which call what is done with the types themselves.

func compareLists(c Comparison, op string, a, b starlark.Value) (result, ok bool, err error) {
	y, ok := b.(*starlark.List)
	if !ok {
		return false, false, nil
	}
	result, err = compareItems(c, op, a.(*starlark.List), y)
	return result, err == nil, err
}

func compareTuples(c Comparison, op string, a, b starlark.Value) (result, ok bool, err error) {
	if _, ok := b.(starlark.Tuple); !ok {
		return false, false, nil
	}
	result, err = compareItems(c, op, a.(starlark.Indexable), b.(starlark.Indexable))
	return result, err == nil, err
}

func compareDicts(c Comparison, op string, a, b starlark.Value) (result, ok bool, err error) {
	y, ok := b.(*starlark.Dict)
	if !ok || op != "==" && op != "!=" {
		return false, false, nil
	}
	result, err = equalDicts(c, a.(*starlark.Dict), y)
	return result == (op == "=="), err == nil, err
}

func compareSetSlot(_ Comparison, op string, a, b starlark.Value) (result, ok bool, err error) {
	y, ok := b.(*starlark.Set)
	if !ok {
		return false, false, nil
	}
	result, err = compareSets(op, a.(*starlark.Set), y)
	return result, err == nil, err
}

func orderLists(c Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	y, ok := b.(*starlark.List)
	if !ok {
		return 0, false, nil
	}
	n, err = cmpItems(c, a.(*starlark.List), y)
	return n, err == nil, err
}

func orderTuples(c Comparison, a, b starlark.Value) (n int, ok bool, err error) {
	if _, ok := b.(starlark.Tuple); !ok {
		return 0, false, nil
	}
	n, err = cmpItems(c, a.(starlark.Indexable), b.(starlark.Indexable))
	return n, err == nil, err
}

func orderDicts(c Comparison, a, b starlark.Value) (n int, ok bool, err error) {
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
		if same, err := Equal(thread, l.Index(i), x); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func tupleContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	for _, e := range v.(starlark.Tuple) {
		if same, err := Equal(thread, e, x); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func iterateList(v starlark.Value) Iterator  { return &listIterator{list: v.(*starlark.List)} }
func iterateTuple(v starlark.Value) Iterator { return &sliceIterator{elems: v.(starlark.Tuple)} }
func iterateDict(v starlark.Value) Iterator  { return newKeyIterator(v.(*starlark.Dict)) }
func iterateSet(v starlark.Value) Iterator   { return newSetIterator(v.(*starlark.Set)) }

func loopList(_ *starlark.Thread, v starlark.Value) starlark.Value {
	return &listLoop{list: v.(*starlark.List)}
}

func loopDict(thread *starlark.Thread, v starlark.Value) starlark.Value {
	d := v.(*starlark.Dict)
	l := &keyLoop{thread: thread}
	l.start(d, d.Iterate())
	return l
}

func collectList(v starlark.Value) []starlark.Value { return listElems(v.(*starlark.List)) }
func collectDict(v starlark.Value) []starlark.Value { return v.(*starlark.Dict).Keys() }
func collectSet(v starlark.Value) []starlark.Value  { return setElems(v.(*starlark.Set)) }

func collectTuple(v starlark.Value) []starlark.Value {
	t := v.(starlark.Tuple)
	return append(make([]starlark.Value, 0, len(t)), t...)
}

func listGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	l := v.(*starlark.List)
	i, err := ItemIndex(thread, key, l.Len(), "list", "list index out of range")
	if err != nil {
		return nil, err
	}
	return l.Index(i), nil
}

func tupleGetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	t := v.(starlark.Tuple)
	i, err := ItemIndex(thread, key, len(t), "tuple", "tuple index out of range")
	if err != nil {
		return nil, err
	}
	return t[i], nil
}

func listSetItem(thread *starlark.Thread, v, key, x starlark.Value) error {
	l := v.(*starlark.List)
	if s, ok := key.(*Slice); ok {
		return setSlice(thread, l, s, x)
	}
	i, err := ItemIndex(thread, key, l.Len(), "list", "list assignment index out of range")
	if err != nil {
		return err
	}
	return l.SetIndex(i, x)
}

func listDelItem(thread *starlark.Thread, v, key starlark.Value) error {
	l := v.(*starlark.List)
	if s, ok := key.(*Slice); ok {
		return deleteSlice(thread, l, s)
	}
	i, err := ItemIndex(thread, key, l.Len(), "list", "list assignment index out of range")
	if err != nil {
		return err
	}
	return deleteAt(thread, l, i)
}
