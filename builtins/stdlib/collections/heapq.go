package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// HeapqMembers is the module heapq. The steps are CPython's, so that a heap that is
// printed looks the same.
func HeapqMembers() starlark.StringDict {
	return call.Functions(
		call.F2("_heapq.heappush(heap, item, /)", heapPush),
		call.F1("_heapq.heappop(heap, /)", heapPop(heapLess)),
		call.F1("_heapq.heapify(heap, /)", heapify(heapLess)),
		call.F2("_heapq.heapreplace(heap, item, /)", heapReplace(heapLess)),
		call.F2("_heapq.heappushpop(heap, item, /)", heapPushPop),
		call.F3("def nlargest(n, iterable, key=None)", heapFirst(true)),
		call.F3("def nsmallest(n, iterable, key=None)", heapFirst(false)),
		call.FOpen("def merge(*iterables, key=None, reverse=False)", heapMerge),

		call.F1("_heapq._heapify_max(heap, /)", heapify(heapGreater)),
		call.F1("_heapq._heappop_max(heap, /)", heapPop(heapGreater)),
		call.F2("_heapq._heapreplace_max(heap, item, /)", heapReplace(heapGreater)),
	)
}

// A heapOrder reports whether a goes before b.
type heapOrder func(thread *starlark.Thread, a, b starlark.Value) (bool, error)

func heapLess(thread *starlark.Thread, a, b starlark.Value) (bool, error) {
	return object.Compare(thread, "<", a, b)
}

func heapGreater(thread *starlark.Thread, a, b starlark.Value) (bool, error) {
	return object.Compare(thread, "<", b, a)
}

// heapList returns the heap; where names it in the message: "heappush() argument 1".
func heapList(v starlark.Value, where string) (*starlark.List, error) {
	if l, ok := object.Native(v).(*starlark.List); ok {
		return l, nil
	}
	return nil, raise.Errorf("TypeError", "%s must be list, not %s", where, object.TypeOf(v).Name())
}

// errHeapChanged is the error of a comparison that changes the heap's size.
func errHeapChanged() error {
	return raise.Errorf("RuntimeError", "list changed size during iteration")
}

// siftDown moves the element at pos towards the root, start at most.
func siftDown(thread *starlark.Thread, h *starlark.List, start, pos int, before heapOrder) error {
	n := h.Len()
	item := h.Index(pos)
	for pos > start {
		parent := (pos - 1) >> 1
		p := h.Index(parent)
		less, err := before(thread, item, p)
		if err != nil {
			return err
		}
		if h.Len() != n {
			return errHeapChanged()
		}
		if !less {
			break
		}
		if err := kit.FirstError(h.SetIndex(parent, item), h.SetIndex(pos, p)); err != nil {
			return err
		}
		pos = parent
	}
	return nil
}

// siftUp moves the smaller children up until it comes to a leaf, and the element at pos
// from there to its place.
func siftUp(thread *starlark.Thread, h *starlark.List, pos int, before heapOrder) error {
	n, start := h.Len(), pos
	for limit := n >> 1; pos < limit; {
		child := 2*pos + 1
		if child+1 < n {
			less, err := before(thread, h.Index(child), h.Index(child+1))
			if err != nil {
				return err
			}
			if h.Len() != n {
				return errHeapChanged()
			}
			if !less {
				child++
			}
		}
		a, b := h.Index(child), h.Index(pos)
		if err := kit.FirstError(h.SetIndex(child, b), h.SetIndex(pos, a)); err != nil {
			return err
		}
		pos = child
	}
	return siftDown(thread, h, start, pos, before)
}

func heapPush(thread *starlark.Thread, heap, item starlark.Value) (starlark.Value, error) {
	h, err := heapList(heap, "heappush() argument 1")
	if err != nil {
		return nil, err
	}
	if err := h.Append(item); err != nil {
		return nil, err
	}
	return starlark.None, siftDown(thread, h, 0, h.Len()-1, heapLess)
}

func heapPop(before heapOrder) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		h, err := heapList(v, "heappop() argument")
		if err != nil {
			return nil, err
		}
		if h.Len() == 0 {
			return nil, raise.Errorf("IndexError", "index out of range")
		}
		last, err := object.CallMethod(thread, h, "pop", nil, nil)
		if err != nil || h.Len() == 0 {
			return last, err
		}
		first := h.Index(0)
		if err := h.SetIndex(0, last); err != nil {
			return nil, err
		}
		return first, siftUp(thread, h, 0, before)
	}
}

func heapify(before heapOrder) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		h, err := heapList(v, "heapify() argument")
		if err != nil {
			return nil, err
		}
		for i := h.Len()>>1 - 1; i >= 0; i-- {
			if err := siftUp(thread, h, i, before); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	}
}

func heapReplace(before heapOrder) func(thread *starlark.Thread, heap, item starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, heap, item starlark.Value) (starlark.Value, error) {
		h, err := heapList(heap, "heapreplace() argument 1")
		if err != nil {
			return nil, err
		}
		if h.Len() == 0 {
			return nil, raise.Errorf("IndexError", "index out of range")
		}
		first := h.Index(0)
		if err := h.SetIndex(0, item); err != nil {
			return nil, err
		}
		return first, siftUp(thread, h, 0, before)
	}
}

func heapPushPop(thread *starlark.Thread, heap, item starlark.Value) (starlark.Value, error) {
	h, err := heapList(heap, "heappushpop() argument 1")
	if err != nil {
		return nil, err
	}
	if h.Len() == 0 {
		return item, nil
	}
	if less, err := heapLess(thread, h.Index(0), item); !less || err != nil {
		return item, err
	}
	return heapReplace(heapLess)(thread, heap, item)
}

// heapFirst is nlargest or nsmallest, which are defined by sorted.
func heapFirst(largest bool) func(thread *starlark.Thread, n, iterable, key starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, n, iterable, key starlark.Value) (starlark.Value, error) {
		elems, err := object.Collect(thread, iterable)
		if err != nil {
			return nil, err
		}
		most, err := object.ToSize(thread, n)
		if err != nil {
			return nil, err
		}
		if err := collection.Sort(thread, elems, key, largest); err != nil {
			return nil, err
		}
		return starlark.NewList(elems[:max(0, min(most, len(elems)))]), nil
	}
}

var mergeClass = kit.NewIteratorClass("builtins", "generator")

// heapMerge is heapq.merge(*iterables, key=None, reverse=False).
func heapMerge(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	key, before := starlark.Value(starlark.None), heapOrder(heapLess)
	for _, kw := range kwargs {
		if object.Text(kw[0]) == "key" {
			key = kw[1]
			continue
		}
		if reverse, err := object.IsTrue(thread, kw[1]); err != nil {
			return nil, err
		} else if reverse {
			before = heapGreater
		}
	}
	m := &merger{key: key, before: before, inputs: args}
	return collection.NewIterator(mergeClass, m), nil
}

// A merger merges sorted iterables.
type merger struct {
	key    starlark.Value
	before heapOrder
	inputs starlark.Tuple // until the first step
	heads  []mergeHead
}

// A mergeHead is an iterable's next element.
type mergeHead struct {
	it     object.Iterator
	v, key starlark.Value
}

func (m *merger) fill(thread *starlark.Thread, h *mergeHead) (ok bool, err error) {
	if h.v, ok, err = h.it.Next(thread); !ok || err != nil {
		return false, err
	}
	if h.key = h.v; m.key != starlark.None {
		h.key, err = object.Call1(thread, m.key, h.v)
	}
	return err == nil, err
}

func (m *merger) start(thread *starlark.Thread) error {
	for _, v := range m.inputs {
		it, err := object.Iterate(thread, v)
		if err != nil {
			return err
		}
		h := mergeHead{it: it}
		if ok, err := m.fill(thread, &h); err != nil {
			return err
		} else if ok {
			m.heads = append(m.heads, h)
		}
	}
	m.inputs = nil
	return nil
}

// Next implements object.Iterator. There are few iterables as a rule, so all their heads
// are looked at.
func (m *merger) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if m.inputs != nil {
		if err := m.start(thread); err != nil {
			return nil, false, err
		}
	}
	if len(m.heads) == 0 {
		return nil, false, nil
	}
	first := 0
	for i := 1; i < len(m.heads); i++ {
		less, err := m.before(thread, m.heads[i].key, m.heads[first].key)
		if err != nil {
			return nil, false, err
		}
		if less {
			first = i
		}
	}
	v := m.heads[first].v
	ok, err := m.fill(thread, &m.heads[first])
	if err != nil {
		return nil, false, err
	}
	if !ok {
		m.heads = append(m.heads[:first], m.heads[first+1:]...)
	}
	return v, true, nil
}

// HeapPush is heapq.heappush(heap, item).
func HeapPush(thread *starlark.Thread, heap, item starlark.Value) error {
	_, err := heapPush(thread, heap, item)
	return err
}

// HeapPop is heapq.heappop(heap).
func HeapPop(thread *starlark.Thread, heap starlark.Value) (starlark.Value, error) {
	return heapPop(heapLess)(thread, heap)
}
