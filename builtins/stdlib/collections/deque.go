package collections

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// DequeClass is collections.deque.
var DequeClass = object.NewClass("deque").In("collections").Static().Sequence().Shaped(object.SequenceShape)

// A deque is what an instance of deque carries: a ring of elements.
type deque struct {
	ring    []starlark.Value // of a length that is a power of two, or empty
	first   int
	n       int
	maxlen  int // -1 if unbounded
	changes int // counts what an iteration must notice
}

func (d *deque) at(i int) *starlark.Value { return &d.ring[(d.first+i)&(len(d.ring)-1)] }

// Elems returns the elements in a new slice.
func (d *deque) Elems() []starlark.Value {
	elems := make([]starlark.Value, d.n)
	for i := range elems {
		elems[i] = *d.at(i)
	}
	return elems
}

func (d *deque) grow() {
	if d.n < len(d.ring) {
		return
	}
	ring := make([]starlark.Value, max(8, 2*len(d.ring)))
	copy(ring, d.Elems())
	d.ring, d.first = ring, 0
}

func (d *deque) push(x starlark.Value) {
	if d.maxlen == 0 {
		return
	}
	d.changes++
	if d.n == d.maxlen {
		d.shift()
	}
	d.grow()
	d.n++
	*d.at(d.n - 1) = x
}

func (d *deque) unshift(x starlark.Value) {
	if d.maxlen == 0 {
		return
	}
	d.changes++
	if d.n == d.maxlen {
		d.pop()
	}
	d.grow()
	d.first = (d.first - 1) & (len(d.ring) - 1)
	d.n++
	*d.at(0) = x
}

// pop removes the last element. There must be one.
func (d *deque) pop() starlark.Value {
	d.changes++
	at := d.at(d.n - 1)
	x := *at
	*at = nil
	d.n--
	return x
}

// shift removes the first element. There must be one.
func (d *deque) shift() starlark.Value {
	d.changes++
	at := d.at(0)
	x := *at
	*at = nil
	d.first = (d.first + 1) & (len(d.ring) - 1)
	d.n--
	return x
}

// set makes the deque one of the elements, which it takes over.
func (d *deque) set(elems []starlark.Value) {
	d.changes++
	size := 8
	for size < len(elems) {
		size *= 2
	}
	d.ring = make([]starlark.Value, size)
	d.first, d.n = 0, copy(d.ring, elems)
}

func (d *deque) clear() {
	d.changes++
	d.ring, d.first, d.n = nil, 0, 0
}

// TravelTo implements object.Payload.
func (d *deque) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	to := &deque{maxlen: d.maxlen}
	elems := d.Elems()
	for i, x := range elems {
		var err error
		if elems[i], err = c.Copy(x); err != nil {
			return nil, memory.InPath(err, "["+strconv.Itoa(i)+"]")
		}
	}
	to.set(elems)
	return to, nil
}

// A dequeIterator iterates over a deque that must not change meanwhile.
type dequeIterator struct {
	d       *deque // nil at the end
	next    int
	changes int
	back    bool
}

// Next implements object.Iterator.
func (it *dequeIterator) Next(*starlark.Thread) (starlark.Value, bool, error) {
	switch {
	case it.d == nil:
		return nil, false, nil
	case it.changes != it.d.changes:
		it.changes = -1
		return nil, false, raise.Errorf("RuntimeError", "deque mutated during iteration")
	case it.next >= it.d.n:
		it.d = nil
		return nil, false, nil
	}
	i := it.next
	if it.back {
		i = it.d.n - 1 - i
	}
	it.next++
	return *it.d.at(i), true, nil
}

// DequeOf returns what a deque carries.
func DequeOf(v starlark.Value) *deque { return v.(*object.Instance).Base().(*deque) }

// asDeque returns what v carries, if it is a deque.
func asDeque(v starlark.Value) (*deque, bool) {
	i, ok := v.(*object.Instance)
	if !ok {
		return nil, false
	}
	d, ok := i.Base().(*deque)
	return d, ok
}

// newDequeLike makes a deque of the same class and maximum.
func newDequeLike(thread *starlark.Thread, like *object.Instance, elems []starlark.Value) *object.Instance {
	d := &deque{maxlen: DequeOf(like).maxlen}
	if d.maxlen >= 0 && len(elems) > d.maxlen {
		elems = elems[len(elems)-d.maxlen:]
	}
	d.set(elems)
	return object.NewInstance(proc.Of(thread).Home(), like.Class(), d)
}

func (d *deque) extend(thread *starlark.Thread, v starlark.Value, left bool) error {
	if other, ok := asDeque(v); ok && other == d {
		v = starlark.NewList(d.Elems())
	}
	it, err := object.Iterate(thread, v)
	if err != nil {
		return err
	}
	for {
		x, ok, err := it.Next(thread)
		if err == nil && ok {
			err = object.AffordValues(2 * d.n) // the ring doubles
		}
		switch {
		case !ok || err != nil:
			return err
		case left:
			d.unshift(x)
		default:
			d.push(x)
		}
	}
}

// initDeque is deque.__init__.
func initDeque(thread *starlark.Thread, self *object.Instance, iterable, maxlen starlark.Value) (starlark.Value, error) {
	d := DequeOf(self)
	d.maxlen = -1
	if most := kit.OrNone(maxlen); most != starlark.None {
		n, ok, err := object.AsInt(thread, most)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, raise.Errorf("TypeError", "an integer is required")
		}
		k, small := n.Int64()
		switch {
		case n.Sign() < 0:
			return nil, raise.Errorf("ValueError", "maxlen must be non-negative")
		case !small:
			return nil, raise.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
		}
		d.maxlen = int(k)
	}
	d.clear()
	if iterable == nil {
		return starlark.None, nil
	}
	return starlark.None, d.extend(thread, iterable, false)
}

// dequeIndex converts an index.
func dequeIndex(thread *starlark.Thread, d *deque, key starlark.Value) (int, error) {
	n, ok, err := object.AsInt(thread, key)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, raise.Errorf("TypeError", "sequence index must be integer, not '%s'", object.TypeOf(key).Name())
	}
	i, small := n.Int64()
	if !small {
		return 0, raise.Errorf("IndexError", "cannot fit 'int' into an index-sized integer")
	}
	if i < 0 {
		i += int64(d.n)
	}
	if i < 0 || i >= int64(d.n) {
		return 0, raise.Errorf("IndexError", "deque index out of range")
	}
	return int(i), nil
}

// dequeRepr is "deque([1, 2], maxlen=3)".
func dequeRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d := DequeOf(self)
	leave, seen, err := object.EnterRepr(thread, self)
	if err != nil {
		return nil, err
	}
	if seen {
		return starlark.String("[...]"), nil
	}
	defer leave()
	var b strings.Builder
	b.WriteString(self.Class().ShortName())
	b.WriteByte('(')
	text, err := object.Repr(thread, starlark.NewList(d.Elems()))
	if err != nil {
		return nil, err
	}
	b.WriteString(text)
	if d.maxlen >= 0 {
		b.WriteString(", maxlen=" + strconv.Itoa(d.maxlen))
	}
	b.WriteByte(')')
	return starlark.String(b.String()), nil
}

// Duplicate implements duplicable.
func (d *deque) Duplicate(f func(starlark.Value) (starlark.Value, error)) (any, error) {
	to := &deque{maxlen: d.maxlen}
	elems := d.Elems()
	if f != nil {
		if err := kit.EachElement(elems, f); err != nil {
			return nil, err
		}
	}
	to.set(elems)
	return to, nil
}
