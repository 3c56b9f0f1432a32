package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillDict() {
	object.DictClass.Define(newDict, map[string]object.MethodFunc{
		"clear":      object.Method0("dict.clear", dictClear),
		"copy":       object.Method0("dict.copy", dictCopy),
		"get":        object.MethodN("dict", "get", 1, 2, dictGet),
		"items":      object.Method0("dict.items", viewMethod(itemsView)),
		"keys":       object.Method0("dict.keys", viewMethod(keysView)),
		"pop":        object.MethodN("dict", "pop", 1, 2, dictPop),
		"popitem":    object.Method0("dict.popitem", dictPopItem),
		"setdefault": object.MethodN("dict", "setdefault", 1, 2, dictSetDefault),
		"update":     dictUpdate,
		"values":     object.Method0("dict.values", viewMethod(valuesView)),
	})
	object.DictClass.Set("fromkeys", starlark.NewBuiltin("fromkeys", dictFromKeys))
	giveContainer(object.DictClass)
	object.DictClass.GiveComparisons(object.SameClass, false)
	object.DictClass.GiveOperators(object.SameClass, "|")
	object.DictClass.GiveItems(true)
	object.DictClass.GiveInPlace("|")
	giveMutable(object.DictClass, "update")
}

// dictMethodsPython2 is the methods of dict that Python 2 has besides, or that differ there.
var dictMethodsPython2 = map[string]object.MethodFunc{
	"has_key":    object.Method1("dict.has_key", dictHasKey),
	"items":      object.Method0("dict.items", listOfViewMethod(itemsView)),
	"keys":       object.Method0("dict.keys", listOfViewMethod(keysView)),
	"values":     object.Method0("dict.values", listOfViewMethod(valuesView)),
	"iteritems":  object.Method0("dict.iteritems", iterOfViewMethod(itemsView)),
	"iterkeys":   object.Method0("dict.iterkeys", iterOfViewMethod(keysView)),
	"itervalues": object.Method0("dict.itervalues", iterOfViewMethod(valuesView)),
	"viewitems":  object.Method0("dict.viewitems", viewMethod(itemsView)),
	"viewkeys":   object.Method0("dict.viewkeys", viewMethod(keysView)),
	"viewvalues": object.Method0("dict.viewvalues", viewMethod(valuesView)),
}

func viewMethod(kind viewKind) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return &DictView{self.(*starlark.Dict), kind}, nil
	}
}

func listOfViewMethod(kind viewKind) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.NewList((&DictView{self.(*starlark.Dict), kind}).Collect()), nil
	}
}

func iterOfViewMethod(kind viewKind) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return IterValue(thread, &DictView{self.(*starlark.Dict), kind})
	}
}

// newDict is dict(**kwargs), dict(mapping, **kwargs) and dict(iterable, **kwargs).
func newDict(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if name := repeated(kwargs); name != "" {
		return nil, raise.Errorf("TypeError", "dict() got multiple values for keyword argument '%s'", name)
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
func dictUpdate(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.None, updateDict(thread, self.(*starlark.Dict), "update", args, kwargs)
}

func updateDict(thread *starlark.Thread, d *starlark.Dict, name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := call.CheckArgs(name, name, args, nil, 0, 1); err != nil {
		return err
	}
	if len(args) == 1 {
		if err := mergeDict(thread, d, args[0]); err != nil {
			return err
		}
	}
	for _, kw := range kwargs {
		if err := d.SetKey(kw[0], kw[1]); err != nil {
			return err
		}
	}
	return nil
}

// mergeDict does d.update(other): other is a dict, has keys(), or is an iterable of
// pairs.
func mergeDict(thread *starlark.Thread, d *starlark.Dict, other starlark.Value) error {
	if o, ok := other.(*starlark.Dict); ok {
		return copyInto(d, o)
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

// copyInto adds the entries of a dict; it is no part of a type switch, for ranging
// over Entries makes variables escape.
func copyInto(d, other *starlark.Dict) error {
	if d == other {
		return nil
	}
	for k, v := range other.Entries() {
		if err := d.SetKey(k, v); err != nil {
			return err
		}
	}
	return nil
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
		if err := setKey(d, k, v); err != nil {
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
	return setKey(d, t[0], t[1])
}

// delKey is the slot DelItem of dict.
func delKey(thread *starlark.Thread, v, key starlark.Value) error {
	d := v.(*starlark.Dict)
	found, err := false, error(nil)
	if d.Len() == 0 {
		_, err = key.Hash() // the engine does not look at the key
	} else {
		_, found, err = d.Delete(key)
	}
	switch {
	case err != nil:
		return object.HashError(key, err)
	case !found:
		return object.NoSuchKey(thread, key)
	}
	return nil
}

// setKey does d[key] = v.
func setKey(d *starlark.Dict, key, v starlark.Value) error {
	return object.HashError(key, d.SetKey(key, v))
}

func dictClear(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	return starlark.None, self.(*starlark.Dict).Clear()
}

func dictCopy(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	d := self.(*starlark.Dict)
	c := starlark.NewDict(d.Len())
	return c, copyInto(c, d)
}

// dictGet is dict.get(key, default=None).
func dictGet(_ *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	v, found, err := self.(*starlark.Dict).Get(args[0])
	switch {
	case err != nil:
		return nil, object.HashError(args[0], err)
	case found:
		return v, nil
	case len(args) == 2:
		return args[1], nil
	}
	return starlark.None, nil
}

// dictPop is dict.pop(key[, default]). In an empty dict the key is not hashed.
func dictPop(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	d := self.(*starlark.Dict)
	v, found, err := d.Delete(args[0])
	switch {
	case found:
		return v, nil
	case err != nil && d.Len() > 0:
		return nil, object.HashError(args[0], err)
	case len(args) == 2:
		return args[1], nil
	}
	return nil, object.NoSuchKey(thread, args[0])
}

// dictPopItem takes out the last item. It takes time in proportion to the size: the
// engine leads to the last entry only from the first.
func dictPopItem(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	d := self.(*starlark.Dict)
	if d.Len() == 0 {
		return nil, &raise.Error{
			Class: "KeyError", Msg: "'popitem(): dictionary is empty'",
			Args: starlark.Tuple{starlark.String("popitem(): dictionary is empty")},
		}
	}
	k := lastOf(d.Iterate())
	v, _, err := d.Delete(k)
	return starlark.Tuple{k, v}, err
}

// lastOf exhausts an iterator that is not empty.
func lastOf(it starlark.Iterator) (k starlark.Value) {
	defer it.Done()
	for it.Next(&k) {
	}
	return k
}

// dictSetDefault is dict.setdefault(key, default=None).
func dictSetDefault(_ *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	d := self.(*starlark.Dict)
	v, found, err := d.Get(args[0])
	if err != nil {
		return nil, object.HashError(args[0], err)
	}
	if found {
		return v, nil
	}
	v = starlark.None
	if len(args) == 2 {
		v = args[1]
	}
	return v, setKey(d, args[0], v)
}

func dictHasKey(_ *starlark.Thread, self, key starlark.Value) (starlark.Value, error) {
	_, found, err := self.(*starlark.Dict).Get(key)
	if err != nil {
		return nil, object.HashError(key, err)
	}
	return starlark.Bool(found), nil
}

// dictFromKeys is dict.fromkeys(iterable, value=None), a class method.
func dictFromKeys(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.CheckArgs("dict.fromkeys", "fromkeys", args, kwargs, 1, 2); err != nil {
		return nil, err
	}
	var v starlark.Value = starlark.None
	if len(args) == 2 {
		v = args[1]
	}
	keys, err := object.Collect(thread, args[0])
	if err != nil {
		return nil, err
	}
	d := starlark.NewDict(len(keys))
	for _, k := range keys {
		if err := setKey(d, k, v); err != nil {
			return nil, err
		}
	}
	return d, nil
}
