package prelude

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// cmpFunc is cmp(x, y).
func cmpFunc(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	n, err := object.CmpPython2(thread, a, b)
	return starlark.MakeInt(n), err
}

// sortedPython2 is sorted(iterable, cmp=None, key=None, reverse=False).
func sortedPython2(thread *starlark.Thread, iterable, compare, key, reverse starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(thread, iterable)
	if err != nil {
		return nil, err
	}
	descending, err := collection.ReverseOption(thread, reverse)
	if err != nil {
		return nil, err
	}
	if err := collection.SortPython2(thread, list, compare, key, descending); err != nil {
		return nil, err
	}
	return starlark.NewList(list), nil
}

// rangePython2 is range(stop) and range(start, stop[, step]): a list.
func rangePython2(thread *starlark.Thread, first, end, by starlark.Value) (starlark.Value, error) {
	if end == nil {
		first, end = nil, first
	}
	bounds := [3]starlark.Int{starlark.MakeInt(0), {}, starlark.MakeInt(1)}
	for i, v := range []starlark.Value{first, end, by} {
		if v == nil {
			continue
		}
		n, ok, err := object.AsInt(thread, v)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, raise.Errorf("TypeError", "range() integer %s argument expected, got %s.",
				[]string{"start", "end", "step"}[i], object.TypeOf(v).Name())
		}
		bounds[i] = n
	}
	start, stop, step := bounds[0], bounds[1], bounds[2]
	sign := step.Sign()
	if sign == 0 {
		return nil, raise.Errorf("ValueError", "range() step argument must not be zero")
	}
	one := starlark.MakeInt(sign)
	count, ok := stop.Sub(start).Add(step).Sub(one).Div(step).Int64()
	if !ok || count > object.MaxRepeated/16 {
		return nil, raise.Errorf("OverflowError", "range() result has too many items")
	}
	list := make([]starlark.Value, max(count, 0))
	for i := range list {
		list[i] = start
		start = start.Add(step)
	}
	return starlark.NewList(list), nil
}

// rows calls f with the first elements of all iterables, the second ones, and so on.
// Where one is shorter pad stands, or if that is nil the rows end. complaint is about one that
// is no iterable, by number, the first one's being first.
func rows(thread *starlark.Thread, iterables starlark.Tuple, pad starlark.Value, complaint string, first int, f func(starlark.Tuple) error) error {
	its := make([]object.Iterator, len(iterables))
	for i, v := range iterables {
		it, err := object.Iterate(thread, v)
		if object.IsError(err, object.TypeErrorClass) {
			err = raise.Errorf("TypeError", complaint, first+i)
		}
		if err != nil {
			return err
		}
		its[i] = it
	}
	for {
		row, got := make(starlark.Tuple, len(its)), 0
		for i, it := range its {
			v, ok, err := it.Next(thread)
			switch {
			case err != nil:
				return err
			case ok:
				row[i] = v
				got++
			case pad == nil:
				return nil
			default:
				row[i] = pad
			}
		}
		if got == 0 {
			return nil
		}
		if err := f(row); err != nil {
			return err
		}
	}
}

// mapPython2 is map(function, sequence, *sequences): a list; None is the identity.
func mapPython2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		return nil, call.NoKeywords("map")
	}
	if len(args) < 2 {
		return nil, raise.Errorf("TypeError", "map() requires at least two args")
	}
	list := []starlark.Value{}
	err := rows(thread, args[1:], starlark.None, "argument %d to map() must support iteration", 2, func(row starlark.Tuple) error {
		var v starlark.Value = row
		var err error
		switch {
		case args[0] != starlark.None:
			v, err = object.Call(thread, args[0], row...)
		case len(row) == 1:
			v = row[0]
		}
		list = append(list, v)
		return err
	})
	return starlark.NewList(list), err
}

// zipPython2 is zip(*sequences): a list.
func zipPython2(thread *starlark.Thread, sequences starlark.Tuple) (starlark.Value, error) {
	list := []starlark.Value{}
	err := rows(thread, sequences, nil, "zip argument #%d must support iteration", 1, func(row starlark.Tuple) error {
		list = append(list, row)
		return nil
	})
	return starlark.NewList(list), err
}

// filterPython2 is filter(function, sequence): a str of a str, a tuple of a tuple, otherwise a
// list.
func filterPython2(thread *starlark.Thread, f, sequence starlark.Value) (starlark.Value, error) {
	kept := []starlark.Value{}
	err := each(thread, sequence, func(v starlark.Value) (bool, error) {
		verdict := v
		if f != starlark.None && f != starlark.Value(object.BoolClass) {
			var err error
			if verdict, err = object.Call1(thread, f, v); err != nil {
				return false, err
			}
		}
		keep, err := object.IsTrue(thread, verdict)
		if keep {
			kept = append(kept, v)
		}
		return true, err
	})
	if err != nil {
		return nil, err
	}
	switch sequence.(type) {
	case starlark.Tuple:
		return starlark.Tuple(kept), nil
	case starlark.String:
		var b strings.Builder
		for _, v := range kept {
			b.WriteString(string(v.(starlark.String)))
		}
		return starlark.String(b.String()), nil
	}
	return starlark.NewList(kept), nil
}

// reduce is reduce(function, sequence[, initial]), which functools has too.
func reduce(thread *starlark.Thread, f, sequence, initial starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, sequence)
	if object.IsError(err, object.TypeErrorClass) {
		err = raise.Errorf("TypeError", "reduce() arg 2 must support iteration")
	}
	if err != nil {
		return nil, err
	}
	total := initial
	for {
		v, ok, err := it.Next(thread)
		switch {
		case err != nil:
			return nil, err
		case !ok && total == nil:
			return nil, raise.Errorf("TypeError", "reduce() of empty sequence with no initial value")
		case !ok:
			return total, nil
		case total == nil:
			total = v
			continue
		}
		if total, err = object.Call2(thread, f, total, v); err != nil {
			return nil, err
		}
	}
}

// apply is apply(object[, args[, kwargs]]).
func apply(thread *starlark.Thread, f, args, kwargs starlark.Value) (starlark.Value, error) {
	var values starlark.Tuple
	if args != nil {
		list, err := object.Collect(thread, args)
		if err != nil {
			return nil, raise.Errorf("TypeError", "apply() arg 2 expected sequence, found %s", object.TypeOf(args).Name())
		}
		values = list
	}
	var named []starlark.Tuple
	if kwargs != nil {
		dict, ok := kwargs.(*starlark.Dict)
		if !ok {
			return nil, raise.Errorf("TypeError", "apply() arg 3 expected dictionary, found %s", object.TypeOf(kwargs).Name())
		}
		named = dict.Items()
		for _, kw := range named {
			if _, ok := kw[0].(starlark.String); !ok {
				return nil, raise.Errorf("TypeError", "keywords must be strings")
			}
		}
	}
	if _, ok := f.(starlark.Callable); !ok {
		return nil, raise.New(fact.NotCallable, object.TypeOf(f).Name())
	}
	return starlark.Call(thread, f, values, named)
}

// intern is intern(string): strings are compared by value anyway.
func intern(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if _, ok := v.(starlark.String); !ok {
		return nil, raise.Errorf("TypeError", "intern() argument 1 must be string, not %s", object.TypeOf(v).Name())
	}
	return v, nil
}
