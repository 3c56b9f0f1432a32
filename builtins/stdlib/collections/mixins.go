package collections

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/itertools"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// mixins are what classes of a program that derive from the abstract ones get: methods
// that use the ones they have to define.
var mixins = sync.OnceValue(func() map[string][]*call.Entry {
	return map[string][]*call.Entry{
		"Iterator": {
			call.M0("def Iterator.__iter__(self)", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self, nil }),
		},
		"Mapping": {
			call.M2("def Mapping.get(self, key, default=None)", mappingGet),
			call.M1("def Mapping.__contains__(self, key)", mappingContains[starlark.Value]),
			call.M0("def Mapping.keys(self)", mappingView("KeysView")),
			call.M0("def Mapping.values(self)", mappingView("ValuesView")),
			call.M0("def Mapping.items(self)", mappingView("ItemsView")),
			call.M1("def Mapping.__eq__(self, other)", mappingEqual),
		},
		"MutableMapping": {
			call.M2("def MutableMapping.pop(self, key, default=<object object>)", mappingPop),
			call.M0("def MutableMapping.popitem(self)", mappingPopItem),
			call.M0("def MutableMapping.clear(self)", mappingClear),
			call.MOpen("def MutableMapping.update(self, other=(), /, **kwds)", mappingUpdate),
			call.M2("def MutableMapping.setdefault(self, key, default=None)", mappingSetDefault),
		},
		"Sequence": {
			call.M0("def Sequence.__iter__(self)", sequenceIter),
			call.M1("def Sequence.__contains__(self, value)", sequenceContains),
			call.M0("def Sequence.__reversed__(self)", sequenceReversed),
			call.M3("def Sequence.index(self, value, start=0, stop=None)", sequenceIndex),
			call.M1("def Sequence.count(self, value)", sequenceCount),
		},
		"MutableSequence": {
			call.M1("def MutableSequence.append(self, value)", sequenceAppend),
			call.M1("def MutableSequence.extend(self, values)", sequenceExtend),
			call.M1("def MutableSequence.pop(self, index=-1)", sequencePop),
			call.M1("def MutableSequence.remove(self, value)", sequenceRemove),
			call.M1("def MutableSequence.__iadd__(self, values)", func(thread *starlark.Thread, self, values starlark.Value) (starlark.Value, error) {
				_, err := object.CallMethod(thread, self, "extend", starlark.Tuple{values}, nil)
				return self, err
			}),
			call.M0("def MutableSequence.reverse(self)", sequenceReverse),
			call.M0("def MutableSequence.clear(self)", sequenceClear),
		},
		"Generator":  generatorMixins(),
		"Set":        setMixins(),
		"MutableSet": mutableSetMixins(),
	}
})

func mappingGet(thread *starlark.Thread, self, key, def starlark.Value) (starlark.Value, error) {
	x, err := object.GetItem(thread, self, key)
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		return kit.OrNone(def), nil
	}
	return x, err
}

func mappingContains[T starlark.Value](thread *starlark.Thread, self T, key starlark.Value) (starlark.Value, error) {
	_, err := object.GetItem(thread, self, key)
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		return starlark.False, nil
	}
	return starlark.Bool(err == nil), err
}

// asDict returns the contents of a mapping.
func asDict(thread *starlark.Thread, v starlark.Value) (*starlark.Dict, error) {
	d, err := starlark.Call(thread, object.DictClass, starlark.Tuple{v}, nil)
	if err != nil {
		return nil, err
	}
	return d.(*starlark.Dict), nil
}

func mappingEqual(thread *starlark.Thread, self, v starlark.Value) (starlark.Value, error) {
	if !isMapping(v) {
		return object.NotImplemented, nil
	}
	a, err := asDict(thread, self)
	if err != nil {
		return nil, err
	}
	b, err := asDict(thread, v)
	if err != nil {
		return nil, err
	}
	same, err := object.Equal(thread, a, b)
	return starlark.Bool(same), err
}

func mappingPop(thread *starlark.Thread, self, key, def starlark.Value) (starlark.Value, error) {
	x, err := object.GetItem(thread, self, key)
	if err != nil && def != nil && object.IsError(err, object.KeyErrorClass) {
		return def, nil
	}
	if err != nil {
		return nil, err
	}
	return x, object.DelItem(thread, self, key)
}

func mappingPopItem(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, self)
	if err != nil {
		return nil, err
	}
	key, ok, err := it.Next(thread)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, &raise.Error{Class: "KeyError"}
	}
	x, err := object.GetItem(thread, self, key)
	if err != nil {
		return nil, err
	}
	return starlark.Tuple{key, x}, object.DelItem(thread, self, key)
}

func mappingClear(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	for {
		_, err := object.CallMethod(thread, self, "popitem", nil, nil)
		if err != nil && object.IsError(err, object.KeyErrorClass) {
			return starlark.None, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func mappingUpdate(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, err := starlark.Call(thread, object.DictClass, args, kwargs)
	if err != nil {
		return nil, err
	}
	for _, item := range v.(*starlark.Dict).Items() {
		if err := object.SetItem(thread, self, item[0], item[1]); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

func mappingSetDefault(thread *starlark.Thread, self, key, def starlark.Value) (starlark.Value, error) {
	x, err := object.GetItem(thread, self, key)
	if err == nil || !object.IsError(err, object.KeyErrorClass) {
		return x, err
	}
	return kit.OrNone(def), object.SetItem(thread, self, key, kit.OrNone(def))
}

// sequenceIter iterates by __getitem__ until IndexError.
func sequenceIter(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	i := 0
	return collection.NewIterator(itertools.ChainClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		x, err := object.GetItem(thread, self, starlark.MakeInt(i))
		i++
		if err != nil && object.IsError(err, object.IndexErrorClass) {
			return nil, false, nil
		}
		return x, err == nil, err
	})), nil
}

func sequenceReversed(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	i, err := object.Length(thread, self)
	if err != nil {
		return nil, err
	}
	return collection.NewIterator(itertools.ChainClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		if i--; i < 0 {
			return nil, false, nil
		}
		x, err := object.GetItem(thread, self, starlark.MakeInt(i))
		return x, err == nil, err
	})), nil
}

// sequenceClear takes the elements off one by one.
func sequenceClear(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	for {
		_, err := object.CallMethod(thread, self, "pop", nil, nil)
		if err != nil && object.IsError(err, object.IndexErrorClass) {
			return starlark.None, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// sequenceReverse swaps the elements.
func sequenceReverse(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, self)
	for i, j := 0, n-1; err == nil && i < j; i, j = i+1, j-1 {
		var a, b starlark.Value
		if a, err = object.GetItem(thread, self, starlark.MakeInt(i)); err != nil {
			break
		}
		if b, err = object.GetItem(thread, self, starlark.MakeInt(j)); err != nil {
			break
		}
		err = kit.FirstError(object.SetItem(thread, self, starlark.MakeInt(i), b), object.SetItem(thread, self, starlark.MakeInt(j), a))
	}
	return starlark.None, err
}

func sequenceFind(thread *starlark.Thread, self, x starlark.Value, f func(i int) bool) error {
	elems, err := object.Collect(thread, self)
	if err != nil {
		return err
	}
	for i, e := range elems {
		same, err := object.Equal(thread, e, x)
		if err != nil {
			return err
		}
		if same && !f(i) {
			return nil
		}
	}
	return nil
}

func sequenceContains(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
	found := false
	err := sequenceFind(thread, self, x, func(int) bool { found = true; return false })
	return starlark.Bool(found), err
}

func sequenceIndex(thread *starlark.Thread, self, value, start, stop starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, self)
	if err != nil {
		return nil, err
	}
	from, to := 0, n
	for _, bound := range []struct {
		v  starlark.Value
		to *int
	}{{start, &from}, {stop, &to}} {
		if bound.v == nil || bound.v == starlark.None {
			continue
		}
		if *bound.to, err = object.ToSize(thread, bound.v); err != nil {
			return nil, err
		}
		if *bound.to < 0 {
			*bound.to += n
		}
	}
	at := -1
	err = sequenceFind(thread, self, value, func(i int) bool {
		if from <= i && i < to {
			at = i
		}
		return at < 0
	})
	if err == nil && at < 0 {
		err = &raise.Error{Class: "ValueError"}
	}
	return starlark.MakeInt(at), err
}

func sequenceCount(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
	n := 0
	err := sequenceFind(thread, self, value, func(int) bool { n++; return true })
	return starlark.MakeInt(n), err
}

func sequenceAppend(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, self)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(thread, self, "insert", starlark.Tuple{starlark.MakeInt(n), value}, nil)
}

func sequenceExtend(thread *starlark.Thread, self, values starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, values)
	for _, x := range elems {
		if err == nil {
			_, err = object.CallMethod(thread, self, "append", starlark.Tuple{x}, nil)
		}
	}
	return starlark.None, err
}

func sequencePop(thread *starlark.Thread, self, index starlark.Value) (starlark.Value, error) {
	if index == nil {
		index = starlark.MakeInt(-1)
	}
	x, err := object.GetItem(thread, self, index)
	if err != nil {
		return nil, err
	}
	return x, object.DelItem(thread, self, index)
}

func sequenceRemove(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
	i, err := object.CallMethod(thread, self, "index", starlark.Tuple{value}, nil)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.DelItem(thread, self, i)
}
