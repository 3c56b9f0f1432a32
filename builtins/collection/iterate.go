package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// setElems returns the elements of a set in Python's order, in a new slice.
func setElems(s *starlark.Set) []starlark.Value {
	if elems := SetOrder(s); elems != nil {
		return elems
	}
	return elements(s)
}

// A listIterator sees what happens to its list until it has come to the end.
type listIterator struct {
	list *starlark.List // nil at the end
	next int
}

func (it *listIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if it.list == nil {
		return nil, false, nil
	}
	if i := it.next; i < it.list.Len() {
		it.next++
		return it.list.Index(i), true, nil
	}
	it.list = nil
	return nil, false, nil
}

// A sliceIterator iterates over elements that do not change.
type sliceIterator struct{ elems []starlark.Value }

func (it *sliceIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	if len(it.elems) == 0 {
		return nil, false, nil
	}
	x := it.elems[0]
	it.elems = it.elems[1:]
	return x, true, nil
}

// A keyIterator iterates over the keys of a dict, or the elements of a set that
// are in order of insertion. It does not lock what it iterates over, as the engine's
// iterator does until its Done, for memory.Walk need not be.
type keyIterator struct {
	walk  memory.Walk
	table *memory.Table // nil at the end
	isSet bool
	size  int
	seen  int
	key   starlark.Value // a place for Next, which would have to allocate one
}

func newKeyIterator(d *starlark.Dict) *keyIterator {
	it := &keyIterator{}
	it.start(memory.DictTable(d))
	return it
}

func (it *keyIterator) start(table *memory.Table) {
	it.walk, it.table, it.size = table.Walk(), table, table.Len()
}

func (it *keyIterator) Next(*starlark.Thread) (k starlark.Value, ok bool, err error) {
	ok, err = it.advance(&it.key)
	return it.key, ok, err
}

// advance sets *k to the next key.
func (it *keyIterator) advance(k *starlark.Value) (ok bool, err error) {
	e, err := it.entry()
	if e == nil {
		return false, err
	}
	*k = e.Key
	return true, nil
}

// entry returns the next entry, nil at the end.
func (it *keyIterator) entry() (*memory.Entry, error) {
	if it.table == nil {
		return nil, nil
	}
	if it.table.Len() != it.size {
		it.size = -1 // it fails for ever
		return nil, it.changed()
	}
	e := it.walk.Next()
	if (e != nil) == (it.seen < it.size) && (e == nil || e.Key != nil) {
		it.seen++
		if e == nil {
			it.table = nil
		}
		return e, nil
	}
	it.table = nil
	return nil, errKeysChanged()
}

func errKeysChanged() error {
	return raise.Errorf("RuntimeError", "dictionary keys changed during iteration")
}

func (it *keyIterator) changed() error {
	if it.isSet {
		return errSetChanged()
	}
	return raise.Errorf("RuntimeError", "dictionary changed size during iteration")
}

func errSetChanged() error {
	return raise.Errorf("RuntimeError", "Set changed size during iteration")
}

// newSetIterator returns an iterator in Python's order.
func newSetIterator(s *starlark.Set) object.Iterator {
	if elems := SetOrder(s); elems != nil {
		return &setIterator{set: s, elems: elems, size: len(elems)}
	}
	it := &keyIterator{isSet: true}
	it.start(memory.SetTable(s))
	return it
}

// A setIterator iterates over the elements of a set in an order that is not that
// of insertion.
type setIterator struct {
	set   *starlark.Set // nil at the end
	elems []starlark.Value
	size  int
}

func (it *setIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	switch {
	case it.set == nil:
		return nil, false, nil
	case it.set.Len() != it.size:
		it.size = -1
		return nil, false, errSetChanged()
	case len(it.elems) == 0:
		it.set = nil
		return nil, false, nil
	}
	x := it.elems[0]
	it.elems = it.elems[1:]
	return x, true, nil
}

// An itemIterator iterates over the values or the items of a dict.
type itemIterator struct {
	keyIterator
	pair bool // items
}

func newItemIterator(d *starlark.Dict, pair bool) *itemIterator {
	it := &itemIterator{pair: pair}
	it.start(memory.DictTable(d))
	return it
}

func (it *itemIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	e, err := it.entry()
	if e == nil {
		return nil, false, err
	}
	if it.pair {
		return memory.Pair(e.Key, e.Value), true, nil
	}
	return e.Value, true, nil
}

// NextInto is Next without a tuple.
func (it *itemIterator) NextInto(_ *starlark.Thread, dst []starlark.Value) (ok bool, err error) {
	e, err := it.entry()
	if e == nil {
		return false, err
	}
	dst[0], dst[1] = e.Key, e.Value
	return true, nil
}

func (it *itemIterator) Width() int {
	if it.pair {
		return 2
	}
	return 0
}

// A listLoop is at once the value, its Iterable and its iterator: one allocation
// a loop.
type listLoop struct {
	object.LoopValue
	list *starlark.List
	next int
}

func (l *listLoop) Iterate() starlark.Iterator { return l }

// Next need not remember that it came to the end, for the loop ends there.
func (l *listLoop) Next(p *starlark.Value) bool {
	i := l.next
	if i >= l.list.Len() {
		return false
	}
	*p = l.list.Index(i)
	l.next = i + 1
	return true
}

type keyLoop struct {
	object.LoopValue
	keyIterator
	thread *starlark.Thread
}

func (l *keyLoop) Iterate() starlark.Iterator { return l }

func (l *keyLoop) Next(p *starlark.Value) bool {
	ok, err := l.advance(p)
	if err != nil {
		proc.Of(l.thread).Throw(l.thread, err)
	}
	return ok && err == nil
}
