package prelude

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// comparator is Compare, or ComparePython2.
type comparator func(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error)

// minimum is min(iterable, *, key=None, default) and min(a, b, *rest, key=None).
func minimum(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return extreme(thread, "min", "<", object.Compare, args, kwargs)
}

// maximum is max, with minimum's signatures.
func maximum(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return extreme(thread, "max", ">", object.Compare, args, kwargs)
}

// minimumPython2 and maximumPython2 compare values of different types too.
func minimumPython2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return extreme(thread, "min", "<", object.ComparePython2, args, kwargs)
}

func maximumPython2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return extreme(thread, "max", ">", object.ComparePython2, args, kwargs)
}

// extreme returns the first value that is op all the others.
func extreme(thread *starlark.Thread, name, op string, compare comparator, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, call.Count(name, 0, 1, 2)
	}
	var key, def starlark.Value
	if err := call.Keywords(name, kwargs, map[string]*starlark.Value{"key": &key, "default": &def}); err != nil {
		return nil, err
	}
	var best, bestKey starlark.Value
	consider := func(v starlark.Value) (bool, error) {
		k, err := collection.KeyOf(thread, key, v)
		if err != nil {
			return false, err
		}
		better := best == nil
		if !better {
			if better, err = compare(thread, op, k, bestKey); err != nil {
				return false, err
			}
		}
		if better {
			best, bestKey = v, k
		}
		return true, nil
	}
	if len(args) == 1 {
		if err := each(thread, args[0], consider); err != nil {
			return nil, err
		}
		return orDefault(name, best, def)
	}
	if def != nil {
		return nil, raise.Errorf("TypeError", "Cannot specify a default for %s() with multiple positional arguments", name)
	}
	for _, v := range args {
		if _, err := consider(v); err != nil {
			return nil, err
		}
	}
	return best, nil
}

func orDefault(name string, best, def starlark.Value) (starlark.Value, error) {
	switch {
	case best != nil:
		return best, nil
	case def != nil:
		return def, nil
	}
	return nil, raise.Errorf("ValueError", "%s() arg is an empty sequence", name)
}

// sorted is sorted(iterable, /, *, key=None, reverse=False).
func sorted(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Count("sorted", len(args), 1, 1); err != nil {
		return nil, err
	}
	list, err := object.Collect(thread, args[0])
	if err != nil {
		return nil, err
	}
	var key, reverse starlark.Value
	if err := call.Keywords("sort", kwargs, map[string]*starlark.Value{"key": &key, "reverse": &reverse}); err != nil {
		return nil, err
	}
	if key == starlark.None {
		key = nil
	}
	descending, err := collection.ReverseOption(thread, reverse)
	if err != nil {
		return nil, err
	}
	if err := collection.Sort(thread, list, key, descending); err != nil {
		return nil, err
	}
	return starlark.NewList(list), nil
}
