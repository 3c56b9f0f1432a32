package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

func fillDict() {
	DictClass.Define(newDict, map[string]MethodFunc{
		"clear":      method0("dict.clear", dictClear),
		"copy":       method0("dict.copy", dictCopy),
		"get":        methodN("dict", "get", 1, 2, dictGet),
		"items":      method0("dict.items", viewMethod(itemsView)),
		"keys":       method0("dict.keys", viewMethod(keysView)),
		"pop":        methodN("dict", "pop", 1, 2, dictPop),
		"popitem":    method0("dict.popitem", dictPopItem),
		"setdefault": methodN("dict", "setdefault", 1, 2, dictSetDefault),
		"update":     dictUpdate,
		"values":     method0("dict.values", viewMethod(valuesView)),
	})
	DictClass.Set("fromkeys", starlark.NewBuiltin("fromkeys", dictFromKeys))
	giveContainer(DictClass)
	DictClass.GiveComparisons(sameClass, false)
	DictClass.GiveOperators(sameClass, "|")
	DictClass.GiveItems(true)
	DictClass.GiveInPlace("|")
	giveMutable(DictClass, "update")
}

// dictMethodsPython2 is the methods of dict that Python 2 has besides, or that differ there.
var dictMethodsPython2 = map[string]MethodFunc{
	"has_key":    method1("dict.has_key", dictHasKey),
	"items":      method0("dict.items", listOfViewMethod(itemsView)),
	"keys":       method0("dict.keys", listOfViewMethod(keysView)),
	"values":     method0("dict.values", listOfViewMethod(valuesView)),
	"iteritems":  method0("dict.iteritems", iterOfViewMethod(itemsView)),
	"iterkeys":   method0("dict.iterkeys", iterOfViewMethod(keysView)),
	"itervalues": method0("dict.itervalues", iterOfViewMethod(valuesView)),
	"viewitems":  method0("dict.viewitems", viewMethod(itemsView)),
	"viewkeys":   method0("dict.viewkeys", viewMethod(keysView)),
	"viewvalues": method0("dict.viewvalues", viewMethod(valuesView)),
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
func newDict(thread *starlark.Thread, _ *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if name := repeated(kwargs); name != "" {
		return nil, proc.Errorf("TypeError", "dict() got multiple values for keyword argument '%s'", name)
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
			return Text(kw[0])
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
	if err := checkArgs(name, name, args, nil, 0, 1); err != nil {
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
	it, err := Iterate(thread, other)
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
	if _, ok := other.(ItemGetter); !ok {
		return nil, false, nil
	}
	if _, ok := TypeOf(other).Lookup("keys"); !ok {
		return nil, false, nil
	}
	keys, err = CallMethod(thread, other, "keys", nil, nil)
	return keys, err == nil, err
}

func mergeKeys(thread *starlark.Thread, d *starlark.Dict, other, keys starlark.Value) error {
	it, err := Iterate(thread, keys)
	if err != nil {
		return err
	}
	for {
		k, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		v, err := GetItem(thread, other, k)
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
		elems, err := Collect(thread, pair)
		if err != nil {
			if IsNotIterable(err, pair) {
				err = proc.Errorf("TypeError", "cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return err
		}
		t = elems
	}
	if len(t) != 2 {
		return proc.Errorf("ValueError", "dictionary update sequence element #%d has length %d; 2 is required", i, len(t))
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
		return HashError(key, err)
	case !found:
		return NoSuchKey(thread, key)
	}
	return nil
}

// setKey does d[key] = v.
func setKey(d *starlark.Dict, key, v starlark.Value) error {
	return HashError(key, d.SetKey(key, v))
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
		return nil, HashError(args[0], err)
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
		return nil, HashError(args[0], err)
	case len(args) == 2:
		return args[1], nil
	}
	return nil, NoSuchKey(thread, args[0])
}

// dictPopItem takes out the last item. It takes time in proportion to the size: the
// engine leads to the last entry only from the first.
func dictPopItem(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	d := self.(*starlark.Dict)
	if d.Len() == 0 {
		return nil, &proc.Error{
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
		return nil, HashError(args[0], err)
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
		return nil, HashError(key, err)
	}
	return starlark.Bool(found), nil
}

// dictFromKeys is dict.fromkeys(iterable, value=None), a class method.
func dictFromKeys(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := checkArgs("dict.fromkeys", "fromkeys", args, kwargs, 1, 2); err != nil {
		return nil, err
	}
	var v starlark.Value = starlark.None
	if len(args) == 2 {
		v = args[1]
	}
	keys, err := Collect(thread, args[0])
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
