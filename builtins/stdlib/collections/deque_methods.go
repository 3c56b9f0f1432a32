package collections

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillDeque() {
	DequeClass.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return &deque{maxlen: -1}, nil
	},
		call.M2("deque(self, iterable=(), maxlen=None)", initDeque).Named("__init__"),
		call.M0("slot deque.__repr__(self, /)", dequeRepr),
		call.M1("deque.append(self, item, /)", dequeDo(func(d *deque, x starlark.Value) { d.push(x) })),
		call.M1("deque.appendleft(self, item, /)", dequeDo(func(d *deque, x starlark.Value) { d.unshift(x) })),
		call.M0("deque.pop(self, /)", dequeTake((*deque).pop)),
		call.M0("deque.popleft(self, /)", dequeTake((*deque).shift)),
		call.M1("deque.extend(self, iterable, /)", dequeExtend(false)),
		call.M1("deque.extendleft(self, iterable, /)", dequeExtend(true)),
		call.M1("slot deque.__iadd__(self, value, /)", dequeAddInPlace),
		call.M0("deque.clear(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			DequeOf(self).clear()
			return starlark.None, nil
		}),
		call.M0("deque.copy(self, /)", dequeCopy),
		call.M0("deque.__copy__(self, /)", dequeCopy),
		call.M1("deque.count(self, value, /)", dequeCount),
		call.M3("tuple deque.index(self, value, start=0, stop=9223372036854775807, /)", dequeFind),
		call.M2("tuple deque.insert(self, index, object, /)", dequeInsert),
		call.M1("deque.remove(self, value, /)", dequeRemove),
		call.M0("deque.reverse(self, /)", dequeReverse),
		call.M1("deque.rotate(self, n=1, /)", dequeRotate),
		call.M0("slot deque.__len__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.MakeInt(DequeOf(self).n), nil
		}),
		call.M0("slot deque.__iter__(self, /)", dequeIterate(false)),
		call.M0("deque.__reversed__(self, /)", dequeIterate(true)),
		call.M1("slot deque.__contains__(self, key, /)", dequeContains),
		call.M1("slot deque.__getitem__(self, key, /)", func(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			d := DequeOf(self)
			i, err := dequeIndex(thread, d, key)
			if err != nil {
				return nil, err
			}
			return *d.at(i), nil
		}),
		call.M2("slot deque.__setitem__(self, key, value, /)", func(thread *starlark.Thread, self *object.Instance, key, value starlark.Value) (starlark.Value, error) {
			d := DequeOf(self)
			i, err := dequeIndex(thread, d, key)
			if err == nil {
				*d.at(i) = value
			}
			return starlark.None, err
		}),
		call.M1("slot deque.__delitem__(self, key, /)", func(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			d := DequeOf(self)
			i, err := dequeIndex(thread, d, key)
			if err == nil {
				d.set(slices.Delete(d.Elems(), i, i+1))
			}
			return starlark.None, err
		}),
		call.M1("slot deque.__add__(self, value, /)", dequeAdd),
		call.M1("slot deque.__mul__(self, value, /)", dequeRepeat),
		call.M1("slot deque.__rmul__(self, value, /)", dequeRepeat),
		call.M1("slot deque.__imul__(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			repeated, err := dequeRepeat(thread, self, v)
			if err != nil {
				return nil, err
			}
			DequeOf(self).set(DequeOf(repeated).Elems())
			return self, nil
		}),
		dequeCompare("__eq__", "=="), dequeCompare("__ne__", "!="), dequeCompare("__lt__", "<"),
		dequeCompare("__le__", "<="), dequeCompare("__gt__", ">"), dequeCompare("__ge__", ">="),
	)
	DequeClass.Set("__hash__", starlark.None)
	DequeClass.SetComputed("maxlen", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if n := DequeOf(self).maxlen; n >= 0 {
			return starlark.MakeInt(n), nil
		}
		return starlark.None, nil
	}, nil)
}

func dequeDo(f func(d *deque, x starlark.Value)) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(_ *starlark.Thread, self *object.Instance, x starlark.Value) (starlark.Value, error) {
		f(DequeOf(self), x)
		return starlark.None, nil
	}
}

func dequeTake(f func(d *deque) starlark.Value) func(*starlark.Thread, *object.Instance) (starlark.Value, error) {
	return func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		d := DequeOf(self)
		if d.n == 0 {
			return nil, raise.Errorf("IndexError", "pop from an empty deque")
		}
		return f(d), nil
	}
}

func dequeExtend(left bool) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		return starlark.None, DequeOf(self).extend(thread, v, left)
	}
}

func dequeAddInPlace(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	return self, DequeOf(self).extend(thread, v, false)
}

func dequeCopy(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	return newDequeLike(thread, self, DequeOf(self).Elems()), nil
}

// dequeSearch calls f for each element that equals x, until f returns false.
func dequeSearch(thread *starlark.Thread, d *deque, x starlark.Value, from, to int, f func(i int) bool) error {
	changes := d.changes
	for i := from; i < to; i++ {
		same, err := object.Equal(thread, *d.at(i), x)
		if err != nil {
			return err
		}
		if changes != d.changes {
			return raise.Errorf("RuntimeError", "deque mutated during iteration")
		}
		if same && !f(i) {
			return nil
		}
	}
	return nil
}

func dequeContains(thread *starlark.Thread, self *object.Instance, x starlark.Value) (starlark.Value, error) {
	found := false
	d := DequeOf(self)
	err := dequeSearch(thread, d, x, 0, d.n, func(int) bool { found = true; return false })
	return starlark.Bool(found), err
}

func dequeCount(thread *starlark.Thread, self *object.Instance, x starlark.Value) (starlark.Value, error) {
	n := 0
	d := DequeOf(self)
	err := dequeSearch(thread, d, x, 0, d.n, func(int) bool { n++; return true })
	return starlark.MakeInt(n), err
}

func dequeFind(thread *starlark.Thread, self *object.Instance, value, start, stop starlark.Value) (starlark.Value, error) {
	d := DequeOf(self)
	bounds := [2]int{0, d.n}
	for i, v := range []starlark.Value{start, stop} {
		if v == nil {
			continue
		}
		n, err := object.IndexInt(thread, v)
		if err != nil {
			return nil, raise.Errorf("TypeError", "slice indices must be integers or have an __index__ method")
		}
		k, ok := n.Int64()
		if !ok {
			k = int64(n.Sign()) << 62
		}
		if k < 0 {
			k = max(k+int64(d.n), 0)
		}
		bounds[i] = int(min(k, int64(d.n)))
	}
	at := -1
	if err := dequeSearch(thread, d, value, bounds[0], bounds[1], func(i int) bool { at = i; return false }); err != nil {
		return nil, err
	}
	if at < 0 {
		return nil, notIn(thread, value, "deque")
	}
	return starlark.MakeInt(at), nil
}

// notIn returns the ValueError of an element that was not found.
func notIn(thread *starlark.Thread, x starlark.Value, what string) error {
	text, err := object.Repr(thread, x)
	if err != nil {
		return err
	}
	return raise.Errorf("ValueError", "%s is not in %s", text, what)
}

func dequeInsert(thread *starlark.Thread, self *object.Instance, index, x starlark.Value) (starlark.Value, error) {
	d := DequeOf(self)
	i, err := object.ToSize(thread, index)
	if err != nil {
		return nil, err
	}
	if d.n == d.maxlen {
		return nil, raise.Errorf("IndexError", "deque already at its maximum size")
	}
	if i < 0 {
		i = max(i+d.n, 0)
	}
	d.set(slices.Insert(d.Elems(), min(i, d.n), x))
	return starlark.None, nil
}

func dequeRemove(thread *starlark.Thread, self *object.Instance, x starlark.Value) (starlark.Value, error) {
	d := DequeOf(self)
	at := -1
	if err := dequeSearch(thread, d, x, 0, d.n, func(i int) bool { at = i; return false }); err != nil {
		if e, own := err.(*raise.Error); own && e.Class == "RuntimeError" { //nolint:errorlint // the search's own
			err = raise.Errorf("IndexError", "deque mutated during remove().")
		}
		return nil, err
	}
	if at < 0 {
		return nil, notIn(thread, x, "deque")
	}
	d.set(slices.Delete(d.Elems(), at, at+1))
	return starlark.None, nil
}

func dequeReverse(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d := DequeOf(self)
	for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
		a, b := d.at(i), d.at(j)
		*a, *b = *b, *a
	}
	return starlark.None, nil
}

func dequeRotate(thread *starlark.Thread, self *object.Instance, steps starlark.Value) (starlark.Value, error) {
	d := DequeOf(self)
	n := 1
	if steps != nil {
		var err error
		if n, err = object.ToSize(thread, steps); err != nil {
			return nil, err
		}
	}
	if d.n < 2 {
		return starlark.None, nil
	}
	n = kit.FloorMod(n, d.n)
	if n <= d.n/2 {
		for range n {
			x := d.pop()
			d.unshift(x)
		}
	} else {
		for range d.n - n {
			x := d.shift()
			d.push(x)
		}
	}
	return starlark.None, nil
}

func dequeIterate(back bool) func(*starlark.Thread, *object.Instance) (starlark.Value, error) {
	class := dequeIteratorClass
	if back {
		class = dequeReverseClass
	}
	return func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		d := DequeOf(self)
		return collection.NewIterator(class, &dequeIterator{d: d, changes: d.changes, back: back}), nil
	}
}

var (
	dequeIteratorClass = kit.NewIteratorClass("collections", "_deque_iterator")
	dequeReverseClass  = kit.NewIteratorClass("_collections", "_deque_reverse_iterator")
)

func dequeAdd(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	other, ok := asDeque(v)
	if !ok {
		return nil, raise.New(fact.Concatenate, "deque", object.TypeOf(v).Name())
	}
	return newDequeLike(thread, self, append(DequeOf(self).Elems(), other.Elems()...)), nil
}

func dequeRepeat(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	n, err := object.Repetitions(thread, v)
	if err != nil {
		return nil, err
	}
	elems, err := object.Repeat(DequeOf(self).Elems(), n)
	if err != nil {
		return nil, err
	}
	return newDequeLike(thread, self, elems), nil
}

func dequeCompare(name, op string) *call.Entry {
	return call.M1("slot deque."+name+"(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		other, ok := asDeque(v)
		if !ok {
			return object.NotImplemented, nil
		}
		is, err := object.Compare(thread, op, starlark.NewList(DequeOf(self).Elems()), starlark.NewList(other.Elems()))
		return starlark.Bool(is), err
	})
}
