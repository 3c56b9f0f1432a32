package handle

import (
	"errors"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// IntArg converts an argument that is an integer.
func IntArg(thread *starlark.Thread, v starlark.Value, def int) (int, error) {
	if v == nil {
		return def, nil
	}
	n, err := object.Index(thread, v)
	if object.IsError(err, object.IndexErrorClass) {
		err = raise.Errorf("OverflowError", "Python int too large to convert to C int")
	}
	return n, err
}

// WaitTime converts the pair of arguments block and timeout.
func WaitTime(thread *starlark.Thread, block, timeout starlark.Value) (time.Duration, error) {
	if !object.Truth(block, true) {
		return 0, nil
	}
	return number.Timeout(thread, timeout)
}

// ArgPairs is Python's dict(kwargs), as pairs.
func ArgPairs(thread *starlark.Thread, v starlark.Value) ([]starlark.Tuple, error) {
	if d, ok := v.(*starlark.Dict); ok {
		return d.Items(), nil
	}
	d, err := starlark.Call(thread, object.DictClass, starlark.Tuple{v}, nil)
	if err != nil {
		return nil, err
	}
	return d.(*starlark.Dict).Items(), nil
}

// Arguments returns what f(*args, **kwargs) calls f with. The errors are Python's of that call,
// which comes where f is called and not where its arguments are given.
func Arguments(thread *starlark.Thread, f, args, kwargs starlark.Value) (starlark.Tuple, []starlark.Tuple, error) {
	list, err := object.Collect(thread, args)
	if err != nil {
		if e := (*raise.Error)(nil); errors.As(err, &e) && e.Fact.Kind == fact.NotIterable {
			err = raise.Errorf("TypeError", "%s argument after * must be an iterable, not %s", calledName(thread, f), object.TypeOf(args).Name())
		}
		return nil, nil, err
	}
	if d, ok := kwargs.(*starlark.Dict); ok && d.Len() == 0 {
		return list, nil, nil
	}
	pairs, err := collection.Entries(thread, kwargs)
	if err != nil {
		return nil, nil, err
	}
	if pairs == nil {
		return nil, nil, raise.Errorf("TypeError", "%s argument after ** must be a mapping, not %s", calledName(thread, f), object.TypeOf(kwargs).Name())
	}
	pairs, err = Keywords(pairs)
	return list, pairs, err
}

// Keywords returns the pairs of keyword arguments, whose names must be strings.
func Keywords(pairs []starlark.Tuple) ([]starlark.Tuple, error) {
	for i, kw := range pairs {
		switch name := object.Native(kw[0]).(type) {
		case starlark.String:
			if kw[0] != starlark.Value(name) {
				pairs[i] = starlark.Tuple{name, kw[1]}
			}
		default:
			return nil, raise.Errorf("TypeError", "keywords must be strings")
		}
	}
	return pairs, nil
}

// calledName is what Python calls a function in errors about a call: "__main__.f()", "len()".
func calledName(thread *starlark.Thread, f starlark.Value) string {
	name, err := object.GetAttr(thread, f, "__qualname__")
	if err != nil {
		return object.Text(f)
	}
	text := object.Text(name) + "()"
	if m, err := object.GetAttr(thread, f, "__module__"); err == nil && m != starlark.None && m != starlark.String("builtins") {
		text = object.Text(m) + "." + text
	}
	return text
}

// OrNone is None for an argument that was not given.
func OrNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// PairsDict is the dict of ArgPairs.
func PairsDict(pairs []starlark.Tuple) (starlark.Value, error) {
	d := starlark.NewDict(len(pairs))
	for _, kw := range pairs {
		if err := d.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}
