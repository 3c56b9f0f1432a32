package helpers

import (
	"errors"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

var sequenceHelpers = map[string]helper{
	"$iter": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.Loop(thread, args[0])
	},
	"$iterunpack": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return collection.LoopUnpack(thread, args[0], intOf(args[1]))
	},
	"$unpack": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return collection.Unpack(thread, args[0], intOf(args[1]))
	},
	"$unpackstar": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return collection.UnpackStar(thread, args[0], intOf(args[1]), intOf(args[2]))
	},
	"$list":       list,
	"$tuple":      tuple,
	"$setof":      setOf,
	"$dict":       dict,
	"$merge":      merge,
	"$star":       star,
	"$doublestar": doubleStar,
	"$slice": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.GetSlice(thread, args[0], args[1], args[2], args[3])
	},
	"$sliceof": func(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return &object.Slice{Lower: args[0], Upper: args[1], Step: args[2]}, nil
	},
	"$item": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.GetItem(thread, args[0], args[1])
	},
	"$setitem": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.SetItem(thread, args[1], args[2], args[0])
	},
	"$setslice": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.SetItem(thread, args[1], &object.Slice{Lower: args[2], Upper: args[3], Step: args[4]}, args[0])
	},
	"$delitem": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.DelItem(thread, args[0], args[1])
	},
	"$delslice": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.DelItem(thread, args[0], &object.Slice{Lower: args[1], Upper: args[2], Step: args[3]})
	},
}

func list(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	elems, err := collectStarred(thread, args[0], "Value after *")
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

func tuple(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	elems, err := object.Collect(thread, args[0])
	return starlark.Tuple(elems), err
}

func setOf(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	elems, err := object.Collect(thread, args[0])
	if err != nil {
		return nil, err
	}
	s := starlark.NewSet(len(elems))
	for _, e := range elems {
		if err := s.Insert(e); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func dict(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	d := starlark.NewDict(len(args) / 2)
	for i := 0; i < len(args); i += 2 {
		if err := d.SetKey(args[i], args[i+1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// merge is {**a, **b}.
func merge(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	d := new(starlark.Dict)
	for _, m := range args {
		entries, err := collection.Entries(thread, m)
		if err != nil {
			return nil, err
		}
		if entries == nil {
			return nil, raise.New(fact.NotMapping, object.TypeOf(m).Name())
		}
		for _, e := range entries {
			if err := d.SetKey(e[0], e[1]); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

// star is *x in a call, which Starlark calls with lists and tuples only.
func star(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	switch args[0].(type) {
	case *starlark.List, starlark.Tuple:
		return args[0], nil
	}
	elems, err := collectStarred(thread, args[0], stringOf(args[1])+"argument after *")
	if err != nil {
		return nil, err
	}
	return starlark.Tuple(elems), nil
}

// doubleStar is **x in a call.
func doubleStar(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if d, ok := args[0].(*starlark.Dict); ok && len(args) == 1 {
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
			if _, twice, _ := d.Get(e[0]); twice {
				return nil, raise.New(fact.TwiceKeyword, object.Text(e[0]))
			}
			if err := d.SetKey(e[0], e[1]); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}
