package helpers

import (
	"errors"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func sequenceHelpers() []*call.Entry {
	return []*call.Entry{
		call.F1("$iter(x, /)", func(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) { return object.Loop(thread, x) }),
		call.F2("$iterunpack(x, n, /)", func(thread *starlark.Thread, x, n starlark.Value) (starlark.Value, error) {
			return collection.LoopUnpack(thread, x, intOf(n))
		}),
		call.F2("$unpack(x, n, /)", func(thread *starlark.Thread, x, n starlark.Value) (starlark.Value, error) {
			return collection.Unpack(thread, x, intOf(n))
		}),
		call.F3("$unpackstar(x, before, after, /)", func(thread *starlark.Thread, x, before, after starlark.Value) (starlark.Value, error) {
			return collection.UnpackStar(thread, x, intOf(before), intOf(after))
		}),
		call.F1("$list(x, /)", list),
		call.F1("$tuple(x, /)", tuple),
		call.F1("$setof(x, /)", setOf),
		call.F1("$dictof(pairs, /)", dictOf),
		call.FArgs("$dict(*keys_and_values)", dict),
		call.FArgs("$merge(*mappings)", merge),
		call.F2("$star(x, call, /)", star),
		call.FArgs("$doublestar(*mappings)", doubleStar),
	}
}

func itemHelpers() []*call.Entry {
	return []*call.Entry{
		call.F4("$slice(x, lower, upper, step, /)", object.GetSlice),
		call.F3("$sliceof(lower, upper, step, /)", func(_ *starlark.Thread, lower, upper, step starlark.Value) (starlark.Value, error) {
			return &object.Slice{Lower: lower, Upper: upper, Step: step}, nil
		}),
		call.F2("$item(x, i, /)", object.GetItem),
		call.F3("$setitem(value, x, i, /)", func(thread *starlark.Thread, value, x, i starlark.Value) (starlark.Value, error) {
			return starlark.None, object.SetItem(thread, x, i, value)
		}),
		call.F("$setslice(value, x, lower, upper, step, /)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return starlark.None, object.SetItem(thread, v[1], &object.Slice{Lower: v[2], Upper: v[3], Step: v[4]}, v[0])
		}),
		call.F2("$delitem(x, i, /)", func(thread *starlark.Thread, x, i starlark.Value) (starlark.Value, error) {
			return starlark.None, object.DelItem(thread, x, i)
		}),
		call.F4("$delslice(x, lower, upper, step, /)", func(thread *starlark.Thread, x, lower, upper, step starlark.Value) (starlark.Value, error) {
			return starlark.None, object.DelItem(thread, x, &object.Slice{Lower: lower, Upper: upper, Step: step})
		}),
	}
}

func list(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
	elems, err := collectStarred(thread, x, "Value after *")
	if err != nil {
		return nil, err
	}
	return starlark.NewList(elems), nil
}

// collectStarred returns the elements of *v; what begins the error if it has none.
func collectStarred(thread *starlark.Thread, v starlark.Value, what string) ([]starlark.Value, error) {
	elems, err := object.Collect(thread, v)
	var e *raise.Error
	name := object.TypeOf(v).Name()
	if errors.As(err, &e) && e.Fact.Kind == fact.NotIterable && e.Fact.Name(0) == name {
		return nil, raise.Errorf("TypeError", "%s must be an iterable, not %s", what, name)
	}
	return elems, err
}

func tuple(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, x)
	return starlark.Tuple(elems), err
}

func setOf(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, x)
	if err != nil {
		return nil, err
	}
	s := starlark.NewSet(len(elems))
	for _, e := range elems {
		if err := object.SetAdd(thread, s, e); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func dict(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	d := starlark.NewDict(len(args) / 2)
	for i := 0; i < len(args); i += 2 {
		if err := object.DictSet(thread, d, args[i], args[i+1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// dictOf is a dict comprehension, of which pairs is a list.
func dictOf(thread *starlark.Thread, pairs starlark.Value) (starlark.Value, error) {
	list := pairs.(*starlark.List)
	d := new(starlark.Dict)
	for i := range list.Len() {
		pair := list.Index(i).(starlark.Tuple)
		if err := object.DictSet(thread, d, pair[0], pair[1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// merge is {**a, **b}.
func merge(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	d := new(starlark.Dict)
	for _, m := range args {
		if m, ok := m.(*starlark.Dict); ok {
			if err := object.DictAddAll(thread, d, m); err != nil {
				return nil, err
			}
			continue
		}
		entries, err := collection.Entries(thread, m)
		if err != nil {
			return nil, err
		}
		if entries == nil {
			return nil, raise.New(fact.NotMapping, object.TypeOf(m).Name())
		}
		for _, e := range entries {
			if err := object.DictSet(thread, d, e[0], e[1]); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

// star is *x in a call, which Starlark calls with lists and tuples only. call is what an error
// begins with.
func star(thread *starlark.Thread, x, call starlark.Value) (starlark.Value, error) {
	switch x.(type) {
	case *starlark.List, starlark.Tuple:
		return x, nil
	}
	elems, err := collectStarred(thread, x, stringOf(call)+"argument after *")
	if err != nil {
		return nil, err
	}
	return starlark.Tuple(elems), nil
}

// doubleStar is **x in a call.
func doubleStar(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if d, ok := args[0].(*starlark.Dict); ok && len(args) == 1 && hasStringKeys(d) {
		return d, nil
	}
	d := new(starlark.Dict)
	for _, m := range args {
		entries, err := collection.Entries(thread, m)
		if err != nil {
			return nil, err
		}
		if entries == nil {
			return nil, raise.New(fact.MappingArgument, object.TypeOf(m).Name())
		}
		for _, e := range entries {
			name := object.Native(e[0])
			if _, twice, _ := object.DictGet(thread, d, name); twice {
				return nil, raise.New(fact.TwiceKeyword, object.Text(name))
			}
			if err := object.DictSet(thread, d, name, e[1]); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

// hasStringKeys reports whether Starlark takes a dict's keys for names as they are, which it
// does not if they are instances of a class derived from str.
func hasStringKeys(d *starlark.Dict) bool {
	for k := range d.Entries() {
		if _, ok := k.(starlark.String); !ok {
			return false
		}
	}
	return true
}
