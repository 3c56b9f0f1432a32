package collections

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/itertools"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// mixins are what classes of a program that derive from the abstract ones get: methods
// that use the ones they have to define.
var mixins = sync.OnceValue(func() map[string]map[string]object.MethodFunc {
	return map[string]map[string]object.MethodFunc{
		"Iterator": {"__iter__": kit.Method0("Iterator.__iter__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return self, nil })},
		"Mapping": {
			"get":          kit.MethodPython("Mapping.get(self, key, default=None)", mappingGet),
			"__contains__": kit.Method1("Mapping.__contains__", mappingContains),
			"keys":         kit.MethodPython("Mapping.keys(self)", mappingList(true, false)),
			"values":       kit.MethodPython("Mapping.values(self)", mappingList(false, true)),
			"items":        kit.MethodPython("Mapping.items(self)", mappingList(true, true)),
			"__eq__":       kit.Method1("Mapping.__eq__", mappingEqual),
		},
		"MutableMapping": {
			"pop":        kit.MethodPython("MutableMapping.pop(self, key, default=None)", mappingPop),
			"popitem":    kit.MethodPython("MutableMapping.popitem(self)", mappingPopItem),
			"clear":      kit.MethodPython("MutableMapping.clear(self)", mappingClear),
			"update":     mappingUpdate,
			"setdefault": kit.MethodPython("MutableMapping.setdefault(self, key, default=None)", mappingSetDefault),
		},
		"Sequence": {
			"__iter__":     kit.Method0("Sequence.__iter__", sequenceIter),
			"__contains__": kit.Method1("Sequence.__contains__", sequenceContains),
			"__reversed__": kit.Method0("Sequence.__reversed__", sequenceReversed),
			"index":        kit.MethodPython("Sequence.index(self, value)", sequenceIndex),
			"count":        kit.MethodPython("Sequence.count(self, value)", sequenceCount),
		},
		"MutableSequence": {
			"append": kit.MethodPython("MutableSequence.append(self, value)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
				n, err := object.Length(thread, self)
				if err != nil {
					return nil, err
				}
				return object.CallMethod(thread, self, "insert", starlark.Tuple{starlark.MakeInt(n), v[0]}, nil)
			}),
			"__iadd__": kit.Method1("MutableSequence.__iadd__", func(thread *starlark.Thread, self, values starlark.Value) (starlark.Value, error) {
				_, err := object.CallMethod(thread, self, "extend", starlark.Tuple{values}, nil)
				return self, err
			}),
			"reverse": kit.MethodPython("MutableSequence.reverse(self)", sequenceReverse),
			"clear": kit.MethodPython("MutableSequence.clear(self)", func(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
				for {
					_, err := object.CallMethod(thread, self, "pop", nil, nil)
					if err != nil && object.IsError(err, object.IndexErrorClass) {
						return starlark.None, nil
					}
					if err != nil {
						return nil, err
					}
				}
			}),
			"extend": kit.MethodPython("MutableSequence.extend(self, values)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
				elems, err := object.Collect(thread, v[0])
				return starlark.None, callEach(thread, self, "append", elems, err)
			}),
			"pop": kit.MethodPython("MutableSequence.pop(self, index=-1)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
				if v[0] == nil {
					v[0] = starlark.MakeInt(-1)
				}
				x, err := object.GetItem(thread, self, v[0])
				if err != nil {
					return nil, err
				}
				return x, object.DelItem(thread, self, v[0])
			}),
			"remove": kit.MethodPython("MutableSequence.remove(self, value)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
				i, err := object.CallMethod(thread, self, "index", starlark.Tuple{v[0]}, nil)
				if err != nil {
					return nil, err
				}
				return starlark.None, object.DelItem(thread, self, i)
			}),
		},
		"Set":        setMixins(),
		"MutableSet": mutableSetMixins(),
	}
})

func mappingGet(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	x, err := object.GetItem(thread, self, v[0])
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		return kit.OrNone(v[1]), nil
	}
	return x, err
}

func mappingContains(thread *starlark.Thread, self, key starlark.Value) (starlark.Value, error) {
	_, err := object.GetItem(thread, self, key)
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		return starlark.False, nil
	}
	return starlark.Bool(err == nil), err
}

// mappingList is keys, values or items, as a list.
func mappingList(keys, values bool) func(*starlark.Thread, starlark.Value, []starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
		list, err := object.Collect(thread, self)
		if err != nil || !values {
			return starlark.NewList(list), err
		}
		for i, key := range list {
			v, err := object.GetItem(thread, self, key)
			if err != nil {
				return nil, err
			}
			if list[i] = v; keys {
				list[i] = starlark.Tuple{key, v}
			}
		}
		return starlark.NewList(list), nil
	}
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

func mappingPop(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	x, err := object.GetItem(thread, self, v[0])
	if err != nil && v[1] != nil && object.IsError(err, object.KeyErrorClass) {
		return v[1], nil
	}
	if err != nil {
		return nil, err
	}
	return x, object.DelItem(thread, self, v[0])
}

func mappingPopItem(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
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

func mappingClear(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
	keys, err := object.Collect(thread, self)
	for _, key := range keys {
		if err == nil {
			err = object.DelItem(thread, self, key)
		}
	}
	return starlark.None, err
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

func mappingSetDefault(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	x, err := object.GetItem(thread, self, v[0])
	if err == nil || !object.IsError(err, object.KeyErrorClass) {
		return x, err
	}
	return kit.OrNone(v[1]), object.SetItem(thread, self, v[0], kit.OrNone(v[1]))
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

// sequenceReverse swaps the elements.
func sequenceReverse(thread *starlark.Thread, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
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

func sequenceIndex(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	at := -1
	err := sequenceFind(thread, self, v[0], func(i int) bool { at = i; return false })
	if err == nil && at < 0 {
		err = &raise.Error{Class: "ValueError"}
	}
	return starlark.MakeInt(at), err
}

func sequenceCount(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	n := 0
	err := sequenceFind(thread, self, v[0], func(int) bool { n++; return true })
	return starlark.MakeInt(n), err
}
