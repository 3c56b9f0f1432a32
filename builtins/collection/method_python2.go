package collection

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
)

// GetAttrPython2 is GetAttr in a Python 2 program, for the methods that differ there: those of
// dict that give lists, list.sort, and iterators' next.
func GetAttrPython2(thread *starlark.Thread, v starlark.Value, name string) (starlark.Value, error) {
	if f := object.OldMethod(v, name); f != nil {
		return call.Bind(f, object.Native(v)), nil
	}
	if name == "next" {
		if _, ok := object.TypeOf(v).Lookup("__next__"); ok {
			name = "__next__"
		}
	}
	found, err := object.GetAttr(thread, v, name)
	switch name {
	case "keys", "values", "items":
		if _, builtIn := found.(call.Function); builtIn {
			return call.Bind(viewAsList, found), nil
		}
	case "iterkeys", "itervalues", "iteritems":
		if !object.IsError(err, object.AttributeErrorClass) {
			break
		}
		if view, err := object.GetAttr(thread, v, strings.TrimPrefix(name, "iter")); err == nil {
			return call.Bind(viewAsIterator, view), nil
		}
	case "has_key":
		if !object.IsError(err, object.AttributeErrorClass) {
			break
		}
		if _, err := object.GetAttr(thread, v, "keys"); err == nil {
			return call.Bind(hasKey, v), nil
		}
	}
	return found, err
}

// The methods of other mappings than dict, such as defaultdict, and a manager's, in Python 2:
// they call those of Python 3, which are their receivers.
var (
	// viewAsList is keys() and the like, which make a list of a view.
	viewAsList = call.MRaw("view(self, /, *args, **kwargs)", func(thread *starlark.Thread, keys starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		view, err := starlark.Call(thread, keys, args, kwargs)
		if _, ok := view.(object.Collector); !ok || err != nil {
			return view, err
		}
		list, err := object.Collect(thread, view)
		return starlark.NewList(list), err
	})
	// viewAsIterator is iterkeys() and the like.
	viewAsIterator = call.MRaw("iterator(self, /, *args, **kwargs)", func(thread *starlark.Thread, keys starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		view, err := starlark.Call(thread, keys, args, kwargs)
		if err != nil {
			return nil, err
		}
		return IterValue(thread, view)
	})
	// hasKey is has_key() of a mapping itself.
	hasKey = call.M1("has_key(self, key, /)", func(thread *starlark.Thread, mapping, key starlark.Value) (starlark.Value, error) {
		in, err := object.Contains(thread, mapping, key)
		return starlark.Bool(in), err
	})
)

// Entries returns the entries of a mapping, nil if v is none.
func Entries(thread *starlark.Thread, v starlark.Value) ([]starlark.Tuple, error) {
	if d := usualDict(v); d != nil {
		return d.Items(), nil
	}
	if m, ok := v.(starlark.IterableMapping); ok {
		return m.Items(), nil
	}
	switch _, err := object.GetAttr(thread, v, "keys"); {
	case object.IsError(err, object.AttributeErrorClass):
		return nil, nil
	case err != nil:
		return nil, err
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
