package collections

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// ChainMapClass is collections.ChainMap. The mappings are its attribute maps.
var ChainMapClass = object.NewClass("ChainMap").In("collections")

func fillChainMap() {
	methods := map[string]object.MethodFunc{
		"__init__": chainMapInit,
		"__missing__": kit.Method1("ChainMap.__missing__", func(thread *starlark.Thread, _ *object.Instance, key starlark.Value) (starlark.Value, error) {
			return nil, kit.KeyError(thread, key)
		}),
		"__getitem__":  kit.Method1("ChainMap.__getitem__", chainMapGet),
		"__setitem__":  kit.MethodN("ChainMap.__setitem__", 2, 2, chainMapSet),
		"__delitem__":  kit.Method1("ChainMap.__delitem__", chainMapDelete),
		"__contains__": kit.Method1("ChainMap.__contains__", mappingContains),
		"__iter__": kit.Method0("ChainMap.__iter__", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			d, err := chainMapAll(thread, self)
			if err != nil {
				return nil, err
			}
			return collection.IterValue(thread, d)
		}),
		"__len__": kit.Method0("ChainMap.__len__", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			d, err := chainMapAll(thread, self)
			if err != nil {
				return nil, err
			}
			return starlark.MakeInt(d.Len()), nil
		}),
		"__or__":  kit.Method1("ChainMap.__or__", chainMapOr),
		"__ror__": kit.Method1("ChainMap.__ror__", chainMapReverseOr),
		"__ior__": kit.Method1("ChainMap.__ior__", func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
			_, err := chainMapFirst(thread, self, "update", starlark.Tuple{other})
			return self, err
		}),
		"__repr__":  kit.Method0("ChainMap.__repr__", chainMapRepr),
		"new_child": chainMapChild,
		"popitem": kit.MethodPython("ChainMap.popitem(self)", func(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			v, err := chainMapFirst(thread, self, "popitem", nil)
			if err != nil && object.IsError(err, object.KeyErrorClass) {
				err = kit.KeyError(thread, starlark.String("No keys found in the first mapping."))
			}
			return v, err
		}),
		"pop": func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			v, err := chainMapFirst(thread, self.(*object.Instance), "pop", args)
			if err != nil && object.IsError(err, object.KeyErrorClass) {
				err = chainMapNotFound(thread, args[0])
			}
			return v, err
		},
		"clear": kit.MethodPython("ChainMap.clear(self)", func(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return chainMapFirst(thread, self, "clear", nil)
		}),
		"copy": kit.MethodPython("ChainMap.copy(self)", chainMapCopy), "__copy__": kit.MethodPython("ChainMap.copy(self)", chainMapCopy),
	}
	for _, name := range []string{"get", "keys", "values", "items", "__eq__"} {
		methods[name] = mixins()["Mapping"][name]
	}
	for _, name := range []string{"update", "setdefault"} {
		methods[name] = mixins()["MutableMapping"][name]
	}
	ChainMapClass.DefineObjects(kit.PlainObject, methods)
	ChainMapClass.Set("__hash__", starlark.None)
	ChainMapClass.SetComputed("parents", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		maps, err := chainMaps(thread, self.(*object.Instance))
		if err != nil {
			return nil, err
		}
		return starlark.Call(thread, object.TypeOf(self), starlark.Tuple(maps[1:]), nil)
	}, nil)
}

func chainMapInit(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		return nil, raise.Errorf("TypeError", "ChainMap.__init__() got an unexpected keyword argument '%s'", object.Text(kwargs[0][0]))
	}
	maps := append([]starlark.Value(nil), args...)
	if len(maps) == 0 {
		maps = append(maps, starlark.NewDict(0))
	}
	return starlark.None, self.(*object.Instance).SetOwn("maps", starlark.NewList(maps))
}

// chainMaps returns the mappings, of which there is one at least.
func chainMaps(thread *starlark.Thread, self *object.Instance) ([]starlark.Value, error) {
	maps, err := object.Collect(thread, kit.OrNone(self.Own("maps")))
	if err == nil && len(maps) == 0 {
		err = raise.Errorf("IndexError", "list index out of range")
	}
	return maps, err
}

func chainMapFirst(thread *starlark.Thread, self *object.Instance, method string, args starlark.Tuple) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(thread, maps[0], method, args, nil)
}

// chainMapAll returns the contents of all the mappings.
func chainMapAll(thread *starlark.Thread, self *object.Instance) (*starlark.Dict, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	all := new(starlark.Dict)
	for i := len(maps) - 1; i >= 0; i-- {
		if _, err := object.CallMethod(thread, all, "update", starlark.Tuple{maps[i]}, nil); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func chainMapGet(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	for _, m := range maps {
		v, err := object.GetItem(thread, m, key)
		if err == nil || !object.IsError(err, object.KeyErrorClass) {
			return v, err
		}
	}
	return object.CallMethod(thread, self, "__missing__", starlark.Tuple{key}, nil)
}

func chainMapSet(thread *starlark.Thread, self *object.Instance, args starlark.Tuple) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.SetItem(thread, maps[0], args[0], args[1])
}

func chainMapDelete(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err == nil {
		err = object.DelItem(thread, maps[0], key)
	}
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		err = chainMapNotFound(thread, key)
	}
	return starlark.None, err
}

func chainMapNotFound(thread *starlark.Thread, key starlark.Value) error {
	text, err := object.Repr(thread, key)
	if err != nil {
		return err
	}
	return kit.KeyError(thread, starlark.String("Key not found in the first mapping: "+text))
}

func chainMapRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(maps))
	for i, m := range maps {
		if texts[i], err = object.Repr(thread, m); err != nil {
			return nil, err
		}
	}
	return starlark.String(self.Class().ShortName() + "(" + strings.Join(texts, ", ") + ")"), nil
}

// chainMapChild is ChainMap.new_child(m=None, **kwargs).
func chainMapChild(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	child := starlark.Value(starlark.NewDict(0))
	if len(args) > 0 && args[0] != starlark.None {
		child = args[0]
	}
	if len(kwargs) > 0 {
		if _, err := object.CallMethod(thread, child, "update", nil, kwargs); err != nil {
			return nil, err
		}
	}
	maps, err := chainMaps(thread, self.(*object.Instance))
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, object.TypeOf(self), append(starlark.Tuple{child}, maps...), nil)
}

func chainMapCopy(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
	maps, err := chainMaps(thread, self)
	if err != nil {
		return nil, err
	}
	if maps[0], err = object.CallMethod(thread, maps[0], "copy", nil, nil); err != nil {
		return nil, err
	}
	return starlark.Call(thread, self.Class(), starlark.Tuple(maps), nil)
}

// chainMapOr is c | other: a copy, of which the first mapping is updated.
func chainMapOr(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
	if !isMapping(other) {
		return object.NotImplemented, nil
	}
	to, err := chainMapCopy(thread, self, nil)
	if err != nil {
		return nil, err
	}
	_, err = chainMapFirst(thread, to.(*object.Instance), "update", starlark.Tuple{other})
	return to, err
}

// chainMapReverseOr is other | c: a chain of one mapping, with the contents of both.
func chainMapReverseOr(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
	if !isMapping(other) {
		return object.NotImplemented, nil
	}
	all, err := chainMapAll(thread, self)
	if err != nil {
		return nil, err
	}
	d, err := asDict(thread, other)
	if err == nil {
		_, err = object.CallMethod(thread, d, "update", starlark.Tuple{all}, nil)
	}
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, self.Class(), starlark.Tuple{d}, nil)
}

// isMapping reports whether v counts as a mapping.
func isMapping(v starlark.Value) bool {
	_, ok := object.TypeOf(v).Lookup("keys")
	return ok
}
