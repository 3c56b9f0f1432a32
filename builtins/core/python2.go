package core

import (
	"go.starlark.net/starlark"
)

// CallMethod2 is CallMethod in a Python 2 program, where some methods differ: those of
// dict that give lists, list.sort, and iterators' next.
func CallMethod2(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var differ map[string]MethodFunc
	switch v.(type) {
	case *starlark.Dict:
		differ = DictMethods2
	case *starlark.List:
		differ = ListMethods2
	}
	if f := differ[name]; f != nil {
		return f(thread, v, args, kwargs)
	}
	if name == "next" {
		if _, ok := TypeOf(v).Lookup("__next__"); ok {
			name = "__next__"
		}
	}
	return CallMethod(thread, v, name, args, kwargs)
}

// Entries returns the entries of a mapping, nil if v is none.
func Entries(thread *starlark.Thread, v starlark.Value) ([]starlark.Tuple, error) {
	switch m := v.(type) {
	case *starlark.Dict:
		return m.Items(), nil
	case starlark.IterableMapping:
		return m.Items(), nil
	}
	if _, err := GetAttr(thread, v, "keys"); err != nil {
		return nil, nil
	}
	keys, err := CallMethod(thread, v, "keys", nil, nil)
	if err != nil {
		return nil, err
	}
	list, err := Collect(thread, keys)
	if err != nil {
		return nil, err
	}
	entries := make([]starlark.Tuple, len(list))
	for i, k := range list {
		x, err := GetItem(thread, v, k)
		if err != nil {
			return nil, err
		}
		entries[i] = starlark.Tuple{k, x}
	}
	return entries, nil
}
