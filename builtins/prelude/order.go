package prelude

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// comparator is Compare, or ComparePython2, which compares values of different types too.
type comparator func(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error)

// extreme is min or max, which return the first value that is op all the others. As in
// CPython, arguments by position are counted before those by name are looked at. empty is what is
// said of an iterable without values.
func extreme(name, op string, compare comparator, empty string) *call.Entry {
	text := name + "(*args, key=None, default=...)"
	options := call.NewSignature(text)
	return call.FRaw(text, func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 0 {
			return nil, call.Count(name, 0, 1, -1)
		}
		var key, def starlark.Value
		if err := options.BindTo(nil, kwargs, &key, &def); err != nil {
			return nil, err
		}
		search := extremeSearch{thread: thread, op: op, compare: compare, key: key}
		if len(args) == 1 {
			if err := each(thread, args[0], search.consider); err != nil {
				return nil, err
			}
			switch {
			case search.best != nil:
				return search.best, nil
			case def != nil:
				return def, nil
			}
			return nil, raise.Errorf("ValueError", "%s() %s", name, empty)
		}
		if def != nil {
			return nil, raise.Errorf("TypeError", "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		for _, v := range args {
			if _, err := search.consider(v); err != nil {
				return nil, err
			}
		}
		return search.best, nil
	})
}

// An extremeSearch looks for the first value that is op all the others.
type extremeSearch struct {
	thread        *starlark.Thread
	op            string
	compare       comparator
	key           starlark.Value
	best, bestKey starlark.Value
}

// consider takes v for the best if it is better.
func (s *extremeSearch) consider(v starlark.Value) (bool, error) {
	k, err := collection.KeyOf(s.thread, s.key, v)
	if err != nil {
		return false, err
	}
	better := s.best == nil
	if !better {
		if better, err = s.compare(s.thread, s.op, k, s.bestKey); err != nil {
			return false, err
		}
	}
	if better {
		s.best, s.bestKey = v, k
	}
	return true, nil
}

// sortOptions is what sorted hands on, and who complains of it.
var sortOptions = call.NewSignature("sort(*, key=None, reverse=False)")

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
	if err := sortOptions.BindTo(nil, kwargs, &key, &reverse); err != nil {
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
