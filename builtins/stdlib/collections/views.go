package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/itertools"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// viewed is the attribute of a view that has its mapping.
const viewed = "_mapping"

// mappingView is keys, values or items of Mapping: a view of the class.
func mappingView(class string) func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.Call(thread, abstractClasses()[class], starlark.Tuple{self}, nil)
	}
}

// fillViews completes the classes of views, which programs make, too, of a mapping of their own.
func fillViews(m starlark.StringDict) {
	class := func(name string) *object.Class { return m[name].(*object.Class) }
	class("MappingView").DefineObjects(kit.PlainObject,
		call.M1("def MappingView.__init__(self, mapping)", func(_ *starlark.Thread, self *object.Instance, mapping starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn(viewed, mapping)
		}),
		call.M0("def MappingView.__len__(self)", ofMapping(func(thread *starlark.Thread, mapping starlark.Value) (starlark.Value, error) {
			n, err := object.Length(thread, mapping)
			return starlark.MakeInt(n), err
		})),
		call.M0("def MappingView.__repr__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			mapping, err := mappingOf(self)
			if err != nil {
				return nil, err
			}
			text, err := object.Repr(thread, mapping)
			return starlark.String(self.Class().Name() + "(" + text + ")"), err
		}),
	)
	fromIterable := func(thread *starlark.Thread, _, it starlark.Value) (starlark.Value, error) {
		return starlark.Call(thread, object.SetClass, starlark.Tuple{it}, nil)
	}
	class("KeysView").Define(nil,
		call.M1("def KeysView.__contains__(self, key)", func(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			mapping, err := mappingOf(self)
			if err != nil {
				return nil, err
			}
			has, err := object.Contains(thread, mapping, key)
			return starlark.Bool(has), err
		}),
		call.M0("def KeysView.__iter__(self)", ofMapping(func(thread *starlark.Thread, mapping starlark.Value) (starlark.Value, error) {
			return iterated(thread, mapping, nil)
		})),
	)
	class("ItemsView").Define(nil,
		call.M1("def ItemsView.__contains__(self, item)", itemsContain),
		call.M0("def ItemsView.__iter__(self)", ofMapping(func(thread *starlark.Thread, mapping starlark.Value) (starlark.Value, error) {
			return iterated(thread, mapping, func(key, v starlark.Value) starlark.Value { return starlark.Tuple{key, v} })
		})),
	)
	class("ValuesView").Define(nil,
		call.M1("def ValuesView.__contains__(self, value)", valuesContain),
		call.M0("def ValuesView.__iter__(self)", ofMapping(func(thread *starlark.Thread, mapping starlark.Value) (starlark.Value, error) {
			return iterated(thread, mapping, func(_, v starlark.Value) starlark.Value { return v })
		})),
	)
	for _, name := range []string{"KeysView", "ItemsView"} {
		class(name).Set("_from_iterable", object.NewClassMethod(call.New(call.F2("def "+name+"._from_iterable(cls, it)", fromIterable))))
	}
}

func mappingOf(view *object.Instance) (starlark.Value, error) {
	if m := view.Own(viewed); m != nil {
		return m, nil
	}
	return nil, object.NoAttribute(view, viewed)
}

// ofMapping is a method of a view that asks the mapping.
func ofMapping(f func(*starlark.Thread, starlark.Value) (starlark.Value, error)) func(*starlark.Thread, *object.Instance) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		mapping, err := mappingOf(self)
		if err != nil {
			return nil, err
		}
		return f(thread, mapping)
	}
}

// iterated iterates over the keys, or over what item makes of each and its value.
func iterated(thread *starlark.Thread, mapping starlark.Value, item func(key, v starlark.Value) starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, mapping)
	if err != nil {
		return nil, err
	}
	return collection.NewIterator(itertools.ChainClass, kit.IteratorFunc(func(thread *starlark.Thread) (starlark.Value, bool, error) {
		key, ok, err := it.Next(thread)
		if err != nil || !ok || item == nil {
			return key, ok, err
		}
		v, err := object.GetItem(thread, mapping, key)
		if err != nil {
			return nil, false, err
		}
		return item(key, v), true, nil
	})), nil
}

func itemsContain(thread *starlark.Thread, self *object.Instance, item starlark.Value) (starlark.Value, error) {
	mapping, err := mappingOf(self)
	if err != nil {
		return nil, err
	}
	pair, err := object.Collect(thread, item)
	if err != nil {
		return nil, err
	}
	if len(pair) != 2 {
		return nil, raise.Errorf("ValueError", "not enough values to unpack (expected 2, got %d)", len(pair))
	}
	v, err := object.GetItem(thread, mapping, pair[0])
	if object.IsError(err, object.KeyErrorClass) {
		return starlark.False, nil
	}
	if err != nil {
		return nil, err
	}
	same, err := object.Equal(thread, v, pair[1])
	return starlark.Bool(same), err
}

func valuesContain(thread *starlark.Thread, self *object.Instance, value starlark.Value) (starlark.Value, error) {
	mapping, err := mappingOf(self)
	if err != nil {
		return nil, err
	}
	keys, err := object.Collect(thread, mapping)
	for _, key := range keys {
		v, err := object.GetItem(thread, mapping, key)
		if err != nil {
			return nil, err
		}
		if same, err := object.Equal(thread, v, value); same || err != nil {
			return starlark.Bool(same), err
		}
	}
	return starlark.False, err
}

// callableItem is Callable[[int], str].
func callableItem(thread *starlark.Thread, class *object.Class, args starlark.Value) (starlark.Value, error) {
	t, ok := args.(starlark.Tuple)
	if !ok || len(t) != 2 {
		return nil, raise.Errorf("TypeError", "Callable must be used as Callable[[arg, ...], result].")
	}
	return object.NewCallableGeneric(class, t[0], t[1])
}

// generatorMixins are what a class of generators gets that defines send and throw.
func generatorMixins() []*call.Entry {
	return []*call.Entry{
		call.M0("def Generator.__next__(self)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return object.CallMethod(thread, self, "send", starlark.Tuple{starlark.None}, nil)
		}),
		call.M0("def Generator.close(self)", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			_, err := object.CallMethod(thread, self, "throw", starlark.Tuple{object.GeneratorExitClass}, nil)
			switch {
			case err == nil:
				return nil, raise.Errorf("RuntimeError", "generator ignored GeneratorExit")
			case object.IsError(err, object.GeneratorExitClass), object.IsError(err, object.StopIterationClass):
				return starlark.None, nil
			}
			return nil, err
		}),
	}
}
