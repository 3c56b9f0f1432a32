package collection

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillDict() {
	object.DictClass.Define(call.MRaw("dict(self, iterable=(), /, **kwargs)", newDict), // any name is a key
		call.M0("dict.clear(self, /)", dictClear),
		call.M0("dict.copy(self, /)", dictCopy),
		call.M2("dict.get(self, key, default=None, /)", dictGet),
		viewMethod("items", itemsView),
		viewMethod("keys", keysView),
		call.M2("dict.pop(self, key, default=..., /)", dictPop),
		call.M0("dict.popitem(self, /)", dictPopItem),
		call.M2("dict.setdefault(self, key, default=None, /)", dictSetDefault),
		call.MRaw("dict.update(self, iterable=(), /, **kwargs)", dictUpdate),
		viewMethod("values", valuesView),
		call.M1("dict.__getitem__(self, key, /)", object.GetItem),
		containsMethod("dict"),
	)
	object.DictClass.SetClassMethods(call.M2("dict.fromkeys(self, iterable, value=None, /)", dictFromKeys))
	giveContainer(object.DictClass)
	object.DictClass.GiveComparisons(object.SameClass, false)
	object.DictClass.GiveOperators(object.SameClass, "|")
	object.DictClass.GiveItems(true)
	object.DictClass.GiveInPlace("|")
	giveMutable(object.DictClass, "update")
	giveReversed(object.DictClass)
}

// dictMethodsPython2 is the methods of dict that Python 2 has besides, or that differ there.
var dictMethodsPython2 = sync.OnceValue(func() map[string]*call.Entry {
	return call.Table(
		call.M1("dict.has_key(self, key, /)", dictHasKey),
		listOfViewMethod("items", itemsView),
		listOfViewMethod("keys", keysView),
		listOfViewMethod("values", valuesView),
		iterOfViewMethod("iteritems", itemsView),
		iterOfViewMethod("iterkeys", keysView),
		iterOfViewMethod("itervalues", valuesView),
		viewMethod("viewitems", itemsView),
		viewMethod("viewkeys", keysView),
		viewMethod("viewvalues", valuesView),
	)
})

func viewMethod(name string, kind viewKind) *call.Entry {
	return call.M0("dict."+name+"(self, /)", func(_ *starlark.Thread, d *starlark.Dict) (starlark.Value, error) {
		return &DictView{d, kind}, nil
	})
}

func listOfViewMethod(name string, kind viewKind) *call.Entry {
	return call.M0("dict."+name+"(self, /)", func(_ *starlark.Thread, d *starlark.Dict) (starlark.Value, error) {
		return starlark.NewList((&DictView{d, kind}).Collect()), nil
	})
}

func iterOfViewMethod(name string, kind viewKind) *call.Entry {
	return call.M0("dict."+name+"(self, /)", func(thread *starlark.Thread, d *starlark.Dict) (starlark.Value, error) {
		return IterValue(thread, &DictView{d, kind})
	})
}

// newDict is dict(**kwargs), dict(mapping, **kwargs) and dict(iterable, **kwargs).
func newDict(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if name := repeated(kwargs); name != "" {
		return nil, raise.Arguments("dict() got multiple values for keyword argument '%s'", name)
	}
	d := starlark.NewDict(len(kwargs))
	return d, updateDict(thread, d, "dict", args, kwargs)
}

// repeated returns the first name that is given again, "" if none is: the engine lets
// f(a=1, **{"a": 2}) pass if f is a builtin.
func repeated(kwargs []starlark.Tuple) string {
	if len(kwargs) < 2 {
		return ""
	}
	seen := make(map[starlark.Value]bool, len(kwargs))
	for _, kw := range kwargs {
		if seen[kw[0]] {
			return object.Text(kw[0])
		}
		seen[kw[0]] = true
	}
	return ""
}

// dictUpdate is dict.update([other], **kwargs).
func dictUpdate(thread *starlark.Thread, d *starlark.Dict, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.None, updateDict(thread, d, "update", args, kwargs)
}

func updateDict(thread *starlark.Thread, d *starlark.Dict, name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := call.Count(name, len(args), 0, 1); err != nil {
		return err
	}
	if len(args) == 1 {
		if err := mergeDict(thread, d, args[0]); err != nil {
			return err
		}
	}
	for _, kw := range kwargs {
		if err := object.DictSet(thread, d, kw[0], kw[1]); err != nil {
			return err
		}
	}
	return nil
}

// mergeDict does d.update(other): other is a dict, has keys(), or is an iterable of
// pairs.
func mergeDict(thread *starlark.Thread, d *starlark.Dict, other starlark.Value) error {
	if o := usualDict(other); o != nil {
		return object.DictAddAll(thread, d, o)
	}
	if keys, ok, err := keysOf(thread, other); ok || err != nil {
		if err != nil {
			return err
		}
		return mergeKeys(thread, d, other, keys)
	}
	it, err := object.Iterate(thread, other)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		pair, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		if err := setPair(thread, d, pair, i); err != nil {
			return err
		}
	}
}

// usualDict returns the dict that v is, or is derived from, if it is copied as it is: as in CPython, only
// an __iter__ of the program's says that keys() and [] are to be asked. It is nil for others.
func usualDict(v starlark.Value) *starlark.Dict {
	d, ok := object.Native(v).(*starlark.Dict)
	if !ok {
		return nil
	}
	if _, derived := v.(*object.Instance); derived {
		own, _ := object.TypeOf(v).Lookup("__iter__")
		if usual, _ := object.DictClass.Lookup("__iter__"); own != usual {
			return nil
		}
	}
	return d
}

// keysOf calls other.keys(), if it has that method.
func keysOf(thread *starlark.Thread, other starlark.Value) (keys starlark.Value, ok bool, err error) {
	if _, ok := other.(object.ItemGetter); !ok {
		return nil, false, nil
	}
	if _, ok := object.TypeOf(other).Lookup("keys"); !ok {
		return nil, false, nil
	}
	keys, err = object.CallMethod(thread, other, "keys", nil, nil)
	return keys, err == nil, err
}

func mergeKeys(thread *starlark.Thread, d *starlark.Dict, other, keys starlark.Value) error {
	it, err := object.Iterate(thread, keys)
	if err != nil {
		return err
	}
	for {
		k, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		v, err := object.GetItem(thread, other, k)
		if err != nil {
			return err
		}
		if err := object.DictSet(thread, d, k, v); err != nil {
			return err
		}
	}
}

// setPair adds element i of a sequence of pairs.
func setPair(thread *starlark.Thread, d *starlark.Dict, pair starlark.Value, i int) error {
	t, ok := pair.(starlark.Tuple)
	if !ok {
		elems, err := object.Collect(thread, pair)
		if err != nil {
			if object.IsNotIterable(err, pair) {
				err = raise.Errorf("TypeError", "cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return err
		}
		t = elems
	}
	if len(t) != 2 {
		return raise.Errorf("ValueError", "dictionary update sequence element #%d has length %d; 2 is required", i, len(t))
	}
	return object.DictSet(thread, d, t[0], t[1])
}

// delKey is the slot DelItem of dict.
func delKey(thread *starlark.Thread, v, key starlark.Value) error {
	_, found, err := object.DictDelete(thread, v.(*starlark.Dict), key)
	if err == nil && !found {
		err = object.NoSuchKey(thread, key)
	}
	return err
}

func dictClear(_ *starlark.Thread, d *starlark.Dict) (starlark.Value, error) {
	return starlark.None, object.DictClear(d)
}

func dictCopy(thread *starlark.Thread, d *starlark.Dict) (starlark.Value, error) {
	c := starlark.NewDict(d.Len())
	return c, object.DictAddAll(thread, c, d)
}

// dictGet is dict.get(key, default=None).
func dictGet(thread *starlark.Thread, d *starlark.Dict, key, def starlark.Value) (starlark.Value, error) {
	v, found, err := object.DictGet(thread, d, key)
	switch {
	case err != nil:
		return nil, err
	case found:
		return v, nil
	case def != nil:
		return def, nil
	}
	return starlark.None, nil
}

// dictPop is dict.pop(key[, default]). In an empty dict the key is not hashed.
func dictPop(thread *starlark.Thread, d *starlark.Dict, key, def starlark.Value) (starlark.Value, error) {
	if d.Len() > 0 {
		v, found, err := object.DictDelete(thread, d, key)
		if found || err != nil {
			return v, err
		}
	}
	switch {
	case def != nil:
		return def, nil
	}
	return nil, object.NoSuchKey(thread, key)
}

// dictPopItem takes out the last item.
func dictPopItem(_ *starlark.Thread, d *starlark.Dict) (starlark.Value, error) {
	if d.Len() == 0 {
		return nil, &raise.Error{
			Class: "KeyError", Msg: "'popitem(): dictionary is empty'",
			Args: starlark.Tuple{starlark.String("popitem(): dictionary is empty")},
		}
	}
	k, v, err := object.DictTakeLast(d)
	if err != nil {
		return nil, err
	}
	return memory.Pair(k, v), nil
}

// dictSetDefault is dict.setdefault(key, default=None).
func dictSetDefault(thread *starlark.Thread, d *starlark.Dict, key, def starlark.Value) (starlark.Value, error) {
	v, found, err := object.DictGet(thread, d, key)
	if found || err != nil {
		return v, err
	}
	if def == nil {
		def = starlark.None
	}
	return def, object.DictSet(thread, d, key, def)
}

func dictHasKey(thread *starlark.Thread, d *starlark.Dict, key starlark.Value) (starlark.Value, error) {
	_, found, err := object.DictGet(thread, d, key)
	return starlark.Bool(found), err
}

// dictFromKeys is dict.fromkeys(iterable, value=None), which a derived class has for its own
// instances.
func dictFromKeys(thread *starlark.Thread, cls *object.Class, iterable, value starlark.Value) (starlark.Value, error) {
	if value == nil {
		value = starlark.None
	}
	made, err := starlark.Call(thread, cls, nil, nil)
	if err != nil {
		return nil, err
	}
	keys, err := object.Collect(thread, iterable)
	if err != nil {
		return nil, err
	}
	for _, k := range keys {
		if err := object.SetItem(thread, made, k, value); err != nil {
			return nil, err
		}
	}
	return made, nil
}
