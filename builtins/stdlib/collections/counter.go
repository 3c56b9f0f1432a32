package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/itertools"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// CounterClass is collections.Counter: a dict whose values are counts.
var CounterClass = object.NewClass("Counter", object.DictClass).In("collections")

// DictOf returns the dict that an object of a class derived from dict carries.
func DictOf(v starlark.Value) *starlark.Dict { return object.Native(v).(*starlark.Dict) }

// newDictObject makes an object of a class derived from dict.
func newDictObject(thread *starlark.Thread, class *object.Class, d *starlark.Dict) *object.Instance {
	return object.NewInstance(proc.Of(thread).Home(), class, d)
}

func fillCounter() {
	CounterClass.Define(nil,
		counterChange("__init__", CounterAdd, false), counterChange("update", CounterAdd, false), counterChange("subtract", counterSubtract, true),
		call.M1("def Counter.__missing__(self, key)", func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
			return kit.Zero, nil
		}),
		call.M1("def Counter.__delitem__(self, elem)", func(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			_, _, err := object.DictDelete(thread, DictOf(self), key)
			return starlark.None, err
		}),
		call.M0("def Counter.__repr__(self)", counterRepr),
		call.M1("def Counter.most_common(self, n=None)", counterMostCommon),
		call.M0("def Counter.elements(self)", counterElements),
		call.M0("def Counter.total(self)", counterTotal),
		call.M0("def Counter.copy(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return newDictObject(thread, self.Class(), kit.CopyDict(DictOf(self))), nil
		}),
		counterOperator("__add__", "+"), counterOperator("__sub__", "-"), counterOperator("__or__", "|"), counterOperator("__and__", "&"),
		counterInPlace("__iadd__", "+"), counterInPlace("__isub__", "-"), counterInPlace("__ior__", "|"), counterInPlace("__iand__", "&"),
		counterSign("__pos__", "+"), counterSign("__neg__", "-"),
		counterCompare("__eq__", "==", false), counterCompare("__ne__", "==", true),
		counterCompare("__le__", "<=", false), counterCompare("__ge__", ">=", false),
		counterStrict("__lt__", "<="), counterStrict("__gt__", ">="),
	)
	CounterClass.Set("__hash__", starlark.None)
	CounterClass.Set("fromkeys", object.NewClassMethod(call.New(call.F3("def Counter.fromkeys(cls, iterable, v=None)", func(*starlark.Thread, starlark.Value, starlark.Value, starlark.Value) (starlark.Value, error) {
		return nil, raise.Errorf("NotImplementedError", "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
	}))))
}

// A countFunc changes the count of a key.
type countFunc func(thread *starlark.Thread, d *starlark.Dict, key, by starlark.Value) error

// CounterAdd adds a number to the count of a key.
func CounterAdd(thread *starlark.Thread, d *starlark.Dict, key, by starlark.Value) error {
	return counterBinary(thread, d, "+", key, by)
}

func counterSubtract(thread *starlark.Thread, d *starlark.Dict, key, by starlark.Value) error {
	return counterBinary(thread, d, "-", key, by)
}

func counterBinary(thread *starlark.Thread, d *starlark.Dict, op string, key, by starlark.Value) error {
	old, found, err := object.DictGet(thread, d, key)
	if err != nil {
		return err
	}
	if !found {
		old = kit.Zero
	}
	if n, ok := old.(starlark.Int); ok && op == "+" {
		if m, ok := by.(starlark.Int); ok {
			return object.DictSet(thread, d, key, n.Add(m))
		}
	}
	v, err := object.Binary(thread, op, old, by)
	if err != nil {
		return err
	}
	return object.DictSet(thread, d, key, v)
}

// counterChange makes the methods that count the elements of an iterable, or take the
// counts of a mapping, and the keyword arguments.
func counterChange(name string, change countFunc, subtract bool) *call.Entry {
	return call.MOpen("def Counter."+name+"(self, iterable=None, /, **kwds)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		d := DictOf(self)
		if len(args) == 1 && args[0] != starlark.None {
			if err := counterChangeAll(thread, d, args[0], change, subtract); err != nil {
				return nil, err
			}
		}
		for _, kw := range kwargs {
			if _, found, _ := object.DictGet(thread, d, kw[0]); !found && !subtract {
				if err := object.DictSet(thread, d, kw[0], kw[1]); err != nil {
					return nil, err
				}
				continue
			}
			if err := change(thread, d, kw[0], kw[1]); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	})
}

func counterChangeAll(thread *starlark.Thread, d *starlark.Dict, v starlark.Value, change countFunc, subtract bool) error {
	if other, ok := object.Native(v).(*starlark.Dict); ok {
		whole := d.Len() == 0 && !subtract // then the values need not be numbers
		for _, item := range other.Items() {
			var err error
			if whole {
				err = object.DictSet(thread, d, item[0], item[1])
			} else {
				err = change(thread, d, item[0], item[1])
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	return collection.EachElement(thread, v, func(x starlark.Value) error { return change(thread, d, x, kit.Unit) })
}

// SortedCounts returns the items, the largest counts first.
func SortedCounts(thread *starlark.Thread, d *starlark.Dict) ([]starlark.Value, error) {
	items := d.Items()
	list := make([]starlark.Value, len(items))
	for i, item := range items {
		list[i] = item
	}
	key := call.New(call.F1("count(item, /)", func(_ *starlark.Thread, item starlark.Value) (starlark.Value, error) {
		return item.(starlark.Tuple)[1], nil
	}))
	return list, collection.Sort(thread, list, key, true)
}

func counterMostCommon(thread *starlark.Thread, self *object.Instance, n starlark.Value) (starlark.Value, error) {
	most := DictOf(self).Len()
	if n = kit.OrNone(n); n != starlark.None {
		if !kit.IsInt(n) {
			if _, err := object.Compare(thread, ">=", n, kit.Zero); err != nil {
				return nil, err
			}
		}
		k, err := object.ToSize(thread, n)
		if err != nil {
			return nil, err
		}
		most = max(min(most, k), 0)
	}
	list, err := SortedCounts(thread, DictOf(self))
	if err != nil {
		return nil, err
	}
	return starlark.NewList(list[:most]), nil
}

func counterRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d := DictOf(self)
	name := self.Class().ShortName()
	if d.Len() == 0 {
		return starlark.String(name + "()"), nil
	}
	list, err := SortedCounts(thread, d)
	if err == nil {
		sorted := starlark.NewDict(len(list))
		for _, item := range list {
			pair := item.(starlark.Tuple)
			if err := object.DictSet(thread, sorted, pair[0], pair[1]); err != nil {
				return nil, err
			}
		}
		d = sorted
	} else if !object.IsError(err, object.TypeErrorClass) { // counts without an order stay as they are
		return nil, err
	}
	text, err := object.Repr(thread, d)
	return starlark.String(name + "(" + text + ")"), err
}

func counterElements(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	items, i, left := DictOf(self).Items(), -1, 0
	return collection.NewIterator(itertools.ChainClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		for left <= 0 {
			if i++; i >= len(items) {
				i = len(items)
				return nil, false, nil
			}
			var err error
			if left, err = object.ToSize(thread, items[i][1]); err != nil {
				return nil, false, err
			}
		}
		left--
		return items[i][0], true, nil
	})), nil
}

func counterTotal(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	sum := starlark.Value(kit.Zero)
	for _, item := range DictOf(self).Items() {
		var err error
		if sum, err = object.Binary(thread, "+", sum, item[1]); err != nil {
			return nil, err
		}
	}
	return sum, nil
}

// counterCombine returns the positive results of an operator for the keys of two
// Counters.
func counterCombine(thread *starlark.Thread, op string, a, b *starlark.Dict) (*starlark.Dict, error) {
	to := new(starlark.Dict)
	put := func(key, x, y starlark.Value) error {
		v, err := counterResult(thread, op, x, y)
		if err != nil {
			return err
		}
		if positive, err := object.Compare(thread, ">", v, kit.Zero); !positive || err != nil {
			return err
		}
		return object.DictSet(thread, to, key, v)
	}
	for _, item := range a.Items() {
		y, found, err := object.DictGet(thread, b, item[0])
		if err != nil {
			return nil, err
		}
		if !found {
			y = kit.Zero
		}
		if err := put(item[0], item[1], y); err != nil {
			return nil, err
		}
	}
	if op == "&" {
		return to, nil
	}
	for _, item := range b.Items() {
		_, found, err := object.DictGet(thread, a, item[0])
		if !found && err == nil {
			err = put(item[0], kit.Zero, item[1])
		}
		if err != nil {
			return nil, err
		}
	}
	return to, nil
}

// counterResult is one count: | is the larger, & the smaller.
func counterResult(thread *starlark.Thread, op string, x, y starlark.Value) (starlark.Value, error) {
	if op == "+" || op == "-" {
		return object.Binary(thread, op, x, y)
	}
	less, err := object.Compare(thread, "<", x, y)
	if err != nil {
		return nil, err
	}
	if less == (op == "|") {
		return y, nil
	}
	return x, nil
}

func isCounter(v starlark.Value) bool { return object.TypeOf(v).Is(CounterClass) }

func counterOperator(name, op string) *call.Entry {
	return call.M1("def Counter."+name+"(self, other)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		if !isCounter(v) {
			return object.NotImplemented, nil
		}
		d, err := counterCombine(thread, op, DictOf(self), DictOf(v))
		if err != nil {
			return nil, err
		}
		return newDictObject(thread, CounterClass, d), nil
	})
}

// counterInPlace is an augmented assignment, as CPython's Python does it: the other operand need
// only have items, or for & be subscriptable.
func counterInPlace(name, op string) *call.Entry {
	return call.M1("def Counter."+name+"(self, other)", func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
		from := other
		if op == "&" {
			from = self
		}
		items, err := object.CallMethod(thread, from, "items", nil, nil)
		if err != nil {
			return nil, err
		}
		pairs, err := object.Collect(thread, items)
		if err != nil {
			return nil, err
		}
		for _, pair := range pairs {
			if err := counterUpdate(thread, op, self, other, pair); err != nil {
				return nil, err
			}
		}
		return self, keepPositive(thread, DictOf(self))
	})
}

// counterUpdate does one item of an augmented assignment.
func counterUpdate(thread *starlark.Thread, op string, self *object.Instance, other, pair starlark.Value) error {
	item, err := collection.Unpack(thread, pair, 2)
	if err != nil {
		return err
	}
	key, count := item[0], item[1]
	mine, theirs := count, count
	if op == "&" {
		theirs, err = object.GetItem(thread, other, key)
	} else {
		mine, err = object.GetItem(thread, self, key)
	}
	if err != nil {
		return err
	}
	v, err := counterResult(thread, op, mine, theirs)
	if err != nil {
		return err
	}
	return object.SetItem(thread, self, key, v)
}

// keepPositive removes the counts that are not positive.
func keepPositive(thread *starlark.Thread, d *starlark.Dict) error {
	for _, item := range d.Items() {
		positive, err := object.Compare(thread, ">", item[1], kit.Zero)
		if err != nil {
			return err
		}
		if !positive {
			if _, _, err := object.DictDelete(thread, d, item[0]); err != nil {
				return err
			}
		}
	}
	return nil
}

// replaceDict gives a dict the contents of another one.
func replaceDict(d, from *starlark.Dict) error {
	if err := object.DictClear(d); err != nil {
		return err
	}
	return object.DictAddAll(nil, d, from)
}

func counterSign(name, op string) *call.Entry {
	return call.M0("def Counter."+name+"(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		a, b := DictOf(self), new(starlark.Dict)
		if op == "-" {
			a, b = b, a
		}
		d, err := counterCombine(thread, op, a, b)
		if err != nil {
			return nil, err
		}
		return newDictObject(thread, CounterClass, d), nil
	})
}

// counterHolds reports whether a comparison holds for all counts; those that are missing
// are zero.
func counterHolds(thread *starlark.Thread, op string, a, b *starlark.Dict) (bool, error) {
	for _, pass := range []*starlark.Dict{a, b} {
		for _, key := range pass.Keys() {
			var v [2]starlark.Value
			for i, d := range []*starlark.Dict{a, b} {
				x, found, err := object.DictGet(thread, d, key)
				if err != nil {
					return false, err
				}
				if v[i] = x; !found {
					v[i] = kit.Zero
				}
			}
			if is, err := object.Compare(thread, op, v[0], v[1]); !is || err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

func counterCompare(name, op string, negate bool) *call.Entry {
	return call.M1("def Counter."+name+"(self, other)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		if !isCounter(v) {
			other, ok := object.Native(v).(*starlark.Dict)
			if !ok || op != "==" {
				return object.NotImplemented, nil
			}
			same, err := object.Equal(thread, DictOf(self), other)
			return starlark.Bool(same != negate), err
		}
		is, err := counterHolds(thread, op, DictOf(self), DictOf(v))
		return starlark.Bool(is != negate), err
	})
}

// counterStrict is < or >: <= or >=, but not equal.
func counterStrict(name, op string) *call.Entry {
	return call.M1("def Counter."+name+"(self, other)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		if !isCounter(v) {
			return object.NotImplemented, nil
		}
		is, err := counterHolds(thread, op, DictOf(self), DictOf(v))
		if !is || err != nil {
			return starlark.False, err
		}
		same, err := counterHolds(thread, "==", DictOf(self), DictOf(v))
		return starlark.Bool(!same), err
	})
}
