package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// newReversed is reversed(sequence).
func newReversed(thread *starlark.Thread, _ *object.Class, sequence starlark.Value) (starlark.Value, error) {
	return Reversed(thread, sequence)
}

// Reversed returns reversed(v), an iterator. It is a TypeError if v is no sequence.
func Reversed(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case *starlark.List:
		return NewIterator(listReverseClass, &listReverse{x, x.Len() - 1}), nil
	case starlark.Tuple:
		return NewIterator(ReversedClass, &indexReverse{seq: x, left: len(x)}), nil
	case *starlark.Dict:
		return (&DictView{x, keysView}).reversed(), nil
	case *DictView:
		return x.reversed(), nil
	}
	if reverse := object.SlotsOf(v).Reverse; reverse != nil {
		return NewIterator(ReversedClass, reverse(v)), nil
	}
	if r, ok := v.(*object.Range); ok {
		return NewIterator(rangeIteratorClass, &rangeIterator{r: r.Reversed()}), nil
	}
	class := object.TypeOf(v)
	m, ok := class.Lookup("__reversed__")
	if ok && m == starlark.None {
		return nil, raise.New(fact.NotReversible, class.Name())
	}
	if ok {
		return object.CallMethod(thread, v, "__reversed__", nil, nil)
	}
	items, indexed := v.(object.ItemGetter)
	_, getter := class.Lookup("__getitem__")
	_, sized := class.Lookup("__len__")
	if indexed && getter && sized {
		n, err := object.Length(thread, v)
		if err != nil {
			return nil, err
		}
		return NewIterator(ReversedClass, &itemReverse{items, n}), nil
	}
	return nil, raise.New(fact.NotReversible, class.Name())
}

// A listReverse goes on from the same index if the list changes.
type listReverse struct {
	list *starlark.List
	next int // -1 at the end
}

func (it *listReverse) Next(*starlark.Thread) (starlark.Value, bool, error) {
	i := it.next
	if i < 0 || i >= it.list.Len() {
		it.next = -1
		return nil, false, nil
	}
	it.next--
	return it.list.Index(i), true, nil
}

// An indexReverse iterates over a sequence that does not change.
type indexReverse struct {
	seq  starlark.Indexable
	left int
	pace proc.Pace
}

func (it *indexReverse) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if it.left == 0 {
		return nil, false, nil
	}
	it.left--
	return it.seq.Index(it.left), true, it.pace.Step(thread)
}

// An itemReverse iterates over an instance that has __getitem__ and __len__.
type itemReverse struct {
	items object.ItemGetter
	left  int
}

func (it *itemReverse) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if it.left <= 0 {
		return nil, false, nil
	}
	it.left--
	v, err := it.items.GetItem(thread, starlark.MakeInt(it.left))
	return v, err == nil, err
}

// A viewReverse iterates over a dict's keys, values or items from the last.
type viewReverse struct {
	view *DictView // nil at the end
	walk memory.Walk
	left int
	size int
}

func (it *viewReverse) Next(*starlark.Thread) (starlark.Value, bool, error) {
	switch {
	case it.view == nil:
		return nil, false, nil
	case it.view.dict.Len() != it.size:
		it.size = -1
		return nil, false, raise.Errorf("RuntimeError", "dictionary changed size during iteration")
	case it.left == 0:
		it.view = nil
		return nil, false, nil
	}
	e := it.walk.Next()
	if e == nil || e.Key == nil {
		it.view = nil
		return nil, false, errKeysChanged()
	}
	it.left--
	switch it.view.kind {
	case keysView:
		return e.Key, true, nil
	case itemsView:
		return memory.Pair(e.Key, e.Value), true, nil
	}
	return e.Value, true, nil
}
