package collection

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// CallMethodPython2 is CallMethod in a Python 2 program, where some methods differ: those of
// dict that give lists, list.sort, and iterators' next.
func CallMethodPython2(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if f := object.OldMethod(v, name); f != nil {
		return f.Call(thread, object.Native(v), args, kwargs)
	}
	if name == "next" {
		if _, ok := object.TypeOf(v).Lookup("__next__"); ok {
			name = "__next__"
		}
	}
	if f := mappingMethodsPython2[name]; f != nil && len(kwargs) == 0 {
		return f(thread, v, name, args)
	}
	return object.CallMethod(thread, v, name, args, kwargs)
}

// mappingMethodsPython2 is the methods of other mappings than dict, such as defaultdict, and a
// manager's, in Python 2.
var mappingMethodsPython2 = map[string]func(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple) (starlark.Value, error){
	"keys": listOfView, "values": listOfView, "items": listOfView,
	"iterkeys": iterOfView, "itervalues": iterOfView, "iteritems": iterOfView,
	"has_key": func(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple) (starlark.Value, error) {
		if _, err := object.GetAttr(thread, v, name); err == nil || len(args) != 1 || !hasKeys(thread, v) {
			return object.CallMethod(thread, v, name, args, nil)
		}
		in, err := object.Contains(thread, v, args[0])
		return starlark.Bool(in), err
	},
}

func hasKeys(thread *starlark.Thread, v starlark.Value) bool {
	_, err := object.GetAttr(thread, v, "keys")
	return err == nil
}

// listOfView makes a list of what keys() and the like return, if that is a view.
func listOfView(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple) (starlark.Value, error) {
	view, err := object.CallMethod(thread, v, name, args, nil)
	if _, ok := view.(object.Collector); !ok || err != nil {
		return view, err
	}
	list, err := object.Collect(thread, view)
	return starlark.NewList(list), err
}

// iterOfView makes an iterator of what keys() returns for iterkeys().
func iterOfView(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple) (starlark.Value, error) {
	if _, err := object.GetAttr(thread, v, name); err == nil || !hasKeys(thread, v) {
		return object.CallMethod(thread, v, name, args, nil)
	}
	view, err := object.CallMethod(thread, v, strings.TrimPrefix(name, "iter"), args, nil)
	if err != nil {
		return nil, err
	}
	return IterValue(thread, view)
}

// Entries returns the entries of a mapping, nil if v is none.
func Entries(thread *starlark.Thread, v starlark.Value) ([]starlark.Tuple, error) {
	switch m := v.(type) {
	case *starlark.Dict:
		return m.Items(), nil
	case starlark.IterableMapping:
		return m.Items(), nil
	}
	if _, err := object.GetAttr(thread, v, "keys"); err != nil {
		return nil, nil
	}
	keys, err := object.CallMethod(thread, v, "keys", nil, nil)
	if err != nil {
		return nil, err
	}
	list, err := object.Collect(thread, keys)
	if err != nil {
		return nil, err
	}
	entries := make([]starlark.Tuple, len(list))
	for i, k := range list {
		x, err := object.GetItem(thread, v, k)
		if err != nil {
			return nil, err
		}
		entries[i] = starlark.Tuple{k, x}
	}
	return entries, nil
}
