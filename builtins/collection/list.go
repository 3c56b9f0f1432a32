package collection

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillList() {
	object.ListClass.Define(newList, map[string]object.MethodFunc{
		"append":  object.Method1("list.append", listAppend),
		"clear":   object.Method0("list.clear", listClear),
		"copy":    object.Method0("list.copy", listCopy),
		"count":   object.Method1("list.count", listCount),
		"extend":  object.Method1("list.extend", listExtend),
		"index":   object.MethodN("list", "index", 1, 3, listIndex),
		"insert":  object.MethodN("list", "insert", 2, 2, listInsert),
		"pop":     object.MethodN("list", "pop", 0, 1, listPop),
		"remove":  object.Method1("list.remove", listRemove),
		"reverse": object.Method0("list.reverse", listReverseInPlace),
		"sort":    listSort,
	})
	giveContainer(object.ListClass)
	giveSequence(object.ListClass)
	object.ListClass.GiveItems(true)
	object.ListClass.GiveInPlace("+", "*")
	giveMutable(object.ListClass, "extend")
}

// listMethodsPython2 is the methods of list that differ in Python 2.
var listMethodsPython2 = map[string]object.MethodFunc{"sort": listSortPython2}

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
func newList(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.CheckArgs("list", "list", args, kwargs, 0, 1); err != nil || len(args) == 0 {
		return starlark.NewList(nil), err
	}
	elems, err := object.Collect(thread, args[0])
	if err != nil {
		return nil, err
	}
	return starlark.NewList(elems), nil
}

func listAppend(_ *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return starlark.None, self.(*starlark.List).Append(x)
}

func listClear(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	return starlark.None, self.(*starlark.List).Clear()
}

func listCopy(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	l := self.(*starlark.List)
	return l.Slice(0, l.Len(), 1), nil
}

func listCount(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return countEqual(thread, self.(*starlark.List), x)
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

func listExtend(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	return starlark.None, extendList(thread, self.(*starlark.List), x)
}

// extendList appends the elements of an iterable. Those that come before an error
// stay.
func extendList(thread *starlark.Thread, l *starlark.List, x starlark.Value) error {
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
	for {
		v, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		if err := l.Append(v); err != nil {
			return err
		}
	}
}

// listIndex is list.index(x, start=0, stop=sys.maxsize).
func listIndex(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	i, err := indexOf(thread, self.(*starlark.List), args)
	if err == nil && i < 0 {
		text, err := object.Repr(thread, args[0])
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("ValueError", "%s is not in list", text)
	}
	return starlark.MakeInt(i), err
}

// indexOf binds the arguments of index and returns the place of the first equal
// element, -1 if there is none.
func indexOf(thread *starlark.Thread, seq starlark.Indexable, args starlark.Tuple) (int, error) {
	from, to := 0, seq.Len()
	for i, v := range args[1:] {
		if v == starlark.None {
			v = starlark.String("") // None is no integer here
		}
		n, err := object.SliceIndex(thread, v, 0)
		if err != nil {
			if e, ok := err.(*raise.Error); ok && e.Class == "TypeError" { //nolint:errorlint // not the program's
				err = raise.Errorf("TypeError", "slice indices must be integers or have an __index__ method")
			}
			return 0, err
		}
		if n < 0 {
			n = max(n+seq.Len(), 0)
		}
		if i == 0 {
			from = n
		} else {
			to = n
		}
	}
	return findEqual(thread, seq, args[0], from, to)
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

// listInsert is list.insert(index, x).
func listInsert(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	i, err := object.ToSize(thread, args[0])
	if err != nil {
		return nil, err
	}
	l := self.(*starlark.List)
	return callEngine(thread, engineInsert, l, starlark.Tuple{starlark.MakeInt(i), args[1]})
}

// listPop is list.pop(index=-1).
func listPop(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	l := self.(*starlark.List)
	i := -1
	if len(args) == 1 {
		var err error
		if i, err = object.ToSize(thread, args[0]); err != nil {
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
func listRemove(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	l := self.(*starlark.List)
	i, err := findEqual(thread, l, x, 0, l.Len())
	if err != nil {
		return nil, err
	}
	if i < 0 {
		return nil, raise.Errorf("ValueError", "list.remove(x): x not in list")
	}
	return starlark.None, deleteAt(thread, l, i)
}

func listReverseInPlace(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	l := self.(*starlark.List)
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
func listSort(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if n := len(args) + len(kwargs); n > 2 {
		return nil, raise.Errorf("TypeError", "sort() takes at most 2 arguments (%d given)", n)
	}
	if len(args) > 0 {
		return nil, raise.Errorf("TypeError", "sort() takes no positional arguments")
	}
	key, reverse, err := sortOptions(thread, kwargs)
	if err != nil {
		return nil, err
	}
	return starlark.None, sortList(self.(*starlark.List), func(elems []starlark.Value) error {
		return Sort(thread, elems, key, reverse)
	})
}

// listSortPython2 is Python 2's list.sort(cmp=None, key=None, reverse=False).
func listSortPython2(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [3]starlark.Value
	if err := call.BindNamed("sort", []string{"cmp", "key", "reverse"}, 0, v[:], args, kwargs); err != nil {
		return nil, err
	}
	descending, err := ReverseOption(thread, v[2])
	if err != nil {
		return nil, err
	}
	return starlark.None, sortList(self.(*starlark.List), func(elems []starlark.Value) error {
		return SortPython2(thread, elems, v[0], v[1], descending)
	})
}

// sortList sorts a copy of the elements, so that what the comparisons see of the list
// does not change, and puts it back.
func sortList(l *starlark.List, sort func([]starlark.Value) error) error {
	elems := listElems(l)
	err := sort(elems)
	if l.Len() != len(elems) {
		if err == nil {
			err = raise.Errorf("ValueError", "list modified during sort")
		}
		return err
	}
	if e := replaceElems(l, 0, elems); err == nil {
		err = e // the list is frozen
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
	head := listElems(l)[:i]
	return refill(thread, l, slices.Concat(head, elems, tail))
}
