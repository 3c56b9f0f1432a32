package collection

import (
	"math"
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillList() {
	object.ListClass.Define(call.M1("list(self, iterable=(), /)", newList),
		call.M1("list.append(self, object, /)", listAppend),
		call.M0("list.clear(self, /)", listClear),
		call.M0("list.copy(self, /)", listCopy),
		call.M1("list.count(self, value, /)", listCount),
		call.M1("list.extend(self, iterable, /)", listExtend),
		call.M3("list.index(self, value, start=0, stop=9223372036854775807, /)", listIndex),
		call.M2("list.insert(self, index, object, /)", listInsert),
		call.M1("list.pop(self, index=-1, /)", listPop),
		call.M1("list.remove(self, value, /)", listRemove),
		call.M0("list.reverse(self, /)", listReverseInPlace),
		call.M1("list.__getitem__(self, index, /)", object.GetItem),
		call.M2("list.sort(self, /, *, key=None, reverse=False)", listSort),
	)
	giveContainer(object.ListClass)
	giveSequence(object.ListClass)
	object.ListClass.GiveItems(true)
	object.ListClass.GiveInPlace("+", "*")
	giveMutable(object.ListClass, "extend")
	giveReversed(object.ListClass)
}

// listMethodsPython2 is the methods of list that differ in Python 2.
var listMethodsPython2 = sync.OnceValue(func() map[string]*call.Entry {
	return call.Table(call.M3("list.sort(self, cmp=None, key=None, reverse=False)", listSortPython2))
})

// The engine's own methods reach the array of a list, which is not exported: they move
// elements at the speed of memory.
var (
	enginePop    = engineMethod("pop")
	engineInsert = engineMethod("insert")
	engineExtend = engineMethod("extend")
)

func engineMethod(name string) *starlark.Builtin {
	m, err := starlark.NewList(nil).Attr(name)
	if err != nil {
		panic(err)
	}
	return m.(*starlark.Builtin)
}

func callEngine(thread *starlark.Thread, method *starlark.Builtin, l *starlark.List, args starlark.Tuple) (starlark.Value, error) {
	return method.BindReceiver(l).CallInternal(thread, args, nil)
}

// newList is list(iterable=()).
func newList(thread *starlark.Thread, _ *object.Class, iterable starlark.Value) (starlark.Value, error) {
	if iterable == nil {
		return starlark.NewList(nil), nil
	}
	elems, err := object.Collect(thread, iterable)
	if err != nil {
		return nil, err
	}
	return starlark.NewList(elems), nil
}

func listAppend(_ *starlark.Thread, l *starlark.List, x starlark.Value) (starlark.Value, error) {
	return starlark.None, l.Append(x)
}

func listClear(_ *starlark.Thread, l *starlark.List) (starlark.Value, error) {
	return starlark.None, l.Clear()
}

func listCopy(_ *starlark.Thread, l *starlark.List) (starlark.Value, error) {
	return l.Slice(0, l.Len(), 1), nil
}

func listCount(thread *starlark.Thread, l *starlark.List, x starlark.Value) (starlark.Value, error) {
	return countEqual(thread, l, x)
}

// countEqual counts the elements of a list or tuple that equal x.
func countEqual(thread *starlark.Thread, seq starlark.Indexable, x starlark.Value) (starlark.Value, error) {
	n := 0
	for i := 0; ; n++ {
		found, err := findEqual(thread, seq, x, i, seq.Len())
		if err != nil || found < 0 {
			return starlark.MakeInt(n), err
		}
		i = found + 1
	}
}

func listExtend(thread *starlark.Thread, l *starlark.List, x starlark.Value) (starlark.Value, error) {
	return starlark.None, extendList(thread, l, x)
}

// extendList appends the elements of an iterable. Those that come before an error
// stay.
func extendList(thread *starlark.Thread, l *starlark.List, x starlark.Value) error {
	if own, ok := object.Native(x).(*starlark.List); ok && own == l { // or it would have no end
		x = l
	}
	switch x := x.(type) {
	case *starlark.List:
		_, err := callEngine(thread, engineExtend, l, starlark.Tuple{x})
		return err
	case starlark.Tuple:
		return appendAll(l, x)
	case *starlark.Dict, *starlark.Set, *DictView:
		elems, err := object.Collect(thread, x)
		if err != nil {
			return err
		}
		return appendAll(l, elems)
	}
	it, err := object.Iterate(thread, x)
	if err != nil {
		return err
	}
	if err := object.AffordValues(object.SizeHint(x)); err != nil {
		return err
	}
	for {
		v, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		if err := object.AffordValues(l.Len()); err != nil {
			return err
		}
		if err := l.Append(v); err != nil {
			return err
		}
	}
}

// listIndex is list.index(value, start=0, stop=sys.maxsize).
func listIndex(thread *starlark.Thread, l *starlark.List, x, start, stop starlark.Value) (starlark.Value, error) {
	i, err := indexOf(thread, l, x, start, stop)
	if err == nil && i < 0 {
		text, err := object.Repr(thread, x)
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("ValueError", "%s is not in list", text)
	}
	return starlark.MakeInt(i), err
}

// indexOf is the method index of list and tuple: the place of the first equal element, -1 if
// there is none.
func indexOf(thread *starlark.Thread, seq starlark.Indexable, x, start, stop starlark.Value) (int, error) {
	from, err := indexBound(thread, seq, start, 0)
	if err != nil {
		return 0, err
	}
	to, err := indexBound(thread, seq, stop, math.MaxInt)
	if err != nil {
		return 0, err
	}
	return findEqual(thread, seq, x, from, to)
}

// indexBound reads an argument of index; def is what stands if it is not given.
func indexBound(thread *starlark.Thread, seq starlark.Indexable, v starlark.Value, def int) (int, error) {
	if v == nil {
		return def, nil
	}
	i, ok, err := object.AsInt(thread, v)
	if err == nil && !ok {
		err = raise.Errorf("TypeError", "slice indices must be integers or have an __index__ method")
	}
	if err != nil {
		return 0, err
	}
	n, err := object.SliceIndex(thread, i, 0)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		n = max(n+seq.Len(), 0)
	}
	return n, nil
}

// findEqual returns the index of the first element from from and before to that
// equals x, -1 if there is none. The comparisons may change the list.
func findEqual(thread *starlark.Thread, seq starlark.Indexable, x starlark.Value, from, to int) (int, error) {
	text, isText := x.(starlark.String)
	for i := from; i < to && i < seq.Len(); i++ {
		elem := seq.Index(i)
		if isText {
			if s, ok := elem.(starlark.String); ok {
				if s == text {
					return i, nil
				}
				continue
			}
		}
		if eq, err := object.Equal(thread, elem, x); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

// listInsert is list.insert(index, object).
func listInsert(thread *starlark.Thread, l *starlark.List, index, x starlark.Value) (starlark.Value, error) {
	i, err := object.ToSize(thread, index)
	if err != nil {
		return nil, err
	}
	return callEngine(thread, engineInsert, l, starlark.Tuple{starlark.MakeInt(i), x})
}

// listPop is list.pop(index=-1).
func listPop(thread *starlark.Thread, l *starlark.List, index starlark.Value) (starlark.Value, error) {
	i := -1
	if index != nil {
		var err error
		if i, err = object.ToSize(thread, index); err != nil {
			return nil, err
		}
	}
	n := l.Len()
	if n == 0 {
		return nil, raise.Errorf("IndexError", "pop from empty list")
	}
	if i < -n || i >= n {
		return nil, raise.Errorf("IndexError", "pop index out of range")
	}
	if i == n-1 || i == -1 {
		return callEngine(thread, enginePop, l, nil)
	}
	return callEngine(thread, enginePop, l, starlark.Tuple{starlark.MakeInt(i)})
}

// listRemove is list.remove(x).
func listRemove(thread *starlark.Thread, l *starlark.List, x starlark.Value) (starlark.Value, error) {
	i, err := findEqual(thread, l, x, 0, l.Len())
	if err != nil {
		return nil, err
	}
	if i < 0 {
		return nil, raise.Errorf("ValueError", "list.remove(x): x not in list")
	}
	return starlark.None, deleteAt(thread, l, i)
}

func listReverseInPlace(_ *starlark.Thread, l *starlark.List) (starlark.Value, error) {
	for i, j := 0, l.Len()-1; i < j; i, j = i+1, j-1 {
		x, y := l.Index(i), l.Index(j)
		if err := l.SetIndex(i, y); err != nil {
			return nil, err
		}
		if err := l.SetIndex(j, x); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// listSort is list.sort(*, key=None, reverse=False).
func listSort(thread *starlark.Thread, l *starlark.List, key, reverse starlark.Value) (starlark.Value, error) {
	descending, err := ReverseOption(thread, reverse)
	if err != nil {
		return nil, err
	}
	return starlark.None, sortList(thread, l, func(elems []starlark.Value) error {
		return Sort(thread, elems, key, descending)
	})
}

// listSortPython2 is Python 2's list.sort(cmp=None, key=None, reverse=False).
func listSortPython2(thread *starlark.Thread, l *starlark.List, cmp, key, reverse starlark.Value) (starlark.Value, error) {
	descending, err := ReverseOption(thread, reverse)
	if err != nil {
		return nil, err
	}
	return starlark.None, sortList(thread, l, func(elems []starlark.Value) error {
		return SortPython2(thread, elems, cmp, key, descending)
	})
}

// sortList sorts the elements while the list is empty, as the comparisons see, and puts them back.
func sortList(thread *starlark.Thread, l *starlark.List, sort func([]starlark.Value) error) error {
	elems := memory.Elements(l)
	if err := l.Clear(); err != nil {
		return err
	}
	err := sort(elems)
	if l.Len() > 0 && err == nil {
		err = raise.Errorf("ValueError", "list modified during sort")
	}
	if e := refill(thread, l, elems); err == nil {
		err = e
	}
	return err
}

// replaceElems assigns to the elements from i on.
func replaceElems(l *starlark.List, i int, elems []starlark.Value) error {
	for k, x := range elems {
		if err := l.SetIndex(i+k, x); err != nil {
			return err
		}
	}
	return nil
}

func deleteAt(thread *starlark.Thread, l *starlark.List, i int) error {
	_, err := callEngine(thread, enginePop, l, starlark.Tuple{starlark.MakeInt(i)})
	return err
}

// fewPops is how many elements are taken out one by one; if more are to go, the
// list is filled anew.
const fewPops = 4

// deleteSlice does del l[s].
func deleteSlice(thread *starlark.Thread, l *starlark.List, s *object.Slice) error {
	b, err := s.Bounds(thread)
	if err != nil {
		return err
	}
	part := ascending(b.Of(l.Len()))
	if part.Count <= fewPops {
		for k := part.Count - 1; k >= 0; k-- {
			if err := deleteAt(thread, l, part.Start+k*part.Step); err != nil {
				return err
			}
		}
		return nil
	}
	rest := make([]starlark.Value, 0, l.Len()-part.Count)
	next := part.Start
	for i := range l.Len() {
		if i == next && part.Count > 0 {
			next += part.Step
			part.Count--
			continue
		}
		rest = append(rest, l.Index(i))
	}
	return refill(thread, l, rest)
}

// ascending returns the same elements in the order of the list.
func ascending(s object.Span) object.Span {
	if s.Step > 0 {
		return s
	}
	last := s.Start + (s.Count-1)*s.Step
	return object.Span{Start: last, Stop: s.Start + 1, Step: -s.Step, Count: s.Count}
}

// refill replaces all elements of a list.
func refill(thread *starlark.Thread, l *starlark.List, elems []starlark.Value) error {
	if err := l.Clear(); err != nil {
		return err
	}
	_, err := callEngine(thread, engineExtend, l, starlark.Tuple{starlark.NewList(elems)})
	return err
}

// setSlice does l[s] = x.
func setSlice(thread *starlark.Thread, l *starlark.List, s *object.Slice, x starlark.Value) error {
	b, err := s.Bounds(thread)
	if err != nil {
		return err
	}
	elems, err := collectToAssign(thread, x, b.Step() != 1)
	if err != nil {
		return err
	}
	part := b.Of(l.Len()) // the iteration may have changed the list
	if b.Step() == 1 {
		return spliceList(thread, l, part.Start, max(part.Start, part.Stop), elems)
	}
	if len(elems) != part.Count {
		return raise.Errorf("ValueError", "attempt to assign sequence of size %d to extended slice of size %d",
			len(elems), part.Count)
	}
	for k, x := range elems {
		if err := l.SetIndex(part.Start+k*part.Step, x); err != nil {
			return err
		}
	}
	return nil
}

func collectToAssign(thread *starlark.Thread, x starlark.Value, extended bool) ([]starlark.Value, error) {
	elems, err := object.Collect(thread, x)
	if err != nil && object.IsNotIterable(err, x) {
		if extended {
			return nil, raise.Errorf("TypeError", "must assign iterable to extended slice")
		}
		return nil, raise.Errorf("TypeError", "can only assign an iterable")
	}
	return elems, err
}

// spliceList replaces the elements from i and before j.
func spliceList(thread *starlark.Thread, l *starlark.List, i, j int, elems []starlark.Value) error {
	n := l.Len()
	if len(elems) == j-i {
		return replaceElems(l, i, elems)
	}
	tail := make([]starlark.Value, 0, n-j)
	for k := j; k < n; k++ {
		tail = append(tail, l.Index(k))
	}
	if len(elems) > j-i {
		elems = slices.Concat(elems, tail)
		if err := replaceElems(l, i, elems[:n-i]); err != nil {
			return err
		}
		return appendAll(l, elems[n-i:])
	}
	head := memory.Elements(l)[:i]
	return refill(thread, l, slices.Concat(head, elems, tail))
}
